"""From a row of the file to the place in the window where it stands."""

from typing import TYPE_CHECKING, Final

from facilitator.domain.records import AgendaItem, Note, Question, Session, Topic

if TYPE_CHECKING:
    from facilitator.ui.shell.window import Window

_PARTS: Final = {"person": "people", "milestone": "timeline"}
"""The parts of the plan that hold rows of these tables."""


def jump(window: "Window", table: str, row_id: str) -> None:
    """Show the session a row belongs to, at the row, or the part of the plan that holds it.

    What was made of the notes is shown in Auswerten, what is only
    printed in Protokoll.
    """
    match table:
        case "note":
            _to_note(window, row_id)
        case "question":
            _to_question(window, row_id)
        case "session":
            window.show_session(row_id)
        case "topic":
            _to_topic(window, row_id)
        case "agenda_item":
            _to_round(window, row_id)
        case "workshop":
            window.menu.edit_head()
        case "person" | "milestone":
            window.errands.show_part(_PARTS[table], row_id)
        case "answer" | "key_result" | "recommendation":
            window.errands.show_evaluated(row_id)
        case "chapter":
            window.errands.write_chapter(row_id)
        case _:
            window.go_to("protocol")


def _to_note(window: "Window", note_id: str) -> None:
    if window.workspace is None:
        return
    note = window.workspace.desk.read.row(Note, note_id)
    if note is not None:
        question_id = _root(window, note.question_id)
        window.show_session(note.session_id, question_id, None if note.is_parked else note.id)


def _to_question(window: "Window", question_id: str) -> None:
    question = _find(window.head.questions if window.head else (), question_id)
    if isinstance(question, Question):
        session = _session_on(window, question.topic_id)
        window.show_session(session.id if session else "", _root(window, question_id))


def _to_topic(window: "Window", topic_id: str) -> None:
    session = _session_on(window, topic_id)
    window.show_session(session.id if session else "")


def _to_round(window: "Window", item_id: str) -> None:
    item = _find(window.head.agenda if window.head else (), item_id)
    if window.head and isinstance(item, AgendaItem) and item.round_id:
        sessions = [entry for entry in window.head.sessions if entry.round_id == item.round_id]
        window.show_session(sessions[0].id if sessions else "")
    else:
        window.errands.show_part("agenda", item_id)


def _session_on(window: "Window", topic_id: str) -> Session | None:
    """Return the session shown if it is on the topic, else the topic's first."""
    topic = _find(window.head.topics if window.head else (), topic_id)
    if window.head is None or not isinstance(topic, Topic):
        return None
    sessions = window.head.sessions_of(topic)
    shown = [entry for entry in sessions if entry.id == window.session_id]
    return (shown or sessions or [None])[0]


def _root(window: "Window", question_id: str | None) -> str | None:
    question = _find(window.head.questions if window.head else (), question_id or "")
    if not isinstance(question, Question):
        return None
    return question.parent_id or question.id


def _find(rows: tuple[object, ...], row_id: str) -> object | None:
    return next((row for row in rows if getattr(row, "id", "") == row_id), None)
