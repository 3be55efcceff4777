"""One room of the cockpit: a column that leads into the room."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from facilitator.language import tr
from facilitator.ui.cockpit.measures import LEISURELY, Measures, Places, places
from facilitator.ui.cockpit.note_rows import paint_notes
from facilitator.ui.cockpit.painter import (
    clock_area,
    paint_clock,
    paint_foot,
    paint_pace,
    paint_question,
    paint_title,
    question_lines,
)
from facilitator.ui.cockpit.rooms import Room, Sight
from facilitator.ui.session.pace_strip import PaceStrip
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import EnterButton, button
from facilitator.ui.widgets.pen import Pen
from facilitator.ui.widgets.rows import paint_box, paint_row

_Key = Qt.Key
STEERING: Final = (
    _Key.Key_Left,
    _Key.Key_Right,
    _Key.Key_Up,
    _Key.Key_Down,
    _Key.Key_Home,
    _Key.Key_End,
    _Key.Key_PageUp,
    _Key.Key_PageDown,
)


_REST: Final = 41
"""The middle of the second line of the pace, from the top of its box."""


class RoomColumn(EnterButton):
    """Shows a room and repaints what has changed of it; a click or Enter goes there."""

    steered = Signal(int)
    """One of the keys that lead from room to room was pressed."""
    mend_wanted = Signal(str)
    """The time of this session is to be spread anew."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.sight: Sight | None = None
        self._measures = LEISURELY
        self._lines = 1
        self._places: Places | None = None
        self.strip = PaceStrip(theme, self, labelled=False)
        self.strip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.mend = button(theme, tr("Spread time anew"), "text")
        self.mend.setParent(self)
        self.mend.setProperty("small", "true")
        self.mend.clicked.connect(lambda _checked: self.mend_wanted.emit(self.session_id))
        self.mend.hide()
        self.setProperty("ring", False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._lay_out)

    @property
    def session_id(self) -> str:
        """Whose room it is, empty before it shows one."""
        return self.sight.room.outline.session.id if self.sight else ""

    @property
    def room(self) -> Room | None:
        """What it shows."""
        return self.sight.room if self.sight else None

    @property
    def measures(self) -> Measures:
        """What it is drawn by."""
        return self._measures

    @property
    def notes_place(self) -> QRect:
        """Where its notes stand; nowhere before it is laid out."""
        return self._places.notes if self._places else QRect()

    # What is shown

    def show_sight(self, sight: Sight) -> None:
        """Show a room as it is now; the same room changed costs the parts that changed."""
        before, self.sight = self.room, sight
        self._show_strip(sight)
        if sight.room == before:
            return
        self.setAccessibleName(sight.room.spoken)
        self.setToolTip(_told(sight.room))
        self._show_mend()
        for area in self._changed(before, sight.room):
            self.update(area)

    def _show_strip(self, sight: Sight) -> None:
        standing = sight.standing
        self.strip.setVisible(standing.is_timed and standing.pace.total > 0)
        is_live = standing.clock.is_live
        self.strip.show_pace(standing.pace, length=standing.minutes, needle=is_live)

    def _changed(self, before: Room | None, room: Room) -> list[QRect]:
        """Return the areas of what looks different."""
        if before is None or self._places is None:
            return [self.rect()]
        place = self._places
        was, now = self._clock_area(before, place), self._clock_area(room, place)
        titled = place.title | place.where
        parts = (
            (now, before.clock, room.clock),
            (titled, (was, before.clock.below), (now, room.clock.below)),
            (place.box, before.words, room.words),
            (
                place.progress | place.question,
                (before.progress, before.question, before.parts),
                (room.progress, room.question, room.parts),
            ),
            (place.notes, before.groups, room.groups),
            (
                place.foot,
                (before.key_results, before.parked, before.last, before.team),
                (room.key_results, room.parked, room.last, room.team),
            ),
        )
        if before.outline != room.outline:
            return [self.rect()]
        return [area for area, former, present in parts if former != present]

    def _clock_area(self, room: Room, place: Places) -> QRect:
        return clock_area(self._theme, room, self._measures, place)

    def lines_needed(self, measures: Measures, width: int) -> int:
        """Return how many lines the question takes in a column of a width."""
        room = width - 2 * self._theme.px(measures.pad)
        return len(question_lines(self._theme, self.room, measures, room)) if self.room else 0

    def set_stop(self, *, is_stop: bool) -> None:
        """Let Tab stop here and at the mend, or pass by."""
        policy = Qt.FocusPolicy.TabFocus if is_stop else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        self.mend.setFocusPolicy(policy)

    def wear(self, measures: Measures, lines: int) -> None:
        """Be drawn by other measures, with room for some lines of the question."""
        if (measures, lines) != (self._measures, self._lines) or self._places is None:
            self._measures, self._lines = measures, lines
            self._lay_out()

    # Where everything is

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the column anew."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        self._places = places(self._theme, self._measures, self.size(), self._lines)
        self.strip.setGeometry(self._places.strip)
        self._show_mend()
        self.update()

    def _show_mend(self) -> None:
        wanted = self.room is not None and self.room.is_mendable and not self._measures.is_dense
        self.mend.setVisible(wanted)
        if wanted and self._places:
            size, box, px = self.mend.sizeHint(), self._places.box, self._theme.px
            left = box.right() - px(3) - size.width()
            top = box.top() + px(_REST) - size.height() // 2
            self.mend.setGeometry(QRect(left, top, size.width(), size.height()))

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead to another room, or go into this one with Enter; a space belongs to a message."""
        if event.key() in STEERING and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.steered.emit(event.key())
        elif event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """The least that is needed."""
        return QSize(self._theme.px(self._measures.width), self._theme.px(self._measures.height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw those parts that are asked for."""
        if self.room is None or self._places is None:
            return
        theme, place, room, measures = self._theme, self._places, self.room, self._measures
        painter, area = QPainter(self), event.region()
        pen = Pen(painter, theme)
        self._paint_ground(painter)
        clock = self._clock_area(room, place)
        if area.intersects(clock):
            paint_clock(pen, room, measures, clock)
        if not area.subtracted(clock).intersected(place.title | place.where).isEmpty():
            paint_title(pen, room, measures, place)
        if area.intersects(place.box):
            mend = 0 if self.mend.isHidden() else self.mend.width()
            paint_pace(pen, room, measures, place, mend)
        if area.intersects(place.progress | place.question):
            paint_question(pen, room, measures, place)
        if area.intersects(place.notes):
            paint_notes(pen, room.groups, measures, place.notes)
        if area.intersects(place.foot):
            paint_foot(pen, room, measures, place)
        if self.hasFocus():
            paint_row(painter, theme, self.rect().adjusted(2, 2, -3, -3), focused=True)

    def _paint_ground(self, painter: QPainter) -> None:
        """Paint edges, and where the mouse is the fill that says so: in a high column its head alone."""
        theme, px, line = self._theme, self._theme.px, self._theme.color("line")
        is_dense, hovered = self._measures.is_dense, self.underMouse()
        ground = "hover" if hovered and is_dense else "surface"
        painter.fillRect(self.rect(), theme.color(ground))
        if hovered and not is_dense and self._places:
            head = self._places.title | self._places.where
            paint_box(painter, theme, head.adjusted(-px(8), -px(5), px(8), px(3)), "hover")
        painter.fillRect(self.width() - 1, 0, 1, self.height(), line)
        painter.fillRect(0, self.height() - 1, self.width(), 1, line)


def _told(room: Room) -> str:
    """Return what the tooltip says: what a dense column has no room for, and where a click leads."""
    name = f"{room.outline.code} {room.outline.title}"
    pace = f"{room.words.spoken} {room.clock.below}".strip()
    into = tr("Click or press Enter to go into this room")
    return "\n".join(part for part in (name, room.outline.where, pace, room.question, into) if part)
