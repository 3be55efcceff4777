"""The last message to the rooms, and who has read it."""

from facilitator.actions import messages
from facilitator.ui.cockpit.sent import Sent, last_sent
from tests.ui.cockpit.rounds import at, plan


def send(desk, text: str, time: str, session_id: str | None = None) -> str:
    values = {"workshop_id": "w", "text": text, "session_id": session_id, "at": at(time)}
    return desk.run(messages.send, **values).ids[0]


def read(desk, message_id: str, *session_ids: str) -> None:
    for session_id in session_ids:
        desk.run(messages.mark_read, message_id=message_id, session_id=session_id)


def shown(desk) -> Sent | None:
    head = desk.read.head("w")
    return last_sent(head, head.sessions_of(head.rounds[1]))


def test_before_the_first_message_there_is_nothing(desk):
    assert shown(desk) is None


def test_a_message_to_all_names_the_rooms_that_have_read_it(desk):
    key = send(desk, "Ten more minutes", "15:30")
    assert shown(desk) == Sent("15:30 to all: “Ten more minutes”", "not read yet", is_read=False)
    for session_id, words in (
        ("2.1", "read in W 2.1"),
        ("2.3", "read in W 2.1 and W 2.3"),
        ("2.2", "read in W 2.1, W 2.2 and W 2.3"),
    ):
        read(desk, key, session_id)
        assert shown(desk) == Sent("15:30 to all: “Ten more minutes”", words, session_id == "2.2")


def test_a_message_to_one_room_is_read_when_that_room_has_read_it(desk):
    key = send(desk, "Help is on the way", "15:31", "2.2")
    read(desk, key, "2.2")
    expected = Sent("15:31 to W 2.2: “Help is on the way”", "read in W 2.2", is_read=True)
    assert shown(desk) == expected


def test_a_message_to_a_room_of_another_round_is_none_of_these(desk):
    send(desk, "all", "14:10")
    send(desk, "one", "14:20", "1.1")
    found = shown(desk)
    assert found
    assert found.words == "14:10 to all: “all”"


def test_many_rooms_are_counted(make_desk):
    desk = make_desk(plan(rooms=24))
    key = send(desk, "Soon", "15:30")
    read(desk, key, *(f"2.{number}" for number in range(1, 6)))
    found = shown(desk)
    assert found
    assert (found.read, found.is_read) == ("read in 5 of 24 rooms", False)
