"""Groups over rounds: how soon they are proven, how near to the bound they come, and against exchanges."""

import sys
from typing import Final

from facilitator.planning.grouping import solving
from facilitator.planning.grouping.problem import Problem
from facilitator.planning.grouping.solving import Grouping
from tests.benchmarks.rows import Measure, Row
from tests.benchmarks.scale import Scale
from tests.benchmarks.swaps import swapped
from tests.planning.crowds import Crowd

_SMALL: Final = Crowd(50, 3, 2)
_LARGE: Final = Crowd(300, 8, 3)
_HUGE: Final = Crowd(1_000, 12, 4)
_CONTESTS: Final = (
    *(Crowd(50, 3, 2), Crowd(60, 4, 2), Crowd(80, 4, 3), Crowd(100, 5, 3), Crowd(120, 6, 3)),
    *(Crowd(150, 6, 3), Crowd(200, 8, 3), Crowd(250, 8, 3), Crowd(300, 8, 3), Crowd(400, 10, 4)),
)
_SEEDS: Final = range(1, 6)
_PROOF_SECONDS, _LARGE_SECONDS, _FIRST_SECONDS, _HUGE_SECONDS = 3.0, 20.0, 10.0, 60.0
_BETTER_IN: Final = "≥ 0.8 ×"
_GIVEN_UP: Final = 60.0
"""Seconds after which a proof is not waited for any longer."""


def run(scale: Scale) -> list[Row]:
    """Group crowds of a fixed seed, one after the other."""
    return [_proofs(scale), _gap(scale), *_huge(scale), *_contests(scale)]


def _proofs(scale: Scale) -> Row:
    """Take how long the small crowds take from the call to the proof."""
    taken: list[float] = []
    for seed in _SEEDS:
        found, _ = _grouped(_problem(_SMALL._replace(seed=seed), scale), _GIVEN_UP)
        taken.append(found.seconds if found and found.is_proven else _GIVEN_UP)
    limit = Measure.exact(_PROOF_SECONDS)
    return Row(
        f"{_name(_SMALL)} proven, slowest", Measure.slowest(taken), "limit", limit, "≤ 1 ×", "s"
    )


def _gap(scale: Scale) -> Row:
    found, _ = _grouped(_problem(_LARGE, scale), _LARGE_SECONDS * scale.leisure)
    what = f"{_name(_LARGE)} after {_LARGE_SECONDS:.0f} s"
    ours, bound = (found.quality.points, found.bound) if found else (0, 1)
    return Row(what, Measure.exact(ours), "its bound", Measure.exact(bound), "≥ 0.98 ×", "points")


def _huge(scale: Scale) -> list[Row]:
    """Take when the first assignment was there, and when the last gain came."""
    found, gains = _grouped(_problem(_HUGE, scale), _HUGE_SECONDS * scale.leisure)
    moments = [gain.seconds for gain in gains] or [_GIVEN_UP]
    name = _name(_HUGE)
    ours, bound = (found.quality.points, found.bound) if found else (0, 1)
    ends = found.seconds if found and found.is_proven else _HUGE_SECONDS
    return [
        Row(
            f"{name}: the first that keeps the rules", Measure.exact(moments[0]),
            "limit", Measure.exact(_FIRST_SECONDS), "≤ 1 ×", "s",
        ),
        Row(
            f"{name}: the last gain", Measure.exact(moments[-1]),
            "end", Measure.exact(ends), "≥ 0.9 ×", "s",
        ),
        Row(
            f"{name} after {_HUGE_SECONDS:.0f} s", Measure.exact(ours),
            "its bound", Measure.exact(bound), "≥ 0.98 ×", "points",
        ),
    ]  # fmt: skip


def _contests(scale: Scale) -> list[Row]:
    """Hold ten crowds against exchanges that are given the same time."""
    crowds = _CONTESTS[: scale.contests]
    better = worse = 0
    for crowd in crowds:
        problem = crowd.problem()
        found, _ = _grouped(problem, scale.contest_seconds)
        ours = found.quality.points if found else 0
        theirs = swapped(problem, scale.contest_seconds)
        better += ours > theirs
        worse += ours < theirs
        print(f"  {_name(crowd)}: {ours:,} against {theirs:,}", file=sys.stderr, flush=True)
    count = Measure.exact(len(crowds))
    swaps = f"exchanges, {scale.contest_seconds:.0f} s each"
    return [
        Row("crowds not worse than", Measure.exact(len(crowds) - worse), swaps, count, "≥ 1 ×", ""),
        Row("crowds better than", Measure.exact(better), swaps, count, _BETTER_IN, ""),
    ]


def _grouped(problem: Problem, seconds: float) -> tuple[Grouping | None, list[Grouping]]:
    """Group a crowd; return what was found, and each step that was better than the one before."""
    gains: list[Grouping] = []

    def hear(step: Grouping) -> None:
        if not gains or step.quality.points > gains[-1].quality.points:
            gains.append(step)

    found = solving.group(problem, seconds=seconds, watch=hear)
    return found if isinstance(found, Grouping) else None, gains


def _problem(crowd: Crowd, scale: Scale) -> Problem:
    return crowd._replace(people=max(crowd.topics * 2, int(crowd.people * scale.people))).problem()


def _name(crowd: Crowd) -> str:
    return f"{crowd.people:,} × {crowd.topics} × {crowd.rounds}"
