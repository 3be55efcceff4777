"""The Resümee: all key results by topic, to be put in order, reworded, and shown to the room."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator import clock
from facilitator.actions import agendas, results
from facilitator.actions.desk import Action, Desk, Outcome
from facilitator.errors import Bug, FacilitatorError
from facilitator.language import tr
from facilitator.team.states import TeamState
from facilitator.ui.attempts import attempt
from facilitator.ui.commands import Command, bind_keys
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.shell.place_screen import PlaceScreen, Spot
from facilitator.ui.summary.commands import summary_commands
from facilitator.ui.summary.elapsed import SummaryTime
from facilitator.ui.summary.pages import SummaryPages
from facilitator.ui.summary.rows import Row, rows_of, with_kept
from facilitator.ui.summary.writing import WordingWriter
from facilitator.ui.team.words import completeness
from facilitator.ui.theme.theme import Theme
from facilitator.ui.ticker import Ticker

_PLAN = ("workshop", "round", "topic", "session", "agenda_item", "agenda_fact")
_SHOWN = ("key_result", "evidence")
_MANY = 50
"""So many notes are not looked at one by one, whether they concern the board."""


class SummaryScreen(PlaceScreen):
    """Shows one workshop's key results; follows every change, and keeps what is being typed."""

    settled = Signal(bool)
    """Whether everything on this screen is in the file."""
    enlarged = Signal(bool)
    """The large view begins or ends; it wants the whole window."""
    sessions_wanted = Signal()
    """There is nothing here yet; somebody wants to go where key results are marked."""

    def __init__(
        self,
        desk: Desk,
        signals: DeskSignals,
        theme: Theme,
        ticker: Ticker,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._workshop_id = ""
        self._is_stale = True
        self._rows: list[Row] = []
        self._cited: frozenset[str] = frozenset()
        self._time = SummaryTime()
        self._writer = WordingWriter(desk, self, self)
        self._pages = SummaryPages(theme)
        self.board = self._pages.board
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self.setFocusProxy(self.board)
        self._connect()
        self._ticker = ticker
        ticker.ticked.connect(self._tick)
        signals.changed.connect(self._follow)

    # What it shows

    def show_workshop(self, workshop_id: str) -> None:
        """Show the key results of a workshop."""
        self._workshop_id = workshop_id
        self._read()

    def show_team(self, team: TeamState | None) -> None:
        """Say whether what all rooms have written is here; nothing without a team."""
        self._pages.head.team.show_phrase(completeness(team))

    def commands(self) -> list[Command]:
        """Return what can be done here."""
        return summary_commands(
            large=self.toggle_large,
            reword=self.board.reword,
            follow_note=self.follow_note,
            begin=self.begin,
        )

    @property
    def is_large(self) -> bool:
        """Whether the large view is shown."""
        return self._pages.is_large

    def toggle_large(self) -> None:
        """Show it large, for the whole room, or go back to the desk."""
        self.set_large(not self.is_large)

    def repeat(self) -> None:
        """Let the key of this place go to the large view and back."""
        self.toggle_large()

    def set_large(self, large: bool) -> None:
        """Show it large or not; without key results there is nothing to show."""
        if large == self.is_large or (large and not self._has_results):
            return
        if large:
            self._time.note_shown(clock.now())
        self.enlarged.emit(large)
        self._pages.set_large(large)
        self._show_elapsed()
        if self.isVisible():
            self.board.setFocus()

    @property
    def _has_results(self) -> bool:
        return any(row.sort == "result" for row in self._rows)

    def spot(self) -> Spot | None:
        """Return the key result that the keyboard is at."""
        return self.board.spot()

    # What it does

    def begin(self) -> None:
        """Say that the agenda's Resümee begins now, from where its time counts."""
        slot = self._time.to_begin(clock.now())
        if slot is None or self._desk.read_only:
            self.said.emit(tr("The summary has begun, or the agenda has none for today."))
        else:
            self._run(agendas.start_item, agenda_item_id=slot.item.id)

    def follow_note(self) -> None:
        """Let the chosen key result say again what its note says."""
        self.board.stop_editing()
        row = self.board.current
        if row is not None and row.sort == "result":
            self._run(results.follow_note, result_id=row.id)

    def flush(self) -> None:
        """Write what is not in the file yet."""
        self._writer.flush()

    @property
    def is_settled(self) -> bool:
        """Whether everything on this screen is in the file."""
        return self._writer.is_settled

    def _move(self, result_id: str, after: str | None) -> None:
        self.board.stop_editing()
        self._run(results.move, result_id=result_id, after=after)

    def _write(self, result_id: str, words: str) -> None:
        self._rows = [row.with_words(words) if row.id == result_id else row for row in self._rows]
        self._writer.write(result_id, words, self.board.words_before)

    def _end_without_words(self, result_id: str) -> None:
        """A field left empty means: no words of its own. Without a note the old ones stay."""
        row = next((row for row in self._rows if row.id == result_id), None)
        if row is not None and row.said.strip():
            self._run(results.follow_note, result_id=result_id)

    def _run(self, action: Action[...], **values: object) -> None:
        if not attempt(self._desk, self.said.emit, action, **values):
            self._read()

    # Following the file

    def _follow(self, outcome: Outcome, initiator: object) -> None:
        if initiator is self:
            return
        if not self.isVisible():
            self._is_stale = True
        elif outcome.touches(*_PLAN, *_SHOWN) or self._concerns(outcome.rows("note")):
            self._read()

    def _concerns(self, note_ids: set[str]) -> bool:
        """Tell whether notes are behind a key result, or answer one that is."""
        if note_ids & self._cited or len(note_ids) > _MANY:
            return True
        notes = (self._desk.read.note(note_id) for note_id in note_ids)
        return any(note is not None and note.answers_id in self._cited for note in notes)

    def _read(self) -> None:
        if not self._workshop_id:
            return
        try:
            dossier = self._desk.read.results(self._workshop_id)
        except Bug:
            raise
        except FacilitatorError as error:
            self.said.emit(error.sentence)
            return
        self._is_stale = False
        self._cited = frozenset(note.id for note in dossier.notes)
        self.board.contested = self._desk.read.contested("key_result")
        self._time.show_workshop(dossier)
        rows = [self._as_typed(self._with_held(row)) for row in rows_of(dossier)]
        self._rows = with_kept(rows, self._rows, self.board.edited_id)
        self.board.is_writable = not self._desk.read_only
        if not self._has_results:
            self.set_large(False)
        self._pages.show_workshop(dossier.workshop.title, has_sessions=bool(dossier.sessions))
        self._pages.show_rows(self._rows, tuple(entry.number for entry in dossier.rounds))
        self._show_elapsed()

    def _with_held(self, row: Row) -> Row:
        """Return a row with the words that are not in the file yet."""
        held = self._writer.held(row.id)
        return row if held is None else row.with_words(held)

    def _as_typed(self, row: Row) -> Row:
        """Return a row with the words in its field, where those stand beside what is stored now."""
        if row.id != self.board.edited_id or self._writer.follow(row.id, row.text):
            return row
        return row.with_words(self.board.draft)

    def _tick(self, _now: object) -> None:
        """Bound to the screen, so that no tick comes once it is gone."""
        self._show_elapsed()

    def _show_elapsed(self) -> None:
        now = clock.now()
        self._pages.show_elapsed(self._time.elapsed(now))
        can_begin = not self._desk.read_only and self._time.to_begin(now) is not None
        self._pages.head.offer_beginning(offered=can_begin)

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while another place was shown."""
        super().showEvent(event)
        self._ticker.need(self, needed=True)
        if self._is_stale:
            self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        """Be at the desk again when somebody comes back."""
        super().hideEvent(event)
        self._ticker.need(self, needed=False)
        self.set_large(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the large view with Escape."""
        if event.key() == Qt.Key.Key_Escape and self.is_large:
            self.set_large(False)
        else:
            super().keyPressEvent(event)

    # Building

    def _connect(self) -> None:
        self._writer.failed.connect(self.said)
        self._writer.settled.connect(self.settled)
        self._pages.head.large_wanted.connect(self.toggle_large)
        self._pages.head.begin_wanted.connect(self.begin)
        self._pages.nothing.sessions_wanted.connect(self.sessions_wanted)
        self.board.typed.connect(self._write)
        self.board.emptied.connect(self._end_without_words)
        self.board.left.connect(self._read)
        self.board.moved.connect(self._move)
        bind_keys(self, self.commands(), in_window=True)
