"""Writing chapters beside their pages."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton

from facilitator.actions import chapters, history, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.records import Chapter
from facilitator.domain.suggested_sentences import suggested_sentences
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.chapters.panel import ChapterPanel
from facilitator.ui.chapters.view import ChaptersView, chapters_view
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.theme.theme import Theme
from tests.protocol.workshops import rich

_Key = Qt.Key


@pytest.fixture
def desk(tmp_path):
    made = Desk(create_file(tmp_path / "forum.workshop"))
    made.run(workshops.add_dossier, dossier=rich())
    yield made
    made.close()


@pytest.fixture
def panel(desk, qtbot, qapp, tmp_path):
    signals = DeskSignals(desk)
    made = ChapterPanel(desk, signals, Theme(qapp, Settings(tmp_path / "settings.json")))
    qtbot.addWidget(made)
    made.resize(420, 700)
    made.show_workshop(desk.read.workshops()[0].id)
    made.show_view(view(desk))
    made.open(chapter(desk).id)
    made.editor.show_text("")
    desk.run(chapters.rewrite, chapter_id=chapter(desk).id, text="")
    desk.run(chapters.retitle, chapter_id=chapter(desk).id, title="Kontext")  # ends that step
    yield made
    signals.close()


def view(desk):
    return chapters_view(desk.read.dossier(desk.read.workshops()[0].id))


def chapter(desk, role: str = "context") -> Chapter:
    found = desk.read.dossier(desk.read.workshops()[0].id).chapters
    return next(entry for entry in found if entry.role == role)


def text(desk) -> str:
    return chapter(desk).text


def type_in(qtbot, panel, words: str) -> None:
    first, *others = words.split("\n")
    qtbot.keyClicks(panel.editor, first)
    for part in others:
        qtbot.keyClick(panel.editor, _Key.Key_Return)
        qtbot.keyClicks(panel.editor, part)


def test_every_key_is_in_the_file(panel, desk, qtbot):
    for count, sign in enumerate("Es war so", start=1):
        qtbot.keyClicks(panel.editor, sign)
        assert text(desk) == "Es war so"[:count].strip()
    assert panel.is_settled


def test_undo_is_the_windows_and_takes_the_typing_back(panel, desk, qtbot):
    qtbot.keyClicks(panel.editor, "Wort")
    desk.run(history.undo)
    assert text(desk) == ""
    assert panel.editor.toPlainText() == ""
    desk.run(history.redo)
    assert panel.editor.toPlainText() == "Wort"
    assert panel.editor.textCursor().position() == 4


def test_lists_begin_with_a_sign_and_end_with_an_empty_item(panel, desk, qtbot):
    type_in(qtbot, panel, "- eins\nzwei\n\nText\n1. so\nja")
    assert text(desk) == "- eins\n- zwei\n\nText\n\n1. so\n2. ja"
    qtbot.keyClick(panel.editor, _Key.Key_Return)
    qtbot.keyClick(panel.editor, _Key.Key_Backspace)
    qtbot.keyClicks(panel.editor, "Ende")
    assert text(desk).endswith("2. ja\n\nEnde")


def test_keys_make_bold_and_italic(panel, desk, qtbot):
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(panel.editor, _Key.Key_B, control)
    qtbot.keyClicks(panel.editor, "fett")
    qtbot.keyClick(panel.editor, _Key.Key_B, control)
    qtbot.keyClick(panel.editor, _Key.Key_I, control)
    qtbot.keyClicks(panel.editor, " schief")
    assert text(desk) == "**fett** *schief*"


def test_a_slash_offers_fields_and_enter_puts_one_in(panel, desk, qtbot):
    qtbot.keyClicks(panel.editor, "Am /datum")
    assert panel.editor.finder.is_open
    qtbot.keyClick(panel.editor, _Key.Key_Return)
    qtbot.keyClicks(panel.editor, " kamen")
    assert not panel.editor.finder.is_open
    assert text(desk) == "Am {event.date} kamen"
    assert panel.editor.chips.words("event.date") == "17. September 2026"


def test_the_slash_of_either_or_and_one_that_is_left_stay_text(panel, desk, qtbot):
    qtbot.keyClicks(panel.editor, "und/oder")
    assert not panel.editor.finder.is_open
    qtbot.keyClicks(panel.editor, " /xyz")
    assert not panel.editor.finder.is_open
    qtbot.keyClicks(panel.editor, " /dat")
    qtbot.keyClick(panel.editor, _Key.Key_Escape)
    assert not panel.editor.finder.is_open
    assert panel.isVisible()
    assert text(desk) == "und/oder /xyz /dat"


def test_a_field_is_one_sign_to_delete_and_what_follows_is_text(panel, desk, qtbot):
    qtbot.keyClick(panel.editor, _Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(panel.editor, "ort")
    qtbot.keyClick(panel.editor, _Key.Key_Tab)
    qtbot.keyClicks(panel.editor, "xy")
    assert text(desk) == "{event.place}xy"
    for _ in range(3):
        qtbot.keyClick(panel.editor, _Key.Key_Backspace)
    assert text(desk) == ""


def test_the_value_is_said_to_those_who_hear_the_text(panel, qtbot):
    qtbot.keyClicks(panel.editor, "/datum")
    qtbot.keyClick(panel.editor, _Key.Key_Return)
    assert panel.editor.accessibleDescription() == "17. September 2026"


def test_the_field_that_enter_would_take_is_said_too(panel, qtbot):
    qtbot.keyClicks(panel.editor, "/stakeholder")
    assert panel.editor.accessibleDescription() == "Stakeholder groups with their size"
    qtbot.keyClick(panel.editor, _Key.Key_Down)
    assert panel.editor.accessibleDescription() == "Stakeholder groups"


def test_buttons_are_down_for_what_is_bold_or_italic_at_the_caret(panel, desk):
    desk.run(chapters.rewrite, chapter_id=chapter(desk).id, text="**a** b")
    bold, italic = (panel.tools.findChildren(QPushButton)[at] for at in (0, 1))
    panel.editor.moveCursor(QTextCursor.MoveOperation.Start)
    panel.editor.moveCursor(QTextCursor.MoveOperation.Right)
    assert (bold.isChecked(), italic.isChecked()) == (True, False)
    panel.editor.moveCursor(QTextCursor.MoveOperation.End)
    assert not bold.isChecked()
    italic.click()
    assert italic.isChecked()


def test_the_button_of_a_list_is_down_in_it_and_up_again_behind_it(panel, desk, qtbot):
    bullets, numbers = (
        next(made for made in panel.findChildren(QPushButton) if made.text() == sign)
        for sign in ("•", "1.")
    )
    bullets.click()
    type_in(qtbot, panel, "eins")
    assert (bullets.isChecked(), numbers.isChecked()) == (True, False)
    for _ in range(2):
        qtbot.keyClick(panel.editor, _Key.Key_Return)
    type_in(qtbot, panel, "danach")
    assert (bullets.isChecked(), numbers.isChecked()) == (False, False)
    assert text(desk) == "- eins\n\ndanach"


def test_a_field_that_says_nothing_is_named_on_its_chip(panel):
    assert panel.editor.chips.words("groups.list") == "Stakeholder groups?"
    assert panel.editor.chips.words("event.nobody") == "Unknown field event.nobody?"


def test_what_others_write_appears_and_the_own_echo_changes_nothing(panel, desk, qtbot):
    qtbot.keyClicks(panel.editor, "a  ")
    assert panel.editor.toPlainText() == "a  "
    desk.run(chapters.rewrite, chapter_id=chapter(desk).id, text="Von {event.date} an")
    assert panel.editor.toPlainText() == "Von \ufffc an"


def test_word_is_pasted_as_clean_text(panel, desk):
    source = QMimeData()
    source.setHtml("<p style='color:red'>Eins <b>zwei</b></p><ul><li>drei</ul>")
    panel.editor.insertFromMimeData(source)
    assert text(desk) == "Eins **zwei**\n\n- drei"


def test_sentences_are_taken_one_by_one_or_all(panel, desk):
    suggested = suggested_sentences(desk.read.dossier(desk.read.workshops()[0].id))
    panel.suggest()
    rows = panel.suggesting.rows
    assert rows.count() == len(suggested)
    assert "17. September 2026" in rows.item(0).text()
    rows.itemActivated.emit(rows.item(1))
    assert text(desk) == suggested[1]
    panel.show_view(view(desk))
    assert rows.count() == len(suggested) - 1
    panel.suggesting.all_button.click()
    assert text(desk) == " ".join([suggested[1], suggested[0], *suggested[2:]])
    panel.show_view(view(desk))
    assert not panel.suggesting.all_button.isEnabled()


def test_nothing_suggested_is_in_the_file_before_it_is_taken(panel, desk):
    panel.suggest()
    assert text(desk) == ""


def test_typography_is_shown_and_then_made_as_one_step(panel, desk, qtbot):
    desk.run(chapters.rewrite, chapter_id=chapter(desk).id, text='Das ist z. B. "gut" {event.date}')
    before = {entry.id: entry.text for entry in view(desk).chapters}
    panel.show_view(view(desk))
    panel.set_typography()
    rows = panel.typesetting.rows
    qtbot.waitUntil(lambda: rows.count() > 0)
    shown = [rows.item(at).text() for at in range(rows.count())]
    assert 'z. B. "gut" → z.⍽B. „gut“' in shown
    assert text(desk) == before[chapter(desk).id]
    panel.typesetting.do_button.click()
    assert text(desk) == "Das ist z.\u00a0B. „gut“ {event.date}"
    desk.run(history.undo)
    assert {entry.id: entry.text for entry in view(desk).chapters} == before


def test_a_chapter_that_is_not_there_is_begun_where_it_is_chosen(panel, desk):
    roles = [panel.chooser.itemText(at) for at in range(panel.chooser.count())]
    at = roles.index("+ Further chapter")
    panel.chooser.activated.emit(at)
    made = desk.read.dossier(desk.read.workshops()[0].id).chapters[-1]
    assert (panel.chapter_id, made.role) == (made.id, "extra")
    panel.title.setText("")
    panel.title.textEdited.emit("Dank")
    assert desk.read.row(Chapter, made.id).title == "Dank"


def test_a_key_that_comes_before_the_pages_begins_no_chapter(panel, desk):
    count = len(view(desk).chapters)
    panel.close_panel()
    panel.show_workshop("")
    panel.show_workshop(desk.read.workshops()[0].id)
    panel.show_view(ChaptersView())
    panel.open()
    assert panel.isVisible()
    assert len(view(desk).chapters) == count


def test_a_chapter_that_is_gone_is_not_begun_anew(panel, desk):
    count = len(view(desk).chapters)
    panel.close_panel()
    panel.open("any")
    assert panel.isHidden()
    assert len(view(desk).chapters) == count


def test_a_deleted_chapter_is_no_longer_shown(panel, desk):
    panel.remove()
    assert panel.isHidden()
    desk.run(history.undo)
    assert chapter(desk).id


def test_a_final_protocol_is_read_only(panel, desk, qtbot):
    panel.show_view(view(desk)._replace(is_final=True))
    qtbot.keyClicks(panel.editor, "x")
    assert text(desk) == ""
    assert not panel.suggesting.all_button.isEnabled()


def test_everything_is_named_for_those_who_hear_it(panel):
    named = (panel.editor, panel.chooser, panel.title, panel.suggesting.rows)
    assert all(widget.accessibleName() for widget in (*named, panel.editor.finder.menu))


def test_a_final_protocol_says_how_it_is_reopened_and_lets_go_of_suggestions(panel, desk):
    panel.show_view(view(desk)._replace(is_final=True))
    panel.open()
    assert panel.lock.isVisible()
    panel.suggest()
    assert not panel.suggesting.all_button.isEnabled()
    back = panel.suggesting.findChildren(QPushButton)
    next(each for each in back if each.text().startswith("Back to the text")).click()
    assert panel.pages.currentWidget() is panel.editor
