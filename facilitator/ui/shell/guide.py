"""From the welcome screen into a workshop: what each of its wishes leads to."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain.dossier import Dossier
from facilitator.ui.shell import choosers
from facilitator.ui.shell.making import empty_workshop, read_own_outline
from facilitator.ui.welcome.screen import WelcomeScreen

if TYPE_CHECKING:
    from facilitator.ui.shell.window import Window


class Guide:
    """Connects one welcome screen with the program; the window keeps it while a text is looked at."""

    def __init__(self, window: "Window") -> None:
        program = window.program
        self.screen = WelcomeScreen(program.theme, program.settings, program.messages)
        self._window = window
        self._program = program
        self.screen.example_wanted.connect(lambda: program.open_example(window))
        self.screen.open_wanted.connect(self._open)
        self.screen.template_wanted.connect(self._begin_from)
        self.screen.empty_wanted.connect(self._begin_empty)
        self.screen.import_wanted.connect(self._import)
        self.screen.join_wanted.connect(window.join_team)
        self.screen.language_chosen.connect(program.choose_language)
        self.screen.shortcuts_wanted.connect(window.open_shortcuts)

    def _open(self, path: Path | None) -> None:
        path = path or choosers.workshop_to_open(self._window)
        if path:
            self._program.open_file(path, self._window)

    def _begin_from(self, template: Path) -> None:
        with self._program.messages.guard(self._window):
            dossier = read_own_outline(template)
            path = choosers.workshop_to_make(self._window, dossier.workshop.title)
            if path:
                self._program.make_file(path, dossier, self._window)

    def _import(self, path: Path | None) -> None:
        path = path or choosers.outline_to_import(self._window)
        if path:
            show = self._window.show_welcome
            preview(self._window, path, self._take_over, show, self._begin_with)

    def _begin_empty(self) -> None:
        """Make a workshop of which nothing is known, and offer to paste its agenda."""
        self._make_empty(None)

    def _begin_with(self, source: Path) -> None:
        """Make a workshop, and read the agenda of a file there; the welcome screen where nobody does."""
        if not self._make_empty(source):
            self._window.show_welcome()

    def _make_empty(self, source: Path | None) -> bool:
        path = choosers.workshop_to_make(self._window, source.stem if source else "")
        if path and self._program.make_file(path, empty_workshop(), self._window):
            self._window.errands.insert_agenda(source)
            return True
        return False

    def _take_over(self, dossier: Dossier, _source: Path) -> None:
        path = choosers.workshop_to_make(self._window, dossier.workshop.title)
        if path:
            self._program.make_file(path, dossier, self._window)


def preview(
    window: "Window",
    path: Path,
    take_over: "choosers.TakeOver",
    go_back: "choosers.GoBack",
    read_agenda: Callable[[Path], object],
) -> None:
    """Show what an outline brings, in the place of what the window shows.

    What is no outline but an agenda is handed to `read_agenda`.
    """
    from facilitator.ui.importing.preview import ImportPreview  # noqa: PLC0415 - seldom needed

    screen = ImportPreview(window.program.theme, window.program.messages)
    screen.accepted.connect(take_over)
    screen.dismissed.connect(go_back)
    screen.agenda_found.connect(read_agenda)
    window.put_in_front(screen)
    screen.read(path)
