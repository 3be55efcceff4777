"""The marks behind the sessions of the rail: what runs, what is closed, what is answered."""

from facilitator.actions import history, sessions
from facilitator.ui.shell.session_list import SessionList
from facilitator.ui.shell.session_model import SessionRow


def row(window, code: str = "W 1.2") -> SessionRow:
    rows = window.findChild(SessionList).model().rows
    return next(entry for entry in rows if entry.code == code)


def test_a_session_is_marked_through_its_life(window):
    desk = window.workspace.desk
    session_id = row(window).session_id
    marks, spoken = [], []
    for action in (sessions.open_room, sessions.start, sessions.pause, sessions.close):
        desk.run(action, session_id=session_id)
        marks.append(row(window).mark[0])
        spoken.append(row(window).spoken.split(", ")[3])
    assert marks == ["ring", "dot", "pause", "check"]
    assert spoken == ["the room is open", "running", "paused", "closed"]
    assert row(window, "W 1.3").mark[0] == ""


def test_undo_takes_the_mark_back(window):
    desk = window.workspace.desk
    desk.run(sessions.start, session_id=row(window).session_id)
    desk.run(history.undo)
    assert row(window).state == "planned"


def test_a_file_shows_its_marks_from_the_start(window, program):
    window.workspace.desk.run(sessions.start, session_id=row(window).session_id)
    window.open_window()
    assert row(program.windows[-1]).mark[0] == "dot"


def test_a_session_with_an_answer_to_everything_has_a_check_until_it_is_opened(qtbot, window):
    qtbot.waitUntil(lambda: row(window).answered)
    assert row(window).mark[0] == "check"
    window.workspace.desk.run(sessions.open_room, session_id=row(window).session_id)
    assert row(window).mark[0] == "ring"
    assert "every question has an answer" in row(window).spoken


def test_what_comes_next_follows_the_facts(window):
    assert window.head.session_facts == ()
    window.workspace.desk.run(sessions.start, session_id=row(window).session_id)
    assert [fact.kind for fact in window.head.session_facts] == ["started", "question"]
