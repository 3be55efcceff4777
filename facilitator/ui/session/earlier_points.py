"""Points of the earlier rounds, faintly over the notes: chosen, confirmed and contradicted.

They are no part of the text. Each section's first block leaves room above it and the points are
painted there, so nobody can edit them, and no key costs more because of them. An answer is a
note like any other (see `answering`); what is answered is read off the page.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter

from facilitator.domain.records import Stance
from facilitator.language import tr
from facilitator.ui.session.document import Change
from facilitator.ui.session.earlier import Point
from facilitator.ui.session.kinds import KINDS
from facilitator.ui.session.page_look import Rooms
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.pen import RIGHT

if TYPE_CHECKING:
    from facilitator.ui.session.point_columns import Columns, Placed
    from facilitator.ui.session.view import PageView

_VERB_AIR: Final = 11
_VERB_HEIGHT: Final = 26
_MARK, _MARK_GAP = 12, 8
_PRESSES: Final = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}


class EarlierPoints(QObject):
    """The points of one page; at most one of them has the keyboard, and one the mouse."""

    answered = Signal(object, str)
    """A point and whether it is "confirmed" or "contradicted"."""
    changed = Signal()
    """The words beside the points are to be painted anew."""

    def __init__(self, editor: "PageView", theme: Theme) -> None:
        super().__init__(editor)
        self._editor = editor
        self._theme = theme
        self._points: Sequence[Point] = ()
        self._question_id = ""
        self._columns: Columns | None = None
        self._answers: dict[str, Stance] = {}
        self._laid_out_at = 0
        self._chosen: Point | None = None
        self._hovered: Point | None = None
        editor.page.edited.connect(self._heed_edit)
        editor.page.structured.connect(self._count_answers)
        editor.viewport().installEventFilter(self)

    # Showing

    def show(self, points: Sequence[Point], question_id: str) -> None:
        """Take other points; the page leaves room for them when it is shown or refreshed next."""
        self._points, self._question_id = points, question_id
        self._chosen = self._hovered = None
        self._editor.page.rooms = self._laid_out()

    @property
    def all(self) -> list[Point]:
        """The points as they are shown."""
        return list(self._points)

    def change(self, points: Sequence[Point]) -> None:
        """Take other points of the same question, while somebody reads and writes."""
        with self._editor.undisturbed():
            self._points, self._chosen, self._hovered = points, None, None
            self.renew()
        self._count_answers()
        self._editor.update_margins()

    def fit(self) -> None:
        """Lay out anew where the width or the theme has changed."""
        if self._points and self._laid_out_at != self._editor.viewport().width():
            self.renew()

    def renew(self) -> None:
        """Lay out anew with what there is now, and make the page follow."""
        self._editor.page.give_room(self._laid_out())

    def _laid_out(self) -> Rooms:
        self._laid_out_at = self._editor.viewport().width()
        if not self._points:
            self._columns = None
            return Rooms()
        from facilitator.ui.session.point_columns import Columns  # noqa: PLC0415 - not in a first round

        columns = Columns(self._theme, self._points, self._laid_out_at, self._question_id)
        self._columns = columns
        return columns.rooms

    def _in_view(self, top: int, bottom: int) -> "Iterator[Placed]":
        return self._columns.in_view(self._editor, top, bottom) if self._columns else iter(())

    def at(self, y: int) -> Point | None:
        """Return the point at a height of the viewport."""
        for placed in self._in_view(y, y):
            if placed.point and placed.top <= y < placed.top + placed.height:
                return placed.point
        return None

    # What is answered

    def stance_on(self, point: Point) -> Stance:
        """Return what the notes of this page say to a point."""
        return self._answers.get(point.id, "")

    def _count_answers(self) -> None:
        if self._points:
            self._answers = {
                line.details.answers_id: line.details.stance
                for line in self._editor.page.lines
                if line.details.answers_id
            }

    def _heed_edit(self, change: Change) -> None:
        if self._chosen:
            self.choose(None)
        if self._points:
            old = change.before[change.first : change.end_before]
            new = change.after[change.first : change.end]
            if any(line.details.answers_id for line in (*old, *new)):
                self._count_answers()
                self.changed.emit()

    # Choosing and answering

    @property
    def chosen(self) -> Point | None:
        """The point that has the keyboard."""
        return self._chosen

    def choose(self, point: Point | None) -> None:
        """Put the keyboard on a point, or take it away."""
        self._chosen = point
        self._editor.viewport().update()
        self.changed.emit()

    def step(self, by: int) -> None:
        """Choose the next (1) or previous (-1) point, at first an open one where the caret is."""
        if not self._points:
            return
        if self._chosen in self._points:
            at = self._points.index(self._chosen) + by
            self.choose(self._points[min(max(at, 0), len(self._points) - 1)])
        else:
            section = self._editor.current_line.question_id
            self.choose(min(self._points, key=lambda point: self._distance(point, section)))
        self._reveal()

    def _distance(self, point: Point, section: str) -> tuple[bool, bool]:
        return point.section != section, bool(self.stance_on(point))

    def answer(self, stance: Stance) -> None:
        """Confirm or contradict the chosen point, which stays chosen: the same again takes it back.

        Where none is chosen, one is chosen first: nobody answers what they do not see.
        """
        point = self._chosen
        if point is None:
            self.step(0)
            return
        self._give(point, stance)
        self.choose(point)
        self._reveal()

    def _give(self, point: Point, stance: Stance) -> None:
        if not self._editor.isReadOnly():
            self.answered.emit(point, stance)

    def _reveal(self) -> None:
        """Scroll so far that the chosen point is in view."""
        point, editor = self._chosen, self._editor
        if point and self._columns:
            ids = [line.id for line in editor.page.lines]
            index = 0 if point.section == self._question_id else ids.index(point.section) + 1
            room = self._columns.room_of(point, editor.page.lines[index], editor.top_of(index))
            editor.show_stretch(*room)

    # Painting

    def paint(self, area: QRect) -> None:
        """Paint the points in an area of the viewport."""
        if self._columns is None:
            return
        painter = QPainter(self._editor.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self._editor.viewport().width()
        for placed in self._in_view(area.top(), area.bottom()):
            is_chosen = placed.point is not None and placed.point == self._chosen
            self._columns.paint(painter, placed, width, chosen=is_chosen)

    def paint_beside(self, painter: QPainter, right: int, area: QRect) -> None:
        """Paint what is said to each point, and the verb where mouse or keyboard is."""
        theme = self._theme
        for placed in self._in_view(area.top(), area.bottom()):
            if placed.point is None:
                continue
            words, role, weight = self._words_beside(placed.point)
            painter.setFont(theme.font("base", weight))
            painter.setPen(theme.color(role))
            height = theme.px(_VERB_HEIGHT)
            place = QRect(0, placed.top, right - theme.px(_VERB_AIR), height)
            painter.drawText(place, RIGHT, words)
            width = painter.fontMetrics().horizontalAdvance(words)
            self._paint_marks(painter, placed, place.right() - width)

    def _paint_marks(self, painter: QPainter, placed: "Placed", right: int) -> None:
        """Paint what a point was in its own round, kind and star, left of the words beside it."""
        theme, px = self._theme, self._theme.px
        top = placed.top + (px(_VERB_HEIGHT) - px(_MARK)) // 2
        left = right - px(_MARK + _MARK_GAP)
        for name in marks_of(placed.point) if placed.point else ():
            if left >= 0:
                theme.icons.draw(painter, left, top, name, "text3", _MARK)
            left -= px(_MARK + _MARK_GAP)

    def _words_beside(self, point: Point) -> tuple[str, str, int]:
        match self.stance_on(point):
            case "confirmed":
                return tr("confirmed"), "text3", 400
            case "contradicted":
                return tr("contradicted"), "text3", 400
            case _:
                is_offered = point in (self._chosen, self._hovered)
                can_be = is_offered and not self._editor.isReadOnly()
                return tr("Confirm") if can_be else "", "accent", 500

    # Mouse

    def hover(self, y: int | None) -> Point | None:
        """Offer the point at a height of the viewport; returns it."""
        point = self.at(y) if y is not None else None
        if point != self._hovered:
            self._hovered = point
            shape = Qt.CursorShape.ArrowCursor if point else Qt.CursorShape.IBeamCursor
            self._editor.viewport().setCursor(shape)
            self.changed.emit()
        return point

    def take_up(self, y: int) -> bool:
        """Confirm the point at a height, as its verb says; False where there is none."""
        point = self.at(y)
        if point and not self.stance_on(point):
            self._give(point, "confirmed")
        return point is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse over the points; a click on one leaves the caret alone."""
        if not self._points:
            return False
        if event.type() == QEvent.Type.Leave:
            self.hover(None)
        elif isinstance(event, QMouseEvent):
            y = event.position().toPoint().y()
            if event.type() == QEvent.Type.MouseMove and not event.buttons():
                self.hover(y)
            elif event.type() in _PRESSES and self.at(y):
                self.choose(self.at(y))
                self._editor.setFocus(Qt.FocusReason.MouseFocusReason)
                return True
        return False


def marks_of(point: Point) -> tuple[str, ...]:
    """Return the glyphs of what a point was in its own round, none for a plain statement."""
    kind = KINDS.get(point.kind)
    return (*([kind.icon] if kind else ()), *(["star"] if point.is_key_result else ()))
