"""The menu behind the workshop's name: other workshops, files, text, look and language."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from facilitator import language
from facilitator.actions import workshops
from facilitator.domain.dossier import Dossier
from facilitator.language import tr
from facilitator.ui.commands import Command
from facilitator.ui.keys import display
from facilitator.ui.shell import choosers
from facilitator.ui.shell.day_menu import DayMenu

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.ui.shell.window import Window


_FIRST_OF_GROUP: Final = frozenset({"new", "import", "ready", "backup"})


_LANGUAGES: Final = (("de", "Deutsch"), ("en", "English"))


class FileMenu:
    """What can be done with the file a window shows."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self.day = DayMenu(window)

    def commands(self) -> list[Command]:
        """Return the menu's commands, for Ctrl+K."""
        group = tr("File")
        entries: list[tuple[str, str, Callable[[], object], str]] = [
            ("data", tr("Workshop data …"), self.edit_head, "pencil"),
            ("new", tr("New from template …"), self.begin_from_template, "template"),
            ("open", tr("Open file …"), self.open_other, "folder"),
            ("import", tr("Import text …"), self.import_text, "upload"),
            ("export", tr("Export text …"), self.export_text, "download"),
            *self.day.entries(),
            ("start", tr("Start screen"), self._window.show_welcome, "play"),
        ]
        found = [Command(key, text, (), run, icon, group) for key, text, run, icon in entries]
        return [*found, *self._looks()]

    def _looks(self) -> list[Command]:
        """Return appearance and language, each choice a command of its own."""
        choose = self._window.program.choose_language
        scheme = self._window.program.theme.choose_scheme
        look, tongue = tr("Appearance"), tr("Language")
        return [
            *(
                Command(f"look-{key}", f"{look}: {name}", (), partial(scheme, key), "lines", look)
                for key, name in _schemes()
            ),
            *(
                Command(
                    f"say-{key}", f"{tongue}: {name}", (), partial(choose, key), "lines", tongue
                )
                for key, name in _LANGUAGES
            ),
        ]

    def write_protocol_command(self) -> Command:
        """Return the way to the protocol as a Word file, for where the protocol is not shown."""
        return Command(
            "docx",
            tr("Write as Word file"),
            (),
            self._window.errands.write_protocol,
            "download",
            tr("File"),
        )

    def open(self, point: QPoint) -> None:
        """Show the menu at a point of the screen."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_workshops(menu)
        for command in self.commands():
            if command.group != tr("File"):
                continue
            if command.id in _FIRST_OF_GROUP:
                menu.addSeparator()
            action = menu.addAction(command.text)
            if command.run:
                action.triggered.connect(lambda _checked, run=command.run: run())
            if command.id == "open":
                self._add_recent(menu.addMenu(tr("Recently opened")))
        menu.addSeparator()
        self._add_look(menu.addMenu(tr("Appearance")))
        self._add_languages(menu.addMenu(tr("Language")))
        menu.popup(point)

    # What the entries do

    def edit_head(self) -> None:
        """Change title, date, times, place and status of the workshop."""
        from facilitator.ui.shell.head_form import HeadForm  # noqa: PLC0415 - seldom needed

        shared, head = self._window.workspace, self._window.head
        if shared is None or head is None:
            return
        form = HeadForm(self._window.program.theme, head.workshop, self._window)
        if form.exec() and (cells := form.changed_cells()):
            with self._window.program.messages.guard(self._window):
                shared.desk.run(workshops.set_head, workshop_id=head.workshop.id, **cells)

    def begin_from_template(self) -> None:
        """Go to the start screen's templates."""
        self._window.show_welcome(templates=True)

    def open_other(self) -> None:
        """Open another file in this window."""
        path = choosers.workshop_to_open(self._window, self._folder())
        if path:
            self._window.program.open_file(path, self._window)

    def import_text(self) -> None:
        """Add the workshop of an outline to this file, after showing what it brings."""
        path = choosers.outline_to_import(self._window, self._folder())
        if path:
            self.import_from(path)

    def import_from(self, path: Path) -> None:
        """Show what an outline brings and add it when the person agrees."""
        from facilitator.ui.shell.guide import preview  # noqa: PLC0415 - seldom needed

        preview(self._window, path, self._take_over, self._go_back, self._read_agenda)

    def export_text(self) -> None:
        """Write the workshop as an outline."""
        from facilitator.exchange.outline_writer import write_outline  # noqa: PLC0415 - seldom needed
        from facilitator.output import write_whole  # noqa: PLC0415 - seldom needed

        shared, head = self._window.workspace, self._window.head
        if shared is None or head is None:
            return
        path = choosers.outline_to_write(self._window, shared.path.parent, head.workshop.title)
        if path:
            with self._window.program.messages.guard(self._window):
                write_whole(
                    path, write_outline(shared.desk.read.dossier(head.workshop.id)).encode()
                )
                self._window.status.say(tr("Written: {path}", path=path))

    def _folder(self) -> Path | None:
        shared = self._window.workspace
        return shared.path.parent if shared else None

    def _take_over(self, dossier: Dossier, _source: Path) -> None:
        shared = self._window.workspace
        if shared is None:
            return
        with self._window.program.messages.guard(self._window):
            outcome = shared.desk.run(workshops.add_dossier, dossier=dossier)
            self._window.show_workshop(outcome.ids[0])

    def _read_agenda(self, path: Path) -> None:
        """Add a workshop of which nothing is known, and read the agenda of a file there."""
        from facilitator.ui.shell.making import empty_workshop  # noqa: PLC0415 - seldom needed

        self._take_over(empty_workshop(), path)
        self._window.errands.insert_agenda(path)

    def _go_back(self) -> None:
        if self._window.head is None:
            self._window.show_emptiness()
        else:
            self._window.go_to("moderate")

    # What the menu offers

    def _add_workshops(self, menu: QMenu) -> None:
        shared, head = self._window.workspace, self._window.head
        known = shared.desk.read.workshops() if shared else []
        for workshop in known if len(known) > 1 else []:
            action = menu.addAction(workshop.title or tr("Untitled workshop"))
            action.setCheckable(True)
            action.setChecked(head is not None and workshop.id == head.workshop.id)
            action.triggered.connect(
                lambda _checked, chosen=workshop.id: self._window.show_workshop(chosen)
            )
        if len(known) > 1:
            menu.addSeparator()

    def _add_recent(self, menu: QMenu) -> None:
        program, shared = self._window.program, self._window.workspace
        paths = [Path(entry.path) for entry in program.recents.all()]
        others = [path for path in paths if path.exists() and not (shared and path == shared.path)]
        for path in others:
            action = menu.addAction(path.stem)
            action.setToolTip(str(path))
            action.triggered.connect(
                lambda _checked, chosen=path: program.open_file(chosen, self._window)
            )
        menu.setEnabled(bool(others))

    def _add_look(self, menu: QMenu) -> None:
        theme = self._window.program.theme
        for scheme, name in _schemes():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(theme.scheme == scheme)
            action.triggered.connect(lambda _checked, chosen=scheme: theme.choose_scheme(chosen))
        menu.addSeparator()
        for direction, name, keys in (
            (1, tr("Larger text"), "Ctrl++"),
            (-1, tr("Smaller text"), "Ctrl+-"),
            (0, tr("Normal text size"), "Ctrl+0"),
        ):
            action = menu.addAction(f"{name}\t{display(keys)}")
            action.triggered.connect(lambda _checked, step=direction: theme.step_scale(step))

    def _add_languages(self, menu: QMenu) -> None:
        choose = self._window.program.choose_language
        for code, name in _LANGUAGES:
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(language.current() == code)
            action.triggered.connect(lambda _checked, chosen=code: choose(chosen))


def _schemes() -> tuple[tuple[str, str], ...]:
    return (("system", tr("Same as the system")), ("light", tr("Light")), ("dark", tr("Dark")))
