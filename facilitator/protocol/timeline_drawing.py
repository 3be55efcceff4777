"""The timeline as a vector drawing: flags on a band of months, quarters or years.

A flag's pole stands where its date lies and its text runs to the right of the pole. Flags
alternate between the two sides of the band; each is raised above those on its side that its
text would touch, so labels never overlap, however many there are. All measures are points.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from facilitator.domain.milestones import Span
from facilitator.domain.text import clean
from facilitator.protocol.content import Step
from facilitator.protocol.glyphs import text_width, wrapped
from facilitator.protocol.look import Theme
from facilitator.protocol.time_scale import Scale, scale_for

_SIZE: Final = 7.5
_LEADING: Final = 9.6
_SMALL: Final = 6.2
_BAND: Final = 14.0
_BAR: Final = 2.0
_TEXT_GAP: Final = 4.0
"""Between a pole and its text."""
_TITLE_GAP: Final = 2.4
"""Between what happens on one date."""
_FLAG_GAP: Final = 5.0
"""Between a flag and what lies below or beside it."""
_SHORTEST_POLE: Final = 10.0
_WIDTHS: Final = (112.0, 88.0, 66.0)
"""Widths to which a flag may be wrapped; a word that is longer than the smaller ones decides."""
_CLOSEST: Final = 7.0
"""Points between two poles, also where their dates are the same."""
_EDGE: Final = 4.0
_MONTH: Final = 31
"""Days that a point on the band stands for well enough."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture and its size in points."""

    svg: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Flag:
    """What stands at one date; `lines` say how far below the flag's head they begin."""

    lines: tuple[tuple[float, str, bool], ...]
    width: float
    height: float
    span: Span | None
    is_event: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """A flag at its pole; `foot` is its distance from the band."""

    flag: Flag
    x: float
    foot: float
    is_above: bool

    @property
    def top(self) -> float:
        """Distance of its far end from the band."""
        return self.foot + self.flag.height


def draw(steps: Sequence[Step], theme: Theme, width: float, language: str) -> Drawing:
    """Return the drawing of at least one step, `width` points wide and as high as it needs."""
    ordered = _ordered(steps)
    groups = [list(group) for _, group in groupby(ordered, key=lambda step: step.when)]
    reach = max(_flag(group, _WIDTHS[0]).width for group in groups) + _TEXT_GAP
    scale = scale_for(ordered, _EDGE, width - _EDGE, reach)
    poles = _poles([scale.at(group[0].span) for group in groups], _EDGE, width - _EDGE - reach)
    placed = [
        *_placed(groups[0::2], poles[0::2], is_above=True),
        *_placed(groups[1::2], poles[1::2], is_above=False),
    ]
    above = max(flag.top for flag in placed if flag.is_above) + _FLAG_GAP
    below = max((flag.top for flag in placed if not flag.is_above), default=0.0) + _FLAG_GAP
    canvas = _Canvas(theme, width, above, language)
    parts = [*canvas.band(scale), *canvas.stretches(placed, scale)]
    for flag in sorted(placed, key=lambda flag: flag.flag.is_event):
        parts.extend(canvas.flag(flag))
    height = above + _BAND + below
    return Drawing(canvas.document(parts, height), width, height)


def _ordered(steps: Sequence[Step]) -> list[Step]:
    """Return steps by date; one without a readable date stays behind the one before it."""
    keyed: list[tuple[date, Step]] = []
    last = min((step.span.middle for step in steps if step.span), default=date.min)
    for step in steps:
        last = step.span.middle if step.span else last
        keyed.append((last, step))
    return [step for _, step in sorted(keyed, key=lambda entry: entry[0])]


def _flag(group: Sequence[Step], widest: float) -> Flag:
    """Return the flag of the steps of one date; words break only where one is too wide by itself."""
    texts = [(group[0].when, True), *((step.title, step.is_event) for step in group)]
    words = (text_width(word, _SIZE, bold=True) for text, _ in texts for word in text.split())
    width = max(widest, min(_WIDTHS[0], max(words, default=0.0)))
    lines: list[tuple[float, str, bool]] = []
    top = extent = 0.0
    for index, (text, is_bold) in enumerate(texts):
        top += _TITLE_GAP if index > 1 else 0.0
        for line in wrapped(text, _SIZE, width, bold=is_bold):
            lines.append((top, line, is_bold))
            top += _LEADING
            extent = max(extent, text_width(line, _SIZE, bold=is_bold))
    is_event = any(step.is_event for step in group)
    return Flag(tuple(lines), extent, top, group[0].span, is_event)


def _poles(wanted: Sequence[float], left: float, right: float) -> list[float]:
    """Return where poles stand: as near to their dates as the distance between two allows."""
    if (len(wanted) - 1) * _CLOSEST >= right - left:
        return [left + (right - left) * index / len(wanted) for index in range(len(wanted))]
    poles: list[float] = []
    for place in wanted:
        poles.append(max(place, poles[-1] + _CLOSEST if poles else left))
    limit = right
    for index in range(len(poles) - 1, -1, -1):
        poles[index] = min(poles[index], limit)
        limit = poles[index] - _CLOSEST
    return poles


def _placed(
    groups: Sequence[Sequence[Step]], poles: Sequence[float], *, is_above: bool
) -> list[Placed]:
    """Return one side's flags, placed from right to left, each the lower of its two shapes."""
    placed: list[Placed] = []
    for group, x in zip(reversed(groups), reversed(poles), strict=True):
        shapes = (_raised(_flag(group, width), x, placed, is_above=is_above) for width in _WIDTHS)
        placed.append(min(shapes, key=lambda shape: shape.top))
    return placed


def _raised(flag: Flag, x: float, others: Sequence[Placed], *, is_above: bool) -> Placed:
    end = x + _TEXT_GAP + flag.width + _FLAG_GAP
    below = (other.top + _FLAG_GAP for other in others if other.x < end)
    return Placed(flag, x, max(below, default=_SHORTEST_POLE), is_above)


@dataclass(frozen=True, slots=True)
class _Canvas:
    """Writes the elements; `above` is where the band's upper edge lies."""

    theme: Theme
    width: float
    above: float
    language: str

    def document(self, parts: Sequence[str], height: float) -> str:
        families = (self.theme.font, *self.theme.fallback, "sans-serif")
        size = f'width="{_n(self.width)}" height="{_n(height)}"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} '
            f'viewBox="0 0 {_n(self.width)} {_n(height)}" '
            f'font-family={quoteattr(", ".join(families))} font-size="{_SIZE}" '
            f'fill="{self.theme.text}">{"".join(parts)}</svg>'
        )

    def band(self, scale: Scale) -> Iterator[str]:
        """Yield the band with its cells."""
        yield self._box(_EDGE, self.above, self.width - 2 * _EDGE, _BAND, self.theme.soft)
        middle = self.above + _BAND / 2 + _SMALL * 0.36
        for cell in scale.cells(self.language):
            if cell.start > scale.left:
                colour = self.theme.muted if cell.is_new_year else self.theme.line
                yield self._line(cell.start, self.above, self.above + _BAND, colour, 0.6)
            if text_width(cell.word, _SMALL, bold=True) < cell.end - cell.start:
                weight = ' font-weight="bold"' if cell.is_new_year else ""
                yield (
                    f'<text x="{_n((cell.start + cell.end) / 2)}" y="{_n(middle)}" '
                    f'font-size="{_SMALL}" text-anchor="middle"{weight} '
                    f'fill="{self.theme.muted}">{escape(cell.word)}</text>'
                )

    def stretches(self, flags: Sequence[Placed], scale: Scale) -> Iterator[str]:
        """Yield a bar along the band, on its flag's side, for what takes longer than a month."""
        for placed in flags:
            span = placed.flag.span
            if span and (span.is_open or (span.end - span.start).days > _MONTH):
                start = scale.place(span.start)
                end = scale.right if span.is_open else min(scale.place(span.end), scale.right)
                edge = self.above if placed.is_above else self.above + _BAND - _BAR
                yield self._box(start, edge, end - start, _BAR, self.theme.muted)

    def flag(self, placed: Placed) -> Iterator[str]:
        """Yield a flag's pole, dot and lines."""
        flag, x = placed.flag, placed.x
        colour = self.theme.accent if flag.is_event else self.theme.muted
        edge = self.above if placed.is_above else self.above + _BAND
        head = edge - placed.top if placed.is_above else edge + placed.foot
        far = head if placed.is_above else edge + placed.top
        if flag.is_event:
            yield self._box(
                x, head - 2, flag.width + 2 * _TEXT_GAP, flag.height + 4, self.theme.soft
            )
        yield self._line(x, edge, far, colour, 1.6 if flag.is_event else 0.8)
        radius = 3.6 if flag.is_event else 2.4
        yield f'<circle cx="{_n(x)}" cy="{_n(edge)}" r="{radius}" fill="{colour}"/>'
        for top, line, is_bold in flag.lines:
            ink = colour if flag.is_event else self.theme.text
            weight = ' font-weight="bold"' if is_bold else ""
            yield (
                f'<text x="{_n(x + _TEXT_GAP)}" y="{_n(head + top + _SIZE)}"'
                f'{weight} fill="{ink}">{escape(clean(line))}</text>'
            )

    @staticmethod
    def _box(x: float, y: float, width: float, height: float, colour: str) -> str:
        return (
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" '
            f'fill="{colour}"/>'
        )

    @staticmethod
    def _line(x: float, start: float, end: float, colour: str, thickness: float) -> str:
        return (
            f'<line x1="{_n(x)}" y1="{_n(start)}" x2="{_n(x)}" y2="{_n(end)}" '
            f'stroke="{colour}" stroke-width="{thickness}"/>'
        )


def _n(number: float) -> str:
    return f"{number:.2f}"
