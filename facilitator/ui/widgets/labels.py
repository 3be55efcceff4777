"""Texts: labels of the type scale, and one that ends in an ellipsis where room is short."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from facilitator.ui.theme.theme import Theme


def label(
    theme: Theme,
    text: str = "",
    size: str = "base",
    weight: int = 400,
    ink: str = "",
    *,
    wrap: bool = False,
) -> QLabel:
    """Return a label of plain text in a size, weight and ink of the look."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    theme.dress(made, size, weight, ink)
    return made


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where it does not fit; its tooltip is the whole text."""

    def __init__(
        self, theme: Theme, text: str = "", size: str = "base", weight: int = 400, ink: str = ""
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.dress(self, size, weight, ink)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        """Need no width at all."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)
        self.setToolTip(self._whole if shown != self._whole else "")

    @property
    def _whole(self) -> str:
        """All that there is to say."""
        return self.text()


class FittedLabel(ElidedLabel):
    """One line that says the same in fewer words where room is short."""

    def __init__(self, theme: Theme, size: str = "base", weight: int = 400, ink: str = "") -> None:
        super().__init__(theme, "", size, weight, ink)
        self._wordings: Sequence[str] = ("",)

    def show_wordings(self, wordings: Sequence[str]) -> None:
        """Show the first wording that fits, of those given from the longest to the shortest."""
        self._wordings = wordings
        self._choose()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose anew."""
        super().resizeEvent(event)
        self._choose()

    def _choose(self) -> None:
        metrics = self.fontMetrics()
        fitting = (
            text for text in self._wordings if metrics.horizontalAdvance(text) <= self.width()
        )
        self.setText(next(fitting, self._wordings[-1]))
        self.setAccessibleName(self._whole)

    @property
    def _whole(self) -> str:
        return self._wordings[0]
