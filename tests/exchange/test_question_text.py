"""Guiding questions from mails, PDF and Word: which questions they become."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.exchange.question_reader import read_questions
from facilitator.exchange.source.reading import Reading
from tests.exchange.copies import QUESTIONS
from tests.exchange.pasted import check, copied, text

Tree = list[tuple[str, list[tuple[str, list[str]]]]]


def tree(reading: Reading) -> Tree:
    """Return the topics with their questions, and those with their sub-questions."""
    dossier = reading.dossier
    return [
        (
            f"{topic.number} {topic.title}".strip(),
            [
                (question.text, [sub.text for sub in dossier.sub_questions_of(question)])
                for question in dossier.questions_of(topic)
            ],
        )
        for topic in dossier.topics
    ]


EXPECTED: Tree = [
    ("1 Netze", [("Was fehlt vor Ort?", []), ("Wer hilft?", ["Land", "Bund"])]),
    ("2 Daten", [("Woher kommen sie?", [])]),
]


def test_a_mail_becomes_topics_with_questions_and_sub_questions() -> None:
    reading = read_questions(QUESTIONS)
    long = "Wer hilft bei der Umsetzung der Maßnahmen in den Gemeinden und was brauchen die Menschen dafür?"
    assert tree(reading) == [
        ("1 Wasser", [("Was fehlt vor Ort?", []), (long, ["Land", "Bund"])]),
        ("2 Dächer", [("Grün oder Blau", ["Welche Dächer?", "Welche Kosten?"]), ("Ausblick", [])]),
    ]
    first, *_, costs, _last = reading.dossier.questions
    assert (first.planned_minutes, first.hint) == (10, "keine Firmennamen")
    assert costs.planned_minutes == 5


def test_what_is_no_question_is_kept_and_what_is_a_guess_is_marked() -> None:
    reading = read_questions(QUESTIONS)
    assert [remark.text for remark in reading.dossier.remarks] == [
        "Bitte diskutieren Sie folgende Fragen:"
    ]
    assert [(finding.line, finding.sentence) for finding in reading.findings] == [
        (3, "This was not understood; it is kept as a remark."),
        (18, "This has no question mark and no number; it is taken as a question."),
    ]


SOURCES = """
# Workshop 1: Netze / ## Was fehlt vor Ort? / ## Wer hilft? / ### a. Land / ### b. Bund
/ # Workshop 2: Daten / ## Woher kommen sie?

Workshop 1: Netze / 1. Was fehlt vor Ort? / 2. Wer hilft? / a. Land / b. Bund
/ Workshop 2: Daten / 1. Woher kommen sie?

Workshop 1 – Netze / • Was fehlt vor Ort? / • Wer hilft? / o Land / o Bund
/ Workshop 2 – Daten / • Woher kommen sie?

Thema 1: Netze / 1. Was fehlt vor Ort? / 2. Wer hilft? / 2.1 Land / 2.2 Bund
/ Thema 2: Daten / 1. Woher kommen sie?

W 1.1: Netze / Was fehlt vor Ort? / Wer hilft? /   a) Land /   b) Bund
/ W 1.2: Daten / Woher kommen sie?

# Netze / ## Was fehlt vor Ort? / ## Wer hilft? / - Land / - Bund
/ # Daten / ## Woher kommen sie?

Leitfragen Workshop 1: Netze / Frage 1: Was fehlt vor Ort? / Frage 2: Wer hilft?
/ Teilfrage: Land / Teilfrage: Bund / Leitfragen Workshop 2: Daten / Frage 1: Woher kommen sie?

AG A: Netze / (1) Was fehlt vor Ort? / (2) Wer hilft? / (a) Land / (b) Bund
/ AG B: Daten / (1) Woher kommen sie?

| Thema | Nr. | Leitfrage | / |---|---|---| / | Workshop 1: Netze | 1 | Was fehlt vor Ort? |
/ | Workshop 1: Netze | 2 | Wer hilft? | / | | 2a | Land | / | | 2b | Bund |
/ | Workshop 2: Daten | 1 | Woher kommen sie? |
"""
"""The same questions in nine forms, with strokes between their lines."""


@pytest.mark.parametrize("source", SOURCES.strip().split("\n\n"))
def test_headings_signs_letters_and_tables_say_the_same(source: str) -> None:
    lines = source.replace("\n/", " /").split(" / ")
    assert tree(read_questions("\n".join(lines))) == EXPECTED


def test_questions_without_a_topic_are_for_the_one_that_was_chosen() -> None:
    assert tree(read_questions("- Was fehlt?\n- Wer hilft?", topic=3)) == [
        ("3", [("Was fehlt?", []), ("Wer hilft?", [])])
    ]


def test_a_title_that_the_workshop_knows_begins_its_topic() -> None:
    reading = read_questions("Daten und Deiche\nWas fehlt?", {2: "Daten und Deiche"})
    assert tree(reading) == [("2 Daten und Deiche", [("Was fehlt?", [])])]


def test_a_question_that_a_mail_broke_is_whole_again() -> None:
    source = (
        "1. Was muss in den Gemeinden und in den Betrieben der ganzen\n"
        "Region passieren?\n"
        "2. Wie kann die Landes-\n"
        "förderung helfen?"
    )
    ((_, questions),) = tree(read_questions(source))
    assert [question for question, _ in questions] == [
        "Was muss in den Gemeinden und in den Betrieben der ganzen Region passieren?",
        "Wie kann die Landesförderung helfen?",
    ]


@pytest.mark.parametrize(
    "line", ["> kurz halten", "Hinweis: kurz halten", "(Hinweis für die Moderation: kurz halten)"]
)
def test_a_hint_belongs_to_the_question_above(line: str) -> None:
    reading = read_questions(f"1. Was fehlt?\n{line}\n2. Wer hilft?")
    assert [question.hint for question in reading.dossier.questions] == ["kurz halten", ""]
    assert tree(reading) == [("1", [("Was fehlt?", []), ("Wer hilft?", [])])]
    assert reading.lines[1].became == "hint"


@pytest.mark.parametrize("length", ["(8 min)", "{8 min}", "– 8 Min.", "(8')"])
def test_a_budget_is_read_behind_the_question(length: str) -> None:
    (question,) = read_questions(f"1. Was fehlt? {length}").dossier.questions
    assert (question.text, question.planned_minutes) == ("Was fehlt?", 8)


def test_a_third_level_is_taken_as_the_second_and_reported() -> None:
    reading = read_questions("• Wer?\n  o Land\n    ▪ Ministerien")
    assert tree(reading) == [("1", [("Wer?", ["Land", "Ministerien"])])]
    assert [finding.line for finding in reading.findings] == [3]


@pytest.mark.parametrize("seed", range(1000, 1100))
def test_whatever_is_pasted_nothing_is_lost(seed: int) -> None:
    check((text if seed % 2 else copied)(Random(seed)))


@given(st.text(alphabet="ab?:.-•o1 \n\t#>|()W", max_size=200))
def test_any_signs_are_read_without_losing_a_line(pasted: str) -> None:
    check(pasted)
