"""New words for a paragraph: what a reader changed of it is changed, and nothing else.

A reader saw the paragraph as it was printed: fields as values, spaces of one kind. So what went out
is laid beside what is stored, stretch by stretch, and only the stretches that came back otherwise
are replaced. What was changed here since stays as well, unless it is what the reader changed too.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from facilitator.domain.fields.tokens import spans
from facilitator.domain.passages import plain as compared
from facilitator.domain.passages import squeezed
from facilitator.domain.richtext import Run, plain
from facilitator.domain.word_changes import Edit, common, word_edits

Said = Callable[[str], str]
"""Returns what a field says."""

_PIECES: Final = re.compile("[\u00ad\u200d]*(?:[\\s\u200b]+|[\\w\u00ad\u200d]+|.)")
"""A space, a word or a sign, with what is invisible in it."""
_MOST_PIECES: Final = 1_500


_END: Final = "\0"
"""Stands for the end of a paragraph behind its last cell."""


class _Cell(NamedTuple):
    """A stretch that is replaced as a whole: what is stored of it, and how it went out."""

    runs: tuple[Run, ...]
    said: str


def reworded(
    runs: Sequence[Run], old: str, new: str, sayings: Sequence[Said] = ()
) -> tuple[Run, ...]:
    """Return a stored paragraph with what a reader changed from `old`, as it went out, to `new`.

    `sayings` are the ways in which its fields may have read then; without any, it has none. A field
    stays one as long as the reader left all of its words alone.
    """
    units = [*_units(runs, has_fields=bool(sayings))]
    old, new = compared(old) or compared(plain(tuple(runs))), compared(new)
    ways = (_as_printed(units, said) for said in sayings or (str,))
    exact = (cells for cells in ways if "".join(cell.said for cell in cells) == old)
    cells = next(exact, None) or [*_laid_beside(units, old)]
    return tuple(_applied(cells, word_edits(old, new)))


# What went out of what is stored


def _units(runs: Sequence[Run], *, has_fields: bool) -> Iterator[Run]:
    """Yield a paragraph sign by sign; a field is one of them."""
    for run in runs:
        at = 0
        for span in spans(run.text) if has_fields else ():
            yield from (replace(run, text=sign) for sign in run.text[at : span.start])
            yield replace(run, text=run.text[span.start : span.end])
            at = span.end
        yield from (replace(run, text=sign) for sign in run.text[at:])


def _as_printed(units: Sequence[Run], said: Said) -> list[_Cell]:
    """Return each unit with how it is printed where fields read in one way."""
    cells: list[_Cell] = []
    is_spaced = True
    for unit in units:
        fields = spans(unit.text)
        words = squeezed(said(fields[0].field) if fields else unit.text)
        words = words.removeprefix(" ") if is_spaced else words
        is_spaced = words.endswith(" ") if words else is_spaced
        cells.append(_Cell((unit,), words))
    return cells


def _laid_beside(units: Sequence[Run], old: str) -> Iterator[_Cell]:
    """Yield what is stored beside what went out, where fields or words are others by now."""
    stored, sent = [*_pieces(units)], _PIECES.findall(old)
    if max(len(stored), len(sent)) > _MOST_PIECES:
        yield _Cell(tuple(units), old)
        return
    keys = [squeezed(plain(piece)) for piece in stored]
    for kind, since, until, at, to in SequenceMatcher(
        None, keys, sent, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            yield from map(_Cell, stored[since:until], sent[at:to])
        else:
            there = tuple(unit for piece in stored[since:until] for unit in piece)
            yield _Cell(there, "".join(sent[at:to]))


def _pieces(units: Sequence[Run]) -> Iterator[tuple[Run, ...]]:
    """Yield units that make a word together; a field is one for itself."""
    marks = "".join(unit.text if len(unit.text) == 1 else "\0" for unit in units)
    for found in _PIECES.finditer(marks):
        yield tuple(units[found.start() : found.end()])


# What came back of it


def _applied(cells: Sequence[_Cell], edits: Sequence[Edit]) -> Iterator[Run]:
    """Yield the runs of cells with the edits made in them."""
    old = "".join(cell.said for cell in cells)
    pending = [_least(old, edit) for edit in reversed(edits)]
    place, gone, before = 0, 0, Run("")
    for cell in (*_opened(cells, edits), _Cell((Run(""),), _END)):
        while cell.said and pending and pending[-1].start <= place:
            edit = pending.pop()
            gone = edit.end
            yield replace(_style_of(edit, before, cell), text=edit.text)
        if place >= gone:
            yield from cell.runs
        before = cell.runs[-1] if cell.runs else before
        place += len(cell.said)


def _least(old: str, edit: Edit) -> Edit:
    """Return an edit without what a word keeps at its beginning and its end."""
    gone, new = old[edit.start : edit.end], edit.text
    start = common(gone, new)
    end = common(gone[start:][::-1], new[start:][::-1])
    return Edit(edit.start + start, edit.end - end, new[start : len(new) - end])


def _opened(cells: Sequence[_Cell], edits: Sequence[Edit]) -> Iterator[_Cell]:
    """Yield cells; one in which a reader changed a word, sign by sign as it went out."""
    start = 0
    for cell in cells:
        end = start + len(cell.said)
        is_changed = any(edit.start < end and edit.end > start for edit in edits)
        if is_changed and max(len(cell.said), len(plain(cell.runs))) > 1:
            style = cell.runs[0] if cell.runs else Run("")
            yield from (_Cell((replace(style, text=sign),), sign) for sign in cell.said)
        else:
            yield cell
        start = end


def _style_of(edit: Edit, before: Run, cell: _Cell) -> Run:
    """Return a run in whose style new words stand: that of the words they replace or go on with.

    What is put between two styles has none.
    """
    behind = cell.runs[0] if cell.runs else Run("")
    if edit.start < edit.end or (behind.bold, behind.italic) == (before.bold, before.italic):
        return behind
    goes_on = before.text[-1:].isalnum() and edit.text[:1].isalnum()
    return before if goes_on else Run("")
