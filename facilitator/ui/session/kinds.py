"""The kinds of notes as the screen shows them, and the signs and keys that set them."""

from typing import Final, NamedTuple

from facilitator.domain.records import NoteKind
from facilitator.language import mark, tr
from facilitator.ui import keys


class Kind(NamedTuple):
    """A kind's chip."""

    name: NoteKind
    source: str
    tone: str
    icon: str
    sign: str
    key: str = ""

    @property
    def word(self) -> str:
        """What the chip says."""
        return tr(self.source)

    @property
    def tooltip(self) -> str:
        """The word with its key, or with the sign that sets it."""
        return keys.tooltip(self.word, self.key) if self.key else f"{self.word}  {self.sign}"


_ALL: Final = (
    Kind("consensus", mark("Consensus"), "ok", "consensus", "=", "Ctrl+7"),
    Kind("dissent", mark("Dissent"), "late", "dissent", "!", "Ctrl+8"),
    Kind("open", mark("open"), "warn", "open", "?", "Ctrl+9"),
    Kind("quotation", mark("Quotation"), "fill", "quotation", '"'),
    Kind("task", mark("Task"), "fill", "task", ">"),
    Kind("internal", mark("internal"), "fill", "lock", "#"),
)

KINDS: Final[dict[str, Kind]] = {kind.name: kind for kind in _ALL}
"""Every kind but the plain statement, which has no chip."""

SIGNS: Final[dict[str, NoteKind]] = {kind.sign: kind.name for kind in _ALL}
"""Kinds by the sign that, with a space behind it, sets them at the start of a note."""
