"""The list of a team's laptops: name, role, rooms, and how each of them stands."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from facilitator.language import tr
from facilitator.ui.team.member_rows import MemberRow
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.lists import HoverList
from facilitator.ui.widgets.pen import RIGHT, Pen
from facilitator.ui.widgets.row_model import ROW_ROLE, TIP, Index, KnownRowModel
from facilitator.ui.widgets.rows import paint_row

_ROW, _PAD, _GLYPH, _GAP = 52, 12, 14, 6
_STANDING_SHARE = 0.6
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: "MemberList") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines."""
        return QSize(0, self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the laptop at the left, how it stands at the right."""
        row: MemberRow = index.data(ROW_ROLE)
        view, px, rect = self._view, self._theme.px, QRect(option.rect)
        painter.save()
        selected = index == view.currentIndex()
        paint_row(
            painter,
            self._theme,
            rect.adjusted(1, 1, -1, -1),
            selected=selected,
            hovered=view.is_hovered(index),
            focused=view.is_focused(index),
        )
        pen = Pen(painter, self._theme)
        area = rect.adjusted(px(_PAD), px(6), -px(_PAD), -px(6))
        right = self._paint_standing(pen, row, area, selected=selected)
        words = QRect(area.left(), area.top(), area.width() - right - px(16), area.height() // 2)
        ink = "text3" if row.is_revoked else "text"
        weight = 600 if selected else 500
        pen.write(words, row.name, size="place", weight=weight, ink=ink, struck=row.is_revoked)
        below = words.translated(0, words.height())
        pen.write(below, row.about, size="meta", ink="text2")
        painter.restore()

    def _paint_standing(self, pen: Pen, row: MemberRow, area: QRect, *, selected: bool) -> int:
        """Paint glyph and words at the right edge; return how much room they take."""
        px = self._theme.px
        most = round(area.width() * _STANDING_SHARE)
        spot = QRect(area.right() - most, area.top(), most, area.height())
        standing = row.standing
        ink = "text2" if selected and standing.ink == "text3" else standing.ink
        width = pen.write(
            spot.adjusted(px(_GLYPH + _GAP), 0, 0, 0), standing.text, ink=ink, side=RIGHT
        )
        glyph_left = spot.right() - width - px(_GLYPH + _GAP)
        pen.glyph(glyph_left, spot.center().y(), standing.glyph, ink, _GLYPH)
        return width + px(_GLYPH + _GAP)


class _Members(KnownRowModel[MemberRow]):
    def words(self, row: MemberRow, role: int) -> str | None:
        """Say the whole row in its tooltip too: a small window has no room for all of it."""
        return row.spoken if role == TIP else super().words(row, role)


class MemberList(HoverList):
    """Shows the laptops; Enter or two clicks ask for another part of one, Del to take it out."""

    revoke_wanted = Signal(str)
    """The device of a laptop; so below."""
    change_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.members = _Members(self)
        self.setModel(self.members)
        self.setItemDelegate(_Painter(theme, self))
        self.setAccessibleName(tr("Members of the team"))
        self.setMinimumHeight(theme.px(_ROW))
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def current(self) -> MemberRow | None:
        """The row at the keyboard."""
        return self.currentIndex().data(ROW_ROLE)

    def show_rows(self, rows: list[MemberRow]) -> None:
        """Show other rows; the keyboard stays at its laptop."""
        at = self.current.id if self.current else ""
        if self.members.show_rows(rows):
            index = self.members.index_of(at)
            self.setCurrentIndex(index if index.isValid() else self.members.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask to take a laptop out with Del, for another part with Enter."""
        row, key = self.current, event.key()
        if key == Qt.Key.Key_Delete and row is not None and row.is_revocable:
            self.revoke_wanted.emit(row.id)
        elif key in _ENTER and row is not None and row.is_changeable:
            self.change_wanted.emit(row.id)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for another part with two clicks."""
        row: MemberRow | None = self.indexAt(event.position().toPoint()).data(ROW_ROLE)
        if row is not None and row.is_changeable:
            self.change_wanted.emit(row.id)
