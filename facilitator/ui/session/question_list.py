"""The list of guiding questions on the left, with the totals at its foot."""

from typing import Final

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from facilitator.language import tr, trn
from facilitator.storage.reading import Count
from facilitator.ui.session.onward_list import OnwardList
from facilitator.ui.session.questions import QuestionModel, QuestionRow, State
from facilitator.ui.session.standing import QuestionTime
from facilitator.ui.session.wrapping import paint_lines, wrapped
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.fills import fill
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel
from facilitator.ui.widgets.pen import LEFT, RIGHT
from facilitator.ui.widgets.row_model import ROW_ROLE, Index
from facilitator.ui.widgets.rows import paint_row

LIST_WIDTH: Final = 288
NARROW_LIST_WIDTH: Final = 228
_LINE, _DENSE_LINE, _PAD, _DENSE_PAD, _GAP = 18, 17, 7, 5, 3
_GLYPH_AT, _NUMBER_AT, _TEXT_AT, _COUNT_ROOM = 8, 32, 54, 30
_RIGHT: Final = 10
_MOST_LINES, _FEW_LINES = 3, 2
_PARKING_HEIGHT: Final = 46
_GLYPHS: Final = {
    State.OPEN: ("ring", "control"),
    State.CURRENT: ("play-filled", "accent"),
    State.ANSWERED: ("check-filled", "text3"),
    State.AT_RISK: ("ring-dashed", "late"),
}


class _RowPainter(QStyledItemDelegate):
    """Paints a question: glyph, number, up to three lines of text, count, meta line."""

    def __init__(self, theme: Theme, view: "_Questions") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words need."""
        row: QuestionRow = index.data(ROW_ROLE)
        px = self._theme.px
        if row.is_parking:
            return QSize(0, px(_PARKING_HEIGHT))
        lines = len(self._lines(row, self._view.viewport().width()))
        has_meta = bool(row.meta_text or row.key_results)
        line, pad = self._measures()
        return QSize(0, 2 * pad + px(_GAP) + line * (lines + has_meta))

    def _measures(self) -> tuple[int, int]:
        """Return a line's height and the air above and below the words."""
        dense = self._view.most_lines < _MOST_LINES
        px = self._theme.px
        return (px(_DENSE_LINE), px(_DENSE_PAD)) if dense else (px(_LINE), px(_PAD))

    def _lines(self, row: QuestionRow, width: int) -> tuple[str, ...]:
        room = width - self._theme.px(_TEXT_AT + _COUNT_ROOM + _RIGHT)
        weight = 600 if row.state == State.CURRENT else 400
        return wrapped(row.text, self._theme.font("base", weight), room, self._view.most_lines)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        """Paint one row."""
        row: QuestionRow = index.data(ROW_ROLE)
        px = self._theme.px
        place = option.rect.adjusted(0, 0, 0, -px(_GAP))
        if row.is_parking:
            divider = QRect(place.left() + px(8), place.top() + px(5), place.width() - px(16), 1)
            fill(painter, divider, self._theme.color("line"))
            place.setTop(place.top() + px(12))
        paint_row(
            painter,
            self._theme,
            place,
            selected=row.state == State.CURRENT,
            hovered=self._view.is_hovered(index),
            focused=self._view.is_focused(index) and self._view.shows_focus,
        )
        painter.save()
        if row.is_parking:
            self._paint_parking(painter, place, row)
        else:
            self._paint_question(painter, place, row)
        painter.restore()

    def _paint_parking(self, painter: QPainter, place: QRect, row: QuestionRow) -> None:
        theme, px = self._theme, self._theme.px
        top = place.center().y() - px(8)
        theme.icons.draw(painter, place.left() + px(_GLYPH_AT), top, "tray", "text2")
        painter.setFont(theme.font("base"))
        painter.setPen(theme.color("text2"))
        painter.drawText(place.adjusted(px(_NUMBER_AT), 0, 0, 0), LEFT, row.text)
        painter.drawText(place.adjusted(0, 0, -px(_RIGHT), 0), RIGHT, str(row.count))

    def _paint_question(self, painter: QPainter, place: QRect, row: QuestionRow) -> None:
        theme, px = self._theme, self._theme.px
        is_current = row.state == State.CURRENT
        height, pad = self._measures()
        line = QRect(place.left(), place.top() + pad, place.width(), height)
        glyph, role = _GLYPHS[row.state]
        theme.icons.draw(
            painter, line.left() + px(_GLYPH_AT), line.center().y() - px(8) + 1, glyph, role
        )
        painter.setFont(theme.font("base"))
        painter.setPen(theme.color("text2" if is_current else "text3"))
        painter.drawText(line.adjusted(px(_NUMBER_AT), 0, 0, 0), LEFT, str(row.number))
        painter.setPen(theme.color("text2"))
        painter.drawText(line.adjusted(0, 0, -px(_RIGHT), 0), RIGHT, str(row.count))
        lines = self._lines(row, place.width())
        painter.setFont(theme.font("base", 600 if is_current else 400))
        ink = "late" if row.state == State.AT_RISK else "text2"
        painter.setPen(theme.color("text" if is_current else ink))
        paint_lines(painter, line.adjusted(px(_TEXT_AT), 0, 0, 0), lines, height)
        self._paint_meta(painter, line.translated(px(_TEXT_AT), len(lines) * height), row)

    def _paint_meta(self, painter: QPainter, line: QRect, row: QuestionRow) -> None:
        theme, px = self._theme, self._theme.px
        painter.setFont(theme.font("meta"))
        left = line.left()
        if row.key_results:
            top = line.center().y() - px(6)
            theme.icons.draw(painter, left + px(1), top, "star", "accent", 12)
            count = str(row.key_results)
            painter.setPen(theme.color("accent"))
            painter.drawText(line.adjusted(px(19), 0, 0, 0), LEFT, count)
            left += px(19) + painter.fontMetrics().horizontalAdvance(count) + px(10)
        painter.setPen(theme.color("text3"))
        place = QRect(left, line.top(), line.width(), line.height())
        painter.drawText(place, LEFT, row.meta_text)


class _Questions(OnwardList):
    """The rows; Enter and a click go on to the notes."""

    entered_question = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.most_lines = _MOST_LINES
        self.shows_focus = False
        self.setItemDelegate(_RowPainter(theme, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(tr("Guiding questions"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the ring once the keyboard is used; Enter and Right go on to the notes."""
        self.shows_focus = True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right}:
            self.entered_question.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class QuestionList(Panel):
    """Questions with counts; tells which one is to be shown."""

    chosen = Signal(str)
    """A question, by its id, is to be shown."""
    parking_chosen = Signal()
    """The parking lot's row was chosen."""
    left = Signal()
    """The keyboard goes on to the notes."""
    typed = Signal(str)
    """Characters were typed here that belong to the notes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._theme = theme
        self.model = QuestionModel()
        self.view = _Questions(theme)
        self.view.setModel(self.model)
        self.totals = label(theme, "", "meta", 400, "text3")
        column = QVBoxLayout(self)
        px = theme.px
        column.setContentsMargins(px(10), px(12), px(10), px(20))
        column.setSpacing(px(8))
        column.addWidget(self.view, 1)
        self.totals.setContentsMargins(px(8), 0, 0, 0)
        column.addWidget(self.totals)
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.view.clicked.connect(self._click)
        self.view.entered_question.connect(self._enter)
        self.view.typed.connect(self.typed)
        theme.changed.connect(self._relayout)
        self.setFocusProxy(self.view)

    def set_narrow(self, narrow: bool) -> None:
        """Show less of each question."""
        self.view.most_lines = _FEW_LINES if narrow else _MOST_LINES
        self._relayout()

    def _relayout(self) -> None:
        self.view.scheduleDelayedItemsLayout()
        self.view.viewport().update()

    def show_current(self, question_id: str) -> None:
        """Mark a question as the one that is shown, without choosing it again."""
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        self.view.setCurrentIndex(self.model.place_of(question_id))
        selection.blockSignals(False)
        self.view.viewport().update()

    def show_counts(self, counts: dict[str, Count], parked: int, current: str) -> None:
        """Show counts in the rows and their sum at the foot."""
        before = self._shapes()
        self.model.count(counts, parked, current)
        if before != self._shapes():
            self._relayout()
        notes = sum(row.count for row in self.model.rows if not row.is_parking)
        stars = sum(row.key_results for row in self.model.rows)
        self.totals.setText(
            trn("{count} note", "{count} notes", notes)
            + ", "
            + trn("{count} key result", "{count} key results", stars)
        )

    def show_times(self, times: dict[str, QuestionTime]) -> None:
        """Show what the questions have taken so far."""
        before = self._shapes()
        self.model.show_times(times)
        if before != self._shapes():
            self._relayout()

    def _shapes(self) -> list[tuple[bool, bool]]:
        """What the heights of the rows depend on: bold text, and whether there is a meta line."""
        rows = self.model.rows
        return [
            (row.state == State.CURRENT, row.key_results > 0 or bool(row.meta_text)) for row in rows
        ]

    def _row(self, index: QModelIndex) -> QuestionRow | None:
        return index.data(ROW_ROLE) if index.isValid() else None

    def _choose(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = self._row(current)
        if row and not row.is_parking:
            self.chosen.emit(row.id)

    def _click(self, index: QModelIndex) -> None:
        self.view.shows_focus = False
        self._go_on(index)

    def _enter(self) -> None:
        self._go_on(self.view.currentIndex())

    def _go_on(self, index: QModelIndex) -> None:
        row = self._row(index)
        if row and row.is_parking:
            self.parking_chosen.emit()
        elif row:
            self.chosen.emit(row.id)
            self.left.emit()
