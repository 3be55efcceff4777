"""What is measured, as rows: ours, the measure it is held against, their ratio, the goal."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

Unit = Literal["s", "ms", "MB", "points", ""]

_FACTORS: Final[dict[Unit, float]] = {"s": 1, "ms": 1_000, "MB": 1e-6, "points": 1, "": 1}
_HEADS: Final = ("what", "ours", "against", "ratio", "goal", "verdict")


@dataclass(frozen=True)
class Measure:
    """One figure and between what it mostly lay: seconds, bytes, points or a count."""

    value: float
    low: float
    high: float

    @classmethod
    def median(cls, values: Sequence[float]) -> "Measure":
        """Take the median, and the quartiles around it."""
        if len(values) == 1:
            return cls.exact(values[0])
        low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
        return cls(middle, low, high)

    @classmethod
    def slowest(cls, values: Sequence[float]) -> "Measure":
        """Take the 99th percentile, between the median and the maximum."""
        if len(values) == 1:
            return cls.exact(values[0])
        hundredths = statistics.quantiles(values, n=100, method="inclusive")
        return cls(hundredths[98], hundredths[49], max(values))

    @classmethod
    def exact(cls, value: float) -> "Measure":
        """Take a figure as it is."""
        return cls(value, value, value)

    def shown(self, unit: Unit) -> str:
        """Say it with three figures, and the range where there is one."""
        factor = _FACTORS[unit]
        figures = [_three(number * factor) for number in (self.value, self.low, self.high)]
        spread = f" ({figures[1]}–{figures[2]})" if self.low != self.high else ""
        return f"{figures[0]} {unit}{spread}".rstrip()


@dataclass(frozen=True)
class Row:
    """A measurement against another, with the goal in words: "≤ 2.5 ×", "≥ 8 × faster", "≤ +60 MB"."""

    what: str
    ours: Measure
    against: str
    theirs: Measure
    goal: str
    unit: Unit = "ms"

    @property
    def ratio(self) -> float:
        """How many times ours; for "faster" how many times theirs, for megabytes the difference."""
        if self.goal.endswith("MB"):
            return (self.ours.value - self.theirs.value) * _FACTORS["MB"]
        if self.goal.endswith("faster"):
            return self.theirs.value / self.ours.value
        return self.ours.value / self.theirs.value

    @property
    def is_met(self) -> bool:
        """Whether the ratio reaches the goal."""
        sign, number, *_ = self.goal.split()
        return self.ratio >= float(number) if sign == "≥" else self.ratio <= float(number)

    def cells(self) -> tuple[str, ...]:
        """Return what stands in the table."""
        against = f"{self.against}: {self.theirs.shown(self.unit)}"
        ratio = f"{self.ratio:+.0f} MB" if self.goal.endswith("MB") else f"{_three(self.ratio)} ×"
        verdict = "met" if self.is_met else "MISSED"
        return (self.what, self.ours.shown(self.unit), against, ratio, self.goal, verdict)

    def record(self) -> dict[str, object]:
        """Return what a program may want to compare: figures in seconds, bytes or points."""
        return {
            "what": self.what,
            "ours": vars(self.ours),
            "against": self.against,
            "theirs": vars(self.theirs),
            "ratio": self.ratio,
            "goal": self.goal,
            "met": self.is_met,
        }


def table(rows: Sequence[Row]) -> str:
    """Return the rows as lines with aligned columns."""
    lines = [_HEADS, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEADS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _three(number: float) -> str:
    """Write a number with three figures that count: 0.123, 1.23, 12.3, 123."""
    decimals = next((places for places, bound in ((3, 1), (2, 10), (1, 100)) if number < bound), 0)
    return f"{number:,.{decimals}f}"
