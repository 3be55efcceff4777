from dataclasses import replace

import pytest

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Note
from facilitator.exchange.outline_reader import read_outline
from facilitator.exchange.outline_writer import write_outline

PROGRAMME = """---
title: Forum
---

# Agenda

- 14:00 Erster Durchlauf (45 min)
  - W 1.1: Netze
- 15:00 Zweiter Durchlauf (45 min)
  - W 2.1: Netze

# Workshop 1: Netze

## Was fehlt?

"""


def _note(line: str) -> tuple[Note, list[str], str]:
    imported = read_outline(f"{PROGRAMME}- Pegel fehlen\n{line}\n")
    note = imported.dossier.notes[-1]
    return (
        note,
        [finding.sentence for finding in imported.findings],
        write_outline(imported.dossier),
    )


def _task(note: Note) -> tuple[str, str, str]:
    return note.kind, note.task_owner, note.task_due


@pytest.mark.parametrize(
    ("mark", "task"),
    [
        ("{Aufgabe @Ministerium bis 2026-11-30}", ("task", "Ministerium", "2026-11-30")),
        (
            "{task @The ministry, unit 3 by 2026-11-30}",
            ("task", "The ministry, unit 3", "2026-11-30"),
        ),
        ("{Aufgabe bis 2026-11-30 @Land}", ("task", "Land", "2026-11-30")),
        ("{bis 2026-11-30}", ("statement", "", "2026-11-30")),
        ("{@Kommunen im Süden}", ("statement", "Kommunen im Süden", "")),
        ("{Aufgabe} {@Land} {bis 2026-11-30}", ("task", "Land", "2026-11-30")),
        ("{offen @bis morgen}", ("open", "bis morgen", "")),
        ("{Aufgabe @\\{Land\\}}", ("task", "{Land}", "")),
    ],
)
def test_a_task_has_an_owner_and_a_date(mark: str, task: tuple[str, str, str]) -> None:
    note, findings, written = _note(f"- Wer misst? {mark}")
    assert (note.text, _task(note), findings) == ("Wer misst?", task, [])
    assert _task(read_outline(written).dossier.notes[-1]) == task


@pytest.mark.parametrize(
    "mark",
    ["{@}", "{bis 2026-13-40}", "{bis morgen}", "{bis}", "{Aufgabe @ bis 2026-11-30}", "{Gruppe:}",
     "{bestätigt den Plan}", "{bestätigt W1.1-F1-01 W1.1-F1-02}", "{@Land} {@Bund}", "{Aufgabe Aufgabe}"],
)  # fmt: skip
def test_what_only_resembles_a_mark_is_text_and_reported(mark: str) -> None:
    note, findings, _ = _note(f"- Wer misst? {mark}")
    assert note.text.startswith("Wer misst? {")
    assert len(findings) == 1
    assert "was not understood" in findings[0]


def test_a_note_may_be_internal_or_say_whose_group_it_is_from() -> None:
    note, findings, written = _note("- Heikel {intern} {Gruppe: Wasser- und Bodenverbände}")
    assert (note.text, note.kind, note.group_name) == (
        "Heikel",
        "internal",
        "Wasser- und Bodenverbände",
    )
    assert findings == []
    assert "- Heikel {intern} {Gruppe: Wasser- und Bodenverbände}\n" in written


@pytest.mark.parametrize(
    ("mark", "stance"),
    [("{bestätigt W1.1-F1-01}", "confirmed"), ("{widerspricht W 1.1-Q1-01}", "contradicted"),
     ("{confirms W1.1-F1-01}", "confirmed"), ("{Contradicts W1.1-F1-01}", "contradicted")],
)  # fmt: skip
def test_a_note_answers_one_of_the_other_round(mark: str, stance: str) -> None:
    imported = read_outline(f"{PROGRAMME}- Pegel fehlen\n- Stimmt {{W2.1}} {mark}\n")
    first, second = imported.dossier.notes
    assert (second.answers_id, second.stance, second.text) == (first.id, stance, "Stimmt")
    assert imported.findings == ()


def test_a_note_may_answer_one_that_is_read_later_or_is_parked() -> None:
    outline = f"""{PROGRAMME}- Vorn {{bestätigt W2.1-F1-01}}
- Auch {{widerspricht P1}}
- Hinten {{W2.1}}

# Themenspeicher

- Geparkt {{W1.1}}
"""
    imported = read_outline(outline)
    ids = {note.text: note.id for note in imported.dossier.notes}
    answers = {note.text: note.answers_id for note in imported.dossier.notes}
    assert (answers["Vorn"], answers["Auch"]) == (ids["Hinten"], ids["Geparkt"])
    assert write_outline(read_outline(write_outline(imported.dossier)).dossier) == write_outline(
        imported.dossier
    )


@pytest.mark.parametrize("code", ["W9.9-F1-01", "W1.1-F1-07", "P4", "W2.1-F1-01"])
def test_an_answer_to_a_note_that_is_not_there_is_text(code: str) -> None:
    """The last one is the note itself."""
    note, findings, written = _note(f"- Stimmt {{W2.1}} {{bestätigt {code}}}")
    assert (note.text, note.answers_id, note.stance) == (f"Stimmt {{bestätigt {code}}}", None, "")
    assert findings == [f"The mark {{bestätigt {code}}} was not understood and stays text."]
    assert read_outline(written).dossier.notes[-1].text == note.text


def test_everything_about_a_note_stands_behind_it_in_both_languages() -> None:
    note = (
        "- Stimmt {W2.1 ★ Aufgabe @Land bis 2026-11-30} {bestätigt W1.1-F1-01} {Gruppe: Kommunen}"
    )
    imported = read_outline(f"{PROGRAMME}- Pegel fehlen\n{note}\n")
    assert imported.findings == ()
    assert f"{note}\n" in write_outline(imported.dossier)
    workshop = imported.dossier.workshop._replace(language="en")
    english = write_outline(replace(imported.dossier, workshop=workshop))
    assert (
        "- Stimmt {W2.1 ★ task @Land by 2026-11-30} {confirms W1.1-Q1-01} {Group: Kommunen}\n"
        in english
    )
    assert write_outline(read_outline(english).dossier) == english


def _with_last(dossier: Dossier, **cells) -> Dossier:
    return replace(dossier, notes=(*dossier.notes[:-1], dossier.notes[-1]._replace(**cells)))


def test_what_an_outline_cannot_say_exactly_keeps_its_words() -> None:
    dossier = read_outline(f"{PROGRAMME}- Pegel fehlen\n- Stimmt {{W2.1}}\n").dossier
    oral = write_outline(_with_last(dossier, kind="task", task_owner="Land", task_due="Herbst"))
    assert "{W2.1 Aufgabe @Land bis Herbst}" in oral
    gone = write_outline(_with_last(dossier, stance="confirmed", answers_id="gone"))
    assert "- Stimmt {W2.1} {bestätigt}\n" in gone
    for written in (oral, gone):
        assert write_outline(read_outline(written).dossier) == written
