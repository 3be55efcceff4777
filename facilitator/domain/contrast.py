"""How well a colour can be read on another one, as WCAG 2.2 measures it (1.4.3)."""

from typing import Final

WHITE: Final = "FFFFFF"
_LARGE_POINTS: Final = 18.0
_LARGE_BOLD_POINTS: Final = 14.0
_FOR_TEXT: Final = 4.5
_FOR_LARGE_TEXT: Final = 3.0
FOR_GRAPHICS: Final = 3.0
"""What a line or a shape that means something needs (1.4.11)."""


def contrast(first: str, second: str) -> float:
    """Return the ratio between two colours, each six hexadecimal digits, with or without "#": 1 to 21."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def needed_contrast(points: float, *, bold: bool) -> float:
    """Return the least contrast that a text of a size needs."""
    large = _LARGE_BOLD_POINTS if bold else _LARGE_POINTS
    return _FOR_LARGE_TEXT if points >= large else _FOR_TEXT


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
