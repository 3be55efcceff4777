"""What single cells of a list of people say: addresses, roles, topics that somebody wishes for."""

import re
from collections.abc import Mapping
from typing import Final

from facilitator.domain.records import Role
from facilitator.domain.text import fold

_ADDRESS: Final = re.compile(
    r"[^\s@<>,;:\"()]{1,64}@[^\s@<>,;:\"()]{1,190}\.[^\s@<>,;:\"().]{2,63}"
)
_ROLES: Final[tuple[tuple[str, Role], ...]] = (
    ("moderat", "moderation"), ("facilitat", "moderation"), ("leitung", "moderation"),
    ("vertret", "representative"), ("represent", "representative"), ("auftraggeb", "representative"),
    ("gastgeb", "representative"), ("host", "representative"), ("client", "representative"),
    ("teilnehm", "participant"), ("teilnahme", "participant"), ("particip", "participant"),
    ("gast", "participant"), ("guest", "participant"), ("attend", "participant"),
    ("empfang", "recipient"), ("verteiler", "recipient"), ("recipient", "recipient"), ("cc", "recipient"),
)  # fmt: skip
"""How words for a role begin, folded."""
_BETWEEN_ROLES: Final = re.compile(r"\s*[,;/|+&]\s*|\s+(?:und|and)\s+")
_CODE: Final = re.compile(r"W\s?\d{1,2}\s?\.\s?(\d{1,2})(?!\d)", re.IGNORECASE)
_NUMBERED: Final = re.compile(
    r"(?:(?:Thema|Topic|Workshop|WS|W|T|Nr\.?|No\.?|#)\s*)?(\d{1,2})(?:\.|\))?(?:\s*[:–—-].*|\s+\D.*)?",
    re.IGNORECASE | re.DOTALL,
)
_BETWEEN: Final = re.compile(r"\s*[;|\n]\s*")
_COMMAS: Final = re.compile(r"\s*[,/+>]\s*")
_ALIKE: Final = 82
"""From this share of equal letters on, in per cent, a wording means a topic's title."""
_AHEAD: Final = 6
"""How much more the best title must have of it than the second."""
_NOTHING: Final = frozenset({"", "0", "-", "–", "nein", "no", "n", "keine", "kein", "none", "egal"})
_YES: Final = frozenset({"x", "ja", "yes", "j", "y", "true", "wahr", "✓", "✔", "1."})


def addresses(cell: str) -> list[str]:
    """Return the e-mail addresses in a cell, without asking whether anybody reads them."""
    return _ADDRESS.findall(cell)


def roles_of(cell: str) -> tuple[tuple[Role, ...], list[str]]:
    """Return the roles that a cell names, and the words that name none."""
    found: list[Role] = []
    unknown: list[str] = []
    for word in filter(None, _BETWEEN_ROLES.split(cell.strip())):
        role = _role_of(word)
        if role is None:
            unknown.append(word)
        elif role not in found:
            found.append(role)
    return tuple(found), unknown


def _role_of(word: str) -> Role | None:
    folded = fold(word)
    return next((role for start, role in _ROLES if folded.startswith(start)), None)


class Topics:
    """The topics of a workshop, found by number, code or title; remembers what it has looked for."""

    def __init__(self, titles: Mapping[int, str]) -> None:
        """Know topics by their numbers and titles."""
        self._titles = {number: fold(title) for number, title in titles.items()}
        self._found: dict[str, int | None] = {}

    def numbers_in(self, cell: str) -> tuple[list[int], list[str]]:
        """Return the topics that a cell names in its order, and the words that name none."""
        found: list[int] = []
        unknown: list[str] = []
        for part in filter(None, _BETWEEN.split(cell.strip())):
            whole = self.number_of(part)
            parts = [part] if whole and not self._is_list(part) else _COMMAS.split(part)
            for words in filter(None, parts):
                number = self.number_of(words)
                if number is None and not is_no(words):
                    unknown.append(words)
                elif number is not None and number not in found:
                    found.append(number)
        return found, unknown

    def _is_list(self, text: str) -> bool:
        parts = [part for part in _COMMAS.split(text) if part]
        return len(parts) > 1 and all(self.number_of(part) for part in parts)

    def number_of(self, text: str) -> int | None:
        """Return the number of the topic that a wording means, None where it is none or unclear."""
        if text not in self._found:
            self._found[text] = self._look_for(text.strip())
        return self._found[text]

    def _look_for(self, text: str) -> int | None:
        code = _CODE.match(text)
        numbered = _NUMBERED.fullmatch(text)
        number = int(code[1]) if code else int(numbered[1]) if numbered else 0
        if number in self._titles:
            return number
        wanted = fold(text)
        exact = [number for number, title in self._titles.items() if title and title == wanted]
        return exact[0] if exact else self._nearest(wanted)

    def _nearest(self, wanted: str) -> int | None:
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - 30 ms that only wordings pay

        found = process.extract(
            wanted,
            {number: title for number, title in self._titles.items() if title},
            scorer=fuzz.token_set_ratio if len(wanted.split()) > 1 else fuzz.partial_ratio,
            processor=None,
            score_cutoff=_ALIKE if len(wanted) > len("wort") else 100,
            limit=2,
        )
        if not found or (len(found) > 1 and found[0][1] - found[1][1] < _AHEAD):
            return None
        return found[0][2]


def is_no(cell: str) -> bool:
    """Tell whether a cell says that nothing is wished for."""
    return cell.strip().casefold() in _NOTHING


def priority_of(cell: str) -> int | None:
    """Return how much somebody wants the topic above a cell, 0 for not at all; None if unclear."""
    if is_no(cell):
        return 0
    text = cell.strip().rstrip(".").casefold()
    if text in _YES or cell.strip().casefold() in _YES:
        return 1
    return int(text) if text.isascii() and text.isdecimal() and len(text) == 1 else None
