"""Spreadsheets: whatever was typed does no harm in them."""

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from facilitator.domain.spreadsheets import harmless
from facilitator.handouts.attendance import attendance_files
from facilitator.handouts.workbooks import Sheet, workbook_bytes
from tests.handouts.crowd import crowded, example, occasion

HOSTILE = [
    *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "\ufeff=1"),
    *("＝1", "＋1", "－1", "＠1", '=HYPERLINK("http://x","y")'),
]


@pytest.mark.parametrize("cell", HOSTILE)
def test_what_a_spreadsheet_would_reckon_is_text(cell):
    assert harmless(cell) == f"'{cell}"
    book = load_workbook(io.BytesIO(workbook_bytes([Sheet("A", (cell,), ((cell,),))])))
    for row in book.worksheets[0].iter_rows():
        for found in row:
            assert found.data_type == "s"
            assert str(found.value).startswith("'") or not str(found.value).strip()


@pytest.mark.parametrize("cell", ["", "Anna", "5 - 3", "a=b", "'=1"])
def test_other_text_stays_as_it_is(cell):
    assert harmless(cell) == cell


def test_names_in_the_attendance_workbook_are_text_whatever_they_are():
    plan = crowded(example(), 6)
    persons = tuple(
        person._replace(name="=cmd|'/c calc'!A0", organisation="@x")
        if person.id == "p1"
        else person
        for person in plan.persons
    )
    _, file = attendance_files(occasion(replace(plan, persons=persons)))
    book = load_workbook(io.BytesIO(file.data))
    assert book.sheetnames == [
        "Anwesenheitsliste",
        *(f"W {r}.{t}" for r in (1, 2) for t in (1, 2, 3)),
    ]
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert rows[0] == ("Name", "Organisation", "Durchlauf 1", "Durchlauf 2", "Unterschrift")
    assert next(row for row in rows if "cmd" in str(row[0]))[:2] == ("'=cmd|'/c calc'!A0", "'@x")
    kinds = {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row if cell.value}
    assert kinds == {"s"}
