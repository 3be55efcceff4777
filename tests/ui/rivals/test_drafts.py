"""What nobody takes is shown as being on this laptop only, and leads to where it stands."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from facilitator.domain.records import Question
from facilitator.storage.teamed import Draft
from facilitator.ui.rivals.draft_list import DraftList
from facilitator.ui.rivals.reading import draft_places
from facilitator.ui.team.page import TeamPage
from tests.two_laptops import reword
from tests.ui.team.states import team


def _refuse(pair, reason: str = "rights") -> None:
    with pair.desk.file.postbox() as box:
        newest = [letter for letter in box.outgoing() if letter.entries[-1].row_id == pair.note_id]
        box.refuse(newest[-1:], reason)


def test_the_note_says_that_it_is_on_this_laptop_only(pair):
    reword(pair.desk, pair.note_id, "Nur hier")
    _refuse(pair)
    assert [(draft.text, draft.reason) for draft in pair.desk.read.drafts()] == [
        ("Nur hier", "rights")
    ]
    pair.window.show_row("note", pair.note_id)
    assert pair.window.shown.editor.drafts == {pair.note_id}


def test_the_list_names_what_is_here_only_and_leads_there(pair, theme, qtbot):
    reword(pair.desk, pair.note_id, "Nur hier")
    _refuse(pair)
    list_ = DraftList(theme)
    qtbot.addWidget(list_)
    list_.show_drafts([])
    assert list_.isHidden()
    list_.show_drafts(pair.desk.read.drafts())
    assert not list_.isHidden()
    with qtbot.waitSignal(list_.chosen) as blocker:
        QTest.mouseClick(list_.rows[0], Qt.MouseButton.LeftButton)
    assert blocker.args == ["note", pair.note_id]
    list_.show_drafts([])
    assert list_.isHidden()


def test_only_words_that_somebody_typed_are_listed_and_can_be_copied(theme, qtbot):
    list_ = DraftList(theme)
    qtbot.addWidget(list_)
    cells = [("session_id", "room-1"), ("position", "j001"), ("text", "Nur"), ("text", "Nur hier")]
    list_.show_drafts([Draft("note", "note-1", *cell, "rights") for cell in cells])
    assert len(list_.rows) == 1
    QTest.mouseClick(list_.copies[0], Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Nur hier"
    list_.show_drafts([Draft("note", "note-1", "position", "j001", "rights")])
    assert list_.isHidden()
    assert not list_.rows


def test_a_note_is_listed_with_its_room_and_its_question(pair, theme, qtbot):
    reword(pair.desk, pair.note_id, "Nur hier")
    _refuse(pair)
    drafts = pair.desk.read.drafts()
    places = draft_places(pair.desk.read, pair.window.head, drafts)
    note = pair.desk.read.note(pair.note_id)
    question = pair.desk.read.row(Question, note.question_id)
    room = pair.window.head.code[note.session_id]
    assert places == {("note", pair.note_id): f"{room} · Contribution · {question.text}"}
    list_ = DraftList(theme)
    qtbot.addWidget(list_)
    list_.show_drafts(drafts, places)
    assert list_.rows[0].text().startswith(f"{room} · Contribution · ")
    assert list_.rows[0].text().endswith(": Nur hier")


def test_the_team_page_lists_them_and_the_window_leads_there(pair):
    reword(pair.desk, pair.note_id, "Nur hier")
    _refuse(pair)
    pair.window.go_to("team")
    screen = pair.window.shown
    screen.page.show_state(team(), {})
    screen.page.show_drafts(pair.desk.read.drafts())
    screen.page.drafts.rows[0].click()
    assert pair.window.shown.editor.current_line.id == pair.note_id


def test_on_the_page_they_take_room_only_where_there_are_some(theme, qtbot):
    page = TeamPage(theme)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.show_drafts([])
    assert not page.drafts.isVisible()
    page.show_drafts([Draft("note", "note-1", "position", "j001", "rights")])
    assert not page.drafts.isVisible()
    area = page.drafts.parentWidget()
    assert area
    assert not area.isVisible()
    page.show_drafts([Draft("note", f"note-{n}", "text", "Nur hier", "rights") for n in range(9)])
    assert page.drafts.isVisible()
    around = page.drafts.parentWidget()
    assert around
    assert page.members.height() > around.height()
