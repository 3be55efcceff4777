"""The whole checklist."""

from collections.abc import Iterable
from datetime import datetime, tzinfo

from facilitator.domain.dossier import Dossier
from facilitator.domain.programme import windows
from facilitator.domain.readiness.judgement import Judgement, Surroundings
from facilitator.domain.readiness.people import judge_moderation
from facilitator.domain.readiness.planning import judge_handouts, judge_head, judge_people
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


def plan_checklist(
    plan: Dossier,
    now: datetime,
    zone: tzinfo | None = None,
    *,
    shares_people: bool = False,
    handouts: bool | None = None,
) -> list[Judgement]:
    """Return what a plan lacks until the day, by area: its people and groups are needed in it.

    What the day's checklist judges of the plan is judged by the same rules. `handouts` tells
    whether any are written, None where nobody has looked.
    """
    planned = windows(plan.workshop, plan.agenda, now.astimezone(zone).date(), zone)
    moderation = judge_moderation(plan, shares_people=shares_people)
    return [
        *judge_head(plan, now.astimezone(zone).date()),
        *judge_programme(plan, planned, now, zone),
        *(entry for entry in moderation if entry.matter != "participants"),  # see judge_people
        *judge_questions(plan),
        *judge_times(plan, planned),
        *judge_people(plan),
        *judge_handouts(are_written=handouts),
    ]


def problems(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return what is open."""
    return [judgement for judgement in judgements if judgement.grade == "problem"]
