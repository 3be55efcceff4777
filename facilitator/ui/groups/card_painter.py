"""Paints cards: group code, name, organisation, padlock and the mark of the wish."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from facilitator.language import tr
from facilitator.ui.groups.cards import NO_WISH, UNMET, Card
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import inks
from facilitator.ui.widgets.lists import HoverList
from facilitator.ui.widgets.row_model import ROW_ROLE, Index

HEIGHT, GAP = 34, 6
"""A card, and the way to the next one."""
_PAD, _CODE_WIDTH, _CODE_HEIGHT, _MARK, _LOCK, _BETWEEN = 8, 25, 19, 18, 14, 8
_VCENTER = Qt.AlignmentFlag.AlignVCenter
_LEFT = _VCENTER | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
_RIGHT = _VCENTER | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine
_LEAST_NAME = 0.75
"""The part of the room for words that the name has at least, before the organisation is cut."""
_LEAST_ORGANISATION = 40
"""Below that an organisation says nothing, and the name gets its room."""


def paint_card(
    painter: QPainter, theme: Theme, rect: QRect, card: Card, *, focused: bool, hovered: bool
) -> None:
    """Paint one card into a place."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, theme, rect, card, focused=focused, hovered=hovered)
    px = theme.px
    inner = rect.adjusted(px(_PAD), 0, -px(_PAD), 0)
    paint_code(painter, theme, inner.left(), rect.center().y() + 1, card.sign.code, card.sign.tone)
    left = inner.left() + px(_CODE_WIDTH + _BETWEEN)
    right = inner.right() + 1
    if card.wish != NO_WISH:
        right -= px(_MARK)
        paint_wish(painter, theme, right, rect.center().y() + 1, card.wish)
        right -= px(_BETWEEN)
    if card.is_locked:
        right -= px(_LOCK)
        top = rect.center().y() + 1 - px(_LOCK) / 2
        theme.icons.draw(painter, right, top, "lock", "text3", _LOCK)
        right -= px(_BETWEEN)
    _paint_words(painter, theme, QRect(left, rect.top(), right - left, rect.height()), card)
    painter.restore()


def paint_code(
    painter: QPainter, theme: Theme, left: int, middle: int, code: str, tone: str
) -> None:
    """Paint a group's two letters in its soft fill."""
    ground, ink = inks(tone)
    box = QRect(left, 0, theme.px(_CODE_WIDTH), theme.px(_CODE_HEIGHT))
    box.moveTop(middle - box.height() // 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(ground))
    painter.drawRoundedRect(QRectF(box), theme.px(3), theme.px(3))
    painter.setPen(theme.color(ink))
    painter.setFont(theme.font("code", 600))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, code)


def paint_wish(painter: QPainter, theme: Theme, left: int, middle: int, wish: int) -> None:
    """Paint the mark of a wish: the first filled, others in a ring, an unmet one dashed."""
    size = theme.px(_MARK)
    ring = QRectF(left, middle - size / 2, size, size).adjusted(0.5, 0.5, -0.5, -0.5)
    is_first, is_unmet = wish == 1, wish == UNMET
    pen = QPen(theme.color("warn" if is_unmet else "control"), 1)
    if is_unmet:
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3, 2])
    painter.setPen(Qt.PenStyle.NoPen if is_first else pen)
    painter.setBrush(theme.color("text2") if is_first else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(ring)
    painter.setPen(theme.color("surface" if is_first else "warn" if is_unmet else "text2"))
    painter.setFont(theme.font("code", 600))
    painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, "–" if is_unmet else str(wish))


def _paint_ground(
    painter: QPainter, theme: Theme, rect: QRect, card: Card, *, focused: bool, hovered: bool
) -> None:
    edges = {"leaving": "accent", "coming": "accent", "absent": "control", "waiting": "warn"}
    grounds = {"leaving": "accent_soft", "coming": "canvas", "absent": "surface"}
    ground = "hover" if hovered else grounds.get(card.state, "surface")
    pen = QPen(theme.color(edges.get(card.state, "line")), 1)
    if card.state in {"coming", "absent", "waiting"}:
        pen.setStyle(Qt.PenStyle.DashLine)
    if focused:
        pen = QPen(theme.color("accent"), 2)
    inset = 1.0 if focused else 0.5
    painter.setPen(pen)
    painter.setBrush(theme.color(ground))
    radius = theme.px(6)
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)


def _paint_words(painter: QPainter, theme: Theme, place: QRect, card: Card) -> None:
    """Paint the name, and behind it at the right what there is room for."""
    base, meta = theme.font("base", 500), theme.font("meta")
    name_font = base
    if card.state == "absent":
        name_font = theme.exact_font(base.pixelSize(), 400)
        name_font.setStrikeOut(True)
    names, notes = QFontMetrics(name_font), QFontMetrics(meta)
    beside, ink = _beside(card)
    gap = theme.px(_BETWEEN)
    strong = notes.horizontalAdvance(beside) + gap if beside else 0
    room = max(0, place.width() - strong)
    wide = names.horizontalAdvance(card.name) + 1
    shown = "" if card.state == "coming" else card.organisation
    organisation = notes.horizontalAdvance(shown) + gap if shown else 0
    name_width = min(wide, max(int(room * _LEAST_NAME), room - organisation))
    if room - name_width - gap < min(organisation - gap, theme.px(_LEAST_ORGANISATION)):
        name_width, shown = min(wide, room), ""
    painter.setFont(name_font)
    inks_of = {"absent": "text3", "coming": "accent"}
    painter.setPen(theme.color(inks_of.get(card.state, "text")))
    elide = Qt.TextElideMode.ElideRight
    painter.drawText(
        place,
        _LEFT,
        card.name if wide <= name_width else names.elidedText(card.name, elide, name_width),
    )
    painter.setFont(meta)
    if beside:
        painter.setPen(theme.color(ink))
        painter.drawText(place, _RIGHT, beside)
    rest = QRect(
        place.left() + name_width + gap, place.top(), room - name_width - gap, place.height()
    )
    if shown:
        painter.setPen(theme.color("text3"))
        painter.drawText(rest, _RIGHT, notes.elidedText(shown, elide, rest.width()))


def _beside(card: Card) -> tuple[str, str]:
    match card.state:
        case "leaving":
            return f"{card.beside} →", "accent"
        case "coming" if card.beside:
            return tr("Proposal, from {room}", room=card.beside), "text3"
        case "coming":
            return tr("Proposal"), "text3"
        case _:
            return card.beside, "text3"


class CardPainter(QStyledItemDelegate):
    """Paints the cards of a list."""

    def __init__(self, theme: Theme, view: HoverList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.width = 0
        """How wide a card is; 0 for as wide as the list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as asked for, one line high."""
        return QSize(self.width, self._theme.px(HEIGHT + GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one card."""
        card: Card = index.data(ROW_ROLE)
        px = self._theme.px
        rect = option.rect.adjusted(0, 0, -px(GAP) if self.width else 0, -px(GAP))
        hovered, focused = self._view.is_hovered(index), self._view.is_focused(index)
        paint_card(painter, self._theme, rect, card, focused=focused, hovered=hovered)
