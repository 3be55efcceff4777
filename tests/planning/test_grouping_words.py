"""Groups in people's words: every sentence in both languages, with its names and numbers."""

from typing import get_args

import pytest

from facilitator import language
from facilitator.planning.grouping.explanation import Cost, GivenUp, Reason
from facilitator.planning.grouping.moves import Move
from facilitator.planning.grouping.problem import (
    Apart,
    Fixed,
    Forbidden,
    Moderates,
    Participant,
    Problem,
    Room,
    Rule,
    Together,
    Wish,
)
from facilitator.planning.grouping.solving import Conflict, Demand
from facilitator.planning.grouping_words import GroupingWords

RULES: tuple[Rule, ...] = (
    Moderates("a", "r1"),
    Fixed("a", "r1"),
    Forbidden("a", "t1"),
    Forbidden("a", "t1", 2),
    Together(("a", "b")),
    Together(("a", "b"), 2),
    Apart(("a", "b")),
    Apart(("a", "b"), 2),
)
PROBLEM = Problem(
    people=(Participant("a", "Ada"), Participant("b", "Bo"), Participant("c", "Cy")),
    rooms=(
        Room("r1", 1, "t1", 1, 0, "W 1.1"),
        Room("r2", 1, "t2", 1, 2, "W 1.2"),
        Room("r3", 2, "t1", 2, 1, "W 2.1"),
    ),
    rules=RULES,
)
WORDS = GroupingWords(PROBLEM, {"t1": "Wasser", "t2": "Wald"})


def _said(*demands: Demand) -> list[str]:
    return WORDS.conflict(Conflict(demands))


def test_a_round_whose_rooms_are_all_too_small_is_one_sentence() -> None:
    assert _said(Demand("most", 0), Demand("most", 1)) == [
        "The rooms of round 1 have 2 seats together; 2 people come."
    ]
    assert _said(Demand("most", 0), Demand("rule", 1)) == [
        "W 1.1 has 1 seat.",
        "Ada sits in W 1.1.",
    ]
    assert _said(Demand("most", 2), Demand("least", 1), Demand("once", 2)) == [
        "W 2.1 has 2 seats.",
        "W 1.2 needs at least 2 people.",
        "Cy has no topic twice.",
    ]


def test_rules_name_people_rooms_and_rounds() -> None:
    assert _said(*(Demand("rule", place) for place in range(len(RULES)))) == [
        "Ada moderates W 1.1.",
        "Ada sits in W 1.1.",
        "Ada does not get “Wasser”.",
        "Ada does not get “Wasser” in round 2.",
        "Ada and Bo sit together.",
        "Ada and Bo sit together in round 2.",
        "Ada and Bo sit apart.",
        "Ada and Bo sit apart in round 2.",
    ]


def test_a_wish_that_costs_others_says_with_whom_and_how_much() -> None:
    given_up = GivenUp(Wish("t1"), "costs", 30, 41, "b", Cost(-3, 1, 4))
    assert WORDS.given_up("a", given_up) == (
        "“Wasser” was wished for by 41 people; it has 30 seats. The best exchange, with Bo, would "
        "cost others more: wishes that weigh more, 1 person more outside an even mix and 4 reunions more."
    )


@pytest.mark.parametrize("code", ["de", "en"])
def test_every_reason_and_move_is_a_sentence_of_its_own(code: str) -> None:
    language.choose(code)
    said = [WORDS.given_up("a", GivenUp(Wish("t1"), reason)) for reason in get_args(Reason)]
    said.append(WORDS.given_up("a", GivenUp(Wish("t1"), "costs", 2, 3, "b")))
    said += [
        WORDS.move(move)
        for move in (Move("a", 1, "r1", "r2"), Move("a", 1, "", "r2"), Move("a", 1, "r1", ""))
    ]
    said += WORDS.conflict(Conflict(tuple(Demand("rule", place) for place in range(len(RULES)))))
    assert len(set(said)) == len(said)
    for words in said:
        assert words.endswith(".")
        assert "{" not in words


def test_who_moves_is_told_with_both_rooms() -> None:
    assert WORDS.move(Move("a", 2, "r1", "r3")) == "Round 2: Ada goes to W 2.1 instead of W 1.1."
