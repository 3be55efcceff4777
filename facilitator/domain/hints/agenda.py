"""All hints of an agenda, in the order of its items."""

from collections.abc import Sequence
from datetime import tzinfo

from facilitator.domain.dossier import Dossier
from facilitator.domain.hints.hint import Hint
from facilitator.domain.hints.rooms import hints_on_people, hints_on_rooms
from facilitator.domain.hints.times import hints_on_times
from facilitator.domain.programme import Window


def hints_of(head: Dossier, windows: Sequence[Window], zone: tzinfo | None = None) -> list[Hint]:
    """Return what is to be looked at in a workshop's agenda.

    `windows` are those of its items (see `programme`), none where no time is given anywhere; of a
    dossier its head will do. Clock times are those of `zone`, by default this machine's.
    """
    found = [
        *hints_on_times(head, windows, zone),
        *hints_on_rooms(head, windows),
        *hints_on_people(head, windows),
    ]
    place = {item.id: at for at, item in enumerate(head.agenda)}
    return sorted(found, key=lambda hint: place.get(hint.item_id, -1))
