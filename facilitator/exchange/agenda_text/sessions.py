"""Sessions in a line: `W 1.1: Title (Moderation: Ada King, Institut; Raum: Siel)`, `Workshop 2: …`."""

import re
from typing import Final, NamedTuple

from facilitator.domain.codes import SessionCode
from facilitator.exchange.agenda_text.labels import Label, with_labels

_CODE: Final = re.compile(
    r"(?<![^\W_])(?:W|WS|Workshop)\s?([1-9]\d?)\s?[.]\s?([1-9]\d?)(?!\d|\.\d)(?:\s*[:–—.)]\s*|\s+-\s+|\s+|-|$|(?=[A-ZÄÖÜ(]))",
)
_GROUP: Final = (
    r"Workshop|WS|AG|Arbeitsgruppe|Kleingruppe|Gruppe|Group|Forum|Fachforum|Panel|Tisch|Thementisch"
    r"|Table|Breakout(?:\s(?:Room|Session|Group))?|Session|Track|Themen(?:feld|block)|Thema|Topic|Station"
)
_NUMBERED: Final = re.compile(
    rf"(?:{_GROUP})\s?(?:Nr\.?\s?)?(\d{{1,2}}|[A-H])(?![\w.]*\d)(?:\s*[:–—.)|]\s*|\s+-\s+|\s+(?=[„“\"A-ZÄÖÜ])|$)"
)
_LIST: Final = re.compile(
    r"(?:\s*[,;:|(/]\s*|\s+)(?=(?:W|WS|Workshop)\s?\d{1,2}\s?\.\s?\d{1,2}\s*[:–—])"
)
_ROUND: Final = re.compile(
    r"(?:Durchlauf|Durchgang|Runde|Workshoprunde|Round|Block|Phase)\s?(?:Nr\.?\s?)?(\d{1,2})\b"
    r"|\b(\d{1,2})\.\s?(?:Durchlauf|Durchgang|Runde|Workshoprunde|Round|Workshopphase|Phase)\b"
    r"|\b(erste|zweite|dritte|vierte|first|second|third|fourth)[rs]?\s(?:Durchlauf|Durchgang|Runde|Workshoprunde|round)",
    re.IGNORECASE,
)
_ORDINALS: Final = ("erste", "zweite", "dritte", "vierte", "first", "second", "third", "fourth")
_HOLDS: Final = re.compile(
    r"parallel|breakout|workshops\b|workshop-?(?:phase|runde)|arbeitsgruppen|gruppen(?:arbeit|phase)"
    r"|kleingruppen|thementische|world.?caf|durchlauf|durchgang|fachforen|round\s\d|runde\s\d|\d\.\srunde",
    re.IGNORECASE,
)
_NO_HOLDER: Final = re.compile(
    r"pause|break|einwählen|wechsel|ergebnis|resümee|bericht|vorstellung|result|report|zurück",
    re.IGNORECASE,
)


class SessionText(NamedTuple):
    """A session as a text names it."""

    code: SessionCode
    """The round is 0 where only the number of the topic is said."""
    title: str
    source: str
    """The words that name it."""
    labels: tuple[Label, ...] = ()


def session_of(text: str) -> SessionText | None:
    """Return the session whose code a text begins with, None for any other text."""
    match = _CODE.match(text)
    return _session(SessionCode(int(match[1]), int(match[2])), text, match.end()) if match else None


def numbered_session(text: str) -> SessionText | None:
    """Return the session that a text names only by the number or letter of its topic."""
    match = _NUMBERED.match(text)
    if not match:
        return None
    number = int(match[1]) if match[1].isdigit() else ord(match[1]) - ord("A") + 1
    return _session(SessionCode(0, number), text, match.end())


def listed_sessions(text: str) -> tuple[str, list[str]]:
    """Return what stands before the sessions that a text lists, and the words of each."""
    head, *others = _LIST.split(text)
    if session_of(head):
        return "", [head, *others]
    return head.strip(), others


def round_of(text: str) -> int | None:
    """Return the number of the round that a title names."""
    match = _ROUND.search(text)
    if not match:
        return None
    if match[3]:
        return _ORDINALS.index(match[3].lower()) % 4 + 1
    return int(match[1] or match[2])


def holds_sessions(title: str) -> bool:
    """Tell whether the title of an item says that sessions run side by side in it."""
    return _HOLDS.search(title) is not None and _NO_HOLDER.search(title) is None


def _session(code: SessionCode, text: str, start: int) -> SessionText:
    title, labels = with_labels(text[start:])
    return SessionText(code, title.strip(" –—-:"), text, tuple(labels))
