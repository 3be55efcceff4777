"""The tasks and open questions of the day as a table; owner and date are typed in their cells."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from facilitator.domain.followups import Followup
from facilitator.language import tr
from facilitator.ui.dates import long_date, parsed_date
from facilitator.ui.session.kinds import KINDS
from facilitator.ui.session.wrapping import paint_lines, wrapped
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import chip_width, paint_chip
from facilitator.ui.widgets.fills import fill
from facilitator.ui.widgets.row_model import Index

KIND, TEXT, OWNER, DUE, FROM = range(5)
_WIDTHS: Final = {KIND: 110, OWNER: 220, DUE: 150, FROM: 90}
_ROW, _HEAD, _PAD, _CHIP = 40, 36, 12, 20
_Key = Qt.Key
_ENTER: Final = (_Key.Key_Return, _Key.Key_Enter)


class Typed(NamedTuple):
    """What somebody typed into a cell."""

    note_id: str
    column: int
    text: str


class TaskModel(QAbstractTableModel):
    """A row for each task or question."""

    typed = Signal(object)
    """Something was typed (`Typed`); it is shown once the file has it."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Followup] = ()
        self.is_writable = True

    def show_rows(self, rows: Sequence[Followup]) -> None:
        """Show other rows."""
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = rows
            last = self.index(max(len(rows) - 1, 0), FROM)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return how many columns there are."""
        return 0 if parent.isValid() else FROM + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - as in Qt
        """Return what a column is called."""
        if role != Qt.ItemDataRole.DisplayRole or orientation == Qt.Orientation.Vertical:
            return None
        return (tr("Kind"), tr("What"), tr("Who"), tr("By when"), tr("Session"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as in Qt
        """Return the words of a cell, also for a screen reader and an editor."""
        if not index.isValid() or not 0 <= index.row() < len(self.rows):
            return None
        row, roles = self.rows[index.row()], Qt.ItemDataRole
        if role not in {roles.DisplayRole, roles.EditRole, roles.ToolTipRole}:
            return None
        day = parsed_date(row.due)
        return {
            KIND: KINDS[row.kind].word,
            TEXT: row.text,
            OWNER: row.owner,
            DUE: long_date(day) if day else row.due,
            FROM: str(row.session),
        }[index.column()]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let owner and date be typed."""
        found = super().flags(index)
        is_typed = self.is_writable and index.column() in {OWNER, DUE}
        return found | Qt.ItemFlag.ItemIsEditable if is_typed else found

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 - as in Qt
        """Ask for what was typed to be written."""
        if role != Qt.ItemDataRole.EditRole or value == self.data(index):
            return False
        self.typed.emit(Typed(self.rows[index.row()].id, index.column(), str(value)))
        return True


class _Painter(QStyledItemDelegate):
    """Paints cells, and knows the field that is open over one."""

    def __init__(self, theme: Theme, view: "TaskTable") -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self.field: QLineEdit | None = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open a field."""
        self.field = QLineEdit(parent)
        self.field.setAccessibleName(tr("Who") if index.column() == OWNER else tr("By when"))
        return self.field

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Forget the field."""
        self.field = None
        super().destroyEditor(editor, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        theme, px, rect = self._theme, self._theme.px, option.rect
        painter.save()
        is_here = self._view.currentIndex().row() == index.row() and self._view.hasFocus()
        fill(painter, rect, theme.color("accent_soft" if is_here else "surface"))
        fill(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        words = rect.adjusted(px(_PAD), 0, -px(4), 0)
        if index.column() == KIND:
            kind = KINDS[self._view.tasks.rows[index.row()].kind]
            place = QRect(words.left(), words.center().y() - px(_CHIP) // 2, 0, px(_CHIP))
            place.setWidth(chip_width(theme, kind.word, kind.icon))
            paint_chip(painter, theme, place, kind.word, kind.tone, kind.icon)
        else:
            painter.setFont(theme.font("base", 400 if index.column() == TEXT else 500))
            painter.setPen(theme.color("text" if index.column() == TEXT else "text2"))
            shown = wrapped(str(index.data() or "–"), painter.font(), words.width(), 1)
            paint_lines(painter, words, shown, rect.height() - 1)
        if is_here and index == self._view.currentIndex():
            painter.setPen(theme.color("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -2))
        painter.restore()


class TaskTable(QTableView):
    """Enter or F2 types into the cell of owner or date; Escape goes back to the questions."""

    wanted = Signal(str)
    """The note of a row is to be shown."""
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.tasks = TaskModel()
        self._painter = _Painter(theme, self)
        self.setModel(self.tasks)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(tr("Tasks and open questions"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setVisible(False)
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        theme.dress(heads, "meta")
        theme.changed.connect(self._fit)

    def show_rows(self, rows: Sequence[Followup]) -> None:
        """Show other rows; the keyboard stays at its task."""
        here, at = self.currentIndex(), self.currentIndex().row()
        known = self.tasks.rows[at].id if 0 <= at < len(self.tasks.rows) else ""
        self.tasks.show_rows(rows)
        row = next((n for n, entry in enumerate(rows) if entry.id == known), max(at, 0))
        self.setCurrentIndex(self.tasks.index(min(row, len(rows) - 1), max(here.column(), OWNER)))

    def commit(self) -> None:
        """Take what stands in an open field."""
        field = self._painter.field
        if field is not None:
            self.commitData(field)
            self.closeEditor(field, QAbstractItemDelegate.EndEditHint.NoHint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type into a cell, or go to where the note stands."""
        key = _Key(event.key())
        index = self.currentIndex()
        is_open = self._painter.field is not None
        if not is_open and (key in _ENTER or key == _Key.Key_F2) and index.isValid():
            if index.column() in {OWNER, DUE}:
                self.edit(index)
            else:
                self.wanted.emit(self.tasks.rows[index.row()].id)
        elif not is_open and key == _Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = self._theme.px
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        self.horizontalHeader().setFixedHeight(px(_HEAD))
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, px(width))
        rest = self.viewport().width() - sum(map(px, _WIDTHS.values()))
        self.setColumnWidth(TEXT, max(px(160), rest))
