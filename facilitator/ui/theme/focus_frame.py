"""The frame of the focus ring: two pixels wide, one pixel away from the control."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from facilitator.ui.theme.theme import Theme

_GAP, _RING = 1, 2
_MARGINS = (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin)


class FocusFrame(QFocusFrame):
    """Draws the ring, its corners outside those of the control."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._style = _Distance("Fusion")
        self.setStyle(self._style)

    def leave(self) -> None:
        """Stand around nothing: Qt frames no window, and its types know no None."""
        self.setWidget(self.window())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), _RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self._theme.px(6) + _GAP + _RING / 2
        edge = QRectF(self.rect()).adjusted(_RING / 2, _RING / 2, -_RING / 2, -_RING / 2)
        painter.drawRoundedRect(edge, radius, radius)


class _Distance(QProxyStyle):
    """Tells Qt how far the frame is from its control; used by the frame alone."""

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Return gap and ring for the frame's margins, Fusion's value for the rest."""
        return _GAP + _RING if metric in _MARGINS else super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt calls it so
    ) -> int:
        """Put the frame above everything: what holds the control closely would cut it off."""
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, returnData)
