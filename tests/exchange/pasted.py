"""Texts at random, as people copy them and as no one would; and what must hold for each reading."""

import re
from random import Random
from typing import Final

from facilitator.domain.records import TABLES
from facilitator.domain.text import is_clean
from facilitator.exchange.agenda_reader import read_agenda
from facilitator.exchange.question_reader import read_questions
from facilitator.exchange.source.reading import Reading
from facilitator.storage.soundness import fits
from tests.exchange.copies import AGENDAS, QUESTIONS
from tests.exchange.essence import texts
from tests.exchange.making import Maker
from tests.exchange.sheets import mutated

_FRAME_WORDS: Final = """
uhr h bis to until till von vom from ab um at gegen ca circa zirka approx etwa about am pm a p m o open offen
und and sowie beide beider alle jeweils both all of durch mit by with min mins minuten minute minutes std stunde
stunden hour hours hr hrs moderation gesamtmoderation moderator moderatorin moderiert leitung facilitator raum
room saal referent referentin speaker input podium gast ort place venue location datum date beginn start ende end
workshop workshops w ws ag arbeitsgruppe gruppe group forum panel tisch table breakout session track thema topic
station nr top veranstaltung der des die das the agenda programm ablauf tagesordnung betreff subject titel title
den dem on montag dienstag mittwoch donnerstag freitag samstag sonntag monday tuesday wednesday thursday friday
saturday sunday do januar februar märz april mai juni juli august september oktober november dezember
leitfrage frage fragen leitfragen teilfrage hinweis für zu in im begrüßung
"""
_FRAMES: Final = frozenset(_FRAME_WORDS.split())
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_SEAM: Final = re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])")
LINES: Final = [
    "14:00 {}", "14.15 – 15.00 Uhr {}", "ab 16 Uhr: {}", "{}: 9 Uhr", "9 am {}", "14:00", "–", "15h30", "{}",
    "W 1.1: {} (Moderation: {}, {}; Raum: {})", "o W 2.3: {}", "Workshop 2: {}", "AG 1 – {} (Leitung: {})",
    "Dr. {}, {}", "Moderation: {}", "Raum: {}", "mit {}", "Prof. Ada King, {} und Bo Li ({})", "{} AG",
    "10 min {}", "{} (45 min)", "| 14:00 | {} | {} |", "| Zeit | Was | Wer |", "14:00\t{}\t{}", "{}   {}   {}",
    "Durchlauf 2: {}", "Parallele Workshops {}", "• {}", "  - {}", "\t◦ {}", "TOP 3: {}", "1. {}", "a) {}",
    "2.1 {}?", "Leitfrage 2: {}?", "{}?", "## {}", "# Workshop 1: {}", "### a. {}", "Hinweis: {}", "> {}",
    "Thema 2 – {}", "26. Mai 2020 {}", "Am 1.2.2030 in {}", "Betreff: {}", "Viele Grüße", "{}-", "und {}",
    "({}", "{})", "Seite 3", "---", "", "14:00Uhr{}", "Uhr", "W1.1:{}(Moderation:{})", "Ende", "17:00 Ende",
]  # fmt: skip


def text(random: Random) -> str:
    """Return a text made of lines of all kinds."""
    maker = Maker(random)
    return "\n".join(
        maker.one_of(LINES).format(*(maker.text() for _ in range(4)))
        for _ in range(random.randint(0, 30))
    )


def copied(random: Random) -> str:
    """Return a text as people have it, with a few accidents in it."""
    return mutated(random, random.choice([*AGENDAS, QUESTIONS]))


def check(content: str) -> tuple[Reading, Reading]:
    """Read a text as an agenda and as questions; AssertionError where either goes wrong."""
    agenda, questions = read_agenda(content), read_questions(content)
    for reading in (agenda, questions):
        demand_sound(reading)
        demand_nothing_lost(reading)
    return agenda, questions


def demand_sound(reading: Reading) -> None:
    """Demand records that a file can hold, and parts that are there."""
    dossier = reading.dossier
    records = [
        record
        for part in (getattr(dossier, name) for name in dossier.__dataclass_fields__)
        for record in ((part,) if type(part) in TABLES else part)
    ]
    ids = [record.id for record in records]
    assert len(ids) == len(set(ids)), "two records have one id"
    for record in records:
        for name, value in record._asdict().items():
            assert fits(TABLES[type(record)], name, value), (name, value)
            assert not isinstance(value, str) or is_clean(value), (name, value)
    known = set(ids)
    for line in reading.lines:
        assert set(line.ids) <= known, f"a line names what is not there: {line}"
    numbers = {line.number for line in reading.lines} | {1}
    assert all(finding.line in numbers for finding in reading.findings)


def demand_nothing_lost(reading: Reading) -> None:
    """Demand that each line is in the plan or marked, and each of its words somewhere."""
    marked = {finding.line for finding in reading.findings}
    said = " ".join([*texts(reading.dossier), *(finding.sentence for finding in reading.findings)])
    known = re.sub(r"\W", "", said.casefold())
    for line in reading.lines:
        is_shown = line.became in ("blank", "frame") or line.ids
        assert is_shown, f"not in the plan: {line}"
        assert line.became != "remark" or line.number in marked, f"not marked: {line}"
        if line.became in ("blank", "frame"):
            continue
        for word in _WORD.findall(line.text):
            pieces = [word] if _is_said(word, known) else _WORD.findall(_SEAM.sub(" ", word))
            assert all(_is_said(piece, known) for piece in pieces), f"lost: {word!r} of {line}"


def _is_said(word: str, known: str) -> bool:
    folded = word.casefold()
    return folded in _FRAMES or folded in known
