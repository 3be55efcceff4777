"""People in the file: each intent one step, a list taken over wholly or not at all."""

import pytest

from facilitator.actions import agenda_items, agenda_rooms, attendance, groups, history, people
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.listing import Listed
from facilitator.errors import UserError
from tests.storage.contents import living_rows


def _read(desk: Desk) -> Dossier:
    return desk.read.grouping(desk.read.workshops()[0].id)


def _shown(desk: Desk, person_id: str) -> tuple[object, ...]:
    """Return what is known of a person: name, organisation, group, address, roles, wishes."""
    there = _read(desk)
    person = there.person[person_id]
    profile = desk.read.profile_of(person_id)
    return (
        person.name,
        person.organisation,
        profile.group_name if profile else "",
        profile.email if profile else "",
        [entry.role for entry in there.involvements if entry.person_id == person_id],
        {wish.topic_id: wish.priority for wish in there.wishes if wish.person_id == person_id},
    )


def _take(desk: Desk, dossier: Dossier, *listed: Listed) -> tuple[str, ...]:
    return desk.run(people.take_over, workshop_id=dossier.workshop.id, people=listed).ids


def test_a_list_is_one_step_that_undo_takes_back(desk: Desk, dossier: Dossier) -> None:
    before = living_rows(desk.file.path)
    topic = dossier.topics[0].id
    ada, bo = _take(
        desk,
        dossier,
        Listed("Ada King", "Amt", "Kommunen", "ada@x.de", (), ((topic, 1),)),
        Listed("Bo Li", roles=("moderation", "participant")),
    )
    after = living_rows(desk.file.path)

    assert _shown(desk, ada) == (
        *("Ada King", "Amt", "Kommunen", "ada@x.de", ["participant"], {topic: 1}),
    )
    assert _shown(desk, bo) == ("Bo Li", "", "", "", ["moderation", "participant"], {})
    desk.run(history.undo)
    assert living_rows(desk.file.path) == before
    desk.run(history.redo)
    assert living_rows(desk.file.path) == after


def test_who_is_there_gets_what_the_list_says_and_keeps_the_rest(
    desk: Desk, dossier: Dossier
) -> None:
    first, second = dossier.topics[0].id, dossier.topics[1].id
    (ada,) = _take(
        desk, dossier, Listed("Ada King", "", "Land", "a@x.de", ("moderation",), ((first, 1),))
    )
    again = Listed("ADA", "Amt", "Kommunen", "", (), ((second, 1), (first, 2)), ada)
    assert _take(desk, dossier, again) == (ada,)
    assert _shown(desk, ada) == (
        *("Ada King", "Amt", "Kommunen", "a@x.de", ["moderation"], {second: 1, first: 2}),
    )

    _take(desk, dossier, Listed("Ada King", "Uni", roles=("recipient",), person_id=ada))
    assert _shown(desk, ada)[1:5] == ("Amt", "Kommunen", "a@x.de", ["moderation", "recipient"])


def test_the_same_list_twice_changes_nothing_the_second_time(desk: Desk, dossier: Dossier) -> None:
    listed = Listed("Ada King", "Amt", "Land", "a@x.de", ("participant",))
    (ada,) = _take(desk, dossier, listed)
    before = living_rows(desk.file.path)
    _take(desk, dossier, listed._replace(person_id=ada))

    assert living_rows(desk.file.path) == before


def test_a_person_is_added_and_changed_cell_by_cell(desk: Desk, dossier: Dossier) -> None:
    key = dossier.workshop.id
    (ada,) = desk.run(people.add, workshop_id=key, person=Listed(" Ada\nKing ")).ids
    desk.run(people.rename, person_id=ada, name="Dr. Ada King")
    desk.run(people.set_organisation, person_id=ada, organisation="Amt ")
    desk.run(people.set_email, person_id=ada, email="ada@x.de")
    desk.run(groups.set_stakeholder_group, person_ids=[ada], group_name="Land")
    desk.run(people.set_roles, workshop_id=key, person_id=ada, roles=["recipient", "moderation"])

    shown = _shown(desk, ada)
    assert shown[:4] == ("Dr. Ada King", "Amt", "Land", "ada@x.de")
    assert shown[4] == ["recipient", "moderation"]
    desk.run(people.set_email, person_id=ada, email="")
    assert _shown(desk, ada)[3] == ""


def test_what_no_person_can_have_is_refused_and_changes_nothing(
    desk: Desk, dossier: Dossier
) -> None:
    key = dossier.workshop.id
    (ada,) = _take(desk, dossier, Listed("Ada King"))
    before = living_rows(desk.file.path)
    refused = (
        lambda: desk.run(people.add, workshop_id=key, person=Listed(" ")),
        lambda: desk.run(people.add, workshop_id=key, person=Listed("Bo", email="bo")),
        lambda: desk.run(people.rename, person_id=ada, name=""),
        lambda: desk.run(people.set_email, person_id=ada, email="ada at x"),
        lambda: desk.run(people.set_roles, workshop_id=key, person_id=ada, roles=[]),
    )
    for refuse in refused:
        with pytest.raises(UserError):
            refuse()
    assert living_rows(desk.file.path) == before


def test_who_is_removed_leaves_nothing_in_the_workshop_and_undo_brings_them_back(
    desk: Desk, dossier: Dossier
) -> None:
    key = dossier.workshop.id
    (ada,) = _take(desk, dossier, Listed("Ada King", wishes=((dossier.topics[0].id, 1),)))
    desk.run(groups.move, person_id=ada, session_id=dossier.sessions[0].id)
    desk.run(attendance.set_state, workshop_id=key, person_id=ada, state="present")
    before = living_rows(desk.file.path)
    desk.run(people.remove, workshop_id=key, person_ids=[ada])

    there = _read(desk)
    rows = (*there.involvements, *there.wishes, *there.placements, *there.attendances)
    assert ada not in {row.person_id for row in rows}
    assert ada not in there.person
    assert ada not in {profile.person_id for profile in there.profiles}
    desk.run(history.undo)
    assert living_rows(desk.file.path) == before


def test_who_is_named_elsewhere_stays_in_the_file(desk: Desk, dossier: Dossier) -> None:
    key = dossier.workshop.id
    ada, bo, cy = _take(desk, dossier, *map(Listed, ("Ada King", "Bo Li", "Cy Fox")))
    session, item = dossier.sessions[0].id, dossier.agenda[0].id
    desk.run(agenda_rooms.set_moderators, workshop_id=key, session_id=session, text="Ada King")
    desk.run(agenda_items.set_speakers, workshop_id=key, item_id=item, text="Bo Li")
    desk.run(people.remove, workshop_id=key, person_ids=[ada, bo, cy])
    there = _read(desk)
    assert not {ada, bo, cy} & {entry.person_id for entry in there.involvements}
    assert {ada, bo, cy} & set(there.person) == {ada, bo}


def test_rules_about_nobody_else_go_with_a_person(desk: Desk, dossier: Dossier) -> None:
    key = dossier.workshop.id
    ada, bo, cy = _take(desk, dossier, *map(Listed, ("Ada King", "Bo Li", "Cy Fox")))
    before = {rule.id for rule in _read(desk).grouping_rules}
    for named in ([ada, bo], [ada, bo, cy]):
        desk.run(groups.add_rule, workshop_id=key, kind="apart", person_ids=named)
    desk.run(people.remove, workshop_id=key, person_ids=[ada, bo])
    (left,) = [rule for rule in _read(desk).grouping_rules if rule.id not in before]
    assert [row.person_id for row in _read(desk).rule_persons if row.rule_id == left.id] == [cy]
