"""The window's entry: builds the objects of the program once and passes them in."""

import gc
import logging
import os
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from facilitator import language
from facilitator.errors import EnvironmentProblem
from facilitator.language import tr
from facilitator.settings import Settings
from facilitator.ui.messages import Messages
from facilitator.ui.shell.program import Program
from facilitator.ui.theme.focus import FocusRing
from facilitator.ui.theme.theme import Theme

_STARTED_AFTER_MILLISECONDS = 300
_GARBAGE_THRESHOLDS = (700, 10, 1_000)
"""Python's own, but for the last, which says how seldom everything is looked through."""

_log = logging.getLogger(__name__)


def run_window(path: Path | None, settings: Settings, *, invitation: str = "") -> int:
    """Open the window on a file, or on the welcome screen, and return the exit code at its end.

    With an `invitation`, the link of one, the way into its team is in front.
    """
    _require_display()
    application = build_application(sys.argv[:1])
    program = build_program(application, settings)
    sys.excepthook = LastResort(program)
    if path is None or not program.open_file(path):
        window = program.welcome()
        if invitation:
            window.join_team(invitation)
    QTimer.singleShot(_STARTED_AFTER_MILLISECONDS, _finish_starting)
    _report_readiness(program)
    code = application.exec()
    program.close_rest()
    _finish_jobs()
    return code


def _require_display() -> None:
    """EnvironmentProblem where there is no screen: Qt itself would end the process with a signal."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(map(os.environ.get, named)):
        raise EnvironmentProblem(
            tr(
                "There is no display to open a window on; the commands listed with --help need none."
            )
        )


def build_application(arguments: list[str]) -> QApplication:
    """Make Qt's application: sharp on every screen, and with Qt's own words in our language."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    # As an argument, because asking for the style by name returns it, and PySide then builds all
    # its enumerations (4 ms).
    application = QApplication([*arguments, "-style", "Fusion"])
    application.setApplicationName("Facilitator")
    application.setApplicationDisplayName("Facilitator")
    if language.current() != "en":
        translator = QTranslator(application)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(f"qtbase_{language.current()}", folder):
            application.installTranslator(translator)
    return application


def build_program(application: QApplication, settings: Settings) -> Program:
    """Make the theme, the messages and the program that opens windows with them."""
    theme = Theme(application, settings)
    ring = FocusRing(theme, application)
    program = Program(settings, theme, Messages(), parent=application)
    program.setProperty("ring", ring)  # kept alive as long as the program
    return program


def _finish_starting() -> None:
    """Do what nobody waits for: the log, numbers and dates of Qt's own, collecting garbage."""
    from PySide6.QtCore import QLocale  # noqa: PLC0415 - 5 ms, when the window is there

    from facilitator import logs  # noqa: PLC0415 - 8 ms, the same

    logs.start()
    QLocale.setDefault(QLocale(language.current()))
    begin_collecting()


def begin_collecting() -> None:
    """Collect garbage from now on, but hardly ever look through everything for it.

    That takes 10 to 20 ms, a frame that a key or a clock would miss; each open file has it done
    when writing pauses (`Workspace`). What is there now stays, and is never looked at again.
    """
    gc.freeze()
    gc.set_threshold(*_GARBAGE_THRESHOLDS)
    gc.enable()


def _finish_jobs() -> None:
    """Let a protocol that is being written be written whole."""
    from facilitator.background.jobs import wait_for_all  # noqa: PLC0415 - not at the start

    wait_for_all()


def _report_readiness(program: Program) -> None:
    wish = os.environ.get("FACILITATOR_EXIT_WHEN_READY")
    if wish:
        from facilitator.ui.readiness import ReadyReport  # noqa: PLC0415 - for measuring only

        ReadyReport(program.windows[0], stays_open=wish == "hold")


class LastResort:
    """Says once, and calmly, that the program made a mistake; a mistake in saying so is only logged."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._is_busy = False

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log an error that reached Qt's event loop and show it once the event is over."""
        _log.error("not caught", exc_info=(kind, error, trace))
        if os.environ.get("FACILITATOR_DEBUG"):
            sys.__excepthook__(kind, error, trace)
        if not self._is_busy:
            self._is_busy = True
            # Not from inside the event that failed: a box would run events in the middle of it.
            QTimer.singleShot(0, lambda: self._say(error))

    def _say(self, error: BaseException) -> None:
        try:
            self._program.report(error)
        finally:
            self._is_busy = False
