"""A file is lent to an action on another thread: wholly or not at all, one step, nothing between."""

import threading
from collections.abc import Callable, Sequence

import pytest

from facilitator.actions import history, people
from facilitator.actions.desk import Desk, Outcome, Transaction, run_on
from facilitator.domain.listing import Listed
from facilitator.errors import Bug, EnvironmentProblem, FacilitatorError, UserError
from facilitator.storage.lending import Loan
from tests.actions.places import Place
from tests.storage.contents import all_rows, asked, living_rows

DOING = "Somebody is working."
MANY = 2_000
JOURNAL = (
    "SELECT table_name, column_name, before, after FROM journal WHERE row_id = ? ORDER BY number"
)


def guests(count: int = MANY) -> list[Listed]:
    return [Listed(f"Guest {number}", "Office", email=f"g{number}@x.de") for number in range(count)]


def beside(work: Callable[[], Outcome]) -> Outcome:
    """Run work on another thread; return or raise what it does."""
    ends: list[Outcome | BaseException] = []

    def run() -> None:
        try:
            ends.append(work())
        except BaseException as error:  # noqa: BLE001 - it is raised on the other thread
            ends.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if isinstance(ends[0], BaseException):
        raise ends[0]
    return ends[0]


def taken_over(loan: Loan, workshop_id: str, listed: Sequence[Listed]) -> Outcome:
    def work() -> Outcome:
        with loan:
            return run_on(loan, people.take_over, workshop_id=workshop_id, people=listed)

    return beside(work)


@pytest.fixture
def workshop_id(desk: Desk, place: Place) -> str:
    assert place.desk is desk
    return desk.read.workshops()[0].id


def test_thousands_are_one_step_that_all_hear_of_and_undo_takes_back(
    desk: Desk, workshop_id: str
) -> None:
    desk.actor = "Maren"
    before, steps = living_rows(desk.file.path), asked(desk.file.path, "SELECT id FROM step")
    told: list[Outcome] = []
    desk.watch(lambda outcome, _initiator: told.append(outcome))
    outcome = taken_over(desk.lend(DOING), workshop_id, guests())
    assert told == []
    desk.take_back(outcome)
    assert told == [outcome]
    assert len(outcome.ids) == MANY
    assert outcome.rows("person") == set(outcome.ids)
    assert len(outcome.rows("involvement")) == MANY
    made = asked(desk.file.path, "SELECT actor, kind, label FROM step ORDER BY number")
    assert made[len(steps) :] == [("Maren", "do", "Take over list of people")]
    after = living_rows(desk.file.path)
    desk.run(history.undo)
    assert living_rows(desk.file.path) == before
    desk.run(history.redo)
    assert living_rows(desk.file.path) == after


def test_it_writes_what_the_desk_would(desk: Desk, workshop_id: str) -> None:
    path = desk.file.path
    (here,) = desk.run(people.take_over, workshop_id=workshop_id, people=guests(1)).ids
    expected = asked(path, JOURNAL, here)
    desk.run(history.undo)
    outcome = taken_over(desk.lend(DOING), workshop_id, guests(1))
    desk.take_back(outcome)
    assert asked(path, JOURNAL, *outcome.ids) == expected


@pytest.mark.parametrize("error", [UserError("no"), Bug("ours"), EnvironmentProblem("disk")])
def test_an_error_in_the_middle_leaves_nothing(
    place: Place, workshop_id: str, error: FacilitatorError
) -> None:
    desk, path = place.desk, place.desk.file.path
    rows, journal = all_rows(path), asked(path, "SELECT * FROM journal")

    def half_done(tx: Transaction, *, workshop_id: str) -> Outcome:
        people.take_over(tx, workshop_id=workshop_id, people=guests())
        raise error

    loan = desk.lend(DOING)
    with pytest.raises(type(error)), loan:
        run_on(loan, half_done, workshop_id=workshop_id)
    desk.take_back()
    assert all_rows(path) == rows
    assert asked(path, "SELECT * FROM journal") == journal
    place.add("Danach")
    assert place.texts[-1] == "Danach"


def test_a_half_written_step_is_unseen_and_every_other_write_is_told_what_goes_on(
    place: Place, workshop_id: str
) -> None:
    desk = place.desk
    before = len(desk.read.persons())
    half, go_on = threading.Event(), threading.Event()

    def slowly(tx: Transaction, *, workshop_id: str) -> Outcome:
        outcome = people.take_over(tx, workshop_id=workshop_id, people=guests(50))
        half.set()
        go_on.wait()
        return outcome

    loan, ends = desk.lend(DOING), list[Outcome]()

    def work() -> None:
        with loan:
            ends.append(run_on(loan, slowly, workshop_id=workshop_id))

    thread = threading.Thread(target=work)
    thread.start()
    half.wait()
    assert len(desk.read.persons()) == before
    assert desk.read.find("Guest") == []
    with pytest.raises(EnvironmentProblem, match=rf"{DOING} Nothing was changed; wait"):
        place.add("Zu früh")
    with pytest.raises(EnvironmentProblem, match=DOING):
        desk.lend("A second one.")
    go_on.set()
    thread.join()
    with pytest.raises(EnvironmentProblem, match=DOING):
        place.add("Noch zu früh")
    desk.take_back(ends[0])
    place.add("Rechtzeitig")
    assert "Zu früh" not in place.texts
    assert place.texts[-1] == "Rechtzeitig"
    assert len(desk.read.persons()) == before + 50
    assert len(desk.read.find("Guest", 100)) == 50


def test_it_is_told_how_far_it_is(desk: Desk, workshop_id: str) -> None:
    told: list[tuple[int, int]] = []
    loan = desk.lend(DOING)
    with loan:
        outcome = run_on(
            loan,
            people.take_over,
            report=lambda done, total: told.append((done, total)),
            workshop_id=workshop_id,
            people=guests(250),
        )
    desk.take_back(outcome)
    assert told == [(0, 250), (100, 250), (200, 250)]
