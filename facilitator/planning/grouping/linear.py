"""Linear models with whole numbers, and what a solver of them has to offer.

Two established solvers were measured behind this interface, on crowds as `dev.py bench` groups
them (two busy cores), each given the same models. HiGHS 1.16 on one thread against OR-Tools CP-SAT
9.15 on one and on four workers:

model                                             HiGHS          CP-SAT, 1      CP-SAT, 4
50 × 3 × 2, whole, proven                         0.3 s          0.2 to 1.1 s   0.5 to 1.3 s
300 × 8 × 3, a first round of all, proven         0.5 s          1.2 s          2.2 s
300 × 8 × 3, a third round of all, after 6 s      0.1 % open     0.5 % open     81 % open
300 × 8 × 3, all rounds without encounters        proven in 4 s  none in 20 s   16 % off in 20 s
1,000 × 12 × 4, the same                          proven in 24 s none in 40 s   67 % off in 40 s

Installed they take 8 and 80 MB, both with NumPy (73 MB), CP-SAT also with pandas (84 MB).

Seats, mixes and wishes are nearly flows through a network. Their linear relaxation, which HiGHS
works with, is nearly whole already and is the bound as well; CP-SAT's search by clauses makes
little of it. So HiGHS is what we use (`highs`), and pandas stays away altogether.
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, Protocol

Terms = Sequence[tuple[int, float]]
"""Variables, each with its factor."""


class Row(NamedTuple):
    """Between what a weighted sum of variables lies; None where there is no limit."""

    terms: Terms
    least: float | None
    most: float | None


_HALF: Final = 0.5


def is_one(value: float) -> bool:
    """Tell whether a variable that is 0 or 1 is 1: a solver gives it as a float near to it."""
    return value > _HALF


class Linear:
    """A model under construction: what its variables are worth is to become as much as possible."""

    def __init__(self) -> None:
        """Begin without variables."""
        self.worth: list[float] = []
        self.most: list[float] = []
        self.least: list[float] = []
        self.is_whole: list[bool] = []
        self.rows: list[Row] = []

    def variable(
        self, most: float = 1, worth: float = 0, *, least: float = 0, is_whole: bool = True
    ) -> int:
        """Add a variable and return its number."""
        self.worth.append(worth)
        self.least.append(least)
        self.most.append(most)
        self.is_whole.append(is_whole)
        return len(self.worth) - 1

    def row(self, terms: Terms, *, least: float | None = None, most: float | None = None) -> None:
        """Demand that a weighted sum lies between two limits."""
        self.rows.append(Row(terms, least, most))

    def sum(
        self, variables: Sequence[int], *, least: float | None = None, most: float | None = None
    ) -> None:
        """Demand that a sum lies between two limits."""
        self.row([(variable, 1) for variable in variables], least=least, most=most)


class Answer(NamedTuple):
    """What a solver found: the best values, None where there are none, and what nothing exceeds."""

    values: Sequence[float] | None
    bound: float
    is_optimal: bool = False


class Effort(NamedTuple):
    """How far a solver goes: in steps of its own, never in seconds, so that a seed decides all."""

    nodes: int | None = None
    """Branches to look into at most; None until it is done."""
    gap: float = 0.0
    """The part by which the best may stay below the bound."""


class Solver(Protocol):
    """An established solver of such models."""

    def __call__(
        self,
        model: Linear,
        *,
        seed: int = 0,
        effort: Effort = ...,
        start: Sequence[int] | None = None,
        improved: Callable[[Answer], None] | None = None,
    ) -> Answer:
        """Solve a model whose worth is whole wherever its whole variables are.

        `start` are the variables that are 1 in an assignment known before. `improved` hears of each
        better one meanwhile.
        """
        ...
