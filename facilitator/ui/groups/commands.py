"""The keys of the groups, for the list of F1 and for Ctrl+K."""

from collections.abc import Callable

from facilitator.language import tr
from facilitator.ui.commands import Command
from facilitator.ui.groups.head import SETTLE_KEYS, SOLVE_KEYS

MEND_KEYS, OTHER_KEYS, LEAVE_KEYS = "Ctrl+Return", "Ctrl+Shift+Return", "Ctrl+Backspace"
RULE_KEYS, SIDE_KEYS = "Ctrl+Shift+R", "F4"


def groups_commands(
    *,
    solve: Callable[[], None],
    settle: Callable[[], None],
    mend: Callable[[], None],
    others: Callable[[], None],
    leave: Callable[[], None],
    add_rule: Callable[[], None],
    side: Callable[[], None],
) -> list[Command]:
    """Return the commands; those of the board are listed without being bound, it takes its keys itself."""
    group = tr("Groups")
    explained = [
        (tr("Person to the room beside"), ("Ctrl+Left", "Ctrl+Right")),
        (tr("Person to the room of this number"), ("1 … 9",)),
        (tr("Fix the person in the room, or release them"), ("L",)),
        (tr("Person did not come, or did after all"), ("A",)),
        (tr("Next round"), ("R",)),
        (tr("Change the rule"), ("Return",)),
        (tr("Delete the rule"), ("Del",)),
    ]
    return [
        Command("groups-solve", tr("Group anew, or stop and keep the best"), (SOLVE_KEYS,), solve, "undo", group),
        Command("groups-settle", tr("Settle all seats, or release them"), (SETTLE_KEYS,), settle, "lock", group),
        Command("groups-mend", tr("Take over the proposal"), (MEND_KEYS,), mend, "check", group),
        Command("groups-others", tr("Look at another proposal"), (OTHER_KEYS,), others, "", group),
        Command("groups-leave", tr("Leave the groups as they are"), (LEAVE_KEYS,), leave, "", group),
        Command("groups-rule", tr("Add a rule"), (RULE_KEYS,), add_rule, "plus", group),
        Command("groups-side", tr("Figures on or off"), (SIDE_KEYS,), side, "", group),
        *(
            Command(f"groups-{number}", text, keys, None, "", group)
            for number, (text, keys) in enumerate(explained)
        ),
    ]  # fmt: skip
