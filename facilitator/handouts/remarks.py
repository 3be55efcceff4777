"""The register of remarks: what readers of a protocol proposed and what became of it, for the reply."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from facilitator.domain.authoring import Proposal
from facilitator.domain.remarks import Listed
from facilitator.handouts.documents import cell, document, paragraph, table
from facilitator.handouts.occasion import Occasion
from facilitator.handouts.workbooks import Sheet, workbook_bytes
from facilitator.protocol.elements import Block, Heading

_COLUMNS: Final = (
    *(("number", 0.06), ("remark_by", 0.16), ("remark_place", 0.26)),
    *(("remark_text", 0.28), ("remark_outcome", 0.24)),
)
"""Of the Word file, with their share of its width."""
_FIELDS: Final = (
    *("number", "remark_by", "remark_file", "remark_place", "remark_text"),
    *("remark_outcome", "remark_reason", "remark_words"),
)
"""Of the workbook, where each can be sorted and searched by."""
FORMATS: Final = ("docx", "xlsx")


def register_bytes(occasion: Occasion, remarks: Sequence[Listed], kind: str) -> bytes:
    """Return the register as a Word file in the layout's look, or as a workbook; `kind` is the suffix.

    UserError when the layout's template cannot be used.
    """
    title = occasion.plain("remarks")
    told = [_told(occasion, entry) for entry in remarks]
    if kind == "xlsx":
        header = tuple(map(occasion.plain, _FIELDS))
        return workbook_bytes([Sheet(title, header, tuple(map(tuple, told)))])
    rows = [_row(occasion, entry) for entry in told]
    is_open = sum(not entry.proposal.disposition for entry in remarks)
    head = occasion.word("remarks_sum", count=len(rows), open=is_open)
    return document(occasion, title, _blocks(occasion, head, rows), is_wide=True)


class _Told(NamedTuple):
    """What is told of a remark."""

    number: str
    author: str
    file: str
    place: str
    text: str
    outcome: str
    reason: str
    words: str
    """What the protocol says now, where the remark changed it."""


def _blocks(occasion: Occasion, head: str, rows: Sequence[tuple[str, ...]]) -> Iterator[Block]:
    yield Heading(1, head, "_remarks")
    if not rows:
        yield paragraph("body", occasion.word("remarks_none"))
        return
    columns = [(occasion.word(name), share) for name, share in _COLUMNS]
    cells = [[cell(*text.split("\n")) for text in row] for row in rows]
    yield table(occasion.word("remarks"), columns, cells)


def _told(occasion: Occasion, entry: Listed) -> _Told:
    proposal = entry.proposal
    said = occasion.plain(f"remark_{proposal.kind}", text=proposal.new_text)
    is_taken = proposal.disposition == "accepted" and proposal.kind in _WORDED
    return _Told(
        str(entry.number),
        proposal.author,
        entry.file.name,
        _place(occasion, proposal),
        "\n".join(filter(None, (said, proposal.replies))),
        occasion.plain(f"remark_{proposal.disposition or 'open'}"),
        proposal.reason,
        proposal.taken_text or (proposal.new_text if is_taken else ""),
    )


_WORDED: Final = ("reword", "insert")


def _place(occasion: Occasion, proposal: Proposal) -> str:
    behind = occasion.plain("remark_behind", text=proposal.quote) if proposal.quote else ""
    match proposal.kind:
        case "insert":
            return behind
        case "move":
            return "\n".join(filter(None, (proposal.old_text, behind)))
        case _:
            return proposal.quote or proposal.old_text


def _row(occasion: Occasion, told: _Told) -> tuple[str, ...]:
    """Return the cells of a remark in the Word file; the lines of one follow one another.

    New words that are those proposed stand beside it already.
    """
    outcome = [told.outcome]
    words = "" if told.words in told.text else told.words
    for name, text in (("remark_reason", told.reason), ("remark_words", words)):
        outcome += [f"{occasion.plain(name)}: {text}"] if text else []
    who = "\n".join(filter(None, (told.author, told.file)))
    return told.number, who, told.place, told.text, "\n".join(outcome)
