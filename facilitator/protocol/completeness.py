"""The open points of a workshop in words, for the window's checks and the command line."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from facilitator.domain.checks import Finding, Matter, check
from facilitator.domain.dossier import Dossier
from facilitator.domain.fields.catalogue import FIELDS
from facilitator.language import current, tr
from facilitator.protocol.quoting import quoted

_LONGEST: Final = 60
"""Letters of a text in a sentence about it."""


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A finding and the sentence that a person reads."""

    finding: Finding
    sentence: str


def open_points(dossier: Dossier) -> list[OpenPoint]:
    """Return what is still open in a workshop, in the order of its protocol."""
    return [OpenPoint(finding, sentence(finding)) for finding in check(dossier)]


def sentence(finding: Finding) -> str:
    """Return a finding as one sentence in the language in use."""
    return _SENTENCES[finding.matter](finding)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def field_name(field: str) -> str:
    """Return what a field is called in the language in use; an unknown one by its stored name."""
    known = FIELDS.get(field)
    return known.name(current()) if known else field


_SENTENCES: Final[dict[Matter, Callable[[Finding], str]]] = {
    "contested": lambda it: tr("Two versions stand of {text}.", text=quoted(_cut(it.subject))),
    "no_title": lambda _: tr("The workshop has no title."),
    "no_date": lambda _: tr("The workshop has no date."),
    "no_place": lambda _: tr("Neither place nor online mode is given."),
    "ends_before_start": lambda _: tr("The workshop ends before it starts."),
    "no_moderation": lambda _: tr("No moderator is named."),
    "session_without_moderator": lambda it: tr("{session} has no moderator.", session=it.subject),
    "topic_without_question": lambda it: tr("“{topic}” has no guiding question.", topic=it.subject),
    "question_unanswered": lambda it: tr("No answer to “{question}”.", question=it.subject),
    "topic_without_key_result": lambda it: tr("“{topic}” has no key result.", topic=it.subject),
    "key_result_without_words": lambda it: tr(
        "A key result of “{topic}” has no text.", topic=it.subject
    ),
    "no_recommendation": lambda _: tr("There is no recommendation."),
    "empty_chapter": lambda it: tr("The chapter “{title}” is empty.", title=it.subject),
    "placeholder": lambda it: tr("{words} still stands in a text.", words=it.subject),
    "field_empty": lambda it: tr(
        "The field “{field}” says nothing: the workshop does not know it yet.",
        field=field_name(it.subject),
    ),
    "field_unknown": lambda it: tr("There is no field {field}.", field=f"{{{it.subject}}}"),
    "count_differs": lambda it: tr(
        "The text says “{words}”, but there are {found}.", words=it.subject, found=it.found
    ),
}
