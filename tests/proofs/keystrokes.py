"""What the typist of the proof types, and the words that it must come to."""

import random
import string
import subprocess
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

NEW_NOTE: Final = "Return"
ERASE: Final = "BackSpace"
RUN: Final = "ctrl+shift+p"
"""Lets a room's clock run, or stops it."""
LONGER: Final = "F9"
"""Gives a room five minutes more."""
COMMANDS: Final = (RUN, LONGER)
INTERNAL: Final = "# "
"""Typed at a note's start, and how such a note begins where this proof writes one down."""
SECRET: Final = "qx"
"""The letters of which internal notes consist, and no others."""
_LETTERS: Final = string.ascii_lowercase + "     "
_PUBLIC: Final = "".join(letter for letter in _LETTERS if letter not in SECRET)
_DELAYS_MILLISECONDS: Final = (0, 1, 4, 15)


class Key(NamedTuple):
    """A character, or a key by the name that xdotool has for it, pressed in a room's window."""

    name: str
    room: int = 0

    @property
    def writes(self) -> bool:
        """Whether it changes the page."""
        return self.name not in COMMANDS


def some_notes(chance: random.Random, count: int = 12) -> list[Key]:
    """Return the keys of `count` new notes, with a wrong letter taken back now and then."""
    return [Key(name) for _ in range(count) for name in _note(chance, _LETTERS)]


def notes_in_turn(
    chance: random.Random, rooms: int, resting: Sequence[int], count: int = 14
) -> list[Key]:
    """Return the keys of notes typed in several rooms in turn, of which some are internal.

    First the clocks that are `resting` are started; later one is stopped, let go on or lengthened
    between two notes.
    """
    keys = [Key(RUN, room) for room in resting]
    for _ in range(count):
        room = chance.randrange(rooms)
        if chance.random() < 0.25:
            keys += [Key(NEW_NOTE, room), *(Key(sign, room) for sign in INTERNAL)]
            keys += [Key(name, room) for name in _note(chance, SECRET)[1:]]
        else:
            keys += [Key(name, room) for name in _note(chance, _PUBLIC)]
        if chance.random() < 0.3:
            keys.append(Key(chance.choice(COMMANDS), chance.randrange(rooms)))
    return keys


def _note(chance: random.Random, letters: str) -> list[str]:
    known = letters.strip()
    keys = [NEW_NOTE, chance.choice(known)]
    for _ in range(chance.randint(2, 30)):
        keys.append(chance.choice(letters))
        if chance.random() < 0.08:
            keys += [ERASE, chance.choice(known)]
    return keys


def words(keys: Sequence[Key]) -> str:
    """Return the notes that keys typed at the end of a page come to, a line each.

    A key that takes back before anything was typed takes back a note that was just begun.
    """
    text: list[str] = []
    for name in (key.name for key in keys if key.writes):
        if name == ERASE:
            del text[-1:]
        else:
            text.append("\n" if name == NEW_NOTE else name)
    return tidy("".join(text))


def tidy(page: str) -> str:
    """Return a page's lines without those of notes just begun, which hold nothing yet."""
    return "\n".join(line for line in page.split("\n") if line not in ("", INTERNAL))


def as_seen(page: str) -> str:
    """Return a page as it is painted, where an internal note has no sign at its start."""
    return "\n".join(line.removeprefix(INTERNAL) for line in page.split("\n"))


def press(
    keys: Sequence[Key], windows: Sequence[int], environment: dict[str, str], chance: random.Random
) -> subprocess.Popen[str]:
    """Begin to press keys on a virtual screen, as fast or slowly as `chance` says.

    Of several windows, by room, the one that a key is for is given the keyboard.
    """
    typist = subprocess.Popen(
        ["xdotool", "-"],
        env=environment,
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert typist.stdin is not None
    typist.stdin.write("".join(f"{line}\n" for line in _script(keys, windows, chance)))
    typist.stdin.close()
    return typist


def let_go(typist: subprocess.Popen[str], environment: dict[str, str]) -> None:
    """End a typist, and let up the key that it may have held down."""
    typist.kill()
    typist.wait()
    held = ["space", "numbersign", NEW_NOTE, ERASE, LONGER, "ctrl", "shift"]
    held += string.ascii_lowercase
    subprocess.run(["xdotool", "keyup", *held], env=environment, check=True)


def _script(keys: Sequence[Key], windows: Sequence[int], chance: random.Random) -> Iterator[str]:
    for room, in_room in groupby(keys, key=lambda key: key.room):
        if len(windows) > 1:
            yield f"windowfocus {windows[room]}"
        for is_letter, group in groupby(in_room, key=lambda key: len(key.name) == 1):
            names = [key.name for key in group]
            if is_letter:
                yield f"type --delay {chance.choice(_DELAYS_MILLISECONDS)} '{''.join(names)}'"
            else:
                yield from (f"key {name}" for name in names)
