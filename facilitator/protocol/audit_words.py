"""What an audit finds, in sentences, for the window and the command line."""

from collections.abc import Callable
from typing import Final

from facilitator.domain.audit.finding import Finding, Matter
from facilitator.language import mark, tr
from facilitator.protocol.completeness import field_name

TITLES: Final[dict[Matter, str]] = {
    "unproven": mark("Claims without evidence"),
    "stale": mark("Claims whose evidence has changed"),
    "answer_stale": mark("Answers whose notes have changed"),
    "unused": mark("Notes neither used nor left out"),
    "unanswered": mark("Questions without an answer"),
    "count": mark("Counts that do not hold"),
    "field": mark("Fields that say nothing"),
    "name": mark("Names written differently"),
    "name_twice": mark("Persons listed twice"),
}
"""What findings of a kind stand under."""
_LONGEST: Final = 90


def sentence(finding: Finding) -> str:
    """Return a finding as one sentence in the language in use."""
    return _SENTENCES[finding.matter](finding)


def shortened(text: str, longest: int = _LONGEST) -> str:
    """Return a text on one line, cut behind a word where it is long."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return f"{line[:longest].rpartition(' ')[0] or line[:longest]} …"


def _changed(words: str) -> Callable[[Finding], str]:
    return lambda it: tr(
        words,
        claim=shortened(it.subject),
        before=shortened(it.before, 60),
        now=shortened(it.other, 60),
    )


_SENTENCES: Final[dict[Matter, Callable[[Finding], str]]] = {
    "unproven": lambda it: tr("“{claim}” rests on no note.", claim=shortened(it.subject)),
    "stale": _changed(mark("“{claim}” rested on “{before}”, which now reads “{now}”.")),
    "answer_stale": _changed(
        mark("The answer “{claim}” was made of “{before}”, which now reads “{now}”.")
    ),
    "unused": lambda it: tr("“{note}” is neither used nor left out.", note=shortened(it.subject)),
    "unanswered": lambda it: tr("No answer to “{question}”.", question=shortened(it.subject)),
    "field": lambda it: tr(
        "The field “{field}” has no value; a gap is printed.", field=field_name(it.subject)
    ),
    "count": lambda it: tr(
        "The text says “{words}”, but there are {found}.", words=it.subject, found=it.other
    ),
    "name": lambda it: tr("“{words}” is probably {person}.", words=it.subject, person=it.other),
    "name_twice": lambda it: tr(
        "{person} is in the list of people as {other} too.", person=it.subject, other=it.other
    ),
}
