"""What is to be done at another place of the window: it goes there, and its screen does it."""

from typing import TYPE_CHECKING, Literal, TypeVar

from PySide6.QtCore import QRect

from facilitator.language import tr
from facilitator.ui.shell.place_screen import PlaceScreen, Spot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from facilitator.ui.shell.window import Window

_Screen = TypeVar("_Screen", bound=PlaceScreen)


class Errands:
    """Leads into the places of a window; without a file there is nothing to be done."""

    def __init__(self, window: "Window") -> None:
        self._window = window

    def write_protocol(self) -> None:
        """Ask where to, and write the protocol as a Word file."""
        from facilitator.ui.protocol.screen import ProtocolScreen  # noqa: PLC0415 - not at the start

        if screen := self._at("protocol", ProtocolScreen):
            screen.export_docx()

    def write_chapter(self, chapter_id: str) -> None:
        """Open the text of a chapter beside its pages."""
        from facilitator.ui.protocol.screen import ProtocolScreen  # noqa: PLC0415 - not at the start

        if screen := self._at("protocol", ProtocolScreen):
            screen.chapters.open(chapter_id)

    def show_part(self, name: str, row_id: str = "") -> None:
        """Put a part of the plan in front, see `ui.planning.parts`, the keyboard at a row of it."""
        from facilitator.ui.planning.screen import PlanScreen  # noqa: PLC0415 - not at the start

        if screen := self._at("plan", PlanScreen):
            tab = screen.show_tab(name)
            if row_id:
                tab.show_row(row_id)

    def show_evaluated(self, row_id: str) -> None:
        """Put the keyboard at a note, an answer or a claim in Auswerten."""
        from facilitator.ui.evaluation.screen import EvaluationScreen  # noqa: PLC0415 - not at the start

        if screen := self._at("evaluate", EvaluationScreen):
            screen.show_row(row_id)

    def show_source(self, table: str, row_id: str) -> None:
        """Show where something printed was made: of the notes that is Auswerten, not the day's room."""
        if table in {"note", "question"}:
            self.show_evaluated(row_id)
        else:
            self._window.show_row(table, row_id)

    def insert_agenda(self, source: "Path | None" = None) -> None:
        """Show the page on which an agenda is read, with that of a file or what was copied."""
        from facilitator.ui.planning.screen import PlanScreen  # noqa: PLC0415 - not at the start

        if screen := self._at("plan", PlanScreen):
            screen.insert("agenda")
            if source is not None:
                screen.page.read_file(source)

    def export_log(self, ending: Literal["csv", "md"]) -> None:
        """Ask where to, and write the event log."""
        from facilitator.ui.chronicle.screen import LogScreen  # noqa: PLC0415 - not at the start

        if screen := self._at("log", LogScreen):
            screen.export(ending)

    def write_package(self) -> None:
        """Ask of which rooms, then where to, and write a room package."""
        from facilitator.ui.team.screen import TeamScreen  # noqa: PLC0415 - not at the start

        if screen := self._at("team", TeamScreen):
            screen.export_package()

    def read_package(self) -> None:
        """Ask for a room package and show what it brings."""
        from facilitator.ui.team.screen import TeamScreen  # noqa: PLC0415 - not at the start

        if screen := self._at("team", TeamScreen):
            screen.import_package()

    def choose_version(self, row_id: str = "", place: "QRect | None" = None) -> bool:
        """Offer the versions of a row's text beside its place on the display; without one, of all texts.

        False where there is nothing to choose from.
        """
        window = self._window
        if window.screens is None or window.workspace is None:
            return False
        if not window.workspace.desk.read.is_contested():
            return False
        anchor = place and QRect(window.mapFromGlobal(place.topLeft()), place.size())
        return window.screens.rivals().open(window.head, row_id, anchor)

    def decide(self) -> None:
        """Offer the versions of what the keyboard is on, else of the first text that has several."""
        self._window.flush()
        spot: Callable[[], Spot | None] | None = getattr(self._window.shown, "spot", None)
        here = spot() if spot else None
        if here and self.choose_version(*here):
            return
        if not self.choose_version():
            self._window.status.say(tr("No text has two versions."))

    def _at(self, place: str, kind: type[_Screen]) -> _Screen | None:
        self._window.go_to(place)
        screens = self._window.screens
        screen = screens.of(place) if screens else None
        return screen if isinstance(screen, kind) else None
