"""What the typist of the proof types, and the words that it must come to."""

import random
import string
import subprocess
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

NEW_NOTE: Final = "Return"
ERASE: Final = "BackSpace"
_LETTERS: Final = string.ascii_lowercase + "     "
_DELAYS_MILLISECONDS: Final = (0, 1, 4, 15)


def some_notes(chance: random.Random, count: int = 12) -> list[str]:
    """Return the keys of `count` new notes, with a wrong letter taken back now and then."""
    keys: list[str] = []
    for _ in range(count):
        keys += [NEW_NOTE, chance.choice(string.ascii_lowercase)]
        for _ in range(chance.randint(2, 30)):
            keys.append(chance.choice(_LETTERS))
            if chance.random() < 0.08:
                keys += [ERASE, chance.choice(string.ascii_lowercase)]
    return keys


def words(keys: Sequence[str]) -> str:
    """Return the notes that keys typed at the end of a page come to, a line each."""
    text: list[str] = []
    for key in keys:
        if key == ERASE:
            del text[-1:]  # or a note just begun, which holds nothing yet
        else:
            text.append("\n" if key == NEW_NOTE else key)
    return tidy("".join(text))


def tidy(page: str) -> str:
    """Return a page's lines without those of notes just begun, which hold nothing yet."""
    return "\n".join(line for line in page.split("\n") if line)


def press(
    keys: Sequence[str], environment: dict[str, str], chance: random.Random
) -> subprocess.Popen[str]:
    """Begin to press keys on a virtual screen, as fast or slowly as `chance` says."""
    typist = subprocess.Popen(
        ["xdotool", "-"],
        env=environment,
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert typist.stdin is not None
    typist.stdin.write("".join(f"{line}\n" for line in _script(keys, chance)))
    typist.stdin.close()
    return typist


def let_go(typist: subprocess.Popen[str], environment: dict[str, str]) -> None:
    """End a typist, and let up the key that it may have held down."""
    typist.kill()
    typist.wait()
    held = ["space", NEW_NOTE, ERASE, *string.ascii_lowercase]
    subprocess.run(["xdotool", "keyup", *held], env=environment, check=True)


def _script(keys: Sequence[str], chance: random.Random) -> Iterator[str]:
    for is_letter, group in groupby(keys, key=lambda key: len(key) == 1):
        if is_letter:
            yield f"type --delay {chance.choice(_DELAYS_MILLISECONDS)} '{''.join(group)}'"
        else:
            yield from (f"key {key}" for key in group)
