"""A long list is taken over beside the windows: what is written meanwhile waits, nothing is lost or doubled."""

from collections.abc import Iterator
from itertools import islice, product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from facilitator.actions import history
from facilitator.actions.desk import Desk
from facilitator.domain.listing import Listed
from facilitator.domain.text import MAX_LINE_CHARACTERS
from facilitator.paths import user_state
from facilitator.storage.files import open_file
from facilitator.ui.people.tab import PeopleTab
from facilitator.ui.people_list.page import ListPage
from facilitator.ui.planning.screen import PlanScreen
from facilitator.ui.shell.window import Window
from tests.ui.keyboard import press
from tests.ui.shell.windows import said, session, shown

MANY = 3_000
WORDS = "Zisternen fördern"
CTRL = Qt.KeyboardModifier.ControlModifier


def people_tab(window: Window) -> PeopleTab:
    screen = shown(window)
    assert isinstance(screen, PlanScreen)
    tab = screen.tab
    assert isinstance(tab, PeopleTab)
    return tab


@pytest.fixture
def tab(window) -> PeopleTab:
    window.errands.show_part("people")
    return people_tab(window)


def names() -> Iterator[str]:
    """Names of which no two may be one person."""
    syllables = ["".join(signs) for signs in product("BDGKMRST", "aeiou", "lnrs")]
    return (f"{first}i {last}sen" for first, last in product(syllables, syllables))


@pytest.fixture
def page(qtbot, tab, tmp_path) -> ListPage:
    """The list of thousands, looked at and ready to be taken over."""
    path = tmp_path / "list.csv"
    rows = "".join(f"{name};Amt\n" for name in islice(names(), MANY))
    path.write_text(f"Name;Firma\n{rows}", "utf-8")
    tab.read_list()
    made = tab.pages.currentWidget()
    assert isinstance(made, ListPage)
    made.read_file(path)
    qtbot.waitUntil(lambda: len(made.people) == MANY, timeout=20_000)
    return made


def desk_of(window: Window) -> Desk:
    assert window.workspace is not None
    return window.workspace.desk


def guests(window: Window) -> int:
    return sum(person.organisation == "Amt" for person in desk_of(window).read.persons())


def said_on(page: ListPage) -> str:
    return " | ".join(part.text() for part in page.findChildren(QLabel) if part.isVisible())


def type_into(window: Window, words: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(shown(window).editor, event)


def stored(window: Window) -> list[str]:
    read = desk_of(window).read
    return [note.text for note in read.dossier(read.workshops()[0].id).notes if WORDS in note.text]


def texts_beside() -> list[str]:
    return [path.read_text("utf-8") for path in (user_state() / "unsaved").glob("*.txt")]


def test_a_note_typed_in_another_window_meanwhile_is_kept_and_stored_once(
    qtbot, program, window, tab, page
):
    other = program.open_window(window.workspace, session(window, "W 1.2"))
    page.take_over()
    assert not tab.is_settled
    type_into(other, WORDS)
    assert stored(window) == []
    assert "Not saved" in said(other)
    assert any(WORDS in text for text in texts_beside())
    qtbot.waitUntil(lambda: tab.is_settled, timeout=30_000)
    qtbot.waitUntil(lambda: "Saved" in said(other), timeout=10_000)
    assert len(stored(window)) == 1
    assert WORDS in shown(other).editor.current_line.text
    assert texts_beside() == []
    assert guests(window) == MANY
    desk_of(window).run(history.undo)
    assert (stored(window), guests(window)) == ([], MANY)
    desk_of(window).run(history.undo)
    assert guests(window) == 0


def test_the_page_says_so_and_takes_nothing_else_meanwhile(qtbot, window, tab, page, tmp_path):
    heard, outcomes = [], []
    tab.said.connect(heard.append)
    desk_of(window).watch(lambda outcome, _initiator: outcomes.append(outcome.label))
    page.take_over()
    assert f"0 of {MANY} people are being taken over …" in said_on(page)
    for again in (page.take_over, page.leave, tab.read_list, tab.ask_for_insertion):
        again()
    page.read_file(tmp_path / "list.csv")
    page.take_over()
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_Escape)
    assert tab.pages.currentWidget() is page
    qtbot.waitUntil(lambda: tab.is_settled, timeout=30_000)
    assert tab.pages.currentWidget() is not page
    assert heard == [f"{MANY} people taken over; undo takes all of it back."]
    assert outcomes == ["Take over list of people"]
    assert guests(window) == MANY
    assert len(tab.table.people.rows) >= MANY
    tab.read_list()
    assert "being taken over" not in said_on(page)


def test_what_fails_in_the_middle_leaves_nothing_and_the_list_where_it_was(
    qtbot, window, tab, page
):
    whole, heard = page.people, []
    page.people = (*whole[:2_000], Listed("x" * (MAX_LINE_CHARACTERS + 1)), *whole[2_000:])
    tab.said.connect(heard.append)
    page.take_over()
    qtbot.waitUntil(lambda: tab.is_settled, timeout=30_000)
    assert len(heard) == 1
    assert "Split it" in heard[0]
    assert guests(window) == 0
    assert tab.pages.currentWidget() is page
    assert "being taken over" not in said_on(page)
    page.people = whole
    page.take_over()
    qtbot.waitUntil(lambda: tab.is_settled, timeout=30_000)
    assert guests(window) == MANY


def test_a_window_that_is_closed_meanwhile_waits_and_the_others_hear_of_it(
    program, window, page, monkeypatch
):
    monkeypatch.setattr(QMessageBox, "exec", lambda box: box.buttons()[0].click())
    other = program.open_window(window.workspace)
    other.errands.show_part("people")
    page.take_over()
    assert window.close()
    assert guests(other) == MANY
    assert len(people_tab(other).table.people.rows) >= MANY
    desk_of(other).run(history.undo)
    assert guests(other) == 0


def test_a_note_that_waits_in_the_window_being_closed_is_stored_too(
    window, page, file, monkeypatch
):
    monkeypatch.setattr(QMessageBox, "exec", lambda box: box.buttons()[0].click())
    page.take_over()
    window.show_session(session(window, "W 1.2"))
    type_into(window, WORDS)
    assert stored(window) == []
    assert window.close()
    assert texts_beside() == []
    again = open_file(file)
    notes = again.read.dossier(again.read.workshops()[0].id).notes
    assert sum(WORDS in note.text for note in notes) == 1
    again.close()


@pytest.mark.usefixtures("tab")
def test_the_last_window_closes_with_all_of_it_in_the_file(window, page, file, monkeypatch):
    monkeypatch.setattr(QMessageBox, "exec", lambda box: box.buttons()[0].click())
    page.take_over()
    assert window.close()
    again = open_file(file)
    assert sum(person.organisation == "Amt" for person in again.read.persons()) == MANY
    again.close()
