"""Handouts as Word files: what each reader gets, and what they must not get."""

import io
from dataclasses import replace

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from facilitator.domain.records import Person, Speaker
from facilitator.handouts.agenda import agenda_files
from facilitator.handouts.attendance import attendance_files, room_files
from facilitator.handouts.catalogue import HANDOUTS
from facilitator.handouts.room_guide import guide_files
from facilitator.handouts.run_sheet import run_sheet_files
from tests.handouts.crowd import ENGLISH, crowded, example, occasion

SECRET, MATERIAL, HINT = "Achtung, schwieriger Gast", "Beamer", "Nicht drängen"


def full():
    """Return an example with people, and with what only the team may read."""
    plan = crowded(example())
    first = plan.agenda[1]._replace(comment=SECRET, materials=MATERIAL, place="Foyer")
    return replace(
        plan,
        agenda=(plan.agenda[0], first, *plan.agenda[2:]),
        questions=tuple(entry._replace(hint=HINT) for entry in plan.questions),
    )


def words(data: bytes) -> str:
    """Return everything that is read in a document, headers included."""
    document = Document(io.BytesIO(data))
    parts = [paragraph.text for paragraph in document.paragraphs]
    parts += [cell.text for one in document.tables for row in one.rows for cell in row.cells]
    parts += [entry.text for entry in document.sections[0].header.paragraphs]
    return "\n".join(parts).replace("\u00a0", " ")


def table(data: bytes, number: int = 0) -> list[list[str]]:
    rows = Document(io.BytesIO(data)).tables[number].rows
    return [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in rows]


def style(paragraph: Paragraph) -> ParagraphStyle:
    found = paragraph.style
    assert found is not None
    return found


def documents(plan) -> dict[str, bytes]:
    it = occasion(plan)
    files = (file for entry in HANDOUTS for file in entry.make(it))
    return {file.path: file.data for file in files if file.path.endswith(".docx")}


def test_comments_materials_and_hints_are_for_the_team_alone():
    for path, data in documents(full()).items():
        text = words(data)
        assert (SECRET in text) is (path == "Regiebuch.docx"), path
        assert (MATERIAL in text) is (path == "Regiebuch.docx"), path
        assert (HINT in text) is path.startswith("Leitfäden/"), path
        is_internal = path.startswith(("Regiebuch", "Leitfäden"))
        assert ("Nur für das Team" in text) is is_internal, path


def test_no_document_prints_an_address_and_only_lists_name_participants():
    plan = full()
    names = [person.name for person in plan.persons[-50:]]
    for path, data in documents(plan).items():
        text = words(data)
        assert "example.org" not in text, path
        named = [name for name in names if name in text]
        assert len(named) == (50 if path.startswith("Anwesenheit") else 0), path


@pytest.mark.parametrize("name", ["de", "en"])
def test_every_document_says_its_language_title_and_header_rows(name):
    plan = crowded(example() if name == "de" else example(ENGLISH))
    found = documents(plan)
    assert len(found) == 4 + len(plan.sessions)
    for path, data in found.items():
        document = Document(io.BytesIO(data))
        assert document.core_properties.language == {"de": "de-DE", "en": "en-GB"}[name]
        assert plan.workshop.title in document.core_properties.title
        assert style(document.paragraphs[0]).name == "Title"
        for element in document.element.body.iterchildren("{*}tbl"):
            assert element.xpath("./w:tr[1]/w:trPr/w:tblHeader"), path
            assert element.xpath("./w:tblPr/w:tblCaption"), path


def test_the_agenda_says_when_what_who_and_where():
    (file,) = agenda_files(occasion(full()))
    rows = table(file.data)
    assert rows[0] == ["Uhrzeit", "Programmpunkt"]
    assert rows[2] == [
        "13:30–13:40 Uhr",
        "Begrüßung\nDr. Maren Thiessen, Ministerium für Umwelt und Gewässer\nFoyer",
    ]
    assert (
        "W 1.1: Grundwasser und Dürrevorsorge\nRaum Siel · Moderation: Hanna Lorenzen" in rows[6][1]
    )


def test_the_run_sheet_lies_on_its_side_and_has_a_row_for_each_session():
    (file,) = run_sheet_files(occasion(full()))
    assert Document(io.BytesIO(file.data)).sections[0].orientation is WD_ORIENT.LANDSCAPE
    rows = table(file.data)
    assert rows[2] == [
        "13:30–13:40 Uhr",
        "10",
        "Begrüßung",
        "Dr. Maren Thiessen, Ministerium für Umwelt und Gewässer",
        "Foyer",
        MATERIAL,
        SECRET,
    ]
    assert rows[7][2:5] == [
        "W 1.1: Grundwasser und Dürrevorsorge",
        "Hanna Lorenzen, Tidenhub",
        "Siel",
    ]
    assert table(file.data, 1)[1] == ["Hanna Lorenzen, Tidenhub", "W 1.1 · Siel", "W 2.1 · Siel"]


def test_a_room_guide_reckons_when_each_question_begins():
    first = next(iter(guide_files(occasion(full()))))
    assert first.path == "Leitfäden/Leitfaden W 1.1 Grundwasser und Dürrevorsorge.docx"
    rows = table(first.data)
    assert [row[0] for row in rows[1:]] == [
        *("14:20 Uhr", "14:28 Uhr", "14:40 Uhr", "14:52 Uhr", "14:58 Uhr")
    ]
    assert "Geplant sind 45 von 45 Minuten." in words(first.data)


def without_minutes(*numbers):
    """Return the example, its first topic's questions of these numbers without minutes."""
    plan = full()
    asked = plan.questions_of(plan.topics[0])
    open_ones = {asked[number - 1].id for number in numbers}
    questions = tuple(
        entry._replace(planned_minutes=None) if entry.id in open_ones else entry
        for entry in plan.questions
    )
    return replace(plan, questions=questions)


def test_questions_without_minutes_share_what_is_left_as_on_the_screen():
    first = next(iter(guide_files(occasion(without_minutes(3, 4, 5)))))
    rows = table(first.data)[1:]
    assert [(row[0], row[2]) for row in rows] == [
        ("14:20 Uhr", "8"),
        ("14:28 Uhr", "12"),
        ("14:40 Uhr", "8"),
        ("14:48 Uhr", "9"),
        ("14:57 Uhr", "8"),
    ]
    text = words(first.data)
    assert "Geplant sind 20 von 45 Minuten, die übrigen 25 sind gleichmäßig verteilt." in text
    assert "(9 min)" in text


def test_where_the_round_has_no_time_nothing_is_made_up_after_a_question_without_minutes():
    plan = without_minutes(2)
    agenda = tuple(
        item._replace(duration_minutes=0) if item.round_id else item for item in plan.agenda
    )
    first = next(iter(guide_files(occasion(replace(plan, agenda=agenda)))))
    rows = table(first.data)[1:]
    assert [row[2] for row in rows] == ["8", "", "12", "6", "7"]
    assert [bool(row[0]) for row in rows] == [True, True, False, False, False]


def test_who_speaks_signs_the_attendance_list_too():
    plan = crowded(example(), 6)
    speaker = Person("guest", plan.process.id, "Dr. Jörg Mühlenbein", "Landkreis")
    speech = Speaker("s", plan.agenda[1].id, "guest")
    plan = replace(plan, persons=(*plan.persons, speaker), speakers=(*plan.speakers, speech))
    file, _ = attendance_files(occasion(plan))
    assert ["Dr. Jörg Mühlenbein", "Landkreis"] in [row[1:3] for row in table(file.data)]


def test_the_attendance_list_is_sorted_by_last_name_and_has_room_for_walk_ins():
    file, _ = attendance_files(occasion(crowded(example())))
    rows = table(file.data)
    assert rows[0] == ["Nr.", "Name", "Organisation", "Räume", "Unterschrift"]
    names = [row[1] for row in rows[1:]]
    assert names[0] == "Prof. Dr. Anneliese Aßmann"
    assert names[-6:] == [""] * 6
    assert len(names) == 50 + 3 + 3 + 1 + 6
    assert [row[0] for row in rows[1:]] == [str(number) for number in range(1, len(rows))]


def test_every_room_has_its_list_without_who_moderates_it():
    (file,) = room_files(occasion(crowded(example())))
    assert len(Document(io.BytesIO(file.data)).tables) == 6
    assert not [row for row in table(file.data) if row[1] == "Hanna Lorenzen"]
    assert [row[1] for row in table(file.data)[-3:]] == [""] * 3


def test_of_a_workshop_about_which_nothing_is_known_every_handout_can_be_made():
    plan = example()
    bare = replace(
        plan,
        workshop=plan.workshop._replace(date=None, title="", place="", start_time=None),
        agenda=(),
        sessions=(),
        rounds=(),
        topics=(),
        questions=(),
        moderators=(),
        involvements=(),
    )
    assert set(documents(bare)) == {
        *("Agenda.docx", "Regiebuch.docx", "Anwesenheitsliste.docx"),
        "Anwesenheitslisten der Räume.docx",
    }
    assert all(entry.lacks(occasion(bare)) for entry in HANDOUTS)


def test_a_question_stays_on_one_page_with_its_hint_and_the_room_to_write():
    first = next(iter(guide_files(occasion(full()))))
    paragraphs = Document(io.BytesIO(first.data)).paragraphs
    at = next(i for i, entry in enumerate(paragraphs) if entry.text.startswith("1. Wo sinken"))
    heading, hint, lines = paragraphs[at : at + 3]
    assert style(heading).name == "Heading 2"
    assert style(heading).paragraph_format.keep_with_next
    assert (hint.text, hint.paragraph_format.keep_with_next) == (f"Hinweis: {HINT}", True)
    assert lines.paragraph_format.keep_together
    assert len(lines.text.split("\n")) == 6
