"""The whole checklist."""

from collections.abc import Iterable
from datetime import datetime, tzinfo

from facilitator.domain.dossier import Dossier
from facilitator.domain.programme import windows
from facilitator.domain.readiness.judgement import Judgement, Surroundings
from facilitator.domain.readiness.people import judge_moderation
from facilitator.domain.readiness.programme import judge_programme
from facilitator.domain.readiness.questions import judge_questions, judge_times
from facilitator.domain.readiness.surroundings import judge_surroundings


def checklist(
    head: Dossier, facts: Surroundings, now: datetime, zone: tzinfo | None = None
) -> list[Judgement]:
    """Return every judgement on a workshop by area, of a dossier its head will do.

    `now` must be aware; clock times are those of `zone`, by default this machine's.
    """
    planned = windows(head.workshop, head.agenda, now.astimezone(zone).date(), zone)
    return [
        *judge_programme(head, planned, now, zone),
        *judge_moderation(head, shares_people=facts.shares_people),
        *judge_questions(head),
        *judge_times(head, planned),
        *judge_surroundings(facts, now),
    ]


def problems(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return what is open."""
    return [judgement for judgement in judgements if judgement.grade == "problem"]
