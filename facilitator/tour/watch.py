"""Hears what would go wrong unseen: warnings, uncaught errors, our log, boxes on the screen."""

import logging
import os
import sys
from collections.abc import Collection
from types import TracebackType
from typing import Final, NoReturn

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox

from facilitator.errors import Bug
from facilitator.language import tr

_LOOKS_EVERY_MILLISECONDS: Final = 100
_HARMLESS: Final = (
    "This plugin does not support",  # the screen that is not there has no window manager
    "Detected locale",  # Qt switches to UTF-8 by itself where the environment names something else
)
_WARNINGS: Final = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


class Watch(logging.Handler):
    """Collects complaints from its making on; `check` ends the tour at the first."""

    def __init__(self, *, expected: Collection[str] = ()) -> None:
        """`expected` are names of loggers that complain of what the tour does on purpose."""
        super().__init__(logging.WARNING)
        self._expected = expected
        self._complaints: list[str] = []
        self._looking = QTimer(interval=_LOOKS_EVERY_MILLISECONDS)
        self._looking.timeout.connect(self._close_boxes)
        logging.captureWarnings(capture=True)
        for name in ("facilitator", "py.warnings"):
            logging.getLogger(name).addHandler(self)
        qInstallMessageHandler(self._hear_qt)
        sys.excepthook = self._hear_error

    def look(self) -> None:
        """Look for message boxes as well; needs an application."""
        self._looking.start()

    def check(self) -> None:
        """Raise Bug when anything has been heard."""
        if self._complaints:
            self._stop(self._complaints[0])

    def emit(self, record: logging.LogRecord) -> None:
        """Take a line of our log, or a warning of Python's."""
        if record.name not in self._expected:
            self._complaints.append(record.getMessage())

    @staticmethod
    def _stop(complaint: str) -> NoReturn:
        raise Bug(tr("The tour ended early: {reason}", reason=complaint))

    def _hear_qt(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind in _WARNINGS and not message.startswith(_HARMLESS):
            self._complaints.append(message)

    def _hear_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self._complaints.append(f"{kind.__name__}: {error}")
        if os.environ.get("FACILITATOR_DEBUG"):
            sys.__excepthook__(kind, error, trace)

    def _close_boxes(self) -> None:
        """Nobody is there to answer, so that a box would keep the tour waiting for ever."""
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            self._complaints.append(box.text())
            box.reject()
