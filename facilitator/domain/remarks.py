"""What readers propose to a protocol, as a list to decide on: numbered, grouped, with conflicts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from facilitator.domain.anchors import Places, split_anchor
from facilitator.domain.authoring import Answer, Proposal, ReturnedFile
from facilitator.domain.dossier import Dossier
from facilitator.domain.passages import plain
from facilitator.domain.records import (
    AgendaItem,
    Chapter,
    KeyResult,
    Milestone,
    Note,
    Question,
    Recommendation,
    Record,
    Topic,
)
from facilitator.domain.returns import Found, Sent

CHANGES: Final = ("reword", "delete", "insert", "move")
_EXCLUSIVE: Final = ("reword", "delete", "move")
"""Of two of a kind that differ at one paragraph, only one can be taken over."""
_BULK: Final = ("reword", "insert", "move")


class Listed(NamedTuple):
    """A proposal in the list."""

    number: int
    proposal: Proposal
    file: ReturnedFile
    record: Record | None
    """What in the workshop it is about, None where nothing is known to be."""
    rivals: tuple[int, ...] = ()
    """Numbers of others, still open, that want the same paragraph otherwise."""
    twins: tuple[int, ...] = ()
    """Numbers of others that propose the very same."""

    @property
    def is_open(self) -> bool:
        """Whether nothing was decided about it."""
        return not self.proposal.disposition

    @property
    def can_be_done(self) -> bool:
        """Whether the program can carry it out: it is a change, and its place is known."""
        return self.proposal.kind in CHANGES and self.record is not None

    @property
    def is_safe(self) -> bool:
        """Whether it may be accepted among others unseen.

        Nothing is deleted by it, nobody wants it otherwise, and nothing changed here since.
        """
        return (
            self.is_open
            and self.can_be_done
            and self.proposal.kind in _BULK
            and not self.rivals
            and not self.proposal.is_stale
        )


def listed(dossier: Dossier) -> list[Listed]:
    """Return all proposals; those about one paragraph stand together, whoever made them."""
    files = {file.id: file for file in dossier.returned_files}
    order = {file.id: index for index, file in enumerate(dossier.returned_files)}
    known = [entry for entry in dossier.proposals if entry.returned_file_id in files]
    known.sort(key=lambda entry: (order[entry.returned_file_id], entry.position, entry.id))
    groups: dict[str, list[Proposal]] = defaultdict(list)
    for entry in known:
        groups[entry.anchor or entry.id].append(entry)
    flat = [entry for group in groups.values() for entry in group]
    numbers = {entry.id: number for number, entry in enumerate(flat, start=1)}
    places = Places(dossier)
    return [
        Listed(
            numbers[entry.id],
            entry,
            files[entry.returned_file_id],
            places.record(entry.anchor)[0],
            tuple(numbers[other.id] for other in group if _rivals(entry, other)),
            tuple(numbers[other.id] for other in group if _twins(entry, other)),
        )
        for group in groups.values()
        for entry in group
    ]


def _rivals(one: Proposal, other: Proposal) -> bool:
    kinds = {one.kind, other.kind}
    return (
        bool(one.anchor)
        and one.id != other.id
        and not other.disposition
        and kinds.issubset(_EXCLUSIVE)
        and (len(kinds) == 1 or "delete" in kinds)  # new words and a new place go together
        and not _twins(one, other)
    )


def _twins(one: Proposal, other: Proposal) -> bool:
    same = (one.kind, one.anchor, one.new_text, one.behind) == (
        *(other.kind, other.anchor, other.new_text, other.behind),
    )
    return one.id != other.id and same and one.kind in CHANGES


def proposals_of(found: Iterable[Found], sent: Sequence[Sent]) -> list[Proposal]:
    """Return what was found as rows, without ids: places become names that stay."""
    return [_proposal(entry, sent) for entry in found]


def _proposal(found: Found, sent: Sequence[Sent]) -> Proposal:
    near = found.near if found.near >= 0 else found.place
    is_known = found.place >= 0 and bool(sent[found.place].anchor)
    return Proposal(
        id="",
        returned_file_id="",
        kind=found.kind,
        anchor=sent[found.place].anchor if is_known else "",
        behind=_anchor_above(sent, found.behind),
        near="" if is_known else _anchor_above(sent, near),
        old_text=found.old_text,
        new_text=found.new_text,
        quote=found.quote or _above(found, sent),
        author=found.author,
        said_at=found.at,
        replies="\n".join(f"{reply.author}: {plain(reply.text)}" for reply in found.replies),
        is_resolved=int(found.is_resolved),
        is_tracked=int(found.is_tracked),
        is_stale=int(is_known and sent[found.place].is_stale),
    )


def _above(found: Found, sent: Sequence[Sent]) -> str:
    """Return the words behind which something was put."""
    place = {"insert": found.place, "move": found.behind}.get(found.kind, -1)
    return plain(sent[place].text) if place >= 0 else ""


def _anchor_above(sent: Sequence[Sent], place: int) -> str:
    """Return the bookmark of a paragraph, or of the last one before it that has one."""
    above = (sent[index].anchor for index in range(place, -1, -1))
    return next((anchor for anchor in above if anchor), "")


def source_of(record: Record | None, anchor: str, dossier: Dossier) -> str | None:
    """Return the words of the workshop that stand in a paragraph; None where it has none of its own."""
    match record:
        case Question() | Note() | Answer() | Recommendation():
            return record.text
        case KeyResult():
            return dossier.shown_text_of(record)
        case Topic() | AgendaItem():
            return record.title
        case Milestone():
            return record.when_text
        case Chapter():
            return None if split_anchor(anchor)[1] else record.title
        case _:
            return None


def unframed(new: str, old: str, source: str) -> str:
    """Return the words of new text that are the source's own.

    What a paragraph prints around them, such as "Workshop 1: " or " (Dissens)", is taken off
    wherever it still stands.
    """
    before, found, behind = old.partition(plain(source))
    if not found:
        return new
    return _without(_without(new, before), behind).strip()


def _without(text: str, frame: str) -> str:
    """Return a text without a frame that stands in it once, also where words were put around it.

    At an end of the text it may have lost its space.
    """
    forms = (frame, frame.strip()) if frame.strip() else ()
    found = next((form for form in forms if text.count(form) == 1), "")
    return text.replace(found, "", 1)
