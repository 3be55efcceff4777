"""What fields of persons say where not everybody is to be named."""

from collections.abc import Callable
from typing import Final, Literal

from facilitator.domain.dossier import Dossier
from facilitator.domain.fields.catalogue import gap
from facilitator.domain.fields.values import (
    Values,
    field_values,
    named_people,
    said_in_full,
    speaking,
)
from facilitator.domain.moderation import moderating
from facilitator.domain.numerals import enumerated

Unnamed = Literal["roles", "organisations"]
"""By what they did there, or by whom they stand for."""

_ROLES: Final = {
    "de": {
        "moderators.list": ("einer Person", "einem Moderationsteam"),
        "speakers.list": ("eine Person aus dem Vortragsprogramm", "die Vortragenden"),
        "representatives.list": ("der Vertretung", "der Vertretung"),
    },
    "en": {
        "moderators.list": ("one person", "a team of moderators"),
        "speakers.list": ("one speaker", "several speakers"),
        "representatives.list": ("the representative", "the representatives"),
    },
}
"""What one is and what several are by what they did there, so that suggested sentences say something:
who moderated as behind "von", who spoke as who did it."""


def said_unnamed(dossier: Dossier, by: Unnamed) -> Callable[[str], str]:
    """Return how fields read without names; what is empty or unknown as its gap."""
    values, language = field_values(dossier, _unnamed(dossier, by)), dossier.workshop.language
    return lambda field: values.get(field) or gap(field, language)


def every_way_said(dossier: Dossier) -> tuple[Callable[[str], str], ...]:
    """Return all ways in which fields may have read in a document that went out."""
    return (
        said_in_full(dossier),
        said_unnamed(dossier, "roles"),
        said_unnamed(dossier, "organisations"),
    )


def _unnamed(dossier: Dossier, by: Unnamed) -> Values:
    """Return the fields of persons without their names; what nobody is known for stays empty."""
    language = dossier.workshop.language
    roles = _ROLES.get(language, _ROLES["en"])
    organisations = {
        "moderators.list": [one.organisation for one in moderating(dossier)],
        "speakers.list": [organisation for _, organisation in speaking(dossier)],
        "representatives.list": [one.organisation for one in dossier.people("representative")],
    }
    said: dict[str, str] = {}
    for field, full in named_people(dossier).items():
        named = list(dict.fromkeys(filter(None, organisations[field])))
        shown = enumerated(named, language) if by == "organisations" else ""
        one, several = roles[field]
        role = one if len(organisations[field]) == 1 else several
        said[field] = (shown or role) if full else ""
    return said
