"""Who takes part in the tour of a team, and what they type, in the language of the example."""

from typing import Final, NamedTuple


class Talk(NamedTuple):
    """What a moderator notes in the two rounds."""

    name: str
    first: tuple[str, ...]
    """In the first round; the last one is a key result."""
    at_crash: str
    """While the server is gone."""
    second: str
    """At the beginning of the second round."""
    addition: str
    """Added to it, by the laptop that is unplugged."""
    alone: tuple[str, ...]
    """Later in the second round; the last one is a key result."""


class Words(NamedTuple):
    """One language's people and texts."""

    organiser: str
    talks: tuple[Talk, Talk]
    addition: str
    """Added by the organiser to what the first moderator noted, who cannot see it."""

    @property
    def typed(self) -> set[str]:
        """All notes that are in every file at the end, but for the one with two versions."""
        return {text for talk in self.talks for text in (*talk.first, talk.at_crash, *talk.alone)}


WORDS: Final = {
    "de": Words(
        "Maren",
        (
            Talk(
                "Hanna",
                (
                    "Messnetz an der Südaue hat drei Lücken",
                    "Pegel der Verbände sind nicht vernetzt",
                    "Ein Kataster für alle Pegel des Landes",
                ),
                "Daten bis Jahresende offenlegen",
                "Daten stündlich abrufen",
                " und prüfen",
                ("Rohdaten bleiben beim Betreiber", "Gemeinsame Schnittstelle bis 2027"),
            ),
            Talk(
                "Jens",
                (
                    "Kleine Gemeinden haben kein eigenes Bauamt",
                    "Anträge sind je Programm verschieden",
                    "Ein Formular für alle Förderprogramme",
                ),
                "Landkreise übernehmen die Beratung",
                "Verbünde brauchen Anschub",
                " für drei Jahre",
                ("Muster für Vereinbarungen", "Landesbürgschaft für Verbünde"),
            ),
        ),
        ", auch nachts",
    ),
    "en": Words(
        "Nora",
        (
            Talk(
                "Priya",
                (
                    "Boatyards want to stay on the east quay",
                    "Market traders need parking before six",
                    "Keep the slipway open to everybody",
                ),
                "Quiet hours after ten at night",
                "Homes for people who work here",
                " and rent at cost",
                ("Meeting room in the old sail loft", "A third of the homes at cost rent"),
            ),
            Talk(
                "Owen",
                (
                    "The bus stops half a mile away",
                    "Deliveries block the quay at noon",
                    "A ferry stop at the Customs House",
                ),
                "Lorries only until nine",
                "Bicycles share the towpath",
                " with walkers",
                ("Lights along the towpath", "A second bridge for walkers and bicycles"),
            ),
        ),
        ", from the first day",
    ),
}
