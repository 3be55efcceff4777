"""The head of the cockpit: which round this is and how its rooms stand, and what is done for all."""

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from facilitator.domain.records import Round
from facilitator.language import tr, trn
from facilitator.ui import keys as key_names
from facilitator.ui.cockpit.feed import View
from facilitator.ui.cockpit.shared_clock import SharedClock
from facilitator.ui.team.phrase_line import PhraseLine
from facilitator.ui.team.words import Phrase
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.panels import Panel, line
from facilitator.ui.widgets.segments import Segments

RESULTS_KEYS: Final = "Ctrl+Return"
_HEIGHT, _DIVIDER, _NARROW_BELOW = 84, 56, 1180
_NOTES, _RESULTS = "notes", "results"


class CockpitHead(Panel):
    """Title and facts; rounds, notes or key results, pause, Resümee; the shared clock."""

    round_chosen = Signal(str)
    results_chosen = Signal(bool)
    """Whether only key results are to be seen."""
    pause_wanted = Signal()
    """All rooms are to pause, or to go on."""
    summary_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._theme = theme
        self._facts = ElidedLabel(theme, "", "base", 400, "text2")
        self.team = PhraseLine(theme)
        self.rounds = Segments(theme, tr("Round"))
        self.seen = Segments(theme, tr("What is listed"))
        self.pause = button(theme, tr("Pause all"), icon="pause")
        self.summary = button(theme, tr("Prepare the summary"), icon="flag", keys="F8")
        self.clock = SharedClock(theme)
        self._divider = line(horizontal=False)
        self.seen.show_options(_seen(), _NOTES)
        self._shown: object = None
        self._lay_out()
        self._connect()
        theme.changed.connect(self._resize)
        self._resize()

    def _lay_out(self) -> None:
        px = self._theme.px
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addStretch(1)
        words.addWidget(label(self._theme, tr("Cockpit"), "title", 600, "text"))
        words.addWidget(self._facts)
        words.addWidget(self.team)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), 0, px(24), 0)
        row.setSpacing(px(16))
        row.addLayout(words, 1)
        for part in (self.rounds, self.seen, self.pause, self.summary, self._divider, self.clock):
            row.addWidget(part)

    def _connect(self) -> None:
        self.rounds.chosen.connect(self.round_chosen)
        self.seen.chosen.connect(lambda key: self.results_chosen.emit(key == _RESULTS))
        self.pause.clicked.connect(lambda _checked: self.pause_wanted.emit())
        self.summary.clicked.connect(lambda _checked: self.summary_wanted.emit())
        for part in self.seen.buttons:
            part.setToolTip(key_names.tooltip(part.text(), RESULTS_KEYS))

    def show_view(
        self, view: View, rounds: Sequence[Round], *, only_results: bool, writable: bool
    ) -> None:
        """Show a round and how its rooms stand; the same ones cost the clock alone."""
        self.show_time(view)
        states = {sight.standing.clock.state for sight in view.sights}
        shown = (
            facts_of(view),
            view.round,
            tuple(rounds),
            only_results,
            writable,
            frozenset(states),
        )
        if shown == self._shown:
            return
        self._shown = shown
        self._facts.setText(facts_of(view))
        options = [(entry.id, tr("Round {number}", number=entry.number)) for entry in rounds]
        self.rounds.show_options(options, view.round.id if view.round else "")
        self.rounds.setVisible(len(options) > 1)
        self.seen.show_options(_seen(), _RESULTS if only_results else _NOTES)
        self.seen.setVisible(bool(view.sights))
        self._show_pause(states, writable=writable)

    def _show_pause(self, states: Collection[str], *, writable: bool) -> None:
        pauses = "running" in states
        self.pause.setVisible(writable and ("running" in states or "paused" in states))
        self.pause.setText(tr("Pause all") if pauses else tr("Continue all"))
        self._theme.dress_icon(self.pause, "pause" if pauses else "play", "text")

    def show_team(self, phrase: Phrase | None) -> None:
        """Say whether everything from all laptops is here; nothing without a team."""
        self.team.show_phrase(phrase)

    def show_time(self, view: View) -> None:
        """Show the shared clock while somebody is in a room, or will be; afterwards when it was over."""
        self.clock.show_end(view.hard_end if _is_awaited(view) else None, view.now, view.ended)
        for part in (self.clock, self._divider):
            part.setVisible(bool(self.clock.below))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what other keys do as well where room is short."""
        super().resizeEvent(event)
        self.summary.setVisible(self.width() >= self._theme.px(_NARROW_BELOW))

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
        self._divider.setFixedHeight(self._theme.px(_DIVIDER))


def _is_awaited(view: View) -> bool:
    states = {sight.standing.clock.state for sight in view.sights}
    is_ahead = view.hard_end is not None and view.now < view.hard_end
    return bool(states & {"open", "running", "paused"}) or (is_ahead and states != {"closed"})


def _seen() -> list[tuple[str, str]]:
    return [(_NOTES, tr("Notes")), (_RESULTS, tr("Key results"))]


def facts_of(view: View) -> str:
    """Say how many rooms there are and how they stand, the worst of it first."""
    if not view.sights:
        return ""
    states = [sight.standing.clock.state for sight in view.sights]
    behind = sum(bool(sight.room.tone) for sight in view.sights)
    running, paused, closed = map(states.count, ("running", "paused", "closed"))
    counts = (
        (behind, trn("{count} behind plan", "{count} behind plan", behind)),
        (running, trn("{count} running", "{count} running", running)),
        (paused, trn("{count} paused", "{count} paused", paused)),
        (closed, trn("{count} closed", "{count} closed", closed)),
    )
    rooms = trn("{count} room", "{count} rooms", len(states))
    return ", ".join([rooms, *(words for count, words in counts if count)])
