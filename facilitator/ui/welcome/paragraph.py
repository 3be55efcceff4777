"""A few lines of text with room between them, as labels of plain text cannot give."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from facilitator.ui.theme.theme import Theme


class Paragraph(QLabel):
    """Wrapped text of a pixel size on lines of a pixel height, both at 100 %."""

    def __init__(self, theme: Theme, text: str, pixels: int, line_pixels: int, ink: str) -> None:
        super().__init__()
        self._theme = theme
        self._plain = text
        self._pixels, self._line_pixels = pixels, line_pixels
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        theme.dress(self, "base", 400, ink)
        theme.changed.connect(self._set)
        self._set()

    def say(self, text: str) -> None:
        """Show another text."""
        self._plain = text
        self._set()

    def _set(self) -> None:
        px = self._theme.px
        style = f"font-size:{px(self._pixels)}px; line-height:{px(self._line_pixels)}px"
        self.setText(f'<div style="{style}">{escape(self._plain)}</div>')
        self.setAccessibleName(self._plain)
