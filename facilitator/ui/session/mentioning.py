"""Takes over what was typed into a note about the note, when the caret leaves it.

Owner and date of a task and the stakeholder group (see `domain.mentions`) go from the words to
the note's details. Persons known to the file are no group: a contribution never bears a name.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent

from facilitator import clock
from facilitator.domain.text import fold
from facilitator.ui.session.document import Change
from facilitator.ui.session.lines import Line

if TYPE_CHECKING:
    from facilitator.ui.session.view import PageView

_SHORTEST_NAME = 3
STAYING = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
"""Reasons for which the keyboard leaves an editor only to come back."""


class Mentioning(QObject):
    """Watches which notes were written and which one the caret is in."""

    def __init__(self, editor: "PageView") -> None:
        super().__init__(editor)
        self._editor = editor
        self._written: set[str] = set()
        self._persons: tuple[str, ...] = ()
        self._words: frozenset[str] | None = None
        self._day: date | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)  # not while the page is still changing
        self._soon.timeout.connect(self._take_over_left)
        editor.page.edited.connect(self._note_written)
        editor.cursorPositionChanged.connect(self._look)
        editor.settling.connect(self.take_over)
        editor.installEventFilter(self)

    def know(self, names: Iterable[str], day: date | None) -> None:
        """Take over the persons of the file, and the day that dates without a year follow."""
        self._persons = tuple(names)
        self._words = None
        self._day = day

    @property
    def _names(self) -> frozenset[str]:
        """The words of all names, found when a note first asks: ten thousand people take a while."""
        if self._words is None:
            words = (word for name in self._persons for word in fold(name).split())
            self._words = frozenset(word for word in words if len(word) >= _SHORTEST_NAME)
        return self._words

    def _note_written(self, change: Change) -> None:
        for line in change.after[change.first : change.end]:
            if line.is_note and (line.kind == "task" or "@" in line.text):
                self._written.add(line.id)

    def _look(self) -> None:
        if self._written and self._editor.page.lines:
            self._soon.start()

    def _take_over_left(self) -> None:
        self._take_over(besides=self._editor.current_line.id if self._editor.page.lines else "")

    def take_over(self) -> None:
        """Take over what every written note says about itself, that with the caret included."""
        self._take_over(besides="")

    def _take_over(self, *, besides: str) -> None:
        ready = self._written - {besides} if self._editor.page.lines else set()
        if not ready or self._editor.isReadOnly() or self._editor.is_composing:
            return
        self._written -= ready
        page = [
            self._understood(line) if line.id in ready else line for line in self._editor.page.lines
        ]
        if any(new is not old for new, old in zip(page, self._editor.page.lines, strict=True)):
            with self._editor.undisturbed():
                self._editor.page.turn(page)
            self._written -= ready

    def _understood(self, line: Line) -> Line:
        from facilitator.domain import mentions  # noqa: PLC0415 - not at the start

        if line.kind == "task":
            found = mentions.in_task(line.text, self._day or clock.today(), self._persons)
            if found is None:
                return line
            details = line.details._replace(
                task_owner=found.name or line.details.task_owner,
                task_due=found.due or line.details.task_due,
            )
        else:
            found = mentions.in_statement(line.text)
            if found is None or self._names.intersection(fold(found.name).split()):
                return line
            details = line.details._replace(group_name=found.name)
        return line._replace(text=found.text, details=details)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take over what stands there when the keyboard goes elsewhere, but not for a menu."""
        match event:
            case QFocusEvent() if event.lostFocus() and event.reason() not in STAYING:
                self.take_over()
            case _:
                pass
        return False
