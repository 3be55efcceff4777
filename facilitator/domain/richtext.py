"""Prose of chapters: paragraphs, bold, italic, and flat lists, stored as restricted Markdown.

`parse` and `write` are inverse: `parse(write(blocks)) == normal(blocks)`, and
`write(parse(text))` is the canonical form that the file stores. Anything that is not one of
the five constructs is literal text, escaped with a backslash where Markdown would see markup.

The constructs are CommonMark's with three limits, so that text is never read as markup by
accident: a list has one level, a numbered list begins with 1, and a style ends in its paragraph.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, groupby, pairwise
from typing import Final, Literal

from facilitator.domain.text import clean_line


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; prose that is stored has no links."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    """The anchor in the same document that it leads to."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs that read as one paragraph."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A bulleted or numbered list, one level."""

    items: tuple[tuple[Run, ...], ...]
    numbered: bool = False


Block = Paragraph | List

_KEPT: Final = 1024
"""Paragraphs that are remembered as they read and are written: of a chapter being typed, one changes."""

_Style = Literal["bold", "italic"]
_STYLES: Final[tuple[_Style, ...]] = ("bold", "italic")


def plain(runs: tuple[Run, ...]) -> str:
    """Return the text of runs without their styles."""
    return "".join(run.text for run in runs)


def parse(text: str) -> tuple[Block, ...]:
    """Read restricted Markdown; text that is no markup stays text, nothing is dropped."""
    return tuple(block for piece in _pieces(text) if (block := piece.block()))


def write(blocks: tuple[Block, ...]) -> str:
    """Return the canonical restricted Markdown of blocks."""
    written: list[str] = []
    alternate = False
    before: Block | None = None
    for block in normal(blocks):
        alternate = _same_kind(before, block) and not alternate
        written.append(
            _paragraph_text(block)
            if isinstance(block, Paragraph)
            else _list_text(block, alternate=alternate)
        )
        before = block
    return "\n\n".join(written)


def normal(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks in the one form that each content has.

    Neighbouring runs differ in style, a style begins and ends at a visible character, texts are
    clean and of one line, and nothing is empty.
    """
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            runs = _normal_runs(block.runs)
            found += [Paragraph(runs)] if runs else []
        else:
            items = tuple(runs for item in block.items if (runs := _normal_runs(item)))
            found += [replace(block, items=items)] if items else []
    return tuple(found)


def guarded(line: str) -> str:
    """Return a line with a backslash where Markdown would see the beginning of a block."""
    match = _BLOCK_START.match(line)
    if not match:
        return line
    digits = len(match["digits"] or "")
    return f"{line[:digits]}\\{line[digits:]}"


_BLOCK_START: Final = re.compile(
    r"(?P<digits>\d{1,9})[.)](?:\s|$)"  # a numbered item
    r"|[-+*](?:\s|$)|#{1,6}(?:\s|$)|>|```|~~~"  # a bullet, a heading, a quotation, a fence
    r"|[-=_|:\s]+$|(?:\*\s*){2,}$"  # a rule, a heading's underline, a table's second line
    r"|\[[^\]\n]*\]:"  # a link's definition
)


# Reading blocks

_ITEM: Final = re.compile(r"(?:(?P<bullet>[-+*])|(?P<number>\d{1,9})(?P<end>[.)]))\s+(?P<text>.*)")
_ALONE: Final = re.compile(r"#{1,6}\s|\|")
"""A heading or a table's row is no construct of ours; it keeps its line as a paragraph."""
_INDENTED: Final = re.compile(r"\t| {2,}")


@dataclass(slots=True)
class _Piece:
    """Source lines of one block: of a paragraph, or of the items of a list with one marker."""

    texts: list[list[str]]
    marker: str = ""
    is_closed: bool = False

    def block(self) -> Block | None:
        items = [_runs(" ".join(lines)) for lines in self.texts]
        if not self.marker:
            return Paragraph(items[0]) if items[0] else None
        items = [runs for runs in items if runs]
        return List(tuple(items), numbered=self.marker in ".)") if items else None


def _pieces(text: str) -> Iterator[_Piece]:
    piece: _Piece | None = None
    for line in text.split("\n"):
        stripped = line.strip()
        if not stripped:
            if piece:
                piece.is_closed = True
            continue
        item = _ITEM.fullmatch(stripped)
        if piece and _continues(piece, line, item):
            _append(piece, stripped, item)
            continue
        if piece:
            yield piece
        piece = _begun(stripped, item)
    if piece:
        yield piece


def _continues(piece: _Piece, line: str, item: re.Match[str] | None) -> bool:
    if item and piece.marker:
        return _marker(item) == piece.marker
    if (item and _begins_list(item)) or _ALONE.match(line.lstrip()):
        return False
    return not piece.is_closed or bool(piece.marker and _INDENTED.match(line))


def _append(piece: _Piece, stripped: str, item: re.Match[str] | None) -> None:
    if item and piece.marker:
        piece.texts.append([item["text"]])
    else:
        piece.texts[-1].append(stripped)
    piece.is_closed = bool(_ALONE.match(stripped))


def _begun(stripped: str, item: re.Match[str] | None) -> _Piece:
    if item and _begins_list(item):
        return _Piece([[item["text"]]], _marker(item))
    return _Piece([[stripped]], is_closed=bool(_ALONE.match(stripped)))


def _begins_list(item: re.Match[str]) -> bool:
    """Tell whether a list begins here; `2020. Then` at the beginning of a line is a sentence."""
    return bool(item["bullet"]) or int(item["number"]) == 1


def _marker(item: re.Match[str]) -> str:
    return item["bullet"] or item["end"]


# Reading runs

_TOKEN: Final = re.compile(r"\\(?P<escaped>[!-/:-@\[-`{-~])|(?P<stars>\*+|_+)|[^\\*_]+|\\")
_LONGEST_DELIMITER: Final = 3


@dataclass(slots=True)
class _Delimiter:
    """Stars or underlines between two stretches; what finds no partner is text."""

    stars: str
    can_open: bool
    can_close: bool
    toggles: set[_Style]

    @property
    def literal(self) -> str:
        used = sum(_WIDTH[style] for style in self.toggles)
        return self.stars[used:]


_WIDTH: Final[dict[_Style, int]] = {"bold": 2, "italic": 1}
_STYLES_OF_WIDTH: Final[dict[int, tuple[_Style, ...]]] = {
    1: ("italic",),
    2: ("bold",),
    3: ("bold", "italic"),
}


@lru_cache(maxsize=_KEPT)
def _runs(text: str) -> tuple[Run, ...]:
    parts = [_part(match, text) for match in _TOKEN.finditer(text)]
    _pair([part for part in parts if isinstance(part, _Delimiter)])
    runs: list[Run] = []
    style: dict[_Style, bool] = {"bold": False, "italic": False}
    for part in parts:
        if isinstance(part, str):
            runs.append(Run(part, **style))
            continue
        runs.append(Run(part.literal, **style))
        for name in part.toggles:
            style[name] = not style[name]
    return _normal_runs(tuple(runs))


def _part(match: re.Match[str], text: str) -> "str | _Delimiter":
    if match["escaped"]:
        return match["escaped"]
    stars: str | None = match["stars"]
    if not stars or len(stars) > _LONGEST_DELIMITER:
        return match[0]
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    can_open, can_close = _is_visible(after), _is_visible(before)
    if stars[0] == "_":
        can_open, can_close = can_open and not before.isalnum(), can_close and not after.isalnum()
    return _Delimiter(stars, can_open, can_close, set())


def _is_visible(character: str) -> bool:
    return bool(character) and not character.isspace()


def _pair(delimiters: list[_Delimiter]) -> None:
    """Let each closing delimiter end the style that the last opening one of its kind began.

    Bold and italic are paired apart from each other, so that they may overlap, and `***` may end
    one and begin the other. A style is on or off: while stars hold it, underlines are text.
    """
    opened: dict[_Style, _Delimiter] = {}
    for delimiter in delimiters:
        for style in _STYLES_OF_WIDTH[len(delimiter.stars)]:
            opener = opened.get(style)
            if opener and delimiter.can_close and opener.stars[0] == delimiter.stars[0]:
                opener.toggles.add(style)
                delimiter.toggles.add(style)
                del opened[style]
            elif delimiter.can_open:
                opened[style] = delimiter


# The normal form


@lru_cache(maxsize=_KEPT)
def _normal_runs(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    cleaned = _merged(replace(run, text=clean_line(run.text)) for run in _merged(runs))
    merged = [replace(run, text=clean_line(run.text)) for run in cleaned]
    for style in _STYLES:
        merged = list(
            chain.from_iterable(_trimmed(group, style) for group in _stretches(merged, style))
        )
    merged = list(_merged(merged))
    if merged:
        merged[0] = replace(merged[0], text=merged[0].text.lstrip())
        merged[-1] = replace(merged[-1], text=merged[-1].text.rstrip())
    return tuple(run for run in merged if run.text)


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    visible = (run for run in runs if run.text)
    for (bold, italic), group in groupby(visible, key=lambda run: (run.bold, run.italic)):
        yield Run("".join(run.text for run in group), bold, italic)


def _stretches(runs: Iterable[Run], style: _Style) -> Iterator[list[Run]]:
    for _, group in groupby(runs, key=lambda run: getattr(run, style)):
        yield list(group)


def _trimmed(stretch: list[Run], style: _Style) -> list[Run]:
    """Take a style off the white space at both ends of its stretch."""
    if not getattr(stretch[0], style):
        return stretch
    off: dict[_Style, bool] = {style: False}
    front: list[Run] = []
    while stretch and (blank := _leading(stretch[0].text)):
        run = stretch.pop(0)
        front.append(replace(run, text=blank, **off))
        if blank != run.text:
            stretch.insert(0, replace(run, text=run.text[len(blank) :]))
            break
    back: list[Run] = []
    while stretch and (blank := _leading(stretch[-1].text[::-1])[::-1]):
        run = stretch.pop()
        back.append(replace(run, text=blank, **off))
        if blank != run.text:
            stretch.append(replace(run, text=run.text[: -len(blank)]))
            break
    return [*front, *stretch, *reversed(back)]


def _leading(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


# Writing


def _same_kind(before: Block | None, block: Block) -> bool:
    return (
        isinstance(before, List) and isinstance(block, List) and before.numbered == block.numbered
    )


def _list_text(block: List, *, alternate: bool) -> str:
    """Write a list; after a list of its kind it changes its marker, which begins a new one."""
    if block.numbered:
        end = ")" if alternate else "."
        return "\n".join(
            f"{number}{end} {_inline(item)}" for number, item in enumerate(block.items, start=1)
        )
    bullet = "*" if alternate else "-"
    return "\n".join(f"{bullet} {_inline(item)}" for item in block.items)


def _paragraph_text(block: Paragraph) -> str:
    return _inline(block.runs)


@lru_cache(maxsize=_KEPT)
def _inline(runs: tuple[Run, ...]) -> str:
    pairs = pairwise((Run(""), *runs, Run("")))
    return guarded("".join(_delimiter(before, run) + _escaped(run.text) for before, run in pairs))


def _delimiter(before: Run, after: Run) -> str:
    return "**" * (before.bold != after.bold) + "*" * (before.italic != after.italic)


_LITERAL: Final = re.compile(r"\\(?=[!-/:-@\[-`{-~]|$)|\*|(?<![^\W_])_|_(?![^\W_])")


def _escaped(text: str) -> str:
    return _LITERAL.sub(r"\\\g<0>", text)
