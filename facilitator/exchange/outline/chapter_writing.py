"""Chapters in their order, with the records that belong into some of them, written."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Chapter, KeyResult, Recommendation, Topic
from facilitator.domain.richtext import Block, List, Paragraph, parse, write
from facilitator.domain.text import clean
from facilitator.exchange.outline.headings import ROLES, Headings, topic_heading
from facilitator.exchange.outline.inline import one_line
from facilitator.exchange.outline.result_lines import ResultLine, evidence_codes
from facilitator.exchange.outline.timeline import table
from facilitator.exchange.outline.vocabulary import (
    TITLES,
    SectionKind,
    is_name,
    word,
)


@dataclass(frozen=True)
class _Part:
    """A section to write: a chapter, or records that have none."""

    kind: SectionKind
    chapter: Chapter | None = None

    @property
    def title(self) -> str:
        return one_line(self.chapter.title) if self.chapter else ""

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return parse(clean(self.chapter.text)) if self.chapter else ()

    @cached_property
    def text(self) -> str:
        return write(self.blocks)

    @property
    def has_list(self) -> bool:
        return any(isinstance(block, List) for block in self.blocks)

    @property
    def has_numbers(self) -> bool:
        return any(isinstance(block, List) and block.numbered for block in self.blocks)


def front_contact(dossier: Dossier) -> str:
    """Return the text of a last chapter that the front matter can hold, "" when there is none."""
    last = dossier.chapters[-1] if dossier.chapters else None
    is_contact = last and last.role == "contact" and not one_line(last.title)
    return _Part("contact", last).text if is_contact else ""


@dataclass(frozen=True)
class ChapterWriting:
    """The chapters of one workshop, in the order of the file."""

    dossier: Dossier
    headings: Headings

    def blocks(self) -> Iterator[str]:
        """Return headings, prose, tables and lists."""
        parts = self._parts
        first: set[SectionKind] = set()
        merged: _Part | None = None
        for part, following in zip_longest(parts, parts[1:]):
            if part is merged:
                continue
            is_first = part.kind not in first
            first.add(part.kind)
            yield self._heading(part)
            if part.text:
                yield part.text
            merged = following if is_first and self._merges(part, following) else None
            if is_first:
                yield from self._records(part)
            if merged:
                yield merged.text

    def _heading(self, part: _Part) -> str:
        language = self.dossier.workshop.language
        if not part.chapter:
            return self.headings.line(part.kind, word(TITLES[part.kind], language), language)
        explicit = not part.text and is_name(part.kind, part.title)
        return self.headings.line(part.kind, part.title, language, explicit=explicit)

    @cached_property
    def _parts(self) -> list[_Part]:
        chapters = (
            self.dossier.chapters[:-1] if front_contact(self.dossier) else self.dossier.chapters
        )
        parts = [_Part(chapter.role, chapter) for chapter in chapters]
        needed: dict[SectionKind, bool] = {
            "timeline": bool(self.dossier.milestones),
            "key_results": bool(self.dossier.key_results),
            "recommendations": self._lists_recommendations(parts),
        }
        for kind, is_needed in needed.items():
            if is_needed and not any(part.kind == kind for part in parts):
                place = next(
                    (i for i, part in enumerate(parts) if _rank(part.kind) > _rank(kind)),
                    len(parts),
                )
                parts.insert(place, _Part(kind))
        return parts

    def _lists_recommendations(self, parts: list[_Part]) -> bool:
        """Tell whether recommendations need a section, as another list would be taken for them."""
        conclusions = next((part for part in parts if part.kind == "conclusions"), None)
        if not conclusions:
            return bool(self.dossier.recommendations)
        return conclusions.has_numbers

    @cached_property
    def _has_list_of_its_own(self) -> bool:
        return any(part.kind == "recommendations" for part in self._parts)

    def _merges(self, part: _Part, following: _Part | None) -> bool:
        """Tell whether the next chapter is written behind the records of this one."""
        if not following or following.title or not following.blocks:
            return False
        if part.kind == "key_results" and following.kind == "appendix":
            return not following.has_list and any(
                map(self.dossier.key_results_of, self.dossier.topics)
            )
        if part.kind == "conclusions" and following.kind == "elaboration":
            has_list = bool(self.dossier.recommendations) and not self._has_list_of_its_own
            return has_list and isinstance(following.blocks[0], Paragraph)
        return False

    def _records(self, part: _Part) -> Iterator[str]:
        if part.kind == "timeline":
            yield from self._milestones(part)
        elif part.kind == "key_results":
            for topic in self.dossier.topics:
                yield from self._key_results(topic)
        elif part.kind == "recommendations" or (
            part.kind == "conclusions" and not self._has_list_of_its_own
        ):
            yield from self._recommendations()

    def _milestones(self, part: _Part) -> Iterator[str]:
        """Return the table; an empty one keeps a list of the prose from being taken for it."""
        if self.dossier.milestones or part.has_list:
            steps = ((step.when_text, step.title) for step in self.dossier.milestones)
            yield table(steps, self.dossier.workshop.language)

    def _key_results(self, topic: Topic) -> Iterator[str]:
        results = self.dossier.key_results_of(topic)
        if not results:
            return
        yield topic_heading(2, topic.number, topic.title)
        lines = [
            ResultLine(
                self.dossier.text_of(result),
                self._evidence(result),
            )
            for result in results
        ]
        yield "\n".join(f"- {line.source(self._codes)}" for line in lines)

    def _recommendations(self) -> Iterator[str]:
        lines = [
            ResultLine(entry.text, self._evidence(entry)) for entry in self.dossier.recommendations
        ]
        if lines:
            yield "\n".join(
                f"{number}. {line.source(self._codes)}"
                for number, line in enumerate(lines, start=1)
            )

    def _evidence(self, claim: KeyResult | Recommendation) -> tuple[str, ...]:
        links = self.dossier.links_of(claim)
        return tuple(filter(None, (link.note_id or link.answer_id for link in links)))

    @cached_property
    def _codes(self) -> dict[str, str]:
        return evidence_codes(self.dossier, self.dossier.workshop.language)


def _rank(kind: SectionKind) -> float:
    """Return where a section stands in a protocol; an extra chapter stands anywhere."""
    if kind == "recommendations":
        return ROLES.index("conclusions") + 0.5
    return ROLES.index(kind) if kind in ROLES and kind != "extra" else -1
