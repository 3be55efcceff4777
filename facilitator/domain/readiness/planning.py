"""What a plan lacks besides what the day itself needs: people in groups, handouts, head data."""

from collections.abc import Iterator
from datetime import date

from facilitator.domain.dossier import Dossier
from facilitator.domain.moments import day_of
from facilitator.domain.readiness.judgement import Grade, Judgement, Matter, Mend
from facilitator.domain.readiness.rooms import absent, expected, rounds_with_a_choice, seatless
from facilitator.domain.records import Person


def judge_head(plan: Dossier, today: date) -> Iterator[Judgement]:
    """Tell how many days are left, and what head data is missing; the date is judged elsewhere."""
    workshop = plan.workshop
    known = {"title": workshop.title, "place": workshop.place, "start": workshop.start_time}
    missing = tuple(name for name, value in known.items() if not (value or "").strip())
    if missing:
        yield Judgement("programme", "head_incomplete", "problem", "head", subjects=missing)
    day = day_of(workshop.date)
    if day and day >= today:
        yield Judgement("programme", "days_left", "ok", "head", amount=(day - today).days)


def judge_people(plan: Dossier) -> Iterator[Judgement]:
    """Judge whether everybody invited can be reached, counted and seated; a plan with its people is needed."""
    guests, away = expected(plan), absent(plan)
    if not guests and not away:
        yield Judgement("people", "nobody_invited", "note", "people")
        return
    grouped = {profile.person_id for profile in plan.profiles if profile.group_name.strip()}
    reachable = {profile.person_id for profile in plan.profiles if profile.email.strip()}
    groupless = [person for person in guests if person.id not in grouped]
    unreachable = [person for person in guests if person.id not in reachable]
    found = [*_seats(plan, guests)]
    if away:
        found.append(_about("absent", "note", "person", away))
    if groupless:
        # Where nobody has a group, the process may do without any; one left out is a slip.
        grade: Grade = "problem" if len(groupless) < len(guests) else "note"
        found.append(_about("without_group", grade, "person", groupless))
    if unreachable:
        found.append(_about("without_email", "note", "person", unreachable))
    if guests and not any(judgement.grade == "problem" for judgement in found):
        found.append(Judgement("people", "people_ready", "ok", "people", amount=len(guests)))
    yield from found


def judge_handouts(*, are_written: bool | None) -> Iterator[Judgement]:
    """Judge whether handouts lie where they are written to; None where nobody has looked."""
    if are_written is not None:
        matter: Matter = "handouts_ready" if are_written else "no_handouts"
        grade: Grade = "ok" if are_written else "problem"
        yield Judgement("handouts", matter, grade, "handouts")


def _seats(plan: Dossier, guests: list[Person]) -> Iterator[Judgement]:
    """Judge the rounds in which there is a choice of rooms."""
    if not guests or not rounds_with_a_choice(plan):
        return
    if not plan.placements:
        yield Judgement("people", "no_groups", "problem", "groups", amount=len(guests))
        return
    left = seatless(plan)
    if left:
        yield _about("without_seat", "problem", "groups", left)


def _about(matter: Matter, grade: Grade, mend: Mend, people: list[Person]) -> Judgement:
    names = tuple(person.name for person in people)
    return Judgement("people", matter, grade, mend, people[0].id, names, len(people))
