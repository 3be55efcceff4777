"""Milestones are typed as they are printed, moved, sorted by their dates, and every change is a step."""

import pytest

from facilitator.actions import history, milestones, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.errors import UserError
from tests.actions.places import set_cells
from tests.domain.factory import Plan


@pytest.fixture
def key(desk: Desk, dossier: Dossier) -> str:
    """A workshop without milestones."""
    key = dossier.workshop.id
    desk.run(milestones.remove, milestone_ids=[entry.id for entry in dossier.milestones])
    return key


def titles(desk: Desk, key: str) -> list[str]:
    return [entry.title for entry in desk.read.dossier(key).milestones]


def added(desk: Desk, key: str, *entries: tuple[str, str]) -> list[str]:
    return [
        desk.run(milestones.add, workshop_id=key, when_text=when, title=title).ids[0]
        for when, title in entries
    ]


def test_a_milestone_comes_behind_the_one_it_is_added_at(desk: Desk, key: str) -> None:
    first, _ = added(desk, key, ("Mai 2026", "A"), ("Q 4/2026", "C"))
    desk.run(milestones.add, workshop_id=key, when_text=" Juni 2026 ", title=" B ", after=first)
    assert titles(desk, key) == ["A", "B", "C"]
    assert desk.read.dossier(key).milestones[1].when_text == "Juni 2026"
    desk.run(history.undo)
    assert titles(desk, key) == ["A", "C"]


def test_one_that_says_nothing_is_refused(desk: Desk, key: str) -> None:
    with pytest.raises(UserError):
        desk.run(milestones.add, workshop_id=key, when_text=" ", title="")
    assert titles(desk, key) == []


def test_date_and_title_are_changed_one_by_one(desk: Desk, key: str) -> None:
    (only,) = added(desk, key, ("2026", "Entwurf"))
    desk.run(milestones.set_when, milestone_id=only, when_text="noch offen")
    desk.run(milestones.set_title, milestone_id=only, title="Beschluss")
    (entry,) = desk.read.dossier(key).milestones
    assert (entry.when_text, entry.title) == ("noch offen", "Beschluss")
    desk.run(history.undo)
    assert titles(desk, key) == ["Entwurf"]


def test_a_milestone_moves_and_stays_at_the_ends(desk: Desk, key: str) -> None:
    a, b, _ = added(desk, key, ("", "A"), ("", "B"), ("", "C"))
    desk.run(milestones.move, milestone_id=b, step=-1)
    assert titles(desk, key) == ["B", "A", "C"]
    desk.run(milestones.move, milestone_id=b, step=-1)
    desk.run(milestones.move, milestone_id=a, step=1)
    desk.run(milestones.move, milestone_id=a, step=1)
    assert titles(desk, key) == ["B", "C", "A"]


def test_milestones_in_the_same_place_can_be_moved_all_the_same(desk: Desk, key: str) -> None:
    """Two laptops may give one place away twice."""
    ids = added(desk, key, ("", "A"), ("", "B"), ("", "C"))
    cells = {row_id: {"position": "V"} for row_id in ids}
    desk.run(set_cells, table="milestone", cells=cells)
    desk.run(milestones.move, milestone_id=ids[2], step=-1)
    assert titles(desk, key) == ["A", "C", "B"]


def test_sorting_by_date_leaves_the_undated_behind_their_neighbours(desk: Desk, key: str) -> None:
    added(
        desk, key, ("ab 2027", "D"), ("offen", "E"), ("Mai 2026", "A"), ("3.6.2026", "B"), ("", "C")
    )
    desk.run(milestones.arrange, workshop_id=key)
    assert titles(desk, key) == ["A", "B", "C", "D", "E"]
    assert desk.run(milestones.arrange, workshop_id=key).touched == frozenset()
    desk.run(history.undo)
    assert titles(desk, key) == ["D", "E", "A", "B", "C"]


def test_the_other_workshops_of_the_process_are_known_to_its_timeline(
    desk: Desk, dossier: Dossier
) -> None:
    second = Plan(seed=2, title="Abschlussforum").dossier()
    other = desk.run(workshops.add_dossier, dossier=second).ids[0]
    timeline = desk.read.timeline(desk.read.head(dossier.workshop.id))
    assert [entry.id for entry in timeline.siblings] == [other]
    assert timeline.milestones == dossier.milestones
