"""Chapters: prose with a role, and the records that stand inside some of them."""

from dataclasses import dataclass, field

from facilitator.domain.identity import new_id
from facilitator.domain.records import ChapterRole, Milestone
from facilitator.domain.richtext import parse, write
from facilitator.exchange.outline.blocks import Block, Page
from facilitator.exchange.outline.draft import Draft
from facilitator.exchange.outline.headings import Heading
from facilitator.exchange.outline.result_reading import ResultReading
from facilitator.exchange.outline.timeline import find_timeline
from facilitator.exchange.outline.vocabulary import is_name
from facilitator.language import tr

_TOPIC_LEVEL = 2


@dataclass(frozen=True, slots=True)
class Section:
    """A top-level heading and the blocks under it."""

    heading: Heading
    line: int
    """The heading's line, from 1."""
    start: int
    """The first line behind the heading, from 0."""
    end: int
    blocks: list[Block]


@dataclass(slots=True)
class ChapterReading:
    """The chapters of one outline; topics and notes have been read before."""

    page: Page
    draft: Draft
    has_recommendations: bool
    """Whether a section of its own lists the recommendations."""
    _done: set[ChapterRole] = field(default_factory=set[ChapterRole])

    def read(self, section: Section, role: ChapterRole) -> None:
        """Take a chapter into the draft, with the records of its role when it is the first of it."""
        for block in section.blocks:
            if block.kind == "heading" and not (
                role == "key_results" and block.level == _TOPIC_LEVEL
            ):
                self.draft.report(
                    block.line, tr("A chapter has no headings in it; this one becomes a paragraph.")
                )
        is_first = role not in self._done
        self._done.add(role)
        if role == "timeline" and is_first:
            self._read_timeline(section)
        elif role == "key_results" and is_first:
            self._read_key_results(section)
        elif role == "conclusions" and is_first and not self.has_recommendations:
            self._read_conclusions(section)
        else:
            self._add(section, role, self._prose(section.start, section.end))

    def read_recommendations(self, section: Section) -> None:
        """Take the recommendations of a section of their own into the draft."""
        results = ResultReading(self.page, self.draft)
        for block in section.blocks:
            if block.kind in ("bullets", "numbers"):
                results.read_recommendations(block)
            elif block.kind != "rule":
                self.draft.report(
                    block.line,
                    tr("This is not a recommendation; it is kept as a remark."),
                    keep=self.page.content(block),
                )

    def _prose(self, start: int, end: int) -> str:
        return write(parse(self.page.text(start, end)))

    def _add(self, section: Section, role: ChapterRole, text: str) -> None:
        """Add a chapter, unless it would only say the name of its records."""
        heading = section.heading
        if text or heading.is_explicit or not (heading.title and is_name(role, heading.title)):
            self.draft.add_chapter(role, heading.title, text)

    def _read_timeline(self, section: Section) -> None:
        found = find_timeline(self.page, section.blocks)
        if not found:
            self._add(section, "timeline", self._prose(section.start, section.end))
            return
        before = self.page.text(section.start, found.start)
        after = self.page.text(found.end, section.end)
        self._add(section, "timeline", write(parse(f"{before}\n\n{after}")))
        if found.header:
            self.draft.report(
                found.start + 1,
                tr(
                    "The columns of the timeline are date and title; their names are kept as a remark."
                ),
                keep=found.header,
            )
        self.draft.milestones += [
            Milestone(
                id=new_id(),
                workshop_id=self.draft.workshop.id,
                when_text=step.when,
                title=step.title,
            )
            for step in found.steps
        ]

    def _read_key_results(self, section: Section) -> None:
        first = next(
            (
                index
                for index, block in enumerate(section.blocks)
                if block.kind == "heading" and block.level == _TOPIC_LEVEL
            ),
            None,
        )
        if first is None:
            self._add(section, "key_results", self._prose(section.start, section.end))
            return
        blocks = section.blocks[first:]
        self._add(section, "key_results", self._prose(section.start, blocks[0].start))
        pointer = ResultReading(self.page, self.draft).read_key_results(blocks)
        if pointer:
            self.draft.add_chapter("appendix", "", write(parse(pointer)))

    def _read_conclusions(self, section: Section) -> None:
        """Take intro, numbered list and what follows it apart."""
        numbers = next((block for block in section.blocks if block.kind == "numbers"), None)
        if not numbers:
            self._add(section, "conclusions", self._prose(section.start, section.end))
            return
        self._add(section, "conclusions", self._prose(section.start, numbers.start))
        ResultReading(self.page, self.draft).read_recommendations(numbers)
        elaboration = self._prose(numbers.end, section.end)
        if elaboration:
            self.draft.add_chapter("elaboration", "", elaboration)
