"""From what was typed into a cell to the action that stores it."""

from collections.abc import Sequence

from facilitator.actions import groups, people
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.errors import UserError
from facilitator.language import tr
from facilitator.ui.people.rows import EMAIL, GROUP, NAME, ORGANISATION, ROLE, WISHES, Row


def store(
    desk: Desk, plan: Dossier, row: Row, others: Sequence[Row], column: int, text: str
) -> None:
    """Store a cell of a person; a group is that of `others` too, who were chosen with them.

    UserError where the text cannot be what the column holds; nothing is stored then.
    """
    workshop_id, person_id = plan.workshop.id, row.id
    if column == NAME:
        desk.run(people.rename, person_id=person_id, name=text)
    elif column == ORGANISATION:
        desk.run(people.set_organisation, person_id=person_id, organisation=text)
    elif column == GROUP:
        ids = list(dict.fromkeys([person_id, *(other.id for other in others)]))
        desk.run(groups.set_stakeholder_group, person_ids=ids, group_name=text)
    elif column == EMAIL:
        desk.run(people.set_email, person_id=person_id, email=text)
    elif column == ROLE:
        roles = _roles(text)
        desk.run(people.set_roles, workshop_id=workshop_id, person_id=person_id, roles=roles)
    elif column == WISHES:
        topics = _wishes(plan, text)
        desk.run(groups.set_wishes, workshop_id=workshop_id, person_id=person_id, topics=topics)


def _roles(text: str) -> tuple[str, ...]:
    from facilitator.exchange.people_table.cells import roles_of  # noqa: PLC0415 - not at the start

    roles, unknown = roles_of(text)
    if unknown:
        said = tr(
            "“{text}” is no role; there are moderation, representative, participant and recipient.",
            text=", ".join(unknown),
        )
        raise UserError(said)
    return roles


def _wishes(plan: Dossier, text: str) -> dict[str, int]:
    """Return topics by id with their priority: the order in which they are named."""
    from facilitator.exchange.people_table.cells import Topics  # noqa: PLC0415 - not at the start

    titles = {topic.number: topic.title or topic.agenda_title for topic in plan.topics}
    numbers, unknown = Topics(titles).numbers_in(text)
    if unknown:
        said = tr("“{text}” is none of the topics.", text=", ".join(unknown))
        raise UserError(said)
    ids = {topic.number: topic.id for topic in plan.topics}
    return {ids[number]: at for at, number in enumerate(numbers, start=1)}
