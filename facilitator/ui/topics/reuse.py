"""Questions of other topics of the file, also of other workshops, to be copied into this one."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from facilitator.domain.dossier import Dossier
from facilitator.domain.topic_times import minutes_needed
from facilitator.language import tr, trn
from facilitator.ui.dates import long_date, parsed_date
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.lists import HoverList
from facilitator.ui.widgets.panels import Panel
from facilitator.ui.widgets.pen import LEFT
from facilitator.ui.widgets.row_model import ROW_ROLE, Index, KnownRowModel
from facilitator.ui.widgets.rows import paint_row

_ROW, _SIDE = 62, 12
_BETWEEN: Final = ", "
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SourceRow(NamedTuple):
    """A topic whose questions can be copied."""

    id: str
    title: str
    meta: str
    questions: str

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return _BETWEEN.join((self.title, self.meta, self.questions))


def source_rows(heads: Sequence[Dossier], target_id: str) -> Iterator[SourceRow]:
    """Yield the topics with questions of some workshops, without the one they are for."""
    for head in heads:
        day = parsed_date(head.workshop.date)
        workshop = head.workshop.title or tr("Untitled workshop")
        where = f"{workshop}, {long_date(day)}" if day else workshop
        for topic in head.topics:
            asked = head.questions_of(topic)
            if asked and topic.id != target_id:
                count = trn("{count} question", "{count} questions", len(asked))
                minutes = tr("{count} min", count=minutes_needed(head, topic))
                yield SourceRow(
                    topic.id,
                    f"{topic.number}  {topic.title or topic.agenda_title}",
                    _BETWEEN.join((where, count, minutes)),
                    "  ·  ".join(question.text for question in asked),
                )


class _SourcePainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: "_Sources") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Three lines."""
        return QSize(0, self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint title, where it is from, and what is asked there."""
        theme, px = self._theme, self._theme.px
        row: SourceRow = index.data(ROW_ROLE)
        painter.save()
        here = index == self._view.currentIndex()
        hovered, focused = self._view.is_hovered(index), self._view.is_focused(index)
        paint_row(painter, theme, option.rect, selected=here, hovered=hovered, focused=focused)
        inner = option.rect.adjusted(px(_SIDE), px(4), -px(_SIDE), 0)
        for at, (words, size, weight, ink) in enumerate(
            (
                (row.title, "base", 600, "text"),
                (row.meta, "meta", 400, "text2"),
                (row.questions, "meta", 400, "text3"),
            )
        ):
            font = theme.font(size, weight)
            line = QRect(inner.left(), inner.top() + at * px(18), inner.width(), px(18))
            right = Qt.TextElideMode.ElideRight
            painter.setFont(font)
            painter.setPen(theme.color(ink))
            painter.drawText(line, LEFT, QFontMetrics(font).elidedText(words, right, line.width()))
        painter.restore()


class _Sources(HoverList):
    opened = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.rows_model: KnownRowModel[SourceRow] = KnownRowModel()
        self.setModel(self.rows_model)
        self.setItemDelegate(_SourcePainter(theme, self))
        self.setAccessibleName(tr("Topics of this file"))
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter copies, Escape goes back."""
        if event.key() in _ENTER:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ReusePage(Panel):
    """Lists where questions can come from; Enter copies those of the current topic."""

    taken = Signal(str)
    """The topic whose questions are to be copied."""
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self.sources = _Sources(theme)
        self.take = button(theme, tr("Copy the questions"), "primary", keys="Return")
        self.back = button(theme, tr("Back"), "outline", keys="Esc")
        self.take.clicked.connect(lambda _checked: self._take())
        self.back.clicked.connect(lambda _checked: self.left.emit())
        self.sources.opened.connect(self._take)
        self.sources.left.connect(self.left)
        self.setFocusProxy(self.sources)
        px = theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(12), 0, px(12), 0)
        head.setSpacing(px(8))
        title = ElidedLabel(theme, tr("Take over from another topic of this file"), "base", 600)
        head.addWidget(title, 1)
        head.addWidget(self.back)
        head.addWidget(self.take)
        said = tr("Questions, minutes and hints are copied; what is here already is not doubled.")
        note = label(theme, said, "meta", 400, "text3", wrap=True)
        note.setContentsMargins(px(12), 0, px(12), 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(12), px(12), px(12))
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(note)
        column.addWidget(self.sources, 1)

    def show_sources(self, rows: Sequence[SourceRow]) -> None:
        """Show topics, from the first one on."""
        self.sources.rows_model.show_rows(rows)
        self.sources.setCurrentIndex(self.sources.rows_model.index(0))

    def _take(self) -> None:
        row: SourceRow | None = self.sources.currentIndex().data(ROW_ROLE)
        if row is not None:
            self.taken.emit(row.id)
