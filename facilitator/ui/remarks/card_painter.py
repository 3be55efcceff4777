"""Paints a remark as a card: its number, who said it, what went and what came, what to mind."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from facilitator.ui.remarks.rows import Row
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.lists import HoverList
from facilitator.ui.widgets.row_model import ROW_ROLE
from facilitator.ui.widgets.rows import paint_box

Index = QModelIndex | QPersistentModelIndex

_GAP, _PAD, _CIRCLE, _HEAD, _LINE, _BOX = 8, 12, 20, 24, 20, 10
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_INKS: Final = {"same": "text", "aside": "text2", "gone": "late", "new": "ok"}


class CardPainter(QStyledItemDelegate):
    """Paints cards; the one with the keyboard has the ring."""

    def __init__(self, theme: Theme, view: HoverList) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words need."""
        row: Row = index.data(ROW_ROLE)
        px = self._theme.px
        words = round(self._document(row).size().height())
        below = len(self._notes(row)) * px(_LINE)
        return QSize(0, px(_GAP + 2 * _PAD + _HEAD + 2 * _BOX) + words + below)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one card."""
        row: Row = index.data(ROW_ROLE)
        theme, px = self._theme, self._theme.px
        card = option.rect.adjusted(0, 0, 0, -px(_GAP))
        is_here = index == self._view.currentIndex()
        paint_box(painter, theme, card, "surface", "accent" if is_here else "line", 8)
        if self._view.is_focused(index):
            self._paint_ring(painter, card)
        inside = card.adjusted(px(_PAD), px(_PAD), -px(_PAD), -px(_PAD))
        self._paint_head(painter, QRect(inside.topLeft(), QSize(inside.width(), px(_HEAD))), row)
        document = self._document(row)
        box = QRect(
            *(inside.left(), inside.top() + px(_HEAD + 2), inside.width()),
            round(document.size().height()) + px(2 * _BOX - 4),
        )
        paint_box(painter, theme, box, "canvas", radius=6)
        painter.save()
        painter.translate(box.left() + px(_BOX), box.top() + px(_BOX - 2))
        document.drawContents(painter)
        painter.restore()
        self._paint_notes(painter, box.bottom() + px(6), inside, row)

    def _paint_ring(self, painter: QPainter, card: QRect) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), 7, 7)
        painter.restore()

    def _paint_head(self, painter: QPainter, area: QRect, row: Row) -> None:
        theme, px = self._theme, self._theme.px
        paint_number(
            painter,
            theme,
            QPointF(area.left(), area.top()),
            row.number,
            "warn" if row.is_open else "text3",
        )
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.color("text3"))
        right = row.when or row.said
        painter.drawText(area, _RIGHT, right)
        taken = painter.fontMetrics().horizontalAdvance(right) + px(8)
        name = area.adjusted(px(_CIRCLE + 8), 0, -taken, 0)
        painter.setFont(theme.font("base", 500))
        painter.setPen(theme.color("text"))
        words = painter.fontMetrics().elidedText(row.who, Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, _LEFT, words)

    def _paint_notes(self, painter: QPainter, top: int, inside: QRect, row: Row) -> None:
        theme, px = self._theme, self._theme.px
        for number, (glyph, ink, text) in enumerate(self._notes(row)):
            line = QRect(inside.left(), top + number * px(_LINE), inside.width(), px(_LINE))
            theme.icons.draw(painter, line.left(), line.top() + px(2), glyph, ink)
            painter.setFont(theme.font("meta", 500))
            painter.setPen(theme.color(ink))
            room = line.adjusted(px(22), 0, 0, 0)
            metrics = painter.fontMetrics()
            words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, _LEFT, words)

    def _notes(self, row: Row) -> list[tuple[str, str, str]]:
        """Return glyph, ink and words of the lines below a card's words."""
        found = [("arrow-right", "text2", row.said)] if row.is_moved else []
        found += [("warn", "warn", text) for text in row.warnings if row.is_open]
        return [*found, *([("check", "text3", row.outcome)] if row.outcome else [])]

    def _document(self, row: Row) -> QTextDocument:
        """Return the words of a card as they are laid out: what went is struck out, what came underlined."""
        theme, px = self._theme, self._theme.px
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(theme.font("base"))
        document.setTextWidth(max(self._view.viewport().width() - px(2 * (_PAD + _BOX)), 40))
        cursor = QTextCursor(document)
        if row.quote:
            cursor.insertText(row.quote, self._form(row, "aside"))
            cursor.insertBlock()
        for part in row.words:
            cursor.insertText(part.text, self._form(row, part.kind))
        if row.replies:
            cursor.insertBlock()
            cursor.insertText(row.replies, self._form(row, "aside"))
        return document

    def _form(self, row: Row, kind: str) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(self._theme.color(_INKS[kind] if row.is_open else "text3"))
        form.setFontStrikeOut(kind == "gone")
        form.setFontUnderline(kind == "new")
        return form


def paint_number(
    painter: QPainter,
    theme: Theme,
    place: QPointF,
    number: int,
    ink: str | QColor = "warn",
    ground: str | QColor = "surface",
) -> None:
    """Paint a remark's number in a circle, at its upper left corner; colours are roles or values."""
    size = theme.px(_CIRCLE)
    circle = QRectF(place.x(), place.y() + theme.px(2), size, size)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color(ink) if isinstance(ink, str) else ink, 1.2))
    painter.setBrush(theme.color(ground) if isinstance(ground, str) else ground)
    painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5))
    font = QFont(theme.font("meta", 600))
    if number > _TWO_DIGITS:
        font.setPixelSize(max(theme.px(8), 6))
    painter.setFont(font)
    painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number))
    painter.restore()


_TWO_DIGITS: Final = 99
