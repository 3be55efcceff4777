"""The panel of the parking lot: points that belong elsewhere, each with its way back."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from facilitator.language import tr
from facilitator.ui.session.parked import Parked
from facilitator.ui.session.wrapping import paint_lines, wrapped
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import KeyChip
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.lists import HoverList
from facilitator.ui.widgets.panels import Panel, line
from facilitator.ui.widgets.rows import paint_row

PANEL_WIDTH: Final = 288
_POINT: Final = Qt.ItemDataRole.UserRole
_PAD, _LINE, _SIDE = 9, 18, 8
_AT_ONCE: Final = 20
_BETWEEN: Final = "  ·  "
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_END = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_Index = QModelIndex | QPersistentModelIndex


class _Points(QAbstractListModel):
    """The points as rows."""

    def __init__(self) -> None:
        super().__init__()
        self.points: list[Parked] = []

    def show_points(self, points: list[Parked]) -> None:
        """Show other points."""
        self.beginResetModel()
        self.points = points
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Number of points."""
        return 0 if parent.isValid() else len(self.points)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Return a point, its words, or what a screen reader says."""
        if not index.isValid() or not 0 <= index.row() < len(self.points):
            return None
        point = self.points[index.row()]
        if role == _POINT:
            return point
        if role == Qt.ItemDataRole.DisplayRole:
            return point.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _BETWEEN.join(part for part in (point.text, point.origin) if part)
        return None


class _PointPainter(QStyledItemDelegate):
    """Paints a point: its words, then when and where from, and on the chosen row the way back."""

    def __init__(self, theme: Theme, view: "_PointView") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def _lines(self, point: Parked, width: int) -> tuple[str, ...]:
        room = width - self._theme.px(2 * _SIDE)
        return wrapped(point.text, self._theme.font("base"), room, 6)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as the words need."""
        lines = self._lines(index.data(_POINT), self._view.viewport().width())
        return QSize(0, self._theme.px(2 * _PAD) + self._theme.px(_LINE) * (len(lines) + 1) + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one point."""
        theme, px = self._theme, self._theme.px
        point: Parked = index.data(_POINT)
        chosen = self._view.is_focused(index)
        hovered = self._view.is_hovered(index)
        if index.row() + 1 < index.model().rowCount():
            bottom = QRect(
                option.rect.left() + px(_SIDE),
                option.rect.bottom(),
                option.rect.width() - px(2 * _SIDE),
                1,
            )
            painter.fillRect(bottom, theme.color("line"))
        place = option.rect.adjusted(0, 1, 0, -2)
        paint_row(painter, theme, place, hovered=hovered, focused=chosen)
        painter.save()
        line = QRect(
            place.left() + px(_SIDE),
            place.top() + px(_PAD) - 1,
            place.width() - px(2 * _SIDE),
            px(_LINE),
        )
        lines = self._lines(point, option.rect.width())
        painter.setFont(theme.font("base"))
        painter.setPen(theme.color("text"))
        paint_lines(painter, line, lines, px(_LINE))
        meta = line.translated(0, len(lines) * px(_LINE))
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.color("text3"))
        painter.drawText(
            meta, _LEFT, _BETWEEN.join(part for part in (point.time, point.origin) if part)
        )
        if chosen or hovered:
            painter.setPen(theme.color("accent"))
            painter.drawText(meta, _END, point.back)
        painter.restore()

    def way_back(self, place: QRect, point: Parked) -> QRect:
        """Return where the words of the way back stand in a row."""
        px = self._theme.px
        height = px(_LINE) + px(_PAD)
        return QRect(place.center().x(), place.bottom() - height, place.width() // 2, height)


class _PointView(HoverList):
    """The points; Enter puts one back."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._painter = _PointPainter(theme, self)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # what is not in view is wrapped later
        self.setBatchSize(_AT_ONCE)
        self.setAccessibleName(tr("Parking lot"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the chosen point back with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().data(_POINT))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put a point back when its way back is clicked."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            found: Parked = index.data(_POINT)
            if self._painter.way_back(self.visualRect(index), found).contains(point):
                self.chosen.emit(found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class ParkingPanel(Panel):
    """Title with count, the points, and a field to add one."""

    put_back = Signal(object)
    """A point is to go back to its question."""
    added = Signal(str)
    """Somebody typed a new point."""
    left = Signal()
    """Escape was pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("canvas", parent)
        self._theme = theme
        self._model = _Points()
        self._view = _PointView(theme)
        self._view.setModel(self._model)
        self._count = label(theme, "0", "base", 400, "text3")
        self._empty = label(
            theme, tr("What belongs to another topic waits here until there is time for it."),
            "meta", 400, "text3", wrap=True,
        )  # fmt: skip
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Add a point"))
        self.field.setAccessibleName(tr("Add a point to the parking lot"))
        theme.dress(self.field)
        self._edge = line(self, horizontal=False)
        self._edge.hide()
        self._lay_out()
        self._view.chosen.connect(self._choose)
        self.field.returnPressed.connect(self._add)
        theme.changed.connect(self._view.scheduleDelayedItemsLayout)
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
        title.addWidget(KeyChip(theme, "Ctrl+Shift+T"))
        column = QVBoxLayout(self)
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

    def set_edge(self, *, shown: bool) -> None:
        """Draw a line at the left, as a drawer over the notes needs one."""
        self._edge.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line as high as the panel."""
        super().resizeEvent(event)
        self._edge.setGeometry(0, 0, 1, self.height())

    def _redraw_glyph(self) -> None:
        drawing = self._theme.icons.pixmap("tray", "text", 16, self.devicePixelRatioF())
        self._glyph.setPixmap(drawing)

    def show_points(self, points: list[Parked], *, writable: bool) -> None:
        """Show the points; a file that is read-only takes none."""
        if points != self._model.points:
            self._model.show_points(points)
        self._count.setText(str(len(points)))
        self._empty.setVisible(not points)
        self.field.setVisible(writable)

    @property
    def points(self) -> Sequence[Parked]:
        """What is shown."""
        return self._model.points

    def focus_points(self) -> None:
        """Give the keyboard to the points, or to the field where there are none."""
        if not self._model.points:
            self.field.setFocus()
            return
        self._view.setFocus()
        if not self._view.currentIndex().isValid():
            self._view.setCurrentIndex(self._model.index(0))

    def _choose(self, point: Parked) -> None:
        if point.back:
            self.put_back.emit(point)

    def _add(self) -> None:
        text = self.field.text()
        if text.strip():
            self.added.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
