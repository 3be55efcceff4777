"""What marks and columns are called."""

from collections.abc import Mapping
from typing import Final

from facilitator.exchange.people_table.columns import Column, Field
from facilitator.language import mark, tr
from facilitator.ui.people_list.reading import Mark

MARKS: Final[dict[Mark, tuple[str, str, str]]] = {
    "new": (mark("new"), "plus", "ok"),
    "known": (mark("known"), "check", "text3"),
    "duplicate": (mark("there twice?"), "people", "warn"),
    "faulty": (mark("not taken over"), "close", "late"),
    "frame": ("", "", "text3"),
}
"""Word, glyph and ink of each."""
_FIELDS: Final[dict[Field, str]] = {
    "": mark("– not read –"),
    "name": mark("Name"),
    "title": mark("Title"),
    "first": mark("First name"),
    "last": mark("Last name"),
    "organisation": mark("Organisation"),
    "group": mark("Stakeholder group"),
    "email": mark("E-mail"),
    "role": mark("Role"),
    "wishes": mark("Wishes, the first one first"),
}
_WISHES: Final = 3


def choices(titles: Mapping[int, str]) -> list[tuple[Column, str]]:
    """Return what a column may hold, and what that is called."""
    found = [(Column(field), tr(words)) for field, words in _FIELDS.items()]
    found += [
        (Column("wish", number), tr("Wish {number}", number=number))
        for number in range(1, _WISHES + 1)
    ]
    found += [
        (Column("topic", number), tr("Priority of topic {number}", number=number))
        for number in titles
    ]
    return found
