"""Factual sentences for the context chapter, drawn from the data: a draft for somebody to accept.

They are made of fields, so that they follow the data once they are accepted. Only the verbs are
settled here, by what the data count at present.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from facilitator.domain.dossier import Dossier
from facilitator.domain.fields.tokens import spans
from facilitator.domain.fields.values import attending, field_values, numbers, speaking

_MANY: Final = 2


class _Sentence(NamedTuple):
    """A sentence by how many there are of what it counts; empty where it has nothing to say."""

    many: str
    one: str = ""
    counts: str = ""
    """What decides; without it `many` always holds."""


_SENTENCES: Final[dict[str, tuple[_Sentence, ...]]] = {
    "de": (
        _Sentence(
            "Die Veranstaltung „{event.title}“ fand am {event.weekday}, dem {event.date}, "
            "{event.time} statt."
        ),
        _Sentence(
            "Sie wurde online durchgeführt.", "Veranstaltungsort war {event.place}.", "online"
        ),
        _Sentence("Sie ist Teil des Beteiligungsprozesses „{process.title}“."),
        _Sentence(
            "Teilgenommen haben {participants.counted}.",
            "Teilgenommen hat {participants.counted}.",
            "participants",
        ),
        _Sentence(
            "Vertreten waren folgende Akteursgruppen: {participants.groups}.",
            "Vertreten war die Akteursgruppe {participants.groups}.",
            "groups",
        ),
        _Sentence("Moderiert wurde die Veranstaltung von {moderators.list}."),
        _Sentence(
            "Im Plenum sprachen {speakers.list}.", "Im Plenum sprach {speakers.list}.", "speakers"
        ),
        _Sentence(
            "Gearbeitet wurde {workshops.during} zu den Themen {topics.list}.",
            "Gearbeitet wurde {workshops.during} zum Thema {topics.list}.",
            "topics",
        ),
        _Sentence("Alle Themen wurden {rounds.during} behandelt.", "", "rounds"),
        _Sentence(
            "Grundlage der Arbeit waren {questions.counted}.",
            "Grundlage der Arbeit war {questions.counted}.",
            "questions",
        ),
        _Sentence(
            "Festgehalten wurden {notes.counted}.", "Festgehalten wurde {notes.counted}.", "notes"
        ),
        _Sentence(
            "Daraus wurden {recommendations.counted} abgeleitet.",
            "Daraus wurde {recommendations.counted} abgeleitet.",
            "recommendations",
        ),
    ),
    "en": (
        _Sentence(
            "The event “{event.title}” took place on {event.weekday}, {event.date}, {event.time}."
        ),
        _Sentence("It was held online.", "The venue was {event.place}.", "online"),
        _Sentence("It is part of the participation process “{process.title}”."),
        _Sentence(
            "It was attended by {participants.counted}.",
            "It was attended by {participants.counted}.",
            "participants",
        ),
        _Sentence(
            "The following stakeholder groups were represented: {participants.groups}.",
            "One stakeholder group was represented: {participants.groups}.",
            "groups",
        ),
        _Sentence("The event was moderated by {moderators.list}."),
        _Sentence("The plenary was addressed by {speakers.list}."),
        _Sentence(
            "The work was done {workshops.during} on the topics {topics.list}.",
            "The work was done {workshops.during} on the topic {topics.list}.",
            "topics",
        ),
        _Sentence("All topics were discussed {rounds.during}.", "", "rounds"),
        _Sentence(
            "It was based on {questions.counted}.",
            "It was based on {questions.counted}.",
            "questions",
        ),
        _Sentence(
            "In all, {notes.counted} were recorded.",
            "In all, {notes.counted} was recorded.",
            "notes",
        ),
        _Sentence(
            "From these, {recommendations.counted} were derived.",
            "From these, {recommendations.counted} was derived.",
            "recommendations",
        ),
    ),
}


def suggested_sentences(dossier: Dossier) -> list[str]:
    """Return the sentences that the data bear out and no chapter says yet, with their fields."""
    values, counts = field_values(dossier), _numbers(dossier)
    said = "\n".join(chapter.text for chapter in dossier.chapters)
    language = dossier.workshop.language
    wordings = (_worded(entry, counts) for entry in _SENTENCES.get(language, _SENTENCES["en"]))
    return [
        words
        for words in wordings
        if words and words not in said and all(values.get(span.field) for span in spans(words))
    ]


def _worded(sentence: _Sentence, counts: Mapping[str, int]) -> str:
    number = counts[sentence.counts] if sentence.counts else _MANY
    if not number:
        return ""
    return sentence.many if number >= _MANY else sentence.one


def _numbers(dossier: Dossier) -> Mapping[str, int]:
    there = {*attending(dossier)}
    groups = {each.group_name.strip() for each in dossier.profiles if each.person_id in there}
    is_online = "online" in dossier.workshop.place.casefold()
    return {
        **numbers(dossier),
        "groups": len(groups - {""}),
        "speakers": len(speaking(dossier)),
        "online": _MANY if is_online else 1,
    }
