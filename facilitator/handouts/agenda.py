"""The agenda for everybody: what is when and where, and who speaks; nothing internal."""

from collections.abc import Iterator

from facilitator.handouts.documents import about, cell, document, heading_of, paragraph, table
from facilitator.handouts.files import File
from facilitator.handouts.occasion import Entry, Occasion
from facilitator.protocol.elements import Block, Cell


def agenda_files(occasion: Occasion) -> Iterator[File]:
    """Yield the agenda as a Word file."""
    title = occasion.plain("agenda")
    yield File(f"{title}.docx", document(occasion, title, _blocks(occasion)))


def _blocks(occasion: Occasion) -> Iterator[Block]:
    if not occasion.entries:
        yield paragraph("body", occasion.word("no_agenda"))
        return
    columns = ((occasion.word("time"), 0.2), (occasion.word("item"), 0.8))
    rows = (_row(occasion, entry) for entry in occasion.entries)
    yield table(occasion.word("agenda"), columns, rows)


def _row(occasion: Occasion, entry: Entry) -> tuple[Cell, ...]:
    found = cell(entry.title, details=[*entry.speakers, " ".join(entry.item.place.split())])
    for meeting in entry.meetings:
        untimed = about(occasion, meeting._replace(window=None))
        found += cell(heading_of(occasion, meeting), details=[untimed])
    return cell(occasion.from_to(entry.window)), found
