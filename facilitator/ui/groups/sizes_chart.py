"""The stakeholder groups by code, name and size, in two columns."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.ui.groups.card_painter import paint_code
from facilitator.ui.groups.figures import Part
from facilitator.ui.theme.theme import Theme

_ROW, _CODE, _BETWEEN, _COUNT = 22, 31, 12, 20


class SizesChart(QWidget):
    """Says which code is whose."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._groups: list[Part] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_groups(self, groups: Sequence[Part]) -> None:
        """Show other groups."""
        self._groups = list(groups)
        spoken = ", ".join(f"{part.sign.code} {part.name} {part.people}" for part in groups)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken.replace(", ", "\n"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Two in a row."""
        return QSize(self._theme.px(240), self._theme.px(_ROW) * -(-len(self._groups) // 2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw code, name and size of each."""
        painter, theme, px = QPainter(self), self._theme, self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = (self.width() - px(_BETWEEN)) // 2
        for number, part in enumerate(self._groups):
            left = (number % 2) * (half + px(_BETWEEN))
            row = QRect(left, number // 2 * px(_ROW), half, px(_ROW))
            paint_code(painter, theme, row.left(), row.center().y(), part.sign.code, part.sign.tone)
            painter.setFont(theme.font("meta"))
            painter.setPen(theme.color("text2"))
            name = row.adjusted(px(_CODE), 0, -px(_COUNT), 0)
            shown = painter.fontMetrics().elidedText(
                part.name, Qt.TextElideMode.ElideRight, name.width()
            )
            painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, shown)
            side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(row, side, str(part.people))
