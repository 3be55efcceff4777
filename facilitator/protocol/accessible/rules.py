"""The rules: facts of a document in, barriers out, each with the clause it offends and a mend."""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from facilitator.domain.contrast import contrast, needed_contrast
from facilitator.language import tr
from facilitator.protocol.accessible.facts import Facts, Worded


class Barrier(NamedTuple):
    """What keeps somebody from reading a document, and what mends it."""

    rule: str
    clause: str
    """Of EN 301 549 chapter 10, or of ISO 14289 (PDF/UA)."""
    sentence: str
    mend: str
    where: str = ""


Rule = Callable[[Facts], Iterator[Barrier]]
_SAYS_NOTHING: Final = frozenset(
    {"hier", "dies", "klick", "mehr", "weiter", "here", "this", "click", "more", "link"}
)
_TYPED_BULLET: Final = re.compile(r"\s*(?:[•◦▪‣·*]|[-–—]|o)\s+\S")
_TYPED_NUMBER: Final = re.compile(r"\s*(?P<mark>\d{1,2}|[a-z])[.)]\s+\S")
_SHOWN: Final = 60


def barriers(facts: Facts) -> list[Barrier]:
    """Return all that the rules find, in the order of the rules."""
    return [barrier for rule in RULES for barrier in rule(facts)]


def _title(facts: Facts) -> Iterator[Barrier]:
    clause = "EN 301 549, 10.2.4.2"
    if not facts.title.strip():
        sentence = tr("The document has no title among its properties.")
        yield Barrier(
            "title", clause, sentence, tr("Give the workshop a title and write the file anew.")
        )
    elif facts.shows_title is False:
        sentence = tr("Readers show the file's name instead of the title.")
        yield Barrier(
            "title", clause, sentence, tr("Turn on “show document title” when writing the PDF.")
        )


def _language(facts: Facts) -> Iterator[Barrier]:
    if not facts.language.strip():
        sentence = tr("The document does not say in which language it is.")
        mend = tr("Choose the workshop's language and write the file anew.")
        yield Barrier("language", "EN 301 549, 10.3.1.1", sentence, mend)


def _tags(facts: Facts) -> Iterator[Barrier]:
    clause = "EN 301 549, 10.1.3.2"
    if not facts.is_tagged:
        sentence = tr("The document has no tags, so it cannot be read out in its order.")
        yield Barrier(
            "tags", clause, sentence, tr("Write the PDF with tags, for example from here.")
        )
    for where in facts.untagged:
        sentence = tr("Text stands outside the tags and is not read out.")
        yield Barrier("tags", clause, sentence, tr("Tag it, or mark it as decoration."), where)
    if facts.is_tagged and facts.claims_standard is False:
        sentence = tr("The PDF does not claim to conform to PDF/UA.")
        mend = tr(
            "Replace characters that no typeface has, fill empty headings, and write it anew."
        )
        yield Barrier("claim", "ISO 14289-1, 5", sentence, mend)


def _headings(facts: Facts) -> Iterator[Barrier]:
    clause, level = "EN 301 549, 10.1.3.1", 0
    if not facts.headings:
        sentence = tr("The document has no headings to find one's way by.")
        yield Barrier(
            "headings", clause, sentence, tr("Use heading styles instead of large bold text.")
        )
    for heading in facts.headings:
        if not heading.text.strip():
            sentence, mend = tr("A heading is empty."), tr("Give it words or delete it.")
            yield Barrier("headings", "EN 301 549, 10.2.4.6", sentence, mend, heading.where)
        if heading.level > level + 1:
            sentence = tr(
                "The heading “{text}” is of level {level} and follows one of level {before}.",
                text=_short(heading.text),
                level=heading.level,
                before=level,
            )
            mend = tr("Make it level {level}.", level=level + 1)
            yield Barrier("headings", clause, sentence, mend, heading.where)
        level = heading.level
    if facts.has_bookmarks is False and facts.headings:
        sentence = tr("The PDF has no bookmarks.")
        yield Barrier("bookmarks", "EN 301 549, 10.2.4.5", sentence, tr("Write it with bookmarks."))


def _lists(facts: Facts) -> Iterator[Barrier]:
    clause = "EN 301 549, 10.1.3.1"
    mend = tr("Make it a list of the program: bullet or number as style, not as a typed sign.")
    before: Worded | None = None
    for paragraph in facts.paragraphs:
        if _TYPED_BULLET.match(paragraph.text) or _goes_on(before, paragraph):
            sentence = tr("“{text}” looks like a list and is none.", text=_short(paragraph.text))
            yield Barrier("lists", clause, sentence, mend, paragraph.where)
        before = paragraph
    for where in facts.broken_lists:
        sentence = tr("An item of a list belongs to no list.")
        yield Barrier("lists", clause, sentence, mend, where)


def _goes_on(before: Worded | None, paragraph: Worded) -> bool:
    """Tell whether two paragraphs count on; one alone may begin with a date."""
    mark = _TYPED_NUMBER.match(paragraph.text)
    last = _TYPED_NUMBER.match(before.text) if before else None
    if not (mark and last):
        return False
    here, there = mark["mark"], last["mark"]
    if here.isdecimal() and there.isdecimal():
        return int(here) == int(there) + 1
    return here.isalpha() and there.isalpha() and ord(here) == ord(there) + 1


def _tables(facts: Facts) -> Iterator[Barrier]:
    clause = "EN 301 549, 10.1.3.1"
    for table in facts.tables:
        if not table.has_header:
            sentence = tr("A table has no header row that is marked as one.")
            mend = tr("Mark its first row: “Repeat as header row”.")
            yield Barrier("tables", clause, sentence, mend, table.where)
        if table.merged:
            sentence = tr("A table has merged cells, which are read out in the wrong columns.")
            yield Barrier("tables", clause, sentence, tr("Split the merged cells."), table.where)


def _pictures(facts: Facts) -> Iterator[Barrier]:
    for picture in facts.pictures:
        if not picture.alt.strip():
            sentence = tr("A picture has no alternative text.")
            mend = tr("Describe in one sentence what it shows.")
            yield Barrier("pictures", "EN 301 549, 10.1.1.1", sentence, mend, picture.where)


def _links(facts: Facts) -> Iterator[Barrier]:
    clause = "EN 301 549, 10.2.4.4"
    for link in facts.links:
        words = link.text.casefold().strip(" .:…»>")
        if not words:
            sentence = tr("A link has no words.")
        elif words in _SAYS_NOTHING:
            sentence = tr("The link “{text}” does not say where it leads.", text=link.text)
        else:
            continue
        mend = tr("Name what it leads to.")
        yield Barrier("links", clause, sentence, mend, link.where)


def _contrast(facts: Facts) -> Iterator[Barrier]:
    for inked, words in facts.inks.items():
        ratio = contrast(inked.ink, inked.ground)
        least = needed_contrast(inked.size, bold=inked.bold)
        if ratio < least:
            sentence = tr(
                "“{text}” has a contrast of {ratio} to 1; at least {least} to 1 is needed.",
                text=_short(words),
                ratio=f"{ratio:.1f}",
                least=f"{least:g}",
            )
            mend = tr("Make the colour {ink} darker, in the layout's theme.", ink=inked.ink)
            yield Barrier("contrast", "EN 301 549, 10.1.4.3", sentence, mend)


def _order(facts: Facts) -> Iterator[Barrier]:
    for where in facts.out_of_order:
        sentence = tr("Something is read out elsewhere than it is seen.")
        mend = tr("Put text boxes and floating pictures into the line of the text.")
        yield Barrier("order", "EN 301 549, 10.1.3.2", sentence, mend, where)


def _characters(facts: Facts) -> Iterator[Barrier]:
    for where in facts.unreadable:
        sentence = tr("Text cannot be read as characters, or its typeface is not in the file.")
        mend = tr("Use typefaces that have all characters, and embed them.")
        yield Barrier("characters", "ISO 14289-1, 7.21", sentence, mend, where)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


RULES: Final[tuple[Rule, ...]] = (
    _title,
    _language,
    _tags,
    _headings,
    _lists,
    _tables,
    _pictures,
    _links,
    _contrast,
    _order,
    _characters,
)
"""Every rule, in the order in which findings are listed."""
