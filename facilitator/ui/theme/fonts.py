"""Type: one scale of pixel sizes in three weights, set in code because stylesheets lack features."""

from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

SIZES: Final = {
    "code": (11, 16),
    "meta": (12, 18),
    "base": (13, 20),
    "place": (14, 20),
    "note": (15, 24),
    "lead": (17, 24),
    "title": (20, 28),
    "heading": (22, 30),
    "clock": (34, 36),
    "greeting": (40, 48),
}
"""Pixel size and line height by name, at 100 %."""

_GENERIC: Final = {"", "sans", "sans serif", "sans-serif"}
"""Aliases that systems without a chosen font answer with; they say nothing about the person."""

_TIGHT_FROM, _DISPLAY_FROM = 20, 32
"""Pixels from which letters stand closer, and from which Inter has a cut of its own."""
_TIGHTER: Final = -0.01
"""Letter spacing as a share of the size."""
_TABULAR = QFont.Tag("tnum")
_WEIGHTS: Final = {400: QFont.Weight.Normal, 500: QFont.Weight.Medium, 600: QFont.Weight.DemiBold}


class Fonts:
    """Fonts of the type scale at the user's size, each made once."""

    def __init__(self, scale: float = 1.0) -> None:
        self.scale = scale
        self._families = _families()
        self._made: dict[tuple[str, int, bool], QFont] = {}

    def font(self, size: str = "base", weight: int = 400, *, italic: bool = False) -> QFont:
        """Return the font of a named size with tabular figures; do not change it, copy it."""
        key = (size, weight, italic)
        if key not in self._made:
            self._made[key] = self._make(*key)
        return self._made[key]

    def exact(self, pixels: int, weight: int = 400) -> QFont:
        """Return a font of a size of its own, whatever size the person chose for themselves.

        For what others look at from a distance; not kept.
        """
        return _made(self._families, pixels, pixels, weight)

    def line_height(self, size: str) -> int:
        """Return the line height of a named size, in pixels at the user's scale."""
        return round(SIZES[size][1] * self.scale)

    def _make(self, size: str, weight: int, italic: bool) -> QFont:
        pixels = SIZES[size][0]
        font = _made(self._families, pixels, pixels * self.scale, weight)
        font.setItalic(italic)
        return font


def _made(families: list[str], design: int, pixels: float, weight: int) -> QFont:
    """Make a font of a pixel size; what it looks like goes by its size in the design."""
    font = QFont()
    cuts = ["Inter Display"] if design >= _DISPLAY_FROM else []
    font.setFamilies([*families, *cuts, "Inter", "Noto Sans"])
    font.setPixelSize(max(1, round(pixels)))
    font.setWeight(_WEIGHTS[weight])
    font.setFeature(_TABULAR, 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if design >= _TIGHT_FROM:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _TIGHTER * pixels)
    return font


def _families() -> list[str]:
    chosen = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    own = [] if chosen.casefold() in _GENERIC else [chosen]
    return [*own, "Segoe UI"]
