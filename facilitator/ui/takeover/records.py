"""The records that a line became, each in a few words."""

import re
from functools import cached_property
from typing import Final

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import (
    AgendaItem,
    Involvement,
    Moderator,
    Question,
    Session,
    Speaker,
    Topic,
)
from facilitator.domain.text import fold
from facilitator.exchange.source.reading import ReadLine
from facilitator.language import tr
from facilitator.ui.dates import long_date, parsed_date

_BETWEEN: Final = ", "
_APART: Final = "  ·  "
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_NOON: Final = 12
_Named = Speaker | Moderator | Involvement


class Records:
    """Says what a line became, of the plan that was read with it."""

    def __init__(self, plan: Dossier) -> None:
        self._plan = plan
        self.remarks = {remark.id: remark.text for remark in plan.remarks}

    def words(self, line: ReadLine) -> str:
        """Return what a line became; a line that only holds others together says so."""
        if line.became == "blank":
            return ""
        if line.became == "hint":
            return self._hint(line)
        words = list(dict.fromkeys(filter(None, (self._word(key, line) for key in line.ids))))
        if not words:
            return tr("Heading of what follows")
        return _APART.join(words)

    def _hint(self, line: ReadLine) -> str:
        """Return the part of a question's hint that a line says."""
        hints = [entry.hint.split("\n") for entry in self._plan.questions if entry.id in line.ids]
        found = next((hint for parts in hints for hint in parts if hint in line.text), "")
        return ": ".join(filter(None, (tr("Hint to the moderator"), found)))

    def _word(self, key: str, line: ReadLine) -> str:
        if key == self._plan.workshop.id:
            return self._head(line)
        if line.became == "letter" and key in self.remarks:
            return tr("Of the letter, kept as a remark: {text}", text=self.remarks[key])
        if key in self.remarks:
            return tr("Kept as a remark: {text}", text=self.remarks[key])
        return self._words.get(key, "")

    def _head(self, line: ReadLine) -> str:
        """Return those data of the workshop that a line says."""
        workshop, said = self._plan.workshop, fold(line.text)
        day = parsed_date(workshop.date)
        has_figures = any(sign.isdigit() for sign in line.text)
        found = [text for text in (workshop.title, workshop.place) if text and fold(text) in said]
        if day and has_figures and (str(day.year) in line.text or str(day.day) in line.text):
            found.insert(0, long_date(day))
        ends = (workshop.start_time, workshop.end_time)
        times = [time for time in ends if time and _says_time(line.text, time)]
        if times:
            found.append("–".join(times))
        return tr("Workshop: {words}", words=_BETWEEN.join(found) or line.text.strip())

    @cached_property
    def _words(self) -> dict[str, str]:
        plan = self._plan
        words = {item.id: self._item(item) for item in plan.agenda}
        words |= {session.id: self._session(session) for session in plan.sessions}
        words |= {topic.id: _topic(topic) for topic in plan.topics}
        words |= {entry.id: self._named(entry) for entry in plan.speakers}
        words |= {entry.id: self._named(entry) for entry in plan.moderators}
        words |= {entry.id: self._named(entry) for entry in plan.involvements}
        for topic in plan.topics:
            for number, question in enumerate(plan.questions_of(topic), start=1):
                words[question.id] = _question(str(number), question)
                for at, part in enumerate(plan.sub_questions_of(question)):
                    letter = _LETTERS[at] if at < len(_LETTERS) else str(at + 1)
                    words[part.id] = _question(f"{number}{letter}", part)
        return words

    def _item(self, item: AgendaItem) -> str:
        number = next((entry.number for entry in self._plan.rounds if entry.id == item.round_id), 0)
        parts = [" ".join(filter(None, (item.start_time, item.title)))]
        if item.duration_minutes is not None:
            parts.append(tr("{count} min", count=item.duration_minutes))
        if number:
            parts.append(tr("round {number}", number=number))
        if item.place:
            parts.append(item.place)
        return _BETWEEN.join(parts)

    def _session(self, session: Session) -> str:
        plan = self._plan
        topic = next(entry for entry in plan.topics if entry.id == session.topic_id)
        title = topic.agenda_title or topic.title
        room = tr("room {name}", name=session.room) if session.room else ""
        return _BETWEEN.join(filter(None, (f"{plan.code[session.id]} {title}".strip(), room)))

    def _named(self, entry: _Named) -> str:
        person = self._plan.person.get(entry.person_id or "")
        name = _BETWEEN.join(filter(None, (person.name, person.organisation))) if person else ""
        if isinstance(entry, Speaker):
            return tr("Speaks: {name}", name=name or entry.printed)
        if isinstance(entry, Moderator):
            return tr("Moderates: {name}", name=name or entry.printed)
        return tr("Takes part: {name}", name=name)


def _says_time(text: str, time: str) -> bool:
    """Tell whether a text says a time of day, however it is written."""
    hour = int(time[:2])
    hours = f"0?{hour}|0?{hour - 12}" if hour > _NOON else f"0?{hour}"
    said = rf"(?<!\d)(?:{hours})(?:\s?[:.h]\s?{time[3:]}(?![.\d])|\s?[–—-]|\s?(?:uhr|h|[ap]\.?m)\b)"
    return re.search(said, text, re.IGNORECASE) is not None


def _topic(topic: Topic) -> str:
    return tr("Topic {number}: {title}", number=topic.number, title=topic.title).rstrip(" :")


def _question(number: str, question: Question) -> str:
    minutes = question.planned_minutes
    length = tr("({count} min)", count=minutes) if minutes is not None else ""
    return f"{number}  {question.text} {length}".rstrip()
