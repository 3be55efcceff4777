"""What an audit finds, and that it finds nothing in a protocol that proves what it says."""

from dataclasses import replace

import pytest

from facilitator.domain.audit.auditing import audit
from facilitator.domain.audit.candidates import candidates, saying
from facilitator.domain.audit.counts import counted_by_field
from facilitator.domain.authoring import Answer, AnswerSource, Omission
from facilitator.domain.consolidation import Consolidation
from facilitator.domain.dossier import Dossier
from facilitator.domain.planning import Attendance, Placement, Profile
from facilitator.domain.records import Chapter, ChapterRole, Evidence, Involvement, Speaker
from tests.protocol.workshops import rich


def proven() -> Dossier:
    """Return the rich workshop with all of its claims resting on a note and all questions answered."""
    dossier = rich()
    note = next(note for note in dossier.notes if note.id not in dossier.internal)
    claims = [{"key_result_id": entry.id} for entry in dossier.key_results]
    claims += [{"recommendation_id": entry.id} for entry in dossier.recommendations]
    links = [Evidence(f"e{at}", note.id, **claim) for at, claim in enumerate(claims)]
    answers = [
        Answer(f"w{entry.row_id}", entry.row_id, text="Das Land.")
        for entry in audit(dossier)
        if entry.matter == "unanswered"
    ]
    sources = [AnswerSource(f"q{entry.id}", entry.id, note.id) for entry in answers]
    return replace(
        dossier,
        evidence=tuple(links),
        answers=tuple(answers),
        answer_sources=tuple(sources),
    )


def found(dossier: Dossier) -> list[tuple[str, str, str]]:
    return [(entry.matter, entry.table, entry.row_id) for entry in audit(dossier)]


def with_text(text: str, role: ChapterRole = "context") -> Dossier:
    dossier = proven()
    own = [chapter for chapter in dossier.chapters if chapter.role != role]
    chapter = Chapter("c9", dossier.workshop.id, "z", role=role, text=text)
    return replace(dossier, chapters=(*own, chapter))


def test_a_protocol_that_proves_what_it_says_is_clean() -> None:
    assert found(proven()) == []


# Claims and notes


def test_claims_without_evidence_are_found() -> None:
    dossier = replace(proven(), evidence=())
    claims = [("key_result", entry.id) for entry in dossier.key_results if entry.text]
    claims += [("recommendation", entry.id) for entry in dossier.recommendations]
    unproven = [(table, row) for matter, table, row in found(dossier) if matter == "unproven"]
    assert unproven == claims


def test_an_internal_note_proves_nothing() -> None:
    dossier = proven()
    note = next(note for note in dossier.notes if note.id == dossier.evidence[0].note_id)
    notes = tuple(
        each._replace(kind="internal") if each.id == note.id else each for each in dossier.notes
    )
    assert "unproven" in {matter for matter, _, _ in found(replace(dossier, notes=notes))}


def test_conclusions_are_a_claim_where_no_recommendation_stands_below_them() -> None:
    dossier = replace(with_text("Das folgt daraus.", role="conclusions"), recommendations=())
    assert ("unproven", "chapter", "c9") in found(dossier)
    link = Evidence("e9", dossier.evidence[0].note_id, chapter_id="c9")
    dossier = replace(dossier, evidence=(*dossier.evidence, link))
    assert ("unproven", "chapter", "c9") not in found(dossier)


def test_a_note_on_a_consolidated_question_is_used_or_left_out() -> None:
    dossier = proven()
    question = dossier.questions_of(dossier.topics[0])[0]
    same = [
        point.note
        for session in dossier.sessions_of(dossier.topics[0])
        for point in Consolidation(dossier).points_of(question, session)
    ]
    note = same[0]
    answer = Answer("w", str(note.question_id), text="So ist es.")
    free = (each for each in dossier.notes if each not in same)
    other = next(each for each in free if each.id not in dossier.internal)
    known = (*dossier.answer_sources, AnswerSource("o", "w", other.id))
    known = tuple(source._replace(note_id=other.id) for source in known)
    dossier = replace(dossier, answers=(*dossier.answers, answer), answer_sources=known)
    unused = {row for matter, _, row in found(dossier) if matter == "unused"}
    assert unused == {entry.id for entry in same}
    used = replace(dossier, answer_sources=(*known, AnswerSource("s", "w", note.id, note.text)))
    assert note.id not in {row for matter, _, row in found(used) if matter == "unused"}
    left_out = tuple(Omission(f"o{entry.id}", entry.id, "doppelt") for entry in same)
    assert found(replace(dossier, omissions=left_out)) == []


def test_questions_without_an_answer_are_found() -> None:
    assert "unanswered" in {matter for matter, _, _ in found(replace(proven(), answers=()))}


# Staleness


def test_a_claim_is_stale_when_its_evidence_says_something_else_than_then() -> None:
    dossier = proven()
    result = next(entry for entry in dossier.key_results if entry.text)
    link = next(link for link in dossier.evidence if link.key_result_id == result.id)
    text = dossier.note[str(link.note_id)].text
    others = [entry for entry in dossier.evidence if entry is not link]
    for said, is_stale in (("", False), (text, False), (f"{text} ", False), ("Anderes", True)):
        changed = replace(dossier, evidence=(*others, link._replace(said=said)))
        assert found(changed) == ([("stale", "key_result", result.id)] if is_stale else [])
        if is_stale:
            (finding,) = audit(changed)
            assert (finding.before, finding.other, finding.link_id) == ("Anderes", text, link.id)


def test_a_key_result_that_says_what_its_note_says_is_never_stale() -> None:
    dossier = proven()
    results = tuple(entry._replace(text=None) for entry in dossier.key_results)
    links = tuple(link._replace(said="Anderes") for link in dossier.evidence if link.key_result_id)
    rest = tuple(link for link in dossier.evidence if link.recommendation_id)
    assert found(replace(dossier, key_results=results, evidence=(*links, *rest))) == []


def test_a_claim_may_rest_on_a_curated_answer_and_an_answer_be_stale_itself() -> None:
    dossier = proven()
    answer = dossier.answers[0]
    advice = dossier.recommendations[0]
    links = [link for link in dossier.evidence if link.recommendation_id != advice.id]
    link = Evidence("e", None, None, advice.id, answer_id=answer.id, said="Der Bund.")
    assert found(replace(dossier, evidence=(*links, link))) == [
        ("stale", "recommendation", advice.id)
    ]
    source = AnswerSource("s", answer.id, dossier.notes[0].id, "Früher anders")
    assert ("answer_stale", "answer", answer.id) in found(
        replace(dossier, answer_sources=(source,))
    )


# Answers and numbers


def resting(text: str, said: str, *, asked: str = "Wie weit?") -> Dossier:
    """Return a workshop with one more answer, which rests on a note that says something."""
    dossier = proven()
    question = dossier.questions_of(dossier.topics[0])[0]._replace(text=asked)
    note = next(each for each in dossier.notes if each.question_id == question.id)
    questions = tuple(question if each.id == question.id else each for each in dossier.questions)
    notes = tuple(
        note._replace(text=said) if each.id == note.id else each for each in dossier.notes
    )
    others = [
        Omission(f"o{each.id}", each.id)
        for each in dossier.notes
        if each.question_id == question.id
    ]
    answer = Answer("w9", question.id, text=text)
    return replace(
        dossier,
        questions=questions,
        notes=notes,
        answers=(*dossier.answers, answer),
        answer_sources=(*dossier.answer_sources, AnswerSource("s9", "w9", note.id)),
        omissions=tuple(others),
    )


def test_an_answer_that_rests_on_no_note_or_on_an_internal_one_is_found() -> None:
    dossier = resting("Ein Streifen am Ufer.", "Ein Streifen")
    assert ("unsourced", "answer", "w9") not in found(dossier)
    bare = replace(dossier, answer_sources=dossier.answer_sources[:-1])
    assert ("unsourced", "answer", "w9") in found(bare)
    used = dossier.answer_sources[-1].note_id
    notes = tuple(
        each._replace(kind="internal") if each.id == used else each for each in dossier.notes
    )
    assert ("unsourced", "answer", "w9") in found(replace(dossier, notes=notes))


@pytest.mark.parametrize(
    ("text", "said", "missing"),
    [
        ("Das Wehr wird 50 cm tiefer.", "40 cm tiefer", "50"),
        ("Das Wehr wird 40 cm tiefer.", "40 cm tiefer", None),
        ("Zwölf Höfe", "12 Höfe", None),
        ("12 Höfe", "Einundzwanzig Höfe", "12"),
        ("1.000 Bäume", "1000 Bäume", None),
        ("12 000 Bäume", "12.000 Bäume", None),
        ("3,5 Prozent", "3,50 %", None),
        ("3,5 Prozent", "35 %", "3,5"),
        ("Zwei von drei bis 2030", "Bis 2030 zwei", "drei"),
        ("Ein Hof und eine Scheune", "Höfe", None),
        ("CO2 sparen", "Kohlendioxid sparen", None),
        ("Bis 2035 fertig", "Fertig", None),
    ],
)
def test_numbers_of_an_answer_are_those_of_its_notes_or_its_question(text, said, missing) -> None:
    dossier = resting(text, said, asked="Was geschieht bis 2035?")
    numbers = [entry for entry in audit(dossier) if entry.matter == "figure"]
    assert [entry.other for entry in numbers if entry.row_id == "w9"] == [missing] * bool(missing)


def test_numbers_of_claims_are_those_of_their_notes_or_answers() -> None:
    dossier = resting("50 Meter", "40 Meter")
    advice = dossier.recommendations[0]._replace(text="Ein Streifen von 60 Metern.")
    links = [link for link in dossier.evidence if link.recommendation_id != advice.id]
    link = Evidence("e9", None, None, advice.id, answer_id="w9")
    claimed = replace(
        dossier,
        recommendations=(advice, *dossier.recommendations[1:]),
        evidence=(*links, link),
    )
    assert ("figure", "recommendation", advice.id) in found(claimed)
    for number in ("40", "50"):
        right = advice._replace(text=f"Ein Streifen von {number} Metern.")
        rows = (right, *dossier.recommendations[1:])
        assert ("figure", "recommendation", advice.id) not in found(
            replace(claimed, recommendations=rows)
        )


def test_notes_that_say_the_number_are_offered_for_it() -> None:
    dossier = resting("50 Meter", "40 Meter")
    answer = dossier.answers[-1]
    question = {each.id: each for each in dossier.questions}[answer.question_id]
    note = next(
        each
        for each in dossier.notes
        if each.question_id == question.id and each.id != dossier.answer_sources[-1].note_id
    )
    notes = tuple(
        each._replace(text="Fünfzig am Ufer") if each.id == note.id else each
        for each in dossier.notes
    )
    offered = saying(replace(dossier, notes=notes), answer, "50")
    assert [entry.id for entry in offered] == [note.id]
    assert saying(dossier, answer, "50") == []


# Counts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Es kamen 54 Personen.", "54 Personen"),
        ("Es kamen drei Teilnehmerinnen und Teilnehmer.", None),
        ("Es kamen 2 Personen.", None),
        ("In sechs parallelen Workshops", "sechs parallelen Workshops"),
        ("In vier parallelen Workshops", None),
        ("In zwei parallelen Workshops", None),
        ("In sechs Workshops des Vorjahres", None),
        ("Daraus folgen 3 zentrale Handlungsempfehlungen:", "3 zentrale Handlungsempfehlungen"),
        ("Daraus folgen zwei Handlungsempfehlungen:", None),
        ("aus sechs Akteursgruppen", "sechs Akteursgruppen"),
        ("aus 12.000 Personen", None),
        ("2–4 Personen je Tisch", None),
    ],
)
def test_counts_are_held_against_the_data(text, words) -> None:
    dossier = with_text(text)
    people = dossier.persons[:3]
    dossier = replace(
        dossier,
        involvements=tuple(
            Involvement(f"i{p.id}", dossier.workshop.id, p.id, role="participant") for p in people
        ),
        attendances=tuple(
            Attendance(f"a{p.id}", dossier.workshop.id, p.id, "present") for p in people[:2]
        ),
        placements=tuple(Placement(f"l{p.id}", p.id, dossier.sessions[0].id) for p in people),
        profiles=(Profile("f", people[0].id, "Kommunen"),),
    )
    counts = [entry for entry in audit(dossier) if entry.matter == "count"]
    assert [(entry.subject, entry.row_id) for entry in counts] == ([(words, "c9")] if words else [])


def test_what_the_file_cannot_count_is_not_judged() -> None:
    dossier = replace(with_text("Es kamen 54 Personen aus sechs Akteursgruppen."), involvements=())
    assert found(dossier) == []


# Names


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jan Lueders sprach.", "Jan Lueders"),
        ("Jan Lüder sprach.", "Jan Lüder"),
        ("Eva Rieck und Eva Riek", "Eva Rieck"),
        ("Jan Lüders’ Vortrag, Uta Kerns Frage, Dr. Uta Kern", None),
        ("Jan Lehmann und Ida Meier", None),
        ("Jan Lüders. Kern der Sache", None),
    ],
)
def test_a_name_that_is_nearly_a_known_one_is_found(text, words) -> None:
    names = [entry for entry in audit(with_text(text)) if entry.matter == "name"]
    assert [entry.subject for entry in names] == ([words] if words else [])


def test_names_in_the_agenda_count_too_and_so_does_a_person_listed_twice() -> None:
    dossier = proven()
    item, person = dossier.agenda[0], dossier.persons[1]
    again = person._replace(id="again", name="Dr. Jan Lueders")
    speaker = Speaker("s9", item.id, printed="Jan Lueders, Kontor")
    dossier = replace(
        dossier, persons=(*dossier.persons, again), speakers=(*dossier.speakers, speaker)
    )
    assert ("name_twice", "person", "again") in found(dossier)
    dossier = replace(dossier, persons=dossier.persons[:-1])
    assert found(dossier) == [("name", "agenda_item", item.id)]


# What a claim may rest on


def test_the_likest_notes_of_the_topic_are_offered_first() -> None:
    dossier = replace(rich(), evidence=())
    result = dossier.key_results[0]._replace(text="Ein Drittel der Wohnungen bleibt bezahlbar.")
    offered = candidates(dossier, result)
    assert offered[0].text.startswith("Ein Drittel")
    assert offered[0].code == "W1.1-F1-01"
    topic = {q.id for q in dossier.questions if q.topic_id == result.topic_id}
    notes = {entry.id for entry in dossier.notes if entry.question_id in topic}
    assert {entry.id for entry in offered} <= notes
    linked = replace(dossier, evidence=(Evidence("e", offered[0].id, result.id),))
    assert offered[0].id not in {entry.id for entry in candidates(linked, result)}


def test_nothing_is_offered_for_words_that_nobody_said() -> None:
    dossier = replace(rich(), evidence=())
    result = dossier.key_results[0]._replace(text="Quantenverschränkung")
    assert candidates(dossier, result) == []


# Fields


def test_fields_that_say_nothing_are_found() -> None:
    dossier = with_text("Am {event.date} kamen {groups.list} und {event.nobody}.")
    silent = [(entry.matter, entry.subject) for entry in audit(dossier)]
    assert silent == [("field", "groups.list"), ("field", "event.nobody")]


def test_a_count_that_does_not_hold_is_mended_by_its_field() -> None:
    text = "Das ergab neun Empfehlungen."
    (finding,) = audit(with_text(text))
    mended = counted_by_field(text, finding.subject, finding.field)
    assert mended == "Das ergab {recommendations.count} Empfehlungen."
    assert found(with_text(mended)) == []
