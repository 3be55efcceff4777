"""The ring around the control that has the keyboard."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFocusFrame, QWidget

from facilitator.ui.theme.theme import Theme

_GAP, _RING = 1, 2


class FocusRing(QFocusFrame):
    """Follows the focus over buttons and combo boxes; fields and rows paint their own.

    Buttons take the focus by keyboard only (see `widgets.buttons`), so a ring never follows
    the mouse.
    """

    def __init__(self, theme: Theme, app: QApplication) -> None:
        super().__init__()
        self._theme = theme
        app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay around the widget when it or a parent moves."""
        handled = super().eventFilter(watched, event)
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show}:
            self._surround()
        return handled

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring, its corners outside those of the control."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), _RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self._theme.px(6) + _GAP + _RING / 2
        edge = QRectF(self.rect()).adjusted(_RING / 2, _RING / 2, -_RING / 2, -_RING / 2)
        painter.drawRoundedRect(edge, radius, radius)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        ringed = isinstance(new, (QAbstractButton, QComboBox)) and new.property("ring") is not False
        self.setWidget(new if ringed else None)
        if ringed:
            self._surround()

    def _surround(self) -> None:
        widget = self.widget()
        if widget is None or self.parentWidget() is None:
            return
        grown = _GAP + _RING
        corner = widget.mapTo(self.parentWidget(), widget.rect().topLeft())
        rect = widget.rect().translated(corner).adjusted(-grown, -grown, grown, grown)
        if self.geometry() != rect:
            self.setGeometry(rect)
            self.clearMask()
