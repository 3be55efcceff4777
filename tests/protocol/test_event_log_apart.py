"""The event log is part of the file and never of a protocol, whatever layout and format it has."""

from dataclasses import replace

import pytest

from facilitator.domain.dossier import Dossier
from facilitator.domain.events import events
from facilitator.domain.records import AgendaFact, Message, MessageRead, SessionFact
from facilitator.exchange.event_log import lines
from facilitator.protocol.export import FORMATS, protocol_bytes
from tests.protocol.reading import WordFile
from tests.protocol.workshops import TODAY, rich

AT = "2026-09-17T11:50:00.000+00:00"
WORDS = ("Quittenmarmelade", "Zwiebelturm", "Svenja Protokollantin")
LAYOUTS = ("prognos", "minutes")


def eventful(dossier: Dossier) -> Dossier:
    """Let something of each kind happen, with words that stand nowhere else."""
    session, item = dossier.sessions[0], dossier.agenda[0]
    message = Message(id="m", workshop_id=dossier.workshop.id, text=WORDS[0], at=AT, actor=WORDS[2])
    kinds = ("opened", "started", "paused", "resumed", "extended", "closed", "reopened")
    return replace(
        dossier,
        session_facts=tuple(
            SessionFact(id=kind, session_id=session.id, at=AT, kind=kind, minutes=7, actor=WORDS[2])
            for kind in kinds
        ),
        agenda_facts=(
            AgendaFact(id="a", agenda_item_id=item.id, at=AT, kind="started", actor=WORDS[1]),
        ),
        messages=(message,),
        message_reads=(MessageRead(id="r", message_id="m", session_id=session.id, at=AT),),
    )


@pytest.fixture
def quiet() -> Dossier:
    return replace(rich(), session_facts=(), agenda_facts=(), messages=(), message_reads=())


def test_these_words_do_stand_in_the_log(quiet) -> None:
    logged = " ".join(f"{line.who} {line.what}" for line in lines(events(eventful(quiet))))
    assert all(word in logged for word in WORDS)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", FORMATS)
def test_a_protocol_is_the_same_whatever_the_log_says(quiet, layout: str, kind: str) -> None:
    without, with_it = (
        protocol_bytes(dossier, layout=layout, kind=kind, today=TODAY)
        for dossier in (quiet, eventful(quiet))
    )
    if kind == "docx":
        assert WordFile(with_it).parts == WordFile(without).parts
    else:
        assert with_it == without


@pytest.mark.parametrize("layout", LAYOUTS)
def test_none_of_its_words_is_anywhere_in_the_word_file(quiet, layout: str) -> None:
    file = WordFile(protocol_bytes(eventful(quiet), layout=layout, kind="docx", today=TODAY))
    for name, data in file.parts.items():
        for word in WORDS:
            assert word.encode() not in data, name
