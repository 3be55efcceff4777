"""Where days lie on a timeline, and the cells of its band: months, quarters or years."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from facilitator.domain.milestones import Span
from facilitator.protocol.content import Step

MONTHS: Final = {
    "de": ("Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_NARROWEST: Final = 17.0
"""Points that a cell needs for its word."""
_IN_A_YEAR: Final = 12

Unit = Literal["month", "quarter", "year"]
_UNITS: Final[tuple[tuple[Unit, int], ...]] = (("month", 1), ("quarter", 3), ("year", 12))


@dataclass(frozen=True, slots=True)
class Cell:
    """A period of the band between two places, with its word."""

    start: float
    end: float
    word: str
    is_new_year: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """Months counted from year 0 on a line; `first` lies at `left`, each month is `step` wide."""

    left: float
    right: float
    first: int
    step: float

    def at(self, span: Span | None) -> float:
        """Return the place of a span, the left end for none."""
        return self.place(span.middle) if span else self.left

    def place(self, day: date) -> float:
        """Return the place of a day."""
        passed = (day.day - 0.5) / monthrange(day.year, day.month)[1]
        return self.left + (_index(day) - self.first + passed) * self.step

    def cells(self, language: str) -> list[Cell]:
        """Return the cells in the smallest unit whose words fit, none without any date."""
        if not self.step:
            return []
        unit, months = self._unit()
        found: list[Cell] = []
        index = self.first - self.first % months
        while (start := self.left + (index - self.first) * self.step) < self.right:
            end = min(start + months * self.step, self.right)
            word = _word(index, unit, language)
            found.append(Cell(max(start, self.left), end, word, index % _IN_A_YEAR == 0))
            index += months
        return found

    def _unit(self) -> tuple[Unit, int]:
        for unit, months in _UNITS:
            if months * self.step >= _NARROWEST:
                return unit, months
        years = 1
        while years * _IN_A_YEAR * self.step < _NARROWEST:
            years += 1
        return "year", years * _IN_A_YEAR


def scale_for(steps: Sequence[Step], left: float, right: float, reach: float) -> Scale:
    """Return the scale on which every step leaves `reach` for its text before `right`."""
    spans = [step.span for step in steps if step.span]
    if not spans:
        return Scale(left, right, 0, 0.0)
    first = min(_index(span.start) for span in spans)
    last = max(_index(span.middle) for span in spans)
    return Scale(left, right, first, (right - reach - left) / (last + 1 - first))


def _index(day: date) -> int:
    return day.year * _IN_A_YEAR + day.month - 1


def _word(index: int, unit: Unit, language: str) -> str:
    year, month = divmod(index, _IN_A_YEAR)
    if unit == "year" or month == 0:
        return str(year)
    if unit == "quarter":
        return f"Q{month // 3 + 1}"
    return MONTHS.get(language, MONTHS["en"])[month]
