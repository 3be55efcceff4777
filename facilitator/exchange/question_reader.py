"""Guiding questions from what somebody has: a mail, a PDF's text, a Word or Excel file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from facilitator.exchange.question_text.levels import wraps
from facilitator.exchange.question_text.reading import QuestionReading
from facilitator.exchange.question_text.words import hint_in, is_frame, topic_of, without_word
from facilitator.exchange.source.joining import entries_of
from facilitator.exchange.source.opening import opened
from facilitator.exchange.source.reading import Reading
from facilitator.exchange.source.signs import number_of
from facilitator.exchange.source.spacing import respaced

__all__ = ["read_questions"]

_NO_TITLES: Final[Mapping[int, str]] = MappingProxyType({})


def read_questions(
    content: str | bytes, titles: Mapping[int, str] = _NO_TITLES, topic: int = 0
) -> Reading:
    """Read guiding questions to topics with questions, sub-questions, minutes and hints.

    `content` is a text, or the bytes of a text, Word or Excel file; `titles` are those of topics
    that are there already, by number, and `topic` is the one that questions without a topic are
    meant for (0 for none). Nothing is dropped: a line that is not in the plan is a remark of it,
    with a finding. Raises `UserError` only for what cannot be read at all.
    """
    source = opened(content)
    lines = respaced(source.lines, source.findings)
    reading = QuestionReading(titles, topic)
    reading.read(entries_of(lines, _begins, wraps))
    return reading.plan.reading(source, reading.plan.dossier())


def _begins(body: str) -> bool:
    """Tell whether words begin something new, so that no line above goes on with them."""
    is_new = number_of(body).kind or without_word(body)[1] or hint_in(body)
    return bool(is_new) or topic_of(body) is not None or is_frame(body)
