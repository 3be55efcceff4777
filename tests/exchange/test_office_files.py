"""Agendas and questions in Word and Excel files, and files that are damaged or mean harm."""

import io
import zipfile
from datetime import date, datetime, time, timedelta
from random import Random

import pytest

from facilitator.errors import UserError
from facilitator.exchange.agenda_reader import read_agenda
from facilitator.exchange.question_reader import read_questions
from facilitator.exchange.source.workbooks import MAX_COLUMNS, MAX_ROWS, read_workbook
from tests.exchange.office_files import damaged, edited, excel_file, word_file
from tests.exchange.pasted import demand_nothing_lost, demand_sound
from tests.exchange.test_agenda_text import findings, items, who
from tests.exchange.test_question_text import EXPECTED, tree

AGENDA = [
    ("Title", "Zukunftswerkstatt Hafen"),
    ("", "Donnerstag, 17. September 2026, 9:00 bis 12:30 Uhr, Alter Speicher"),
    ("Heading 1", "Agenda"),
    ("List Bullet", "9:00 Uhr Begrüßung"),
    ("List Bullet 2", "Dr. Ada King, Amt für Wasser"),
    ("", "9:15 Uhr\tVortrag\tBo Li, Büro"),
    ("List Bullet", "10:00 Uhr Workshops"),
    ("List Bullet 2", "W 1.1: Netze (Moderation: Eva Nord, Deichverband; Raum: Siel)"),
]
QUESTIONS = [
    ("Title", "Leitfragen"),
    ("Heading 1", "Workshop 1: Netze"),
    ("List Number", "Was fehlt vor Ort?"),
    ("", "Hinweis: kurz halten"),
    ("List Number", "Wer hilft?"),
    ("List Bullet 2", "Land"),
    ("List Bullet 2", "Bund"),
    ("Heading 1", "Workshop 2: Daten"),
    ("List Bullet", "Woher kommen sie?"),
]
ROWS = [
    ["Von", "Bis", "Dauer", "Programmpunkt", "Referent/in", "Raum"],
    [time(9), time(9, 15), 15, "Begrüßung", "Dr. Ada King, Amt", None],
    [0.3958333, None, None, "Workshops, Runde 1", None, None],
    [None, None, None, "W 1.1: Netze", "Bo Li, Büro", "Siel"],
    [None, None, 30, "Pause", None, None],
]


# Word


def test_paragraphs_and_lists_of_a_word_file_become_an_agenda() -> None:
    reading = read_agenda(word_file(*AGENDA))
    head = reading.dossier.workshop
    assert (head.title, head.date, head.place) == (
        "Zukunftswerkstatt Hafen",
        "2026-09-17",
        "Alter Speicher",
    )
    assert items(reading) == [
        ("09:00", None, "Begrüßung"),
        ("09:15", None, "Vortrag"),
        ("10:00", None, "Workshops"),
    ]
    assert who(reading.dossier) == {
        "Begrüßung": ["Dr. Ada King, Amt für Wasser"],
        "Vortrag": ["Bo Li, Büro"],
        "W 1.1": ["Eva Nord, Deichverband"],
    }
    assert not reading.findings


def test_a_table_of_a_word_file_becomes_an_agenda() -> None:
    rows = [
        ("Zeit", "Programmpunkt", "Wer"),
        ("14:00", "Begrüßung\nEinführung in den Tag", "Dr. Ada King, Amt\nBo Li"),
        (
            "14:30 – 15:15",
            "Parallele Workshops, Durchlauf 1\nW 1.1: Netze (Moderation: Eva Nord)\nW 1.2: Daten",
            "",
        ),
        ("15:15", "Pause", ""),
    ]
    reading = read_agenda(word_file(rows=rows))
    assert items(reading) == [
        ("14:00", None, "Begrüßung"),
        (None, None, "Einführung in den Tag"),
        ("14:30", 45, "Parallele Workshops, Durchlauf 1"),
        ("15:15", None, "Pause"),
    ]
    assert who(reading.dossier)["Einführung in den Tag"] == ["Dr. Ada King, Amt", "Bo Li"]
    assert [str(code) for code in reading.dossier.code.values()] == ["W 1.1", "W 1.2"]


def test_headings_and_list_levels_of_a_word_file_become_questions() -> None:
    reading = read_questions(word_file(*QUESTIONS))
    assert tree(reading) == EXPECTED
    assert reading.dossier.questions[0].hint == "kurz halten"
    assert [line.text for line in reading.lines][2:6] == [
        *("1. Was fehlt vor Ort?", "Hinweis: kurz halten", "2. Wer hilft?", "  • Land"),
    ]


def test_what_was_deleted_while_changes_were_tracked_is_not_read() -> None:
    content = word_file(("", "14:00 Alt und neu"))
    deleted = b'<w:del w:id="1"><w:r><w:delText>Alt</w:delText><w:t>Alt</w:t></w:r></w:del><w:r><w:t>14:00 Neu</w:t>'
    changed = edited(
        content,
        "word/document.xml",
        lambda data: data.replace(b"<w:r><w:t>14:00 Alt und neu</w:t>", deleted),
    )
    assert items(read_agenda(changed)) == [("14:00", None, "Neu")]


# Excel


def test_rows_of_an_excel_file_become_an_agenda() -> None:
    reading = read_agenda(excel_file(ROWS, [["Beamer"]]))
    assert items(reading) == [
        ("09:00", 15, "Begrüßung"),
        ("09:30", None, "Workshops, Runde 1"),
        (None, 30, "Pause"),
    ]
    assert reading.dossier.sessions[0].room == "Siel"
    assert who(reading.dossier) == {"Begrüßung": ["Dr. Ada King, Amt"], "W 1.1": ["Bo Li, Büro"]}
    assert findings(reading)[1] == "The sheet “Blatt 2” was not read; only the first one is."


def test_rows_of_an_excel_file_become_questions() -> None:
    rows = [
        ["Workshop", "Nr.", "Leitfrage", "Minuten", "Hinweis"],
        ["Workshop 1: Netze", 1, "Was fehlt vor Ort?", 10, "kurz"],
        ["Workshop 1: Netze", 2, "Wer hilft?", None, None],
        [None, "2a", "Land", 5.0, None],
        [None, "2b", "Bund", None, None],
        ["Workshop 2: Daten", 1, "Woher kommen sie?", None, None],
    ]
    reading = read_questions(excel_file(rows))
    assert tree(reading) == EXPECTED
    first, _, land, *_ = reading.dossier.questions
    assert (first.planned_minutes, first.hint, land.planned_minutes) == (10, "kurz", 5)


def test_values_are_read_as_a_sheet_shows_them() -> None:
    row = [
        date(2026, 9, 17),
        datetime.fromisoformat("2026-09-17T14:30"),
        timedelta(hours=1, minutes=5),
        7.0,
        7.5,
        True,
        " a\tb ",
    ]
    ((_, cells),) = read_workbook(excel_file([row]))[0].rows
    assert cells == ("2026-09-17", "2026-09-17 14:30", "01:05", "7", "7.5", "True", "a\tb")


def test_a_formula_without_a_saved_result_is_kept_and_reported_by_its_cell() -> None:
    reading = read_agenda(
        excel_file([["9:00", "Beginn"], ["10:00", "Pause", "=1+1"], [None, "=A1"]])
    )
    said = "Cell {} holds a formula without a result."
    assert {(2, said.format("C2")), (3, said.format("B3"))} <= set(reading.findings)
    assert [line.text for line in reading.lines][1:] == ["10:00 | Pause | =1+1", " | =A1"]
    assert [remark.text for remark in reading.dossier.remarks] == ["=1+1", "=A1"]


# Harm


def _with(content: bytes, name: str, data: bytes) -> bytes:
    return edited(content, name, lambda _: data)


_DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "elsewhere.txt">]>'
_W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_S = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_SHEET = "xl/worksheets/sheet1.xml"


def _far_cell(row: int, column: str) -> bytes:
    cell = f'<row r="{row}"><c r="{column}{row}"><v>1</v></c></row>'.encode()
    return b"<worksheet " + _S + b"><sheetData>" + cell + b"</sheetData></worksheet>"


@pytest.mark.parametrize(
    "content",
    [
        _with(
            word_file(*AGENDA),
            "word/document.xml",
            _DOCTYPE + b"<w:document " + _W + b">&a;</w:document>",
        ),
        _with(word_file(*AGENDA), "word/document.xml", b"<w:p>" * 100_000),
        _with(word_file(*AGENDA), "word/document.xml", b"<a>" * 5_000 + b"</a>" * 5_000),
        _with(word_file(*AGENDA), "word/document.xml", b"\0" * 150_000_000),
        _with(excel_file(ROWS), "xl/workbook.xml", _DOCTYPE + b"<workbook/>"),
        _with(excel_file(ROWS), _SHEET, b" " * 150_000_000),
        _with(excel_file(ROWS), _SHEET, _far_cell(1, "XFD")),
        _with(excel_file(ROWS), _SHEET, _far_cell(MAX_ROWS + 1, "A")),
        _with(excel_file(ROWS), _SHEET, b"<worksheet"),
        _with(excel_file(ROWS), "[Content_Types].xml", b"<Types/>"),
    ],
    ids=[
        *("entity", "unclosed", "deep", "bomb", "entity in Excel", "bomb in Excel"),
        *("far column", "far row", "damaged sheet", "no types"),
    ],
)
def test_a_file_that_means_harm_is_refused_with_a_sentence(content: bytes) -> None:
    for read in (read_agenda, read_questions):
        with pytest.raises(UserError, match=r"was not read: .+"):
            read(content)


def test_a_cell_in_the_last_row_and_column_costs_nothing() -> None:
    with pytest.raises(UserError, match=f"more than {MAX_ROWS} rows or {MAX_COLUMNS} columns"):
        read_agenda(_with(excel_file(ROWS), _SHEET, _far_cell(1_048_576, "XFD")))


def test_a_password_is_named_as_the_reason() -> None:
    content = bytearray(word_file(*AGENDA))
    for sign in (b"PK\x03\x04", b"PK\x01\x02"):
        at = content.find(sign)
        while at >= 0:
            content[at + (6 if sign[2] == 3 else 8)] |= 1
            at = content.find(sign, at + 1)
    with pytest.raises(UserError, match="protected by a password"):
        read_agenda(bytes(content))


def test_an_archive_of_something_else_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("photo.txt", "no")
    with pytest.raises(UserError, match="not read"):
        read_agenda(target.getvalue())


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_file_is_read_without_a_loss_or_refused(seed: int) -> None:
    random = Random(seed)
    content = random.choice([word_file(*AGENDA), word_file(*QUESTIONS), excel_file(ROWS)])
    for read in (read_agenda, read_questions):
        try:
            reading = read(damaged(Random(seed), content))
        except UserError:
            continue
        demand_sound(reading)
        demand_nothing_lost(reading)
