"""The way through the program: every screen once, as a moderator comes by them."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

from facilitator import language
from facilitator.app import build_application, build_program
from facilitator.background.jobs import wait_for_all
from facilitator.commands.making import example_outline
from facilitator.language import tr
from facilitator.settings import Settings
from facilitator.storage import backups
from facilitator.tour.agenda import visit_agenda
from facilitator.tour.authoring import author, evaluate
from facilitator.tour.camera import Camera
from facilitator.tour.checklist import visit_checklist
from facilitator.tour.cockpit import visit_cockpit
from facilitator.tour.hand import Hand
from facilitator.tour.planning import visit_plan
from facilitator.tour.stage import visit_stage
from facilitator.tour.summary import visit_summary
from facilitator.tour.times import TIMES, Day, pause_and_go_on, play_first_round, run_second_round
from facilitator.tour.watch import Watch
from facilitator.tour.words import WORDS
from facilitator.ui.importing.lists import OutlineList
from facilitator.ui.protocol.lists import RowList
from facilitator.ui.protocol.sheets import Sheets
from facilitator.ui.session.screen import SessionScreen
from facilitator.ui.shell.making import make_file, read_own_outline
from facilitator.ui.shell.palette import Palette
from facilitator.ui.shell.program import Program
from facilitator.ui.shell.title import WorkshopTitle
from facilitator.ui.shell.window import Window
from facilitator.ui.widgets.banners import Banner

_SIZE: Final = QSize(1600, 1000)
_SMALL: Final = QSize(1100, 700)
_CHAPTER_SHOWN: Final = 4
"""Row of the key results among the chapters of both examples."""


def play(folder: Path) -> None:
    """Go the whole way, leaving pictures, the played workshop and its protocol in a folder."""
    watch = Watch()
    application = build_application([])
    application.setCursorFlashTime(0)  # a caret that blinks is in every second picture only
    watch.look()
    program = build_program(application, Settings())
    program.theme.choose_scheme("light")
    route = Route(program, folder, Hand(watch))
    route.begin()
    route.plan()
    route.note_down()
    route.show_all()
    route.look_around()
    route.hand_out()
    wait_for_all()
    watch.check()


class Route:
    """The stations, in six stretches; each begins where the one before has ended."""

    def __init__(self, program: Program, folder: Path, hand: Hand) -> None:
        self._program = program
        self._folder = folder
        self._hand = hand
        self._camera = Camera(folder, program.theme, hand)
        self._words = WORDS[language.current()]
        self._file = folder / "tour.workshop"
        self._other_file = folder / "from-template.workshop"
        self._protocol = folder / "protocol.docx"
        self._window = program.welcome()
        self._window.resize(_SIZE)
        for path in (self._file, self._other_file, self._protocol):
            path.unlink(missing_ok=True)
            for copy in backups.copies_of(path):
                copy.unlink()

    # From the first start to the first note

    def begin(self) -> None:
        """Start, look at templates and at an import, then open the example."""
        hand, window = self._hand, self._window
        outline = example_outline()
        hand.go_to(window)
        self._camera.take(window, "welcome-first-start")
        hand.press("Ctrl+N")
        self._camera.take(window, "welcome-templates")
        hand.choose_file(lambda: hand.press("Return"), self._other_file)
        self._camera.take(window, "session-empty")
        self._run(tr("Start screen"))
        hand.choose_file(lambda: hand.press("Ctrl+I"), outline)
        hand.wait_until(lambda: bool(window.findChildren(OutlineList)), "import preview")
        self._camera.take(window, "import-preview")
        hand.press("Escape")
        device, actor = self._program.settings.device(), ""
        make_file(self._file, read_own_outline(outline), device=device, actor=actor)
        hand.choose_file(lambda: hand.press("Ctrl+O"), self._file)

    # Before the day

    def plan(self) -> None:
        """See every part of the plan, invite people and seat them."""
        visit_plan(self._window, self._hand, self._camera)

    # The session

    def note_down(self) -> None:
        """Type notes as in the room, park one, find, undo, and use a second window."""
        hand, window, words = self._hand, self._window, self._words
        day, times = Day(window, hand, self._program.ticker), TIMES[language.current()]
        self._run("W 1.2")
        play_first_round(day, times, hand, lambda name: self._camera.take(window, name))
        self._run("W 2.2")
        run_second_round(day, times, hand)
        hand.press("Ctrl+End", "Return")
        hand.write(words.main)
        hand.press("Ctrl+Return", "Return", "Tab")
        hand.write(words.sub)
        hand.press("Return", "Shift+Tab")
        hand.write(f"? {words.begun}")
        self._camera.take(window, "session")
        hand.write(words.rest)
        hand.press("Ctrl+Down", "Ctrl+End", "Return")
        hand.write(f"= {words.agreed}")
        hand.press("Return")
        hand.write(words.parked)
        hand.press("Ctrl+Shift+T", "F4")
        self._camera.take(window, "session-parking-lot")
        hand.press("Escape", "Ctrl+F")
        hand.write(words.sought)
        self._camera.take(window, "session-find")
        hand.press("Escape", "Ctrl+A", "Delete", "Ctrl+Z")
        self._camera.take(window, "session-undone")
        pause_and_go_on(window, hand, self._camera)
        self._use_second_window()

    def _use_second_window(self) -> None:
        hand, first = self._hand, self._window
        hand.press("Alt+3", "Ctrl+Shift+N")
        second = self._program.windows[-1]
        second.resize(_SMALL)
        hand.go_to(second)
        hand.press("Alt+3", "Ctrl+End", "Return")
        hand.write(self._words.second)
        seen = hand.part_of(first, SessionScreen).editor.toPlainText
        hand.wait_until(lambda: self._words.second in seen(), "note in the other window")
        self._camera.take(second, "session-1100x700")
        self._camera.take(first, "two-windows", above=second)
        hand.press("Ctrl+Down", "F4")
        self._camera.take(second, "session-1100x700-parking-lot")
        hand.press("Escape", "Ctrl+4")
        self._await_protocol(second)
        self._camera.take(second, "protocol-1100x700")
        hand.press("Ctrl+W")
        hand.wait_until(lambda: self._program.windows == [first], "closed window")
        hand.go_to(first)

    # What all can see

    def show_all(self) -> None:
        """Show the notes to the participants, then whatever else the stage can show."""
        visit_stage(self._window, self._hand, self._camera)
        visit_agenda(self._window, self._hand, self._camera)
        visit_cockpit(self._window, self._hand, self._camera, self._program.ticker)
        visit_summary(self._window, self._hand, self._camera)

    # What lies over the screens

    def look_around(self) -> None:
        """Find anything, see the keys, the menu of the file and its form."""
        hand, window = self._hand, self._window
        hand.press("Ctrl+K")
        self._camera.take(window, "palette")
        self._seek(self._words.sought_everywhere)
        self._camera.take(window, "palette-found")
        hand.press("Escape", "F1")
        self._camera.take(window, "keys")
        hand.press("Escape")
        hand.click(hand.part_of(window, WorkshopTitle))
        self._camera.take(window, "menu")
        hand.press("Escape")

        def look(_dialog: QDialog) -> None:
            self._camera.take(window, "workshop-data")
            hand.press("Escape")

        hand.answer(lambda: self._run(tr("Workshop data …")), look)
        self._run(tr("Plan and actual times"))
        self._camera.take(window, "plan-and-actual")
        visit_checklist(window, hand, self._camera, self._run)

    # The protocol

    def hand_out(self) -> None:
        """Make answers, read the protocol, write it as a version, go on, end on the start screen."""
        hand, window = self._hand, self._window
        evaluate(window, hand, self._camera)
        hand.press("Ctrl+4")
        self._await_protocol(window)
        self._camera.take(window, "protocol")
        chapters = hand.part_of(window, RowList)
        row = chapters.visualItemRect(chapters.item(_CHAPTER_SHOWN))
        hand.click(chapters.viewport(), row.center())
        hand.choose_file(lambda: hand.press("Ctrl+Shift+F"), self._protocol)
        hand.wait_until(self._protocol.exists, "protocol")
        hand.wait_until(lambda: bool(window.findChildren(Banner)), "word of the protocol")
        self._camera.take(window, "protocol-written")
        author(window, hand, self._camera, self._words.main)
        self._run(tr("Start screen"))
        self._camera.take(window, "welcome")
        window.close()
        for path in (self._protocol, self._file, self._other_file):
            print(path)

    # Steps that recur

    def _run(self, words: str) -> None:
        """Do or go to what the search finds first."""
        self._hand.press("Ctrl+K")
        self._seek(words)
        self._hand.press("Return")
        self._hand.look_up()

    def _seek(self, words: str) -> None:
        palette = self._hand.part_of(self._window, Palette)
        self._hand.write(words)
        self._hand.wait_until(lambda: palette.shown_for == words, "answer")

    def _await_protocol(self, window: Window) -> None:
        sheets = self._hand.part_of(window, Sheets)
        self._hand.wait_until(lambda: sheets.is_complete, "protocol")
        self._hand.look_up()
