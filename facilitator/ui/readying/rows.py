"""From judgements to the rows of the checklist; without Qt."""

from collections.abc import Iterable
from itertools import groupby
from typing import Final, NamedTuple

from facilitator.domain.readiness.judgement import Grade, Judgement
from facilitator.language import mark, tr, trn
from facilitator.planning.checklist_words import AREAS, MENDS, sentence

GLYPHS: Final[dict[Grade, tuple[str, str]]] = {
    "ok": ("check", "ok"),
    "note": ("info", "text3"),
    "problem": ("warn", "warn"),
}
"""Glyph and ink by grade."""
_SPOKEN: Final[dict[Grade, str]] = {
    "ok": mark("in order"),
    "note": mark("for information"),
    "problem": mark("open"),
}


class Row(NamedTuple):
    """One line, in the language in use."""

    judgement: Judgement
    text: str
    verb: str
    area: str = ""
    """The name of its part, on the first row of each."""

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        area, grade = AREAS[self.judgement.area], _SPOKEN[self.judgement.grade]
        return ", ".join((tr(area), tr(grade), self.text))


def rows_of(judgements: Iterable[Judgement]) -> list[Row]:
    """Return a row for each judgement, with the name of its part before the first."""
    rows: list[Row] = []
    for _, group in groupby(judgements, key=lambda entry: entry.area):
        part = list(group)
        name = tr(AREAS[part[0].area])
        for entry in part:
            verb = tr(MENDS[entry.mend]) if entry.mend else ""
            rows.append(Row(entry, sentence(entry), verb, name))
            name = ""
    return rows


def verdict(open_points: int) -> str:
    """Return what all rows come to."""
    if not open_points:
        return tr("Everything is ready")
    return trn("{count} point open", "{count} points open", open_points)
