"""From proposals to the cards of the list, in the language in use; without Qt."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from facilitator.domain.authoring import Proposal
from facilitator.domain.remarks import Listed
from facilitator.domain.word_changes import Stretch, word_changes
from facilitator.language import tr
from facilitator.ui.dates import short_date

_WORDLESS = ("comment", "move", "delete")
"""Kinds of remarks that propose no words of their own."""
_PUT = ("insert", "move")
"""Kinds of remarks whose quotation is what stands above."""
_FAR_AWAY = 160
"""Characters of an unchanged stretch; of a longer one, its ends are shown."""


class Row(NamedTuple):
    """One card."""

    id: str
    number: int
    anchor: str
    who: str
    when: str
    said: str
    """What kind of remark it is, in a word or two."""
    quote: str
    """The words that a comment stands at, or behind which something was put."""
    words: tuple[Stretch, ...]
    replies: str
    warnings: tuple[str, ...]
    outcome: str
    is_open: bool
    is_moved: bool
    can_be_done: bool
    proposed: str
    """The words to begin with where somebody edits them."""

    @property
    def spoken(self) -> str:
        """The card for a screen reader."""
        words = " ".join(map(_spoken, self.words))
        said = (self.quote, words, self.replies)
        parts = (str(self.number), self.who, self.said, *said, *self.warnings, self.outcome)
        return ", ".join(filter(None, parts))


def _spoken(part: Stretch) -> str:
    text = part.text.strip()
    if part.kind == "gone":
        return tr("deleted: {text}", text=text)
    return tr("new: {text}", text=text) if part.kind == "new" else text


def rows_of(known: Sequence[Listed]) -> list[Row]:
    """Return the cards of remarks; with many of them their words take longer than the window may wait."""
    return [_row(entry) for entry in known]


def _row(entry: Listed) -> Row:
    proposal = entry.proposal
    return Row(
        proposal.id,
        entry.number,
        proposal.anchor or proposal.near,
        proposal.author or tr("Unknown"),
        _day(proposal.said_at),
        _SAID[proposal.kind](),
        _quote(proposal),
        tuple(_words(proposal)),
        proposal.replies,
        tuple(_warnings(entry)),
        _outcome(proposal),
        entry.is_open,
        proposal.kind == "move",
        entry.can_be_done,
        proposal.old_text if proposal.kind in _WORDLESS else proposal.new_text,
    )


_SAID = {
    "comment": lambda: tr("Comment"),
    "reword": lambda: tr("New words"),
    "delete": lambda: tr("Deletion"),
    "insert": lambda: tr("New paragraph"),
    "move": lambda: tr("Stands elsewhere"),
    "unplaced": lambda: tr("Without a place"),
}


def _quote(proposal: Proposal) -> str:
    if not proposal.quote:
        return ""
    text = _shortened(Stretch("same", proposal.quote)).text
    if proposal.kind in _PUT:
        return tr("behind “{text}”", text=text)
    return tr("“{text}”", text=text)


def _words(proposal: Proposal) -> list[Stretch]:
    match proposal.kind:
        case "reword":
            return [_shortened(part) for part in word_changes(proposal.old_text, proposal.new_text)]
        case "delete":
            return [_shortened(Stretch("gone", proposal.old_text))]
        case "insert":
            return [Stretch("new", proposal.new_text)]
        case "move":
            return [_shortened(Stretch("same", proposal.old_text))]
        case _:
            return [Stretch("same", proposal.new_text)]


def _shortened(part: Stretch) -> Stretch:
    if part.kind == "new" or len(part.text) <= _FAR_AWAY:
        return part
    half = _FAR_AWAY // 2
    return Stretch(part.kind, f"{part.text[:half].rstrip()} … {part.text[-half:].lstrip()}")


def _warnings(entry: Listed) -> list[str]:
    found: list[str] = []
    if entry.rivals:
        numbers = ", ".join(map(str, entry.rivals))
        found.append(tr("Excludes {numbers}", numbers=numbers))
    if entry.twins:
        numbers = ", ".join(map(str, entry.twins))
        found.append(tr("As in {numbers}", numbers=numbers))
    if entry.proposal.is_stale:
        found.append(tr("Changed here since"))
    if entry.proposal.kind != "comment" and not entry.can_be_done:
        found.append(tr("To be done by hand"))
    return found


def _outcome(proposal: Proposal) -> str:
    match proposal.disposition:
        case "accepted":
            return tr("Accepted")
        case "edited":
            return tr("Accepted in other words")
        case "rejected" if proposal.reason:
            return tr("Rejected: {reason}", reason=proposal.reason)
        case "rejected":
            return tr("Rejected")
        case _:
            return ""


def _day(said_at: str) -> str:
    try:
        return short_date(datetime.fromisoformat(said_at).date())
    except ValueError:
        return ""
