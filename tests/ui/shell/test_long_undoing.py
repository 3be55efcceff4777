"""A large step is undone and redone beside the window; a small one at once."""

import pytest
from PySide6.QtWidgets import QMessageBox

from facilitator.actions import people
from facilitator.actions.desk import Desk
from facilitator.domain.listing import Listed
from facilitator.storage.files import open_file
from facilitator.ui.shell.window import Window
from tests.ui.shell.windows import said

MANY = 2_000
DOING = "A large step is just being undone or redone."


def desk_of(window: Window) -> Desk:
    assert window.workspace is not None
    return window.workspace.desk


def guests(desk: Desk) -> int:
    return sum(person.organisation == "Amt" for person in desk.read.persons())


def take_over(desk: Desk, count: int) -> None:
    listed = [Listed(f"Gast {number}", "Amt") for number in range(count)]
    workshop_id = desk.read.workshops()[0].id
    desk.run(people.take_over, workshop_id=workshop_id, people=listed)


@pytest.fixture
def desk(window) -> Desk:
    made = desk_of(window)
    take_over(made, MANY)
    return made


def test_a_large_step_is_undone_and_redone_beside_the_window(qtbot, window, desk):
    heard = []
    desk.watch(lambda outcome, _initiator: heard.append(outcome.label))
    window.undo()
    assert (guests(desk), heard) == (MANY, [])
    qtbot.waitUntil(lambda: guests(desk) == 0 and len(heard) == 1, timeout=20_000)
    assert "Undone: Take over list of people" in said(window)
    window.redo()
    assert guests(desk) == 0
    qtbot.waitUntil(lambda: guests(desk) == MANY and len(heard) == 2, timeout=20_000)
    assert "Redone: Take over list of people" in said(window)


def test_nothing_else_is_undone_meanwhile_and_that_is_said(qtbot, program, window, desk):
    other = program.open_window(window.workspace)
    window.undo()
    for one in (window, other):
        one.undo()
        assert any(text.startswith(DOING) for text in said(one))
    qtbot.waitUntil(lambda: guests(desk) == 0, timeout=20_000)
    qtbot.waitUntil(lambda: "Undone: Take over list of people" in said(window), timeout=20_000)


def test_a_small_step_is_undone_at_once(window):
    take_over(desk_of(window), 3)
    window.undo()
    assert guests(desk_of(window)) == 0


@pytest.mark.usefixtures("desk")
def test_a_window_that_is_closed_meanwhile_waits_until_it_is_undone(window, file, monkeypatch):
    monkeypatch.setattr(QMessageBox, "exec", lambda box: box.buttons()[0].click())
    window.undo()
    assert window.close()
    again = Desk(open_file(file))
    assert guests(again) == 0
    again.close()
