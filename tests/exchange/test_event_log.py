import csv
from dataclasses import replace
from io import StringIO
from zoneinfo import ZoneInfo

import pytest

from facilitator import language
from facilitator.actions import versions, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.authoring import StatusFact
from facilitator.domain.dossier import Dossier
from facilitator.domain.events import Event, Made, events
from facilitator.domain.identity import new_id
from facilitator.domain.records import AgendaFact, Message, MessageRead, SessionFact
from facilitator.exchange.event_log import Line, csv_bytes, lines, markdown_bytes, read_log
from facilitator.storage.files import create_file
from tests.domain.factory import Plan

BERLIN = ZoneInfo("Europe/Berlin")


def _day() -> Dossier:
    dossier = Plan().dossier()
    session, question = dossier.sessions[0], dossier.questions_of(dossier.topics[0])[1]
    number = iter(range(60))

    def at() -> str:
        return f"2026-09-17T11:{next(number):02}:00.000+00:00"

    def fact(kind, **cells) -> SessionFact:
        return SessionFact(
            id=new_id(), session_id=session.id, at=at(), kind=kind, actor="Hanna", **cells
        )

    facts = (
        fact("opened"), fact("started"), fact("question", question_id=question.id), fact("paused"),
        fact("resumed"), fact("extended", minutes=5), fact("extended", minutes=-1),
        fact("budget", question_id=question.id, minutes=7), fact("closed"), fact("reopened"),
    )  # fmt: skip
    item = dossier.agenda[0].id
    agenda = (
        AgendaFact(id=new_id(), agenda_item_id=item, at=at(), kind="started", actor="Svenja"),
        AgendaFact(id=new_id(), agenda_item_id=item, at=at(), kind="shortened", minutes=5),
        AgendaFact(id=new_id(), agenda_item_id=item, at=at(), kind="ended"),
    )
    message = Message(
        id=new_id(), workshop_id=dossier.workshop.id, text="Noch 5 Minuten", at=at(), actor="Svenja"
    )
    seen = MessageRead(id=new_id(), message_id=message.id, session_id=session.id, at=at())
    reopened = StatusFact(new_id(), dossier.workshop.id, at(), "reopened", "Druckfehler", "Ada")
    return replace(
        dossier,
        session_facts=facts,
        agenda_facts=agenda,
        messages=(message,),
        message_reads=(seen,),
        status_facts=(reopened,),
    )


def test_the_log_says_who_did_what_where_and_when() -> None:
    dossier = _day()
    question = dossier.questions_of(dossier.topics[0])[1].text
    found = lines(events(dossier), BERLIN)
    assert found[0] == Line("2026-09-17", "13:00:00", "Hanna", "W 1.1", "room opened")
    assert [line.what for line in found] == [
        "room opened", "session started", f"question 2: {question}", "session paused", "session resumed",
        "5 minutes more", "1 minute less", "7 minutes for question 2", "session closed", "session reopened",
        "agenda item started", "5 minutes less", "agenda item ended", "message: Noch 5 Minuten",
        "message read: Noch 5 Minuten", "protocol reopened: Druckfehler",
    ]  # fmt: skip
    assert [line.where for line in found[10:]] == ["Begrüßung"] * 3 + ["", "W 1.1", ""]


def test_steps_of_the_journal_stand_among_the_facts() -> None:
    steps = [
        Made("2026-09-17T10:00:00+00:00", "Hanna", "do", "Workshop data"),
        Made("2026-09-17T12:00:00+00:00", "Hanna", "undo", "Start session"),
        Made("2026-09-17T12:00:01+00:00", "Hanna", "redo", "Start session"),
    ]
    found = [line.what for line in lines(events(_day(), steps), BERLIN)]
    assert found[0] == "Workshop data"
    assert found[-2:] == ["undone: Start session", "done again: Start session"]


def test_what_has_no_moment_is_left_out() -> None:
    dossier = _day()
    facts = tuple(fact._replace(at="irgendwann") for fact in dossier.session_facts)
    found = events(replace(dossier, session_facts=facts), [Made("", "", "do", "Workshop data")])
    assert {event.what for event in found} == {"agenda", "message", "read", "status"}


def _table(data: bytes, delimiter: str) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+49 30 1234", "'+49 30 1234"),
        ("-1+1|cmd", "'-1+1|cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "'  =1"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ('Haft; "grob", 3 - 1 = 2', 'Haft; "grob", 3 - 1 = 2'),
        ("Zeile\r\n=2", "Zeile\r\n=2"),
    ],
)  # fmt: skip
def test_no_cell_of_the_table_is_a_formula(text: str, cell: str) -> None:
    line = Line("2026-09-17", "13:00:00", text, text, text)
    header, row = _table(csv_bytes([line]), ",")
    assert header == ["Date", "Time", "Who", "Where", "What"]
    assert row == ["2026-09-17", "13:00:00", cell, cell, cell]


def test_german_spreadsheets_get_semicolons_and_german_words() -> None:
    language.choose("de")
    event = Event(events(_day())[0].at, "Hanna", "session", "started", "W 1.1")
    header, row = _table(csv_bytes(lines([event], BERLIN)), ";")
    assert header == ["Datum", "Zeit", "Wer", "Wo", "Was"]
    assert row == ["2026-09-17", "13:00:00", "Hanna", "W 1.1", "Sitzung gestartet"]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("a | b", "a \\| b"),
        ("**x** _y_ `z`", "\\*\\*x\\*\\* \\_y\\_ \\`z\\`"),
        ("<script>", "\\<script\\>"),
        ("[a](http://b)", "\\[a\\](http://b)"),
        ("&amp;", "\\&amp;"),
        ("two\nlines", "two lines"),
        ("=1+1", "=1+1"),
    ],
)
def test_nothing_in_the_markdown_reads_as_markup(text: str, cell: str) -> None:
    line = Line("2026-09-17", "13:00:00", text, text, text)
    heading, _, *table = markdown_bytes([line], text).decode().splitlines()
    assert heading == f"# Event log of {cell}"
    assert table == [
        "| Date | Time | Who | Where | What |",
        "| --- | --- | --- | --- | --- |",
        f"| 2026-09-17 | 13:00:00 | {cell} | {cell} | {cell} |",
    ]


def test_a_log_without_lines_is_an_empty_table() -> None:
    assert len(markdown_bytes([], "").decode().splitlines()) == 4
    assert len(csv_bytes([]).decode("utf-8-sig").splitlines()) == 1


def test_the_log_is_read_from_a_file_in_use(tmp_path) -> None:
    desk = Desk(create_file(tmp_path / "a.workshop"), actor="Hanna")
    (key,) = desk.run(workshops.add_dossier, dossier=_day()).ids
    desk.run(versions.set_status, workshop_id=key, status="agreed")
    reader = desk.file.second_reader()
    found = read_log(reader, key)
    reader.close()
    desk.close()
    said = [line.what for line in found]
    assert {*said} >= {
        "Import workshop",
        "message: Noch 5 Minuten",
        "protocol reopened: Druckfehler",
    }
    assert said.count("protocol agreed on") == 1
    assert "Status of the protocol" not in said
