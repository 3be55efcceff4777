"""The keys of the Resümee, for the list of F1 and for Ctrl+K."""

from collections.abc import Callable

from facilitator.language import tr
from facilitator.ui.commands import Command
from facilitator.ui.summary.head import BEGIN_KEYS


def summary_commands(
    *,
    large: Callable[[], None],
    reword: Callable[[], None],
    follow_note: Callable[[], None],
    begin: Callable[[], None],
) -> list[Command]:
    """Return the commands; those of the board are listed without being bound, it takes its keys itself."""
    group = tr("Summary")
    explained = [
        ("next-result", tr("Next key result, also of the next topic"), ("Right",)),
        ("previous-result", tr("Key result before, also of the topic before"), ("Left",)),
        ("next-topic", tr("Next topic"), ("PgDown",)),
        ("previous-topic", tr("Topic before"), ("PgUp",)),
        ("result-up", tr("Move the key result up"), ("Alt+Up",)),
        ("result-down", tr("Move the key result down"), ("Alt+Down",)),
    ]
    return [
        Command("large", tr("Large view on or off"), ("F11",), large, "window", group),
        Command("begin-summary", tr("Start the summary now"), (BEGIN_KEYS,), begin, "play", group),
        Command("reword", tr("Reword the key result"), ("F2",), reword, "pencil", group),
        Command("follow-note", tr("Words of the note again"), (), follow_note, "undo", group),
        *(Command(name, text, keys, None, "", group) for name, text, keys in explained),
    ]
