"""What the fields of chapters say in an edition: who is not to be named is not named by them either."""

from collections.abc import Callable
from typing import Final

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
from facilitator.protocol.editions import Privacy

_ROLES: Final = {
    "de": {
        "moderators.list": "der Moderation",
        "speakers.list": "die Vortragenden",
        "representatives.list": "der Vertretung",
    },
    "en": {
        "moderators.list": "the moderators",
        "speakers.list": "the speakers",
        "representatives.list": "the representatives",
    },
}
"""Who it was by what they did there: who moderated as behind "von", who spoke as who did it."""


def fields_said(dossier: Dossier, privacy: Privacy) -> Callable[[str], str]:
    """Return what a field says in an edition; one that says nothing leaves a gap to be seen."""
    if privacy == "full":
        return said_in_full(dossier)
    language = dossier.workshop.language
    values = field_values(dossier, _unnamed(dossier, privacy))
    return lambda field: values.get(field) or gap(field, language)


def _unnamed(dossier: Dossier, privacy: Privacy) -> Values:
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
        shown = enumerated(named, language) if privacy == "organisations" else ""
        said[field] = (shown or roles[field]) if full else ""
    return said
