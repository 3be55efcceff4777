"""The keys of the people, for the list of F1 and for Ctrl+K."""

from collections.abc import Callable

from facilitator.language import tr
from facilitator.ui.commands import Command
from facilitator.ui.people.head import FILTER_KEYS, LIST_KEYS, NEW_KEYS

GROUP_KEYS, SORT_KEYS, ERASE_KEYS = "Ctrl+G", "Ctrl+Shift+S", "Ctrl+Shift+Del"


def people_commands(
    *,
    filter_people: Callable[[], None],
    add: Callable[[], None] | None = None,
    read_list: Callable[[], None] | None = None,
    set_group: Callable[[], None] | None = None,
    sort: Callable[[], None] | None = None,
    erase: Callable[[], None] | None = None,
) -> list[Command]:
    """Return the commands that can be done; those of the table are named, it takes its keys itself."""
    group = tr("People")
    bound = [
        Command("people-new", tr("New person"), (NEW_KEYS,), add, "plus", group),
        Command(
            "people-list", tr("Read list of people"), (LIST_KEYS,), read_list, "download", group
        ),
        Command(
            "people-group",
            tr("Set group of those chosen"),
            (GROUP_KEYS,),
            set_group,
            "people",
            group,
        ),
        Command("people-sort", tr("Sort by this column"), (SORT_KEYS,), sort, "", group),
        Command(
            "people-filter", tr("Filter people"), (FILTER_KEYS,), filter_people, "search", group
        ),
    ]
    if erase:
        said = tr("Erase person and all traces")
        bound.append(Command("people-erase", said, (ERASE_KEYS,), erase, "shield", group))
    explained = [
        (tr("Edit the cell"), ("Return", "F2")),
        (tr("On the day: present or absent"), (tr("Space"),)),
        (tr("Take out of the workshop"), ("Del",)),
    ]
    return [
        *(command for command in bound if command.run),
        *(
            Command(f"people-{at}", text, keys, None, "", group)
            for at, (text, keys) in enumerate(explained)
        ),
    ]
