"""The sign of each stakeholder group: two letters and one of six colours, never the colour alone.

"Wirtschaft" is WI and "Wissenschaft" beside it WS. The groups choose in the order in which they
came into the file, so that every screen shows the same signs and a new group takes none away.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from facilitator.domain.text import caseless

if TYPE_CHECKING:
    from facilitator.domain.dossier import Dossier

TONES: Final = ("c1", "c2", "c3", "c4", "c5", "c6")
"""The colours of categories, by their roles in a theme."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_SMALL_WORDS: Final = frozenset(
    {"und", "and", "der", "die", "das", "des", "of", "the", "für", "for"}
)
_DIGITS: Final = "123456789"


class Sign(NamedTuple):
    """How a group is marked."""

    code: str
    tone: str
    """One of `TONES`; the first ones differ, from the seventh group on they come again."""


NO_SIGN: Final = Sign("–", "fill")
"""For people whom nobody has given a group."""


def signs_of(plan: "Dossier") -> dict[str, Sign]:
    """Return the sign of every group of a process by its name; its profiles must have been read."""
    return signs(profile.group_name for profile in plan.profiles)


def signs(names: Iterable[str]) -> dict[str, Sign]:
    """Return the sign of every group by its name, the first one choosing first.

    Names that differ only in case share a sign.
    """
    given: dict[str, Sign] = {}
    found: dict[str, Sign] = {}
    for name in dict.fromkeys(name for name in names if name.strip()):
        key = caseless(name)
        if key not in given:
            taken = {sign.code for sign in given.values()}
            code = next(code for code in _codes(name) if code not in taken)
            given[key] = Sign(code, _tone(code, [sign.tone for sign in given.values()]))
        found[name] = given[key]
    return found


def _codes(name: str) -> Iterator[str]:
    """Yield codes from the best one on, without an end: initials, then letters of the first word."""
    words = [word for word in _WORD.findall(name) if word.casefold() not in _SMALL_WORDS]
    words = words or _WORD.findall(name) or ["X"]
    first = _capital(words[0][0])
    for word in words[1:]:
        yield first + _capital(word[0])
    for letter in words[0][1:]:
        yield first + _capital(letter)
    yield from (first + digit for digit in _DIGITS)
    number = len(_DIGITS) + 1
    while True:
        yield f"{first}{number}"
        number += 1


def _capital(letter: str) -> str:
    """Return a capital of one letter, where there is one: that of ß has two."""
    capital = letter.upper()
    return capital if len(capital) == 1 else letter


def _tone(code: str, taken: list[str]) -> str:
    """Return the colour that fewest groups have, beginning at one that hangs on the code.

    So a group mostly has the same colour in every file.
    """
    start = sum(map(ord, code)) % len(TONES)
    order = TONES[start:] + TONES[:start]
    return min(order, key=taken.count)
