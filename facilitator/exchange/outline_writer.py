"""Workshops to text: writes an outline that reads back as the same workshop."""

from collections.abc import Iterator

from facilitator.domain.dossier import Dossier
from facilitator.exchange.outline.agenda_writing import AgendaWriting
from facilitator.exchange.outline.chapter_writing import ChapterWriting, front_contact
from facilitator.exchange.outline.front_writing import Attendance, front_matter
from facilitator.exchange.outline.headings import Headings
from facilitator.exchange.outline.remark_lines import remark_source
from facilitator.exchange.outline.tidying import tidied
from facilitator.exchange.outline.topic_writing import TopicWriting
from facilitator.exchange.outline.vocabulary import TITLES, SectionKind, word


def write_outline(dossier: Dossier) -> str:
    """Return a workshop as an outline.

    `write(read(write(dossier)))` is `write(dossier)`, byte for byte. What an outline has no words
    for is left out: ids, positions, when a note was made, what notes and evidence said when they
    were last looked at, what conclusions rest on, and all of remarks on the protocol and its versions.
    """
    return "\n\n".join(_blocks(tidied(dossier))) + "\n"


def _blocks(dossier: Dossier) -> Iterator[str]:
    attendance = Attendance(dossier)
    yield front_matter(dossier, attendance, front_contact(dossier))
    headings = Headings()
    agenda = AgendaWriting(dossier, attendance)
    topics = TopicWriting(dossier)

    def section(kind: SectionKind, content: str) -> Iterator[str]:
        if content:
            language = dossier.workshop.language
            yield headings.line(kind, word(TITLES[kind], language), language)
            yield content

    yield from section("agenda", agenda.agenda())
    yield from section("rounds", agenda.rounds())
    yield from ChapterWriting(dossier, headings).blocks()
    for topic in dossier.topics:
        yield from topics.blocks(topic)
    yield from section("parking", topics.parking())
    yield from section(
        "remarks", "\n".join(remark_source(remark.text) for remark in dossier.remarks)
    )
