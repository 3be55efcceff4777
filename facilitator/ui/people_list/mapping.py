"""Above the list: for each of its columns a choice of what it holds."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.exchange.people_table.columns import Column, Layout
from facilitator.exchange.source.workbooks import letters
from facilitator.language import tr
from facilitator.ui.people_list.preview import PreviewTable
from facilitator.ui.people_list.words import choices
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.combo_boxes import ComboBox
from facilitator.ui.widgets.labels import label

_HEIGHT, _BOX, _AIR = 52, 30, 4
_MOST: Final = 40
"""Columns that can be chosen for; what stands further right is read as guessed."""


class MappingRow(QWidget):
    """Boxes that stand where the columns of the table do."""

    changed = Signal(object)
    """The columns, as they are chosen now."""

    def __init__(self, theme: Theme, table: PreviewTable) -> None:
        super().__init__()
        self._theme = theme
        self._table = table
        self._columns: list[Column] = []
        self._offered: list[tuple[Column, str]] = []
        self.boxes: list[ComboBox] = []
        self._title = label(theme, tr("Columns"), "meta", 400, "text3")
        self._title.setParent(self)
        heads = table.horizontalHeader()
        heads.sectionResized.connect(self._place)
        table.horizontalScrollBar().valueChanged.connect(self._place)
        theme.changed.connect(self._place)

    def show_layout(self, layout: Layout, titles: Mapping[int, str]) -> None:
        """Offer what the columns of another table may hold."""
        self._columns = list(layout.columns)
        self._offered = choices(titles)
        for box in self.boxes:
            box.hide()
            box.deleteLater()
        self.boxes = [self._box(at, layout) for at in range(min(len(self._columns), _MOST))]
        self._place()

    def _box(self, at: int, layout: Layout) -> ComboBox:
        box = ComboBox(self._theme, self)
        own = self._columns[at]
        offered = self._offered
        if own not in [column for column, _ in offered]:
            offered = [*offered, (own, tr("Wish {number}", number=own.number))]
        for column, text in offered:
            box.addItem(text, column)
        box.setCurrentIndex([column for column, _ in offered].index(own))
        heading = layout.headings[at] if at < len(layout.headings) else ""
        box.setAccessibleName(
            tr("Column {column} {heading}", column=letters(at), heading=heading).strip()
        )
        box.activated.connect(lambda _chosen: self._change(at, box))
        box.show()
        return box

    def _change(self, at: int, box: ComboBox) -> None:
        chosen = Column(*box.currentData())
        if chosen != self._columns[at]:
            self._columns[at] = chosen
            self.changed.emit(tuple(self._columns))

    def _place(self) -> None:
        px, table = self._theme.px, self._table
        self.setFixedHeight(px(_HEIGHT))
        top = px(_HEIGHT - _BOX) // 2
        first = table.columnViewportPosition(0)
        self._title.setGeometry(first + px(8), top, px(120), px(_BOX))
        for at, box in enumerate(self.boxes):
            left = table.columnViewportPosition(at + 1)
            box.setGeometry(
                left + px(_AIR), top, table.columnWidth(at + 1) - px(2 * _AIR), px(_BOX)
            )
