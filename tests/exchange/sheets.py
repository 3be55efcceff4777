"""Outlines at random: as people might type them, and as no one would; and what must hold for each."""

import re
from random import Random

from facilitator.domain.text import clean
from facilitator.exchange.outline import vocabulary
from facilitator.exchange.outline_reader import Imported, read_outline
from facilitator.exchange.outline_writer import write_outline
from tests.exchange.essence import essence, texts
from tests.exchange.making import Maker

HEADINGS = [
    "# Agenda",
    "# Programm",
    "# Durchläufe",
    "# Ausgangssituation",
    "# Der Tag im Kontext des Prozesses",
    "# Zeitstrahl",
    "# Kernergebnisse",
    "# Anlage",
    "# Schlussfolgerungen und Empfehlungen",
    "# Handlungsempfehlungen",
    "# Kontakt",
    "# Workshop 1: Netze",
    "# Workshop 1 – Netze",
    "# Workshop 2: Daten",
    "# Workshop 2",
    "# Themenspeicher",
    "# Anmerkungen",
    "# Parking lot",
    "# Key results",
    "# Recommendations",
    "Titel\n===",
    "## Workshop 1: Netze",
    "## Workshop 2: Andere Worte",
    "## Netze",
]
LINES = [
    "# {}",
    "## {}",
    "## {} {{8 min}}",
    "### {}",
    "### a. {}",
    "#### {}",
    "- {}",
    "- {} {{W2.1}}",
    "- {} {{W1.1 ★ Konsens}}",
    "- {} {{W1.1-F1-01, W2.1-F1-01}}",
    "- {} {{W1.2-F1}}",
    "- {} {{Aufgabe @{} bis 2026-11-30}}",
    "- {} {{@{}}} {{bis 2026-11-30}}",
    "- {} {{bestätigt W1.1-F1-01}}",
    "- {} {{contradicts W9.9-Q1-01}} {{Group: {}}}",
    "- {} {{confirms}} {{intern}}",
    "- {} {{{}}}",
    "- 14:00 {}",
    "- 14:00 – 15:30 Uhr {} (45 min)",
    "  - W 1.1: {} (Moderation: {}; Raum: {})",
    "  - W 2.2: {}",
    "- W 1.3 {}",
    "  - {}",
    "    - {}",
    "\t- {}",
    "      - {}",
    "* {}",
    "1. {}",
    "2) {}",
    "{}",
    "{}\n---",
    "    {}",
    "> {}",
    ">{}",
    "- > {}",
    "| Datum | Meilenstein |\n|---|---|\n| {} | {} |",
    "| {} | {} | {} |\n|:--|--:|-|\n| {} |",
    "| {} | {} |",
    "- {}: {}",
    "---",
    "```\n{}\n```",
    "<div>{}</div>",
    "[x]: {}",
    "- {}\\\n  {}",
    "- {}\n\n  {}",
    "- # {}",
    "- - - {}",
    "",
]
FRONT = [
    "title: {}",
    'title: "{}"',
    "titel: {}",
    "date: 2026-05-26",
    "date: {}",
    "start: 14:00",
    "ende: 9:30 Uhr",
    "place: {}",
    "process: '{}'",
    "language: en",
    "language: {}",
    "status: released",
    "moderation:\n  - {{name: Ada King, organisation: Prognos}}\n  - Ada Lovelace King, Prognos",
    "participants:\n  - {{name: {}, mail: {}}}\n  - [{}]",
    "representatives:\n  of: {}\n  people:\n    - name: {}\n      organisation: {}\n  more: {}",
    "contact: |\n  {}\n  - {}",
    "keywords: [{}, {}]  # {}",
    "# {}",
    "{}",
    "x: &a {}\ny: *a",
    "x: !!python/name:os {}",
    "title: >\n  {}\n  {}",
]
CHARACTERS = "\x00\x01\x08\x0b\x1b\x7f\x85\u2028\ufeff\ufffe\U0001ffff\ud800\u200f\u202e\r\n\t#-*{}[]`\\|>😀ש"


def sheet(random: Random) -> str:
    """Return an outline made of lines of all kinds."""
    maker = Maker(random)

    def filled(template: str) -> str:
        return template.format(*(maker.text() for _ in range(8)))

    front = [filled(maker.one_of(FRONT)) for _ in range(random.randint(0, 6))]
    head = ["---", *front, "---", ""] if maker.chance(90) else []
    body: list[str] = []
    for _ in range(random.randint(0, 40)):
        body.append(maker.one_of(HEADINGS) if maker.chance(25) else filled(maker.one_of(LINES)))
        if maker.chance(30):
            body.append("")
    return "\n".join([*head, *body])


def mutated(random: Random, outline: str) -> str:
    """Return an outline with a few accidents in it."""
    for _ in range(random.randint(1, 6)):
        outline = _ACCIDENTS[random.randrange(len(_ACCIDENTS))](random, outline)
    return outline


def _stray_character(random: Random, outline: str) -> str:
    at = random.randint(0, len(outline))
    return outline[:at] + random.choice(CHARACTERS) + outline[at:]


def _lost_character(random: Random, outline: str) -> str:
    at = random.randint(0, len(outline))
    return outline[:at] + outline[at + 1 :]


def _lost_line(random: Random, outline: str) -> str:
    lines = outline.split("\n")
    del lines[random.randrange(len(lines))]
    return "\n".join(lines)


def _moved_line(random: Random, outline: str) -> str:
    lines = outline.split("\n")
    line = lines.pop(random.randrange(len(lines)))
    lines.insert(random.randint(0, len(lines)), line)
    return "\n".join(lines)


def _repeated_line(random: Random, outline: str) -> str:
    lines = outline.split("\n")
    line = random.choice(lines)
    lines[random.randrange(len(lines))] += f"\n{line}"
    return "\n".join(lines)


def _indented_lines(random: Random, outline: str) -> str:
    lines = outline.split("\n")
    start = random.randrange(len(lines))
    for number in range(start, min(start + 5, len(lines))):
        lines[number] = random.choice([" ", "  ", "\t", "    ", "> ", "- "]) + lines[number]
    return "\n".join(lines)


def _cut(random: Random, outline: str) -> str:
    return outline[: random.randint(0, len(outline))]


def _hostile_line(random: Random, outline: str) -> str:
    maker = Maker(random)
    return _moved_line(
        random, f"{outline}\n{maker.one_of(LINES).format(*(maker.text() for _ in range(8)))}"
    )


_ACCIDENTS = (
    _stray_character,
    _lost_character,
    _lost_line,
    _moved_line,
    _repeated_line,
    _indented_lines,
    _cut,
    _hostile_line,
)


# What must hold for every outline


def check(outline: str) -> Imported:
    """Read an outline; AssertionError when a word is lost, or writing it does not settle at once."""
    imported = read_outline(outline)
    kept = words("\n".join(texts(imported.dossier)))
    lost = {word for word in plain_words(outline) - kept if word.casefold() not in MARKUP}
    assert not lost, f"lost words: {lost}"
    written = write_outline(imported.dossier)
    again = read_outline(written)
    assert again.findings == (), again.findings
    before, after = essence(imported.dossier), essence(again.dossier)
    changed = [(before[part], after[part]) for part in before if before[part] != after[part]]
    assert not changed, f"changed by writing: {changed}"
    assert write_outline(again.dossier) == written, "written differently the second time"
    return imported


_WORD = re.compile(r"[^\W\d_]{2,}")
_YAML_ESCAPE = re.compile(r"(?<!\w)\w*\\+\w*")


def words(text: str) -> set[str]:
    """Return the words of a text."""
    return set(_WORD.findall(clean(text)))


def plain_words(outline: str) -> set[str]:
    """Return the words without a backslash at them, which in YAML may be another letter."""
    return words(_YAML_ESCAPE.sub(" ", clean(outline)))


def _markup() -> set[str]:
    """Return the words that may go because they only say what something is."""
    tables = (
        vocabulary.TITLES,
        vocabulary.SECTION_MARKS,
        vocabulary.NOTE_KINDS,
        vocabulary.AGENDA_KINDS,
        vocabulary.ANSWERS,
        vocabulary.ITEM_DETAILS,
        vocabulary.STANDINGS,
    )
    known = [word for table in tables for both in table.values() for word in both]
    known += [*vocabulary.OTHER_TITLES, *vocabulary.COLUMN_WORDS, *vocabulary.ROUND]
    known += [*vocabulary.DUE, *vocabulary.GROUP, *vocabulary.CURATED, *vocabulary.LEFT_OUT]
    known += [
        "title",
        "titel",
        "date",
        "start",
        "ende",
        "place",
        "process",
        "language",
        "en",
        "status",
    ]
    known += [
        "released",
        "moderation",
        "participants",
        "representatives",
        "of",
        "people",
        "persons",
    ]
    known += ["name", "organisation", "contact", "confidentiality", "prints_persons", "true", "end"]
    known += ["recipients", "de", "null"]
    known += [
        "Workshop",
        "min",
        "Uhr",
        "bis",
        "Moderation",
        "Raum",
        "Room",
        "Programm",
        "Datum",
        "Meilenstein",
    ]
    return {found.casefold() for word in known for found in words(word)}


MARKUP = _markup()


def read(body: str, front: str = "title: Forum") -> Imported:
    return check(f"---\n{front}\n---\n\n{body}")


def sentences(imported: Imported) -> list[tuple[int, str]]:
    return [(finding.line, finding.sentence) for finding in imported.findings]
