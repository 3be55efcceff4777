"""The keys of the plan's table, for the list of F1 and for Ctrl+K."""

from collections.abc import Callable
from typing import Final, NamedTuple

from facilitator.language import tr
from facilitator.ui.agenda_plan.head import ADD_KEYS, NEXT_HINT_KEYS, TEMPLATE_KEYS
from facilitator.ui.commands import Command

DETAILS_KEYS: Final = "Ctrl+E"


class Deeds(NamedTuple):
    """What the commands do."""

    add: Callable[[], object]
    copy: Callable[[], object]
    remove: Callable[[], object]
    move: Callable[[int], object]
    next_hint: Callable[[], object]
    details: Callable[[], object]
    template: Callable[[], object]
    next_workshop: Callable[[], object]


def plan_commands(deeds: Deeds) -> list[Command]:
    """Return the commands; those of the table are named without being bound, it takes its keys itself."""
    group = tr("Agenda")
    bound = (
        ("add", tr("New agenda item below"), (ADD_KEYS, "Ins"), deeds.add, "plus"),
        ("copy", tr("Duplicate agenda items"), ("Ctrl+D",), deeds.copy, ""),
        ("remove", tr("Delete agenda items"), ("Del",), deeds.remove, ""),
        ("up", tr("Move up"), ("Alt+Up",), lambda: deeds.move(-1), ""),
        ("down", tr("Move down"), ("Alt+Down",), lambda: deeds.move(1), ""),
        ("hint", tr("Go to the next hint"), (NEXT_HINT_KEYS,), deeds.next_hint, "warn"),
        ("details", tr("Internal comment and materials"), (DETAILS_KEYS,), deeds.details, "note"),
        ("rounds", tr("Insert rounds"), (TEMPLATE_KEYS,), deeds.template, "template"),
        (
            "next-workshop",
            tr("Use as template for the next workshop"),
            (),
            deeds.next_workshop,
            "layers",
        ),
    )
    explained = (
        ("edit", tr("Edit the cell; type to replace it"), ("Return", "F2")),
        ("cell", tr("Next cell while editing"), ("Tab",)),
        ("loosen", tr("On a set start: follow the item above again"), ("Del",)),
        ("fold", tr("Show or hide the rooms of a round"), (tr("Space"),)),
        ("choose", tr("Choose several"), ("Shift+Down", "Shift+Up")),
    )
    return [
        *(
            Command(f"plan-{name}", text, keys, run, icon, group)
            for name, text, keys, run, icon in bound
        ),
        *(Command(f"plan-{name}", text, keys, None, "", group) for name, text, keys in explained),
    ]
