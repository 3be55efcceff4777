"""The tasks and open questions of the day: owner and date are typed in their cells."""

import pytest
from PySide6.QtCore import Qt

from facilitator.actions import notes
from facilitator.domain.followups import followups
from facilitator.ui.evaluation.questions import TASKS
from facilitator.ui.evaluation.tasks import DUE, OWNER

Key = Qt.Key


@pytest.fixture
def tasks(table):
    """One task and one open question, the page of both in front."""
    mains = [row.id for row in table.screen.columns.lists[0].rows]
    table.desk.run(notes.set_kind, note_ids=mains[:1], kind="task")
    table.desk.run(notes.set_kind, note_ids=mains[1:2], kind="open")
    table.screen.toggle_tasks()
    return table


def cells(table):
    model = table.screen.tasks.table.tasks
    return [[model.index(row, at).data() for at in range(5)] for row in range(model.rowCount())]


def test_they_stand_there_with_their_session_and_the_rail_counts_them(tasks):
    assert cells(tasks) == [
        ["Task", "Trinkwasser zuerst 0", "", "", "W 1.1"],
        ["open", "Nachts beregnen 0", "", "", "W 1.1"],
    ]
    row = next(row for row in tasks.screen.questions.rows if row.id == TASKS)
    assert (row.progress.open, row.is_here) == (2, True)


def test_owner_and_date_are_typed_and_a_date_that_is_none_changes_nothing(qtbot, tasks):
    model = tasks.screen.tasks.table.tasks
    model.setData(model.index(0, OWNER), "MUG")
    model.setData(model.index(0, DUE), "1.10.2026")
    (task, _) = followups(tasks.state.dossier)
    assert (task.owner, task.due) == ("MUG", "2026-10-01")
    for text in ("bald", "31.02.2026"):
        with qtbot.waitSignal(tasks.screen.said) as said:
            model.setData(model.index(0, DUE), text)
        assert text in said.args[0]
    assert followups(tasks.state.dossier)[0].due == "2026-10-01"


def test_what_is_being_typed_is_written_when_the_place_is_left(tasks):
    table = tasks.screen.tasks.table
    table.setCurrentIndex(table.tasks.index(0, OWNER))
    tasks.press(Key.Key_Return)
    tasks.type("Tidenhub")
    tasks.screen.flush()
    assert followups(tasks.state.dossier)[0].owner == "Tidenhub"


def test_escape_leads_back_and_enter_to_the_note(tasks):
    table = tasks.screen.tasks.table
    tasks.press(Key.Key_Escape)
    assert not tasks.screen.shows_tasks
    tasks.screen.show_row(TASKS)
    table.setCurrentIndex(table.tasks.index(1, 1))
    tasks.press(Key.Key_Return)
    assert not tasks.screen.shows_tasks
    assert tasks.here == "Nachts beregnen 0"
