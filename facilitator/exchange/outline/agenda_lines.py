"""Lines of the agenda: items with time, length and kind, and the sessions of a round."""

import re
from dataclasses import dataclass
from typing import Final

from facilitator.domain.codes import SessionCode
from facilitator.domain.moments import whole_minutes
from facilitator.domain.programme import planned_length
from facilitator.domain.records import AgendaKind
from facilitator.domain.richtext import guarded
from facilitator.exchange.outline.inline import (
    escaped,
    is_escaped,
    literal,
    marked,
    split_at,
    split_marks,
)
from facilitator.exchange.outline.vocabulary import (
    AGENDA_KIND_OF_WORD,
    AGENDA_KINDS,
    MODERATION,
    ROOM,
    ROUND,
    word,
)

_CLOCK: Final = r"([01]?\d|2[0-3])(?::([0-5]\d)(?:\s*Uhr)?|\.([0-5]\d)\s*Uhr)"
_TIMES: Final = re.compile(rf"{_CLOCK}(?:\s*(?:–|-|—|bis|to)\s*{_CLOCK})?(?=\s|$)\s*")
_LOOKS_TIMED: Final = re.compile(r"^((?:(?:–|-|—|bis|to)\s*)?\d{1,2})([:.])(?=\d\d)")
_LENGTH: Final = re.compile(r"(?<!\S)\(\s*(\d{1,5})\s*(?:min|Min\.?|Minuten|minutes)\s*\)$")
_LOOKS_LONG: Final = re.compile(r"\((?=\s*\d{1,5}\s*(?:min|Min\.?|Minuten|minutes)\s*\)$)")
_ROUND: Final = re.compile(r"(?:Durchlauf|Round) (\d{1,3})", re.IGNORECASE)

_ARRIVING: Final = r"einwählen|ankommen|ankunft|anmeld|einlass|registr|arrival|doors"
_REFRESHING: Final = r"kaffee|mittag|imbiss|coffee|lunch"
_KIND_WORDS: Final[tuple[tuple[AgendaKind, str], ...]] = (
    ("break", r"pause|\bbreak"),
    ("arrival", rf"^(?:{_ARRIVING})|(?:{_REFRESHING}).*(?:{_ARRIVING})"),
    ("break", _REFRESHING),
    ("change", r"wechsel|umbau|(?:back|moving|change) to"),
    ("parallel", r"parallel|breakout|arbeitsgruppen"),
    ("summary", r"resümee|zusammenfassung|berichte? aus|summary|wrap.up|plenum"),
    ("closing", r"schluss|verabschiedung|ausblick|\bclos(?:e|ing)\b|farewell"),
    ("welcome", r"begrüßung|eröffnung|willkommen|grußwort|welcome|opening"),
    ("arrival", _ARRIVING),
    (
        "talk",
        r"vortrag|impuls|einführung|keynote|präsentation|referat|talk|presentation|introduction",
    ),
)
_KINDS: Final[tuple[tuple[AgendaKind, re.Pattern[str]], ...]] = tuple(
    (kind, re.compile(words, re.IGNORECASE)) for kind, words in _KIND_WORDS
)


def guess_kind(title: str, *, has_sessions: bool) -> AgendaKind:
    """Tell the kind of an agenda item from its words; one with sessions is parallel."""
    if has_sessions:
        return "parallel"
    fitting: list[AgendaKind] = [kind for kind, words in _KINDS if words.search(title)]
    return fitting[0] if fitting else "other"


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An item of the agenda: `14:50 Title (45 min) {kind}`."""

    title: str
    start_time: str | None = None
    minutes: int | None = None
    kind: AgendaKind | None = None
    """None when the title's words tell it."""
    round: int | None = None
    """The round whose sessions are at this time, where no session is listed under it."""
    unknown: str = ""

    @staticmethod
    def parse(source: str) -> "AgendaLine":
        """Read a line; a span of time gives start and length."""
        kinds: list[AgendaKind] = []
        rounds: list[int] = []

        def understands(content: str) -> bool:
            number = _ROUND.fullmatch(content)
            kind = AGENDA_KIND_OF_WORD.get(content.casefold())
            if number and not rounds:
                rounds.append(int(number[1]))
            elif kind and not kinds:
                kinds.append(kind)
            else:
                return False
            return True

        rest, unknown = split_marks(source, understands)
        length = _LENGTH.search(rest)
        rest = rest[: length.start()] if length else rest
        times = _TIMES.match(rest)
        start, span = _start_and_span(times) if times else (None, None)
        return AgendaLine(
            title=literal(rest[times.end() :] if times else rest),
            start_time=start,
            minutes=int(length[1]) if length else span,
            kind=kinds[0] if kinds else None,
            round=rounds[0] if rounds else None,
            unknown=unknown,
        )

    def source(self, language: str) -> str:
        """Return the line that reads back as this item."""
        title = _LOOKS_TIMED.sub(r"\1\\\2", escaped(self.title))
        title = _LOOKS_LONG.sub(r"\(", title)
        parts = (
            self.start_time or "",
            title if self.start_time else guarded(title),
            f"({self.minutes} min)" if self.minutes is not None else "",
        )
        kind = word(AGENDA_KINDS[self.kind], language) if self.kind else ""
        number = f"{word(ROUND, language)} {self.round}" if self.round is not None else ""
        return marked(" ".join(part for part in parts if part), kind, number)


def _start_and_span(times: re.Match[str]) -> tuple[str, int | None]:
    start = f"{int(times[1]):02d}:{times[2] or times[3]}"
    end = f"{int(times[4]):02d}:{times[5] or times[6]}" if times[4] else None
    span = planned_length(start, end)
    return start, None if span is None else whole_minutes(span)


_SESSION: Final = re.compile(r"W ?(\d{1,3})\.(\d{1,3})(?:\s*[:–—]\s*|\s+-\s+|\s+|$)")
_MODERATION_WORDS: Final = r"Moderation|Moderator(?:in|en|innen|s)?|Moderated by|Facilitation"
_ROOM_WORDS: Final = r"Raum|Room"
_DETAILS: Final = re.compile(rf"\((?=\s*(?:{_MODERATION_WORDS}|{_ROOM_WORDS})\s*:)")
_DETAIL: Final = re.compile(
    rf"\s*(?:(?P<moderation>{_MODERATION_WORDS})|(?P<room>{_ROOM_WORDS}))\s*:\s*"
)


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session: `W 1.2: Title (Moderation: Name, Organisation; Name; Raum: Siel)`."""

    code: SessionCode
    title: str = ""
    moderators: tuple[str, ...] = ()
    """Who moderates, as sources that `People` reads and writes."""
    room: str = ""

    @staticmethod
    def parse(source: str) -> "SessionLine | None":
        """Read a line; None when it does not begin with a session's code."""
        start = _SESSION.match(source)
        if not start:
            return None
        title, details = _split_details(source[start.end() :])
        moderators: list[str] = []
        rooms: list[str] = []
        for part in filter(str.strip, split_at(details, ";")):
            label = _DETAIL.match(part)
            if label and label["room"] and not rooms:
                rooms.append(literal(part[label.end() :]))
            else:
                moderators.append(part[label.end() :].strip() if label else part.strip())
        return SessionLine(
            code=SessionCode(int(start[1]), int(start[2])),
            title=literal(title),
            moderators=tuple(moderators),
            room=rooms[0] if rooms else "",
        )

    def source(self, language: str) -> str:
        """Return the line that reads back as this session."""
        moderators = [_detail(source) for source in self.moderators]
        if moderators:
            moderators[0] = f"{word(MODERATION, language)}: {moderators[0]}"
        room = _detail(escaped(self.room))
        parts = [*moderators, *([f"{word(ROOM, language)}: {room}"] if room else [])]
        title = _DETAILS.sub(r"\(", escaped(self.title))
        code = f"{self.code}: {title}" if title else str(self.code)
        return f"{code} ({'; '.join(parts)})" if parts else code


def _split_details(source: str) -> tuple[str, str]:
    if source.endswith(")"):
        for match in _DETAILS.finditer(source):
            if not is_escaped(source, match.start()):
                return source[: match.start()], source[match.end() : -1]
    return source, ""


def _detail(source: str) -> str:
    """Keep a wording from ending its detail or naming another one."""
    source = "\\;".join(split_at(source, ";"))
    label = _DETAIL.match(source)
    return source[: label.end()].replace(":", "\\:", 1) + source[label.end() :] if label else source


def parse_round(source: str) -> int | None:
    """Read a round without sessions, `Durchlauf 3`, to its number; None when it is anything else."""
    match = _ROUND.fullmatch(source.strip())
    return int(match[1]) if match else None


def plain_item(source: str) -> str:
    """Return a source that is read as neither session nor round."""
    match = _SESSION.match(source)
    return source.replace(".", "\\.", 1) if match else source
