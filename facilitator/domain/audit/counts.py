"""Counts in prose ("54 Personen", "sechs Workshops") against what the data count."""

import re
from collections.abc import Iterator
from typing import Final

from facilitator.domain.audit.finding import Finding
from facilitator.domain.dossier import Dossier
from facilitator.domain.fields.tokens import token
from facilitator.domain.numerals import numeral
from facilitator.domain.paragraphs import sentences

_WORDS: Final = {
    numeral(number, language): number for number in range(2, 13) for language in ("de", "en")
}
_NUMBER: Final = rf"(?<![\w.,–-])(?P<number>\d{{1,4}}|{'|'.join(_WORDS)})"
_BETWEEN: Final = r" (?:[\w-]+ ){0,2}?"
_COUNTED: Final = {
    "persons": "Personen|Teilnehmende[nr]?|Teilnehmer(?:innen(?: und Teilnehmern?)?)?|persons|people|participants",
    "groups": "Akteursgruppen|Interessengruppen|stakeholder groups",
    "workshops": "Workshops",
    "topics": "Themen|Themenbereiche[n]?|topics",
    "rounds": "Durchläufen?|rounds",
    "recommendations": "Handlungsempfehlungen|Empfehlungen|recommendations",
}
_PATTERNS: Final = {
    what: re.compile(rf"{_NUMBER}{_BETWEEN}(?:{nouns})\b", re.IGNORECASE)
    for what, nouns in _COUNTED.items()
}
_FIELDS: Final = {
    "persons": "participants.count",
    "groups": "groups.count",
    "topics": "topics.count",
    "workshops": "topics.count",
    "rounds": "rounds.count",
    "recommendations": "recommendations.count",
}
"""The field that says each number, and follows it."""
_OF_THIS_EVENT: Final = re.compile(r"parallel", re.IGNORECASE)
_ROLES: Final = ("background", "context", "key_results", "conclusions", "elaboration", "extra")


def wrong_counts(dossier: Dossier) -> Iterator[Finding]:
    """Yield counts in chapters that no count of the data bears out.

    What the file knows nothing of, as the number of participants where no list was taken in, is
    not judged; nor is a count of topics or rounds in a sentence that says nothing of parallel work,
    because it may be another event's.
    """
    known = _known(dossier)
    for chapter in dossier.chapters:
        if chapter.role not in _ROLES:
            continue
        for sentence in sentences(chapter.text):
            for what, said, words in _counts(sentence):
                if _is_ours(what, sentence) and known[what] and said not in known[what]:
                    found = " / ".join(map(str, sorted(known[what])))
                    yield Finding("count", "chapter", chapter.id, words, found, field=_FIELDS[what])


def counted_by_field(text: str, words: str, field: str) -> str:
    """Return a text in which a field stands instead of the number in `words`, at its first place."""
    at = text.find(words)
    number = re.match(_NUMBER, words, re.IGNORECASE)
    if at < 0 or number is None:
        return text
    return f"{text[:at]}{token(field)}{text[at + number.end() :]}"


def _counts(sentence: str) -> Iterator[tuple[str, int, str]]:
    for what, pattern in _PATTERNS.items():
        for found in pattern.finditer(sentence):
            word = found["number"].lower()
            yield what, _WORDS.get(word) or int(word), found[0]


def _is_ours(what: str, sentence: str) -> bool:
    return what not in ("topics", "rounds", "workshops") or bool(_OF_THIS_EVENT.search(sentence))


def _known(dossier: Dossier) -> dict[str, set[int]]:
    """Return the numbers that a text may say of each thing; more than one way of counting is right."""
    registered = len(dossier.people("participant"))
    present = len({entry.person_id for entry in dossier.attendances if entry.state == "present"})
    placed = len({entry.person_id for entry in dossier.placements})
    groups = {profile.group_name.casefold() for profile in dossier.profiles} - {""}
    numbers = {
        "persons": {registered, present, placed},
        "groups": {len(groups)},
        "workshops": {len(dossier.topics), len(dossier.sessions)},
        "topics": {len(dossier.topics)},
        "rounds": {len(dossier.rounds)},
        "recommendations": {len(dossier.recommendations)},
    }
    return {what: counts - {0} for what, counts in numbers.items()}
