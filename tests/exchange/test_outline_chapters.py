"""Reading what stands around the topics: chapters, milestones, remarks, the language."""

import pytest

from tests.exchange.sheets import read, sentences


def test_conclusions_hold_an_intro_recommendations_and_what_follows():
    imported = read(
        "# Fazit und Empfehlungen\n\nVorab.\n\n1. Erstens\n2. Zweitens\n\nDanach.\n\n- mehr\n"
    )
    dossier = imported.dossier
    assert [entry.text for entry in dossier.recommendations] == ["Erstens", "Zweitens"]
    assert [(chapter.role, chapter.text) for chapter in dossier.chapters] == [
        ("conclusions", "Vorab."),
        ("elaboration", "Danach.\n\n- mehr"),
    ]


def test_a_numbered_list_elsewhere_stays_prose():
    dossier = read("# Der Tag im Kontext\n\nDrei Themen:\n\n1. Netze\n2. Daten\n").dossier
    assert dossier.recommendations == ()
    assert dossier.chapters[0].text == "Drei Themen:\n\n1. Netze\n2. Daten"


@pytest.mark.parametrize(
    ("headings", "roles"),
    [
        (
            "Background|Timeline|Key results|Contact",
            ["background", "timeline", "key_results", "contact"],
        ),
        (
            "Kernergebnisse|Schlussfolgerungen aus den Kernergebnissen",
            ["key_results", "conclusions"],
        ),
        ("Einordnung|Kontext|Noch ein Kontext", ["extra", "context", "extra"]),
        ("Kontext und Fazit", ["context"]),
        ("Kernergebnisse|Kontext und Fazit", ["key_results", "conclusions"]),
        ("Freies {Ausgangssituation}|Anlage {Kapitel}", ["background", "extra"]),
    ],
)
def test_headings_have_roles_by_words_place_and_mark(headings, roles):
    body = "".join(f"# {heading}\n\nText.\n\n" for heading in headings.split("|"))
    imported = read(body)
    assert [chapter.role for chapter in imported.dossier.chapters] == roles
    assert imported.findings == ()


def test_a_heading_inside_a_chapter_stays_as_a_paragraph():
    imported = read("# Ausgangslage\n\nText.\n\n## Unter\n\nMehr.\n")
    assert imported.dossier.chapters[0].text == "Text.\n\n\\## Unter\n\nMehr."
    assert [line for line, _ in sentences(imported)] == [9]


@pytest.mark.parametrize(
    "milestones",
    [
        "| Datum | Meilenstein |\n|---|---|\n| Mai 2020 | Start \\| Los |\n| ab 2021 | Bericht | jährlich |",
        "- Mai 2020: Start \\| Los\n- ab 2021: Bericht, jährlich",
    ],
)
def test_milestones_are_a_table_or_bullets(milestones):
    imported = read(f"# Zeitstrahl\n\n{milestones}\n")
    assert [(step.when_text, step.title) for step in imported.dossier.milestones] == [
        ("Mai 2020", "Start | Los"),
        ("ab 2021", "Bericht, jährlich"),
    ]
    assert imported.dossier.chapters == ()
    assert imported.findings == ()


def test_milestones_may_have_days():
    imported = read("# Zeitstrahl\n\n- 17. September 2026: Forum\n- 1. Hälfte 2027: Entwurf\n")
    assert [(step.when_text, step.title) for step in imported.dossier.milestones] == [
        ("17. September 2026", "Forum"),
        ("1. Hälfte 2027", "Entwurf"),
    ]
    assert imported.findings == ()


def test_remarks_come_back_with_their_lines():
    imported = read("# Anmerkungen\n\n- eine\\\n    \\- zweite\\\n  dritte\n  Zeile\n- andere\n")
    assert [remark.text for remark in imported.dossier.remarks] == [
        "eine\n  - zweite\ndritte Zeile",
        "andere",
    ]


def test_text_before_the_first_heading_becomes_a_chapter():
    imported = read("Vorab.\n\n# Agenda\n\n- Start\n")
    assert [(chapter.role, chapter.text) for chapter in imported.dossier.chapters] == [
        ("extra", "Vorab.")
    ]
    assert [line for line, _ in sentences(imported)] == [5]


def test_the_language_is_german_unless_said_or_seen():
    assert read("# Agenda\n\n- Start\n").dossier.workshop.language == "de"
    assert read("# Key results\n\n# Parking lot\n").dossier.workshop.language == "en"
    assert read("# Key results\n", "title: F\nlanguage: de").dossier.workshop.language == "de"
