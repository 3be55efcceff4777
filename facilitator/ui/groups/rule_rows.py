"""The rules below the board as rows: what each demands, and whether it is kept; without Qt."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from facilitator.domain.planning import GroupingRule
from facilitator.language import tr, trn
from facilitator.planning.checklist_words import listed
from facilitator.planning.grouping.plan import origins_of
from facilitator.planning.grouping.solving import Demand
from facilitator.ui.groups.figures import group_sizes, mixes
from facilitator.ui.groups.seating import Seating


class RuleRow(NamedTuple):
    """One rule."""

    key: str
    """The id of the file's rule, or the name of one that always holds."""
    text: str
    violations: int
    rule: GroupingRule | None = None

    @property
    def status(self) -> str:
        """Whether it is kept, in words."""
        if not self.violations:
            return tr("kept")
        return trn("{count} violation", "{count} violations", self.violations)

    @property
    def glyph(self) -> tuple[str, str]:
        """Icon and ink."""
        if self.violations:
            return "warn", "warn"
        return ("lock", "ok") if self.rule and self.rule.kind == "fixed" else ("check", "ok")

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return f"{self.text}, {self.status}"


def rule_rows(seating: Seating, off: list[Demand]) -> list[RuleRow]:
    """Return what always holds, then the rules of the file in their order."""
    kinds = Counter(demand.kind for demand in off)
    rows = [RuleRow("mix", _mix(seating), _lacking(seating))]
    if not any(_is_for_all(seating, rule) for rule in seating.plan.grouping_rules):
        rows.append(RuleRow("once", tr("Nobody has a topic twice"), kinds["once"]))
    seats = RuleRow("seats", _seats(seating), kinds["most"] + kinds["least"])
    return [*rows, seats, *_of_file(seating, off)]


def _mix(seating: Seating) -> str:
    rooms = seating.numbering.rooms_in
    most = max(map(len, rooms), default=0)
    if any(part.people < most for part in group_sizes(seating)):
        return tr("Every stakeholder group with people enough in every room")
    return tr("Every stakeholder group in every room")


def _lacking(seating: Seating) -> int:
    """Count the groups that are lacking in a room though they have people enough for all rooms."""
    if not seating.is_begun:
        return 0
    sizes = {part.name: part.people for part in group_sizes(seating)}
    return sum(
        sizes[name] >= len(rooms)
        for number in seating.numbering.rounds
        for rooms in [mixes(seating, number)]
        for room in rooms
        if room.size
        for name in room.lacking
    )


def _seats(seating: Seating) -> str:
    rooms = seating.problem.rooms
    least = min((room.least for room in rooms), default=0)
    most = max((room.most for room in rooms), default=0)
    return tr("{least} to {most} people in each room", least=least, most=most)


def _of_file(seating: Seating, off: list[Demand]) -> Iterator[RuleRow]:
    origins = origins_of(seating.plan)
    broken = Counter(origins[demand.place] for demand in off if demand.kind == "rule")
    for rule in seating.plan.grouping_rules:
        yield RuleRow(rule.id, rule_words(seating, rule), broken[rule.id], rule)


def _is_for_all(seating: Seating, rule: GroupingRule) -> bool:
    return rule.kind == "repeat" and not people_of(seating, rule)


def people_of(seating: Seating, rule: GroupingRule) -> list[str]:
    """Return the ids of whom a rule is about."""
    return [entry.person_id for entry in seating.plan.rule_persons if entry.rule_id == rule.id]


def rule_words(seating: Seating, rule: GroupingRule) -> str:
    """Return a rule as a sentence."""
    plan, ids = seating.plan, people_of(seating, rule)
    names = listed([plan.person[each].name for each in ids if each in plan.person])
    values = {"names": names, "room": _room(seating, rule), "topic": _topic(seating, rule)}
    match rule.kind:
        case "fixed":
            said = trn("{names} stays in {room}", "{names} stay in {room}", len(ids), **values)
        case "forbidden":
            said = tr("{names} without the topic “{topic}”", **values)
        case "together":
            said = tr("{names} together", **values)
        case "apart":
            said = tr("{names} apart", **values)
        case "absent":
            said = tr("{names} absent", **values)
        case "repeat":
            said = (
                tr("{names} may have a topic twice", **values)
                if ids
                else tr("Everybody may have a topic twice")
            )
    number = {entry.id: entry.number for entry in plan.rounds}.get(rule.round_id or "")
    return said if number is None else f"{said} ({tr('Round {number}', number=number)})"


def _room(seating: Seating, rule: GroupingRule) -> str:
    code = seating.plan.code.get(rule.session_id or "")
    return str(code) if code else ""


def _topic(seating: Seating, rule: GroupingRule) -> str:
    titles = {topic.id: topic.title for topic in seating.plan.topics}
    return titles.get(rule.topic_id or "", "")
