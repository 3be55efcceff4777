"""What the page shows of a list: read off the window's thread, touching no widget and no file of ours."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from facilitator.domain.dossier import Dossier
from facilitator.domain.planning import Profile
from facilitator.errors import EnvironmentProblem
from facilitator.language import tr
from facilitator.reasons import reason
from facilitator.ui.people.rows import wishes_of

if TYPE_CHECKING:
    from facilitator.exchange.findings import Finding
    from facilitator.exchange.people_reader import People
    from facilitator.exchange.people_table.columns import Layout
    from facilitator.exchange.people_table.entries import Entry
    from facilitator.exchange.people_table.table import Table

Mark = Literal["new", "known", "duplicate", "faulty", "frame"]
"""What a row is; "frame" for headings and what stands above them."""
MARKS: Final[tuple[Mark, ...]] = ("new", "known", "duplicate", "faulty", "frame")


class Draft(NamedTuple):
    """A list that nobody has agreed to yet."""

    table: "Table"
    layout: "Layout"
    people: "People"
    entries: "Mapping[int, Entry]"
    """By row."""
    findings: "Mapping[int, list[Finding]]"
    """By row."""
    named: Mapping[str, str]
    """What the people of the file are called, by id."""
    there: Mapping[str, Profile]
    """Their groups and addresses, by id."""
    wished: Mapping[str, list[int]]
    """The topics that they wish for, by id."""

    def mark(self, row: int) -> Mark:
        """Return what a row is."""
        entry = self.entries.get(row)
        if entry is None:
            return "frame"
        if entry.problem:
            return "faulty"
        if row in self.people.pairs:
            return "duplicate"
        return "known" if row in self.people.known else "new"

    def changes(self, row: int, *, is_same: bool) -> list[tuple[str, str]]:
        """Return what taking a row over would replace of a person who is there: before, after."""
        entry, pair = self.entries.get(row), self.people.pairs.get(row)
        person_id = self.people.known.get(row) or (pair.person_id if pair and is_same else "")
        if entry is None or not person_id:
            return []
        there = self.there.get(person_id, Profile("", person_id))
        wished = ", ".join(map(str, self.wished.get(person_id, ())))
        cells = (
            (there.group_name, entry.group_name),
            (there.email, entry.email),
            (wished, ", ".join(str(number) for number, _ in entry.wishes)),
        )
        return [(before, after) for before, after in cells if before and after and before != after]


def read_file(path: Path, plan: Dossier) -> Draft:
    """Read a list's file; UserError for what is none, EnvironmentProblem for the disk."""
    from facilitator.exchange.people_table.table import MAX_BYTES  # noqa: PLC0415 - parsers load late

    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        said = tr(
            "“{name}” could not be read ({reason}). Nothing was taken over; "
            "check that the file is still there and that you may open it.",
            name=path.name,
            reason=reason(error),
        )
        raise EnvironmentProblem(said) from error
    return read(content, plan)


def read(content: str | bytes, plan: Dossier) -> Draft:
    """Read a list by the columns that it seems to have."""
    from facilitator.exchange.people_reader import guessed, opened  # noqa: PLC0415 - parsers load late

    table = opened(content)
    return read_by(table, guessed(table, titles_of(plan)), plan)


def read_by(table: "Table", layout: "Layout", plan: Dossier) -> Draft:
    """Read a table by what somebody says its columns hold."""
    from facilitator.exchange.people_reader import read_people  # noqa: PLC0415 - parsers load late

    people = read_people(table, layout, titles_of(plan), plan.persons, plan.profiles)
    findings: dict[int, list[Finding]] = defaultdict(list)
    for finding in people.findings:
        findings[finding.line].append(finding)
    entries = {entry.row: entry for entry in people.entries}
    named = {
        person.id: ", ".join(filter(None, (person.name, person.organisation)))
        for person in plan.persons
    }
    there = {profile.person_id: profile for profile in reversed(plan.profiles)}
    return Draft(table, layout, people, entries, findings, named, there, wishes_of(plan))


def titles_of(plan: Dossier) -> dict[int, str]:
    """Return the titles of a workshop's topics by number."""
    return {topic.number: topic.title or topic.agenda_title for topic in plan.topics}
