"""What the proof of the killed programs demands: of the file, of the windows and of the stage."""

import re
from collections.abc import Sequence
from datetime import timedelta
from math import ceil
from typing import Final

from facilitator.ui.session.pace_words import digits
from tests.proofs import keystrokes
from tests.proofs.held import Event, Held, state_of
from tests.proofs.keystrokes import SECRET, Key
from tests.proofs.sightings import Sighting

_OFFERED: Final = {"planned": "start", "running": "pause", "paused": "resume"}
_SECRET_WORD: Final = re.compile(rf"\b[{SECRET}]+\b")


# The file


def keys_kept(before: Event, now: Event, keys: Sequence[Key], seen: Sighting) -> int:
    """Return how many of the keys the file holds: all that were painted, and all but one of those given."""
    given, painted = len(seen.keys), seen.painted_keys
    assert seen.keys == list(keys[:given]), "the keys came otherwise than they were pressed"
    for count in (given, max(painted, given - 1)):
        if _after(before, keys[:count]) == now.rooms:
            return count
    wanted = _after(before, keys[:given])
    raise AssertionError(
        f"{given} keys given, {painted} painted; "
        + "; ".join(
            f"wanted {want.notes[-80:]!r} {want.facts}, found {held.notes[-80:]!r} {held.facts}"
            for want, held in zip(wanted, now.rooms, strict=True)
            if want != held
        )
    )


def facts_kept(before: Event, now: Event) -> None:
    """What had happened in a room has happened, at the same moment; and no note is gone."""
    for room, facts in enumerate(before.facts):
        old, new = before.rooms[room].notes, now.rooms[room].notes
        assert now.facts[room][: len(facts)] == facts, f"facts of room {room} changed"
        assert new.startswith(old), f"earlier notes changed: {old[-80:]!r} became {new[-80:]!r}"


def _after(before: Event, keys: Sequence[Key]) -> list[Held]:
    return [
        held.after([key for key in keys if key.room == room])
        for room, held in enumerate(before.rooms)
    ]


# The windows


def painted(before: Event, keys: Sequence[Key], seen: Sighting) -> None:
    """Each window showed what its keys come to, no more and no less."""
    for number, room in enumerate(seen.rooms):
        if room.painted is not None:
            held = _after(before, keys[: room.given])[number]
            assert keystrokes.tidy(room.painted) == keystrokes.as_seen(held.notes), (
                "the screen showed something else"
            )


def reopened(event: Event, seen: Sighting) -> int:
    """Each window shows the notes of the file; return how many do."""
    for held, room in zip(event.rooms, seen.rooms, strict=True):
        assert keystrokes.tidy(room.first or "") == keystrokes.as_seen(held.notes), (
            "the reopened program shows other notes"
        )
    return len(seen.rooms)


def clocks(event: Event, seen: Sighting) -> int:
    """Each clock, running or stopped, shows the seconds that are left; return how many were painted."""
    shown = [(number, *clock) for number, room in enumerate(seen.rooms) for clock in room.clocks]
    for number, moment, face, button in shown:
        state = state_of(event.rooms[number].facts)
        assert button == _OFFERED[state], f"the clock is {state}, and one could {button}"
        left = event.seconds_left(number, moment)
        if left is not None:
            near = {digits(timedelta(seconds=ceil(left) + more)) for more in (0, 1)}
            assert face in near, f"the clock shows {face} instead of {near}"
    return len(shown)


# The stage


def stage(before: Event, keys: Sequence[Key], seen: Sighting) -> int:
    """No word of an internal note was ever on it; return 1 when it showed the note last typed on."""
    for painting in seen.stage:
        for text in painting.texts:
            assert not _SECRET_WORD.search(text), f"the stage showed an internal note: {text!r}"
    if not (seen.stage and seen.stage[-1].written):
        return 0
    last = seen.stage[-1]
    last = seen.stage[-1]
    assert _was_typed(before, keys[: last.given], last.written), (
        f"after {last.given} keys the stage showed what nobody typed: {last.written!r}"
    )
    return 1


def _was_typed(before: Event, keys: Sequence[Key], words: str) -> bool:
    """Whether a note has stood in the first room, now or before: keys that come fast are painted later."""
    counts = range(len(keys), -1, -1)
    return any(words in _after(before, keys[:count])[0].notes.split("\n") for count in counts)
