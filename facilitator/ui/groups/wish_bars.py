"""How many wishes are met: one bar for each priority."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.language import tr
from facilitator.ui.groups.figures import WishCount
from facilitator.ui.theme.theme import Theme

_ROW, _BAR, _GAP = 24, 8, 10


class WishBars(QWidget):
    """Shows what is met of what was wished for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._counts: list[WishCount] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_counts(self, counts: Sequence[WishCount]) -> None:
        """Show other counts."""
        self._counts = list(counts)
        self.setAccessibleName(", ".join(f"{_name(each)} {_words(each)}" for each in counts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One row for each priority, or for the sentence that there are none."""
        return QSize(self._theme.px(240), self._theme.px(_ROW) * max(1, len(self._counts)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw names, bars and numbers."""
        painter, theme, px = QPainter(self), self._theme, self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("base"))
        metrics = QFontMetrics(theme.font("base"))
        if not self._counts:
            painter.setPen(theme.color("text3"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, tr("Nobody has any yet."))
            return
        names = max(metrics.horizontalAdvance(_name(each)) for each in self._counts) + px(_GAP)
        figures = max(metrics.horizontalAdvance(_words(each)) for each in self._counts) + px(_GAP)
        for number, each in enumerate(self._counts):
            row = QRect(0, number * px(_ROW), self.width(), px(_ROW))
            painter.setPen(theme.color("text2"))
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, _name(each))
            painter.setPen(theme.color("text"))
            side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(row, side, _words(each))
            bar = QRectF(names, 0, max(0, row.width() - names - figures), px(_BAR))
            bar.moveTop(row.top() + (row.height() - bar.height()) / 2)
            self._paint_bar(painter, bar, each.met / max(1, each.wished))

    def _paint_bar(self, painter: QPainter, bar: QRectF, part: float) -> None:
        radius = bar.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("track"))
        painter.drawRoundedRect(bar, radius, radius)
        if part > 0:
            bar.setWidth(max(bar.height(), bar.width() * part))
            painter.setBrush(self._theme.color("accent"))
            painter.drawRoundedRect(bar, radius, radius)


def _name(count: WishCount) -> str:
    names = {1: tr("First wish"), 2: tr("Second wish")}
    return names.get(count.priority) or tr("Others")


def _words(count: WishCount) -> str:
    return tr("{met} of {wished}", met=count.met, wished=count.wished)
