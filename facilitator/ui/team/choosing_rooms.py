"""The rooms that an invitation offers, as rows: the same topic in all its rounds is one choice."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from facilitator.language import tr
from facilitator.ui.welcome.choices import Choice

if TYPE_CHECKING:
    from facilitator.team.joining import Room


def room_choices(rooms: Sequence["Room"]) -> list[Choice]:
    """Return a choice for each topic, whose key are the ids of its sessions, and at the end all of them."""
    topics: dict[str, list[Room]] = {}
    for room in rooms:
        topics.setdefault(room.topic_id, []).append(room)
    choices = [_choice(sessions) for sessions in topics.values()]
    if len(choices) > 1:
        keys = tuple(room.id for room in rooms)
        choices.append(
            Choice(keys, "layers", tr("All of these rooms"), tr("I change between them"))
        )
    return choices


def first_free(rooms: Sequence["Room"]) -> tuple[str, ...] | None:
    """Return the key of the first topic that nobody else has yet; None where all are taken."""
    free = next((room.topic_id for room in rooms if not room.is_taken), "")
    return tuple(room.id for room in rooms if room.topic_id == free) or None


def _choice(rooms: list["Room"]) -> Choice:
    codes = ", ".join(_spaced(room.code) for room in rooms)
    is_taken = any(room.is_taken for room in rooms)
    about = tr("{codes}; somebody else is there already", codes=codes) if is_taken else codes
    return Choice(tuple(room.id for room in rooms), "door", rooms[0].title, about)


def _spaced(code: str) -> str:
    """Return a compact code, `W1.1`, as it is read everywhere."""
    return f"W {code[1:]}" if code[:1] == "W" and code[1:2].isdigit() else code
