"""Grouping anew in the background: taken over as one step, proven, stopped, or in vain."""

from PySide6.QtCore import Qt

from facilitator.actions import groups, history, workshops
from facilitator.actions.desk import Desk
from facilitator.storage.files import create_file
from tests.planning.crowds import Crowd
from tests.ui.groups.forum import forum

_Key = Qt.Key
_CtrlShift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def _solve(organiser) -> None:
    organiser.press(_Key.Key_E, held=_CtrlShift)
    assert organiser.tab.search.solving.is_running
    organiser.qtbot.waitUntil(lambda: not organiser.tab.search.solving.is_running, timeout=60_000)
    organiser.qtbot.waitUntil(organiser.tab.search.strip.isHidden)


def test_what_a_hand_worsened_is_grouped_anew_in_one_step_and_proven(organiser):
    whole = organiser.tab.seating.quality.points
    organiser.press(_Key.Key_2, _Key.Key_Down, _Key.Key_1)
    worse = organiser.tab.seating
    assert worse.quality.points < whole
    _solve(organiser)
    assert organiser.tab.seating.quality.points >= whole
    assert "proven" in organiser.tab.side.proof.words.text()
    organiser.desk.run(history.undo)
    assert organiser.tab.seating.places == worse.places
    assert "may be possible" in organiser.tab.side.proof.words.text()


def test_groups_as_good_as_can_be_stay_as_they_are(organiser):
    before = organiser.desk.read.placements("w")
    _solve(organiser)
    assert organiser.desk.read.placements("w") == before
    assert organiser.said
    assert "proven" in organiser.tab.side.proof.words.text()


def test_who_stops_keeps_the_best_so_far(tmp_path, make_organiser):
    desk = Desk(create_file(tmp_path / "large.workshop"))
    desk.run(workshops.add_dossier, dossier=forum(Crowd(120, 6, 3)))
    organiser = make_organiser(desk)
    organiser.tab.head.solve.click()
    search = organiser.tab.search
    organiser.qtbot.waitUntil(lambda: search.solving.best is not None, timeout=60_000)
    assert search.strip.isVisible()
    assert search.strip.bound.text()
    search.strip.cancel.click()
    organiser.qtbot.waitUntil(search.strip.isHidden, timeout=60_000)
    assert organiser.tab.seating.places == search.solving.best.places
    desk.close()


def test_a_plan_that_changed_meanwhile_is_left_alone(organiser):
    organiser.press(_Key.Key_2)
    organiser.tab.head.solve.click()
    organiser.desk.run(groups.set_stakeholder_group, person_ids=["p0"], group_name="Gäste")
    before = organiser.desk.read.placements("w")
    organiser.qtbot.waitUntil(organiser.tab.search.strip.isHidden, timeout=60_000)
    assert organiser.desk.read.placements("w") == before
    assert "changed" in organiser.said[-1]


def test_demands_that_exclude_each_other_are_named_and_one_gives_way(organiser):
    for person, session in (("p0", "r1t0"), ("p1", "r1t1")):
        organiser.desk.run(
            groups.add_rule, workshop_id="w", kind="fixed", person_ids=[person, "p9"][:1],
            session_id=session,
        )  # fmt: skip
    organiser.desk.run(
        groups.add_rule, workshop_id="w", kind="together", person_ids=["p0", "p1"], round_id="r1"
    )
    _solve(organiser)
    box = organiser.tab.search.conflict
    assert box.isVisible()
    assert len(box.sentences) == 3
    assert box.buttons[0].hasFocus()
    organiser.press(_Key.Key_Return)
    assert len(organiser.desk.read.grouping("w").grouping_rules) == 2
    assert box.isHidden()
    _solve(organiser)
    assert box.isHidden()


def test_too_few_seats_are_named_and_the_limit_is_lifted(organiser):
    for session in ("r1t0", "r1t1", "r1t2"):
        organiser.desk.run(groups.set_capacity, session_id=session, most=10)
    _solve(organiser)
    box = organiser.tab.search.conflict
    assert len(box.buttons) == 3
    box.buttons[2].click()
    assert organiser.desk.read.capacities_of("r1t2")[0].most == 50
    _solve(organiser)
    assert box.isHidden()
    assert organiser.tab.seating.places["p0"]
