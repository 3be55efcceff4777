"""Agendas from mails, PDF and Word: which plan they become, and what is said about guesses."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.identity import new_id
from facilitator.domain.records import Person
from facilitator.errors import UserError
from facilitator.exchange.agenda_reader import read_agenda
from facilitator.exchange.agenda_text.clocks import times_at_start
from facilitator.exchange.agenda_text.names import read_names
from tests.exchange.copies import AGENDAS, ENGLISH, MAIL, PDF, WORD
from tests.exchange.pasted import check, copied, text
from tests.exchange.told import findings, items, who

# Whole texts


def test_a_quoted_mail_becomes_the_plan_that_it_describes() -> None:
    reading = read_agenda(MAIL)
    dossier = reading.dossier
    head = dossier.workshop
    assert (head.title, head.date, head.end_time) == (
        "Zukunftswerkstatt Hafen",
        "2026-09-17",
        "14:15",
    )
    assert [person.name for person in dossier.people("moderation")] == ["Ada King", "Tom Grün"]
    assert items(reading) == [
        ("09:30", None, "Ankommen im Foyer"),
        ("10:00", 15, "Begrüßung"),
        ("10:15", None, 'Impuls "Wasser in der Stadt"'),
        (None, None, "Kurze Einführung in den Tag"),
        ("11:00", 45, "Workshops, Runde 1"),
        ("11:45", 5, "Wechsel"),
        ("11:50", 45, "Workshops, Runde 2"),
        ("12:35", None, "Mittag"),
        ("13:30", None, "Podium: Wie geht es weiter?"),
    ]
    assert [item.kind for item in dossier.agenda][:7] == [
        *("arrival", "welcome", "talk", "talk", "parallel", "change", "parallel"),
    ]
    assert [(topic.number, topic.title) for topic in dossier.topics] == [
        (1, "Pegel und Deiche"),
        (2, "Grüne Dächer"),
    ]
    assert [session.room for session in dossier.sessions] == ["", "Siel", "", "Siel"]


def test_a_mail_says_who_speaks_and_who_moderates() -> None:
    assert who(read_agenda(MAIL).dossier) == {
        "Begrüßung": ["Bürgermeisterin Ina Rot"],
        'Impuls "Wasser in der Stadt"': ["Prof. Dr. Tom Grün, TU Nordland"],
        "Podium: Wie geht es weiter?": ["Dr. Eva Blau", "Udo Weiß", "Ina Rot"],
        "W 1.1": ["Bo Li, Deichverband"],
        "W 1.2": ["Ada King"],
        "W 2.1": ["Bo Li, Deichverband"],
        "W 2.2": ["Ada King"],
    }


def test_a_pdf_with_times_and_persons_on_lines_of_their_own_is_put_together() -> None:
    reading = read_agenda(PDF)
    assert items(reading) == [
        ("09:00", 15, "Begrüßung"),
        ("09:15", 45, "Impulsvortrag über die Zukunft der Küstenstädte und ihrer Netze"),
        ("10:00", None, "Pause"),
        ("10:15", None, "Parallele Arbeitsgruppen"),
        ("11:45", None, "Abschluss"),
    ]
    assert who(reading.dossier) == {
        "Begrüßung": ["Dr. Ada King, Amt für Wasser"],
        "Impulsvortrag über die Zukunft der Küstenstädte und ihrer Netze": [
            "Prof. Bo Li, Hochschule Nord"
        ],
        "W 1.1": ["Eva Nord, Deichverband"],
        "W 1.2": ["Tom Grün, Stadtwerke"],
    }


def test_spaces_that_a_copy_lost_are_put_back_and_reported() -> None:
    reading = read_agenda(WORD)
    assert items(reading) == [
        ("14:00", None, "Begrüßung"),
        ("14:15", 15, "Einführung"),
        ("14:30", None, "Parallele Workshops"),
        ("15:15", None, "Kurze Pause"),
    ]
    assert who(reading.dossier) == {
        "Begrüßung": ["Dr. Ada King, Amt"],
        "Einführung": ["Eva Nord, Institut"],
        "W 1.1": ["Dr. Ada King, Amt"],
        "W 1.2": ["Bo Li, Büro"],
    }
    assert set(findings(reading).values()) == {"Lost spaces were put back; check the words."}


def test_an_english_agenda_is_understood() -> None:
    reading = read_agenda(ENGLISH)
    head = reading.dossier.workshop
    assert (head.title, head.date, head.start_time, head.end_time, head.place) == (
        *("Harbour Quarter Forum", "2026-09-17", "09:00", "14:30", "Old Warehouse"),
    )
    assert items(reading) == [
        ("09:00", None, "Welcome and introduction"),
        ("09:30", None, "Breakout sessions, round 1"),
        ("10:30", None, "Coffee break"),
        ("13:30", None, "Wrap-up"),
    ]
    assert who(reading.dossier)["W 1.2"] == ["James Green"]
    assert not reading.findings


@pytest.mark.parametrize("agenda", AGENDAS)
def test_each_line_of_an_agenda_is_shown_beside_what_it_became(agenda: str) -> None:
    reading, _ = check(agenda)
    assert [line.number for line in reading.lines] == list(range(1, len(agenda.split("\n")) + 1))


# Forms


@pytest.mark.parametrize(
    ("line", "start", "minutes", "title"),
    [
        ("14:45 Uhr Kurze Pause", "14:45", None, "Kurze Pause"),
        ("14.00 Beginn", "14:00", None, "Beginn"),
        ("14h Beginn", "14:00", None, "Beginn"),
        ("14h30 Beginn", "14:30", None, "Beginn"),
        ("14⁰⁰ Beginn", "14:00", None, "Beginn"),
        ("9 Uhr: Beginn", "09:00", None, "Beginn"),
        ("10–12.15 Uhr Sitzung", "10:00", 135, "Sitzung"),
        ("14:30 Uhr 17:30 Uhr: Panel", "14:30", 180, "Panel"),
        ("von 13 bis 14 Uhr Mittag", "13:00", 60, "Mittag"),
        ("ab 16 Uhr: Ankunft", "16:00", None, "Ankunft"),
        ("(14:00–15:00) Sitzung", "14:00", 60, "Sitzung"),
        ("11-1 pm Lunch", "11:00", 120, "Lunch"),
        ("2 p.m. Welcome", "14:00", None, "Welcome"),
        ("23:30 – 00:15 Uhr Nachtgespräch", "23:30", 45, "Nachtgespräch"),
        ("14:00 Sitzung (45 min)", "14:00", 45, "Sitzung"),
        ("14:00 Sitzung, 1,5 Std.", "14:00", 90, "Sitzung"),
        ("• 14:00 Sitzung", "14:00", None, "Sitzung"),
        ("3. 14:00 Sitzung", "14:00", None, "Sitzung"),
        ("14:00\tSitzung", "14:00", None, "Sitzung"),
        ("14:00      Sitzung", "14:00", None, "Sitzung"),
        ("Mittag: 14 Uhr", "14:00", None, "Mittag"),
        ("10 min Warmwerden", None, 10, "Warmwerden"),
    ],
)
def test_times_and_lengths_are_read_in_all_their_forms(line, start, minutes, title) -> None:
    reading = read_agenda(f"13:00 Ankommen\n{line}")
    assert items(reading)[1:] == [(start, minutes, title)]


@pytest.mark.parametrize(
    "words",
    [
        "12 Fragen an die Stadt",
        "26.05.2020",
        "12.05. Auftakt",
        "1.10 Titel",
        "10-minütige Pause",
        "3 Themen",
        "14.5 Mio",
    ],
)
def test_other_numbers_are_no_times(words: str) -> None:
    assert times_at_start(words) is None


@pytest.mark.parametrize(
    ("words", "persons"),
    [
        ("Dr. Ada King, Institut GmbH", ["Dr. Ada King | Institut GmbH"]),
        (
            "Eva Nord, Ministerium für Wasser, Land und Weinbau",
            ["Eva Nord | Ministerium für Wasser, Land und Weinbau"],
        ),
        (
            "Eva Nord, Dr. Tom Grün (Amt), Bo Li und Udo Weiß (beide Büro)",
            ["Eva Nord | ", "Dr. Tom Grün | Amt", "Bo Li | Büro", "Udo Weiß | Büro"],
        ),
        (
            "Ada King und Bo Li, Hochschule Süd",
            ["Ada King | Hochschule Süd", "Bo Li | Hochschule Süd"],
        ),
        ("Ada King; Bo Li", ["Ada King | ", "Bo Li | "]),
        ("Prof. Dr.-Ing. Ursula von der Au – TU", ["Prof. Dr.-Ing. Ursula von der Au | TU"]),
        ("Dr.Ada King,Amt", ["Dr. Ada King | Amt"]),
        ("Frau Dr. Nord", ["Frau Dr. Nord | "]),
        ("Prognose GmbH", []),
        ("Ausblick", []),
        ("Wege der Stadt, Wege des Wassers", []),
    ],
)
def test_persons_are_told_from_organisations(words: str, persons: list[str]) -> None:
    assert [f"{one.name} | {one.organisation}" for one in read_names(words)] == persons


@pytest.mark.parametrize(
    "line",
    [
        "W 1.2: Netze (Moderation: Ada King, Institut; Raum: Siel)",
        "o W 1.2: Netze (Moderation: Ada King, Institut; Raum: Siel)",
        "W1.2:Netze(Moderation:Ada King,Institut;Raum:Siel)",
        "- W 1.2 – Netze, Moderation: Ada King (Institut), Raum: Siel",
        "Workshop 2: Netze (Leitung: Ada King, Institut; Raum: Siel)",
        "AG 2 – Netze\nModeration: Ada King\nInstitut\nRaum: Siel",
        "W 1.2: Netze (Moderation:\nAda King, Institut; Raum: Siel)",
    ],
)
def test_a_session_is_read_in_all_its_forms(line: str) -> None:
    dossier = read_agenda(f"14:00 Parallele Workshops\n{line}").dossier
    (session,) = dossier.sessions
    assert (str(dossier.code[session.id]), session.room) == ("W 1.2", "Siel")
    assert dossier.topics[0].title == "Netze"
    assert who(dossier)["W 1.2"] == ["Ada King, Institut"]


def test_a_table_without_cells_of_a_word_file_is_read_by_its_headings() -> None:
    reading = read_agenda(
        "| Zeit | Programmpunkt | Wer |\n|---|---|---|\n| 9:00 - 9:30 | Begrüßung | Ada King, Amt |\n| 9:30 | Pause | |"
    )
    assert items(reading) == [("09:00", 30, "Begrüßung"), ("09:30", None, "Pause")]
    assert who(reading.dossier) == {"Begrüßung": ["Ada King, Amt"]}


# Guesses


def test_a_further_round_without_sessions_has_those_of_the_first_and_says_so() -> None:
    reading = read_agenda(
        "14:00 Workshops, Runde 1\nW 1.1: Netze\nW 1.2: Daten\n15:00 Workshops, Runde 2"
    )
    assert [str(code) for code in reading.dossier.code.values()] == [
        "W 1.1",
        "W 1.2",
        "W 2.1",
        "W 2.2",
    ]
    assert findings(reading)[4].startswith("No workshops are listed here")


def test_afternoons_are_told_where_no_time_is_later_than_noon() -> None:
    reading = read_agenda("9:00 Start\n12:00 - 1:00 Lunch\n1:00 - 1:45 Talk\n5:00 End")
    assert items(reading) == [
        ("09:00", None, "Start"),
        ("12:00", 60, "Lunch"),
        ("13:00", 45, "Talk"),
    ]
    assert reading.dossier.workshop.end_time == "17:00"
    assert set(findings(reading)) == {2, 3}


def test_a_line_without_a_time_is_an_item_and_marked_as_a_guess() -> None:
    reading = read_agenda("14:00 Beginn der Sitzung\nFotowand\n15:00 Pause")
    assert items(reading)[1] == (None, None, "Fotowand")
    assert findings(reading) == {
        2: "This line has no time; it is taken as an item that follows the one above."
    }


def test_times_that_a_pdf_brought_first_are_given_to_the_titles_in_their_order() -> None:
    reading = read_agenda("9:00\n9:30\n10:00\nBegrüßung\nVortrag\nPause")
    assert items(reading) == [
        ("09:00", None, "Begrüßung"),
        ("09:30", None, "Vortrag"),
        ("10:00", None, "Pause"),
    ]
    assert findings(reading)[4] == "Times and titles stood apart; check that they belong together."


def test_a_session_named_twice_stays_once_with_all_words_kept() -> None:
    reading = read_agenda(
        "14:00 Workshops\nW 1.1: Netze\nW 1.1: Andere Netze (Moderation: Ada King)"
    )
    assert len(reading.dossier.sessions) == 1
    assert [remark.text for remark in reading.dossier.remarks] == [
        "W 1.1: Andere Netze (Moderation: Ada King)"
    ]


def test_persons_of_the_file_are_recognised_with_the_agendas_wording() -> None:
    known = Person(id=new_id(), process_id=new_id(), name="Ada M. King", organisation="Institut")
    dossier = read_agenda("14:00 Vortrag\nAda King, Institut GmbH", [known]).dossier
    assert dossier.persons == (known,)
    assert dossier.speakers[0].printed == "Ada King, Institut GmbH"


# Anything


@pytest.mark.parametrize("seed", range(150))
def test_whatever_is_pasted_nothing_is_lost(seed: int) -> None:
    check((text if seed % 2 else copied)(Random(seed)))


@given(st.text(max_size=400))
def test_any_text_is_read_without_losing_a_line(pasted: str) -> None:
    check(pasted)


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe\x00",
        b"\x00\x01\x02",
        b"%PDF-1.7",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"PK\x03\x04",
    ],
)
def test_what_is_no_text_and_no_office_file_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(UserError, match="not read"):
        read_agenda(content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_file_is_read_in_the_encoding_it_has(encoding: str) -> None:
    reading = read_agenda("14:00 Begrüßung".encode(encoding))
    assert items(reading) == [("14:00", None, "Begrüßung")]
    assert bool(reading.findings) == (encoding == "cp1252")
