"""Lines below an agenda item that say more of it: place, internal comment, materials."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, get_args

from facilitator.domain.records import AgendaItem
from facilitator.domain.text import clean
from facilitator.exchange.outline.inline import escaped, is_escaped, literal, one_line
from facilitator.exchange.outline.vocabulary import ITEM_DETAILS, ItemDetail, word

Detail = tuple[ItemDetail, str]
"""A field of the item, and a line of what stands in it."""

_FIELD_OF_WORD: Final[dict[str, ItemDetail]] = {
    text.casefold(): name for name, words in ITEM_DETAILS.items() for text in words
}
_DETAIL: Final = re.compile(rf"({'|'.join(_FIELD_OF_WORD)})\s*:(?=\s|$)", re.IGNORECASE)


def read_detail(source: str) -> Detail | None:
    """Return the field and the line that a source says; None where it is no such line."""
    label = _DETAIL.match(source)
    if label is None or is_escaped(source, label.end() - 1):
        return None
    return _FIELD_OF_WORD[label[1].casefold()], literal(source[label.end() :])


def with_details(item: AgendaItem, lines: Sequence[Detail]) -> AgendaItem:
    """Return an item with what the lines below it say; several lines of one field follow each other."""
    said = {
        name: "\n".join(line for field, line in lines if field == name).strip()
        for name in get_args(ItemDetail)
    }
    return item._replace(**said | {"place": one_line(said["place"])})


def detail_lines(item: AgendaItem, language: str) -> Iterator[str]:
    """Yield the lines that read back as what is said of an item; a place has one line."""
    said: dict[ItemDetail, str] = {
        "place": one_line(item.place),
        "materials": item.materials,
        "comment": item.comment,
    }
    for name, text in said.items():
        for line in clean(text).strip().split("\n") if text.strip() else ():
            label = word(ITEM_DETAILS[name], language)
            yield f"{label}: {escaped(line)}".strip()


def plain_mention(source: str) -> str:
    """Return a source that is read as no such line."""
    label = _DETAIL.match(source)
    if label is None or is_escaped(source, label.end() - 1):
        return source
    return f"{source[: label.end() - 1]}\\{source[label.end() - 1 :]}"
