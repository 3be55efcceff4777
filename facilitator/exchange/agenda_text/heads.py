"""What stands over an agenda: title, day, place, who moderates; and what only frames it."""

import re
from typing import Final

from facilitator.exchange.agenda_text.building import PlanDraft
from facilitator.exchange.agenda_text.clocks import Times, times_at_start
from facilitator.exchange.agenda_text.dates import day_in
from facilitator.exchange.agenda_text.labels import Label, label_of
from facilitator.exchange.agenda_text.names import read_names
from facilitator.exchange.source.joining import Entry
from facilitator.language import tr

_LONGEST_TITLE: Final = 160
_FRAME_WORDS: Final = (
    r"(?:(?:vorläufige[sr]?|geplante[sr]?|draft|entwurf|die|das|the)\s+)*"
    r"(?:agenda|programm(?:ablauf)?|programme?|tagesordnung|ablauf(?:plan)?|zeitplan|schedule|agenda\s?/\s?ablauf)"
)
_FRAME: Final = re.compile(rf"{_FRAME_WORDS}\s*[:.]?", re.IGNORECASE)
_BEFORE_TITLE: Final = re.compile(
    rf"{_FRAME_WORDS}\s*(?:[:–—-]\s*|(?:für|zum|zur|des|der|for|of)\s+(?:den|die|das|the)?\s*|(?=[„“\"A-ZÄÖÜ\d]))",
    re.IGNORECASE,
)
_LETTER: Final = re.compile(
    r"(?:liebe[rs]?|sehr geehrte[rs]?|hallo|guten (?:tag|morgen)|moin|dear|hi|hello|anbei|im anhang|please find)\b",
    re.IGNORECASE,
)
_MAIL: Final = re.compile(
    r"(?:von|an|gesendet|cc|from|to|sent|datum|date|kopie|anlagen?|attachments?):", re.IGNORECASE
)
_GREETING: Final = re.compile(
    r"(?:(?:mit )?(?:freundliche|beste|herzliche|viele|liebe)n? gr[üu](?:ß|ss)en?"
    r"|best|kind regards|best regards|sincerely|yours|cheers|i\. ?a\.|gez\.)\b|--$",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile('[„“"»«](.{3,}?)[“”"«»]')
_PLACE: Final = re.compile(r"(?:in|im|at|ort:)\s+(?=\S)", re.IGNORECASE)
_PAGE: Final = re.compile(
    r"(?:Seite|Page)\s\d{1,4}(?:\s?(?:von|of|/)\s?\d{1,4})?|[-–]\s?\d{1,4}\s?[-–]|\d{1,3}"
)
_COLUMNS: Final = frozenset(
    word
    for words in (
        "zeit uhrzeit time wann when was what programm programmpunkt programmpunkte inhalt thema",
        "topic item titel title agenda tagesordnungspunkt top wer who referent referenten referentin",
        "sprecher speaker speakers ort raum room dauer duration min",
    )
    for word in words.split()
)


def is_frame(body: str) -> bool:
    """Tell whether a line only says that an agenda follows, names its columns or counts pages."""
    words = body.casefold().replace("/", " ").split()
    is_columns = len(words) > 1 and all(word.strip(":*.") in _COLUMNS for word in words)
    is_page = _PAGE.fullmatch(body) is not None
    return is_columns or is_page or _FRAME.fullmatch(body) is not None


def is_farewell(body: str) -> bool:
    """Tell whether a letter ends with this line."""
    return _GREETING.match(body) is not None


class HeadReading:
    """The lines over the first item."""

    def __init__(self, plan: PlanDraft) -> None:
        self._plan = plan

    def read(self, entry: Entry, body: str) -> None:
        """Take a line over the first item; whatever it is, it is in the plan or kept."""
        label = label_of(body)
        if is_frame(body):
            self._plan.mark(entry, "frame")
        elif _LETTER.match(body) or (_MAIL.match(body) and not day_in(body)):
            self._keep_letter(entry, body)
        elif not (label and self.take_label(entry, label)) and not self.take_day(entry, body):
            self._take_title(entry, body)

    def _keep_letter(self, entry: Entry, body: str) -> None:
        """Keep a sentence of the letter around the agenda, and the day that it names."""
        self._plan.keep_letter(entry)
        found = day_in(body)
        if found and "date" not in self._plan.head.cells:
            self._plan.set_head(entry, "date", found[0])

    def take_label(self, entry: Entry, label: Label) -> bool:
        """Take `Moderation: …`, `Ort: …` and their like; False for what says nothing of the whole."""
        plan = self._plan
        if label.kind == "moderation":
            names = read_names(label.value)
            said = plan.wordings(entry, names)
            plan.moderation += said
            if said:
                plan.mark(entry, "person", *said)
            else:
                plan.keep(entry, sentence=tr("Nobody is named here; it is kept as a remark."))
            return True
        if label.kind in ("start", "end"):
            found = times_at_start(label.value)
            cell = f"{label.kind}_time"
            return found is not None and not found[1] and plan.set_head(entry, cell, found[0].start)
        if label.kind == "date":
            return self.take_day(entry, label.value)
        if label.kind == "title" and label.value:
            self._take_title(entry, label.value)
            return True
        cell = {"room": "place", "process": "process"}.get(label.kind)
        return bool(cell and label.value) and plan.set_head(entry, str(cell), label.value)

    def take_day(self, entry: Entry, body: str) -> bool:
        """Take the day, and what stands beside it: the title before, times and place behind."""
        plan = self._plan
        found = day_in(body)
        if not found:
            return False
        day, before, behind = found
        if not plan.set_head(entry, "date", day):
            plan.keep(entry, sentence=tr("A workshop has one day; this one is kept as a remark."))
            return True
        times = times_at_start(behind)
        if times:
            self._take_times(entry, times[0])
            behind = times[1]
        place = _PLACE.sub("", behind, count=1).strip(" ,.;")
        if place and not plan.set_head(entry, "place", place):
            plan.keep(entry, place)
        label = label_of(before)
        title = label.value if label and label.kind == "title" else before
        if title:
            self._take_title(entry, title)
        return True

    def _take_times(self, entry: Entry, times: Times) -> None:
        self._plan.set_head(entry, "start_time", times.start)
        if times.end:
            self._plan.set_head(entry, "end_time", times.end)

    def _take_title(self, entry: Entry, body: str) -> None:
        quoted = _QUOTED.search(body) if _is_sentence(body) else None
        body = quoted[1] if quoted else body
        title = _BEFORE_TITLE.sub("", body, count=1) if _BEFORE_TITLE.match(body) else body
        is_prose = len(body) > _LONGEST_TITLE or body.endswith((".", "!", ",", ":", "?"))
        is_prose = is_prose or _is_sentence(body)
        if "title" in self._plan.head.cells or is_prose or not title:
            self._plan.keep(entry, body)
        else:
            self._plan.set_head(entry, "title", title.strip('„“”"# '))


def _is_sentence(body: str) -> bool:
    """Tell whether words go on with a letter: no title begins with a small word."""
    first = body.split(" ", 1)[0]
    return first.isalpha() and first.islower()
