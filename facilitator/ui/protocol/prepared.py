"""What the Protokoll place shows of a workshop, worked out off the window's thread."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import date
from typing import NamedTuple

from facilitator.domain.anchors import Places
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import TABLES, Status, Topic
from facilitator.protocol.blocks import layout_blocks, layout_meta
from facilitator.protocol.completeness import OpenPoint, open_points
from facilitator.protocol.compose import compose
from facilitator.protocol.editions import Edition
from facilitator.protocol.elements import Heading
from facilitator.protocol.exposure import Exposure, exposures_in
from facilitator.protocol.layouts import load_layout
from facilitator.protocol.pages.preview import Preview, preview
from facilitator.storage.reading import Reader
from facilitator.ui.chapters.view import ChaptersView, chapters_view


class Wanted(NamedTuple):
    """A protocol as it would be written now; its workshop is read on the thread that works on it."""

    open_reader: Callable[[], Reader]
    workshop_id: str
    layout: str
    today: date
    edition: Edition

    def dossier(self) -> Dossier:
        """Read everything of the workshop, through a connection of its own."""
        with closing(self.open_reader()) as reader:
            return reader.dossier(self.workshop_id)


class Prepared(NamedTuple):
    """A protocol to look at, with what is to be said beside it."""

    pages: Preview
    headings: Sequence[Heading]
    points: Sequence[OpenPoint]
    exposures: Sequence[Exposure]
    topics: Sequence[Topic]
    status: Status
    sources: Mapping[str, tuple[str, str]]
    """Table and id of the row that stands at an anchor."""
    chapters: ChaptersView
    dossier: Dossier


def prepared(wanted: Wanted) -> Prepared:
    """Work out everything; UserError for a layout that cannot be used."""
    dossier, edition = wanted.dossier(), wanted.edition
    chosen = load_layout(wanted.layout)
    content = compose(dossier, today=wanted.today, edition=edition)
    blocks = layout_blocks(content, chosen)
    meta = layout_meta(content, chosen)
    pages = preview(blocks, meta, chosen)
    return Prepared(
        pages,
        [block for block in blocks if isinstance(block, Heading)],
        open_points(dossier),
        exposures_in(dossier, edition, blocks, meta),
        dossier.topics,
        content.status,
        _sources(dossier, pages),
        chapters_view(dossier),
        dossier,
    )


def _sources(dossier: Dossier, pages: Preview) -> Mapping[str, tuple[str, str]]:
    known = Places(dossier)
    found = ((name, known.record(name)[0]) for name in pages.places)
    return {name: (TABLES[type(row)], row.id) for name, row in found if row is not None}
