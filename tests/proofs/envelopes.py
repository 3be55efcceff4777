"""Ten thousand hostile envelopes, from outside and from a member who cheats: nothing gives way."""

import os
import tempfile
from pathlib import Path

from tests.team.fuzzing import Attack

_COUNT = 10_000


def run(count: int = _COUNT) -> None:
    """Let them come in with a seed of their own each time, and print what became of them."""
    seed = int.from_bytes(os.urandom(4))
    print(f"seed {seed}")
    with tempfile.TemporaryDirectory() as folder:
        attack = Attack(Path(folder), seed)
        try:
            attack.run(count)
        finally:
            attack.close()
    for answer, times in attack.answers.most_common():
        print(f"{times:6d} {answer}")
