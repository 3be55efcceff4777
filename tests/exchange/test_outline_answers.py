"""Curated answers in an outline: what they rest on, what is left out, and claims that cite them."""

from dataclasses import replace

import pytest

from facilitator.domain.authoring import Answer
from facilitator.exchange.outline_reader import Imported, read_outline
from facilitator.exchange.outline_writer import write_outline

PLAN = """---
title: Forum
---

# Agenda

- 14:00 Erster Durchlauf (45 min)
  - W 1.1: Netze
- 15:00 Zweiter Durchlauf (45 min)
  - W 2.1: Netze

# Workshop 1: Netze

## Was fehlt?

- Pegel fehlen
- Personal {ausgelassen: gehört nach Workshop 2}
- Pegel, immer noch {W2.1} {bestätigt W1.1-F1-01}
"""
ANSWERS = """- Pegel fehlen {Antwort bestätigt: W1.1-F1-01, W2.1-F1-01}
  - auch im Süden {Antwort}
- Streit ums Geld {Dissens} {Antwort neu}
"""
CLAIMS = """
# Kernergebnisse

## Workshop 1: Netze

- Messen {T1-F1-A02, W1.1-F1-01}
"""


def _read(text: str) -> Imported:
    return read_outline(PLAN + text)


def _said(answer: Answer) -> tuple[int, str, str, str]:
    return answer.level, answer.text, answer.kind, answer.standing


def test_answers_and_what_is_left_out_come_back_as_they_were_written() -> None:
    imported = _read(ANSWERS + CLAIMS)
    dossier = imported.dossier
    assert imported.findings == ()
    assert [_said(answer) for answer in dossier.answers] == [
        (1, "Pegel fehlen", "statement", "confirmed"),
        (2, "auch im Süden", "statement", ""),
        (1, "Streit ums Geld", "dissent", "new"),
    ]
    first, second, third = dossier.notes
    sources = [(entry.answer_id, entry.note_id, entry.said) for entry in dossier.answer_sources]
    answer = dossier.answers[0].id
    assert sources == [(answer, first.id, first.text), (answer, third.id, third.text)]
    assert [(entry.note_id, entry.reason) for entry in dossier.omissions] == [
        (second.id, "gehört nach Workshop 2")
    ]
    (result,) = dossier.key_results
    cited = [(link.note_id, link.answer_id) for link in dossier.links_of(result)]
    assert cited == [(None, dossier.answers[1].id), (first.id, None)]
    assert ANSWERS in write_outline(dossier)


def test_both_languages_are_understood() -> None:
    english = ANSWERS.replace("Antwort", "answer").replace("bestätigt:", "confirmed:")
    german, other = _read(ANSWERS).dossier, _read(english.replace("neu", "new")).dossier
    assert [_said(answer) for answer in other.answers] == [_said(one) for one in german.answers]
    written = write_outline(replace(other, workshop=other.workshop._replace(language="en")))
    assert "{dissent} {Answer new}" in written
    assert "{left out: gehört nach Workshop 2}" in written


@pytest.mark.parametrize(
    "mark",
    [
        *(
            "{Antwort vielleicht}",
            "{Antwort: irgendwas}",
            "{Antwort} {Antwort}",
            "{intern} {Antwort}",
        ),
        *("{W2.1} {Antwort}", "{Antwort} {Gruppe: x}", "{★} {Antwort}", "{Antwort} {ausgelassen}"),
        "{ausgelassen} {ausgelassen: doppelt}",
    ],
)
def test_what_cannot_be_said_of_an_answer_stays_text_and_is_reported(mark: str) -> None:
    imported = _read(f"- Wer misst? {mark}\n")
    said = {entry.text for entry in (*imported.dossier.notes, *imported.dossier.answers)}
    assert any(text.startswith("Wer misst? {") for text in said)
    (finding,) = imported.findings
    assert "was not understood" in finding.sentence


def test_a_note_that_is_not_there_stays_as_text_of_the_answer() -> None:
    imported = _read("- Mehr messen {Antwort: W2.1-F1-01, W2.1-F9-01}\n")
    (answer,) = imported.dossier.answers
    assert answer.text == "Mehr messen {W2.1-F9-01}"
    assert len(imported.dossier.answer_sources) == 1
    assert len(imported.findings) == 1


def test_an_answer_remembers_what_its_note_says_when_all_is_read() -> None:
    imported = _read("- Noch einmal {bestätigt W1.1-F9-01}\n- Messen {Antwort: W1.1-F1-03}\n")
    (source,) = imported.dossier.answer_sources
    assert source.said == "Noch einmal {bestätigt W1.1-F9-01}"
    assert source.said == imported.dossier.note[source.note_id].text


def test_a_note_below_an_answer_and_one_of_the_parking_lot_stand_by_themselves() -> None:
    imported = _read("- Oben {Antwort}\n  - Unten\n\n# Themenspeicher\n\n- Später {Antwort}\n")
    assert [entry.text for entry in imported.dossier.answers] == ["Oben"]
    said = [(note.level, note.text, note.is_parked) for note in imported.dossier.notes]
    assert (1, "Unten", 0) in said
    assert (1, "Später {Antwort}", 1) in said
    assert len(imported.findings) == 2
