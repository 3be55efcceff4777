"""The slim bar at the bottom: saved or not, what was just done, what comes next, the time."""

from datetime import datetime
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, QTimer, Signal, SignalInstance
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator import clock
from facilitator.domain.dossier import Dossier
from facilitator.domain.moments import in_minutes, shown_minutes, to_the_minute
from facilitator.domain.schedule import Slot, schedule
from facilitator.language import tr, trn
from facilitator.ui.dates import long_date, parsed_date
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.fills import fill
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.panels import Panel, line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from facilitator.ui.team.words import Phrase

_HEIGHT, _DIVIDER = 28, 14
_SAID_MILLISECONDS = 6_000
_MINUTE = 60_000
_SAVED = "check"


class StatusBar(Panel):
    """Says calmly what there is to know; never asks for anything."""

    agenda_wanted = Signal()
    """Somebody wants to see what is on and what comes next."""
    open_points_wanted = Signal()
    """Somebody wants to see what is open before the start."""
    team_wanted = Signal()
    """Somebody wants to see who is in the team."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("canvas", parent)
        self._theme = theme
        self._head: Dossier | None = None
        self._shown: datetime | None = None
        self._glyph, self._tone = "", "text2"
        self._is_kept_here = False
        self._state = label(theme, "", "meta", 400, "text2")
        self._said = ElidedLabel(theme, "", "meta", 400, "text2")
        self._open: QPushButton | None = None
        self._team: QPushButton | None = None
        self._next = button(theme, "", "link", tip=tr("Running order"), keys="F5")
        self._next.clicked.connect(lambda _checked: self.agenda_wanted.emit())
        self._divider = line(horizontal=False)
        self._clock = label(theme, "", "meta", 600, "text")
        self._lay_out()
        self._quiet = QTimer(self, singleShot=True, interval=_SAID_MILLISECONDS)
        self._quiet.timeout.connect(lambda: self._said.setText(""))
        self._tick = QTimer(self, singleShot=True)
        self._tick.timeout.connect(self._show_time)
        theme.changed.connect(self._resize)

    def show_saved(self) -> None:
        """Say that what is on screen is in the file."""
        if self._is_kept_here:
            self._show_state(_SAVED, "warn", tr("Saved on this laptop only"))
        else:
            self._show_state(_SAVED, "text2", tr("Saved"))

    def show_kept_here(self, *, is_kept_here: bool) -> None:
        """Say from now on, where something is saved, whether it stays on this laptop."""
        if is_kept_here == self._is_kept_here:
            return
        self._is_kept_here = is_kept_here
        if self._glyph == _SAVED:
            self.show_saved()

    def show_read_only(self) -> None:
        """Say that the file can be read only."""
        self._show_state("lock", "warn", tr("Read only"))

    def show_settled(self, is_settled: bool) -> None:
        """Say whether all is saved; why it is not, the screen itself says."""
        if is_settled:
            self.show_saved()
        else:
            self._show_state("late", "late", tr("Not saved"))

    def show_version(self, version: str) -> None:
        """Say which program this is, where no file is open."""
        self._show_state("", "text3", tr("Version {version}", version=version))
        self.show_workshop(None)

    def show_open_points(self, count: int) -> None:
        """Say how much is open before the start, with the way there; nothing where nothing is."""
        if self._open is None and count:
            self._open = self._way("warn", tr("Ready?"), self.open_points_wanted)
            self._theme.dress_icon(self._open, "warn", "warn")
        if self._open is not None:
            self._open.setText(
                trn(
                    "{count} point open before the start",
                    "{count} points open before the start",
                    count,
                )
            )
            self._open.setVisible(count > 0)

    def show_team(self, phrase: "Phrase | None") -> None:
        """Say how the team stands, with the way there; nothing where there is none."""
        if self._team is None and phrase is not None:
            self._team = self._way(phrase.glyph, tr("Team"), self.team_wanted)
        if self._team is not None:
            self._team.setText(tr("Team: {said}", said=phrase.text) if phrase else "")
            self._team.setVisible(phrase is not None)
        if self._team is not None and phrase is not None:
            self._theme.dress_icon(self._team, phrase.glyph, phrase.ink)

    def _way(self, icon: str, tip: str, wanted: SignalInstance) -> "QPushButton":
        made = button(self._theme, "", "link", icon=icon, tip=tip)
        made.setIconSize(QSize(self._theme.px(12), self._theme.px(12)))
        made.clicked.connect(lambda _checked: wanted.emit())
        self._row.insertWidget(1, made)
        return made

    def say(self, sentence: str) -> None:
        """Show a sentence for some seconds, or until something else is shown."""
        self._said.setText(sentence)
        self._quiet.start()
        self._announce(sentence)

    def hush(self) -> None:
        """Take back the sentence: it was about what is not shown any more."""
        self._quiet.stop()
        self._said.setText("")

    def _announce(self, sentence: str) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415 - not at the start

        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def show_workshop(self, dossier: Dossier | None) -> None:
        """Take a workshop's day, as it goes, as what comes next."""
        self._head = dossier
        self._show_time()

    def follow(self, now: datetime) -> None:
        """Show another minute as soon as somebody ticks, also after the machine has slept."""
        if self.isVisible() and f"{now:%H:%M}" != self._clock.text():
            self._show_time()

    def showEvent(self, event: QShowEvent) -> None:
        """Let the clock run while it is seen."""
        super().showEvent(event)
        now = clock.now()
        if self._shown and _minute_of(now) == _minute_of(self._shown):
            self._tick_after(now)
        else:
            self._show_time()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the clock while nobody sees it."""
        super().hideEvent(event)
        self._tick.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the line above it and the glyph of the state."""
        super().paintEvent(event)
        painter = QPainter(self)
        fill(painter, QRect(0, 0, self.width(), 1), self._theme.color("line"))
        if self._glyph:
            top = (self.height() - self._theme.px(12)) / 2 + 0.5
            self._theme.icons.draw(painter, self._theme.px(15), top, self._glyph, self._tone, 12)

    def _show_state(self, glyph: str, tone: str, text: str) -> None:
        self._glyph, self._tone = glyph, tone
        self._state.setText(text)
        self._row.setContentsMargins(self._theme.px(34 if glyph else 14), 1, self._theme.px(14), 0)
        self.update()

    def _show_time(self) -> None:
        now = self._shown = clock.now()
        self._clock.setText(f"{now:%H:%M}")
        self._next.setText(self._what_comes(now))
        for part in (self._next, self._divider):
            part.setVisible(bool(self._next.text()))
        if self.isVisible():
            self._tick_after(now)

    def _tick_after(self, now: datetime) -> None:
        self._tick.start(_MINUTE - (now.second * 1000 + now.microsecond // 1000))

    def _what_comes(self, now: datetime) -> str:
        day = parsed_date(self._head.workshop.date) if self._head else None
        if self._head is None or day is None:
            return ""
        course = schedule(self._head, now)
        if day != now.date() and not course.is_under_way:
            return long_date(day)
        if course.next:
            return _announced(course.next, now)
        if course.current:
            due = f"{to_the_minute(course.current.due).astimezone():%H:%M}"
            return tr("Now: {title}, until {time}", title=course.current.item.title, time=due)
        return tr("The programme has ended") if course.slots else long_date(day)

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setSpacing(self._theme.px(20))
        self._row.addWidget(self._state)
        self._row.addWidget(self._said, 1)
        self._row.addWidget(self._next)
        self._row.addWidget(self._divider)
        self._row.addWidget(self._clock)
        self._resize()

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
        self._divider.setFixedHeight(self._theme.px(_DIVIDER))
        self._show_state(self._glyph, self._tone, self._state.text())


def _announced(slot: Slot, now: datetime) -> str:
    """Say what comes next; where the day is late, when it is expected and by how much it is late."""
    start = to_the_minute(slot.start).astimezone()
    coming = tr(
        "Next: {time} {title}, in {minutes} min",
        time=f"{start:%H:%M}",
        title=slot.item.title,
        minutes=max(0, ceil(in_minutes(slot.start - now))),
    )
    late = shown_minutes(slot.planned_start, slot.start)
    if late < 1:
        return coming
    return f"{coming} ({trn('{count} minute late', '{count} minutes late', late)})"


def _minute_of(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
