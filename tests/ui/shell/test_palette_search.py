"""Searching beside the window: only the newest question is answered, and errors are told."""

import threading
from contextlib import closing

import pytest
from PySide6.QtCore import Qt

from facilitator.actions import agenda_items, chapters
from facilitator.errors import UserError
from facilitator.ui.shell.palette_finds import Finder
from facilitator.ui.shell.palette_matching import Marked
from facilitator.ui.shell.palette_rows import Entry, Heading, PaletteModel, grouped
from facilitator.ui.shell.palette_search import Search
from facilitator.ui.widgets.row_model import ROW_ROLE


@pytest.fixture
def head(desk):
    return desk.read.head(desk.read.workshops()[0].id)


def test_asking_never_waits_and_only_the_newest_question_is_answered(qtbot, desk, head):
    opening, may_open = threading.Event(), threading.Event()
    answers = []

    def open_slowly():
        opening.set()
        may_open.wait(5)
        return desk.file.second_reader()

    search = Search(open_slowly, head)
    search.answered.connect(answers.append)
    search.ask("z")
    assert opening.wait(5)
    for text in ("ne", "netz", "pet", "petra"):
        search.ask(text)
    assert answers == []
    may_open.set()
    qtbot.waitUntil(lambda: bool(answers) and answers[-1].text == "petra")
    assert [answer.text for answer in answers] == ["z", "petra"]
    assert [entry.text.text for entry in answers[-1].entries] == ["Petra Jöns"]
    search.stop()


def test_what_goes_wrong_is_told_and_the_next_question_is_answered(qtbot, desk, head):
    problems = [UserError("The disk is gone. Nothing was changed; plug it in.")]

    def open_at_last():
        if problems:
            raise problems[0]
        return desk.file.second_reader()

    search = Search(open_at_last, head)
    with qtbot.waitSignal(search.answered) as told:
        search.ask("petra")
    assert told.args[0].error is problems[0]
    problems.clear()
    with qtbot.waitSignal(search.answered) as told:
        search.ask("petra")
    assert told.args[0].error is None
    assert len(told.args[0].entries) == 1
    search.stop()


def test_after_stopping_nothing_is_left_running(desk, head):
    search = Search(desk.file.second_reader, head)
    search.ask("netz")
    search.stop()
    search.stop()
    assert all(thread.name != "search" for thread in threading.enumerate())


def test_an_item_that_follows_is_found_with_the_time_at_which_it_begins(qtbot, desk, head):
    first = head.agenda[0]
    desk.run(agenda_items.set_times, item_id=first.id, start_time="09:05", duration_minutes=20)
    desk.run(agenda_items.add, workshop_id=head.workshop.id, after=first.id, title="Quellenlage")
    search = Search(desk.file.second_reader, head)
    with qtbot.waitSignal(search.answered) as told:
        search.ask("Quellenlage")
    (entry,) = told.args[0].entries
    assert "09:25" in entry.place.text
    search.stop()


# The rows as a model


@pytest.fixture
def model() -> PaletteModel:
    made = PaletteModel()
    made.show_rows(
        grouped(
            [
                Entry("note", "n1", Marked("Rücklage", ((0, 3),)), Marked("W 1.2 · question 1")),
                Entry("session", "s1", Marked("Grundwasser"), code="W 1.1"),
                Entry("note", "n2", Marked("Anleihe")),
            ]
        )
    )
    return made


def test_rows_stand_under_the_heading_of_their_kind_in_the_order_of_kinds(model):
    texts = [model.index(row).data() for row in range(model.rowCount())]
    assert texts == ["Sessions", "W 1.1 Grundwasser", "Notes", "Rücklage", "Anleihe"]
    assert model.entries() == [1, 3, 4]


def test_headings_cannot_be_chosen(model):
    chosen = [
        bool(model.flags(model.index(row)) & Qt.ItemFlag.ItemIsSelectable) for row in range(5)
    ]
    assert chosen == [False, True, False, True, True]


def test_an_entry_is_spoken_with_its_place_and_kind(model):
    assert (
        model.index(3).data(Qt.ItemDataRole.AccessibleTextRole)
        == "Rücklage, W 1.2 · question 1, Notes"
    )
    assert isinstance(model.index(0).data(ROW_ROLE), Heading)


def test_the_model_keeps_qts_rules(model, qtmodeltester):
    qtmodeltester.check(model)
    model.show_rows([])
    model.show_rows(grouped([Entry("note", "n1", Marked("Rücklage"))]))
    qtmodeltester.check(model)


def test_a_chapter_is_shown_with_what_its_fields_say(desk, head):
    chapter = next(entry for entry in desk.read.dossier(head.workshop.id).chapters if entry.text)
    stored = "Das {event.title} sprach über Zisternen."
    desk.run(chapters.rewrite, chapter_id=chapter.id, text=stored)
    with closing(desk.file.second_reader()) as reader:
        found = Finder(reader, head).find("zisternen")
    shown = next(entry for entry in found if entry.row_id == chapter.id)
    said = f"{shown.text.text} {shown.place.text}"
    assert f"{head.workshop.title.split()[-1]} sprach" in said
    assert "{" not in said
