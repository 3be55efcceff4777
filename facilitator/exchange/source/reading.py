"""What became of a text: the plan read from it, line by line, and what was not understood."""

from typing import Literal, NamedTuple

from facilitator.domain.dossier import Dossier
from facilitator.exchange.findings import Finding

Became = Literal[
    "blank", "frame", "letter", "head", "item", "session", "person", "question", "hint", "remark"
]
"""What a line became; "frame" is what only holds the others together, such as a heading "Agenda",
"letter" what a mail says around an agenda: kept as a remark, but nothing that was not understood."""


class ReadLine(NamedTuple):
    """A line of the text and the records of the plan that came from it."""

    number: int
    text: str
    became: Became
    ids: tuple[str, ...] = ()


class Reading(NamedTuple):
    """A plan that nobody has agreed to yet, beside the lines that it was read from."""

    dossier: Dossier
    lines: tuple[ReadLine, ...]
    findings: tuple[Finding, ...]
    """By line; every line that became a remark has one."""
