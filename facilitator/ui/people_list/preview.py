"""The list as it stands in its file, with what becomes of each row, and above it what columns hold."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from facilitator.language import tr
from facilitator.ui.people_list.reading import Draft
from facilitator.ui.people_list.words import MARKS
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.pen import Pen
from facilitator.ui.widgets.row_model import Index

_ROW, _MARK, _PAD, _GLYPH = 32, 178, 8, 22
_LEAST, _MOST, _LONGEST, _LOOKED_AT = 124, 240, 60, 50


class PreviewModel(QAbstractTableModel):
    """Rows of a file; the first column says what becomes of each."""

    def __init__(self) -> None:
        super().__init__()
        self.draft: Draft | None = None
        self.same: dict[int, bool] = {}
        """What somebody answered about pairs, by row."""

    def show_draft(self, draft: Draft | None) -> None:
        """Show another list."""
        self.beginResetModel()
        self.draft = draft
        self.endResetModel()

    def show_draft_again(self, draft: Draft) -> None:
        """Show the same list, read by other columns."""
        self.draft = draft
        self.repaint_all()

    def repaint_all(self) -> None:
        """Say that every row may read differently."""
        if self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def number_of(self, index: Index) -> int:
        """Return the number that a row has in its file, 0 for none."""
        return self.draft.table.rows[index.row()][0] if self.draft and index.isValid() else 0

    def is_same(self, row: int) -> bool:
        """Tell whether a row counts as the person that it may be."""
        pair = self.draft.people.pairs.get(row) if self.draft else None
        return pair is not None and self.same.get(row, pair.seems_same)

    def is_read(self, column: int) -> bool:
        """Tell whether a column of the file is read."""
        columns = self.draft.layout.columns if self.draft else ()
        return column < len(columns) and bool(columns[column].field)

    def mark_text(self, row: int) -> str:
        """Return what becomes of a row."""
        if self.draft is None:
            return ""
        found = self.draft.mark(row)
        if found == "duplicate" and row in self.same:
            return tr("same person") if self.same[row] else tr("two persons")
        if found == "duplicate":
            return tr("same person?") if self.is_same(row) else tr("two persons?")
        if found == "known" and self.draft.changes(row, is_same=True):
            return tr("known, changed")
        return tr(MARKS[found][0])

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return how many rows there are."""
        return 0 if parent.isValid() or self.draft is None else len(self.draft.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return how many columns there are, with the one of the marks."""
        return 0 if parent.isValid() or self.draft is None else self.draft.table.width + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as in Qt
        """Return the text of a cell, or what a screen reader says."""
        if not index.isValid() or self.draft is None:
            return None
        number, cells = self.draft.table.rows[index.row()]
        column = index.column() - 1
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            if column < 0:
                return f"{number}"
            return cells[column] if column < len(cells) else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = ", ".join(cell for cell in cells if cell)
            return tr(
                "Row {row}, {mark}: {cells}", row=number, mark=self.mark_text(number), cells=said
            )
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: "PreviewTable") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        return QSize(0, self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell; what is not read is faint."""
        theme, rect, model = self._theme, option.rect, self._view.list
        draft, row = model.draft, model.number_of(index)
        if draft is None:
            return
        is_current = index.row() == self._view.currentIndex().row()
        painter.save()
        if is_current:
            painter.fillRect(rect, theme.color("accent_soft" if self._view.hasFocus() else "hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        area = rect.adjusted(theme.px(_PAD), 0, -theme.px(_PAD), -1)
        pen, found = Pen(painter, theme), draft.mark(row)
        if index.column() == 0:
            self._paint_mark(pen, area, row)
        else:
            is_read = model.is_read(index.column() - 1) and found not in {"frame", "faulty"}
            text = index.data(Qt.ItemDataRole.DisplayRole)
            pen.write(area, text, ink="text" if is_read else "text3")
        painter.restore()

    def _paint_mark(self, pen: Pen, area: QRect, row: int) -> None:
        draft, px = self._view.list.draft, self._theme.px
        if draft is None:
            return
        _, glyph, ink = MARKS[draft.mark(row)]
        pen.write(area, str(row), size="meta", ink="text3")
        words = area.adjusted(px(36), 0, 0, 0)
        if glyph:
            pen.glyph(words.left(), area.center().y(), glyph, ink, 14)
        is_doubtful = bool(draft.findings.get(row)) and draft.mark(row) in {"new", "known"}
        text = (
            f"{self._view.list.mark_text(row)} *" if is_doubtful else self._view.list.mark_text(row)
        )
        pen.write(words.adjusted(px(_GLYPH), 0, 0, 0), text, ink=ink)


class PreviewTable(QTableView):
    """Shows the list; arrows go through rows, Space answers whether two are one."""

    answered = Signal()
    """Space: the pair of the row at the keyboard is the same person, or no longer."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.list = PreviewModel()
        self.setModel(self.list)
        self.setItemDelegate(_Painter(theme, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerWidget(QWidget())
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(tr("List as it stands in its file"))
        self.horizontalHeader().setVisible(False)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        theme.changed.connect(self.fit)

    def fit(self) -> None:
        """Give the columns widths by what stands in their first rows."""
        px, draft = self._theme.px, self.list.draft
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        if draft is None:
            return
        self.setColumnWidth(0, px(_MARK))
        metrics = QFontMetrics(self._theme.font())
        rows = [cells for _, cells in draft.table.rows[:_LOOKED_AT]]
        for column in range(draft.table.width):
            words = (cells[column][:_LONGEST] for cells in rows if column < len(cells))
            width = max(map(metrics.horizontalAdvance, words), default=0) + px(2 * _PAD)
            self.setColumnWidth(column + 1, max(px(_LEAST), min(px(_MOST), width)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by Space."""
        if event.key() == Qt.Key.Key_Space:
            self.answered.emit()
        else:
            super().keyPressEvent(event)
