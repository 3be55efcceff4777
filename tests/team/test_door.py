"""The door: what another thread hands in is done by the desk's own thread, or turned away."""

import threading
from concurrent.futures import CancelledError

import pytest

from facilitator.actions import workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Process, Workshop
from facilitator.errors import UserError
from facilitator.storage.files import create_file
from facilitator.team.door import Door


def _dossier() -> Dossier:
    return Dossier(process=Process("p", "Harbour"), workshop=Workshop("w", "p", title="Day one"))


def _refuse(_tx):
    message = "not so"
    raise UserError(message)


@pytest.fixture
def desk(tmp_path):
    desk = Desk(create_file(tmp_path / "a.workshop"))
    yield desk
    desk.close()


def test_what_another_thread_hands_in_is_written_by_the_owner(desk):
    woken = threading.Event()
    door = Door(woken.set)
    answers = []
    other = threading.Thread(
        target=lambda: answers.append(door.run(workshops.add_dossier, dossier=_dossier()).result())
    )
    other.start()
    assert woken.wait(60)
    assert desk.read.workshops() == []

    door.attend(desk)
    other.join()

    assert [workshop.title for workshop in desk.read.workshops()] == ["Day one"]
    assert ("workshop", "w") in answers[0].touched


def test_what_the_action_refuses_goes_to_whoever_asked(desk):
    door = Door(lambda: None)
    refused, done = door.run(_refuse), door.run(workshops.add_dossier, dossier=_dossier())

    door.attend(desk)

    with pytest.raises(UserError, match="not so"):
        refused.result()
    assert done.result().touched


def test_a_closed_door_lets_nobody_wait(desk):
    door = Door(lambda: None)
    early = door.run(workshops.add_dossier, dossier=_dossier())
    door.close()
    late = door.run(workshops.add_dossier, dossier=_dossier())
    door.attend(desk)

    for answer in (early, late):
        with pytest.raises(CancelledError):
            answer.result(timeout=1)
    assert desk.read.workshops() == []
