"""Two rounds as one list: what comes up again is said at its point, in words, and not twice."""

from dataclasses import replace

import pytest

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Evidence, KeyResult, Note, Round, Session
from facilitator.domain.richtext import plain
from facilitator.protocol.blocks import layout_blocks
from facilitator.protocol.compose import compose
from facilitator.protocol.elements import Bullet, Heading
from facilitator.protocol.export import protocol_bytes
from facilitator.protocol.layouts import Layout, Listed, load_layout
from tests.protocol.reading import WordFile
from tests.protocol.workshops import TODAY, rich

AGREED, AGAINST = "confirmed", "contradicted"


def _with(*notes: Note, language: str = "de", rounds: int = 2) -> Dossier:
    """Return a workshop of two topics whose only notes are these."""
    dossier = rich()
    topic = dossier.topics[0]
    for number in range(3, rounds + 1):
        held = Round(id=f"r{number}", workshop_id=dossier.workshop.id, number=number)
        session = Session(id=f"s{number}", round_id=held.id, topic_id=topic.id)
        dossier = replace(
            dossier, rounds=(*dossier.rounds, held), sessions=(*dossier.sessions, session)
        )
    sessions = dossier.sessions_of(topic)
    return replace(
        dossier,
        workshop=dossier.workshop._replace(language=language),
        notes=tuple(
            note._replace(
                session_id=sessions[int(note.session_id) - 1].id,
                question_id=note.question_id or dossier.questions[0].id,
            )
            for note in notes
        ),
        key_results=(),
        evidence=(),
    )


def _note(id_: str, round_: int, text: str, answers: str = "", **cells) -> Note:
    return Note(id=id_, session_id=str(round_), text=text, answers_id=answers or None, **cells)


def _printed(dossier: Dossier, layout: str | Layout = "prognos") -> list[tuple[int, str, str]]:
    """Return level, text and anchor of each note's bullet."""
    chosen = load_layout(layout) if isinstance(layout, str) else layout
    return [
        (block.level, plain(block.runs).replace("\u00a0", " "), block.anchor)
        for block in layout_blocks(compose(dossier, today=TODAY), chosen)
        if isinstance(block, Bullet) and block.anchor.startswith("_n")
    ]


@pytest.mark.parametrize(
    ("language", "stance", "kind", "text"),
    [
        ("de", AGREED, "statement", "Zu dünn (in Durchlauf 2 bestätigt)"),
        ("de", AGAINST, "dissent", "Zu dünn (in Durchlauf 2 widersprochen)"),
        ("en", AGREED, "statement", "Zu dünn (confirmed in round 2)"),
        ("en", AGAINST, "dissent", "Zu dünn (contradicted in round 2)"),
    ],
)
@pytest.mark.parametrize("layout", ["prognos", "minutes"])
def test_an_answer_in_the_same_words_is_said_at_the_point(
    layout, language, stance, kind, text
) -> None:
    answer = _note("b", 2, " Zu dünn", "a", kind=kind, stance=stance)
    dossier = _with(_note("a", 1, "Zu dünn"), answer, _note("c", 2, "Neu"), language=language)
    assert _printed(dossier, layout) == [(1, text, "_na"), (1, "Neu", "_nc")]


@pytest.mark.parametrize("kind", ["docx", "md"])
def test_word_file_and_markdown_say_the_same(kind) -> None:
    said = _note("a", 1, "Zu dünn")
    dossier = _with(said, _note("b", 2, "Zu dünn", "a", kind="dissent", stance=AGAINST))
    data = protocol_bytes(dossier, layout="minutes", kind=kind, today=TODAY)
    lines = (
        [read.plain for read in WordFile(data).paragraphs]
        if kind == "docx"
        else [line.lstrip("- ").replace("\u00a0", " ") for line in data.decode().splitlines()]
    )
    assert [line for line in lines if "dünn" in line] == ["Zu dünn (in Durchlauf 2 widersprochen)"]


def test_own_words_of_an_answer_and_what_hangs_on_it_stand_below_its_point() -> None:
    dossier = _with(
        _note("a", 1, "Zu dünn"),
        _note("b", 1, "im Norden", level=2),
        _note("c", 1, "Zu teuer"),
        _note("d", 2, "Dicht genug", "a", kind="dissent", stance=AGAINST),
        _note("e", 2, "seit 2024", level=2),
        _note("f", 2, "Zu teuer", "c", stance=AGREED),
        _note("g", 2, "vor allem der Betrieb", level=2),
    )
    assert _printed(dossier) == [
        (1, "Zu dünn (in Durchlauf 2 widersprochen)", "_na"),
        (2, "im Norden", "_nb"),
        (2, "Widerspruch aus Durchlauf 2: Dicht genug", "_nd"),
        (2, "Widerspruch aus Durchlauf 2: seit 2024", "_ne"),
        (1, "Zu teuer (in Durchlauf 2 bestätigt)", "_nc"),
        (2, "vor allem der Betrieb", "_ng"),
    ]


def test_a_confirmed_sub_point_is_said_at_the_sub_point() -> None:
    dossier = _with(
        _note("a", 1, "Zu dünn"),
        _note("b", 1, "im Norden", level=2),
        _note("c", 1, "im Süden", level=2),
        _note("d", 2, "Zu dünn", "a", stance=AGREED),
        _note("e", 2, "im Norden", "b", level=2, stance=AGREED),
        _note("f", 2, "nur im Winter", level=2),
    )
    assert _printed(dossier) == [
        (1, "Zu dünn (in Durchlauf 2 bestätigt)", "_na"),
        (2, "im Norden (in Durchlauf 2 bestätigt)", "_nb"),
        (2, "im Süden", "_nc"),
        (2, "nur im Winter", "_nf"),
    ]


def test_a_third_round_that_answers_the_second_is_said_at_the_point_of_the_first() -> None:
    dossier = _with(
        _note("a", 1, "Zu dünn"),
        _note("b", 2, "Zu dünn", "a", stance=AGREED),
        _note("c", 3, "Zu dünn", "b", kind="dissent", stance=AGAINST),
        rounds=3,
    )
    text = "Zu dünn (in Durchlauf 2 bestätigt; in Durchlauf 3 widersprochen)"
    assert _printed(dossier) == [(1, text, "_na")]


def test_an_answer_that_is_a_task_is_printed_as_such() -> None:
    task = _note("b", 2, "Messen", "a", kind="task", stance=AGREED, task_owner="Land")
    assert _printed(_with(_note("a", 1, "Messen"), task)) == [
        (1, "Messen (in Durchlauf 2 bestätigt)", "_na"),
        (2, "Bestätigung aus Durchlauf 2: Messen (Land)", "_nb"),
    ]


@pytest.mark.parametrize("gone", ["parked", "internal", "elsewhere", "the same round"])
def test_an_answer_to_what_is_not_printed_here_stands_by_itself(gone) -> None:
    said = _note("a", 2 if gone == "the same round" else 1, "Zu dünn")
    said = {
        "parked": said._replace(is_parked=1),
        "internal": said._replace(kind="internal"),
        "elsewhere": said._replace(question_id=rich().questions[1].id),
        "the same round": said,
    }[gone]
    printed = _printed(_with(said, _note("b", 2, "Zu dünn", "a", stance=AGAINST)))
    assert (1, "Zu dünn (Dissens)", "_nb") in printed
    assert "widersprochen" not in str(printed)


def test_a_quotation_that_is_confirmed_keeps_its_marks() -> None:
    said = _note("a", 1, "Wir warten.", kind="quotation")
    dossier = _with(said, _note("b", 2, "Wir warten.", "a", stance=AGREED))
    assert _printed(dossier) == [(1, "„Wir warten.“ (in Durchlauf 2 bestätigt)", "_na")]


@pytest.mark.parametrize(
    ("language", "cells", "text"),
    [
        ("de", {"task_owner": "Hanna", "task_due": "2026-12-15"}, "(Hanna, bis 15. Dezember 2026)"),
        ("de", {"task_owner": "Hanna"}, "(Hanna)"),
        ("de", {"task_due": "2026-12-15"}, "(bis 15. Dezember 2026)"),
        ("en", {"task_owner": "Hanna", "task_due": "2026-12-15"}, "(Hanna, by 15 December 2026)"),
    ],
)
def test_a_task_says_whose_it_is_and_until_when(language, cells, text) -> None:
    task = _note("a", 1, "Liste schicken", kind="task", **cells)
    assert _printed(_with(task, language=language)) == [(1, f"Liste schicken {text}", "_na")]


def test_a_task_without_either_has_no_brackets_and_a_date_that_is_none_is_left_out() -> None:
    task = _note("a", 1, "Liste schicken", kind="task", task_due="2026-13-45")
    assert _printed(_with(task)) == [(1, "Liste schicken", "_na")]


def _parking_lot(layout: str, language: str = "de") -> list[str]:
    """Return the headings and bullets from the parking lot on."""
    kept, internal = (
        _note(kind, 1, f"Später {kind}", kind=kind, is_parked=1) for kind in ("open", "internal")
    )
    dossier = _with(_note("a", 1, "Jetzt"), kept, internal, language=language)
    blocks = layout_blocks(compose(dossier, today=TODAY), load_layout(layout))
    found = [(block.anchor, block) for block in blocks if isinstance(block, Bullet | Heading)]
    start = next((n for n, (anchor, _) in enumerate(found) if anchor == "_parked"), len(found))
    return [
        block.text if isinstance(block, Heading) else plain(block.runs)
        for _, block in found[start:]
    ]


def test_the_minutes_end_with_the_parking_lot_and_tasks_and_the_long_protocol_has_neither() -> None:
    left = ["Themenspeicher", "Später open (offen)", "Aufgaben und offene Fragen"]
    assert _parking_lot("minutes") == left
    left = ["Parking lot", "Später open (open)", "Tasks and open questions"]
    assert _parking_lot("minutes", "en") == left
    assert _parking_lot("prognos") == []


def test_an_empty_parking_lot_is_not_mentioned() -> None:
    blocks = layout_blocks(
        compose(_with(_note("a", 1, "Jetzt")), today=TODAY), load_layout("minutes")
    )
    assert "Themenspeicher" not in str(blocks)


def _kinds(layout: str | Layout, language: str = "de") -> list[str]:
    kinds = ("dissent", "open", "consensus", "statement")
    notes = (_note(kind, 1, "Punkt", kind=kind) for kind in kinds)
    return [text for _, text, _ in _printed(_with(*notes, language=language), layout)]


def test_dissent_and_open_points_are_marked_and_consensus_in_the_minutes() -> None:
    bare, dissent, open_ = "Punkt", "Punkt (Dissens)", "Punkt (offen)"
    assert _kinds("prognos") == [dissent, open_, bare, bare]
    assert _kinds("minutes") == [dissent, open_, "Punkt (Konsens)", bare]
    english = ["Punkt (dissent)", "Punkt (open)", "Punkt (consensus)", bare]
    assert _kinds("minutes", "en") == english


def test_a_layout_can_leave_the_marks_out() -> None:
    layout = load_layout("prognos")
    blocks = tuple(
        Listed(listed.id, {**listed.options, "unsettled": False}) for listed in layout.blocks
    )
    assert _kinds(replace(layout, blocks=blocks)) == ["Punkt"] * 4


@pytest.mark.parametrize(
    ("kind", "answer", "text"),
    [
        ("statement", None, "Ergebnis"),
        ("consensus", None, "Ergebnis"),
        ("dissent", None, "Ergebnis (Dissens)"),
        ("open", None, "Ergebnis (offen)"),
        ("statement", AGREED, "Ergebnis"),
        ("statement", AGAINST, "Ergebnis (in Durchlauf 2 widersprochen)"),
    ],
)
def test_a_key_result_says_what_of_its_evidence_is_not_agreed(kind, answer, text) -> None:
    answers = [_note("b", 2, "Nein", "a", kind="dissent", stance=answer)] if answer else []
    dossier = _with(_note("a", 1, "Zu dünn", kind=kind), *answers)
    result = KeyResult(id="k", topic_id=dossier.topics[0].id, text="Ergebnis")
    dossier = replace(
        dossier,
        key_results=(result,),
        evidence=(Evidence(id="e", note_id="a", key_result_id="k"),),
    )
    printed = [
        plain(block.runs).replace("\u00a0", " ")
        for block in layout_blocks(compose(dossier, today=TODAY), load_layout("prognos"))
        if isinstance(block, Bullet) and block.anchor == "_kk"
    ]
    assert printed == [text]


def test_what_a_note_says_of_its_stance_itself_is_not_said_twice() -> None:
    agreed = _note("b", 2, "Bestätigt: Trinkwasser hat Vorrang", "a", stance=AGREED)
    assert _printed(_with(_note("a", 1, "Trinkwasser zuerst"), agreed))[1] == (
        *(2, "Bestätigung aus Durchlauf 2: Trinkwasser hat Vorrang", "_nb"),
    )
