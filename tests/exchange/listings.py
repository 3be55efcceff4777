"""Lists of people at random, as people have them and as no one would, and what must hold for each."""

import csv
import io
from random import Random
from typing import Final

from facilitator.domain.records import Person
from facilitator.errors import UserError
from facilitator.exchange.people_reader import People, guessed, listed, opened, read_people
from facilitator.exchange.people_table.columns import Layout
from facilitator.exchange.people_table.table import Table
from tests.exchange.office_files import damaged, edited, excel_file

TITLES: Final = {
    1: "Grundwasser und Dürre",
    2: "Netze erneuern, Kosten tragen",
    3: "Daten und Steuerung",
}
IDS: Final = {1: "t1", 2: "t2", 3: "t3"}
PERSONS: Final = (
    Person("p1", "x", "Dr. Jörg Müller", "Amt"),
    Person("p2", "x", "Ada King", "Universität"),
    Person("p3", "x", "Şule Öz", ""),
)
_HEADINGS: Final = (
    *(
        "Titel",
        "Anrede",
        "Vorname",
        "Nachname",
        "Name",
        "Organisation",
        "Institution",
        "Akteursgruppe",
    ),
    *(
        "Gruppe",
        "E-Mail",
        "Wunsch 1",
        "Wunsch 2",
        "Wunsch",
        "Wünsche",
        "Rolle",
        "Thema 1",
        "Thema 2",
    ),
    *("First name", "Surname", "Role", "Wishes", "Notiz", "", "Name", "Telefon", "x" * 300, "=A1"),
)
_CELLS: Final = (
    *(
        "Ada",
        "King",
        "Ada King",
        "King, Ada",
        "Jörg Müller",
        "Mueller Joerg",
        "Dr.",
        "Frau",
        "Groß",
        "Gross",
    ),
    *(
        "Amt",
        "Stadt Köln",
        "Kommunen",
        "ada@x.de",
        "ada(at)x",
        "a@b.de; c@d.de",
        "1",
        "2",
        "W 1.2",
        "W 9.9",
    ),
    *(
        "Daten und Steuerung",
        "Netze",
        "x",
        "nein",
        "Moderation",
        "Moderator/Teilnehmer",
        "Zauberer",
        "",
        "",
    ),
    *(
        "",
        "45123",
        "2026-05-01",
        "12.5",
        "=1+1",
        "=cmd|' /C calc'!A0",
        "+A1*2",
        "-",
        "@SUM(A1)",
        "y" * 300,
    ),
    *(
        '"',
        '"a',
        "a;b",
        "a,b",
        "a\nb",
        "\t",
        "🙂",
        "שלום",
        "a\u0300" * 20,
        "\u202eabc",
        "'",
        "#NAME?",
        "NULL",
    ),
)
_ENCODINGS: Final = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "mac-roman"),
)
_ENTITY: Final = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "http://localhost:1/">]>'


def table(random: Random) -> list[list[str]]:
    """Return rows that may be a list: prose above, doubled headings, rows of any length."""
    headings = random.sample(_HEADINGS, random.randint(1, 9))
    if random.randrange(4):
        headings.insert(0, random.choice(("Name", "Vorname", "Nachname")))
    rows = [[random.choice(_CELLS)] for _ in range(random.choice((0, 0, 0, 2)))]
    rows += [headings] if random.randrange(10) else []
    for _ in range(random.randint(0, 12)):
        width = len(headings) + random.choice((0, 0, 0, 0, -1, 1, 3))
        rows.append([random.choice(_CELLS) for _ in range(max(0, width))])
    return rows


def text(random: Random) -> str:
    """Return a CSV text, mostly in order."""
    target = io.StringIO()
    written = csv.writer(
        target, delimiter=random.choice(";,\t|"), lineterminator=random.choice(("\n", "\r\n", "\r"))
    )
    written.writerows(table(random))
    found = target.getvalue()
    for _ in range(random.choice((0, 0, 0, 1, 4))):
        at = random.randint(0, len(found))
        found = (
            found[:at]
            + random.choice(('"', ";", "\n", "\0", "\u2028", "", "\ufeff", "sep=;\n"))
            + found[at + random.randrange(2) :]
        )
    return found


def encoded(random: Random) -> bytes:
    """Return the bytes of a CSV file, in any encoding, at times damaged or no text at all."""
    content = bytearray(text(random).encode(random.choice(_ENCODINGS), "replace")) or bytearray(
        b" "
    )
    for _ in range(random.choice((0, 0, 1, 20))):
        content[random.randrange(len(content))] = random.randrange(256)
    return random.randbytes(1_000) if random.randrange(15) == 0 else bytes(content)


def workbook(random: Random) -> bytes:
    """Return an Excel file: values of any kind, merged cells, formulas, accidents, entities."""
    rows: list[list[object]] = [
        [_value(random, cell) for cell in row if cell.isprintable()] or [""]
        for row in table(random)
    ]
    content = excel_file(rows or [[""]])
    kind = random.randrange(8)
    if kind < _DAMAGED:
        return damaged(random, content)
    sheet = "xl/worksheets/sheet1.xml"
    if kind == _DAMAGED:
        area = f"{random.choice('ABCZ')}{random.randint(1, 9)}:{random.choice('ABZ')}{random.choice((2, 9, 1_048_576))}"
        merge = f'<mergeCells count="1"><mergeCell ref="{area}"/></mergeCells>'.encode()
        return edited(
            content, sheet, lambda data: data.replace(b"</sheetData>", b"</sheetData>" + merge)
        )
    if kind == _DAMAGED + 1:
        return edited(
            content, random.choice((sheet, "xl/workbook.xml")), lambda data: _ENTITY + data
        )
    return content


_DAMAGED: Final = 3


def _value(random: Random, cell: str) -> object:
    if cell.isascii() and cell.isdecimal():
        return random.choice((int(cell), float(cell), cell))
    return cell


def read(content: str | bytes) -> tuple[Table, Layout, People] | None:
    """Read a list and demand what must hold; None where it was refused with a sentence."""
    try:
        found = opened(content)
    except UserError:
        return None
    layout = guessed(found, TITLES)
    people = read_people(found, layout, TITLES, PERSONS)
    demand_complete(found, layout, people)
    demand_nothing_silent(found, layout, people)
    demand_decided(people)
    return found, layout, people


def demand_complete(found: Table, layout: Layout, people: People) -> None:
    """Every row below the headings is an entry; those that are none are named."""
    below = [row for row, _ in found.rows if row > layout.heading_row]
    assert [entry.row for entry in people.entries] == below
    named = {finding.line for finding in people.findings}
    for row, _ in found.rows:
        assert row >= layout.heading_row or row in named, f"row {row} above the headings"
    for entry in people.entries:
        assert not entry.problem or entry.row in named, f"row {entry.row}: {entry.problem}"
        assert entry.problem or entry.name.strip(), f"row {entry.row} without a name"
    assert all(finding.sentence.strip() for finding in people.findings)


def demand_nothing_silent(found: Table, layout: Layout, people: People) -> None:
    """What a cell of a read column says is in the entry, or the row has a finding."""
    named = {finding.line for finding in people.findings}
    entries = {entry.row: entry for entry in people.entries}
    for row, cells in found.rows:
        if row in named or row not in entries:
            continue
        entry = entries[row]
        for cell, column in zip(cells, layout.columns, strict=False):
            if column.field == "organisation" and cell:
                assert entry.organisation == cell, f"row {row}: {cell!r}"
            elif column.field == "group" and cell:
                assert entry.group_name == cell, f"row {row}: {cell!r}"
            elif column.field in {"first", "last"} and cell.isalpha():
                assert cell in entry.name or cell in _SALUTATIONS, f"row {row}: {cell!r}"


_SALUTATIONS: Final = frozenset({"Frau", "Herr"})


def demand_decided(people: People) -> None:
    """Nobody is made one with somebody else but where a pair says so."""
    sound = [entry for entry in people.entries if not entry.problem]
    apart = listed(people, dict.fromkeys(people.pairs, False), IDS)
    assert len(apart) == len(sound)
    together = listed(people, dict.fromkeys(people.pairs, True), IDS)
    assert len(sound) - len(together) <= len(people.pairs)
    ids = [person.person_id for person in together if person.person_id]
    assert len(ids) == len(set(ids)), "a person of the file twice"
