"""What of an agenda is new where it is added to another one."""

import pytest

from facilitator.domain.added_items import new_items, set_starts
from facilitator.domain.dossier import Dossier
from facilitator.exchange.agenda_reader import read_agenda

THERE = "14:00 Begrüßung\n14:30 Vortrag\n15:00 Pause\n15:15 Ende"


def _read(text: str) -> Dossier:
    return read_agenda(text).dossier


@pytest.mark.parametrize(
    ("text", "starts", "meets"),
    [
        ("16:00 Rundgang\n16:30 Ausklang", ("16:00",), ()),
        ("14:15 Rundgang (30 min)", ("14:15",), ("Begrüßung", "Vortrag")),
        ("13:30 Einlass (30 min)\n15:00 Ausklang", ("13:30", "15:00"), ("Pause",)),
        ("Rundgang\nAusklang", (), ()),
        (THERE, (), ()),
    ],
)
def test_set_starts_and_the_items_that_they_meet_are_known_before(text, starts, meets):
    found = set_starts(_read(THERE), _read(text))

    assert found.starts == starts
    assert tuple(item.title for item in found.meets) == meets


def test_only_what_is_not_there_is_new():
    assert [item.title for item in new_items(_read(THERE), _read(f"{THERE}\n15:30 Rundgang"))] == [
        "Rundgang"
    ]
