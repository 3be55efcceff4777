"""From content and layout to blocks: the one list that every writer and the preview read."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from facilitator.domain.records import ChapterRole
from facilitator.protocol import chapters, front, results, timeline
from facilitator.protocol.content import ProtocolContent
from facilitator.protocol.draft import Draft, Options
from facilitator.protocol.editions import layout_for_audience, written
from facilitator.protocol.elements import Block, Contents, Heading
from facilitator.protocol.layouts import Layout

Builder = Callable[[Draft, Options], Iterable[Block]]


def contents(draft: Draft, options: Options) -> Iterator[Block]:
    """Yield an empty contents page; its entries are known when all headings are."""
    yield Contents(
        draft.label("contents"),
        (),
        depth=int(options["depth"]),
        page_break=bool(options["page_break"]),
        anchor="_contents",
    )


BUILDERS: Final[Mapping[str, Builder]] = {
    "title": front.title,
    "place": front.place,
    "moderation": front.moderation,
    "representatives": front.representatives,
    "status": front.status,
    "contents": contents,
    "agenda": front.agenda,
    "background": chapters.background,
    "context": chapters.context,
    "timeline": timeline.timeline,
    "key_results": chapters.key_results,
    "lead_in": chapters.lead_in,
    "results": results.key_results,
    "pointer": chapters.pointer,
    "conclusions": chapters.conclusions,
    "recommendations": chapters.recommendations,
    "elaboration": chapters.elaboration,
    "appendix": chapters.appendix,
    "answers": results.answers,
    "parked": results.parked,
    "tasks": results.tasks,
    "participants": chapters.participants,
    "contact": chapters.contact,
    "text": front.own_text,
}
"""What prints each block of the catalogue."""


@dataclass(frozen=True, slots=True)
class _Section:
    """Blocks that belong together; extra chapters that follow one of its roles stand behind it."""

    roles: tuple[ChapterRole | None, ...]
    blocks: frozenset[str]
    level: int = 1
    """Of the headings of extra chapters; 2 where the next section is one of level 2 itself."""


_SECTIONS: Final = (
    _Section(
        (None,),
        frozenset(
            {"title", "place", "moderation", "representatives", "status", "contents", "agenda"}
        ),
    ),
    _Section(("key_results",), frozenset({"key_results", "lead_in", "results", "pointer"})),
    _Section(
        ("conclusions", "elaboration"),
        frozenset({"conclusions", "recommendations", "elaboration"}),
    ),
    _Section(("appendix",), frozenset({"appendix", "answers", "parked"})),
    _Section(("contact",), frozenset({"contact"})),
)
_BACKGROUND: Final = (
    _Section(
        ("background", "context", "timeline"), frozenset({"background", "context", "timeline"})
    ),
)
_BACKGROUND_AND_CONTEXT: Final = (
    _Section(("background",), frozenset({"background"}), level=2),
    _Section(("context", "timeline"), frozenset({"context", "timeline"})),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What stands outside the text: document properties, header, footer."""

    title: str
    author: str
    subject: str
    language: str
    day: date
    status: str
    confidentiality: str
    page: str
    """Wording of the footer, with `{page}` and `{pages}` where the fields go."""
    workshop_id: str = ""
    """What a protocol is known by when it comes back; other documents have none."""
    version_id: str = ""
    edition: str = ""
    """What the protocol leaves out, as `editions.written` says it."""


def layout_meta(content: ProtocolContent, layout: Layout) -> Meta:
    """Return properties, header and footer of a protocol in a layout.

    The author is the layout's, else the organisations of the moderation.
    """
    labels = layout.labels_for(content.language)
    draft = Draft(content, layout, labels)
    organisations = dict.fromkeys(person.organisation for person in content.moderation)
    return Meta(
        title=front.document_title(draft),
        author=layout.author or ", ".join(filter(None, organisations)),
        subject=draft.label("subject", process=content.process).strip(" :–-"),
        language=content.language,
        day=content.today,
        status=front.status_mark(draft),
        confidentiality=content.confidentiality,
        page=labels["page"],
        workshop_id=content.workshop_id,
        edition=written(content.edition),
    )


def layout_blocks(content: ProtocolContent, layout: Layout) -> list[Block]:
    """Return a protocol's blocks in the layout's order; UserError if it lacks the language."""
    layout = layout_for_audience(layout, content.edition)
    draft = Draft(content, layout, layout.labels_for(content.language))
    blocks = list(_unskipped(_listed(draft)))
    if layout.heading_numbers:
        blocks = list(_numbered(blocks))
    headings = tuple(block for block in blocks if isinstance(block, Heading))
    return [_with_entries(block, headings) for block in blocks]


def _listed(draft: Draft) -> Iterator[Block]:
    ends = _section_ends(draft)
    waiting = draft.content.extras if draft.layout.extra_chapters else []
    for index, listed in enumerate(draft.layout.blocks):
        yield from BUILDERS[listed.id](draft, listed.options)
        for section in ends.get(index, ()):
            for chapter in waiting:
                if chapter.after in section.roles:
                    yield from chapters.further(draft, chapter, section.level)
            waiting = [chapter for chapter in waiting if chapter.after not in section.roles]
    for chapter in waiting:  # what they follow is not in this layout
        yield from chapters.further(draft, chapter, 1)


def _section_ends(draft: Draft) -> dict[int, list[_Section]]:
    """Return sections by the place of their last block in the layout."""
    has_context = draft.content.chapter("context") and draft.layout.prints("context")
    ends: dict[int, list[_Section]] = defaultdict(list)
    for section in (*_SECTIONS, *(_BACKGROUND_AND_CONTEXT if has_context else _BACKGROUND)):
        listed = enumerate(draft.layout.blocks)
        places = [index for index, block in listed if block.id in section.blocks]
        if places:
            ends[places[-1]].append(section)
    return ends


def _unskipped(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks whose headings never go down by more than one level at once."""
    level = 0
    for block in blocks:
        if isinstance(block, Heading):
            level = min(block.level, level + 1)
            yield block if block.level == level else replace(block, level=level)
        else:
            yield block


def _numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks whose headings have their numbers; lettered ones have their letter already."""
    counts: list[int] = []
    for block in blocks:
        if not isinstance(block, Heading) or block.list_id:
            yield block
            continue
        counts = [*counts, 0][: block.level]
        counts[-1] += 1
        yield replace(block, number=".".join(map(str, counts)))


def _with_entries(block: Block, headings: tuple[Heading, ...]) -> Block:
    if not isinstance(block, Contents):
        return block
    return replace(block, entries=tuple(head for head in headings if head.level <= block.depth))
