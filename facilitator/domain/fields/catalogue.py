"""Which fields there are, and what they are called in the documents' languages."""

from typing import Final, NamedTuple


class Field(NamedTuple):
    """A field by its stable name, which is stored, and its names for people."""

    id: str
    german: str
    english: str
    also: str = ""
    """Other words by which somebody may look for it, in both languages."""
    is_plural: bool = False
    """Whether its German name is several things."""

    def name(self, language: str) -> str:
        """Return its name in a language."""
        return self.german if language == "de" else self.english


FIELDS: Final = {
    field.id: field
    for field in (
        Field("event.title", "Titel der Veranstaltung", "Title of the event", "Name Workshop"),
        Field("event.date", "Datum", "Date", "Tag day wann when"),
        Field("event.weekday", "Wochentag", "Day of the week"),
        Field("event.start", "Beginn", "Start", "Uhrzeit time"),
        Field("event.end", "Ende", "End", "Uhrzeit time"),
        Field(
            "event.time",
            "Beginn und Ende",
            "Start and end",
            "Uhrzeit time von bis from to",
            is_plural=True,
        ),
        Field("event.place", "Ort", "Place", "wo where Veranstaltungsort venue"),
        Field("process.title", "Beteiligungsprozess", "Participation process"),
        Field("participants.counted", "Zahl der Teilnehmenden", "Number of participants", "Anzahl"),
        Field("participants.count", "Teilnehmende, nur die Zahl", "Participants, the number only"),
        Field(
            "participants.groups",
            "Akteursgruppen mit ihrer Größe",
            "Stakeholder groups with their size",
            "Teilnehmende Anzahl Zahl number",
            is_plural=True,
        ),
        Field("groups.list", "Akteursgruppen", "Stakeholder groups", "Zielgruppen", is_plural=True),
        Field("groups.count", "Zahl der Akteursgruppen", "Number of stakeholder groups", "Anzahl"),
        Field(
            "organisations.count", "Zahl der Organisationen", "Number of organisations", "Anzahl"
        ),
        Field("moderators.list", "Moderation", "Moderators", "Namen names"),
        Field("speakers.list", "Vortragende", "Speakers", "Namen names Redner", is_plural=True),
        Field("representatives.list", "Vertretung", "Representatives", "Namen names"),
        Field("topics.list", "Themen", "Topics", "Titel titles", is_plural=True),
        Field("topics.counted", "Zahl der Themen", "Number of topics", "Anzahl"),
        Field("topics.count", "Themen, nur die Zahl", "Topics, the number only"),
        Field(
            "workshops.during",
            "Zahl der parallelen Workshops",
            "Number of parallel workshops",
            "Anzahl",
        ),
        Field("rounds.during", "Zahl der Durchläufe", "Number of rounds", "Anzahl Runden"),
        Field("rounds.count", "Durchläufe, nur die Zahl", "Rounds, the number only", "Runden"),
        Field("questions.counted", "Zahl der Leitfragen", "Number of questions", "Anzahl"),
        Field("notes.counted", "Zahl der Beiträge", "Number of contributions", "Anzahl notes"),
        Field("results.counted", "Zahl der Kernergebnisse", "Number of key results", "Anzahl"),
        Field(
            "recommendations.counted",
            "Zahl der Handlungsempfehlungen",
            "Number of recommendations",
            "Anzahl",
        ),
        Field(
            "recommendations.count",
            "Handlungsempfehlungen, nur die Zahl",
            "Recommendations, the number only",
        ),
    )
}
"""In the order in which they are offered."""


def gap(field: str, language: str) -> str:
    """Return what is printed instead of a field that says nothing: nobody shall overlook it."""
    known = FIELDS.get(field)
    if language == "de":
        if known is None:
            return f"[unbekanntes Feld {field}]"
        return f"[{known.german} {'fehlen' if known.is_plural else 'fehlt'}]"
    return f"[{known.english} missing]" if known else f"[unknown field {field}]"
