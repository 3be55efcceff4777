"""People from a list that somebody has: a CSV or Excel file, or cells pasted from one."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from facilitator.domain.listing import Listed
from facilitator.domain.planning import Profile
from facilitator.domain.records import Person, Role
from facilitator.exchange.findings import Finding
from facilitator.exchange.people_table.columns import Layout, guessed
from facilitator.exchange.people_table.entries import Entry, Rows
from facilitator.exchange.people_table.likeness import Pair, exact_ids, of_person, pairs
from facilitator.exchange.people_table.table import Table, opened
from facilitator.exchange.source.workbooks import letters
from facilitator.language import tr

__all__ = ["People", "guessed", "listed", "opened", "read_people"]


class People(NamedTuple):
    """Who is in a list, before anybody has agreed to it."""

    entries: tuple[Entry, ...]
    known: Mapping[int, str]
    """People of the file by the row that names exactly them."""
    pairs: Mapping[int, Pair]
    """By row, whom its person may be; somebody has to say (see `listed`)."""
    findings: tuple[Finding, ...]


def read_people(
    table: Table,
    layout: Layout,
    titles: Mapping[int, str],
    persons: Sequence[Person] = (),
    profiles: Sequence[Profile] = (),
) -> People:
    """Read a table by its layout; `titles` are those of the topics by number, `persons` the file's.

    Every row below the headings is an entry, those that cannot be taken over with their problem.
    """
    rows = Rows(table, layout, titles)
    entries = tuple(rows.entries())
    sound = [entry for entry in entries if not entry.problem]
    emails = {profile.person_id: profile.email for profile in profiles}
    exact = exact_ids(sound, persons)
    there = [of_person(person, emails.get(person.id, "")) for person in persons]
    found = {pair.row: pair for pair in pairs(sound, there, exact)}
    findings = [*table.findings, *layout.findings, *_unread(layout), *rows.findings]
    return People(entries, exact, found, tuple(sorted(findings, key=lambda finding: finding.line)))


def _unread(layout: Layout) -> list[Finding]:
    told = [finding.sentence for finding in layout.findings]
    return [
        Finding(
            layout.heading_row,
            tr("Column {column} (“{heading}”) is not read.", column=letters(at), heading=heading),
        )
        for at, (column, heading) in enumerate(zip(layout.columns, layout.headings, strict=False))
        if heading and not column.field and not any(f"“{heading}”" in said for said in told)
    ]


def listed(
    people: People, same: Mapping[int, bool], topic_ids: Mapping[int, str]
) -> tuple[Listed, ...]:
    """Return whom to take over: rows that are the same person are one, others are each their own.

    `same` answers pairs by row; where it says nothing, what is proposed counts. `topic_ids` are
    those of the topics by number. Of several rows for one person the first that says something counts.
    """
    found: dict[int, Listed] = {}
    by_person: dict[str, int] = {}
    leads: dict[int, int] = {}
    for entry in people.entries:
        if entry.problem:
            continue
        pair = people.pairs.get(entry.row)
        is_same = pair is not None and same.get(entry.row, pair.seems_same)
        person_id = people.known.get(entry.row, pair.person_id if pair and is_same else "")
        lead = leads.get(pair.other_row, 0) if pair and is_same else 0
        lead = lead or by_person.get(person_id, 0) or entry.row
        leads[entry.row] = lead
        wishes = tuple(
            (topic_ids[number], prio) for number, prio in entry.wishes if number in topic_ids
        )
        own = Listed(*entry[1:5], entry.roles, wishes, person_id)
        found[lead] = _united(found[lead], own) if lead in found else own
        if person_id:
            by_person.setdefault(person_id, lead)
    return tuple(found.values())


def _united(first: Listed, other: Listed) -> Listed:
    roles: tuple[Role, ...] = tuple(dict.fromkeys((*first.roles, *other.roles)))
    return first._replace(
        organisation=first.organisation or other.organisation,
        group_name=first.group_name or other.group_name,
        email=first.email or other.email,
        roles=roles,
        wishes=first.wishes or other.wishes,
        person_id=first.person_id or other.person_id,
    )
