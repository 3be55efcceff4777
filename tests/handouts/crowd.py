"""Workshops with many people: the examples, and fifty participants of a crowd placed in their rooms."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from facilitator.domain.dossier import Dossier
from facilitator.domain.planning import Placement, Profile
from facilitator.domain.records import Involvement, Person
from facilitator.exchange.outline_reader import read_outline
from facilitator.handouts.occasion import Occasion
from facilitator.protocol.layouts import load_layout
from tests.planning.crowds import Crowd

EXAMPLES: Final = Path(__file__).resolve().parents[2] / "resources" / "examples"
GERMAN: Final = "zukunftsforum-wasserwirtschaft-nordland"
ENGLISH: Final = "harbour-quarter-forum"
NOW: Final = datetime(2026, 8, 20, 9, 0, tzinfo=UTC)
BERLIN: Final = ZoneInfo("Europe/Berlin")
_FIRST: Final = ("Anneliese", "Björn", "Çiğdem", "Dörte", "Emre", "Friederike", "Gunnar", "Halina")
_LAST: Final = (
    "Aßmann",
    "Brüggemann",
    "Çelik",
    "Dreyer-Hansen",
    "Ehlers",
    "von Freden",
    "Großmann",
)
_PLACES: Final = ("Stadtwerke", "Wasserverband", "Kreisverband", "Hochschule", "Landesamt")


def example(name: str = GERMAN) -> Dossier:
    """Return an example workshop as it is imported."""
    return read_outline((EXAMPLES / f"{name}.md").read_text(encoding="utf-8")).dossier


def crowded(plan: Dossier, people: int = 50, without_address: int = 2) -> Dossier:
    """Return a workshop with so many participants, each placed in one session of each round."""
    crowd = Crowd(people, max(1, len(plan.topics)), max(1, len(plan.rounds))).problem().people
    persons = tuple(
        Person(one.id, plan.process.id, _name(number), f"{_PLACES[number % 5]} {one.organisation}")
        for number, one in enumerate(crowd)
    )
    workshop = plan.workshop.id
    return replace(
        plan,
        persons=(*plan.persons, *persons),
        involvements=(
            *plan.involvements,
            *(Involvement(f"i{p.id}", workshop, p.id, "participant") for p in persons),
        ),
        profiles=tuple(
            Profile(f"f{p.id}", p.id, one.group, f"{p.id}@example.org" * (n >= without_address))
            for n, (p, one) in enumerate(zip(persons, crowd, strict=True))
        ),
        placements=tuple(_placements(plan, persons)),
    )


def occasion(plan: Dossier, layout: str = "prognos") -> Occasion:
    """Return a workshop's occasion some weeks before it, in Berlin."""
    return Occasion(plan=plan, layout=load_layout(layout), now=NOW, zone=BERLIN)


def _placements(plan: Dossier, persons: tuple[Person, ...]) -> list[Placement]:
    found: list[Placement] = []
    for shift, entry in enumerate(plan.rounds):
        sessions = plan.sessions_of(entry)
        for number, person in enumerate(persons):
            session = sessions[(number + shift) % len(sessions)]
            found.append(Placement(f"l{entry.number}{person.id}", person.id, session.id))
    return found


def _name(number: int) -> str:
    first, last = _FIRST[number % len(_FIRST)], _LAST[number % len(_LAST)]
    return f"{'Prof. Dr. ' * (number % 9 == 0)}{first} {last}"
