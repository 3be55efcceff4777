"""What is said about notes without changing their words: stars, kinds, the way to the parking lot."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.domain.details import Details
from facilitator.domain.records import NoteKind, Stance
from facilitator.language import tr
from facilitator.ui.session import gestures, notes_menu
from facilitator.ui.session.lines import Line
from facilitator.ui.session.view import PageView
from facilitator.ui.theme.theme import Theme

if TYPE_CHECKING:
    from facilitator.ui.session.earlier import Point


class MarkingView(PageView):
    """Marks the notes that are chosen: those the selection touches, or the one with the caret."""

    park_asked = Signal(list)
    """Notes, by id, are to go to the parking lot."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.margin.starred.connect(self._star_line)
        self.margin.kind_asked.connect(self._ask_kind)
        self.points.answered.connect(self._answer)

    def selected_lines(self) -> list[int]:
        """Return the notes that the selection touches, or the one with the caret."""
        start, end = self.ends()
        last = end.line - (end.line > start.line and end.offset == 0)
        indexes = range(start.line, last + 1)
        return [index for index in indexes if not self.page.lines[index].is_heading]

    def toggle_key_result(self) -> None:
        """Mark the notes chosen as key results, or none of them when all are."""
        chosen = self.selected_lines()
        is_on = not all(self.page.lines[index].is_key_result for index in chosen)
        self._mark(chosen, lambda line: line._replace(is_key_result=is_on))

    def toggle_kind(self, kind: NoteKind) -> None:
        """Say what kind the notes chosen are; a second time takes it back."""
        self._toggle_kind_of(self.selected_lines(), kind)

    def _toggle_kind_of(self, chosen: list[int], kind: NoteKind) -> None:
        is_set = bool(chosen) and all(self.page.lines[index].kind == kind for index in chosen)
        wanted: NoteKind = "statement" if is_set else kind
        self._mark(chosen, lambda line: line._replace(kind=wanted))

    def _mark(self, chosen: list[int], marked: Callable[[Line], Line]) -> None:
        page = list(self.page.lines)
        for index in chosen:
            new = marked(page[index])
            page[index] = new if new != page[index] else page[index]
        self.page.turn(page)

    def _answer(self, point: "Point", stance: Stance) -> None:
        """Note that a point of an earlier round is confirmed or contradicted."""
        from facilitator.ui.session.answering import answered  # noqa: PLC0415 - when it is done

        with self.undisturbed():
            self.page.turn(answered(self.page.lines, self.spot.line, point, stance))

    def _star_line(self, index: int) -> None:
        self._mark([index], lambda line: line._replace(is_key_result=not line.is_key_result))

    def _ask_kind(self, index: int, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        line = self.page.lines[index]

        def choose(kind: NoteKind) -> None:
            places = [at for at, entry in enumerate(self.page.lines) if entry.id == line.id]
            self._toggle_kind_of(places, kind)

        notes_menu.kinds_menu(menu, self.theme, line.kind, choose)
        self._add_removals(menu, line)
        menu.popup(place)

    def _add_removals(self, menu: QMenu, line: Line) -> None:
        """Offer to take away what is known of a note."""
        known = line.details
        entries: list[tuple[str, Details, bool]] = [
            (
                tr("Remove owner and date"),
                known._replace(task_owner="", task_due=""),
                bool(known.task_owner or known.task_due),
            ),
            (tr("Remove the group"), known._replace(group_name=""), bool(known.group_name)),
        ]
        offered: list[notes_menu.Entry] = [
            (text, "", partial(self._set_details, line.id, wanted), True)
            for text, wanted, is_there in entries
            if is_there
        ]
        if offered:
            menu.addSeparator()
            notes_menu.fill(menu, offered)

    def _set_details(self, note_id: str, details: Details) -> None:
        places = [at for at, entry in enumerate(self.page.lines) if entry.id == note_id]
        self._mark(places, lambda line: line._replace(details=details))

    def park(self) -> None:
        """Ask for the chosen notes to go to the parking lot, with their sub-notes."""
        chosen = self.selected_lines()
        ids = [
            self.page.lines[index].id for index in gestures.with_sub_notes(self.page.lines, chosen)
        ]
        if ids:
            self.park_asked.emit(ids)

    # Menus

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer by mouse what the keys do."""
        point = self.points.at(self.viewport().mapFromGlobal(event.globalPos()).y())
        if point is None:
            self.menu().popup(event.globalPos())
        elif not self.isReadOnly():
            self.points.choose(point)
            self._point_menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """Return what can be done with the selection and the note with the caret."""
        writable = not self.isReadOnly()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        selected = self.textCursor().hasSelection()
        entries = notes_menu.editing_entries(
            cut=self.cut, copy=self.copy, paste=self.paste, selected=selected, writable=writable
        )
        notes_menu.fill(menu, entries)
        if writable and self.current_line.is_note:
            menu.addSeparator()
            notes_menu.fill(menu, self._note_entries())
            menu.addSeparator()
            notes_menu.kinds_menu(menu, self.theme, self.current_line.kind, self.toggle_kind)
            self._add_removals(menu, self.current_line)
        return menu

    def _point_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        confirm, contradict = (
            partial(self.points.answer, stance) for stance in ("confirmed", "contradicted")
        )
        entries: list[notes_menu.Entry] = [
            (tr("Confirm"), "Ctrl+Shift+Return", confirm, True),
            (tr("Contradict"), "Ctrl+Shift+D", contradict, True),
        ]
        notes_menu.fill(menu, entries)
        return menu

    def _note_entries(self) -> list[notes_menu.Entry]:
        starred = self.current_line.is_key_result
        word = tr("Remove key result mark") if starred else tr("Mark as key result")
        return [
            (word, "Ctrl+Return", self.toggle_key_result, True),
            (tr("To the parking lot"), "Ctrl+Shift+T", self.park, True),
        ]
