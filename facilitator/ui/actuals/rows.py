"""From a workshop's plan and facts to the rows of the table; without Qt."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from facilitator.domain.actuals import ItemRow, QuestionRow, item_rows, question_rows
from facilitator.domain.dossier import Dossier
from facilitator.domain.schedule import schedule
from facilitator.language import tr, trn

_BETWEEN = "   "


@dataclass(frozen=True, slots=True)
class Row:
    """A heading, or something planned with the minutes that it took."""

    text: str
    is_heading: bool = False
    number: str = ""
    meta: str = ""
    """When it began, or what it took in each room."""
    planned: float = 0.0
    taken: float | None = None
    """None where nothing was timed."""

    @property
    def planned_text(self) -> str:
        """The planned minutes, nothing where none are planned."""
        return _minutes(self.planned) if round(self.planned) else ""

    @property
    def taken_text(self) -> str:
        """The minutes it took."""
        return "" if self.taken is None else _minutes(self.taken)

    @property
    def difference_text(self) -> str:
        """How much longer (+) or shorter (−) it took, "0" where it was kept."""
        if self.taken is None:
            return ""
        minutes = round(self.taken) - round(self.planned)
        return f"{minutes:+}".replace("-", "−") if minutes else "0"

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        if self.is_heading:
            return self.text
        planned = trn("{count} minute planned", "{count} minutes planned", round(self.planned))
        if self.taken is None:
            return f"{self.text}: {planned}, " + tr("not timed")
        taken = trn("{count} minute taken", "{count} minutes taken", round(self.taken))
        return f"{self.text}: {planned}, {taken}"


def rows_of(head: Dossier, now: datetime) -> list[Row]:
    """Return the agenda's items, then each topic's questions; of a dossier its head will do."""
    day = schedule(head, now)
    items = [_item(entry) for entry in item_rows(day)]
    rows = [Row(tr("Agenda"), is_heading=True), *items] if items else []
    questions = question_rows(head, day)
    for topic, group in groupby(questions, key=lambda entry: entry.topic):
        rows.append(Row(topic.title, is_heading=True))
        rows.extend(_question(head, entry) for entry in group)
    return rows


def is_timed(rows: list[Row]) -> bool:
    """Tell whether anything was timed."""
    return any(row.taken is not None for row in rows)


def _item(entry: ItemRow) -> Row:
    planned = f"{entry.planned_start.astimezone():%H:%M}"
    began = f"{entry.start.astimezone():%H:%M}" if entry.start else ""
    moved = tr("began at {time}", time=began) if began and began != planned else ""
    return Row(
        entry.item.title,
        number=planned,
        meta=moved,
        planned=entry.planned_minutes,
        taken=entry.minutes,
    )


def _question(head: Dossier, entry: QuestionRow) -> Row:
    return Row(
        entry.question.text,
        number=str(entry.number),
        meta=_BETWEEN.join(_rooms(head, entry)) if len(entry.taken) > 1 else "",
        planned=entry.planned_minutes,
        taken=entry.minutes,
    )


def _rooms(head: Dossier, entry: QuestionRow) -> Iterator[str]:
    for session, minutes in entry.taken:
        yield f"{head.code[session.id]}: " + tr("{count} min", count=round(minutes))


def _minutes(minutes: float) -> str:
    return str(round(minutes))
