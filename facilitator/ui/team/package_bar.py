"""Above the team's page: what a room package brings before it is taken in, and which rooms one is of."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from facilitator.language import tr, trn
from facilitator.ui.team.packaging import Arrived, moment_of
from facilitator.ui.team.words import rooms_of
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.banners import Banner
from facilitator.ui.widgets.panels import Panel, line

EVERYTHING: Final = ""
"""The choice of all rooms."""


class PackageBar(Panel):
    """Asks in its own place, without a dialog; takes no room while there is nothing to ask."""

    accepted = Signal(object)
    """The package that is to be taken in."""
    package_wanted = Signal()
    """A package of everything is to be written."""
    rooms_chosen = Signal(str)
    """A session, or `EVERYTHING`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._theme = theme
        self.banner: Banner | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(*[theme.px(12)] * 4)
        whole.addLayout(self._column)
        whole.addWidget(line())
        self.hide()

    def ask_rooms(self, codes: Mapping[str, str], shown: str) -> None:
        """Ask of which rooms a package is to be; `shown` is the session that was shown last."""
        banner = self._show("ok", tr("Of which rooms is the package to be?"))
        first = banner.add_action(tr("All rooms"), lambda: self._choose(EVERYTHING))
        if shown in codes:
            text = tr("Only {room}", room=codes[shown])
            banner.add_action(text, lambda: self._choose(shown))
        banner.add_action(tr("Cancel"), self.dismiss)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_package(self) -> None:
        """Offer the package by which the others come along to the server that the team has now."""
        sentence = tr(
            "The team meets at the server now. The others connect by themselves once they have read "
            "your next room package."
        )
        banner = self._show("ok", sentence)
        write = banner.add_action(tr("Write a room package …"), self._write)
        banner.add_action(tr("Later"), self.dismiss)
        write.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_arrived(self, arrived: Arrived, codes: Mapping[str, str]) -> None:
        """Say what a package brings, and offer to take it in."""
        found = arrived.contents
        banner = self._show("ok", _told(arrived, codes))
        if found.new_letters:
            take = banner.add_action(tr("Take in"), lambda: self._accept(arrived))
            banner.add_action(tr("Discard"), self.dismiss)
        else:
            take = banner.add_action(tr("Close"), self.dismiss)
        take.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_fault(self, sentence: str) -> None:
        """Say why a package cannot be made or taken in."""
        banner = self._show("late", sentence)
        banner.add_action(tr("Close"), self.dismiss).setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Ask nothing any more."""
        if self.banner is not None:
            self.banner.hide()
            self.banner.deleteLater()
            self.banner = None
        self.hide()

    def _show(self, tone: str, sentence: str) -> Banner:
        self.dismiss()
        self.banner = Banner(self._theme, tone, sentence)
        self._column.addWidget(self.banner)
        self.show()
        return self.banner

    def _write(self) -> None:
        self.dismiss()
        self.package_wanted.emit()

    def _choose(self, session_id: str) -> None:
        self.dismiss()
        self.rooms_chosen.emit(session_id)

    def _accept(self, arrived: Arrived) -> None:
        self.dismiss()
        self.accepted.emit(arrived)


def _told(arrived: Arrived, codes: Mapping[str, str]) -> str:
    found = arrived.contents
    rooms = rooms_of(tuple(found.rooms), codes)
    origin = tr(
        "Package of {name}, made {moment}", name=found.name, moment=moment_of(found.made_at)
    )
    origin = f"{origin} ({rooms})" if rooms else origin
    if not found.new_letters:
        return tr("{origin}: everything in it is here already.", origin=origin)
    new = trn("{count} new note", "{count} new notes", found.new_notes)
    changes = trn("{count} change is new here", "{count} changes are new here", found.new_letters)
    said = f"{origin}: " + ", ".join((new, changes) if found.new_notes else (changes,)) + "."
    return f"{said} {_outside(found.name)}" if found.is_from_outside else said


def _outside(name: str) -> str:
    return tr(
        "{name} was taken out of the team: what was written after that is left out. Whether the rest "
        "was really written before, no server has seen; look at it.",
        name=name,
    )
