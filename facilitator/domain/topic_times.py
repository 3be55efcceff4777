"""What the questions of a topic take, what its rounds have, and minutes that fit these.

All in whole minutes.
"""

from collections.abc import Sequence

from facilitator.domain.dossier import Dossier
from facilitator.domain.moments import whole_minutes
from facilitator.domain.pace import budgets
from facilitator.domain.programme import Window
from facilitator.domain.records import Question, Topic
from facilitator.domain.redistribution import shared


def asked_in(head: Dossier, topic: Topic) -> list[Question]:
    """Return all questions of a topic, sub-questions too."""
    return [question for question in head.questions if question.topic_id == topic.id]


def minutes_needed(head: Dossier, topic: Topic) -> int:
    """Return what a topic's questions are planned to take together."""
    return round(sum(budgets(asked_in(head, topic), None).values()))


def round_lengths(head: Dossier, windows: Sequence[Window]) -> dict[str, int]:
    """Return the planned minutes of each round that the agenda gives a time."""
    laid = zip(head.agenda, windows, strict=True) if windows else ()
    return {
        item.round_id: whole_minutes(window.end - window.start)
        for item, window in laid
        if item.round_id and (item.duration_minutes is not None or window.end > window.start)
    }


def topic_length(head: Dossier, topic: Topic, lengths: dict[str, int]) -> int | None:
    """Return the time that a topic has: that of its shortest round, None where none has any."""
    found = [lengths.get(session.round_id) for session in head.sessions_of(topic)]
    return min((length for length in found if length), default=None)


def fitted(questions: Sequence[Question], length: int) -> dict[str, int]:
    """Return minutes by question that make a topic as long as `length`, in proportion to what is planned.

    A question without minutes counts as much as the others do on average, and each gets one at
    least if there are enough. Where only the parts of a question have minutes, these share its own.
    """
    guiding = [question for question in questions if question.parent_id is None]
    planned = budgets(questions, None)
    known = [minutes for minutes in planned.values() if minutes]
    usual = sum(known) / len(known) if known else 1.0
    shares = _shared(length, [planned[question.id] or usual for question in guiding])
    found: dict[str, int] = {}
    for question, share in zip(guiding, shares, strict=True):
        parts = [
            part
            for part in questions
            if part.parent_id == question.id and part.planned_minutes is not None
        ]
        if parts and question.planned_minutes is None:
            weights = [float(part.planned_minutes or 0) for part in parts]
            minutes = _shared(share, weights)
            found |= {part.id: given for part, given in zip(parts, minutes, strict=True)}
        else:
            found[question.id] = share
    return found


def _shared(total: int, weights: Sequence[float]) -> list[int]:
    return shared(total, weights, [1] * len(weights)) if weights else []
