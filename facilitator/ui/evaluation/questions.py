"""The questions beside the places: each topic with how many of its notes are still open."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator.domain.consolidation import Consolidation, Progress
from facilitator.domain.records import Topic
from facilitator.language import tr, trn
from facilitator.ui.session.wrapping import paint_lines, wrapped
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.lists import HoverList
from facilitator.ui.widgets.pen import LEFT, RIGHT
from facilitator.ui.widgets.row_model import ROW_ROLE, Index, KnownRowModel
from facilitator.ui.widgets.rows import paint_box, paint_row

TASKS: Final = "tasks"
"""The id of the row that leads to the tasks."""
_LINE, _PAD, _GAP, _ROOM, _HEAD = 17, 5, 2, 30, 28
_NUMBER_AT, _TEXT_AT, _RIGHT, _GLYPH = 13, 33, 8, 12
_MOST_LINES = 3


class QuestionRow(NamedTuple):
    """A topic, or a question of the topic that is open, or the words above them all."""

    id: str
    text: str
    number: int = 0
    progress: Progress = Progress()
    is_topic: bool = False
    is_here: bool = False
    is_heading: bool = False

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        if self.is_heading:
            return self.text
        if not self.progress.points:
            left = tr("no notes")
        elif self.progress.open:
            left = trn("{count} note open", "{count} notes open", self.progress.open)
        else:
            left = tr("done")
        return f"{self.number} {self.text}, {left}"


def question_rows(
    state: Consolidation, progress: dict[str, Progress], topic: Topic, question_id: str
) -> list[QuestionRow]:
    """Return all topics, the one that is open with its questions."""
    rows = [QuestionRow("heading", tr("Topics, open notes"), is_heading=True)]
    for entry in state.dossier.topics:
        asked = state.dossier.questions_of(entry)
        whole = sum((progress[question.id] for question in asked), Progress())
        is_here = entry.id == topic.id
        title = entry.title or tr("Untitled topic")
        rows.append(QuestionRow(entry.id, title, entry.number, whole, True, is_here))
        if is_here:
            rows += [
                QuestionRow(
                    question.id,
                    question.text,
                    at,
                    progress[question.id],
                    is_here=question.id == question_id,
                )
                for at, question in enumerate(asked, start=1)
            ]
    return rows


def task_row(count: int, *, is_here: bool) -> QuestionRow:
    """Return the row that leads to the tasks, with how many there are."""
    progress = Progress(points=count, open=count)
    return QuestionRow(TASKS, tr("Tasks and open questions"), 0, progress, is_here=is_here)


class _Painter(QStyledItemDelegate):
    """Paints number, words, and what is open or that nothing is."""

    def __init__(self, theme: Theme, view: "QuestionList") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def _lines(self, row: QuestionRow) -> tuple[str, ...]:
        px = self._theme.px
        room = self._view.viewport().width() - px(_TEXT_AT + _ROOM)
        weight = 600 if row.is_here else 400
        most = 1 if row.is_topic else _MOST_LINES
        return wrapped(
            row.text, self._theme.font("base" if row.is_topic else "meta", weight), room, most
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words need."""
        row: QuestionRow = index.data(ROW_ROLE)
        px = self._theme.px
        if row.is_topic or row.is_heading:
            return QSize(0, px(_HEAD))
        return QSize(0, len(self._lines(row)) * px(_LINE) + px(2 * _PAD + _GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: QuestionRow = index.data(ROW_ROLE)
        theme, px = self._theme, self._theme.px
        place = option.rect.adjusted(0, 0, 0, -px(_GAP))
        painter.save()
        if row.is_heading:
            painter.setFont(theme.font("meta"))
            painter.setPen(theme.color("text3"))
            painter.drawText(place.adjusted(px(8), 0, 0, 0), LEFT, row.text)
            painter.restore()
            return
        is_boxed = row.is_here and not row.is_topic
        if is_boxed:
            paint_box(painter, theme, place, "surface", "line")
        hovered = self._view.is_hovered(index) and not is_boxed
        paint_row(painter, theme, place, hovered=hovered, focused=self._view.is_focused(index))
        line = QRect(place.left(), place.top() + px(_PAD), place.width(), px(_LINE))
        self._paint_words(painter, row, line)
        self._paint_rest(painter, row, line)
        painter.restore()

    def _paint_words(self, painter: QPainter, row: QuestionRow, line: QRect) -> None:
        theme, px = self._theme, self._theme.px
        ink = "text" if row.is_here else "text2"
        painter.setFont(theme.font("base" if row.is_topic else "meta", 600 if row.is_here else 400))
        painter.setPen(theme.color(ink))
        if row.is_topic:
            glyph = "chevron-down" if row.is_here else "chevron-right"
            top = line.center().y() - px(6)
            theme.icons.draw(painter, line.left() + px(8), top, glyph, "text2", _GLYPH)
            words = wrapped(
                f"{row.number} {row.text}", painter.font(), line.width() - px(30 + _ROOM), 1
            )
            paint_lines(painter, line.adjusted(px(30), 0, 0, 0), words, px(_LINE))
            return
        paint_lines(painter, line.adjusted(px(_TEXT_AT), 0, 0, 0), self._lines(row), px(_LINE))
        painter.setPen(theme.color("text3"))
        if row.number:
            painter.drawText(line.adjusted(px(_NUMBER_AT), 0, 0, 0), LEFT, str(row.number))
        else:
            top = line.center().y() - px(6)
            theme.icons.draw(painter, line.left() + px(8), top, "task", "text2", _GLYPH)

    def _paint_rest(self, painter: QPainter, row: QuestionRow, line: QRect) -> None:
        theme, px = self._theme, self._theme.px
        if row.progress.open:
            painter.setFont(theme.font("meta"))
            painter.setPen(theme.color("text2" if row.is_here else "text3"))
            painter.drawText(line.adjusted(0, 0, -px(_RIGHT), 0), RIGHT, str(row.progress.open))
        elif row.progress.points:
            left = line.right() - px(_RIGHT + _GLYPH)
            theme.icons.draw(painter, left, line.center().y() - px(6), "check", "text2", _GLYPH)


class QuestionList(HoverList):
    """A click or Enter leads to a question, at a topic to its first one."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._model: KnownRowModel[QuestionRow] = KnownRowModel()
        self._painter = _Painter(theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(tr("Questions"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def rows(self) -> Sequence[QuestionRow]:
        """What it lists."""
        return self._model.rows

    def show_rows(self, rows: Sequence[QuestionRow]) -> None:
        """List other rows; the keyboard goes to the question that is shown."""
        self._model.show_rows(rows)
        self.scheduleDelayedItemsLayout()  # the one that is shown is heavier, and may wrap more
        here = next((row.id for row in rows if row.is_here and not row.is_topic), "")
        self.setCurrentIndex(self._model.index_of(here))
        self.updateGeometry()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        height = sum(self.sizeHintForRow(at) for at in range(self._model.rowCount()))
        return QSize(0, height)

    def minimumSizeHint(self) -> QSize:
        """Scroll where there is less room."""
        return QSize(0, 0)

    def _choose(self, index: QModelIndex) -> None:
        row: QuestionRow | None = index.data(ROW_ROLE)
        if row is not None and not row.is_heading:
            self.chosen.emit(row.id)
