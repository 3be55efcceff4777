"""The register of remarks: what readers of a protocol proposed and what became of it, for the reply."""

from collections.abc import Iterator, Sequence
from typing import Final

from facilitator.domain.remarks import Listed
from facilitator.handouts.documents import cell, document, paragraph, table
from facilitator.handouts.occasion import Occasion
from facilitator.handouts.workbooks import Sheet, workbook_bytes
from facilitator.protocol.elements import Block

_COLUMNS: Final = (
    *(("number", 0.06), ("remark_by", 0.16), ("remark_place", 0.26)),
    *(("remark_text", 0.28), ("remark_outcome", 0.24)),
)
FORMATS: Final = ("docx", "xlsx")


def register_bytes(occasion: Occasion, remarks: Sequence[Listed], kind: str) -> bytes:
    """Return the register as a Word file in the layout's look, or as a workbook; `kind` is the suffix.

    UserError when the layout's template cannot be used.
    """
    title = occasion.plain("remarks")
    rows = [_row(occasion, entry) for entry in remarks]
    if kind == "xlsx":
        header = tuple(occasion.plain(name) for name, _ in _COLUMNS)
        return workbook_bytes([Sheet(title, header, tuple(rows))])
    return document(occasion, title, _blocks(occasion, rows), is_wide=True)


def _blocks(occasion: Occasion, rows: Sequence[tuple[str, ...]]) -> Iterator[Block]:
    if not rows:
        yield paragraph("body", occasion.word("remarks_none"))
        return
    columns = [(occasion.word(name), share) for name, share in _COLUMNS]
    cells = [[cell(*text.split("\n")) for text in row] for row in rows]
    yield table(occasion.word("remarks"), columns, cells)


def _row(occasion: Occasion, entry: Listed) -> tuple[str, ...]:
    """Return the cells of a remark; the lines of one follow one another."""
    proposal = entry.proposal
    said = occasion.plain(f"remark_{proposal.kind}", text=proposal.new_text)
    outcome = [occasion.plain(f"remark_{proposal.disposition or 'open'}")]
    outcome += filter(None, (proposal.taken_text, proposal.reason))
    return (
        str(entry.number),
        "\n".join(filter(None, (proposal.author, entry.file.name))),
        proposal.quote or proposal.old_text,
        "\n".join(filter(None, (said, proposal.replies))),
        "\n".join(outcome),
    )
