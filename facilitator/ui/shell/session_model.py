"""The sessions of a workshop as a Qt model: rounds, and in each its sessions by topic."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QModelIndex, Qt

from facilitator.domain.dossier import Dossier
from facilitator.domain.timing import State
from facilitator.language import tr
from facilitator.ui.widgets.row_model import SPOKEN, TEXT, TIP, Index, RowModel

_SIGNS: Final = (",", ":", ";", "–", "—", "(", "/")
_WORDS: Final = "- und oder für von vom zur zum and or for of to from in im"
_SHORTENED_AT: Final = (*_SIGNS, *(f" {word} " for word in _WORDS.split()))
_MARKS: Final[dict[State, tuple[str, str, int]]] = {
    "open": ("ring", "accent", 8),
    "running": ("dot", "accent", 8),
    "paused": ("pause", "text2", 10),
}
"""Glyph, ink and size by state; look.md: done is a check, what runs a dot."""


@dataclass(frozen=True)
class SessionRow:
    """A round's heading (no session) or a session."""

    text: str
    code: str = ""
    session_id: str = ""
    title: str = ""
    answered: bool = False
    state: State = "planned"
    """Where it is in its life."""
    is_own: bool = False
    """Whether whoever sits here moderates it, and not all the others."""

    @property
    def mark(self) -> tuple[str, str, int]:
        """Glyph, ink and size of what stands behind it: where it is, else whether all is answered."""
        has_check = self.state == "closed" or (self.state == "planned" and self.answered)
        check = ("check", "text2", 12) if has_check else ("", "", 0)
        return _MARKS.get(self.state, check)

    @property
    def spoken(self) -> str:
        """The session for a screen reader."""
        states: dict[State, str] = {
            "open": tr("the room is open"),
            "running": tr("running"),
            "paused": tr("paused"),
            "closed": tr("closed"),
        }
        state = states.get(self.state)
        said = (self.code, self.title, self._own_text, state, self._answered_text)
        return ", ".join(filter(None, said))

    @property
    def tooltip(self) -> str:
        """The whole title, and what the signs before and behind it mean."""
        lines = (f"{self.code}  {self.title}", self._own_text, self._answered_text)
        return "\n".join(filter(None, lines))

    @property
    def _own_text(self) -> str:
        return tr("your room") if self.is_own else ""

    @property
    def _answered_text(self) -> str:
        return tr("every question has an answer") if self.answered else ""


def short_title(title: str) -> str:
    """Return the first words of a topic, up to the first "and", preposition or comma."""
    plain = title.replace("\N{NO-BREAK SPACE}", " ")
    found = [plain.find(end) for end in _SHORTENED_AT if end in plain]
    return title[: min(found)].strip() or title if found else title


def rows_of(dossier: Dossier) -> list[SessionRow]:
    """Return a heading for each round and below it its sessions by topic."""
    titles = {topic.id: topic.title for topic in dossier.topics}
    shorts = {topic.id: short_title(topic.title) for topic in dossier.topics}
    unique = len(set(shorts.values())) == len(shorts)
    rows: list[SessionRow] = []
    for entry in dossier.rounds:
        rows.append(SessionRow(tr("Round {number}", number=entry.number)))
        for session in dossier.sessions_of(entry):
            shown = shorts if unique else titles
            code = str(dossier.code[session.id])
            topic = session.topic_id
            rows.append(SessionRow(shown[topic], code, session.id, titles[topic]))
    return rows


class SessionModel(RowModel[SessionRow]):
    """Rounds and sessions as rows of a list."""

    _own: frozenset[str] = frozenset()

    def show(self, rows: list[SessionRow]) -> None:
        """Show other rows, keeping what is known of the sessions among them."""
        known = {row.session_id: row for row in self.rows if row.session_id}
        self.show_rows([self._with_known(row, known.get(row.session_id)) for row in rows])

    def _with_known(self, row: SessionRow, known: SessionRow | None) -> SessionRow:
        row = replace(row, is_own=row.session_id in self._own)
        return replace(row, answered=known.answered, state=known.state) if known else row

    def set_answered(self, session_id: str, answered: bool) -> None:
        """Say whether every guiding question of a session has a note."""
        self._change(session_id, lambda row: replace(row, answered=answered))

    def set_state(self, session_id: str, state: State) -> None:
        """Say where a session is in its life."""
        self._change(session_id, lambda row: replace(row, state=state))

    def set_own(self, session_ids: frozenset[str]) -> None:
        """Say which sessions whoever sits here moderates, where others moderate others."""
        if session_ids == self._own:
            return
        self._own = session_ids
        for row in self.rows:
            is_own = row.session_id in session_ids
            self._change(row.session_id, lambda row, own=is_own: replace(row, is_own=own))

    def _change(self, session_id: str, changed: Callable[[SessionRow], SessionRow]) -> None:
        for number, row in enumerate(self.rows):
            if row.session_id == session_id and changed(row) != row:
                self.rows = [*self.rows[:number], changed(row), *self.rows[number + 1 :]]
                self.dataChanged.emit(self.index(number), self.index(number))

    def index_of(self, session_id: str) -> QModelIndex:
        """Return where a session stands, an invalid index when it is not listed."""
        for number, row in enumerate(self.rows):
            if session_id and row.session_id == session_id:
                return self.index(number)
        return QModelIndex()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let sessions be chosen, headings only be seen."""
        chosen = super().flags(index)
        if index.isValid() and self.rows[index.row()].session_id:
            return chosen
        return chosen & ~(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)

    def words(self, row: SessionRow, role: int) -> str | None:
        """Return its text, or what there is to say of a session."""
        if role == TEXT:
            return f"{row.code} {row.text}".strip()
        return {TIP: row.tooltip, SPOKEN: row.spoken}.get(role) if row.code else None
