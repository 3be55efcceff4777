"""The agenda as it is planned: its items, their order, who speaks, and what stands in each cell.

One action is one step of undo. What happened on the day is recorded elsewhere (see `agendas`).
"""

import re
from collections.abc import Collection, Sequence
from typing import Final, get_args

from facilitator.actions.desk import Outcome, Transaction
from facilitator.actions.naming import name_anew
from facilitator.actions.siblings import arrange
from facilitator.actions.wording import accepted, continues
from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.moments import MOST_MINUTES
from facilitator.domain.records import AgendaItem, AgendaKind, Round, Speaker
from facilitator.domain.text import clean
from facilitator.errors import Bug, UserError
from facilitator.language import mark, tr, trn
from facilitator.storage.journal import Cell

_WORDS: Final = frozenset(("title", "place"))
_LINES: Final = frozenset(("comment", "materials"))
_CLOCK: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def write(tx: Transaction, *, item_id: str, cell: str, text: str) -> Outcome:
    """Write the words of an item (title, place, comment, materials); typing that goes on is one step."""
    if cell not in _WORDS | _LINES:
        message = f"no words of an agenda item: {cell}"
        raise Bug(message)
    text = clean(text) if cell in _LINES else accepted(text)
    if not continues(tx, item_id, cell, text):
        _living(tx, item_id)
        tx.write.set("agenda_item", item_id, **{cell: text})
    return Outcome(mark("Words of an agenda item"))


def set_times(tx: Transaction, *, item_id: str, **cells: Cell) -> Outcome:
    """Pin an item's `start_time` ("14:05"; None: it follows the item above), or set its `duration_minutes`.

    UserError for a time that is none and for minutes that no item has.
    """
    _demand_times(cells)
    _living(tx, item_id)
    tx.write.set("agenda_item", item_id, **cells)
    return Outcome(mark("Times of an agenda item"))


def set_kind(tx: Transaction, *, item_ids: Collection[str], kind: AgendaKind) -> Outcome:
    """Say what kind some items are of."""
    if kind not in get_args(AgendaKind):
        message = f"no kind of an agenda item: {kind}"
        raise Bug(message)
    for item_id in item_ids:
        _living(tx, item_id)
        tx.write.set("agenda_item", item_id, kind=kind)
    return Outcome(mark("Kind of agenda items"))


def add(
    tx: Transaction,
    *,
    workshop_id: str,
    after: str | None = None,
    kind: AgendaKind = "other",
    title: str = "",
    minutes: int | None = None,
) -> Outcome:
    """Put a new item behind another one, first where `after` is None; `ids` names it."""
    _demand_times({"duration_minutes": minutes})
    item = AgendaItem(
        id=new_id(),
        workshop_id=workshop_id,
        kind=kind,
        title=accepted(title),
        duration_minutes=minutes,
    )
    insert_behind(tx, [item], after)
    return Outcome(mark("New agenda item"), ids=(item.id,))


def insert_behind(tx: Transaction, items: Sequence[AgendaItem], after: str | None) -> None:
    """Write new items of one workshop behind one of its items, first where `after` is None."""
    agenda = tx.read.agenda(items[0].workshop_id) if items else []
    at = 1 + next((at for at, item in enumerate(agenda) if item.id == after), -1)
    if after is not None and not at:
        raise _gone()
    unplaced = [item._replace(position="") for item in items]
    for item in unplaced:
        tx.write.insert(item)
    arrange(tx, [*agenda[:at], *unplaced, *agenda[at:]])


def shift(tx: Transaction, *, workshop_id: str, item_ids: Collection[str], step: int) -> Outcome:
    """Move items one place down (1) or up (-1), together; at the end of the agenda they stay."""
    agenda = tx.read.agenda(workshop_id)
    moving = [item for item in agenda if item.id in item_ids]
    places = [at for at, item in enumerate(agenda) if item.id in item_ids]
    if not moving:
        raise _gone()
    goal = places[0] - 1 if step < 0 else places[-1] + 2 - len(moving)
    staying = [item for item in agenda if item.id not in item_ids]
    goal = max(0, min(goal, len(staying)))
    arrange(tx, [*staying[:goal], *moving, *staying[goal:]])
    return Outcome(mark("Move agenda items"))


def place(
    tx: Transaction, *, workshop_id: str, item_ids: Collection[str], after: str | None
) -> Outcome:
    """Put items behind another one in their order, first where `after` is None."""
    agenda = tx.read.agenda(workshop_id)
    if after is not None and after in item_ids:
        before = [item.id for item in agenda]
        earlier = before[: before.index(after)] if after in before else []
        after = next((key for key in reversed(earlier) if key not in item_ids), None)
    moving = [item for item in agenda if item.id in item_ids]
    staying = [item for item in agenda if item.id not in item_ids]
    at = 1 + next((at for at, item in enumerate(staying) if item.id == after), -1)
    if not moving or (after is not None and not at):
        raise _gone()
    arrange(tx, [*staying[:at], *moving, *staying[at:]])
    return Outcome(mark("Move agenda items"))


def copy(tx: Transaction, *, workshop_id: str, item_ids: Collection[str]) -> Outcome:
    """Put copies of items, with who speaks at them, behind the last of them; `ids` names the copies.

    A copy follows the item above it. One with parallel sessions begins a round of its own: the same
    topics, rooms and moderators once more.
    """
    head = tx.read.head(workshop_id)
    chosen = [item for item in head.agenda if item.id in item_ids]
    if not chosen:
        raise _gone()
    made: list[AgendaItem] = []
    number = max((entry.number for entry in head.rounds), default=0)
    for item in chosen:
        round_id = None
        if item.round_id:
            number += 1
            round_id = _copied_round(tx, head, item.round_id, number)
        made.append(item._replace(id=new_id(), start_time=None, round_id=round_id))
    insert_behind(tx, made, chosen[-1].id)
    for item, other in zip(chosen, made, strict=True):
        for speaker in head.speakers_of(item):
            tx.write.insert(speaker._replace(id=new_id(), agenda_item_id=other.id))
    return Outcome(mark("Duplicate agenda items"), ids=tuple(item.id for item in made))


def _copied_round(tx: Transaction, head: Dossier, round_id: str, number: int) -> str:
    made = Round(id=new_id(), workshop_id=head.workshop.id, number=number)
    tx.write.insert(made)
    for session in head.sessions:
        if session.round_id == round_id:
            other = session._replace(id=new_id(), round_id=made.id)
            tx.write.insert(other)
            for moderator in head.moderators_of(session):
                tx.write.insert(moderator._replace(id=new_id(), session_id=other.id))
    return made.id


def remove(tx: Transaction, *, workshop_id: str, item_ids: Collection[str]) -> Outcome:
    """Delete items with who speaks at them; the sessions of their rounds stay, with all notes.

    UserError, and nothing done, where something is recorded of one on the day.
    """
    head = tx.read.head(workshop_id)
    going = [item for item in head.agenda if item.id in item_ids]
    begun = {fact.agenda_item_id for fact in head.agenda_facts}
    for item in going:
        if item.id in begun:
            said = tr("“{title}” has begun and stays. Nothing was changed.", title=item.title)
            raise UserError(said)
    for item in going:
        for speaker in head.speakers_of(item):
            tx.write.delete("speaker", speaker.id)
        tx.write.delete("agenda_item", item.id)
    said = trn("{count} agenda item deleted.", "{count} agenda items deleted.", len(going))
    if any(item.round_id for item in going):
        said = f"{said} {tr('The rooms of the round stay, with their notes.')}"
    return Outcome(mark("Delete agenda items"), remark=said)


def set_speakers(tx: Transaction, *, workshop_id: str, item_id: str, text: str) -> Outcome:
    """Say who speaks at an item: "Name, organisation; name", empty for nobody.

    Whom the process knows by name (and organisation, if one is said) is meant; others become
    persons of it. Who was named before and is named again keeps what is printed of them.
    """
    item = _living(tx, item_id)
    head = tx.read.head(workshop_id)
    name_anew(tx, head, head.speakers_of(item), text, Speaker(id="", agenda_item_id=item_id))
    return Outcome(mark("Speakers of an agenda item"))


def _demand_times(cells: dict[str, Cell]) -> None:
    start, minutes = cells.get("start_time"), cells.get("duration_minutes")
    if not {"start_time", "duration_minutes"}.issuperset(cells):
        message = f"no times of an agenda item: {set(cells)}"
        raise Bug(message)
    if start is not None and not _CLOCK.fullmatch(str(start)):
        raise UserError(tr("“{text}” is no time of day. Nothing was changed.", text=start))
    if minutes is not None and not 0 <= int(minutes) <= MOST_MINUTES:
        raise UserError(tr("An item takes between 0 and {most} minutes.", most=MOST_MINUTES))


def _living(tx: Transaction, item_id: str) -> AgendaItem:
    item = tx.read.row(AgendaItem, item_id)
    if item is None:
        raise _gone()
    return item


def _gone() -> UserError:
    return UserError(tr("This agenda item is no longer in the file. Nothing was changed."))
