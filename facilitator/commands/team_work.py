"""The team of an open file at work in a command: its door is attended as a window would."""

import sys
import threading
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from facilitator.actions.desk import Desk
from facilitator.commands.choosing import chosen_workshop, session_of_code
from facilitator.errors import UserError
from facilitator.language import tr

if TYPE_CHECKING:
    from facilitator.team.hosting import Team
    from facilitator.team.keychain import Keychain
    from facilitator.team.states import TeamState

_LOOK_SECONDS: Final = 0.5
_LEVEL_SECONDS: Final = 10


class Work:
    """A team whose door this thread attends, as the window's would."""

    def __init__(
        self, desk: Desk, team: "Team", attend: Callable[[], None], bell: threading.Event
    ) -> None:
        self.team = team
        self._desk = desk
        self._attend = attend
        self._bell = bell

    def state(self) -> "TeamState":
        """Return how the team stands."""
        return self.team.state()

    def wait_for(self, is_so: Callable[["TeamState"], bool], seconds: float = 0) -> bool:
        """Do what comes until something is so; False where that takes longer than `seconds`."""
        end = time.monotonic() + seconds
        while not is_so(self.state()):
            if seconds and time.monotonic() > end:
                return False
            self._bell.wait(_LOOK_SECONDS)
            self._bell.clear()
            self._attend()
            self._desk.announce(self.team.take_arrived())
        return True

    def settle(self) -> None:
        """Wait until what was asked for is done; UserError with what went wrong."""
        self.wait_for(lambda state: not state.doing)
        problem = self.state().problem
        if problem:
            raise UserError(problem)

    def demand_team(self) -> None:
        """Raise UserError where the file is in no team, or cannot go on in it."""
        state = self.state()
        if not state.is_team:
            raise UserError(tr("This file is in no team. Begin one with “facilitator host”."))
        if state.link is None and not state.is_serverless:
            raise UserError(state.problem)

    def look_around(self) -> None:
        """Wait until the link is level and the others are heard, but not for ever."""
        from facilitator.team.link.presence import (  # noqa: PLC0415 - see cli.COMMANDS
            EVERY_SECONDS,
        )
        from facilitator.team.states import awaited  # noqa: PLC0415 - the same

        if self.wait_for(lambda state: bool(state.link and state.link.is_level), _LEVEL_SECONDS):
            # Whoever is there has said so by then.
            self.wait_for(lambda state: not awaited(state), 1 + EVERY_SECONDS)

    def stay(self) -> None:
        """Go on until Ctrl+C or the team's end, and say what goes wrong."""
        with suppress(KeyboardInterrupt):
            self._go_on()

    def _go_on(self) -> None:
        said = ""
        while True:
            self.wait_for(lambda state: bool(state.ended_at), _LOOK_SECONDS)
            state = self.state()
            if state.ended_at:
                tell(tr("The team has ended. What is here stays in this file."))
                return
            problem = state.problem or (state.link.problem if state.link else "")
            if problem != said:
                said = problem
                if said:
                    tell(said)


@contextmanager
def at_work(desk: Desk, keychain: "Keychain | None" = None) -> Generator[Work, None, None]:
    """Take up the team of an open file; link and server stop at the end."""
    from facilitator.team.door import Door  # noqa: PLC0415 - see cli.COMMANDS
    from facilitator.team.hosting import Team  # noqa: PLC0415 - brings the network along

    if desk.read_only:
        raise UserError(desk.file.notice)
    bell = threading.Event()
    door = Door(bell.set)
    team = Team(desk.file, keychain, bell.set, door)
    stop_watching = desk.watch(lambda _outcome, _initiator: team.nudge())
    work = Work(desk, team, lambda: door.attend(desk), bell)
    try:
        team.connect()
        work.wait_for(lambda state: not state.doing)
        yield work
    finally:
        stop_watching()
        door.close()
        team.stop()


def tell(sentence: str) -> None:
    """Say something beside what is asked for."""
    print(f"facilitator: {sentence}", file=sys.stderr, flush=True)


def codes_in(text: str) -> list[str]:
    """Return codes of rooms as somebody typed them, with commas between them."""
    return [code.strip() for code in text.split(",") if code.strip()]


def session_ids(desk: Desk, codes: Sequence[str]) -> list[str]:
    """Return the sessions with these codes, of the workshop that a file holds."""
    if not codes:
        return []
    head = chosen_workshop(desk.read, "", whole=False)
    return [session_of_code(head, code).id for code in codes]
