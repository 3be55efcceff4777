"""Doing what somebody asked for: what they can mend is said, what only we can mend goes on."""

import pytest

from facilitator.actions.desk import Desk, Outcome, Transaction
from facilitator.errors import Bug, EnvironmentProblem, UserError
from facilitator.storage.files import create_file
from facilitator.ui.attempts import attempt, succeeds


@pytest.fixture
def desk(tmp_path):
    made = Desk(create_file(tmp_path / "file.workshop"), actor="Ada")
    yield made
    made.close()


def _fail(_tx: Transaction, error: Exception) -> Outcome:
    raise error


def _raise(error: Exception) -> None:
    raise error


@pytest.mark.parametrize("error", [UserError("Not like that."), EnvironmentProblem("Disk full.")])
def test_why_something_cannot_be_done_is_said(desk, error):
    said: list[str] = []
    assert attempt(desk, said.append, _fail, error=error) is None
    assert not succeeds(said.append, lambda: _raise(error))
    assert said == [str(error)] * 2


def test_our_own_mistakes_are_not_said_to_whoever_asked(desk):
    said: list[str] = []
    with pytest.raises(Bug):
        attempt(desk, said.append, _fail, error=Bug("Ours."))
    with pytest.raises(Bug):
        succeeds(said.append, lambda: _raise(Bug("Ours.")))
    assert not said


def test_what_could_be_done_is_silent(desk):
    said: list[str] = []
    assert attempt(desk, said.append, lambda _tx: Outcome("Done")) == Outcome("Done")
    assert succeeds(said.append, lambda: None)
    assert not said
