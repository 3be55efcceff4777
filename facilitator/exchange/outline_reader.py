"""Workshops from text: reads an outline whole, and says what it did not understand."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import get_args

from facilitator.domain.dossier import Dossier
from facilitator.exchange.findings import Finding
from facilitator.exchange.outline.agenda_reading import read_agenda, read_rounds
from facilitator.exchange.outline.blocks import Page, read_page
from facilitator.exchange.outline.chapter_reading import ChapterReading, Section
from facilitator.exchange.outline.decoding import decoded
from facilitator.exchange.outline.draft import Draft
from facilitator.exchange.outline.front_matter import read_front_matter
from facilitator.exchange.outline.headings import ROLES, Heading, Headings
from facilitator.exchange.outline.remark_lines import remarks_in
from facilitator.exchange.outline.topic_reading import read_parking, read_topic, resolve_answers
from facilitator.exchange.outline.vocabulary import (
    RecordSection,
    SectionKind,
    guess_language,
    is_name,
)
from facilitator.language import tr

__all__ = ["Finding", "Imported", "read_outline"]


@dataclass(frozen=True, slots=True)
class Imported:
    """A workshop read from an outline, and the findings by line."""

    dossier: Dossier
    findings: tuple[Finding, ...]


def read_outline(text: str | bytes) -> Imported:
    """Read an outline to a workshop.

    Nothing is dropped: what is not understood becomes a chapter or a remark, with a finding.
    Raises `UserError` only for what is no text or too large to be one.
    """
    draft = Draft()
    lines = decoded(text, draft).split("\n")
    start = read_front_matter(lines, draft)
    page = read_page(lines, start)
    _Reading(page, draft, start).read()
    findings = sorted(draft.findings, key=lambda finding: finding.line)
    return Imported(draft.dossier(), tuple(findings))


class _Reading:
    """One reading of the body: sections by kind, those first that others refer to."""

    def __init__(self, page: Page, draft: Draft, start: int) -> None:
        self._page = page
        self._draft = draft
        self._sections = list(_sections(page, start))

    def read(self) -> None:
        self._report_headings()
        for section in self._of("agenda"):
            read_agenda(self._page, section.blocks, self._draft)
        for section in self._of("rounds"):
            read_rounds(self._page, section.blocks, self._draft)
        self._draft.has_programme = bool(self._draft.sessions)
        for section in self._of("topic"):
            self._read_topic(section)
        for section in self._of("parking"):
            read_parking(self._page, section.blocks, self._draft)
        resolve_answers(self._draft)
        self._read_chapters()
        for section in self._of("remarks"):
            self._draft.remarks += remarks_in(self._page, section.blocks)

    def _of(self, kind: SectionKind) -> Iterator[Section]:
        return (section for section in self._sections if section.heading.kind == kind)

    def _report_headings(self) -> None:
        for section in self._sections:
            heading = section.heading
            self._draft.report_mark(section.line, heading.unknown)
            if heading.kind in get_args(RecordSection) and not is_name(heading.kind, heading.title):
                self._draft.report(
                    section.line,
                    tr("This section has no title; it is kept as a remark."),
                    keep=heading.title,
                )
            if not section.line:
                self._draft.report(
                    section.blocks[0].line,
                    tr("Text before the first heading becomes a chapter without a title."),
                )
        if not self._draft.workshop.language:
            language = guess_language(section.heading.title for section in self._sections)
            self._draft.workshop = self._draft.workshop._replace(language=language)

    def _read_topic(self, section: Section) -> None:
        heading = section.heading
        topic = self._draft.topic(heading.number)
        if topic.title and heading.title and topic.title != heading.title:
            self._draft.report(
                section.line,
                tr(
                    "Workshop {number} comes a second time; its title “{title}” stays and this one becomes a remark.",
                    number=heading.number,
                    title=topic.title,
                ),
                keep=heading.title,
            )
        topic.title = topic.title or heading.title
        read_topic(self._page, heading.number, section.blocks, self._draft)

    def _read_chapters(self) -> None:
        is_listed = any(self._of("recommendations"))
        chapters = ChapterReading(self._page, self._draft, has_recommendations=is_listed)
        for section in self._sections:
            kind = section.heading.kind
            if kind == "recommendations":
                chapters.read_recommendations(section)
            elif kind in ROLES:
                chapters.read(section, kind)
        if self._draft.front_contact:
            self._draft.add_chapter("contact", "", self._draft.front_contact)


def _sections(page: Page, start: int) -> Iterator[Section]:
    """Return the sections of a page; text before the first heading is one of line 0."""
    headings = Headings()
    tops = [
        index
        for index, block in enumerate(page.blocks)
        if block.kind == "heading" and block.level == 1
    ]
    preamble = page.blocks[: tops[0]] if tops else page.blocks
    if preamble:
        end = page.blocks[tops[0]].start if tops else len(page.lines)
        yield Section(Heading("extra", ""), 0, start, end, preamble)
    for index, following in zip_longest(tops, tops[1:]):
        top = page.blocks[index]
        end = page.blocks[following].start if following else len(page.lines)
        heading = headings.read(" ".join(top.source.split("\n")))
        yield Section(heading, top.line, top.end, end, page.blocks[index + 1 : following])
