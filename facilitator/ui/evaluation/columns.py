"""The rounds side by side, each with its points; what is chosen is chosen in all of them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Session
from facilitator.language import tr
from facilitator.ui.evaluation.note_list import NoteList
from facilitator.ui.evaluation.rows import NoteRow
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import Chip
from facilitator.ui.widgets.labels import ElidedLabel
from facilitator.ui.widgets.panels import Panel, line

_HEAD, _SIDE = 44, 20
_BETWEEN = ", "


class _Column(QWidget):
    """One round: its code, who moderated, and the points."""

    def __init__(self, theme: Theme, notes: NoteList) -> None:
        super().__init__()
        self.notes = notes
        self.code = Chip(theme, "", "fill")
        self.people = ElidedLabel(theme, "", "base", 400, "text2")
        head = QWidget()
        head.setFixedHeight(theme.px(_HEAD))
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(_SIDE), 0, theme.px(_SIDE), 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.code)
        row.addWidget(self.people, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (head, line()):
            column.addWidget(part)
        column.addWidget(notes, 1)


class RoundColumns(Panel):
    """As many columns as the topic has rounds; knows which points are chosen."""

    asked = Signal(str)
    """Something is to be done with what is chosen: see `screen`."""
    passed = Signal()
    """The keyboard is to go on behind the last round."""
    carried = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._theme = theme
        self._columns: dict[str, _Column] = {}
        self._chosen: dict[str, None] = {}
        self._here = ""
        self.likeness: Mapping[str, str] = {}
        """Of points that are like another one its code, by their ids."""
        self.contested: frozenset[str] = frozenset()
        """The notes of which two versions stand, also below a point."""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)

    @property
    def lists(self) -> list[NoteList]:
        """The points of each round."""
        return [column.notes for column in self._columns.values()]

    @property
    def current_list(self) -> NoteList | None:
        """The round that the keyboard is at, or was last."""
        column = self._columns.get(self._here)
        return column.notes if column else next(iter(self.lists), None)

    @property
    def chosen_ids(self) -> list[str]:
        """The points that are chosen, round by round; the current one where none is."""
        ids = [row.id for notes in self.lists for row in notes.rows if row.id in self._chosen]
        current = self.current_list.current if self.current_list else None
        return ids or ([current.id] if current else [])

    @property
    def has_chosen(self) -> bool:
        """Whether points were chosen one by one."""
        return bool(self._chosen)

    def row(self, row_id: str) -> NoteRow | None:
        """Return a point that is shown."""
        return next((row for notes in self.lists for row in notes.rows if row.id == row_id), None)

    def show_columns(
        self, dossier: Dossier, columns: Sequence[tuple[Session, Sequence[NoteRow]]]
    ) -> None:
        """Show the points of these sessions; what is no longer there is not chosen."""
        if [session.id for session, _ in columns] != [*self._columns]:
            self._build([session for session, _ in columns])
        for session, rows in columns:
            column = self._columns[session.id]
            people = (
                dossier.person.get(one.person_id or "") for one in dossier.moderators_of(session)
            )
            names = _BETWEEN.join(person.name for person in people if person)
            column.code.show_word(str(dossier.code[session.id]), "fill")
            column.people.setText(names)
            name = tr("Notes of {session}", session=dossier.code[session.id])
            column.notes.setAccessibleName(name)
            column.notes.show_rows(rows)
        known = {row.id for _, rows in columns for row in rows}
        self._chosen = {row_id: None for row_id in self._chosen if row_id in known}

    def lay_out_again(self) -> None:
        """Give the points the room that they need now."""
        for notes in self.lists:
            notes.lay_out_again()

    def forget_choice(self) -> None:
        """Choose nothing any more."""
        self._chosen.clear()
        self._repaint()

    def choose(self, ids: Sequence[str]) -> None:
        """Choose exactly these."""
        self._chosen = dict.fromkeys(ids)
        self._repaint()

    def go_to(self, row_id: str) -> None:
        """Put the keyboard at a point, in whichever round."""
        for session_id, column in self._columns.items():
            if column.notes.go_to(row_id):
                self._here = session_id
                column.notes.setFocus()

    def go_to_next(self, among: Sequence[str]) -> None:
        """Go on to the next point of these behind the current one, in this round and those behind."""
        order = [row.id for notes in self.lists for row in notes.rows]
        current = self.current_list.current if self.current_list else None
        at = order.index(current.id) if current and current.id in order else -1
        wanted = set(among)
        rest = (row_id for row_id in (*order[at + 1 :], *order[: at + 1]) if row_id in wanted)
        if following := next(rest, ""):
            self.go_to(following)

    def _build(self, sessions: Sequence[Session]) -> None:
        for column in self._columns.values():
            column.hide()
            column.deleteLater()
        while self._row.count():
            item = self._row.takeAt(0)
            part = item.widget() if item else None
            if part is not None:
                part.hide()
                part.deleteLater()
        self._columns = {session.id: self._made(session.id) for session in sessions}
        for at, column in enumerate(self._columns.values()):
            if at:
                self._row.addWidget(line(horizontal=False))
            self._row.addWidget(column, 1)
        self._here = next(iter(self._columns), "")
        self._lead()

    def _made(self, session_id: str) -> _Column:
        notes = NoteList(self._theme, self._chosen_has, self._likeness_of, self._is_contested)
        notes.came.connect(lambda: self._come(session_id))
        notes.toggled.connect(self._toggle)
        notes.chosen_alone.connect(self.forget_choice)
        notes.asked.connect(self.asked)
        notes.sideways.connect(self._go_sideways)
        notes.carried.connect(self.carried)
        notes.dropped.connect(self.dropped)
        return _Column(self._theme, notes)

    def _likeness_of(self, row_id: str) -> str:
        code = self.likeness.get(row_id)
        return tr("like {code}", code=code) if code else ""

    def _is_contested(self, row_id: str) -> bool:
        return row_id in self.contested

    def _chosen_has(self, row_id: str) -> bool:
        return row_id in self._chosen

    def _come(self, session_id: str) -> None:
        self._here = session_id
        self._lead()

    def _lead(self) -> None:
        """Let the keyboard come to the round where it was."""
        if self.current_list is not None:
            self.setFocusProxy(self.current_list)

    def _toggle(self, row_id: str) -> None:
        if row_id in self._chosen:
            del self._chosen[row_id]
        else:
            self._chosen[row_id] = None
        self._repaint()

    def _go_sideways(self, step: int) -> None:
        keys = [*self._columns]
        at = keys.index(self._here) + step
        if at >= len(keys):
            self.passed.emit()
        elif at >= 0:
            self._here = keys[at]
            self._columns[keys[at]].notes.setFocus()

    def _repaint(self) -> None:
        for notes in self.lists:
            notes.viewport().update()
