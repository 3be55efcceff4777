"""What an audit finds, in sentences, for the window and the command line."""

from collections.abc import Callable
from typing import Final

from facilitator.domain.audit.finding import Finding, Matter
from facilitator.language import mark, tr
from facilitator.protocol.completeness import field_name
from facilitator.protocol.quoting import quoted

TITLES: Final[dict[Matter, str]] = {
    "contested": mark("Texts with two versions"),
    "unproven": mark("Claims without evidence"),
    "unsourced": mark("Answers without a note"),
    "figure": mark("Numbers that nobody said"),
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
_SHORT: Final = 60


def sentence(finding: Finding) -> str:
    """Return a finding as one sentence in the language in use."""
    return _SENTENCES[finding.matter](finding)


def told(finding: Finding, place: str) -> str:
    """Return a finding with where it stands before it, as `Whereabouts` names the place."""
    return f"{place}  {sentence(finding)}" if place else sentence(finding)


def shortened(text: str, longest: int = _LONGEST) -> str:
    """Return a text on one line, cut behind a word where it is long."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return f"{line[:longest].rpartition(' ')[0] or line[:longest]} …"


def _said(text: str, longest: int = _LONGEST) -> str:
    return quoted(shortened(text, longest))


def _changed(words: str) -> Callable[[Finding], str]:
    return lambda it: tr(
        words, claim=_said(it.subject), before=_said(it.before, _SHORT), now=_said(it.other, _SHORT)
    )


_SENTENCES: Final[dict[Matter, Callable[[Finding], str]]] = {
    "contested": lambda it: tr(
        "Two laptops wrote {text} without knowing of each other; only this version is printed.",
        text=_said(it.subject),
    ),
    "unproven": lambda it: tr("{claim} rests on no note.", claim=_said(it.subject)),
    "unsourced": lambda it: tr("The answer {claim} rests on no note.", claim=_said(it.subject)),
    "figure": lambda it: tr(
        "{claim}: no evidence says {numbers}.", claim=_said(it.subject), numbers=it.other
    ),
    "stale": _changed(mark("{claim} rested on {before}, which now reads {now}.")),
    "answer_stale": _changed(
        mark("The answer {claim} was made of {before}, which now reads {now}.")
    ),
    "unused": lambda it: tr("{note} is neither used nor left out.", note=_said(it.subject)),
    "unanswered": lambda it: tr("No answer to {question}.", question=_said(it.subject)),
    "field": lambda it: tr(
        "The field “{field}” has no value; its gap is printed as “[… is missing]”.",
        field=field_name(it.subject),
    ),
    "count": lambda it: tr(
        "The text says {words}, but there are {found}.", words=_said(it.subject), found=it.other
    ),
    "name": lambda it: tr(
        "{words} is probably {person}.", words=quoted(it.subject), person=it.other
    ),
    "name_twice": lambda it: tr(
        "{person} is in the list of people as {other} too.", person=it.subject, other=it.other
    ),
}
