"""What a reviewed plan adds to a workshop, what it leaves alone, and that it is one step."""

from dataclasses import replace

import pytest

from facilitator.actions import agendas, history, takeovers, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.errors import UserError
from facilitator.exchange.agenda_reader import read_agenda
from facilitator.exchange.question_reader import read_questions
from tests.domain.factory import Plan
from tests.exchange.copies import MAIL, QUESTIONS
from tests.storage.contents import asked, living_rows

AGENDA = """\
Forum am Fluss
17. September 2026, 14:00 – 16:00 Uhr, Alter Speicher
Moderation: Ada King (Institut)
14:00 Begrüßung
Bo Li, Amt
14:15 Parallele Workshops
W 1.1: Netze (Moderation: Ada King, Institut; Raum: Siel)
W 1.2: Daten
"""


@pytest.fixture
def empty(desk: Desk) -> str:
    """A workshop of which nothing is known but its title."""
    plan = Plan().dossier()
    head = plan.workshop._replace(date=None, start_time=None, end_time=None, place="")
    bare = Dossier(process=plan.process, workshop=head)
    return desk.run(workshops.add_dossier, dossier=bare).ids[0]


def take(desk: Desk, key: str, read: Dossier, **how: bool):
    return desk.run(takeovers.take_over, workshop_id=key, read=read, **how)


def plan_of(dossier: Dossier) -> list[tuple[object, ...]]:
    """Return the agenda with speakers and the sessions with moderators, as texts."""
    name = {person.id: f"{person.name}, {person.organisation}" for person in dossier.persons}
    lines: list[tuple[object, ...]] = [
        (
            item.start_time,
            item.title,
            [name[one.person_id or ""] for one in dossier.speakers_of(item)],
        )
        for item in dossier.agenda
    ]
    for session in dossier.sessions:
        persons = [name[one.person_id or ""] for one in dossier.moderators_of(session)]
        lines.append((str(dossier.code[session.id]), session.room, persons))
    return lines


def test_an_agenda_fills_an_empty_workshop(desk: Desk, empty: str) -> None:
    outcome = take(desk, empty, read_agenda(AGENDA).dossier)
    stored = desk.read.dossier(empty)
    assert plan_of(stored) == [
        ("14:00", "Begrüßung", ["Bo Li, Amt"]),
        (None, "Parallele Workshops", []),
        ("W 1.1", "Siel", ["Ada King, Institut"]),
        ("W 1.2", "", []),
    ]
    assert stored.agenda[1].round_id == stored.rounds[0].id
    assert (stored.workshop.date, stored.workshop.place) == ("2026-09-17", "Alter Speicher")
    assert [person.name for person in stored.people("moderation")] == ["Ada King"]
    assert outcome.ids == tuple(item.id for item in stored.agenda)


def test_taking_over_is_one_step_and_undo_takes_all_of_it_back(desk: Desk, empty: str) -> None:
    before = living_rows(desk.file.path)
    (steps,) = asked(desk.file.path, "SELECT count(*) FROM step")
    take(desk, empty, read_agenda(MAIL).dossier)
    assert asked(desk.file.path, "SELECT count(*) FROM step") == [(steps[0] + 1,)]
    desk.run(history.undo)
    assert living_rows(desk.file.path) == before


def test_a_plan_that_was_undone_can_be_taken_over_again(desk: Desk, empty: str) -> None:
    read = read_agenda(AGENDA).dossier
    take(desk, empty, read)
    taken = plan_of(desk.read.dossier(empty))
    desk.run(history.undo)
    take(desk, empty, read)
    assert plan_of(desk.read.dossier(empty)) == taken


def test_what_is_there_already_is_not_doubled(desk: Desk, empty: str) -> None:
    take(desk, empty, read_agenda(AGENDA).dossier)
    take(desk, empty, read_questions(QUESTIONS).dossier)
    stored = living_rows(desk.file.path)
    assert take(desk, empty, read_agenda(AGENDA).dossier).remark == (
        "2 of these were there already. What the workshop says stays: "
        f"{desk.read.workshop(empty).title}."
    )
    assert take(desk, empty, read_questions(QUESTIONS).dossier).remark == (
        "8 of these were there already."
    )
    assert living_rows(desk.file.path) == stored


def test_a_further_agenda_stands_behind_the_one_that_is_there(desk: Desk, empty: str) -> None:
    take(desk, empty, read_agenda("14:00 Begrüßung").dossier)
    take(desk, empty, read_agenda("16:00 Ausblick\n16:30 Schlusswort").dossier)
    titles = [item.title for item in desk.read.head(empty).agenda]
    assert titles == ["Begrüßung", "Ausblick", "Schlusswort"]


def test_replacing_an_agenda_leaves_sessions_and_notes(desk: Desk) -> None:
    untouched = replace(Plan().dossier(), agenda_facts=())
    key = desk.run(workshops.add_dossier, dossier=untouched).ids[0]
    before = desk.read.dossier(key)
    take(desk, key, read_agenda(AGENDA).dossier, replaces_agenda=True)
    after = desk.read.dossier(key)
    assert [item.title for item in after.agenda] == ["Begrüßung", "Parallele Workshops"]
    assert after.notes == before.notes
    assert {session.id for session in before.sessions} <= {session.id for session in after.sessions}
    assert after.topics[0].title == before.topics[0].title


def test_an_agenda_whose_day_has_begun_is_not_replaced(desk: Desk, empty: str) -> None:
    take(desk, empty, read_agenda(AGENDA).dossier)
    item = desk.read.head(empty).agenda[0]
    desk.run(agendas.start_item, agenda_item_id=item.id)
    with pytest.raises(UserError, match="The day has begun"):
        take(desk, empty, read_agenda("15:00 Pause").dossier, replaces_agenda=True)
    assert desk.read.head(empty).agenda[0] == item


def test_questions_follow_those_of_their_topic_and_subs_find_their_question(
    desk: Desk, empty: str
) -> None:
    take(desk, empty, read_questions("W 1.1: Netze\n1. Was fehlt?\n2. Wer hilft?").dossier)
    take(desk, empty, read_questions("W 1.1: Netze\n1. Wer hilft?\n a) Land\n2. Wann?").dossier)
    stored = desk.read.head(empty)
    questions = stored.questions_of(stored.topics[0])
    assert [question.text for question in questions] == ["Was fehlt?", "Wer hilft?", "Wann?"]
    assert [sub.text for sub in stored.sub_questions_of(questions[1])] == ["Land"]


def test_the_title_over_the_questions_is_the_topics_and_the_agenda_keeps_its_wording(
    desk: Desk, empty: str
) -> None:
    take(desk, empty, read_agenda(AGENDA).dossier)
    take(desk, empty, read_questions("Workshop 1: Netze knüpfen\n1. Was fehlt?").dossier)
    topic = desk.read.head(empty).topics[0]
    assert (topic.title, topic.agenda_title) == ("Netze knüpfen", "Netze")


def test_a_person_of_the_file_stays_one_person(desk: Desk, empty: str) -> None:
    take(desk, empty, read_agenda("14:00 Gruß\nBo Li, Amt").dossier)
    known = desk.read.persons()
    take(desk, empty, read_agenda("15:00 Dank\nBo Li, Amt").dossier)
    read = read_agenda("16:00 Rede\nBo Li", known).dossier
    take(desk, empty, read)
    assert desk.read.persons() == known
    assert {speaker.person_id for speaker in desk.read.head(empty).speakers} == {known[0].id}


def test_a_plan_of_nothing_writes_nothing(desk: Desk, empty: str) -> None:
    before = living_rows(desk.file.path)
    take(desk, empty, read_agenda("").dossier)
    assert living_rows(desk.file.path) == before


def fresh(desk: Desk) -> str:
    """A workshop as a template makes it: two topics with questions, nobody worked on them."""
    plan = Plan().dossier()
    made = Dossier(
        process=plan.process,
        workshop=plan.workshop._replace(start_time="10:00", end_time="12:30"),
        **{
            name: getattr(plan, name)
            for name in ("rounds", "topics", "sessions", "questions", "agenda")
        },
    )
    return desk.run(workshops.add_dossier, dossier=made).ids[0]


def topic_titles(desk: Desk, key: str) -> list[tuple[int, str]]:
    topics = desk.read.head(key).topics
    return [(topic.number, topic.title or topic.agenda_title) for topic in topics]


def test_replacing_takes_the_topics_along_that_nobody_worked_on(desk: Desk) -> None:
    key = fresh(desk)
    before = living_rows(desk.file.path)
    take(desk, key, read_agenda(AGENDA).dossier, replaces_agenda=True)
    after = desk.read.dossier(key)
    assert topic_titles(desk, key) == [(1, "Netze"), (2, "Daten")]
    assert not after.questions
    assert [str(code) for code in after.code.values()] == ["W 1.1", "W 1.2"]
    assert [entry.number for entry in after.rounds] == [1]
    head = after.workshop
    assert (head.title, head.start_time, head.end_time) == ("Forum am Fluss", "14:00", "16:00")
    desk.run(history.undo)
    assert living_rows(desk.file.path) == before


def test_replacing_keeps_the_questions_of_a_topic_that_the_new_agenda_has_too(desk: Desk) -> None:
    key = fresh(desk)
    asked_before = desk.read.head(key).questions_of(desk.read.head(key).topics[0])
    again = AGENDA.replace("Netze", "Thema 1")
    take(desk, key, read_agenda(again).dossier, replaces_agenda=True)
    after = desk.read.head(key)
    assert topic_titles(desk, key) == [(1, "Thema 1"), (2, "Daten")]
    assert after.questions_of(after.topics[0]) == asked_before


def test_an_agenda_without_sessions_replaces_no_topic(desk: Desk) -> None:
    key = fresh(desk)
    before = desk.read.head(key)
    take(desk, key, read_agenda("9:00 Begrüßung\n9:15 Pause").dossier, replaces_agenda=True)
    after = desk.read.head(key)
    assert (after.topics, after.questions) == (before.topics, before.questions)
    assert (after.workshop.start_time, after.workshop.end_time) == ("09:00", None)


def test_starts_that_follow_are_not_set_so_that_a_longer_item_moves_the_rest(
    desk: Desk, empty: str
) -> None:
    text = "13.30 Ankommen\n14.00 Gruß\n14.15-14.30 Vortrag\n15.00 Pause\n15.15 Schalte (pünktlich)"
    take(desk, empty, read_agenda(text).dossier)
    agenda = desk.read.head(empty).agenda
    assert [(item.start_time, item.duration_minutes) for item in agenda] == [
        ("13:30", 30),
        (None, 15),
        (None, 15),
        ("15:00", 15),
        ("15:15", None),
    ]


def test_an_agenda_that_is_read_again_is_known_by_where_it_follows(desk: Desk, empty: str) -> None:
    text = "13.30 Ankommen\n14.00 Pause\n14.15 Vortrag\n15.00 Pause"
    take(desk, empty, read_agenda(text).dossier)
    take(desk, empty, read_agenda(f"{text}\n15.30 Ausblick").dossier)
    agenda = desk.read.head(empty).agenda
    assert [item.title for item in agenda] == ["Ankommen", "Pause", "Vortrag", "Pause", "Ausblick"]
