"""Agendas in a letter or copied from a sheet: what is the plan, and what only stands around it."""

import pytest

from facilitator.exchange.agenda_reader import read_agenda
from tests.exchange.copies import MAIL
from tests.exchange.told import findings, items, who


def test_the_letter_around_an_agenda_is_kept_and_nothing_that_was_not_understood() -> None:
    reading = read_agenda(MAIL)
    kept = [line for line in reading.lines if line.became == "letter"]
    assert [line.text for line in kept] == [
        "Von: Eva Nord <nord@amt.example>",
        "Liebe Kolleginnen und Kollegen,",
        "anbei der Ablauf für den 17. September 2026 im Alten Speicher.",
        "Viele Grüße",
        "Eva Nord",
    ]
    assert not {line.number for line in kept} & set(findings(reading))
    assert len(reading.dossier.remarks) == len(kept)


def test_times_behind_the_greeting_are_nothing_that_is_passed_over() -> None:
    reading = read_agenda("9:00 Begrüßung\nViele Grüße\nEva\n10:00 Pause")
    assert [line.became for line in reading.lines] == ["item", "letter", "letter", "remark"]
    assert list(findings(reading)) == [4]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (
            'hier der Ablauf für unseren Workshop "Netze am Fluss" am 14. Januar 2027 in Ulm:',
            "Netze am Fluss",
        ),
        ("wie besprochen unser Programm am 14. Januar 2027 in Ulm", ""),
        ("Netze am Fluss, 14. Januar 2027, Ulm", "Netze am Fluss"),
        ('Forum "Netze am Fluss", 14. Januar 2027, Ulm', 'Forum "Netze am Fluss'),
    ],
)
def test_a_sentence_of_a_letter_is_no_title_but_what_it_quotes_is(line: str, title: str) -> None:
    head = read_agenda(f"Hallo,\n\n{line}\n\n9:00 Begrüßung").dossier.workshop
    assert (head.title, head.date, head.place) == (title, "2027-01-14", "Ulm")


@pytest.mark.parametrize(
    "line",
    [
        '14.35 Uhr Vortrag "Was die Industrie braucht" – Ömer Yıldız, Stahlwerk Höxter',
        '14.35 Uhr Vortrag "Was die Industrie braucht", Ömer Yıldız (Stahlwerk Höxter)',
    ],
)
def test_who_speaks_behind_a_quoted_title_needs_no_known_first_name(line: str) -> None:
    reading = read_agenda(line)
    assert who(reading.dossier) == {
        'Vortrag "Was die Industrie braucht"': ["Ömer Yıldız, Stahlwerk Höxter"]
    }
    assert findings(reading) == {
        1: "“Ömer Yıldız, Stahlwerk Höxter” is taken for a person; check it."
    }


def test_a_title_that_could_be_a_name_stays_a_title() -> None:
    for title in (
        "Impuls: Grüne Netze (Institut für Wasser)",
        "Impuls – Grüne Netze, Blaue Dächer",
    ):
        assert items(read_agenda(f"9:00 {title}")) == [("09:00", None, title)]


def test_the_close_is_the_end_of_the_workshop() -> None:
    reading = read_agenda("9:00 Begrüßung\nca. 17h15 Schluss")
    assert reading.dossier.workshop.end_time == "17:15"
    assert [title for *_, title in items(reading)] == ["Begrüßung"]


SHEET = """\
Uhrzeit\tDauer\tProgrammpunkt\tWer\tRaum
09:00\t30\tAnkommen\t\tFoyer
09:30\t15\tBegrüßung\tPetra Lüders, Stadt Hameln\tSaal 1
09:45\t45\tParallele Workshops\t\t
\t\tW 1.1 Wärme\tKlara Brandt\tSaal 1
\t\tW 1.2 Strom\tTim Voß\tSaal 2
10:45\t30\tResümee\t\tSaal 1
"""


@pytest.mark.parametrize("text", [SHEET, "".join(f"> {line}\n" for line in SHEET.splitlines())])
def test_a_pasted_sheet_keeps_its_empty_cells_and_is_read_by_its_headings(text: str) -> None:
    reading = read_agenda(text)
    dossier = reading.dossier
    assert items(reading) == [
        ("09:00", 30, "Ankommen"),
        ("09:30", 15, "Begrüßung"),
        ("09:45", 45, "Parallele Workshops"),
        ("10:45", 30, "Resümee"),
    ]
    assert [item.place for item in dossier.agenda] == ["Foyer", "Saal 1", "", "Saal 1"]
    assert who(dossier) == {
        "Begrüßung": ["Petra Lüders, Stadt Hameln"],
        "W 1.1": ["Klara Brandt"],
        "W 1.2": ["Tim Voß"],
    }
    assert [session.room for session in dossier.sessions] == ["Saal 1", "Saal 2"]
    assert [topic.title for topic in dossier.topics] == ["Wärme", "Strom"]
    assert not reading.findings


EXCEL = (
    "Uhrzeit\tProgrammpunkt\tWer\tRaum\r\n"
    '09:00\t"Begrüßung\nund Ausblick"\t"Petra Lüders, Stadt Hameln\nTim Voß, Land"\tSaal 1\r\n'
    '09:30\t"Vortrag ""Netze"""\tKlara Brandt\tSaal 2\r\n'
    "10:00\tPause\t\tFoyer\r\n"
)
LIBRE_OFFICE = EXCEL.replace("\r\n", "\n")


@pytest.mark.parametrize("text", [EXCEL, LIBRE_OFFICE])
def test_cells_of_several_lines_are_cells_of_one_row(text: str) -> None:
    reading = read_agenda(text)
    assert items(reading) == [
        ("09:00", None, "Begrüßung und Ausblick"),
        ("09:30", None, 'Vortrag "Netze"'),
        ("10:00", None, "Pause"),
    ]
    assert who(reading.dossier)["Begrüßung und Ausblick"] == [
        "Petra Lüders, Stadt Hameln",
        "Tim Voß, Land",
    ]
    assert [item.place for item in reading.dossier.agenda] == ["Saal 1", "Saal 2", "Foyer"]
    assert [line.number for line in reading.lines if line.became == "item"] == [2, 5, 6]


@pytest.mark.parametrize(
    "text",
    [
        '"09:00 Begrüßung\n09:30 Pause"',
        '"09:00 Begrüßung\n09:30 Pause',
        '\t"09:00 Begrüßung\n09:30 Pause',
    ],
)
def test_a_quotation_over_several_lines_is_no_cell(text: str) -> None:
    assert [line.number for line in read_agenda(text).lines] == [1, 2]


def test_lines_that_only_begin_with_tabs_are_no_table() -> None:
    text = "14:00 Workshops\n\t\t◦ W 1.1: Netze\n\t\t◦ W 1.2: Daten"
    assert [str(code) for code in read_agenda(text).dossier.code.values()] == ["W 1.1", "W 1.2"]
