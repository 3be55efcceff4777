"""Above a room's column: the same topic in the round before, and the way there."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.domain.dossier import Dossier
from facilitator.domain.timing import timing
from facilitator.language import tr, trn
from facilitator.ui.cockpit.captured import Captured
from facilitator.ui.cockpit.outlines import Outline
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import EnterButton
from facilitator.ui.widgets.pen import RIGHT, Pen
from facilitator.ui.widgets.rows import paint_row

HEIGHT = 67
_PAD, _TEXT, _GLYPH, _GAP, _FIRST, _SECOND, _LINE = 20, 24, 16, 14, 13, 35, 20


class EarlierRoom(NamedTuple):
    """What came out of a topic in the round before."""

    session_id: str
    code: str
    title: str
    notes: str
    key_results: str
    answered: str
    is_over: bool
    """Whether it is closed, or every question has a note."""


def earlier_room(
    head: Dossier, outline: Outline, captured: Captured | None, now: datetime
) -> EarlierRoom | None:
    """Return what came out of a room's topic before; None where it is the first round."""
    if outline.earlier is None or captured is None:
        return None
    state = timing(head.facts_of(outline.earlier), now).state
    answered = sum(key in captured.counts for key in outline.questions)
    count, results = captured.notes, captured.key_results
    questions = tr(
        "{number} of {count} questions answered", number=answered, count=len(outline.questions)
    )
    return EarlierRoom(
        outline.earlier.id,
        str(head.code[outline.earlier.id]),
        outline.title,
        trn("{count} note", "{count} notes", count),
        trn("{count} key result", "{count} key results", results) if results else "",
        questions if outline.questions else "",
        state == "closed" or 0 < len(outline.questions) == answered,
    )


class EarlierBand(EnterButton):
    """Shows an earlier room; a click or Enter goes there."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.room: EarlierRoom | None = None
        self.setProperty("ring", False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_room(self, room: EarlierRoom) -> None:
        """Show a room; the same one changes nothing."""
        if room != self.room:
            self.room = room
            parts = (f"{room.code} {room.title}", room.notes, room.key_results, room.answered)
            self.setAccessibleName(", ".join(part for part in parts if part))
            self.setToolTip(tr("View {code}", code=room.code))
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go there with Enter; a space belongs to a message."""
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(self._theme.px(200), self._theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        if self.room is None:
            return
        theme, px, painter = self._theme, self._theme.px, QPainter(self)
        pen, room, ground = Pen(painter, theme), self.room, self.rect()
        painter.fillRect(ground, theme.color("hover" if self.underMouse() else "canvas"))
        painter.fillRect(ground.right(), 0, 1, ground.height(), theme.color("line"))
        painter.fillRect(0, ground.bottom(), ground.width(), 1, theme.color("line"))
        first = QRect(px(_PAD), px(_FIRST), self.width() - 2 * px(_PAD), px(_LINE))
        pen.glyph_in(first, "check-filled" if room.is_over else "ring", "text3", _GLYPH)
        view = pen.write(first, tr("View"), weight=500, ink="accent", side=RIGHT)
        words = first.adjusted(px(_TEXT), 0, -view - px(_GAP), 0)
        code = pen.write(words, room.code, weight=600)
        pen.write(words.adjusted(code + px(8), 0, 0, 0), room.title, ink="text2")
        self._paint_counts(pen, room)
        if self.hasFocus():
            paint_row(painter, theme, ground.adjusted(2, 2, -3, -3), focused=True)

    def _paint_counts(self, pen: Pen, room: EarlierRoom) -> None:
        px, left = self._theme.px, self._theme.px(_PAD + _TEXT)
        for icon, text in (("", room.notes), ("star", room.key_results), ("", room.answered)):
            rest = self.width() - px(_PAD) - left
            if not text or rest <= 0:
                continue
            place = QRect(left, px(_SECOND), rest, px(_LINE))
            if icon:
                pen.glyph_in(place, icon, "text3", 12)
                place.setLeft(place.left() + px(17))
            left = place.left() + pen.write(place, text, size="meta", ink="text3") + px(_GAP)
