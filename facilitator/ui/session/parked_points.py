"""What stands in the parking lot: title and count, the points, and a field to add one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.ui.session.key_hints import Hint
from facilitator.ui.session.parked import Parked
from facilitator.ui.session.points import Points, PointView
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import KeyChip
from facilitator.ui.widgets.labels import label

_SIDE: Final = 8
_BELOW_BANNER: Final = 2
"""What stands below a banner: the field and the hint."""


class _Field(QLineEdit):
    """Takes a new point; Up leads to those that are there."""

    left_above = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up to the points; all else is typing."""
        if event.key() == Qt.Key.Key_Up:
            self.left_above.emit()
        else:
            super().keyPressEvent(event)


class ParkedPoints(QWidget):
    """Title with count, the points, and a field to add one."""

    put_back = Signal(object)
    """A point is to go back to its question."""
    added = Signal(str)
    """Somebody typed a new point."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._model = Points()
        self._view = PointView(theme)
        self._view.setModel(self._model)
        self._count = label(theme, "0", "base", 400, "text3")
        self._empty = label(
            theme, tr("What belongs to another topic waits here until there is time for it."),
            "meta", 400, "text3", wrap=True,
        )  # fmt: skip
        self.field = _Field()
        self.field.setPlaceholderText(tr("Add a point"))
        self.field.setAccessibleName(tr("Add a point to the parking lot"))
        theme.dress(self.field)
        self._hint = Hint(theme, "Ctrl+Shift+T", tr("moves a note here"))
        self._lay_out()
        self._view.chosen.connect(self._choose)
        self._view.typed.connect(self._type_on)
        self._view.left_below.connect(self.focus_field)
        self.field.left_above.connect(self._focus_points)
        self.field.returnPressed.connect(self._add)
        theme.changed.connect(self._view.scheduleDelayedItemsLayout)
        theme.changed.connect(self._hint.fit)
        self.setFocusProxy(self.field)

    def _lay_out(self) -> None:
        theme, px = self._theme, self._theme.px
        title = QHBoxLayout()
        title.setContentsMargins(px(_SIDE), 0, px(_SIDE), 0)
        title.setSpacing(px(8))
        glyph = QLabel()
        glyph.setFixedSize(px(16), px(16))
        glyph.setPixmap(theme.icons.pixmap("tray", "text", 16, self.devicePixelRatioF()))
        self._glyph = glyph
        theme.changed.connect(self._redraw_glyph)
        title.addWidget(glyph)
        title.addWidget(label(theme, tr("Parking lot"), "base", 600, "text"))
        title.addWidget(self._count)
        title.addStretch(1)
        title.addWidget(KeyChip(theme, "F4"))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(17), px(8), px(16))
        column.setSpacing(px(4))
        column.addLayout(title)
        self._empty.setContentsMargins(px(_SIDE), px(4), px(_SIDE), 0)
        column.addWidget(self._empty)
        column.addWidget(self._view, 1)
        column.addStretch(0)
        inset = QHBoxLayout()
        inset.setContentsMargins(px(_SIDE), 0, px(_SIDE), 0)
        inset.addWidget(self.field)
        column.addLayout(inset)
        self._hint.setContentsMargins(px(_SIDE), px(6), px(_SIDE), 0)
        column.addWidget(self._hint)

    def hold(self, banner: QWidget) -> None:
        """Take in a banner above the field, which stays where it is."""
        self._column.insertWidget(self._column.count() - _BELOW_BANNER, banner)

    def _redraw_glyph(self) -> None:
        drawing = self._theme.icons.pixmap("tray", "text", 16, self.devicePixelRatioF())
        self._glyph.setPixmap(drawing)

    def show_points(self, points: list[Parked], *, writable: bool) -> None:
        """Show the points; a file that is read-only takes none."""
        if points != self._model.rows:
            self._model.show_rows(points)
        self._count.setText(str(len(points)))
        self._empty.setVisible(not points)
        self.field.setVisible(writable)
        self._hint.setVisible(writable)

    @property
    def points(self) -> Sequence[Parked]:
        """What is shown."""
        return self._model.rows

    def focus_field(self) -> None:
        """Give the keyboard to the field, or to the points of a file that takes none."""
        if self.field.isHidden():
            self._focus_points()
        else:
            self.field.setFocus()

    def _focus_points(self) -> None:
        """Give the keyboard to the point next to the field, the last one."""
        if self._model.rows:
            self._view.setFocus()
            self._view.setCurrentIndex(self._model.index(len(self._model.rows) - 1))

    def _type_on(self, text: str) -> None:
        if not self.field.isHidden():
            self.field.setFocus()
            self.field.insert(text)

    def _choose(self, point: Parked) -> None:
        if point.back:
            self.put_back.emit(point)

    def _add(self) -> None:
        text = self.field.text()
        if text.strip():
            self.added.emit(text)
