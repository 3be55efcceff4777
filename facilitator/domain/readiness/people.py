"""Whether everybody knows where to be: moderators for each session, nobody twice, nobody left over."""

from collections import defaultdict
from collections.abc import Iterator

from facilitator.domain.dossier import Dossier
from facilitator.domain.readiness.judgement import Judgement
from facilitator.domain.records import Moderator, Round, Session
from facilitator.domain.text import fold


def judge_moderation(head: Dossier, *, shares_people: bool = False) -> Iterator[Judgement]:
    """Judge who moderates what; `shares_people` when the people belong to other workshops too."""
    found = [*_lacking(head), *_doubled(head)]
    if head.sessions and not found:
        found.append(Judgement("moderation", "moderation_ready", "ok", "session"))
    yield from found
    yield from _left_over(head, shares_people=shares_people)


def sessions_in_order(head: Dossier) -> list[Session]:
    """Return a workshop's sessions by round and topic."""
    return [session for entry in head.rounds for session in head.sessions_of(entry)]


def _lacking(head: Dossier) -> Iterator[Judgement]:
    lacking = [entry for entry in sessions_in_order(head) if not head.moderators_of(entry)]
    if lacking:
        codes = tuple(str(head.code[entry.id]) for entry in lacking)
        first = lacking[0].id
        yield Judgement("moderation", "no_moderator", "problem", "session", first, codes)


def _doubled(head: Dossier) -> Iterator[Judgement]:
    """Tell who is named for several sessions at once, by the person or by the printed name."""
    for entry in head.rounds:
        for name, sessions in rooms_by_moderator(head, entry):
            if len(sessions) > 1:
                codes = (str(head.code[session.id]) for session in sessions)
                last = sessions[-1].id
                yield Judgement("moderation", "doubled", "problem", "session", last, (name, *codes))


def rooms_by_moderator(head: Dossier, entry: Round) -> list[tuple[str, list[Session]]]:
    """Return each moderator of a round, by the person or by the printed name, with their sessions."""
    ids = {fold(person.name): person.id for person in head.persons if person.name}
    names: dict[str, str] = {}
    rooms: defaultdict[str, list[Session]] = defaultdict(list)
    for session in head.sessions_of(entry):
        for moderator in head.moderators_of(session):
            name = _name(head, moderator)
            key = moderator.person_id or ids.get(fold(name)) or fold(name)
            names.setdefault(key, name)
            if key and session not in rooms[key]:
                rooms[key].append(session)
    return [(names[key], sessions) for key, sessions in rooms.items()]


def _name(head: Dossier, moderator: Moderator) -> str:
    person = head.person.get(moderator.person_id or "")
    return person.name if person else moderator.printed


def _left_over(head: Dossier, *, shares_people: bool) -> Iterator[Judgement]:
    busy = {entry.person_id for entry in (*head.moderators, *head.speakers)}
    idle = [person for person in head.people("moderation") if person.id not in busy]
    if idle and head.sessions:
        names = tuple(person.name for person in idle)
        yield Judgement("moderation", "idle_moderators", "note", "session", subjects=names)
    involved = busy | {entry.person_id for entry in head.involvements}
    spare = [person for person in head.persons if person.id not in involved]
    if spare and not shares_people:
        names = tuple(person.name for person in spare)
        yield Judgement("moderation", "without_role", "note", "person", spare[0].id, names)
    guests = head.people("participant")
    if guests:
        yield Judgement("moderation", "participants", "note", "people", amount=len(guests))
