"""What the fields of chapters say in an edition: who is not to be named is not named by them either."""

from collections.abc import Callable

from facilitator.domain.dossier import Dossier
from facilitator.domain.fields.unnamed import said_unnamed
from facilitator.domain.fields.values import said_in_full
from facilitator.protocol.editions import Privacy


def fields_said(dossier: Dossier, privacy: Privacy) -> Callable[[str], str]:
    """Return what a field says in an edition; one that says nothing leaves a gap to be seen."""
    if privacy == "full":
        return said_in_full(dossier)
    return said_unnamed(dossier, "organisations" if privacy == "organisations" else "roles")
