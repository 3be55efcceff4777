"""Handouts as Word files, through the layout that also prints the protocol."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from facilitator.domain.richtext import Run
from facilitator.handouts.occasion import Meeting, Occasion
from facilitator.protocol.blocks import Meta
from facilitator.protocol.elements import (
    Block,
    Cell,
    Line,
    LineStyle,
    Paragraph,
    ParagraphStyle,
    Table,
)
from facilitator.protocol.layouts import Layout
from facilitator.protocol.wording import unbroken

BETWEEN: Final = " · "
_MARGIN: Final = 16.0
"""Millimetres beside the text of a page that lies on its side, and below it."""


def document(
    occasion: Occasion,
    title: str,
    blocks: Iterable[Block],
    *,
    is_internal: bool = False,
    is_wide: bool = False,
) -> bytes:
    """Return a Word file under a title, with the workshop's name and day below it.

    On each page stands of when it is, and of one for the team that it is for nobody else.
    UserError when the layout's template cannot be used.
    """
    from facilitator.protocol.docx_writer import docx_bytes  # noqa: PLC0415 - 0.1 s to load

    workshop = occasion.plan.workshop
    name = BETWEEN.join(filter(None, (title, workshop.title.strip())))
    meta = Meta(
        title=name,
        author=occasion.layout.author,
        subject=occasion.plan.process.title,
        language=occasion.language,
        day=occasion.today,
        status=occasion.word(
            "internal" if is_internal else "as_of", date=occasion.date_words(occasion.today)
        ),
        confidentiality=workshop.confidentiality,
        page=occasion.plain("page", page="{page}", pages="{pages}"),
    )
    head = paragraph("title", title), *_about(occasion)
    layout = _on_its_side(occasion.layout) if is_wide else occasion.layout
    return docx_bytes((*head, *blocks), meta, layout)


def paragraph(style: ParagraphStyle, text: str, *, italic: bool = False) -> Paragraph:
    """Return a text as a paragraph, dates and times unbroken."""
    return Paragraph(style, (Run(unbroken(text), italic=italic),))


def line(text: str, style: LineStyle = "table_text") -> Line:
    """Return a text as a line of a table's cell."""
    return Line((Run(unbroken(text)),), style)


def cell(*texts: str, details: Sequence[str] = ()) -> Cell:
    """Return a cell of lines and smaller ones below; an empty cell has one line too."""
    lines = [*(line(text) for text in texts if text)]
    lines += (line(text, "table_detail") for text in details if text)
    return tuple(lines) or (line(""),)


def table(
    summary: str, columns: Sequence[tuple[str, float]], rows: Iterable[Sequence[Cell]],
    row_height: float = 0.0,
) -> Table:  # fmt: skip
    """Return a table of named columns with their shares of the width."""
    header = tuple(name for name, _ in columns)
    widths = tuple(share for _, share in columns)
    return Table(header, tuple(map(tuple, rows)), widths, summary, row_height)


def about(occasion: Occasion, meeting: Meeting) -> str:
    """Return room, time and moderators of a session in one line."""
    room = occasion.word("room", room=meeting.room) if meeting.room else ""
    persons = "; ".join(meeting.moderators)
    led = occasion.word("moderation", persons=persons) if persons else ""
    return BETWEEN.join(filter(None, (room, occasion.from_to(meeting.window), led)))


def heading_of(occasion: Occasion, meeting: Meeting) -> str:
    """Return code and title of a session."""
    return occasion.word("session", code=meeting.code, title=meeting.title).rstrip(": ")


def _about(occasion: Occasion) -> Iterable[Paragraph]:
    workshop = occasion.plan.workshop
    day = occasion.date_words(occasion.day) if occasion.day else ""
    times = _times(occasion) if day else ""
    place = " ".join(workshop.place.split())
    below = BETWEEN.join(filter(None, (day, times, place)))
    if workshop.title.strip():
        yield paragraph("meta", workshop.title.strip())
    if below:
        yield paragraph("body", below)


def _times(occasion: Occasion) -> str:
    start, end = occasion.plan.workshop.start_time, occasion.plan.workshop.end_time
    if start and end:
        return occasion.word("from_to", start=start, end=end)
    return occasion.word("from", start=start) if start else ""


def _on_its_side(layout: Layout) -> Layout:
    """Return a layout whose paper lies on its longer side; a template keeps its own."""
    page = layout.page
    return replace(
        layout,
        page=replace(
            page,
            width=max(page.width, page.height),
            height=min(page.width, page.height),
            top=min(page.top, 28.0),
            left=_MARGIN,
            right=_MARGIN,
            bottom=min(page.bottom, 20.0),
        ),
    )
