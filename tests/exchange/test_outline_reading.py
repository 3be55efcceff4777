from collections import Counter
from pathlib import Path

import pytest

from facilitator.domain.codes import SessionCode
from facilitator.domain.dossier import Dossier
from facilitator.exchange.outline.agenda_lines import guess_kind
from facilitator.exchange.outline_reader import read_outline
from facilitator.exchange.outline_writer import write_outline
from tests.exchange.sheets import check, read, sentences

ROOT = Path(__file__).resolve().parents[2]
OURS = sorted(
    [*(ROOT / "resources/examples").glob("*.md"), *(ROOT / "resources/templates").rglob("*.md")]
)
REAL = ROOT.parent / "shared/real/clusterworkshop-rlp-2020.md"


def notes(dossier: Dossier) -> list[tuple[str, int, str]]:
    return [
        (dossier.code[note.session_id].compact, note.level, note.text) for note in dossier.notes
    ]


# Whole outlines


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_the_outlines_we_ship_are_understood_whole(path):
    imported = check(path.read_text(encoding="utf-8"))
    assert imported.findings == ()
    assert imported.dossier.workshop.title


def test_the_example_is_of_the_size_of_a_real_workshop():
    path = ROOT / "resources/examples/zukunftsforum-wasserwirtschaft-nordland.md"
    dossier = read_outline(path.read_bytes()).dossier
    assert (len(dossier.rounds), len(dossier.topics), len(dossier.sessions)) == (2, 3, 6)
    assert len(dossier.notes) >= 90
    assert all(dossier.evidence_of(result) for result in dossier.key_results)
    assert dossier.people("moderation")[0].name == "Svenja Petersdorf"


@pytest.mark.skipif(not REAL.exists(), reason="the real protocol is not in this repository")
def test_a_real_protocol_imports_whole():
    imported = check(REAL.read_text(encoding="utf-8"))
    dossier = imported.dossier
    roots = [question for question in dossier.questions if question.parent_id is None]
    assert (len(dossier.topics), len(dossier.rounds), len(dossier.sessions)) == (3, 2, 6)
    assert (len(roots), len(dossier.questions) - len(roots)) == (15, 4)
    assert Counter(note.level for note in dossier.notes) == {1: 73, 2: 16}
    assert [len(dossier.key_results_of(topic)) for topic in dossier.topics] == [4, 4, 5]
    assert (len(dossier.recommendations), len(dossier.milestones)) == (3, 12)
    assert [chapter.role for chapter in dossier.chapters] == [
        "background", "context", "key_results", "appendix", "conclusions", "elaboration",
    ]  # fmt: skip
    assert [item.kind for item in dossier.agenda] == [
        "arrival", "welcome", "talk", "talk", "break", "parallel", "break", "parallel", "summary", "closing",
    ]  # fmt: skip
    assert all(topic.agenda_title for topic in dossier.topics)
    assert [entry.person_id is not None for entry in dossier.moderators] == [True] * 6
    assert len(imported.findings) == len(dossier.remarks) == 1  # a title that drifts a second time


# Agenda


@pytest.mark.parametrize(
    ("span", "minutes"), [("13:30–14:20", 50), ("23:30–00:15", 45), ("22:00 bis 02:00", 240), ("14:00–13:50", None)]
)  # fmt: skip
def test_a_span_of_time_gives_a_length_across_midnight_too(span, minutes):
    (item,) = read(f"# Agenda\n\n- {span} Feuer\n").dossier.agenda
    assert (item.title, item.duration_minutes) == ("Feuer", minutes)


def test_an_agenda_line_has_time_length_kind_and_people():
    imported = read(
        "# Agenda\n\n- 9:30 Uhr Begrüßung (10 min)\n  - Ada King, Institut\n"
        "- 10:00 – 10:45 Vortrag {sonstiges}\n- Kaffee\n",
        "title: Forum\nmoderation:\n  - {name: Ada King, organisation: Institut}",
    )
    dossier = imported.dossier
    assert [
        (item.start_time, item.duration_minutes, item.kind, item.title) for item in dossier.agenda
    ] == [
        ("09:30", 10, "welcome", "Begrüßung"),
        ("10:00", 45, "other", "Vortrag"),
        (None, None, "break", "Kaffee"),
    ]
    (speaker,) = dossier.speakers
    assert (speaker.person_id, speaker.printed) == (dossier.persons[0].id, "")
    assert imported.findings == ()


@pytest.mark.parametrize(
    ("wording", "is_known", "printed"),
    [
        ("Dr. Ada M. King, Institut", True, ""),
        ("Dr. Ada M. King, Ministerium für alles", True, "Dr. Ada M. King, Ministerium für alles"),
        ("Ada King, Institut AG", True, "Ada King, Institut AG"),
        ("Ada King, Verein", False, "Ada King, Verein"),
        ("Institut AG", False, "Institut AG"),
        ("Institut AG {Dr. Ada M. King, Institut}", True, "Institut AG"),
        ("Dr. Ada M. King, Institut {}", False, "Dr. Ada M. King, Institut"),
    ],
)
def test_a_wording_of_the_agenda_names_a_person_of_the_record(wording, is_known, printed):
    front = "title: Forum\nmoderation:\n  - {name: Dr. Ada M. King, organisation: Institut}"
    (speaker,) = read(f"# Agenda\n\n- Start\n  - {wording}\n", front).dossier.speakers
    assert (speaker.person_id is not None, speaker.printed) == (is_known, printed)


def test_parallel_lines_make_rounds_sessions_moderators_and_rooms():
    dossier = read(
        "# Agenda\n\n- 14:00 Erste Phase\n"
        "  - W 1.1: Netze (Moderation: A, Verein (Nord); B; Raum: Siel)\n  - W 1.2: Daten\n"
        "- 15:00 Zweite Phase\n  - W 2.1: Netze\n\n# Workshop 1: Starke Netze\n"
    ).dossier
    assert [str(code) for code in dossier.code.values()] == ["W 1.1", "W 1.2", "W 2.1"]
    assert [item.kind for item in dossier.agenda] == ["parallel", "parallel"]
    assert [item.round_id for item in dossier.agenda] == [entry.id for entry in dossier.rounds]
    assert [entry.printed for entry in dossier.moderators] == ["A, Verein (Nord)", "B"]
    assert dossier.sessions[0].room == "Siel"
    assert [(topic.title, topic.agenda_title) for topic in dossier.topics] == [
        ("Starke Netze", "Netze"),
        ("Daten", ""),
    ]


# Topics


def test_questions_have_minutes_hints_and_lettered_sub_questions():
    imported = read(
        "# Workshop 1: Netze\n\n## Wer? {8 min}\n\n> Erst sammeln,\n> dann ordnen.\n\n"
        "### a. Heute\n\n### z. B. morgen\n\n### c) Nie\n"
    )
    assert [
        (entry.text, entry.planned_minutes, entry.hint, entry.parent_id is not None)
        for entry in imported.dossier.questions
    ] == [
        ("Wer?", 8, "Erst sammeln,\ndann ordnen.", False),
        ("Heute", None, "", True),
        ("z. B. morgen", None, "", True),
        ("Nie", None, "", True),
    ]
    assert imported.findings == ()


PROGRAMME = (
    "# Agenda\n\n- Phase\n  - W 1.1: N\n- Phase\n  - W 2.1: N\n\n# Workshop 1: N\n\n## F\n\n"
)


def test_notes_belong_to_the_first_session_unless_a_mark_names_another():
    dossier = read(PROGRAMME + "- eins\n- zwei {W2.1}\n  - dazu\n- drei\n  - dazu\n").dossier
    assert notes(dossier) == [
        ("W1.1", 1, "eins"),
        ("W1.1", 1, "drei"),
        ("W1.1", 2, "dazu"),
        ("W2.1", 1, "zwei"),
        ("W2.1", 2, "dazu"),
    ]


@pytest.mark.parametrize(
    ("mark", "session", "kind", "star"),
    [
        ("{★}", "W1.1", "statement", 1),
        ("{*, W 2.1}", "W2.1", "statement", 1),
        ("{W2.1 ★ Konsens}", "W2.1", "consensus", 1),
        ("{dissent}", "W1.1", "dissent", 0),
        ("{?}", "W1.1", "open", 0),
        ("{„} {W2.1}", "W2.1", "quotation", 0),
        ("{Aufgabe}", "W1.1", "task", 0),
        ("{≠}", "W1.1", "dissent", 0),
    ],
)
def test_braces_behind_a_note_say_session_kind_and_key_result(mark, session, kind, star):
    imported = read(f"{PROGRAMME}- Text {mark}\n")
    (note,) = imported.dossier.notes
    assert note.text == "Text"
    assert imported.dossier.code[note.session_id].compact == session
    assert (note.kind, note.is_key_result) == (kind, star)
    assert imported.findings == ()


@pytest.mark.parametrize(
    "mark", ["{siehe Anlage}", "{W1.2}", "{W3.1}", "{W1.1-F1}", "{★ und mehr}"]
)
def test_a_brace_that_is_no_mark_is_text_and_reported(mark):
    imported = read(f"{PROGRAMME}- Text {mark}\n")
    (note,) = imported.dossier.notes
    assert note.text == f"Text {mark}"
    assert sentences(imported) == [(16, f"The mark {mark} was not understood and stays text.")]


def test_a_topic_without_a_round_has_a_session_in_round_1():
    imported = read("# Workshop 2: Netze\n\n## F\n\n- eins\n")
    assert list(imported.dossier.code.values()) == [SessionCode(1, 2)]
    assert imported.findings == ()
    assert "Durchl" not in write_outline(imported.dossier)


def test_notes_without_an_agenda_name_their_rounds_themselves():
    imported = read("# Workshop 1: Netze\n\n## F\n\n- eins\n- zwei {W3.1}\n")
    assert notes(imported.dossier) == [("W1.1", 1, "eins"), ("W3.1", 1, "zwei")]
    assert "# Durchläufe\n\n- W 1.1: Netze\n- W 3.1: Netze\n" in write_outline(imported.dossier)


def test_what_a_topic_cannot_hold_is_kept_and_reported():
    imported = read(
        "# Workshop 1: Netze\n\nVorab.\n\n- frei\n\n## F\n\nEin Absatz.\n\n- a\n  - b\n    - c\n\n#### Tief\n"
    )
    dossier = imported.dossier
    assert [entry.text for entry in dossier.questions] == ["Beiträge", "F", "Tief"]
    assert [text for _, _, text in notes(dossier)] == ["frei", "Ein Absatz.", "a", "b", "c"]
    assert [remark.text for remark in dossier.remarks] == ["Vorab."]
    assert [line for line, _ in sentences(imported)] == [7, 9, 13, 17, 19]


@pytest.mark.parametrize(
    "text",
    [
        *("26. Mai 2020 ist der Termin", "1. Hälfte 2027", "2) doppelt", "- Strich", "* Stern"),
        *("# Raute", "> Zitat", "``` Zaun", "5.", "-"),
    ],
)
def test_an_item_is_all_that_stands_behind_its_marker(text):
    imported = read(f"# Workshop 1: Netze\n\n## F\n\n- {text}\n  - {text}\n1. {text}\n")
    assert [(level, said) for _, level, said in notes(imported.dossier)] == [
        *((1, text), (2, text), (1, text))
    ]
    assert imported.findings == ()


def test_a_number_before_a_sentence_is_no_list_unless_it_goes_on():
    imported = read(
        "# Workshop 1: Netze\n\n## F\n\n26. Mai 2020 war es.\n27. Mai auch.\n\n## G\n\n1. a\n\nb\n\n2. c\n"
    )
    assert [text for _, _, text in notes(imported.dossier)] == [
        *("26. Mai 2020 war es.", "27. Mai auch.", "a", "b", "c")
    ]
    assert [line for line, _ in sentences(imported)] == [9, 10, 16]


def test_the_parking_lot_remembers_session_and_question():
    dossier = read(
        f"{PROGRAMME}### a. T\n\n# Themenspeicher\n\n- eins {{W2.1-F1a}}\n- zwei {{W2.1}}\n- drei\n"
    ).dossier
    sub = dossier.questions[1]
    assert [
        (dossier.code[note.session_id].compact, note.question_id, note.text)
        for note in dossier.parked
    ] == [("W1.1", None, "drei"), ("W2.1", sub.id, "eins"), ("W2.1", None, "zwei")]


# Results and chapters

RESULTS = PROGRAMME + "- eins\n- zwei {W2.1}\n\n# Kernergebnisse\n\nVorab.\n\n## Workshop 1: N\n\n"


def test_key_results_quote_their_evidence_or_say_it_in_own_words():
    imported = read(
        RESULTS
        + "- eins {W1.1-F1-01}\n- anders {W1.1-Q1-01, W2.1-F1-01}\n- frei\n\nSiehe Anlage.\n"
    )
    dossier = imported.dossier
    assert [
        (result.text, [note.text for note in dossier.evidence_of(result)])
        for result in dossier.key_results
    ] == [
        (None, ["eins"]),
        ("anders", ["eins", "zwei"]),
        ("frei", []),
    ]
    assert [(chapter.role, chapter.title, chapter.text) for chapter in dossier.chapters] == [
        ("key_results", "Kernergebnisse", "Vorab."),
        ("appendix", "", "Siehe Anlage."),
    ]
    assert imported.findings == ()


def test_evidence_that_does_not_exist_stays_text():
    imported = read(RESULTS + "- eins {W1.1-F9-01}\n")
    assert imported.dossier.key_results[0].text == "eins {W1.1-F9-01}"
    assert len(imported.findings) == 1


def test_a_title_that_drifts_again_is_kept_as_a_remark():
    imported = read(RESULTS.replace("## Workshop 1: N", "## Workshop 1: Ganz anders") + "- eins\n")
    assert imported.dossier.topics[0].title == "N"
    assert [remark.text for remark in imported.dossier.remarks] == ["Workshop 1: Ganz anders"]
    assert [line for line, _ in sentences(imported)] == [23]


def test_key_results_are_found_by_title_too():
    dossier = read(
        RESULTS.replace("Workshop 1: N\n\n## F", "Workshop 1: Netze\n\n## F").replace(
            "## Workshop 1: N", "## Netze"
        )
        + "- eins\n"
    ).dossier
    assert [result.topic_id for result in dossier.key_results] == [dossier.topics[0].id]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Ankommen und Kaffee", "arrival"),
        ("Kaffee zum Ankommen", "arrival"),
        ("Kaffeepause", "break"),
        ("Ankommen nach der Mittagspause", "break"),
        ("Mittagessen", "break"),
    ],
)
def test_whoever_arrives_at_coffee_arrives(title: str, kind: str):
    assert guess_kind(title, has_sessions=False) == kind
