"""The keys of the topics and their questions, for the list of F1 and for Ctrl+K."""

from collections.abc import Callable
from typing import Final

from facilitator.language import tr
from facilitator.ui.commands import Command

NEW_TOPIC_KEYS: Final = "Ctrl+Shift+T"
FIT_KEYS: Final = "Ctrl+Shift+M"


def topic_commands(
    *,
    new_topic: Callable[[], object],
    title: Callable[[], object],
    fit: Callable[[], object],
    reuse: Callable[[], object],
) -> list[Command]:
    """Return the commands; the lists take their own keys themselves, which are only explained."""
    group = tr("Topics & questions")
    explained = [
        (tr("New question below"), ("Return",)),
        (tr("Edit the cell"), ("F2",)),
        (tr("Words, minutes, hint"), ("Left", "Right")),
        (tr("Sub-question, question again"), ("Tab", "Shift+Tab")),
        (tr("Move up or down"), ("Alt+Up", "Alt+Down")),
        (tr("Choose several"), ("Shift+Down", "Shift+Up")),
        (tr("Delete questions"), ("Del",)),
        (tr("Back to the topics"), ("Esc",)),
    ]
    return [
        Command("topic-new", tr("New topic"), (NEW_TOPIC_KEYS,), new_topic, "plus", group),
        Command("topic-title", tr("Edit the topic’s title"), (), title, "pencil", group),
        Command("topic-fit", tr("Spread the minutes"), (FIT_KEYS,), fit, "clock", group),
        Command("topic-reuse", tr("Questions of another topic"), (), reuse, "layers", group),
        *(
            Command(f"topic-{number}", text, keys, None, "", group)
            for number, (text, keys) in enumerate(explained)
        ),
    ]
