"""Which fields there are, and what they are called in the documents' languages."""

from typing import Final, NamedTuple


class Field(NamedTuple):
    """A field by its stable name, which is stored, and its names for people."""

    id: str
    german: str
    english: str
    also: str = ""
    """Other words by which somebody may look for it, in both languages."""

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
        Field("event.time", "Beginn und Ende", "Start and end", "Uhrzeit time von bis from to"),
        Field("event.place", "Ort", "Place", "wo where Veranstaltungsort venue"),
        Field("process.title", "Beteiligungsprozess", "Participation process"),
        Field("participants.count", "Anzahl der Teilnehmenden", "Number of participants"),
        Field("participants.counted", "Teilnehmende: „54 Personen“", "Participants: “54 persons”"),
        Field(
            "participants.groups",
            "Akteursgruppen mit Anzahl",
            "Stakeholder groups with numbers",
            "Teilnehmende",
        ),
        Field("groups.list", "Akteursgruppen", "Stakeholder groups", "Zielgruppen"),
        Field("groups.count", "Anzahl der Akteursgruppen", "Number of stakeholder groups"),
        Field("organisations.count", "Anzahl der Organisationen", "Number of organisations"),
        Field("moderators.list", "Moderation", "Moderators", "Namen names"),
        Field("speakers.list", "Vortragende", "Speakers", "Namen names Redner"),
        Field("representatives.list", "Vertretung", "Representatives", "Namen names"),
        Field("topics.list", "Themen", "Topics", "Titel titles"),
        Field("topics.counted", "Themen: „drei Themen“", "Topics: “three topics”", "Anzahl"),
        Field("topics.count", "Anzahl der Themen", "Number of topics"),
        Field(
            "workshops.during", "„in drei parallelen Workshops“", "“in three parallel workshops”"
        ),
        Field("rounds.during", "„in zwei Durchläufen“", "“in two rounds”", "Runden"),
        Field("rounds.count", "Anzahl der Durchläufe", "Number of rounds"),
        Field("questions.counted", "Leitfragen: „sechs Leitfragen“", "Questions: “six questions”"),
        Field("notes.counted", "Beiträge: „120 Beiträge“", "Notes: “120 contributions”", "Anzahl"),
        Field("results.counted", "Kernergebnisse mit Anzahl", "Key results with their number"),
        Field(
            "recommendations.counted",
            "Handlungsempfehlungen mit Anzahl",
            "Recommendations with their number",
        ),
        Field(
            "recommendations.count",
            "Anzahl der Handlungsempfehlungen",
            "Number of recommendations",
        ),
    )
}
"""In the order in which they are offered."""


def gap(field: str, language: str) -> str:
    """Return what is printed instead of a field that says nothing: nobody shall overlook it."""
    known = FIELDS.get(field)
    if language == "de":
        return f"[{known.german} fehlt]" if known else f"[unbekanntes Feld {field}]"
    return f"[{known.english} missing]" if known else f"[unknown field {field}]"
