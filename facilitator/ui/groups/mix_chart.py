"""The mix of stakeholder groups: one stacked bar for each room, hatched where a group is lacking."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.language import tr
from facilitator.ui.groups.figures import Mix
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.hatching import paint_hatching

_ROW, _BAR, _CODE, _COUNT, _GAP, _EMPTY, _RADIUS = 26, 17, 52, 30, 2, 13, 3


class MixChart(QWidget):
    """Shows the rooms of one round."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._mixes: list[Mix] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_mixes(self, mixes: Sequence[Mix]) -> None:
        """Show other rooms."""
        self._mixes = list(mixes)
        self.setAccessibleName("; ".join(_spoken(mix) for mix in mixes))
        self.setToolTip("\n".join(_spoken(mix) for mix in mixes))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One row for each room."""
        return QSize(self._theme.px(240), self._theme.px(_ROW) * len(self._mixes))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw codes, bars and sizes."""
        painter, px = QPainter(self), self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        largest = max((mix.size for mix in self._mixes), default=1)
        for number, mix in enumerate(self._mixes):
            row = QRect(0, number * px(_ROW), self.width(), px(_ROW))
            self._write(painter, row, mix.code, "text", Qt.AlignmentFlag.AlignLeft)
            self._write(painter, row, str(mix.size), "text3", Qt.AlignmentFlag.AlignRight)
            whole = row.width() - px(_CODE + _COUNT)
            place = QRectF(px(_CODE), 0, whole * mix.size / max(1, largest), px(_BAR))
            place.moveTop(row.top() + (row.height() - place.height()) / 2)
            self._paint_bar(painter, place, mix)

    def _write(
        self, painter: QPainter, row: QRect, text: str, ink: str, side: Qt.AlignmentFlag
    ) -> None:
        painter.setFont(self._theme.font("base", 500 if ink == "text" else 400))
        painter.setPen(self._theme.color(ink))
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | side, text)

    def _paint_bar(self, painter: QPainter, place: QRectF, mix: Mix) -> None:
        theme, px = self._theme, self._theme.px
        parts = [part for part in mix.parts if part.people]
        unsigned = mix.size - sum(part.people for part in parts)
        empty = px(_EMPTY) * len(mix.lacking)
        gaps = px(_GAP) * max(0, len(mix.parts) - 1 + bool(unsigned))
        unit = max(0.0, place.width() - empty - gaps) / max(1, mix.size)
        left = place.left()
        for part in mix.parts:
            width = unit * part.people if part.people else px(_EMPTY)
            box = QRectF(left, place.top(), width, place.height())
            if part.people:
                self._paint_part(painter, box, part.sign.code, part.sign.tone)
            else:
                paint_hatching(painter, theme, box, "warn")
            left = box.right() + px(_GAP)
        if unsigned:
            box = QRectF(left, place.top(), unit * unsigned, place.height())
            self._paint_part(painter, box, "", "text3")

    def _paint_part(self, painter: QPainter, box: QRectF, code: str, tone: str) -> None:
        theme = self._theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(tone))
        painter.drawRoundedRect(box, theme.px(_RADIUS), theme.px(_RADIUS))
        font = theme.font("code", 600)
        if QFontMetrics(font).horizontalAdvance(code) <= box.width():
            painter.setFont(font)
            painter.setPen(theme.color("surface"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, code)


def _spoken(mix: Mix) -> str:
    parts = [f"{part.name} {part.people}" for part in mix.parts if part.people]
    lacking = [tr("without {group}", group=name) for name in mix.lacking]
    return f"{mix.code}: {', '.join([*parts, *lacking])}"
