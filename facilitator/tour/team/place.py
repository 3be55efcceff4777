"""Where a laptop of the tour stands: an application, its watch, its program, its keychain."""

from pathlib import Path
from typing import Final

from facilitator.app import build_application, build_program
from facilitator.settings import Settings
from facilitator.team import keychain
from facilitator.tour.camera import Camera
from facilitator.tour.hand import Hand
from facilitator.tour.team.laptop import Laptop
from facilitator.tour.team.memory import MemoryStore
from facilitator.tour.watch import Watch

_PATIENCE_SECONDS: Final = 90
"""Three programs and a server share the machine, and one of them comes back after a crash."""
_EXPECTED: Final = ("facilitator.team.server.process",)
"""Complains that its server was killed."""


def laptop(folder: Path) -> Laptop:
    """Return a laptop whose pictures go into a folder; once in a process."""
    keychain.keep_own_keys_in(MemoryStore())
    watch = Watch(expected=_EXPECTED)
    application = build_application([])
    application.setCursorFlashTime(0)  # as in the other tour
    watch.look()
    program = build_program(application, Settings())
    program.theme.choose_scheme("light")
    hand = Hand(watch, _PATIENCE_SECONDS)
    return Laptop(program, hand, Camera(folder, program.theme, hand))
