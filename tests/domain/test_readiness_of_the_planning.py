"""What a plan lacks until the day: people, groups, handouts, head data, each said once."""

from dataclasses import replace
from datetime import timedelta

from facilitator.domain.dossier import Dossier
from facilitator.domain.planning import (
    Attendance,
    GroupingRule,
    Placement,
    Profile,
    RulePerson,
)
from facilitator.domain.readiness.checklist import plan_checklist
from facilitator.domain.readiness.judgement import Judgement, Matter
from facilitator.domain.records import Involvement, Person
from facilitator.language import choose
from facilitator.planning.checklist_words import sentence
from tests.domain.readying import BERLIN, NOW, ready, with_workshop
from tests.domain.readying import judged as for_the_day

GUESTS = ("Ada King", "Bo Li")


def invited() -> Dossier:
    """Two guests, in a group, with an address and a room in both rounds; written handouts."""
    plan = with_workshop(ready(), place="Alter Speicher")
    ids = [f"g{n}" for n in range(len(GUESTS))]
    return replace(
        plan,
        persons=(
            *plan.persons,
            *(Person(key, "p", name) for key, name in zip(ids, GUESTS, strict=True)),
        ),
        involvements=(
            *plan.involvements,
            *(Involvement(f"i{key}", "w", key, "participant") for key in ids),
        ),
        profiles=tuple(Profile(f"f{key}", key, "Kommunen", f"{key}@x.de") for key in ids),
        placements=tuple(
            Placement(f"p{key}{round_}", key, f"s{round_}1") for key in ids for round_ in (1, 2)
        ),
    )


def found(plan: Dossier, *, handouts: bool | None = True, days: int = 0) -> dict[Matter, Judgement]:
    judged = plan_checklist(plan, NOW - timedelta(days=days), BERLIN, handouts=handouts)
    return {entry.matter: entry for entry in judged}


def missing(plan: Dossier, *, handouts: bool | None = True) -> set[Matter]:
    judged = found(plan, handouts=handouts)
    return {matter for matter, entry in judged.items() if entry.grade == "problem"}


def test_a_whole_plan_lacks_nothing_and_counts_the_days() -> None:
    judged = found(invited(), days=12)
    assert {entry.grade for entry in judged.values()} == {"ok"}
    assert judged["days_left"].amount == 12
    assert judged["people_ready"].amount == 2


def test_head_data_that_is_missing_is_one_line() -> None:
    plan = with_workshop(invited(), place=" ", title="")
    assert found(plan)["head_incomplete"].subjects == ("title", "place")
    assert missing(plan) == {"head_incomplete"}


def test_without_guests_nothing_is_asked_of_them() -> None:
    judged = found(ready())
    assert judged["nobody_invited"].grade == "note"
    assert not {"no_groups", "without_seat", "people_ready", "participants"} & set(judged)


def test_guests_without_any_groups_are_one_open_point() -> None:
    assert missing(replace(invited(), placements=())) == {"no_groups"}


def test_who_has_no_room_in_a_round_is_named_unless_they_do_not_come() -> None:
    plan = invited()
    plan = replace(plan, placements=plan.placements[:-1])
    assert found(plan)["without_seat"].subjects == ("Bo Li",)
    gone = (Attendance("a", "w", "g1", "absent"),)
    judged = found(replace(plan, attendances=gone))
    assert {entry.grade for entry in judged.values()} == {"ok", "note"}
    assert judged["absent"].subjects == ("Bo Li",)
    assert judged["people_ready"].amount == 1


def test_who_does_not_come_in_a_round_by_a_rule_needs_no_room_there() -> None:
    plan = invited()
    plan = replace(plan, placements=plan.placements[:-1])
    rule = GroupingRule("x", "w", "absent", round_id="r2")
    excused = replace(plan, grouping_rules=(rule,), rule_persons=(RulePerson("y", "x", "g1"),))
    assert missing(excused) == set()
    other = replace(excused, grouping_rules=(rule._replace(round_id="r1"),))
    assert missing(other) == {"without_seat"}


def test_where_everybody_invited_is_absent_nobody_has_a_place() -> None:
    gone = tuple(Attendance(key, "w", key, "absent") for key in ("g0", "g1"))
    judged = found(replace(invited(), attendances=gone, placements=()))
    assert judged["absent"].amount == 2
    assert not {"no_groups", "people_ready", "nobody_invited"} & set(judged)


def test_a_room_that_is_missing_is_open_for_the_plan_and_for_the_day() -> None:
    plan = invited()
    first, *others = plan.sessions
    plan = replace(plan, sessions=(first._replace(room=" "), *others))
    assert missing(plan) == {"no_room"}
    assert found(plan)["no_room"].subjects == ("W 1.1",)
    assert for_the_day(plan)["no_room"].grade == "problem"


def test_a_session_beside_which_there_is_none_needs_no_room_of_its_own() -> None:
    plan = invited()
    alone = tuple(entry._replace(room="") for entry in plan.sessions if entry.id in ("s11", "s21"))
    assert "no_room" not in found(replace(plan, sessions=alone))


def test_one_guest_without_a_stakeholder_group_is_open_all_without_are_a_note() -> None:
    plan = invited()
    one, other = plan.profiles
    some = replace(plan, profiles=(one, other._replace(group_name="")))
    assert found(some)["without_group"].row_id == "g1"
    assert missing(some) == {"without_group"}
    nobody = replace(plan, profiles=())
    assert found(nobody)["without_group"].grade == "note"
    assert found(nobody)["without_email"].amount == 2


def test_handouts_are_judged_where_somebody_has_looked() -> None:
    assert missing(invited(), handouts=False) == {"no_handouts"}
    assert not {"no_handouts", "handouts_ready"} & set(found(invited(), handouts=None))


def test_what_the_day_judges_is_judged_by_the_same_rules() -> None:
    plan = replace(invited(), questions=(), moderators=())
    assert missing(plan) == {"no_question", "no_moderator"}


def test_every_line_has_a_sentence() -> None:
    choose("en")
    bare = with_workshop(ready(), title="", date=None)
    plans = [invited(), ready(), bare, replace(invited(), placements=(), profiles=())]
    for plan in plans:
        for entry in found(plan, handouts=False).values():
            assert sentence(entry).endswith(".")
