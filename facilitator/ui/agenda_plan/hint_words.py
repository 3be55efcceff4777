"""Hints and their mends in words: the sentence says what is so, the verb what it will be."""

from typing import Final

from facilitator.domain.hints.hint import Hint, Matter, Mend, MendKind
from facilitator.language import mark, tr

_SENTENCES: Final[dict[Matter, str]] = {
    "overlap": mark("“{a}” ends at {end}, “{b}” is set for {start}."),
    "gap": mark("{count} min between “{a}” and “{b}” have nothing planned."),
    "no_break": mark("{count} min without a break, from “{a}” to “{b}”."),
    "room_doubled": mark("{a} moderates several rooms at once: {rest}."),
    "double_booked": mark("{a} is needed at “{b}” and at “{c}” at the same time."),
    "no_moderator": mark("Without a moderator: {all}."),
    "no_question": mark("Without a guiding question: {all}."),
    "round_differs": mark("“{a}” takes {count} min, “{b}” takes {limit}."),
    "too_long": mark("The questions of {a} take {count} min, the round has {limit}."),
    "ends_late": mark("The day ends at {end}, its end is announced for {start}."),
}
_VERBS: Final[dict[MendKind, str]] = {
    "push": mark("Move all after it by {count} min"),
    "start": mark("Move {title} to {time}"),
    "length": mark("Make {title} {count} min"),
    "break": mark("Insert {count} min break after {title}"),
    "end": mark("Announce end at {time}"),
    "fit": mark("Shorten to {count} min"),
}
_LONGEST_TITLE: Final = 24


def sentence(hint: Hint) -> str:
    """Return a hint's sentence."""
    said = dict(zip(("a", "b", "c"), hint.subjects, strict=False))
    said |= dict(zip(("end", "start"), hint.times, strict=False))
    said |= {"all": ", ".join(hint.subjects), "rest": ", ".join(hint.subjects[1:])}
    return tr(_SENTENCES[hint.matter], count=hint.minutes, limit=hint.limit, **said)


def verb(mend: Mend) -> str:
    """Return what a mend does, with the value it will be."""
    title = _short(mend.title)
    return tr(_VERBS[mend.kind], title=title, time=mend.time, count=mend.minutes)


def _short(title: str) -> str:
    """Return a title as far as there is room on a button: as many whole words as fit."""
    if len(title) <= _LONGEST_TITLE:
        return title or tr("the item")
    words = title[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;:–- ")
    return f"{words} …"
