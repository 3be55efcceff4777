"""The register of remarks, as a Word file and as a workbook without formulas."""

import io
from dataclasses import replace
from datetime import UTC, datetime

from openpyxl import load_workbook

from facilitator.domain.authoring import Proposal, ReturnedFile
from facilitator.domain.remarks import listed
from facilitator.handouts.occasion import Occasion
from facilitator.handouts.remarks import register_bytes
from facilitator.protocol.accessible.examination import examined
from facilitator.protocol.layouts import load_layout
from tests.domain.factory import Plan
from tests.protocol.reading import WordFile


def _occasion(*proposals: Proposal) -> Occasion:
    dossier = Plan().dossier()
    file = ReturnedFile("f", dossier.workshop.id, name="Umweltministerium.docx")
    plan = replace(dossier, returned_files=(file,), proposals=proposals)
    return Occasion(plan=plan, layout=load_layout("prognos"), now=datetime(2026, 9, 26, tzinfo=UTC))


_REJECTED = Proposal(
    *("1", "f"), kind="comment", old_text="Der Stufenplan gilt.", new_text="=HYPERLINK(1)",
    author="Petra Jöns", disposition="rejected", reason="So wurde es beschlossen", quote="Stufenplan",
)  # fmt: skip
_EDITED = Proposal(
    *("2", "f"), kind="reword", old_text="alt", new_text="neu", disposition="edited",
    taken_text="ganz neu", author="Petra Jöns",
)  # fmt: skip


def test_the_word_file_says_who_said_what_and_what_became_of_it() -> None:
    occasion = _occasion(_REJECTED, _EDITED)
    data = register_bytes(occasion, listed(occasion.plan), "docx")
    said = [read.text for read in WordFile(data).paragraphs]
    for words in (
        *(
            "Petra Jöns",
            "Umweltministerium.docx",
            "Stufenplan",
            "=HYPERLINK(1)",
            "Nicht übernommen",
        ),
        *("Begründung: So wurde es beschlossen", "Neu: neu", "In anderen Worten übernommen"),
        "Neuer Wortlaut: ganz neu",
    ):
        assert words in said


def test_the_word_file_has_no_barrier_and_counts_what_is_open() -> None:
    occasion = _occasion(_REJECTED, _EDITED._replace(disposition="", taken_text=""))
    data = register_bytes(occasion, listed(occasion.plan), "docx")
    assert examined("register.docx", data) == []
    assert "2 insgesamt, davon offen: 1" in [read.text for read in WordFile(data).paragraphs]


def test_the_workbook_has_a_column_for_each_thing_that_is_told() -> None:
    added = Proposal("3", "f", kind="insert", new_text="Dazu", quote="Oben", disposition="accepted")
    moved = Proposal("4", "f", kind="move", old_text="Unten", new_text="Unten", quote="Oben")
    occasion = _occasion(_REJECTED, _EDITED, added, moved)
    data = register_bytes(occasion, listed(occasion.plan), "xlsx")
    header, *rows = load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True)
    assert header == (
        *("Nr.", "Von", "Datei", "Stelle", "Anmerkung", "Umgang", "Begründung", "Neuer Wortlaut"),
    )
    file = "Umweltministerium.docx"
    assert [tuple(cell or "" for cell in row)[2:] for row in rows] == [
        (file, "Stufenplan", "'=HYPERLINK(1)", "Nicht übernommen", "So wurde es beschlossen", ""),
        (file, "alt", "Neu: neu", "In anderen Worten übernommen", "", "ganz neu"),
        (file, "hinter „Oben“", "Ergänzen: Dazu", "Übernommen", "", "Dazu"),
        (file, "Unten hinter „Oben“", "An eine andere Stelle setzen", "Offen", "", ""),
    ]


def test_the_workbook_holds_no_formula() -> None:
    occasion = _occasion(_REJECTED)
    data = register_bytes(occasion, listed(occasion.plan), "xlsx")
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert "'=HYPERLINK(1)" in [cell.value for cell in cells]


def test_without_remarks_the_register_says_so() -> None:
    occasion = _occasion()
    said = [read.text for read in WordFile(register_bytes(occasion, [], "docx")).paragraphs]
    assert "Es gibt keine Anmerkungen." in said
