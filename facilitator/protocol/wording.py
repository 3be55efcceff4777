"""How the protocol words dates, times and persons, in German and English."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from facilitator.domain.long_dates import MONTHS
from facilitator.protocol.content import Named

NO_BREAK_SPACE: Final = "\u00a0"

_MONTH_NAMES: Final = "|".join(sorted({name for names in MONTHS.values() for name in names}))
_BREAKABLE: Final = re.compile(
    rf"\b([0-9]{{1,2}}\.?) ({_MONTH_NAMES})(?: ([0-9]{{4}}))?\b|\b([0-9]{{1,2}}(?:[:.][0-9]{{2}})?) Uhr\b"
)
_DIGIT_AND_SPACE: Final = re.compile(r"[0-9]\.? ")
_PAIR: Final = 2


def unbroken(text: str) -> str:
    """Return a text whose dates and times ("26. Mai 2020", "14:00 Uhr") break over no line end.

    Only their spaces change, to no-break spaces (DIN 5008 wants them there); every character
    that is seen stays as it was written.
    """
    if not _DIGIT_AND_SPACE.search(text):
        return text
    return _BREAKABLE.sub(lambda found: found[0].replace(" ", NO_BREAK_SPACE), text)


def grouped(persons: Sequence[Named], both: str, everyone: str) -> str:
    """Return persons with their organisations, those in a row of one organisation together.

    One is "A (Org)", two are "A, B (both Org)", three and more "A, B, C (all Org)"; `both` and
    `everyone` are the words for it in the protocol's language.
    """
    return ", ".join(_groups(persons, both, everyone))


def _groups(persons: Sequence[Named], both: str, everyone: str) -> Iterator[str]:
    for organisation, members in groupby(persons, key=lambda person: person.organisation):
        names = [person.name for person in members]
        word = {1: "", _PAIR: f"{both} "}.get(len(names), f"{everyone} ")
        yield ", ".join(names) + (f" ({word}{organisation})" if organisation else "")
