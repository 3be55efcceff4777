"""Shows a room the organiser's messages until they are put away, which the sender sees."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from facilitator import clock
from facilitator.actions import messages
from facilitator.domain.moments import moment
from facilitator.domain.records import Workshop
from facilitator.language import tr
from facilitator.ui.attempts import attempt
from facilitator.ui.commands import Command
from facilitator.ui.dates import short_date

if TYPE_CHECKING:
    from facilitator.actions.desk import Desk, Outcome
    from facilitator.domain.dossier import Dossier
    from facilitator.domain.records import Message, Session
    from facilitator.ui.desk_signals import DeskSignals
    from facilitator.ui.session.layout import SessionLayout
    from facilitator.ui.session.message_banner import MessageBanner

READ_KEYS: Final = "Ctrl+Shift+G"


class Mailbox(QObject):
    """The unread messages to the session that a screen shows, the newest of them in a banner.

    All windows on a room agree, because what was read is in the file. Where that is read-only, this
    window remembers by itself what was put away.
    """

    said = Signal(str)
    """One sentence for the status bar."""

    def __init__(self, desk: "Desk", signals: "DeskSignals", screen: "SessionLayout") -> None:
        super().__init__(screen)
        self._desk = desk
        self._screen = screen
        self._head: Dossier | None = None
        self._session: Session | None = None
        self._shown_id = ""
        self._put_away: set[str] = set()
        self._banner: MessageBanner | None = None
        signals.changed.connect(self._heed)

    def show_session(self, head: "Dossier", session: "Session") -> None:
        """Show what another room, or the same one after a change of the plan, has to read."""
        self._head, self._session = head, session
        self._renew()

    def _heed(self, outcome: "Outcome", _initiator: object) -> None:
        if self._head is None or not outcome.touches("message", "message_read"):
            return
        workshop_id = self._head.workshop.id
        if self._desk.read.row(Workshop, workshop_id):  # else another one is about to be shown
            self._head = self._desk.read.head(workshop_id)
            self._renew()

    def _renew(self) -> None:
        waiting = self._waiting()
        before, self._shown_id = self._shown_id, waiting[-1].id if waiting else ""
        if waiting:
            self._show(waiting[-1], len(waiting), is_new=self._shown_id != before)
        elif self._banner:
            self._screen.show_message(shown=False)

    def _waiting(self) -> "list[Message]":
        if self._head is None or self._session is None or not self._head.messages:
            return []
        from facilitator.domain.messages import unread  # noqa: PLC0415 - most starts have none

        found = unread(self._head, self._session)
        return [message for message in found if message.id not in self._put_away]

    def _show(self, message: "Message", waiting: int, *, is_new: bool) -> None:
        from facilitator.ui.session.message_banner import (  # noqa: PLC0415 - most starts have none
            MessageBanner,
            Shown,
        )

        if self._banner is None:
            self._banner = MessageBanner(self._screen.theme, stored=not self._desk.read_only)
            self._banner.put_away.connect(self.put_away)
            self._screen.hold(self._banner)
        sent = _time_of(message)
        self._banner.show_message(Shown(message.text, message.actor, sent, waiting))
        self._screen.show_message(shown=True)
        if is_new:
            self._banner.announce()

    def put_away(self) -> None:
        """Put away the message that is shown, so that its sender sees it was read."""
        if not self._shown_id or self._session is None:
            self.said.emit(tr("There is no message to read."))
        elif self._desk.read_only:
            self._put_away.add(self._shown_id)
            self._renew()
        else:
            self._mark_read(self._shown_id, self._session.id)

    def _mark_read(self, message_id: str, session_id: str) -> None:
        values = {"message_id": message_id, "session_id": session_id}
        attempt(self._desk, self.said.emit, messages.mark_read, **values)

    def commands(self) -> list[Command]:
        """Return the key that puts a message away."""
        group = tr("This session")
        return [
            Command(
                "message-read",
                tr("Mark the organiser's message as read"),
                (READ_KEYS,),
                self.put_away,
                "mail",
                group,
            )
        ]


def _time_of(message: "Message") -> str:
    """Return when a message was sent, as a time of day; on another day with its date."""
    at = moment(message.at)
    if at is None:
        return ""
    here, today = at.astimezone(), clock.now().astimezone().date()
    time = f"{here:%H:%M}"
    return time if here.date() == today else f"{short_date(here.date())}, {time}"
