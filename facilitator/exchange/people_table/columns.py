"""What a column of a list of people holds: guessed from its heading and its cells, changed by hand."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple

from facilitator.domain.text import fold
from facilitator.exchange.findings import Finding
from facilitator.exchange.people_table.table import Table
from facilitator.exchange.source.workbooks import Rows, letters
from facilitator.language import tr

Field = Literal[
    "",
    "title",
    "first",
    "last",
    "name",
    "organisation",
    "group",
    "email",
    "role",
    "wish",
    "wishes",
    "topic",
]
"""Empty for a column that is not read; "wishes" names several topics, "topic" is headed by one."""


class Column(NamedTuple):
    """What a column holds."""

    field: Field = ""
    number: int = 0
    """Of a wish its priority, of a topic its number."""


class Layout(NamedTuple):
    """How a table is to be read."""

    columns: tuple[Column, ...]
    heading_row: int = 0
    """The number of the row of headings; everybody stands below it. 0 where there are none."""
    headings: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


_WORDS: Final[dict[Field, str]] = {
    "title": "titel anrede title salutation academictitle akademischertitel akadtitel namenszusatz grad",
    "first": "vorname vornamen firstname givenname forename rufname",
    "last": "nachname familienname lastname surname familyname zuname",
    "name": "name namen person personen teilnehmer teilnehmerin teilnehmende teilnehmendername fullname vollername"
    " participant participants namevorname nachnamevorname vornamenachname vornamename attendee",
    "organisation": "organisation organization institution einrichtung firma unternehmen company behorde dienststelle"
    " verband arbeitgeber organisationinstitution institutionorganisation affiliation employer verein",
    "group": "akteursgruppe gruppe akteur akteursgruppen stakeholdergroup stakeholder group interessengruppe sektor"
    " sector kategorie category",
    "email": "email mail emailadresse mailadresse emailaddress mailaddress epost",
    "role": "rolle role funktion function rollen roles funktionrolle",
    "wishes": "wunsche wishes praferenzen preferences themenwunsche workshopwunsche themen topics",
}
_KNOWN: Final[dict[str, Field]] = {
    fold(word): field for field, words in _WORDS.items() for word in words.split()
}
_WISH: Final = re.compile(
    r"(?:(?P<first>\d)\.?)?(?:themen|workshop)?"
    r"(?:wunsch|wahl|wish|choice|prioritat|priority|prio|praferenz|preference)(?P<last>\d)?"
)
_ORDINALS: Final = {
    "erst": "1",
    "zweit": "2",
    "dritt": "3",
    "first": "1",
    "second": "2",
    "third": "3",
}
_TOPIC: Final = re.compile(
    r"(?:thema|topic|workshop|ws|w|t)(\d{1,2})\D.*|(?:thema|topic|workshop|ws|t)(\d{1,2})"
)
_LETTERS: Final = re.compile(r"[\W_]+")
_HEADED_WITHIN: Final = 20
"""Rows at the top among which the one with headings is looked for."""
_SAMPLE: Final = 50
_LONGEST_HEADING: Final = 60
_NAMING: Final = ("name", "first", "last")
_ONCE: Final = frozenset({"first", "last", "name", "organisation", "group", "email", "role"})
"""What one column says; a salutation and a title may stand in two."""


MAX_WISHES: Final = 9
"""Priorities that a column may have."""


def guessed(table: Table, topics: Mapping[int, str]) -> Layout:
    """Return what the columns seem to hold; `topics` are titles by number."""
    best, at, headings = 0, 0, ()
    for number, cells in table.rows[:_HEADED_WITHIN]:
        columns = [column_of(cell, topics) for cell in cells]
        score = sum(bool(column.field) for column in columns)
        if score > best and any(column.field in _NAMING for column in columns):
            best, at, headings = score, number, cells
    if not at:
        return Layout(_by_content(table.rows, table.width))
    padded = (*headings, *[""] * (table.width - len(headings)))
    columns, findings = _unique(
        _with_last_names([column_of(cell, topics) for cell in padded]), padded, at
    )
    return Layout(columns, at, padded, tuple(findings))


def column_of(heading: str, topics: Mapping[int, str]) -> Column:
    """Return what a column of this heading holds."""
    if not heading or len(heading) > _LONGEST_HEADING + max(map(len, topics.values()), default=0):
        return Column()
    key = _LETTERS.sub("", fold(heading))
    if key in _KNOWN:
        return Column(_KNOWN[key])
    for word, digit in _ORDINALS.items():
        if key.startswith(word):
            key = digit + key.removeprefix(word)
    wish = _WISH.fullmatch(key)
    if wish:
        return Column("wish", int(wish["first"] or wish["last"] or 0) or 1)
    return _topic_column(key, topics)


def _with_last_names(columns: list[Column]) -> list[Column]:
    """Let "Name" beside "Vorname" be the last name."""
    found = {column.field for column in columns}
    if "first" not in found or "last" in found:
        return columns
    return [Column("last") if column.field == "name" else column for column in columns]


def _topic_column(key: str, topics: Mapping[int, str]) -> Column:
    for number, title in topics.items():
        if title and key == _LETTERS.sub("", fold(title)):
            return Column("topic", number)
    match = _TOPIC.fullmatch(key)
    number = int(match[1] or match[2]) if match else 0
    return Column("topic", number) if number in topics else Column()


def _unique(
    columns: Sequence[Column], headings: Sequence[str], row: int
) -> tuple[tuple[Column, ...], list[Finding]]:
    """Let the first column of a kind count, further wishes be the next; say which are left out."""
    found: list[Column] = []
    findings: list[Finding] = []
    for at, column in enumerate(columns):
        if column.field == "wish":
            taken = {other.number for other in found if other.field == "wish"}
            number = next(
                n for n in range(column.number, MAX_WISHES + len(columns)) if n not in taken
            )
            found.append(Column("wish", number) if number <= MAX_WISHES else Column())
        elif column.field in _ONCE and column in found:
            first = letters(found.index(column))
            said = tr(
                "Column {column} (“{heading}”) is not read: column {first} holds the same.",
                column=letters(at), heading=headings[at], first=first,
            )  # fmt: skip
            findings.append(Finding(row, said))
            found.append(Column())
        else:
            found.append(column)
    return tuple(found), findings


def _by_content(rows: Rows, width: int) -> tuple[Column, ...]:
    """Guess without headings: addresses by their sign, names by how they are written."""
    from facilitator.exchange.agenda_text.names import is_name  # noqa: PLC0415 - only without headings

    votes: list[Counter[Field]] = [Counter() for _ in range(width)]
    for _, cells in rows[:_SAMPLE]:
        for at, cell in enumerate(cells):
            if "@" in cell:
                votes[at]["email"] += 1
            elif is_name(cell) or is_name(" ".join(reversed(cell.split(",", 1)))):
                votes[at]["name"] += 1
            elif cell:
                votes[at][""] += 1
    columns = [Column(vote.most_common(1)[0][0]) if vote else Column() for vote in votes]
    columns = _unique(columns, [""] * width, 1)[0]
    found = [column.field for column in columns]
    if "name" not in found and width:
        columns = (Column("name"), *columns[1:])
    first = [column.field for column in columns].index("name") if width else 0
    if width > first + 1 and not columns[first + 1].field:
        columns = (*columns[: first + 1], Column("organisation"), *columns[first + 2 :])
    return columns
