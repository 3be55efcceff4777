"""The plan that comes together while an agenda is read, before it has records."""

from dataclasses import dataclass, field
from typing import Final

from facilitator.domain.codes import SessionCode
from facilitator.domain.identity import new_id
from facilitator.exchange.agenda_text.clocks import Times
from facilitator.exchange.agenda_text.names import Named
from facilitator.exchange.source.joining import Entry
from facilitator.exchange.source.marking import Marking
from facilitator.language import tr

_SHOWN: Final = 60


@dataclass(slots=True)
class Wording:
    """Who speaks or moderates: a person with an organisation, or words that name none."""

    printed: str
    named: Named | None = None
    id: str = field(default_factory=new_id)


@dataclass(slots=True)
class SessionDraft:
    """A session under an item; the round of its code is 0 until it is known."""

    code: SessionCode
    title: str
    entry: Entry
    room: str = ""
    moderators: list[Wording] = field(default_factory=list[Wording])
    id: str = field(default_factory=new_id)


@dataclass(slots=True)
class ItemDraft:
    """An item of the agenda."""

    title: str
    entry: Entry
    times: Times | None = None
    minutes: int | None = None
    place: str = ""
    speakers: list[Wording] = field(default_factory=list[Wording])
    sessions: list[SessionDraft] = field(default_factory=list[SessionDraft])
    id: str = field(default_factory=new_id)


@dataclass(slots=True)
class HeadDraft:
    """What is said about the workshop as a whole, by its cells."""

    cells: dict[str, str] = field(default_factory=dict[str, str])
    id: str = field(default_factory=new_id)


@dataclass(slots=True)
class PlanDraft(Marking):
    """Everything read so far, and for each line what it became."""

    head: HeadDraft = field(default_factory=HeadDraft)
    moderation: list[Wording] = field(default_factory=list[Wording])
    items: list[ItemDraft] = field(default_factory=list[ItemDraft])

    def set_head(self, entry: Entry, cell: str, value: str) -> bool:
        """Fill a cell of the workshop; False when it says something else already."""
        if self.head.cells.setdefault(cell, value) != value:
            return False
        self.mark(entry, "head", self.head)
        return True

    def wordings(self, entry: Entry, names: list[Named]) -> list[Wording]:
        """Return persons as wordings, reporting those that could be something else."""
        for named in names:
            if not named.is_certain:
                self.report(
                    entry,
                    tr("“{name}” is taken for a person; check it.", name=_short(named.wording)),
                )
        return [Wording(named.wording, named) for named in names]


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
