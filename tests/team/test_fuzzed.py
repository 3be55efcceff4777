"""Hostile envelopes do no harm, whoever made them; the proof `envelopes` sends ten thousand."""

from pathlib import Path

import pytest

from tests.team.fuzzing import Attack


@pytest.mark.parametrize("seed", range(3))
def test_hostile_envelopes_are_refused_and_nobody_is_disturbed(tmp_path: Path, seed: int):
    attack = Attack(tmp_path, seed)
    try:
        attack.run(200)
    finally:
        attack.close()

    assert attack.answers.keys() >= {"signature", "format", "content"}
    assert attack.answers["taken"] < 100
