"""Chips: a word in a soft fill, and the key caps that show a shortcut."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.ui import keys as key_names
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.rows import paint_box

_TONES = {
    "ok": ("ok_soft", "ok"),
    "warn": ("warn_soft", "warn"),
    "late": ("late_soft", "late"),
    "accent": ("accent_soft", "accent"),
    "fill": ("fill", "text2"),
}
"""Fill and ink by tone; `c1` … `c6` are the categories."""

_CHIP_PAD, _ICON, _GAP = 7, 12, 5
_KEY_PAD = 6


def inks(tone: str) -> tuple[str, str]:
    """Return the colour roles of a tone's fill and of the words on it."""
    return _TONES.get(tone) or (f"{tone}s", tone)


def chip_width(theme: Theme, text: str, icon: str = "", size: str = "meta") -> int:
    """Return how wide a chip of this text is."""
    words = QFontMetrics(theme.font(size, 500)).horizontalAdvance(text)
    return theme.px(2 * _CHIP_PAD + (_ICON + _GAP if icon else 0)) + words


def paint_chip(
    painter: QPainter,
    theme: Theme,
    rect: QRect,
    text: str,
    tone: str,
    icon: str = "",
    size: str = "meta",
) -> None:
    """Paint a chip into `rect`: soft fill, then glyph and word in the tone's ink."""
    fill, ink = inks(tone)
    paint_box(painter, theme, rect, fill, radius=4)
    left = rect.left() + theme.px(_CHIP_PAD)
    if icon:
        glyph = theme.px(_ICON)
        theme.icons.draw(painter, left, rect.center().y() - glyph / 2 + 0.5, icon, ink, _ICON)
        left += glyph + theme.px(_GAP)
    painter.setFont(theme.font(size, 600 if size == "base" else 500))
    painter.setPen(theme.color(ink))
    inner = rect.adjusted(left - rect.left(), 0, 0, 0)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def key_chip_width(theme: Theme, keys: str) -> int:
    """Return how wide the key cap of a shortcut is."""
    words = QFontMetrics(theme.font("code", 500)).horizontalAdvance(key_names.display(keys))
    return words + theme.px(2 * _KEY_PAD)


def paint_key_chip(painter: QPainter, theme: Theme, rect: QRect, keys: str) -> None:
    """Paint a shortcut as a key cap into `rect`."""
    paint_box(painter, theme, rect, "surface", "line", radius=3)
    painter.setFont(theme.font("code", 500))
    painter.setPen(theme.color("text2"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, key_names.display(keys))


class Chip(QWidget):
    """A word in a soft fill, 20 pixels high."""

    def __init__(
        self, theme: Theme, text: str, tone: str = "fill", icon: str = "", size: str = "meta"
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_word(text, tone)

    def show_word(self, text: str, tone: str) -> None:
        """Show another word in another tone."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the word needs."""
        width = chip_width(self._theme, self._text, self._icon, self._size)
        return QSize(width, self._theme.px(20 if self._size == "meta" else 24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        paint_chip(
            painter, self._theme, self.rect(), self._text, self._tone, self._icon, self._size
        )


class KeyChip(QWidget):
    """A shortcut as a key cap."""

    def __init__(self, theme: Theme, keys: str) -> None:
        super().__init__()
        self._theme = theme
        self._keys = keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(key_names.display(keys))

    def sizeHint(self) -> QSize:
        """As wide as the keys need."""
        return QSize(key_chip_width(self._theme, self._keys), self._theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the key cap."""
        paint_key_chip(QPainter(self), self._theme, self.rect(), self._keys)
