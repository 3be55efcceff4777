from dataclasses import replace

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Note, Person
from tests.domain.factory import Plan


def _codes(dossier: Dossier) -> list[str]:
    return [dossier.note_codes[note.id].text() for note in dossier.notes]


def test_a_question_has_its_topics_sub_questions_and_no_others() -> None:
    dossier = Plan(topics=2, questions=3, sub_questions=2).dossier()
    for topic in dossier.topics:
        questions = dossier.questions_of(topic)
        assert len(questions) == 3
        for question in questions:
            parts = dossier.sub_questions_of(question)
            assert [part.parent_id for part in parts] == [question.id] * 2


def test_numbers_run_through_a_question_and_its_sub_questions() -> None:
    dossier = Plan(rounds=1, topics=1, questions=2, sub_questions=1, notes=2).dossier()
    flat = replace(dossier, notes=tuple(note._replace(level=1) for note in dossier.notes))
    assert _codes(flat) == [
        "W1.1-F1-01", "W1.1-F1-02", "W1.1-F1-03", "W1.1-F1-04",
        "W1.1-F2-01", "W1.1-F2-02", "W1.1-F2-03", "W1.1-F2-04",
    ]  # fmt: skip


def test_sub_notes_count_below_their_note_and_a_leading_one_is_a_note() -> None:
    dossier = Plan(rounds=1, topics=1, questions=1, sub_questions=0, notes=5).dossier()
    levels = (2, 2, 1, 2, 2)
    notes = tuple(n._replace(level=level) for n, level in zip(dossier.notes, levels, strict=True))
    assert _codes(replace(dossier, notes=notes)) == [
        "W1.1-F1-01", "W1.1-F1-01.1", "W1.1-F1-02", "W1.1-F1-02.1", "W1.1-F1-02.2",
    ]  # fmt: skip


def test_parked_notes_have_no_code_and_stand_in_the_parking_lot() -> None:
    dossier = Plan(rounds=1, topics=1, questions=1, sub_questions=0, notes=3).dossier()
    first, second, third = dossier.notes
    dossier = replace(dossier, notes=(first, second._replace(is_parked=1), third))
    assert dossier.parked == [dossier.notes[1]]
    assert set(dossier.note_codes) == {first.id, third.id}
    question, session = dossier.questions[0], dossier.sessions[0]
    assert dossier.notes_of(question, session) == [first, third]


def test_merged_notes_go_through_the_rounds_in_order() -> None:
    dossier = Plan(rounds=3, topics=2, notes=2).dossier()
    shuffled = replace(dossier, sessions=dossier.sessions[::-1])
    topic = dossier.topics[1]
    question = dossier.questions_of(topic)[0]
    merged = shuffled.merged_notes_of(question, topic)
    rounds = [dossier.code[note.session_id].round for note in merged]
    assert rounds == [1, 1, 2, 2, 3, 3]
    assert {note.question_id for note in merged} == {question.id}


def test_sessions_are_found_by_round_and_by_topic() -> None:
    dossier = Plan(rounds=2, topics=3).dossier()
    by_topic = [dossier.code[entry.id].compact for entry in dossier.sessions_of(dossier.topics[2])]
    by_round = [dossier.code[entry.id].compact for entry in dossier.sessions_of(dossier.rounds[1])]
    assert by_topic == ["W1.3", "W2.3"]
    assert by_round == ["W2.1", "W2.2", "W2.3"]


def test_people_come_by_their_role_and_one_that_is_gone_is_left_out() -> None:
    dossier = Plan().dossier()
    assert [person.name for person in dossier.people("representative")] == ["Maren Thießen"]
    assert dossier.people("recipient") == []
    without = replace(dossier, persons=dossier.persons[1:])
    assert without.people("representative") == []
    assert isinstance(without.people("moderation")[0], Person)


def test_a_key_result_without_words_says_what_its_first_note_says() -> None:
    dossier = Plan(topics=1).dossier()
    (result,) = dossier.key_results_of(dossier.topics[0])
    (note,) = dossier.evidence_of(result)
    assert isinstance(note, Note)
    assert dossier.text_of(result) == note.text
    assert dossier.text_of(result._replace(text="Eigene Worte")) == "Eigene Worte"
    assert dossier.text_of(result._replace(id="without evidence")) == ""


def test_evidence_on_a_deleted_note_is_left_out() -> None:
    dossier = Plan(topics=1).dossier()
    result = dossier.key_results[0]
    gone = dossier.evidence_of(result)[0]
    without = replace(dossier, notes=tuple(note for note in dossier.notes if note != gone))
    assert without.evidence_of(result) == []
    assert without.text_of(result) == ""


def test_speakers_moderators_and_chapters_are_found_by_what_they_belong_to() -> None:
    dossier = Plan().dossier()
    assert len(dossier.speakers_of(dossier.agenda[0])) == 1
    assert dossier.speakers_of(dossier.agenda[1]) == []
    assert all(len(dossier.moderators_of(session)) == 1 for session in dossier.sessions)
    chapter = dossier.chapter("background")
    assert chapter is not None
    assert chapter.title == "Ausgangssituation"
    assert dossier.chapter("contact") is None
