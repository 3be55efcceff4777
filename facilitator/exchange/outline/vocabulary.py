"""The words of outlines in both languages: headings, roles, kinds.

All words are understood in every outline; the outline's language chooses which are written.
"""

from collections.abc import Iterable
from typing import Final, Literal, TypeVar

from facilitator.domain.authoring import Standing
from facilitator.domain.records import AgendaKind, ChapterRole, NoteKind, Stance

Language = Literal["de", "en"]
ItemDetail = Literal["place", "comment", "materials"]
RecordSection = Literal["agenda", "rounds", "recommendations", "parking", "remarks"]
"""Sections of records only, without prose."""
SectionKind = ChapterRole | RecordSection | Literal["topic"]

_Words = tuple[str, str]
"""German, English."""


def word(words: _Words, language: str) -> str:
    """Return the word to write in a language; German for one we do not know."""
    return words[1] if language == "en" else words[0]


TITLES: Final[dict[SectionKind, _Words]] = {
    "agenda": ("Agenda", "Agenda"),
    "rounds": ("Durchläufe", "Rounds"),
    "timeline": ("Zeitstrahl", "Timeline"),
    "key_results": ("Kernergebnisse", "Key results"),
    "appendix": ("Anlage", "Appendix"),
    "recommendations": ("Handlungsempfehlungen", "Recommendations"),
    "parking": ("Themenspeicher", "Parking lot"),
    "remarks": ("Anmerkungen", "Remarks"),
}
"""The titles that stand for the section and are no text of the workshop."""

SECTION_MARKS: Final[dict[SectionKind, _Words]] = {
    "background": ("Ausgangssituation", "background"),
    "context": ("Kontext", "context"),
    "timeline": ("Zeitstrahl", "timeline"),
    "key_results": ("Kernergebnisse", "key results"),
    "appendix": ("Anlage", "appendix"),
    "conclusions": ("Schlussfolgerungen", "conclusions"),
    "elaboration": ("Ausführung", "elaboration"),
    "contact": ("Kontakt", "contact"),
    "extra": ("Kapitel", "chapter"),
    "recommendations": ("Empfehlungen", "recommendations"),
}
"""What `# Title {…}` says when the title alone would be understood otherwise."""

OTHER_TITLES: Final[dict[str, SectionKind]] = {
    "programm": "agenda",
    "programme": "agenda",
    "program": "agenda",
    "tagesordnung": "agenda",
    "ablauf": "agenda",
    "schedule": "agenda",
    "ideenspeicher": "parking",
    "parkplatz": "parking",
    "bemerkungen": "remarks",
    "comments": "remarks",
    "anhang": "appendix",
    "annex": "appendix",
}

NOTE_KINDS: Final[dict[NoteKind, _Words]] = {
    "statement": ("Aussage", "statement"),
    "consensus": ("Konsens", "consensus"),
    "dissent": ("Dissens", "dissent"),
    "open": ("offen", "open"),
    "quotation": ("Zitat", "quotation"),
    "task": ("Aufgabe", "task"),
    "internal": ("intern", "internal"),
}
NOTE_SIGNS: Final[dict[str, NoteKind]] = {
    "=": "consensus",
    "≠": "dissent",
    "!=": "dissent",
    "?": "open",
    "„": "quotation",
    "“": "quotation",
    '"': "quotation",
    ">": "task",
}
STARS: Final = ("★", "*")
ANSWERS: Final[dict[Stance, _Words]] = {
    "confirmed": ("bestätigt", "confirms"),
    "contradicted": ("widerspricht", "contradicts"),
}
"""What a note does to the note of the other round behind the word."""
CURATED: Final[_Words] = ("Antwort", "Answer")
"""What marks a line as what the protocol prints, instead of a note."""
STANDINGS: Final[dict[Standing, _Words]] = {
    "": ("", ""),
    "confirmed": ("bestätigt", "confirmed"),
    "new": ("neu", "new"),
    "contradicted": ("widersprochen", "contradicted"),
}
LEFT_OUT: Final[_Words] = ("ausgelassen", "left out")
DUE: Final[_Words] = ("bis", "by")
GROUP: Final[_Words] = ("Gruppe", "Group")

AGENDA_KINDS: Final[dict[AgendaKind, _Words]] = {
    "arrival": ("Ankommen", "arrival"),
    "welcome": ("Begrüßung", "welcome"),
    "talk": ("Vortrag", "talk"),
    "break": ("Pause", "break"),
    "change": ("Wechsel", "change"),
    "parallel": ("parallel", "parallel"),
    "summary": ("Resümee", "summary"),
    "closing": ("Abschluss", "closing"),
    "other": ("sonstiges", "other"),
}

ROUND: Final[_Words] = ("Durchlauf", "Round")
MODERATION: Final[_Words] = ("Moderation", "Moderation")
ROOM: Final[_Words] = ("Raum", "Room")
ITEM_DETAILS: Final[dict[ItemDetail, _Words]] = {
    "place": ("Ort", "Place"),
    "comment": ("Intern", "Internal"),
    "materials": ("Material", "Materials"),
}
"""What a line below an agenda item says of it, by the field that it goes into."""
MILESTONE_COLUMNS: Final[tuple[_Words, _Words]] = (("Datum", "Date"), ("Meilenstein", "Milestone"))
COLUMN_WORDS: Final = frozenset(
    {"datum", "wann", "zeit", "zeitpunkt", "termin", "meilenstein", "schritt", "ereignis", "was"}
    | {"date", "when", "time", "milestone", "step", "event", "what"}
)
CONTRIBUTIONS: Final[_Words] = ("Beiträge", "Contributions")


_Kind = TypeVar("_Kind", bound=str)


_TITLES_OF_BOTH: Final = (*TITLES.values(), *SECTION_MARKS.values())


def _index(words: dict[_Kind, _Words]) -> dict[str, _Kind]:
    return {text.casefold(): kind for kind, both in words.items() for text in both}


SECTION_OF_TITLE: Final[dict[str, SectionKind]] = {**_index(TITLES), **OTHER_TITLES}
SECTION_OF_MARK: Final[dict[str, SectionKind]] = _index(SECTION_MARKS)
NOTE_KIND_OF_WORD: Final[dict[str, NoteKind]] = {**_index(NOTE_KINDS), **NOTE_SIGNS}
STANCE_OF_WORD: Final[dict[str, Stance]] = _index(ANSWERS)
STANDING_OF_WORD: Final[dict[str, Standing]] = _index(STANDINGS)
AGENDA_KIND_OF_WORD: Final[dict[str, AgendaKind]] = _index(AGENDA_KINDS)


def is_name(kind: SectionKind, title: str) -> bool:
    """Tell whether a title only says what the section is, and is no text of the workshop."""
    return not title or SECTION_OF_TITLE.get(title.casefold()) == kind


def guess_language(titles: Iterable[str]) -> Language:
    """Return the language of an outline that names none: German unless more titles are English."""
    known = [title.casefold() for title in titles]
    german, english = (
        sum(title in {words[index].casefold() for words in _TITLES_OF_BOTH} for title in known)
        for index in (0, 1)
    )
    return "en" if english > german else "de"
