"""What the chip at the right of a note says: its kind, who said or does it, what it answers."""

from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from facilitator import clock
from facilitator.language import tr
from facilitator.ui import keys
from facilitator.ui.dates import brief_date, long_date, parsed_date
from facilitator.ui.session.kinds import KINDS, Kind
from facilitator.ui.session.lines import Line

CHOOSE_KEYS: Final = "F12"
_BETWEEN = ", "
_SAID: Final = ("consensus", "dissent", "open", "quotation")
"""Kinds whose chip names the group instead, where there is one: their sign says it all."""


class Face(NamedTuple):
    """A chip as it is painted, and what it says when asked."""

    word: str
    tone: str
    icon: str
    tooltip: str
    tail: str = ""
    """What stands behind the word, and is not cut where room is short."""

    def fitted(self, metrics: QFontMetrics, room: int) -> "Face":
        """Return the chip with its word cut in the middle to the room."""
        rest = room - metrics.horizontalAdvance(self.tail)
        word = metrics.elidedText(self.word, Qt.TextElideMode.ElideMiddle, rest)
        return self._replace(word=word + self.tail, tail="")


def names_group(line: Line) -> bool:
    """Tell whether a line's chip says which group it comes from."""
    return line.kind in _SAID and bool(line.details.group_name)


def contested_face(line: Line) -> Face:
    """Return the chip of a line of which two versions stand: nothing else matters until one does."""
    kind = KINDS.get(line.kind)
    icon = kind.icon if kind else "layers"
    if line.is_key_result:  # the star takes the room that the sign would need
        icon = ""
    from facilitator.ui.rivals.badge import badge_word  # noqa: PLC0415 - in a team only

    tip = tr("Two laptops wrote this without knowing of each other. Choose:")
    return Face(badge_word(), "warn", icon, keys.tooltip(tip, CHOOSE_KEYS))


def draft_words(metrics: QFontMetrics, room: int) -> str:
    """Return what is said beside a line that nobody else has, in as many words as there is room for."""
    whole = tr("only on this laptop")
    return whole if metrics.horizontalAdvance(whole) <= room else tr("only here")


def face_of(line: Line) -> Face | None:
    """Return the chip of a line, None for a plain statement."""
    kind = KINDS.get(line.kind)
    if kind and line.kind == "task":
        return _task(line, kind)
    if kind:
        word = line.details.group_name if names_group(line) else kind.word
        return Face(word, kind.tone, kind.icon, kind.tooltip)
    match line.details.stance:
        case "confirmed":
            return Face(
                tr("confirmed"), "fill", "check", tr("Confirms a point of an earlier round")
            )
        case "contradicted":
            word, tip = tr("contradicted"), tr("Contradicts a point of an earlier round")
            return Face(word, "fill", "dissent", tip)
        case _:
            return None


def _task(line: Line, kind: Kind) -> Face:
    owner, due = line.details.task_owner, parsed_date(line.details.task_due)
    brief = brief_date(due, clock.today()) if due else ""
    word, tail = (owner, _BETWEEN + brief) if owner and brief else (owner or brief or kind.word, "")
    long = [owner, tr("until {date}", date=long_date(due)) if due else ""]
    told = _BETWEEN.join(part for part in long if part)
    tooltip = f"{kind.word}: {told}" if told else kind.tooltip
    return Face(word, kind.tone, kind.icon, tooltip, tail)
