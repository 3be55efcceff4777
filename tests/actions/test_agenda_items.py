"""The agenda as it is planned: items come, go and move, each as one step of undo."""

import pytest

from facilitator.actions import agenda_items, history, plan_templates
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.records import AgendaFact, Note
from facilitator.errors import UserError

TITLES = ("A", "B", "C", "D", "E")


@pytest.fixture
def agenda(desk: Desk, dossier: Dossier) -> "Agenda":
    """Five items without rooms, A to E."""
    made = Agenda(desk, dossier.workshop.id)
    with desk.file.writing("") as write:
        for fact in dossier.agenda_facts:
            write.delete("agenda_fact", fact.id)
        write.finish("Forget the day")
    desk.run(
        agenda_items.remove,
        workshop_id=made.key,
        item_ids=[item.id for item in dossier.agenda],
    )
    for title in TITLES:
        made.add(title)
    return made


class Agenda:
    """What somebody does to the agenda, by titles."""

    def __init__(self, desk: Desk, key: str) -> None:
        self.desk, self.key = desk, key

    def add(self, title: str, after: str | None = None) -> str:
        rows = self.desk.read.head(self.key).agenda
        behind = self.id(after) if after else rows[-1].id if rows else None
        outcome = self.desk.run(
            agenda_items.add, workshop_id=self.key, after=behind, title=title, minutes=10
        )
        return outcome.ids[0]

    def id(self, title: str) -> str:
        return next(item.id for item in self.desk.read.head(self.key).agenda if item.title == title)

    def ids(self, titles: str) -> list[str]:
        return [self.id(title) for title in titles]

    @property
    def titles(self) -> str:
        rows = self.desk.read.head(self.key).agenda
        return "".join(item.title for item in rows if len(item.title) == 1)

    def undo(self) -> None:
        self.desk.run(history.undo)


def test_a_new_item_stands_behind_the_one_it_was_put_behind(agenda: Agenda):
    agenda.add("X", after="B")
    assert agenda.titles == "ABXCDE"
    agenda.undo()
    assert agenda.titles == "ABCDE"


@pytest.mark.parametrize(
    ("moved", "step", "order"),
    [
        ("C", -1, "ACBDE"),
        ("C", 1, "ABDCE"),
        ("BC", 1, "ADBCE"),
        ("BC", -1, "BCADE"),
        ("BD", 1, "ACEBD"),
        ("BD", -1, "BDACE"),
        ("E", 1, "ABCDE"),
    ],
)
def test_items_move_together_one_place(agenda: Agenda, moved: str, step: int, order: str):
    agenda.desk.run(
        agenda_items.shift, workshop_id=agenda.key, item_ids=agenda.ids(moved), step=step
    )
    assert agenda.titles == order


@pytest.mark.parametrize(
    ("moved", "after", "order"),
    [("A", "C", "BCADE"), ("E", None, "EABCD"), ("BD", "E", "ACEBD")],
)
def test_dragged_items_go_behind_another(agenda: Agenda, moved: str, after: str | None, order: str):
    agenda.desk.run(
        agenda_items.place,
        workshop_id=agenda.key,
        item_ids=agenda.ids(moved),
        after=agenda.id(after) if after else None,
    )
    assert agenda.titles == order
    agenda.undo()
    assert agenda.titles == "ABCDE"


def test_items_that_are_dropped_on_themselves_stay(agenda: Agenda):
    agenda.desk.run(
        agenda_items.place, workshop_id=agenda.key, item_ids=agenda.ids("BC"), after=agenda.id("B")
    )
    assert agenda.titles == "ABCDE"


def test_moving_one_item_writes_one_cell(agenda: Agenda):
    outcome = agenda.desk.run(
        agenda_items.place, workshop_id=agenda.key, item_ids=agenda.ids("A"), after=agenda.id("D")
    )
    assert outcome.rows("agenda_item") == {agenda.id("A")}


def test_typing_in_a_cell_is_one_step(agenda: Agenda):
    item_id = agenda.id("C")
    for text in ("K", "Ka", "Kaf"):
        agenda.desk.run(agenda_items.write, item_id=item_id, cell="place", text=text)
    assert _item(agenda, item_id).place == "Kaf"
    agenda.undo()
    assert _item(agenda, item_id).place == ""


def test_a_comment_keeps_its_lines(agenda: Agenda):
    agenda.desk.run(agenda_items.write, item_id=agenda.id("C"), cell="comment", text="eins\nzwei")
    assert _item(agenda, agenda.id("C")).comment == "eins\nzwei"


@pytest.mark.parametrize("cells", [{"start_time": "25:00"}, {"duration_minutes": -1}])
def test_times_that_are_none_are_refused(agenda: Agenda, cells: dict[str, object]):
    with pytest.raises(UserError):
        agenda.desk.run(agenda_items.set_times, item_id=agenda.id("C"), **cells)


def test_a_start_is_pinned_and_let_follow_again(agenda: Agenda):
    item_id = agenda.id("C")
    agenda.desk.run(agenda_items.set_times, item_id=item_id, start_time="14:05")
    assert _item(agenda, item_id).start_time == "14:05"
    agenda.desk.run(agenda_items.set_times, item_id=item_id, start_time=None)
    assert _item(agenda, item_id).start_time is None


def test_speakers_are_found_by_name_or_become_persons(agenda: Agenda):
    known = agenda.desk.read.persons()[0]
    text = f"{known.name}; Neu Hinzugekommen, Hafenamt"
    _say_speakers(agenda, text)
    head = agenda.desk.read.head(agenda.key)
    people = [head.person[entry.person_id or ""] for entry in head.speakers]
    assert people[0].id == known.id
    assert people[1][2:] == ("Neu Hinzugekommen", "Hafenamt")
    _say_speakers(agenda, "Neu Hinzugekommen")
    again = agenda.desk.read.head(agenda.key).speakers
    assert [entry.person_id for entry in again] == [people[1].id]
    _say_speakers(agenda, "")
    assert agenda.desk.read.head(agenda.key).speakers == ()


def test_deleting_takes_the_speakers_along_and_undo_brings_all_back(agenda: Agenda):
    _say_speakers(agenda, "Ada King")
    agenda.desk.run(agenda_items.remove, workshop_id=agenda.key, item_ids=agenda.ids("BC"))
    assert agenda.titles == "ADE"
    assert agenda.desk.read.head(agenda.key).speakers == ()
    agenda.undo()
    assert agenda.titles == "ABCDE"
    assert len(agenda.desk.read.head(agenda.key).speakers) == 1


def test_an_item_that_has_begun_stays(agenda: Agenda):
    item_id = agenda.id("B")
    with agenda.desk.file.writing("") as write:
        write.insert(
            AgendaFact(
                id=new_id(), agenda_item_id=item_id, at="2026-09-17T12:00:00Z", kind="started"
            )
        )
        write.finish("Start")
    with pytest.raises(UserError):
        agenda.desk.run(agenda_items.remove, workshop_id=agenda.key, item_ids=agenda.ids("AB"))
    assert agenda.titles == "ABCDE"


def test_copies_follow_the_last_of_the_originals(agenda: Agenda):
    agenda.desk.run(agenda_items.copy, workshop_id=agenda.key, item_ids=agenda.ids("BC"))
    assert agenda.titles == "ABCBCDE"


def test_the_copy_of_a_round_is_a_round_of_its_own(desk: Desk, dossier: Dossier):
    item = next(item for item in dossier.agenda if item.round_id)
    outcome = desk.run(agenda_items.copy, workshop_id=dossier.workshop.id, item_ids=[item.id])
    head = desk.read.head(dossier.workshop.id)
    copy = next(entry for entry in head.agenda if entry.id == outcome.ids[0])
    made = next(entry for entry in head.rounds if entry.id == copy.round_id)
    assert made.number == max(entry.number for entry in dossier.rounds) + 1
    assert len(head.sessions_of(made)) == len(dossier.topics)


# Templates


def test_two_rounds_of_three_topics_come_with_rooms_and_a_break(agenda: Agenda):
    before = agenda.desk.read.head(agenda.key)
    agenda.desk.run(
        plan_templates.insert_rounds,
        workshop_id=agenda.key, after=agenda.id("C"), rounds=2, topics=3, minutes=45, pause=15,
    )  # fmt: skip
    head = agenda.desk.read.head(agenda.key)
    at = [item.title for item in head.agenda].index("C")
    first, pause, second = head.agenda[at + 1 : at + 4]
    assert [first.kind, pause.kind, second.kind] == ["parallel", "break", "parallel"]
    assert (first.duration_minutes, pause.duration_minutes) == (45, 15)
    assert len(head.topics) == 3
    for item in (first, second):
        made = next(entry for entry in head.rounds if entry.id == item.round_id)
        assert len(head.sessions_of(made)) == 3
    agenda.undo()
    assert agenda.desk.read.head(agenda.key) == before


def test_the_next_workshop_has_the_plan_and_nothing_that_happened(desk: Desk, dossier: Dossier):
    outcome = desk.run(plan_templates.begin_next, workshop_id=dossier.workshop.id)
    made = desk.read.dossier(outcome.ids[0])
    assert [item.title for item in made.agenda] == [item.title for item in dossier.agenda]
    assert len(made.sessions) == len(dossier.sessions)
    assert [entry.text for entry in made.questions] == [entry.text for entry in dossier.questions]
    assert {entry.person_id for entry in made.moderators} == {
        entry.person_id for entry in dossier.moderators
    }
    assert made.workshop.date is None
    assert made.notes == made.key_results == made.recommendations == made.session_facts == ()
    assert made.placements == made.attendances == made.agenda_facts == ()
    assert made.process == dossier.process
    assert desk.read.dossier(dossier.workshop.id) == dossier


def test_the_copy_of_a_plan_names_nothing_of_the_original(desk: Desk, dossier: Dossier):
    outcome = desk.run(plan_templates.begin_next, workshop_id=dossier.workshop.id)
    made = desk.read.dossier(outcome.ids[0])
    persons = {person.id for person in dossier.persons} | {dossier.process.id}
    own = {made.workshop.id}
    for part in (made.rounds, made.topics, made.agenda, made.sessions, made.questions):
        own |= {row.id for row in part}
    for part in (made.agenda, made.speakers, made.sessions, made.moderators, made.questions):
        for row in part:
            named = {v for name, v in row._asdict().items() if name.endswith("_id") and v}
            assert named <= own | persons
    assert not any(isinstance(row, Note) for row in made.notes)


def _say_speakers(agenda: Agenda, text: str) -> None:
    agenda.desk.run(
        agenda_items.set_speakers, workshop_id=agenda.key, item_id=agenda.id("B"), text=text
    )


def _item(agenda: Agenda, item_id: str):
    return next(item for item in agenda.desk.read.head(agenda.key).agenda if item.id == item_id)
