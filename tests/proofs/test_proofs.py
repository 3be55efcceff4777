"""The proofs, short: the same code with small numbers, on any machine.

`real` is not here, because the real workshop is not part of this repository.
"""

from collections.abc import Callable
from functools import partial

import pytest

from tests.proofs import (
    cluster,
    damage,
    day,
    kill,
    layouts,
    lists,
    outlines,
    pasted,
    protocols,
    returned,
    team,
    together,
)
from tests.proofs.__main__ import main

SHORT: dict[str, Callable[[], None]] = {
    "kill": partial(kill.run, 4, with_screen=False),
    "rooms": partial(kill.run, 3, rooms=3, with_screen=False),
    "day": partial(day.run, is_short=True),
    "team": partial(team.run, 3, 60, 8),
    "outlines": partial(outlines.run, 80),
    "pasted": partial(pasted.run, 80),
    "lists": partial(lists.run, 240),
    "damage": partial(damage.run, 28),
    "protocols": partial(protocols.run, 4, 0.002),
    "returned": partial(returned.run, 8, 80, with_office=False),
    "layouts": partial(layouts.run, 80),
    "cluster": partial(cluster.run, 6),
    "together": partial(together.run, ("en",), with_commands=False),
}


@pytest.mark.parametrize("prove", SHORT.values(), ids=SHORT)
def test_the_proof_holds_when_it_is_short(prove: Callable[[], None]) -> None:
    prove()


def test_a_name_that_is_no_proof_is_refused_with_the_names_there_are(capsys) -> None:
    assert main(["kil"]) == 2
    assert "kill, day, rooms, outlines" in capsys.readouterr().out
