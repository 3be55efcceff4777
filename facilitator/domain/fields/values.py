"""What each field says of a workshop at present, worded for running text in its language."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from facilitator.domain.dossier import Dossier
from facilitator.domain.fields.catalogue import gap
from facilitator.domain.long_dates import long_date
from facilitator.domain.moderation import moderating
from facilitator.domain.moments import day_of
from facilitator.domain.numerals import counted, enumerated, numeral

Values = Mapping[str, str]
"""What fields say, by their names; empty where the workshop does not know it."""

_PAIR: Final = 2
_WEEKDAYS: Final = {
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_NOUNS: Final = {
    "de": {
        "participants": ("eine Person", "Personen"),
        "topics": ("ein Thema", "Themen"),
        "workshops": ("in einem Workshop", "in {} parallel geleiteten Workshops"),
        "rounds": ("in einem Durchlauf", "in {} Durchläufen"),
        "questions": ("eine Leitfrage", "Leitfragen"),
        "notes": ("ein Beitrag", "Beiträge"),
        "results": ("ein Kernergebnis", "Kernergebnisse"),
        "recommendations": ("eine Handlungsempfehlung", "Handlungsempfehlungen"),
    },
    "en": {
        "participants": ("one person", "persons"),
        "topics": ("one topic", "topics"),
        "workshops": ("in one workshop", "in {} parallel workshops"),
        "rounds": ("in one round", "in {} rounds"),
        "questions": ("one guiding question", "guiding questions"),
        "notes": ("one contribution", "contributions"),
        "results": ("one key result", "key results"),
        "recommendations": ("one recommendation", "recommendations"),
    },
}
"""What one of each is called with its number, and many of them."""


def field_values(dossier: Dossier, people: Values | None = None) -> Values:
    """Return what every field says; `people` are those that name persons, where not all are named."""
    workshop, language = dossier.workshop, dossier.workshop.language
    return {
        **_event(dossier),
        "process.title": dossier.process.title.strip(),
        **_participants(dossier),
        **(named_people(dossier) if people is None else people),
        "topics.list": enumerated(
            [_quoted(topic.title, workshop.language) for topic in dossier.topics if topic.title],
            language,
        ),
        **_counts(dossier),
    }


def said_in_full(dossier: Dossier) -> Callable[[str], str]:
    """Return how fields read where everybody is named; what is empty or unknown as its gap."""
    values, language = field_values(dossier), dossier.workshop.language
    return lambda field: values.get(field) or gap(field, language)


def named_people(dossier: Dossier) -> Values:
    """Return the fields that name persons, with all names."""
    language = dossier.workshop.language
    moderators = [(one.name, one.organisation) for one in moderating(dossier)]
    representing = [(one.name, one.organisation) for one in dossier.people("representative")]
    return {
        "moderators.list": _with_organisations(moderators, language),
        "speakers.list": _with_organisations(speaking(dossier), language),
        "representatives.list": _with_organisations(representing, language),
    }


def speaking(dossier: Dossier) -> list[tuple[str, str]]:
    """Return name and organisation of everybody who speaks by the agenda, once, in its order."""
    found: dict[str, tuple[str, str]] = {}
    for item in dossier.agenda:
        for entry in dossier.speakers_of(item):
            person = dossier.person.get(entry.person_id or "")
            name, _, organisation = entry.printed.partition(",")
            pair = (person.name, person.organisation) if person else (name.strip(), organisation)
            if pair[0]:
                found.setdefault(pair[0], (pair[0], pair[1].strip()))
    return list(found.values())


def _event(dossier: Dossier) -> Values:
    workshop, language = dossier.workshop, dossier.workshop.language
    day, start, end = day_of(workshop.date), workshop.start_time or "", workshop.end_time or ""
    clock = " Uhr" if language == "de" else ""
    spans = {"de": "von {} bis {} Uhr", "en": "from {} to {}"}
    return {
        "event.title": workshop.title.strip(),
        "event.date": long_date(day, language) if day else "",
        "event.weekday": _weekday(day, language) if day else "",
        "event.start": f"{start}{clock}" if start else "",
        "event.end": f"{end}{clock}" if end else "",
        "event.time": spans.get(language, spans["en"]).format(start, end) if start and end else "",
        "event.place": workshop.place.strip(),
    }


def _weekday(day: date, language: str) -> str:
    return _WEEKDAYS.get(language, _WEEKDAYS["en"])[day.weekday()]


def _participants(dossier: Dossier) -> Values:
    language = dossier.workshop.language
    ids = attending(dossier)
    profiles = {profile.person_id: profile.group_name.strip() for profile in dossier.profiles}
    groups = Counter(group for person_id in ids if (group := profiles.get(person_id, "")))
    organisations = {
        person.organisation.strip().casefold()
        for person_id in ids
        if (person := dossier.person.get(person_id)) and person.organisation.strip()
    }
    ordered = sorted(groups.items(), key=lambda entry: (-entry[1], entry[0]))
    return {
        "participants.count": _number(len(ids), language),
        "participants.groups": enumerated([f"{name} ({n})" for name, n in ordered], language),
        "groups.list": enumerated([name for name, _ in ordered], language),
        "groups.count": _number(len(groups), language),
        "organisations.count": _number(len(organisations), language),
    }


def attending(dossier: Dossier) -> list[str]:
    """Return the ids of who took part: whoever came, else who is registered, else who has a seat."""
    present = [entry.person_id for entry in dossier.attendances if entry.state == "present"]
    placed = [entry.person_id for entry in dossier.placements]
    registered = [person.id for person in dossier.people("participant")]
    return list(dict.fromkeys(present or registered or placed))


def numbers(dossier: Dossier) -> Mapping[str, int]:
    """Return how many there are of what is told with its number."""
    questions = [entry for topic in dossier.topics for entry in dossier.questions_of(topic)]
    notes = [note for note in dossier.notes if note.id not in dossier.internal and note.text]
    return {
        "participants": len(attending(dossier)),
        "topics": len(dossier.topics),
        "rounds": len(dossier.rounds),
        "questions": len(questions),
        "notes": len(notes),
        "results": len(dossier.key_results),
        "recommendations": len([entry for entry in dossier.recommendations if entry.text]),
    }


def _counts(dossier: Dossier) -> Values:
    language, counts = dossier.workshop.language, numbers(dossier)
    told = ("participants", "topics", "questions", "notes", "results", "recommendations")
    worded = {f"{what}.counted": _with_noun(what, counts[what], language) for what in told}
    return {
        **worded,
        "topics.count": _number(len(dossier.topics), language),
        "rounds.count": _number(len(dossier.rounds), language),
        "recommendations.count": _number(counts["recommendations"], language),
        "workshops.during": _within("workshops", len(dossier.topics), language),
        "rounds.during": _within("rounds", len(dossier.rounds), language),
    }


def _number(number: int, language: str) -> str:
    """Return a number before a noun that is somebody else's; nothing is known of what is none."""
    if number == 0:
        return ""
    return "1" if number == 1 else numeral(number, language)


def _with_noun(what: str, number: int, language: str) -> str:
    one, many = _NOUNS.get(language, _NOUNS["en"])[what]
    return counted(number, language, "", one, many)


def _within(what: str, number: int, language: str) -> str:
    one, many = _NOUNS.get(language, _NOUNS["en"])[what]
    if number < _PAIR:
        return one if number else ""
    return many.format(numeral(number, language))


def _quoted(text: str, language: str) -> str:
    return f"„{text}“" if language == "de" else f"“{text}”"


def _with_organisations(people: Sequence[tuple[str, str]], language: str) -> str:
    """Return persons for running text, those in a row of one organisation with it once."""
    both, everyone = ("beide", "alle") if language == "de" else ("both", "all")
    parts: list[str] = []
    for organisation, group in groupby(people, key=lambda person: person[1]):
        names = [name for name, _ in group]
        word = {1: "", _PAIR: f"{both} "}.get(len(names), f"{everyone} ")
        last = f" ({word}{organisation})" if organisation else ""
        parts += [*names[:-1], f"{names[-1]}{last}"]
    return enumerated(parts, language)
