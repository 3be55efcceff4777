"""Times that stand on lines of their own, until the title comes that belongs to them."""

from dataclasses import dataclass

from facilitator.exchange.agenda_text.building import PlanDraft
from facilitator.exchange.agenda_text.clocks import Times, is_dangling
from facilitator.exchange.source.joining import Entry
from facilitator.language import tr


@dataclass(slots=True)
class _Waiting:
    """Times, and the lines that said them."""

    times: Times
    entries: list[Entry]


class Pending:
    """Times without a title yet, in their order: a PDF's column may bring all of them first."""

    def __init__(self, plan: PlanDraft) -> None:
        self._plan = plan
        self._waiting: list[_Waiting] = []
        self._released: list[Entry] = []
        self._leads_on = False
        self._is_column = False

    @property
    def is_waiting(self) -> bool:
        """Whether there is a time without a title."""
        return bool(self._waiting)

    def wait(self, entry: Entry, times: Times, body: str) -> None:
        """Take a time whose title follows."""
        self._waiting.append(_Waiting(times, [*self.released(), entry]))
        self._leads_on = is_dangling(body)
        self._is_column = len(self._waiting) > 1

    def lead_on(self, entry: Entry) -> None:
        """Take a dash between two times on lines of their own."""
        self._leads_on = True
        self._waiting[-1].entries.append(entry)

    def completed(self, entry: Entry, times: Times) -> Times:
        """Return times, as the end of those that wait where a dash leads to them."""
        is_end = self._leads_on or entry.first.bullet in ("-", "–", "—")
        if not (self._waiting and is_end) or self._waiting[-1].times.end:
            return times
        begun = self._waiting.pop()
        self._leads_on = False
        self._released += begun.entries
        return Times(begun.times.start, times.start, begun.times.is_half_named)

    def next_times(self, entry: Entry) -> Times | None:
        """Return the times that a title belongs to, None when none wait."""
        if not self._waiting:
            return None
        if self._is_column:
            said = tr("Times and titles stood apart; check that they belong together.")
            self._plan.report(entry, said)
        begun = self._waiting.pop(0)
        self._released += begun.entries
        self._is_column = self._is_column and self.is_waiting
        return begun.times

    def released(self) -> list[Entry]:
        """Return, once, the lines of the times that were given out."""
        released, self._released = self._released, []
        return released

    def keep_all(self) -> None:
        """Keep the times that no title followed."""
        for waiting in self._waiting:
            for entry in waiting.entries:
                said = tr("No title follows this time; it is kept as a remark.")
                self._plan.keep(entry, sentence=said)
        self._waiting = []
