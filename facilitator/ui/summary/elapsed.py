"""How long the Resümee has been going on: from the agenda's facts, else from its first showing."""

from datetime import datetime, timedelta

from facilitator.domain.dossier import Dossier
from facilitator.domain.rehearsal import as_played
from facilitator.domain.schedule import Slot, schedule
from facilitator.language import tr

_MINUTE = timedelta(minutes=1)


class SummaryTime:
    """The agenda's Resümee as it goes; worked out anew once in a minute, whoever asks how often."""

    def __init__(self) -> None:
        self._dossier: Dossier | None = None
        self._shown_since: datetime | None = None
        self._slots: list[Slot] = []
        self._worked_out = ""

    def show_workshop(self, dossier: Dossier) -> None:
        """Go by a workshop's agenda; another one than before has not been shown yet."""
        if self._dossier is None or self._dossier.workshop.id != dossier.workshop.id:
            self._shown_since = None
        self._dossier = dossier
        self._worked_out = ""

    def note_shown(self, now: datetime) -> None:
        """Reckon from its first showing while nobody has started it."""
        self._shown_since = self._shown_since or now

    def elapsed(self, now: datetime) -> str:
        """Return the whole minutes that it has been going on; nothing before the first is over."""
        self._work_out(now)
        began = [slot.start for slot in self._slots if slot.began]
        return elapsed(max(began, default=self._shown_since), now)

    def to_begin(self, now: datetime) -> Slot | None:
        """Return the agenda's Resümee while it can begin: on its day, and nobody has started it."""
        self._work_out(now)
        if any(slot.began and slot.course == "now" for slot in self._slots):
            return None
        return next((slot for slot in self._slots if not slot.began), None)

    def _work_out(self, now: datetime) -> None:
        minute = f"{now:%x %H:%M}"
        if self._dossier is None or minute == self._worked_out:
            return
        self._worked_out = minute
        day = schedule(as_played(self._dossier, now), now)
        summaries = (slot for slot in day.slots if slot.item.kind == "summary")
        self._slots = [slot for slot in summaries if slot.is_of_its_day(now)]


def elapsed(since: datetime | None, now: datetime) -> str:
    """Return it in whole minutes; nothing in the first of them, or with a clock that was set back."""
    minutes = (now - since) // _MINUTE if since else 0
    return tr("for {minutes} min", minutes=minutes) if minutes > 0 else ""
