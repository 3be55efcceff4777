"""What a protocol says, taken from the records."""

from dataclasses import replace

import pytest

from facilitator.domain.checks import check
from facilitator.domain.records import Chapter, ChapterRole, Evidence, KeyResult, Milestone
from facilitator.protocol.compose import compose
from facilitator.protocol.content import ProtocolContent
from tests.protocol.workshops import TODAY, bare, rich


def test_answers_of_all_rounds_stand_together_in_round_order() -> None:
    living, ways = compose(rich(), today=TODAY).topics
    assert [(answer.level, answer.text) for answer in living.questions[0].answers] == [
        (1, "Ein Drittel <bezahlbar> & dauerhaft"),
        (2, "gebunden auf 30 Jahre"),
        (1, "Bestätigt: „ein Drittel“"),  # a round's first note hangs on nothing
        (1, "*Sternchen* bleiben Sternchen"),
    ]
    assert [sub.text for sub in ways.questions[0].sub_questions] == ["Am Kai?", "Brücken?"]


@pytest.mark.parametrize(
    ("language", "text", "printed"),
    [
        ("de", "Wir warten seit Jahren.", "„Wir warten seit Jahren.“"),
        ("de", "„Wir warten.“", "„Wir warten.“"),
        ("de", '"Wir warten."', '"Wir warten."'),
        ("en", "We are waiting.", "“We are waiting.”"),
    ],
)
def test_a_quotation_stands_in_quotation_marks_once(language, text, printed) -> None:
    dossier = rich()
    said = dossier.notes[0]._replace(text=text, kind="quotation")
    workshop = dossier.workshop._replace(language=language)
    content = compose(replace(dossier, workshop=workshop, notes=(said,)), today=TODAY)
    answers = [
        answer.text for topic in content.topics for q in topic.questions for answer in q.answers
    ]
    assert answers == [printed]


def test_what_is_parked_is_no_answer_and_a_hint_for_the_moderator_is_not_said() -> None:
    content = compose(rich(), today=TODAY)
    assert [point.text for point in content.parked] == ["GEPARKT"]
    assert "GEPARKT" not in str(content.topics)
    assert "NUR MODERATION" not in str(content)


def test_an_internal_note_is_not_said_nor_what_hangs_on_it_or_rests_on_it() -> None:
    dossier = rich()
    first, below, other, *_ = (note for note in dossier.notes if not note.is_parked)
    result = KeyResult(id="k", topic_id=dossier.topics[0].id)
    kept = KeyResult(id="l", topic_id=dossier.topics[0].id, text="Eigene Worte")
    links = [
        Evidence(id=f"e{claim}", note_id=first.id, key_result_id=claim) for claim in ("k", "l")
    ]
    dossier = replace(
        dossier,
        notes=tuple(
            note._replace(kind="internal") if note is first else note for note in dossier.notes
        ),
        key_results=(result, kept),
        evidence=tuple(links),
    )
    content = compose(dossier, today=TODAY)
    said = str(content)
    assert (first.level, below.level) == (1, 2)
    assert first.text not in said
    assert below.text not in said
    assert other.text in said
    assert [entry.text for entry in content.topics[0].key_results] == ["Eigene Worte"]
    assert dossier.internal == {first.id, below.id}


def test_a_question_with_internal_notes_only_is_unanswered() -> None:
    dossier = rich()
    notes = tuple(note._replace(kind="internal") for note in dossier.notes)
    before, after = (
        {finding.row_id for finding in check(entry) if finding.matter == "question_unanswered"}
        for entry in (dossier, replace(dossier, notes=notes))
    )
    assert before < after


def test_a_key_result_without_words_speaks_with_its_evidence() -> None:
    living = compose(rich(), today=TODAY).topics[0]
    assert [result.text for result in living.key_results] == [
        "Ein Drittel bleibt bezahlbar.",
        "Treffen am 3. März 2027 um 14 Uhr",
    ]


def test_items_without_a_time_share_that_of_the_item_before() -> None:
    agenda = compose(rich(), today=TODAY).agenda
    assert [(slot.time, [entry.title for entry in slot.entries]) for slot in agenda] == [
        ("13:30", ["Begrüßung", "Einführung"]),
        ("14:00", ["Parallele Workshops"]),
        ("15:00", ["Parallele Workshops, Durchlauf 2"]),
    ]
    assert agenda[0].entries[0].speakers == ("Dr. Uta Kern, Bauamt",)
    assert agenda[0].entries[1].speakers == ("Kontor GmbH",)
    assert [line.title for line in agenda[1].entries[0].sessions] == [
        "Wohnen & Werft",
        "Wege ans Wasser",
    ]


def test_an_item_that_follows_one_of_known_length_is_printed_with_its_own_time() -> None:
    dossier = rich()
    first, *rest = dossier.agenda
    agenda = (first._replace(duration_minutes=20), *rest)
    slots = compose(replace(dossier, agenda=agenda), today=TODAY).agenda
    assert [slot.time for slot in slots] == ["13:30", "13:50", "14:00", "15:00"]


@pytest.mark.parametrize(("prints", "count"), [(0, 0), (1, 1)])
def test_participants_are_printed_only_when_somebody_decided_it(prints, count) -> None:
    dossier = rich()
    dossier = replace(dossier, workshop=dossier.workshop._replace(prints_persons=prints))
    content = compose(dossier, today=TODAY)
    assert (len(content.participants), len(content.recipients)) == (count, count)


def _with_chapters(*roles: ChapterRole) -> ProtocolContent:
    dossier = bare()
    chapters = tuple(
        Chapter(id=f"{number}", workshop_id="w", role=role, title=role)
        for number, role in enumerate(roles)
    )
    return compose(replace(dossier, chapters=chapters), today=TODAY)


@pytest.mark.parametrize(
    ("roles", "after"),
    [
        (["extra", "background"], None),
        (["background", "extra", "context"], "background"),
        (["key_results", "appendix", "extra", "conclusions"], "key_results"),
        (["conclusions", "elaboration", "appendix", "extra"], "appendix"),
        (["background", "background"], "background"),
    ],
)
def test_an_extra_chapter_knows_what_it_follows(roles, after) -> None:
    (extra,) = _with_chapters(*roles).extras
    assert extra.after == after


def _event(day: str | None, title: str, *steps: tuple[str, str]) -> list[str]:
    dossier = bare()
    rows = tuple(
        Milestone(id=str(number), workshop_id="w", when_text=when, title=text)
        for number, (when, text) in enumerate(steps)
    )
    workshop = dossier.workshop._replace(date=day, title=title)
    content = compose(replace(dossier, workshop=workshop, milestones=rows), today=TODAY)
    return [step.title for step in content.steps if step.is_event]


def test_the_event_is_the_milestone_of_its_day() -> None:
    steps = (("Mai 2020", "Fachforum Nord"), ("26. Mai 2020", "Forum"), ("noch offen", "Fachforum"))
    assert _event("2020-05-26", "Fachforum Nord", *steps) == ["Forum"]


def test_without_its_day_the_event_is_the_milestone_that_shares_its_words() -> None:
    steps = (("Mai 2020", "Ministerrat"), ("Mai 2020", "Fachforum"), ("Jun 2020", "Fachforum"))
    assert _event("2020-05-26", "Fachforum Nord", *steps) == ["Fachforum"]
    assert _event("2020-05-26", "Klausur", *steps) == []
    assert _event(None, "Fachforum", *steps) == []


def test_a_date_that_is_none_is_left_out() -> None:
    dossier = bare()
    dossier = replace(dossier, workshop=dossier.workshop._replace(date="2020-13-45"))
    assert compose(dossier, today=TODAY).day is None


def test_workshops_of_a_process_are_milestones_by_themselves() -> None:
    plan = bare()
    own = plan.workshop._replace(language="de", title="Auftakt", date="2026-03-05")
    later = plan.workshop._replace(id="later", title="Abschlussforum", date="2026-11-20")
    named = plan.workshop._replace(id="named", title="Werkstatt Netze", date="2026-06-10")
    undated = plan.workshop._replace(id="undated", title="Irgendwann", date=None)
    milestones = (
        _milestone("10. Juni 2026", "Zweite Werkstatt"),
        _milestone("Q 3/2026", "Entwurf"),
        _milestone("ab 2027", "Umsetzung"),
    )
    plan = replace(plan, workshop=own, siblings=(later, named, undated), milestones=milestones)
    steps = compose(plan, today=TODAY).steps
    assert [(step.when, step.title, step.is_event) for step in steps] == [
        ("5. März 2026", "Auftakt", True),
        ("10. Juni 2026", "Zweite Werkstatt", False),
        ("Q 3/2026", "Entwurf", False),
        ("20. November 2026", "Abschlussforum", False),
        ("ab 2027", "Umsetzung", False),
    ]


def test_two_workshops_of_one_day_are_two_milestones() -> None:
    plan = bare()
    own = plan.workshop._replace(title="Forum Nord", date="2026-03-05")
    other = plan.workshop._replace(id="other", title="Forum Süd", date="2026-03-05")
    plan = replace(plan, workshop=own, siblings=(other,), milestones=())
    steps = compose(plan, today=TODAY).steps
    assert [step.title for step in steps] == ["Forum Nord", "Forum Süd"]
    assert [step.is_event for step in steps] == [True, False]


def _milestone(when: str, title: str) -> Milestone:
    return Milestone(id=f"{when} {title}", workshop_id="", when_text=when, title=title)
