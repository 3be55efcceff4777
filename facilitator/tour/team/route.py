"""The way of a team through the example event: three laptops, a crash, a cable pulled out, one Resümee."""

import os
import signal
import time
from pathlib import Path
from typing import Final

from facilitator import language, paths
from facilitator.background.jobs import wait_for_all
from facilitator.commands.making import example_outline
from facilitator.language import tr
from facilitator.storage import backups
from facilitator.team.states import awaited
from facilitator.tour.team.laptop import Laptop
from facilitator.tour.team.phone import Phone
from facilitator.tour.team.place import laptop
from facilitator.tour.team.words import WORDS
from facilitator.tour.times import TIMES
from facilitator.ui.rivals.overlay import RivalOverlay
from facilitator.ui.shell.making import make_file, read_own_outline
from facilitator.ui.team.screen import TeamScreen

FILES: Final = ("organiser", "first-room", "second-room")
"""Names of the files of the three, and of the protocols made of them."""


def play(folder: Path) -> None:
    """Play the event, leaving pictures, the three files and their protocols in a folder."""
    for name in FILES:
        path = folder / f"{name}.workshop"
        for old in (path, path.with_suffix(".docx"), *backups.copies_of(path)):
            old.unlink(missing_ok=True)
    organiser = laptop(folder)
    phones = tuple(Phone(folder, organiser.hand) for _ in FILES[1:])
    try:
        event = Event(folder, organiser, phones)
        event.gather()
        event.play_first_round()
        event.play_second_round()
        event.sum_up()
    finally:
        for phone in phones:
            phone.hang_up()
    wait_for_all()


class Event:
    """The stretches of the event, as the organiser sees them; the moderators are told by phone."""

    def __init__(self, folder: Path, organiser: Laptop, phones: tuple[Phone, ...]) -> None:
        self._folder = folder
        self._organiser = organiser
        self._phones = phones
        self._hand = organiser.hand
        self._window = organiser.window
        self._words = WORDS[language.current()]
        self._times = TIMES[language.current()]

    # Before it begins

    def gather(self) -> None:
        """Open a team on the organiser's laptop, and let the moderators come in by code."""
        organiser, hand, window = self._organiser, self._hand, self._window
        path = self._folder / f"{FILES[0]}.workshop"
        make_file(path, read_own_outline(example_outline()), device=organiser.device, actor="")
        hand.choose_file(lambda: hand.press("Ctrl+O"), path)
        organiser.go(tr("Team"))
        screen = hand.part_of(window, TeamScreen)
        hand.write(self._words.organiser)
        organiser.picture("team-begin")
        hand.press("Return")
        codes = [self._code(screen, "")]
        hand.wait_until(lambda: bool(organiser.state.members), "own row")
        organiser.picture("team-code")
        hand.click(screen.page.form.send)
        codes.append(self._code(screen, codes[0]))
        for number, phone in enumerate(self._phones):
            name = self._words.talks[number].name
            phone.tell("join", codes[number], name, number, is_pictured=number == 0)
        self._wait()
        self._phones[0].ask("lay_cable")
        present = len(FILES)
        hand.wait_until(
            lambda: sum(bool(member.presence) for member in organiser.state.members) == present,
            "presence of all",
        )
        organiser.wait_complete()
        organiser.picture("team-members")

    def _code(self, screen: TeamScreen, other: str) -> str:
        """Wait for the code of an invitation that is another than one that is known."""

        def shown() -> str:
            invitation = screen.page.invitations.card.invitation
            return invitation.code if invitation and not screen.page.invitations.isHidden() else ""

        self._hand.wait_until(lambda: shown() not in {"", other}, "code")
        return shown()

    # The rounds

    def play_first_round(self) -> None:
        """Let both rooms write, kill the server meanwhile, and see that nothing is missing."""
        self._stand_at(self._times.first_round[0])
        self._begin(1)
        for phone, talk in zip(self._phones, self._words.talks, strict=True):
            phone.tell("note", *talk.first[:-1])
            phone.tell("note_result", talk.first[-1])
        self._wait()
        self._kill_server()
        for phone, talk in zip(self._phones, self._words.talks, strict=True):
            phone.tell("note", talk.at_crash)
            phone.tell("wait_level")
        self._wait()
        organiser, talks = self._organiser, self._words.talks
        organiser.wait_notes(*(text for talk in talks for text in (*talk.first, talk.at_crash)))
        self._hand.press("F6")
        organiser.wait_complete()
        organiser.picture("team-round-1")
        self._stand_at(self._times.end)
        self._close()

    def play_second_round(self) -> None:
        """Let one laptop be without a cable for a while; meanwhile its note is changed elsewhere too."""
        organiser, (first, second) = self._organiser, self._phones
        talk, other = self._words.talks
        self._stand_at(self._times.second_round[0])
        self._begin(2)
        first.tell("note", talk.second)
        second.tell("note", other.second + other.addition)
        self._wait()
        organiser.wait_notes(talk.second)
        first.tell("unplug")
        first.tell("add", talk.addition)
        first.tell("note", *talk.alone[:-1])
        first.tell("note_result", talk.alone[-1])
        first.tell("wait_unsent", 1 + len(talk.alone))
        first.tell("picture", "team-offline")
        second.tell("note", *other.alone[:-1])
        second.tell("note_result", other.alone[-1])
        organiser.go("W 2.1")
        self._hand.press("Alt+1")
        organiser.add(self._words.addition)
        self._wait()
        organiser.wait_notes(*other.alone)
        self._hand.press("F6")
        self._hand.wait_until(lambda: len(awaited(organiser.state)) == 1, "one who is missing")
        organiser.picture("team-waiting")
        self._plug_in(first)

    def _plug_in(self, phone: Phone) -> None:
        """Let the laptop catch up, and decide between the two versions of its note."""
        organiser, hand, talk = self._organiser, self._hand, self._words.talks[0]
        phone.ask("plug")
        organiser.wait_notes(*talk.alone)
        hand.wait_until(lambda: organiser.is_contested, "two versions")
        organiser.go("W 2.1")
        hand.press("Alt+1", "F12")
        overlay = hand.part_of(self._window, RivalOverlay)
        organiser.picture("team-two-versions")
        last = organiser.last
        hand.press("1")
        hand.wait_until(lambda: not overlay.isVisible(), "decision")
        hand.press("F6")
        organiser.wait_written(last)
        organiser.wait_complete()
        organiser.picture("team-all-here")

    # The end

    def sum_up(self) -> None:
        """Close the rooms and see all key results on each laptop; then all three programs end."""
        self._stand_at(self._times.second_round[-1])
        begin = time.monotonic()
        self._close()
        results = [text for talk in self._words.talks for text in (talk.first[-1], talk.alone[-1])]
        for phone in self._phones:
            phone.tell("sum_up", *results)
        self._organiser.sum_up(*results)
        self._wait()
        seconds = time.monotonic() - begin
        self._phones[1].ask("picture", "team-summary")
        for phone, name in zip(self._phones, FILES[1:], strict=True):
            phone.ask("finish", self._folder / f"{name}.workshop")
        self._organiser.finish(self._folder / f"{FILES[0]}.workshop")
        for name in FILES:
            print(self._folder / f"{name}.workshop")
            print(self._folder / f"{name}.docx")
        print(
            tr(
                "The summary was complete on all laptops after {seconds} s.",
                seconds=f"{seconds:.1f}",
            )
        )

    # Steps that recur

    def _stand_at(self, moment: str) -> None:
        self._organiser.stand_at(moment)
        for phone in self._phones:
            phone.tell("stand_at", moment)

    def _begin(self, number: int) -> None:
        for room, phone in enumerate(self._phones, start=1):
            phone.tell("begin", f"W {number}.{room}")

    def _close(self) -> None:
        for phone in self._phones:
            phone.tell("close_session")
        self._wait()

    def _wait(self) -> None:
        for phone in self._phones:
            phone.wait()

    def _kill_server(self) -> None:
        """Kill the server, as a crash does, and wait until the organiser's program has another."""
        before = _server_process()
        os.kill(before, getattr(signal, "SIGKILL", signal.SIGTERM))
        self._hand.wait_until(lambda: _server_process() not in {0, before}, "server")


def _server_process() -> int:
    """Return the number of the server's process, 0 while there is none."""
    found = list((paths.user_state() / "servers").glob("*/ports/*.ports"))
    return max((int(path.stem.rpartition("_")[2]) for path in found), default=0)
