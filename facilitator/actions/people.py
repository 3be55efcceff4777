"""Who is in a workshop: people, their roles in it, and lists of them that are taken over at once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from facilitator.actions.desk import Outcome, Transaction
from facilitator.actions.wording import accepted
from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.listing import Listed
from facilitator.domain.ordering import spread
from facilitator.domain.planning import Profile, Wish
from facilitator.domain.records import Involvement, Person, Role
from facilitator.errors import UserError
from facilitator.language import mark, tr

_ADDRESS: Final = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")

_REPORTED: Final = 100
"""After so many people it is said how far a list is taken over."""

_USUAL: Final[tuple[Role, ...]] = ("participant",)
_NONE: Final[tuple[Role, ...]] = ()


def add(tx: Transaction, *, workshop_id: str, person: Listed) -> Outcome:
    """Add a new person to a workshop; UserError without a name."""
    name = accepted(person.name).strip()
    if not name:
        raise UserError(tr("Nobody was added. Type a name."))
    there = tx.read.head(workshop_id)
    taking = _Taking(tx, there)
    taking.take([person._replace(name=name, email=_address(person.email))])
    return Outcome(mark("Add person"), ids=tuple(taking.ids))


def rename(tx: Transaction, *, person_id: str, name: str) -> Outcome:
    """Say what a person is called; UserError without a name."""
    name = accepted(name).strip()
    if not name:
        raise UserError(tr("A person needs a name. It stays as it was."))
    tx.write.set("person", person_id, name=name)
    return Outcome(mark("Rename person"))


def set_organisation(tx: Transaction, *, person_id: str, organisation: str) -> Outcome:
    """Say which organisation a person stands for; empty for none."""
    tx.write.set("person", person_id, organisation=accepted(organisation).strip())
    return Outcome(mark("Set organisation"))


def set_email(tx: Transaction, *, person_id: str, email: str) -> Outcome:
    """Keep a person's address, empty for none; UserError where it cannot be one."""
    address = _address(email)
    known = tx.read.profile_of(person_id)
    if known:
        tx.write.set("profile", known.id, email=address)
    elif address:
        tx.write.insert(Profile(id=new_id(), person_id=person_id, email=address))
    return Outcome(mark("Set e-mail address"))


def set_roles(
    tx: Transaction, *, workshop_id: str, person_id: str, roles: Sequence[Role]
) -> Outcome:
    """Say what a person is in a workshop; UserError for nothing, see `remove`."""
    if not roles:
        raise UserError(tr("A person needs a role in the workshop. The roles stay as they were."))
    there = tx.read.head(workshop_id)
    own = [entry for entry in there.involvements if entry.person_id == person_id]
    known: set[Role] = {entry.role for entry in own}
    new: list[Role] = [role for role in roles if role not in known]
    held: set[Role] = set()
    for entry in own:
        if entry.role in roles and entry.role not in held:
            held.add(entry.role)
        elif new:  # a role becomes another one, so that the person keeps the place among the others
            tx.write.set("involvement", entry.id, role=new.pop(0))
        else:
            tx.write.delete("involvement", entry.id)
    last = there.involvements[-1].position if there.involvements else ""
    for role, position in zip(new, spread(len(new), last), strict=True):
        tx.write.insert(Involvement(new_id(), workshop_id, person_id, role, position))
    return Outcome(mark("Set roles"))


def remove(tx: Transaction, *, workshop_id: str, person_ids: Iterable[str]) -> Outcome:
    """Take people out of a workshop, with their wishes, seats and presence.

    Who moderates a session or speaks in the agenda goes on doing so. Whom nothing of the process
    names any more is deleted, with what was planned for them and the rules about nobody else.
    """
    gone = set(person_ids)
    there = tx.read.head(workshop_id)
    planned = tx.read.grouping(workshop_id)
    for table, entries in (
        ("involvement", there.involvements),
        ("wish", planned.wishes),
        ("placement", planned.placements),
        ("attendance", planned.attendances),
    ):
        for entry in entries:
            if entry.person_id in gone:
                tx.write.delete(table, entry.id)
    _delete(tx, planned, gone - _named_elsewhere(tx, planned))
    return Outcome(mark("Remove people from the workshop"))


def _named_elsewhere(tx: Transaction, planned: Dossier) -> set[str | None]:
    """Return whom the programme names, or another workshop of the process."""
    found: set[str | None] = {entry.person_id for entry in (*planned.moderators, *planned.speakers)}
    for sibling in planned.siblings:
        head = tx.read.head(sibling.id)
        rows = (*head.involvements, *head.moderators, *head.speakers)
        found |= {entry.person_id for entry in rows}
    return found


def _delete(tx: Transaction, planned: Dossier, gone: set[str]) -> None:
    about: dict[str, set[str]] = defaultdict(set)
    for entry in planned.rule_persons:
        about[entry.rule_id].add(entry.person_id)
    for rule_id, people in about.items():
        if people <= gone:
            tx.write.delete("grouping_rule", rule_id)
    for table, entries in (("rule_person", planned.rule_persons), ("profile", planned.profiles)):
        for entry in entries:
            if entry.person_id in gone:
                tx.write.delete(table, entry.id)
    for person in planned.persons:
        if person.id in gone:
            tx.write.delete("person", person.id)


def take_over(tx: Transaction, *, workshop_id: str, people: Sequence[Listed]) -> Outcome:
    """Take over a list of people in one step; what it does not say stays as it is.

    Of a person who is there already, what the list says replaces group, address and wishes; name
    and organisation stay, roles are added. `ids` are those of the people, in the order of the list.
    """
    taking = _Taking(tx, tx.read.grouping(workshop_id))
    taking.take(people)
    return Outcome(mark("Take over list of people"), ids=tuple(taking.ids))


class _Taking:
    """A list on its way into a workshop."""

    def __init__(self, tx: Transaction, there: Dossier) -> None:
        self._tx = tx
        self._there = there
        self._profiles = {profile.person_id: profile for profile in there.profiles}
        self._organisations = {person.id: person.organisation for person in there.persons}
        self.ids: list[str] = []

    def take(self, people: Sequence[Listed]) -> None:
        """Write everybody, with their roles behind those that are there."""
        roles: list[tuple[str, Role]] = []
        held = {(entry.person_id, entry.role) for entry in self._there.involvements}
        involved = {person_id for person_id, _ in held}
        for number, person in enumerate(people):
            if number % _REPORTED == 0:
                self._tx.report(number, len(people))
            person_id = self._take_person(person)
            self.ids.append(person_id)
            named = person.roles or (_NONE if person_id in involved else _USUAL)
            roles.extend((person_id, role) for role in named if (person_id, role) not in held)
            held.update((person_id, role) for role in named)
            involved.add(person_id)
        self._take_roles(roles)
        self._take_wishes(dict(zip(self.ids, people, strict=True)))

    def _take_person(self, listed: Listed) -> str:
        person_id = listed.person_id
        organisation = accepted(listed.organisation).strip()
        if not person_id:
            process_id = self._there.workshop.process_id
            person = Person(new_id(), process_id, accepted(listed.name).strip(), organisation)
            person_id = self._tx.write.insert(person)
        elif organisation and not self._organisations.get(person_id, organisation):
            self._tx.write.set("person", person_id, organisation=organisation)
        cells = {"group_name": accepted(listed.group_name).strip(), "email": listed.email}
        self._take_profile(person_id, {name: value for name, value in cells.items() if value})
        return person_id

    def _take_profile(self, person_id: str, cells: Mapping[str, str]) -> None:
        known = self._profiles.get(person_id)
        if known is None and cells:
            self._profiles[person_id] = Profile(new_id(), person_id)._replace(**cells)
            self._tx.write.insert(self._profiles[person_id])
        elif known is not None and cells:
            self._tx.write.set("profile", known.id, **cells)

    def _take_roles(self, roles: Sequence[tuple[str, Role]]) -> None:
        last = max((entry.position for entry in self._there.involvements), default="")
        for (person_id, role), position in zip(roles, spread(len(roles), last), strict=True):
            workshop_id = self._there.workshop.id
            self._tx.write.insert(Involvement(new_id(), workshop_id, person_id, role, position))

    def _take_wishes(self, people: Mapping[str, Listed]) -> None:
        """Replace the wishes of those whom the list names any for."""
        wanted = {key: dict(person.wishes) for key, person in people.items() if person.wishes}
        for wish in self._there.wishes:
            if wish.person_id in wanted:
                priority = wanted[wish.person_id].pop(wish.topic_id, None)
                if priority is None:
                    self._tx.write.delete("wish", wish.id)
                else:
                    self._tx.write.set("wish", wish.id, priority=priority)
        for person_id, topics in wanted.items():
            for topic_id, priority in topics.items():
                self._tx.write.insert(Wish(new_id(), person_id, topic_id, priority))


def _address(text: str) -> str:
    address = accepted(text).strip()
    if address and not _ADDRESS.fullmatch(address):
        said = tr("“{text}” is no e-mail address; nothing was changed.", text=address)
        raise UserError(said)
    return address
