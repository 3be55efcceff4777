"""The audit in the window: what it lists, where a line leads, and what mends it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from facilitator.actions import answers, chapters, history, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.records import Evidence
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.audit.screen import AuditScreen
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.messages import Messages
from facilitator.ui.theme.theme import Theme
from tests.protocol.workshops import rich


@pytest.fixture
def screen(qtbot, qapp, tmp_path):
    dossier = rich()
    first = dossier.key_results[0]._replace(text="Ein Drittel der Wohnungen bleibt bezahlbar.")
    note = dossier.notes[0].id
    link = Evidence("stale", note, None, dossier.recommendations[0].id, "V", said="Früher anders.")
    dossier = replace(
        dossier,
        key_results=(first, *dossier.key_results[1:]),
        evidence=(*dossier.evidence, link),
    )
    desk = Desk(create_file(tmp_path / "forum.workshop"))
    desk.run(workshops.add_dossier, dossier=dossier)
    signals = DeskSignals(desk)
    made = AuditScreen(desk, signals, Theme(qapp, Settings(tmp_path / "settings.json")), Messages())
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.show_workshop(desk.read.workshops()[0].id)
    qtbot.waitUntil(lambda: made.findings.count() > 1)
    yield made
    signals.close()
    desk.close()


def _rows(screen) -> list[str]:
    return [screen.findings.item(row).text() for row in range(screen.findings.count())]


def _choose(screen, words: str):
    (row,) = (at for at, text in enumerate(_rows(screen)) if words in text)
    screen.findings.setCurrentRow(row)
    return screen.findings.item(row)


def test_findings_stand_under_what_they_have_in_common(screen):
    rows = _rows(screen)
    heads = [text for text in rows if text.endswith(")")]
    assert heads == [
        "Claims without evidence (3)",
        "Claims whose evidence has changed (1)",
        "Questions without an answer (1)",
    ]
    assert (
        rows[1] == "Key result 1.1  “Ein Drittel der Wohnungen bleibt bezahlbar.” rests on no note."
    )


def test_a_line_leads_to_its_place_and_a_heading_nowhere(screen, qtbot):
    item = _choose(screen, "No answer to “Wer zahlt?”")
    with qtbot.waitSignal(screen.asked_for) as asked:
        screen.findings.itemActivated.emit(item)
    assert asked.args[0] == "question"
    with qtbot.assertNotEmitted(screen.asked_for):
        screen.findings.itemActivated.emit(screen.findings.item(0))


def test_a_note_that_nothing_rests_on_leads_to_where_it_is_used_or_left_out(screen, qtbot):
    desk = screen._desk  # noqa: SLF001 - what somebody does elsewhere
    dossier = desk.read.dossier(desk.read.workshops()[0].id)
    question = next(note.question_id for note in dossier.notes if note.question_id)
    desk.run(answers.add, question_id=question, text="Antwort")
    qtbot.waitUntil(lambda: any("neither used" in text for text in _rows(screen)))
    row = next(
        at for at, text in enumerate(_rows(screen)) if "neither" in text and not text.endswith(")")
    )
    screen.findings.setCurrentRow(row)
    with qtbot.waitSignal(screen.evaluation_wanted) as wanted:
        screen.mending.go.click()
    assert desk.read.note(wanted.args[0]).question_id == question


def test_a_claim_is_linked_to_a_note_that_fits_and_undo_takes_it_back(screen, qtbot):
    before = screen.findings.count()
    _choose(screen, "“Ein Drittel der Wohnungen")
    offers = screen.mending.offers
    assert offers.isVisible()
    assert offers.item(0).text().startswith("W1.1-F1-01  Ein Drittel")
    offers.itemActivated.emit(offers.item(0))
    qtbot.waitUntil(lambda: "Claims without evidence (2)" in _rows(screen))
    assert screen.findings.count() == before - 1
    screen._desk.run(history.undo)  # noqa: SLF001 - what the window does
    qtbot.waitUntil(lambda: "Claims without evidence (3)" in _rows(screen))


def test_a_changed_claim_that_still_holds_is_settled_by_a_key(screen, qtbot):
    _choose(screen, "“Bindung festschreiben.”")
    assert screen.mending.confirm.isVisible()
    assert not screen.mending.offers.isVisible()
    screen.commands()[-1].run()
    qtbot.waitUntil(lambda: "Claims whose evidence has changed (1)" not in _rows(screen))


def test_a_claim_that_nobody_said_is_told_so(screen):
    _choose(screen, "“Brücke erneuern.”")
    shown = screen.mending.offers.isVisible()
    words = screen.mending._words.text()  # noqa: SLF001 - what is read
    assert shown or words == "No note says anything like it."


def test_everything_is_named_for_those_who_hear_it(screen):
    assert screen.findings.accessibleName()
    assert screen.mending.offers.accessibleName()
    assert screen.focusProxy() is screen.findings


def test_a_count_that_does_not_hold_is_replaced_by_its_field(screen, qtbot):
    desk = screen._desk  # noqa: SLF001 - what somebody does elsewhere
    workshop_id = desk.read.workshops()[0].id
    own = next(e for e in desk.read.dossier(workshop_id).chapters if e.role == "context")
    desk.run(chapters.rewrite, chapter_id=own.id, text="Daraus wurden neun Empfehlungen.")
    qtbot.waitUntil(lambda: any("neun Empfehlungen" in text for text in _rows(screen)))
    _choose(screen, "The text says “neun Empfehlungen”")
    assert screen.mending.replace.isVisible()
    screen.commands()[-1].run()
    (text,) = (e.text for e in desk.read.dossier(workshop_id).chapters if e.id == own.id)
    assert text == "Daraus wurden {recommendations.count} Empfehlungen."
    qtbot.waitUntil(lambda: not any("Empfehlungen" in text for text in _rows(screen)))


def test_headings_are_passed_over_by_the_arrow_keys(screen, qtbot):
    screen.findings.setCurrentRow(1)
    seen = []
    for _ in range(screen.findings.count()):
        seen.append(screen.findings.currentItem().text())
        qtbot.keyClick(screen.findings, Qt.Key.Key_Down)
    assert len(set(seen)) == 5
    assert not [text for text in seen if text.endswith(")")]


def test_the_whole_wording_stands_beside_a_line_that_cuts_it(screen, qtbot):
    desk = screen._desk  # noqa: SLF001 - what somebody does elsewhere
    question = desk.read.dossier(desk.read.workshops()[0].id).questions[0]
    text = "Ein Streifen von 50 Metern bleibt am Ufer frei, " + "auch neben den Stegen, " * 8
    desk.run(answers.add, question_id=question.id, text=text.strip(", "))
    qtbot.waitUntil(lambda: any("Answers without a note" in row for row in _rows(screen)))
    row = next(
        at for at, one in enumerate(_rows(screen)) if one.startswith("T1-F1-A01  The answer")
    )
    screen.findings.setCurrentRow(row)
    assert screen.mending._whole.text() == text.strip(", ")  # noqa: SLF001 - what is read


def test_an_answer_without_a_note_is_given_one_that_fits(screen, qtbot):
    desk = screen._desk  # noqa: SLF001 - what somebody does elsewhere
    note = desk.read.dossier(desk.read.workshops()[0].id).notes[0]
    made = desk.run(answers.add, question_id=note.question_id, text=note.text)
    qtbot.waitUntil(lambda: "Answers without a note (1)" in _rows(screen))
    _choose(screen, "The answer “")
    offers = screen.mending.offers
    offers.itemActivated.emit(offers.item(0))
    qtbot.waitUntil(lambda: "Answers without a note (1)" not in _rows(screen))
    assert note.id in {source.note_id for source in desk.read.sources_of(made.ids[0])}


def test_escape_and_a_button_lead_back_to_the_protocol(screen, qtbot):
    with qtbot.waitSignal(screen.left):
        screen.back.click()
    screen.findings.setFocus()
    with qtbot.waitSignal(screen.left):
        qtbot.keyClick(screen.findings, Qt.Key.Key_Escape)
