"""The card under the pointer while somebody carries it."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.groups.card_painter import paint_card
from facilitator.ui.groups.cards import Card
from facilitator.ui.theme.theme import Theme

_SHADOW, _GRIP = 4, 18


class CarriedCard(QWidget):
    """Follows the pointer; the mouse goes through it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._card: Card | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def carry(self, card: Card, point: QPoint, size: QSize) -> None:
        """Show a card at a point of the screen."""
        self._card = card
        self.resize(size + QSize(_SHADOW, _SHADOW))
        over = self.parentWidget() or self
        self.move(over.mapFromGlobal(point) - QPoint(_GRIP, size.height() // 2))
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card over its shadow."""
        if self._card is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self.rect().adjusted(0, 0, -_SHADOW, -_SHADOW)
        shade = self._theme.color("sunken")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawRoundedRect(rect.translated(_SHADOW, _SHADOW), 6, 6)
        paint_card(painter, self._theme, rect, self._card, focused=True, hovered=False)
