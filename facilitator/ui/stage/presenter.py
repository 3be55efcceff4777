"""Leads one moderator's stage: opens and places it, and decides what it shows."""

from dataclasses import replace

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.domain.scenes import WelcomeScene
from facilitator.language import tr
from facilitator.settings import Settings
from facilitator.ui.stage.displays import Display, Displays
from facilitator.ui.stage.feed import Feed
from facilitator.ui.stage.placement import Place, Placement
from facilitator.ui.stage.showings import Showing
from facilitator.ui.stage.typing_on import type_on
from facilitator.ui.stage.window import StageWindow
from facilitator.ui.theme.theme import Theme
from facilitator.ui.ticker import Ticker


class Presenter(QObject):
    """The stage of one moderator's window; nothing is worked out while nobody sees it."""

    said = Signal(str)
    """A calm sentence for the moderator; empty when it no longer holds."""
    opened = Signal(bool)
    """The stage was opened or closed."""
    chosen = Signal(str)
    """Something else is shown."""
    placed = Signal()
    """Displays came or went, or another one was chosen."""
    remarked = Signal(str)
    """What the moderator should know of what is shown; empty when there is nothing."""
    choice_wanted = Signal()
    """The key of the choice was pressed on the stage itself."""

    def __init__(
        self,
        feed: Feed,
        theme: Theme,
        settings: Settings,
        ticker: Ticker,
        owner: QWidget,
        displays: Displays | None = None,
    ) -> None:
        super().__init__(owner)
        self._owner = owner
        self._ticker = ticker
        self.feed = feed
        self.displays = displays or Displays(self)
        self.placement = Placement(settings)
        self.stage = StageWindow(theme)
        self.showing: Showing = "welcome"
        self.shown: Showing = "welcome"
        """What really is to be seen: the welcome where there is nothing of what was chosen."""
        self.remark = ""
        self._has_guests = False
        self.sentence = ""
        self.place: Place | None = None
        ticker.ticked.connect(self._renew)
        self.stage.closed.connect(self.close)
        self.stage.key_pressed.connect(self._take_key)
        self.displays.changed.connect(self._settle)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._renew)
        feed.changed.connect(self._renew_soon)

    # What the moderator does

    @property
    def is_open(self) -> bool:
        """Whether the stage can be seen."""
        return self.stage.isVisible()

    def open(self) -> None:
        """Open the stage on its display; the first time with what the day has come to."""
        if self.place is None:
            self.show(self.feed.first())
        self.feed.hold(held=True)
        self.place = None
        self._go_to(self.placement.at_opening(self.displays.all(), self._own_rect()))
        self.placed.emit()
        self._ticker.need(self, needed=self.is_open)
        self._renew()
        self.opened.emit(self.is_open)

    def close(self) -> None:
        """Take the stage off the display."""
        self._ticker.need(self, needed=False)
        self._soon.stop()
        self.feed.hold(held=False)
        self.stage.hide()
        self._say("")
        self.opened.emit(False)

    def leave(self) -> None:
        """Be done for good: the file is being closed."""
        self.close()
        self.displays.changed.disconnect(self._settle)
        self.stage.deleteLater()
        self.deleteLater()

    def show(self, showing: Showing) -> None:
        """Show something else."""
        self.showing = showing
        self.feed.choose(showing)
        self._renew()
        self.chosen.emit(self.shown)

    def note_guests(self, *, there: bool) -> None:
        """Know whether guests of the team see the stage on displays of their own."""
        if there != self._has_guests:
            self._has_guests = there
            self._renew()

    def choose_display(self, display: Display | None) -> None:
        """Fill a display from now on, or with None be an ordinary window."""
        self.placement.choose(display)
        self._settle()

    def _take_key(self, event: QKeyEvent) -> None:
        """Let no key steer a stage that was clicked on: what is typed goes on where the caret is."""
        if event.key() != Qt.Key.Key_F7:
            type_on(event, self._owner.window())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.close()
        else:
            self._owner.window().activateWindow()
            self.choice_wanted.emit()

    # Where it stands

    def _own_rect(self) -> QRect:
        return self._owner.window().frameGeometry()

    def _settle(self) -> None:
        """Go where the stage belongs, now that displays came or went, or another one was chosen."""
        before, displays = self.place, self.displays.all()
        if self.is_open:
            place = self.placement.place(displays, self._own_rect())
            if (
                place
                and before
                and not place.full
                and not before.full
                and before.display in displays
            ):
                place = replace(place, display=before.display)  # a window stays where it was put
            self._go_to(place)
        self.placed.emit()

    def _go_to(self, place: Place | None) -> None:
        before, self.place = self.place, place
        if place is not None and place != before:
            if before is None or (before.display, before.full) != (place.display, place.full):
                self.stage.go_to(place)
            self._say(_sentence(before, place, self.placement.wanted))

    def _say(self, sentence: str) -> None:
        if sentence != self.sentence:
            self.sentence = sentence
            self.said.emit(sentence)

    def _renew_soon(self) -> None:
        """Show what has changed once it is settled: a keystroke changes caret, page and file."""
        if self.is_open:
            self._soon.start()

    def _renew(self) -> None:
        title = self.feed.title or tr("Untitled workshop")
        self.stage.setWindowTitle(tr("Stage – {workshop}", workshop=title))
        scene = self.feed.scene(self.showing) if self.is_open else None
        if scene is None:
            return
        self.stage.show_scene(scene)
        shown = "welcome" if isinstance(scene, WelcomeScene) else self.showing
        if shown != self.shown:
            self.shown = shown
            self.chosen.emit(shown)
        too = tr("Guests see it too") if self._has_guests else ""
        remark = "\n".join(filter(None, (self.feed.remark(scene), too)))
        if remark != self.remark:
            self.remark = remark
            self.remarked.emit(remark)


def _sentence(before: Place | None, place: Place, wanted: list[str]) -> str:
    """Return what the moderator should know about where the stage is now."""
    name = wanted[0] if wanted else ""
    if place.is_lost:
        return tr(
            "The display “{name}” is not plugged in. The stage is a window on this one; "
            "it goes back by itself as soon as the display is there.",
            name=name,
        )
    if before is not None and before.is_lost and place.full:
        return tr("The stage is back on the display “{name}”.", name=name)
    return ""
