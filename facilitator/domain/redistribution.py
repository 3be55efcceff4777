"""Time distributed anew: budgets for the questions left that fit into what is left of a session."""

from collections.abc import Sequence
from typing import NamedTuple

from facilitator.domain.pace import Pace


class Redistribution(NamedTuple):
    """What `sessions.redistribute_time` takes: whole minutes by question, and a change of the end."""

    budgets: dict[str, int]
    extension: int = 0
    """Minutes below 0 where the session would have run beyond the hard end of its round, else 0."""


def redistribution(pace: Pace, elapsed_minutes: float) -> Redistribution | None:
    """Return new budgets of all questions, so that what is left ends in time; None where nothing is left.

    It ends when it was to end, with all that was given to it; only one that would run beyond the
    end of its round loses the whole minutes that it would. Questions behind us get what they took.
    The current one and those to come share the whole minutes left in proportion to what they still
    need, each that is to come at least one if there are enough. `elapsed_minutes` is how long the
    session has run.
    """
    current = pace.current
    to_come = [entry for entry in pace.segments if entry.part in ("open", "at_risk")]
    to_come = [entry for entry in to_come if current is None or entry.number > current.number]
    minutes = int(pace.minutes_left or 0)
    if minutes <= 0 or not (to_come or current):
        return None
    sharing = [current, *to_come] if current else to_come
    least = [0 if entry is current else 1 for entry in sharing]
    shares = shared(minutes, [entry.left for entry in sharing], least)
    given = dict(zip((entry.question_id for entry in sharing), shares, strict=True))
    budgets: dict[str, int] = {}
    passed = 0.0
    for entry in pace.segments:
        if entry.part == "current":
            continue
        before = round(passed)
        passed += entry.spent
        budgets[entry.question_id] = round(passed) - before + given.get(entry.question_id, 0)
    if current:
        spent = max(0, round(elapsed_minutes) - round(passed))
        budgets[current.question_id] = spent + given[current.question_id]
    return Redistribution(budgets, -int(pace.beyond_end))


def shared(total: int, weights: Sequence[float], least: Sequence[int]) -> list[int]:
    """Share out a whole number by weights, to the largest remainders; `least` first if it suffices.

    Equal shares where nothing has weight. The shares always sum up to `total`.
    """
    floor = list(least) if sum(least) <= total else [0] * len(weights)
    whole = sum(weights)
    exact = [total * (weight / whole if whole else 1 / len(weights)) for weight in weights]
    shares = [max(low, int(share)) for low, share in zip(floor, exact, strict=True)]
    while sum(shares) != total:
        step = 1 if sum(shares) < total else -1
        open_ones = [n for n, share in enumerate(shares) if step > 0 or share > floor[n]]
        index = max(open_ones, key=lambda n: step * (exact[n] - shares[n]))
        shares[index] += step
    return shares
