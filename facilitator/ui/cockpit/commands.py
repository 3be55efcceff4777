"""What can be done in the cockpit: for keys, for Ctrl+K and for the list of keys."""

from typing import TYPE_CHECKING

from facilitator.language import tr
from facilitator.ui.cockpit.head import RESULTS_KEYS
from facilitator.ui.cockpit.message_bar import MESSAGE_KEYS, ROOM_MESSAGE_KEYS
from facilitator.ui.commands import Command
from facilitator.ui.session.time_controls import MEND_KEYS

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.ui.cockpit.screen import CockpitScreen

_MOST_ROUNDS = 9


def cockpit_commands(screen: "CockpitScreen", rounds: int = _MOST_ROUNDS) -> list[Command]:
    """Return all of them, always with the same ids and keys, for so many rounds."""
    here = tr("Cockpit")
    told = (
        ("cockpit-enter", tr("Go into the room"), "Return"),
        ("cockpit-rooms", tr("From room to room"), "Left"),
        ("cockpit-message", tr("Message to all rooms"), MESSAGE_KEYS),
    )
    entries: list[tuple[str, str, str, Callable[[], object], str]] = [
        ("room-message", tr("Message to this room"), ROOM_MESSAGE_KEYS, screen.write_to_room, "mail"),
        ("spread", tr("Spread time anew"), MEND_KEYS, screen.spread_anew, "clock"),
        ("results", tr("Key results or all notes"), RESULTS_KEYS, screen.toggle_results, "star"),
        ("pause", tr("Pause all rooms, or continue"), "", screen.pause_or_go_on, "pause"),
    ]  # fmt: skip
    return [
        *(Command(key, text, (keys,), None, "", here) for key, text, keys in told),
        *(
            Command(f"cockpit-{key}", text, (keys,) if keys else (), do, icon, here)
            for key, text, keys, do, icon in entries
        ),
        *(
            Command(
                f"cockpit-round-{number}",
                tr("Round {number}", number=number),
                (f"Alt+{number}",),
                lambda wanted=number: screen.choose_round_number(wanted),
                "layers",
                here,
            )
            for number in range(1, min(rounds, _MOST_ROUNDS) + 1)
        ),
    ]
