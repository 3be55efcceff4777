"""Inserting a text: shown line by line beside what it becomes, and then taken over as one step."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from facilitator.actions import agendas, history
from facilitator.domain.following import following
from facilitator.exchange.agenda_reader import read_agenda
from facilitator.exchange.question_reader import read_questions
from tests.exchange.copies import AGENDAS, MAIL, QUESTIONS
from tests.exchange.essence import essence
from tests.exchange.office_files import excel_file, word_file
from tests.storage.contents import asked, living_rows
from tests.ui.keyboard import focused
from tests.ui.shell.windows import said
from tests.ui.takeover.window import CONTROL, CONTROL_SHIFT, comes, page_of, paste, plan_of, take

Key = Qt.Key
AGENDA = "14:00 Begrüßung\nBo Li, Amt\n14:15 Pause\nFotowand\nBitte ruft mich an, falls in dieser Liste etwas fehlt!\n"


def head_of(window):
    read = window.workspace.desk.read
    return read.head(read.workshops()[0].id)


def states(page) -> dict[int, str]:
    return {row.number: row.state for row in page.lines.rows}


def becomes(page) -> dict[int, str]:
    return {row.number: row.becomes for row in page.lines.rows}


def number_at(page) -> int:
    """The number of the line whose row is chosen, 0 for none."""
    return page.lines.current.number if page.lines.current else 0


# What is shown


def test_the_letter_is_shown_as_such_and_counts_as_understood(window) -> None:
    page = page_of(window, "agenda")
    paste(page, "Hallo Ada,\n\n14:00 Begrüßung\nViele Grüße\nEva")
    assert set(states(page).values()) == {"understood"}
    assert becomes(page)[5] == "Of the letter, kept as a remark: Eva"


def test_only_the_times_that_a_line_says_stand_beside_it(window) -> None:
    page = page_of(window, "agenda")
    paste(page, "Netze, 14. Januar 2027, Ulm:\n14:00 Begrüßung\nca. 17h15 Schluss")
    assert becomes(page)[1] == "Workshop: 14 January 2027, Netze, Ulm"
    assert becomes(page)[3] == "Workshop: 17:15"


def test_every_line_is_marked_and_says_what_it_becomes(window) -> None:
    page = page_of(window, "agenda")
    paste(page, AGENDA)
    assert states(page) == {
        1: "understood", 2: "understood", 3: "understood", 4: "noticed", 5: "unclear"
    }  # fmt: skip
    assert becomes(page) == {
        1: "14:00 Begrüßung",
        2: "Speaks: Bo Li, Amt",
        3: "14:15 Pause",
        4: "Fotowand",
        5: "Kept as a remark: Bitte ruft mich an, falls in dieser Liste etwas fehlt!",
    }
    spoken = page.lines.rows[4].spoken
    assert spoken.startswith("Line 5, not understood, Kept as a remark")
    assert page.sums.accessibleName() == "3 lines understood, 1 to look at, 1 not understood"
    assert page.head.counts.text() == "3 agenda items, 1 person"


def test_a_hint_and_minutes_are_said_with_their_question(window) -> None:
    page = page_of(window, "questions")
    paste(
        page,
        "Workshop 1: Netze\n1. Was fehlt? (10 min)\n   Hinweis: nach Zahlen fragen\n   a) Geld",
    )
    assert list(becomes(page).values()) == [
        "Topic 1: Netze", "1  Was fehlt? (10 min)", "Hint to the moderator: nach Zahlen fragen", "1a  Geld"
    ]  # fmt: skip


def test_the_plan_follows_the_text_and_nothing_is_written_before_it_is_taken_over(window) -> None:
    stored = living_rows(window.workspace.path)
    page = page_of(window, "agenda")
    paste(page, "14:00 Begrüßung")
    page.editor.moveCursor(page.editor.textCursor().MoveOperation.End)
    QTest.keyClicks(focused(), " und Auftakt")
    assert page.preview is None, "what is shown is no longer what the text becomes"
    assert not page.head.take.isEnabled()
    assert comes(lambda: page.preview is not None)
    assert becomes(page) == {1: "14:00 Begrüßung und Auftakt"}
    assert living_rows(window.workspace.path) == stored


def test_caret_and_row_go_together_and_one_key_leads_to_what_is_marked(window) -> None:
    page = page_of(window, "agenda")
    paste(page, AGENDA)
    page.editor.go_to(0)
    assert number_at(page) == 1
    QTest.keyClick(focused(), Key.Key_Down, CONTROL)
    assert page.editor.textCursor().blockNumber() == 3
    assert number_at(page) == 4
    QTest.keyClick(focused(), Key.Key_Up, CONTROL)
    assert number_at(page) == 5
    page.lines.setFocus()
    QTest.keyClick(page.lines, Key.Key_Home)
    assert page.editor.textCursor().blockNumber() == 0


def test_an_empty_page_says_what_will_stand_there_and_offers_nothing(window) -> None:
    page = page_of(window, "agenda")
    assert not page.head.take.isEnabled()
    assert page.head.take.toolTip() == "There is nothing to take over yet."
    take()
    assert head_of(window).agenda == ()


def test_what_was_copied_elsewhere_is_there_when_the_page_opens(window) -> None:
    plan_of(window)
    QGuiApplication.clipboard().setText(AGENDA)
    QTest.keyClick(focused(), Key.Key_V, CONTROL_SHIFT)
    page = plan_of(window).page
    assert page.isVisible()
    assert page.editor.toPlainText() == AGENDA
    assert len(page.lines.rows) == AGENDA.count("\n")


def test_a_text_is_still_there_after_going_back_and_elsewhere(window) -> None:
    page = page_of(window, "agenda")
    paste(page, AGENDA)
    QTest.keyClick(focused(), Key.Key_Escape)
    assert not page.isVisible()
    assert page_of(window, "questions").editor.toPlainText() == ""
    assert page_of(window, "agenda").editor.toPlainText() == AGENDA
    window.go_to("protocol")
    assert plan_of(window).page.isVisible()
    assert page.editor.toPlainText() == AGENDA
    assert focused() is page.editor


# Taking over


def test_taking_over_is_one_step_says_what_was_taken_and_undo_takes_it_back(window) -> None:
    before = living_rows(window.workspace.path)
    (steps,) = asked(window.workspace.path, "SELECT count(*) FROM step")
    page = page_of(window, "agenda")
    paste(page, AGENDA)
    take()
    assert not page.isVisible()
    assert [item.title for item in head_of(window).agenda] == ["Begrüßung", "Pause", "Fotowand"]
    assert asked(window.workspace.path, "SELECT count(*) FROM step") == [(steps[0] + 1,)]
    sentence = (
        "Taken over: 3 agenda items, 1 person. 1 line was not understood and is kept as a remark."
    )
    assert sentence in said(window)
    assert page_of(window, "agenda").editor.toPlainText() == ""
    window.workspace.desk.run(history.undo)
    assert living_rows(window.workspace.path) == before


@pytest.mark.parametrize("text", [MAIL, *AGENDAS[:3]])
def test_a_pasted_agenda_becomes_the_plan_that_was_read(window, text: str) -> None:
    page = page_of(window, "agenda")
    paste(page, text)
    take()
    read = window.workspace.desk.read
    plan = read_agenda(text).dossier
    found, wanted = (
        essence(read.dossier(read.workshops()[0].id)),
        essence(replace(plan, agenda=tuple(following(plan.agenda, plan.workshop.end_time)))),
    )
    for part in ("agenda", "sessions", "rounds", "topics", "remarks"):
        assert found[part] == wanted[part]
    assert found["persons"][0] == wanted["persons"][0]


def test_pasted_questions_become_those_that_were_read(window) -> None:
    page = page_of(window, "questions")
    paste(page, QUESTIONS)
    take()
    read = window.workspace.desk.read
    wanted = essence(read_questions(QUESTIONS).dossier)
    assert essence(read.dossier(read.workshops()[0].id))["topics"] == wanted["topics"]


def test_questions_without_a_heading_go_to_the_topic_that_is_chosen(window) -> None:
    page = page_of(window, "agenda")
    paste(page, "14:00 Workshops\nW 1.1: Netze\nW 1.2: Daten")
    take()
    screen = plan_of(window)
    screen.insert("questions", 2)
    assert screen.page.topic.currentData() == 2
    paste(screen.page, "1. Was fehlt?\n2. Wer hilft?")
    take()
    head = head_of(window)
    assert [entry.text for entry in head.questions_of(head.topics[1])] == [
        "Was fehlt?",
        "Wer hilft?",
    ]
    assert head.questions_of(head.topics[0]) == []


def test_what_is_there_already_is_not_doubled_and_that_is_said(window) -> None:
    for _ in range(2):
        page = page_of(window, "agenda")
        paste(page, "14:00 Begrüßung\n14:15 Pause")
        take()
    assert len(head_of(window).agenda) == 2
    assert "Everything was there already; nothing was changed." in said(window)


def test_an_agenda_can_replace_the_one_that_is_there(window) -> None:
    paste(page_of(window, "agenda"), "14:00 Begrüßung\n14:15 Pause")
    take()
    page = page_of(window, "agenda")
    assert page.ways.isVisible()
    paste(page, "15:00 Auftakt\n16:00 Ende des Tages")
    page.ways.buttons[1].click()
    page.editor.setFocus()
    take()
    assert head_of(window).agenda[0].title == "Auftakt"
    assert len(head_of(window).agenda) <= 2


WORKSHOPS = "14:00 Parallele Workshops\nW 1.1: {title}\n"


def test_what_a_replaced_agenda_takes_along_is_said_before(window) -> None:
    paste(page_of(window, "agenda"), WORKSHOPS.format(title="Netze"))
    take()
    paste(page_of(window, "questions"), "Workshop 1: Netze\n1. Was fehlt?")
    take()
    page = page_of(window, "agenda")
    assert page.ways.key == "add"
    paste(page, WORKSHOPS.format(title="Daten"))
    assert not page.banner.isVisible()
    page.ways.buttons[1].click()
    assert page.banner.isVisible()
    assert page.banner.accessibleName() == (
        "This goes with the agenda that is replaced: “Netze”, with 1 guiding question."
    )
    paste(page, WORKSHOPS.format(title="Netze"))
    assert not page.banner.isVisible()
    paste(page, WORKSHOPS.format(title="Daten"))
    take()
    assert [topic.title for topic in head_of(window).topics] == ["Daten"]
    assert not head_of(window).questions


def test_what_is_refused_is_said_on_the_page_and_the_text_stays(window) -> None:
    paste(page_of(window, "agenda"), "14:00 Begrüßung\n14:15 Pause")
    take()
    item = head_of(window).agenda[0].id
    window.workspace.desk.run(agendas.start_item, agenda_item_id=item)
    page = page_of(window, "agenda")
    paste(page, "15:00 Auftakt")
    page.ways.buttons[1].click()
    page.editor.setFocus()
    take()
    assert page.isVisible()
    assert page.banner.accessibleName().startswith("The day has begun")
    assert page.editor.toPlainText() == "15:00 Auftakt"
    assert len(head_of(window).agenda) == 2


# Files


def dropped_on(page, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    mouse = (copy, data, left, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(QPoint(50, 50), *mouse)
    QApplication.sendEvent(page, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), *mouse))


def test_a_word_file_that_is_dropped_is_read_with_its_headings(window, tmp_path) -> None:
    path = tmp_path / "Fragen.docx"
    path.write_bytes(
        word_file(
            ("Heading 1", "Workshop 1: Netze"),
            ("List Number", "Was fehlt?"),
            ("List Number", "Wer hilft?"),
        )
    )
    page = page_of(window, "questions")
    dropped_on(page, path)
    assert comes(lambda: page.preview is not None)
    assert becomes(page) == {1: "Topic 1: Netze", 2: "1  Was fehlt?", 3: "2  Wer hilft?"}
    # The text that stands for it now can be edited and reads the same.
    page.editor.moveCursor(page.editor.textCursor().MoveOperation.End)
    QTest.keyClicks(page.editor, " Und wer noch?")
    assert comes(lambda: page.preview is not None)
    assert list(becomes(page).values()) == [
        "Topic 1: Netze", "1  Was fehlt?", "2  Wer hilft? Und wer noch?"
    ]  # fmt: skip
    page.editor.setFocus()
    take()
    assert [entry.text for entry in head_of(window).questions] == [
        "Was fehlt?", "Wer hilft? Und wer noch?"
    ]  # fmt: skip


def test_rows_of_an_excel_file_stay_rows_when_they_are_edited(window, tmp_path) -> None:
    path = tmp_path / "Agenda.xlsx"
    rows = [["Zeit", "Was", "Wer"], ["14:00", "Begrüßung", "Bo Li, Amt"], ["14:15", "Pause", ""]]
    path.write_bytes(excel_file(rows))
    page = page_of(window, "agenda")
    dropped_on(page, path)
    assert comes(lambda: page.preview is not None)
    before = page.head.counts.text()
    assert before == "2 agenda items, 1 person"
    page.editor.insertPlainText("\n")
    assert comes(lambda: page.preview is not None)
    assert page.head.counts.text() == before


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("Agenda.pdf", b"%PDF-1.7", "A PDF is not read as a file."),
        ("Agenda.docx", b"PK\x03\x04 damaged", "The "),
        ("Bild.png", b"\x89PNG\x00\x00", "The file was not read"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(
    window, tmp_path, name: str, content: bytes, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    page = page_of(window, "agenda")
    dropped_on(page, path)
    assert comes(page.banner.isVisible)
    assert page.banner.accessibleName().startswith(sentence)
    assert not page.head.take.isEnabled()


def test_a_file_that_is_gone_is_named(window, tmp_path) -> None:
    page = page_of(window, "agenda")
    page.read_file(tmp_path / "weg.txt")
    assert comes(page.banner.isVisible)
    assert "“weg.txt” could not be read" in page.banner.accessibleName()


def test_a_long_text_is_read_beside_the_window_and_only_its_newest_form_counts(window) -> None:
    page = page_of(window, "agenda")
    paste(page, "14:00 Begrüßung\n" * 2_000)
    page.editor.setPlainText("14:00 Begrüßung\n" * 2_000 + "15:00 Ende vom Lied")
    QTest.qWait(130)
    page.editor.setPlainText("16:00 Auftakt")
    assert comes(lambda: page.preview is not None)
    QTest.qWait(300)
    assert becomes(page) == {1: "16:00 Auftakt"}


def test_the_agenda_and_the_topics_each_have_a_button_for_their_own_text(window) -> None:
    screen = plan_of(window)
    for name, title in (("agenda", "Insert agenda"), ("topics", "Insert questions")):
        tab = screen.show_tab(name)
        next(made for made in tab.findChildren(QPushButton) if made.text() == "Insert …").click()
        assert screen.page.isVisible()
        assert screen.page.head.title.text() == title
        QTest.keyClick(focused(), Key.Key_Escape)
        assert screen.tab is not None
        assert screen.tab.isVisible()
