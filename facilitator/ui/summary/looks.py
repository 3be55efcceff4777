"""How large things are on the board: at a moderator's desk, and for a whole room."""

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtGui import QFont, QFontMetrics

from facilitator.ui.theme.theme import Theme

Size = Literal["heading", "text", "small"]


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes in design pixels."""

    type: dict[Size, tuple[int, int]]
    """Pixel size and line height."""
    names: dict[Size, str]
    """The sizes of the type scale that follow the person's own size; none for a room."""
    number_at: int
    text_at: int
    widest: int
    """The longest line."""
    right: int
    air: int
    """Above and below a row's words."""
    above: int
    below: int
    """Above and below a topic's title."""
    chip: int


DESK: Final = Measures(
    type={"heading": (22, 30), "text": (15, 24), "small": (12, 18)},
    names={"heading": "heading", "text": "note", "small": "meta"},
    number_at=34,
    text_at=64,
    widest=620,
    right=24,
    air=6,
    above=28,
    below=8,
    chip=20,
)
ROOM: Final = Measures(
    type={"heading": (58, 66), "text": (31, 42), "small": (22, 31)},
    names={},
    number_at=72,
    text_at=124,
    widest=1120,
    right=72,
    air=10,
    above=8,
    below=22,
    chip=36,
)


class Look:
    """Measures at a factor; a desk's follow the person's own size, a room's the window's."""

    def __init__(self, theme: Theme, measures: Measures = DESK, factor: float = 1.0) -> None:
        self.theme = theme
        self.measures = measures
        self.factor = factor
        self._fonts: dict[tuple[Size, int], QFont] = {}

    @property
    def is_large(self) -> bool:
        """Whether this is for a room."""
        return not self.measures.names

    def px(self, pixels: float) -> int:
        """Return design pixels as they are drawn."""
        return round(pixels * self.factor) if self.is_large else self.theme.px(pixels)

    def font(self, size: Size, weight: int = 400) -> QFont:
        """Return a font of the board."""
        if not self.is_large:
            return self.theme.font(self.measures.names[size], weight)
        key = (size, weight)
        if key not in self._fonts:
            pixels = self.px(self.measures.type[size][0])
            self._fonts[key] = self.theme.exact_font(pixels, weight)
        return self._fonts[key]

    def line(self, size: Size) -> int:
        """Return a size's line height."""
        return self.px(self.measures.type[size][1])

    def width_of(self, text: str, size: Size, weight: int = 400) -> int:
        """Return how wide a text is."""
        return QFontMetrics(self.font(size, weight)).horizontalAdvance(text)

    def chip_width(self, word: str, icon: str) -> int:
        """Return how wide a chip is."""
        grown = self.measures.chip / 20
        return self.width_of(word, "small", 500) + self.px((14 + (17 if icon else 0)) * grown)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the parts of a row stand, in pixels from the left edge."""

    number: int
    text: int
    text_width: int
    kinds_end: int
    codes: dict[int, int]
    """The left edge of each round's codes."""
    code_width: int
    end: int


def columns(look: Look, width: int, rounds: tuple[int, ...], widest_kind: int) -> Columns:
    """Divide a width among number, words, kind and a column of codes for each round."""
    px, measures = look.px, look.measures
    gap = px(8 if not look.is_large else 20)
    code = look.width_of("W 0.0", "small", 500) + (0 if look.is_large else px(12))
    marks = widest_kind + len(rounds) * (code + gap)
    text = px(measures.text_at)
    words = min(px(measures.widest), width - text - px(measures.right) - marks - gap)
    kinds_end = text + words + gap + widest_kind
    first = kinds_end + gap
    lefts = {number: first + index * (code + gap) for index, number in enumerate(rounds)}
    end = kinds_end + len(rounds) * (code + gap)
    return Columns(px(measures.number_at), text, max(words, 1), kinds_end, lefts, code, end)
