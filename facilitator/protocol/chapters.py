"""The protocol's prose and lists around the results (B07, B08, B10 to B17, B23, B24)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from facilitator.protocol.content import Named, Prose
from facilitator.protocol.draft import Draft, Options, anchor, printed
from facilitator.protocol.elements import Block, Heading, Line, Numbered, Paragraph, Table
from facilitator.protocol.wording import unbroken

_NO_OPTIONS: Final[Options] = {}
_PERSON_WIDTHS: Final = (0.45, 0.55)


def background(draft: Draft, options: Options) -> Iterator[Block]:
    """Yield B07."""
    chapter = draft.content.chapter("background")
    yield draft.heading(chapter, "background", 1, options)
    yield from _text_or(draft, chapter, "background_empty")


def context(draft: Draft, _: Options) -> Iterator[Block]:
    """Yield B08 if the workshop has it."""
    chapter = draft.content.chapter("context")
    if chapter:
        yield draft.heading(chapter, "context", 2, _NO_OPTIONS)
        yield from draft.prose(chapter)


def key_results(draft: Draft, options: Options) -> Iterator[Block]:
    """Yield B10; the outline's bare word for it gives way to the layout's fuller title."""
    chapter = draft.content.chapter("key_results")
    heading = draft.heading(chapter, "key_results", 1, options)
    label = draft.label("key_results")
    yield replace(heading, text=label) if label.startswith(heading.text) else heading


def lead_in(draft: Draft, _: Options) -> Iterator[Block]:
    """Yield B11."""
    yield from _text_or(draft, draft.content.chapter("key_results"), "lead_in")


def pointer(draft: Draft, _: Options) -> Iterator[Block]:
    """Yield B13 if there is an appendix to point to."""
    if draft.content.topics and draft.layout.prints("appendix"):
        yield from _text_or(draft, draft.content.chapter("appendix"), "pointer")


def conclusions(draft: Draft, options: Options) -> Iterator[Block]:
    """Yield B14; the recommendations and their elaboration follow as blocks of their own."""
    chapter = draft.content.chapter("conclusions")
    yield draft.heading(chapter, "conclusions", 1, options)
    if draft.content.recommendations or draft.content.chapter("elaboration"):
        yield from draft.prose(chapter)
    else:
        yield from _text_or(draft, chapter, "conclusions_empty")
    codes = draft.citations(chapter.sources) if chapter and draft.cites(options) else ()
    if codes:
        yield Paragraph("caption", codes)


def recommendations(draft: Draft, options: Options) -> Iterator[Block]:
    """Yield B15."""
    list_id = draft.new_list()
    for entry in draft.content.recommendations:
        codes = draft.citations(entry.sources) if draft.cites(options) else ()
        yield Numbered(list_id, (*printed(entry.text), *codes), anchor("recommendation", entry.id))


def elaboration(draft: Draft, _: Options) -> Iterator[Block]:
    """Yield B16; a title of its own makes it a section of the conclusions."""
    chapter = draft.content.chapter("elaboration")
    if chapter and chapter.title:
        yield Heading(2, unbroken(chapter.title), anchor("chapter", chapter.id))
    yield from draft.prose(chapter)


def appendix(draft: Draft, options: Options) -> Iterator[Block]:
    """Yield B17 if there is a topic to stand in it."""
    if draft.content.topics:
        yield Heading(1, draft.label("appendix"), "_appendix", bool(options["page_break"]))


def participants(draft: Draft, options: Options) -> Iterator[Block]:
    """Yield B23: the lists that the workshop decided to print."""
    lists = {"participants": draft.content.participants, "recipients": draft.content.recipients}
    for label, persons in lists.items():
        if persons:
            yield Heading(1, draft.label(label), f"_{label}", bool(options["page_break"]))
            yield _person_table(draft, label, persons)


def contact(draft: Draft, options: Options) -> Iterator[Block]:
    """Yield B24 if the workshop has it."""
    chapter = draft.content.chapter("contact")
    if chapter:
        yield draft.heading(chapter, "contact", 1, options)
        yield from draft.prose(chapter)


def further(draft: Draft, chapter: Prose, level: int) -> Iterator[Block]:
    """Yield a chapter beyond those that the protocol knows."""
    if chapter.title:
        yield Heading(level, unbroken(chapter.title), anchor("chapter", chapter.id))
    yield from draft.prose(chapter)


def _text_or(draft: Draft, chapter: Prose | None, label: str) -> Iterator[Block]:
    if chapter and chapter.blocks:
        yield from draft.prose(chapter)
    else:
        yield Paragraph("body", printed(draft.label(label)))


def _person_table(draft: Draft, label: str, persons: tuple[Named, ...]) -> Table:
    if draft.content.edition.privacy == "organisations":
        return Table(
            header=(draft.label("organisation"),),
            rows=tuple(((Line(printed(entry.name)),),) for entry in persons),
            widths=(1.0,),
            summary=draft.label(label),
        )
    return Table(
        header=(draft.label("person"), draft.label("organisation")),
        rows=tuple(
            ((Line(printed(person.name)),), (Line(printed(person.organisation or "–")),))
            for person in persons
        ),
        widths=_PERSON_WIDTHS,
        summary=draft.label(label),
    )
