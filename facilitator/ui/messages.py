"""The one place that shows message boxes: what happened, what was kept, what to do."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QWidget

from facilitator.errors import Bug, FacilitatorError
from facilitator.language import tr

_log = logging.getLogger(__name__)


class Messages:
    """Shows errors and asks questions; errors we did not expect are logged with their traceback."""

    def show(self, parent: QWidget | None, error: BaseException) -> None:
        """Show an error's sentence; anything but our own errors says that it is our fault."""
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - most starts show no box

        if isinstance(error, FacilitatorError) and not isinstance(error, Bug):
            sentence, icon = error.sentence, QMessageBox.Icon.Warning
        else:
            _log.error("unexpected error", exc_info=error)
            sentence, icon = self._unexpected(error), QMessageBox.Icon.Critical
        box = QMessageBox(icon, tr("Facilitator"), sentence, QMessageBox.StandardButton.Ok, parent)
        box.exec()

    @contextmanager
    def guard(self, parent: QWidget | None) -> Iterator[None]:
        """Show what the body raises on purpose; our own mistakes go on to the window's last resort."""
        try:
            yield
        except Bug:
            raise
        except FacilitatorError as error:
            self.show(parent, error)

    @staticmethod
    def ask(parent: QWidget | None, question: str, yes: str) -> bool:
        """Ask a question whose one answer is the verb `yes`; return whether it was chosen.

        Enter and Esc choose the other one: what is asked for cannot be taken back.
        """
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - most starts show no box

        box = QMessageBox(QMessageBox.Icon.Question, tr("Facilitator"), question, parent=parent)
        agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        box.exec()
        return box.clickedButton() is agree

    @staticmethod
    def _unexpected(error: BaseException) -> str:
        return tr(
            "Something went wrong inside the program ({kind}). What you typed is in the file; "
            "the details are in the log. You can go on working.",
            kind=type(error).__name__,
        )
