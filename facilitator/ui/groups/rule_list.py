"""The list of the rules: arrows go through it, Enter changes one, Del removes it."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator.language import tr
from facilitator.ui.groups.rule_rows import RuleRow
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.lists import HoverList
from facilitator.ui.widgets.row_model import ROW_ROLE, SPOKEN, TEXT, TIP, Index, RowModel
from facilitator.ui.widgets.rows import paint_row

_HEIGHT, _GLYPH, _GAP, _TWO_COLUMNS_FROM = 34, 24, 24, 640
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class RuleModel(RowModel[RuleRow]):
    """The rules as a Qt model."""

    def words(self, row: RuleRow, role: int) -> str | None:
        """Return its sentence, or what a screen reader says."""
        return {TEXT: row.text, TIP: row.spoken, SPOKEN: row.spoken}.get(role)


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: "RuleList") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.width = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as a column of the list."""
        return QSize(self.width, self._theme.px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw glyph, sentence and whether it is kept."""
        row: RuleRow = index.data(ROW_ROLE)
        theme, px = self._theme, self._theme.px
        painter.save()
        place = option.rect.adjusted(0, 0, -px(_GAP) if self._view.columns > 1 else 0, 0)
        painter.fillRect(place.left(), place.top(), place.width(), 1, theme.color("line"))
        hovered, focused = self._view.is_hovered(index), self._view.is_focused(index)
        paint_row(painter, theme, place.adjusted(0, 2, 0, -1), hovered=hovered, focused=focused)
        inner = place.adjusted(px(6), 0, -px(6), 0)
        glyph, ink = row.glyph
        theme.icons.draw(painter, inner.left(), inner.center().y() - px(7), glyph, ink)
        painter.setFont(theme.font("base", 600 if row.violations else 400))
        painter.setPen(theme.color("warn" if row.violations else "text3"))
        painter.drawText(inner, _MIDDLE | Qt.AlignmentFlag.AlignRight, row.status)
        taken = painter.fontMetrics().horizontalAdvance(row.status) + px(12)
        words = QRect(inner.adjusted(px(_GLYPH), 0, -taken, 0))
        painter.setFont(theme.font("base"))
        painter.setPen(theme.color("text"))
        metrics = QFontMetrics(theme.font("base"))
        shown = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, _MIDDLE | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()


class RuleList(HoverList):
    """As high as its rules, in two columns where there is room."""

    chosen = Signal(object)
    """A rule is to be changed."""
    dropped = Signal(object)
    """A rule is to be removed."""
    left_above = Signal()
    """The keyboard went up from the first rule."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.columns = 1
        self.setModel(RuleModel())
        self._painter = _Painter(theme, self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(tr("Rules"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.chosen.emit(index.data(ROW_ROLE)))
        theme.changed.connect(self._fit)

    def model(self) -> RuleModel:
        """Return the rules."""
        found = super().model()
        assert isinstance(found, RuleModel)  # noqa: S101 - set in __init__
        return found

    @property
    def current(self) -> RuleRow | None:
        """The rule that the keyboard is at."""
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, RuleRow) else None

    def show_rows(self, rows: list[RuleRow]) -> None:
        """Show other rules; the keyboard stays at its rule, else at its place."""
        if rows == self.model().rows:
            return
        before, at = self.current, self.currentIndex().row()
        self.model().show_rows(rows)
        keys = [row.key for row in rows]
        place = keys.index(before.key) if before and before.key in keys else min(at, len(rows) - 1)
        self.setCurrentIndex(self.model().index(max(0, place)))
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change or remove a rule."""
        key, row = event.key(), self.current
        is_first = self.currentIndex().row() < self.columns
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() and row:
            self.chosen.emit(row)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and not event.modifiers() and row:
            self.dropped.emit(row)
        elif key == Qt.Key.Key_Up and is_first:
            self.left_above.emit()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Leave letters alone."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        px = self._theme.px
        self.columns = 2 if self.width() >= px(_TWO_COLUMNS_FROM) else 1
        self._painter.width = max(1, self.width() // self.columns)
        rows = -(-len(self.model().rows) // self.columns)
        self.setFixedHeight(px(_HEIGHT) * max(1, rows))
        self.scheduleDelayedItemsLayout()
