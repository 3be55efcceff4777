"""From what stood on a page to what stands there now: the edits for the file."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from facilitator.domain.edits import Added, Edit, Levelled, Moved, Removed, Reworded
from facilitator.ui.session.lines import Line

if TYPE_CHECKING:
    from facilitator.domain.details import Details
    from facilitator.domain.records import NoteKind

_UNMARKED = Line("", "")


class Marks:
    """Notes to be marked: ids by kind, ids by whether they are key results now, details by id."""

    __slots__ = ("details", "key_results", "kinds")

    def __init__(self) -> None:
        self.kinds: dict[NoteKind, list[str]] = {}
        self.key_results: dict[bool, list[str]] = {}
        self.details: dict[str, Details] = {}

    def __bool__(self) -> bool:
        return bool(self.kinds or self.key_results or self.details)


def edits_between(
    before: Sequence[Line], after: Sequence[Line], above: str | None = None
) -> list[Edit]:
    """Return what has to happen to the notes of `before` so that they read as `after`.

    Both may be the same stretch of a page; `above` is then the note before it, in its section.
    As few notes as possible count as moved, and each edit names a neighbour that is in place.
    """
    old = {line.id: line for line in before if line.is_note}
    staying = in_order([line.id for line in after if line.is_note], list(old))
    edits: list[Edit] = []
    neighbour = above
    for line in after:
        if line.is_heading:
            neighbour = None
        if not line.is_note:
            continue
        edits += _edits_of(line, old.get(line.id), neighbour, stays=line.id in staying)
        neighbour = line.id
    kept = {line.id for line in after if line.is_note}
    return [*edits, *(Removed(note_id) for note_id in old if note_id not in kept)]


def _edits_of(
    line: Line, old: Line | None, neighbour: str | None, *, stays: bool
) -> Iterator[Edit]:
    if old is None:
        yield Added(line.id, line.question_id, line.level, line.stored_text, neighbour)
        return
    if not stays or old.question_id != line.question_id:
        yield Moved(line.id, line.question_id, neighbour)
    if old.text is not line.text and old.stored_text != line.stored_text:
        yield Reworded(line.id, line.stored_text)
    if old.level != line.level:
        yield Levelled(line.id, line.level)


def in_order(now: Sequence[str], before: Sequence[str]) -> set[str]:
    """Return as many of both as stand in the same order: a longest common subsequence."""
    place = {note_id: index for index, note_id in enumerate(before)}
    ends: list[int] = []  # the lowest place that an ascending chain of each length can end at
    chains: list[tuple[str, ...]] = []
    for note_id in now:
        if note_id not in place:
            continue
        at = bisect_left(ends, place[note_id])
        chain = (*(chains[at - 1] if at else ()), note_id)
        ends[at : at + 1] = [place[note_id]]
        chains[at : at + 1] = [chain]
    return set(chains[-1]) if chains else set()


def marks_between(before: Sequence[Line], after: Sequence[Line]) -> Marks:
    """Return the marks that changed, those of new notes included."""
    old = {line.id: line for line in before if line.is_note}
    marks = Marks()
    for line in after:
        if not line.is_note:
            continue
        known = old.get(line.id, _UNMARKED)
        if line.kind != known.kind:
            marks.kinds.setdefault(line.kind, []).append(line.id)
        if line.is_key_result != known.is_key_result:
            marks.key_results.setdefault(line.is_key_result, []).append(line.id)
        if line.details != known.details:
            marks.details[line.id] = line.details
    return marks
