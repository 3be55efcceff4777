"""Lies over the window while somebody decides between versions; Esc leaves everything as it is."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent

from facilitator.actions import team
from facilitator.language import tr, trn
from facilitator.ui.attempts import attempt
from facilitator.ui.rivals.card import BOTH_KEY, RivalCard
from facilitator.ui.rivals.reading import Contest, contests
from facilitator.ui.shell.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from facilitator.actions.desk import Desk, Outcome
    from facilitator.domain.dossier import Dossier
    from facilitator.storage.teamed import Rival
    from facilitator.ui.theme.theme import Theme

_WIDTH, _BESIDE, _GAP, _LEAST = 560, 24, 8, 280
_SHARE_OF_WINDOW: Final = 0.8
_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Backtab: -1,
}
_WAYS: Final = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class RivalOverlay(Overlay):
    """Goes through contested texts, the one that was asked for first."""

    said = Signal(str)
    """A sentence for the status bar."""
    reached = Signal(str, str)
    """Table and id of the row whose text is shown now, where it is not the one that was asked for."""

    def __init__(self, theme: "Theme", desk: "Desk", window: "QWidget") -> None:
        self.card = RivalCard(theme)
        super().__init__(theme, window, self.card)
        self._desk = desk
        self._head: Dossier | None = None
        self._contests: list[Contest] = []
        self._at = 0
        self._anchor = QRect()
        self.card.taken.connect(self._take)
        self.card.both_wanted.connect(self._keep_both)
        self.card.next_wanted.connect(self._go)
        self.card.close_wanted.connect(self.dismiss)
        self._stop = desk.watch(self._heed)

    def open(self, head: "Dossier | None", row_id: str = "", anchor: QRect | None = None) -> bool:
        """Show the versions of a row's text, beside `anchor` in the window; else of all texts.

        False where nothing is to be decided.
        """
        self._head, self._anchor = head, anchor or QRect()
        self._contests = contests(self._desk.read, head)
        asked = [at for at, entry in enumerate(self._contests) if entry.row_id == row_id]
        if not self._contests or (row_id and not asked):
            return False
        self._at = asked[0] if asked else 0
        self._show()
        return True

    def leave(self) -> None:
        """Let go of the file, which is about to be closed."""
        self._stop()
        self.dismiss()
        self.deleteLater()

    @property
    def current(self) -> Contest:
        """What is to be decided now."""
        return self._contests[self._at]

    def _show(self) -> None:
        contest = self.current
        self.card.show_contest(
            contest,
            [self._who(version) for version in contest.versions],
            has_room=team.has_room(contest.table, contest.column),
            at=self._at,
            of=len(self._contests),
        )
        self.appear(self.card.boxes[0])
        self.arrange()  # only what is shown knows the size of its type

    def _who(self, version: "Rival") -> str:
        """Return who wrote a version: as their laptop is called in the team, else as it was stored."""
        name = self._names().get(version.device) or version.actor
        if version.device != self._desk.file.device:
            return name or tr("Another laptop")
        return tr("{name} (this laptop)", name=name) if name else tr("This laptop")

    def _names(self) -> dict[str, str]:
        return {member.id: member.name for member in self._desk.read.members()}

    def _go(self, by: int) -> None:
        if len(self._contests) > 1:
            self._at = (self._at + by) % len(self._contests)
            self._anchor = QRect()
            self._show()
            self.reached.emit(self.current.table, self.current.row_id)

    # Deciding

    def _take(self, stamp: str) -> None:
        self._decide(team.settle, keep=stamp)

    def _keep_both(self) -> None:
        if not self.card.both.isHidden():
            self._decide(team.keep_all)

    def _decide(self, action: "Callable[..., Outcome]", **values: str) -> None:
        contest = self.current
        self.dismiss()
        if self._desk.read_only:
            self.said.emit(tr("Read only: nothing can be decided in this file here."))
            return
        done = attempt(
            self._desk,
            self.said.emit,
            action,
            row_id=contest.row_id,
            column=contest.column,
            **values,
        )
        if done:
            left = len(self._contests) - 1
            self.said.emit(_told(left))

    def _heed(self, outcome: "Outcome", _initiator: object) -> None:
        """Show what came meanwhile, or close where somebody else has decided."""
        if not self._is_open or self.current.row_id not in {row for _, row in outcome.touched}:
            return
        cell = self.current[:3]
        self._contests = contests(self._desk.read, self._head)
        found = [at for at, entry in enumerate(self._contests) if entry[:3] == cell]
        if found:
            self._at = found[0]
            self._show()
        else:
            self.dismiss()

    # Where it stands, and its keys

    def card_rect(self) -> QRect:
        """Below what it is about, or above where there is more room, or over it; else near the top."""
        px = self._theme.px
        width = min(px(_WIDTH), self.width() - 2 * px(_BESIDE))
        room = min(int(self.height() * _SHARE_OF_WINDOW), self.height() - 2 * px(_BESIDE))
        height = self.card.height_for(width, room)
        if self._anchor.isNull():
            return QRect(
                (self.width() - width) // 2, min(px(96), self.height() - height), width, height
            )
        left = max(min(self._anchor.left(), self.width() - width - px(_BESIDE)), px(_BESIDE))
        below = self.height() - self._anchor.bottom() - px(_GAP) - px(_BESIDE)
        above = self._anchor.top() - px(_GAP) - px(_BESIDE)
        height = min(height, max(below, above, px(_LEAST)))
        top = self._anchor.bottom() + px(_GAP)
        if below < height and below < above:
            top = self._anchor.top() - px(_GAP) - height
        lowest = self.height() - px(_BESIDE) - height
        return QRect(left, max(min(top, lowest), px(_BESIDE)), width, height)

    def event(self, event: QEvent) -> bool:
        """Take every key before it means something to the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide, go on, or leave; no other key goes on to the window."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.card.take(key - Qt.Key.Key_0)
        elif key == Qt.Key[f"Key_{BOTH_KEY}"]:
            self._keep_both()
        elif key in _STEPS:
            self.card.step(_STEPS[key])
        elif key in _WAYS:
            self._go(_WAYS[key])
        event.accept()


def _told(left: int) -> str:
    if not left:
        return tr("Decided. No other text has two versions.")
    return trn(
        "Decided. {count} more text has two versions.",
        "Decided. {count} more texts have two versions.",
        left,
    )
