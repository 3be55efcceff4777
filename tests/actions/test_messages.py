import pytest

from facilitator.actions import history, messages, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.errors import UserError
from tests.domain.factory import Plan


def _texts(desk: Desk, workshop_id: str, session_id: str) -> list[str]:
    said = desk.read.head(workshop_id).messages
    return [message.text for message in said if message.session_id in {None, session_id}]


def test_a_message_goes_to_one_room_or_to_all(desk: Desk, dossier: Dossier) -> None:
    key = dossier.workshop.id
    one, other = (session.id for session in dossier.sessions[:2])
    desk.run(messages.send, workshop_id=key, session_id=one, text=" Hilfe ist\nunterwegs ")
    desk.run(messages.send, workshop_id=key, text="Noch 5 Minuten")
    assert _texts(desk, key, one) == ["Noch 10 Minuten", "Hilfe ist unterwegs", "Noch 5 Minuten"]
    assert _texts(desk, key, other) == ["Noch 10 Minuten", "Noch 5 Minuten"]
    assert desk.read.head(key).messages[-1].actor == "Hanna"


def test_another_workshops_rooms_hear_nothing(desk: Desk, dossier: Dossier) -> None:
    other = desk.read.dossier(
        desk.run(workshops.add_dossier, dossier=Plan(seed=2).dossier()).ids[0]
    )
    desk.run(messages.send, workshop_id=dossier.workshop.id, text="Nur hier")
    assert "Nur hier" not in _texts(desk, other.workshop.id, other.sessions[0].id)


@pytest.mark.parametrize("text", ["", "  \n", "\x00"])
def test_an_empty_message_is_not_sent(desk: Desk, dossier: Dossier, text: str) -> None:
    with pytest.raises(UserError, match="nothing was sent"):
        desk.run(messages.send, workshop_id=dossier.workshop.id, text=text)


def test_a_message_is_read_once_and_undo_never_unreads_it(desk: Desk, dossier: Dossier) -> None:
    room = dossier.sessions[1].id
    sent = desk.run(messages.send, workshop_id=dossier.workshop.id, text="Bitte schließen").ids[0]
    values = {"message_id": sent, "session_id": room}
    assert desk.read.messages_read_in(room) == set()
    assert desk.run(messages.mark_read, **values).touched
    assert not desk.run(messages.mark_read, **values).touched
    assert desk.read.messages_read_in(room) == {sent}
    desk.run(history.undo)
    assert sent not in {entry.id for entry in desk.read.head(dossier.workshop.id).messages}
    assert desk.read.messages_read_in(room) == {sent}


def test_a_message_that_was_taken_back_cannot_be_read(desk: Desk, dossier: Dossier) -> None:
    values = {"message_id": "gone", "session_id": dossier.sessions[0].id}
    assert not desk.run(messages.mark_read, **values).touched
