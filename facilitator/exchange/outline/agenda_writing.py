"""Agenda and rounds, written."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from facilitator.domain.codes import SessionCode
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import AgendaItem, Session, Topic
from facilitator.domain.richtext import guarded
from facilitator.exchange.outline.agenda_lines import (
    AgendaLine,
    SessionLine,
    guess_kind,
    plain_item,
)
from facilitator.exchange.outline.front_writing import Attendance
from facilitator.exchange.outline.inline import one_line
from facilitator.exchange.outline.item_details import detail_lines, plain_mention
from facilitator.exchange.outline.vocabulary import ROUND, word


@dataclass(frozen=True)
class AgendaWriting:
    """The agenda of one workshop, and the rounds that it does not show."""

    dossier: Dossier
    attendance: Attendance

    def agenda(self) -> str:
        """Return the items of the agenda with sessions and speakers."""
        shown: set[str] = set()
        return "\n".join(line for item in self.dossier.agenda for line in self._item(item, shown))

    def rounds(self) -> str:
        """Return sessions and rounds that the agenda does not show, "" when they go without saying."""
        shown = {item.round_id for item in self.dossier.agenda}
        rest = [session for session in self.dossier.sessions if session.round_id not in shown]
        rest.sort(key=lambda session: self.dossier.code[session.id])
        empty = self._empty_rounds({session.round_id for session in rest} | shown)
        if not empty and self._is_implied(rest):
            return ""
        return "\n".join([f"- {self._session(session)}" for session in rest] + empty)

    def _empty_rounds(self, shown: set[str | None]) -> list[str]:
        name = word(ROUND, self.dossier.workshop.language)
        return [
            f"- {name} {entry.number}" for entry in self.dossier.rounds if entry.id not in shown
        ]

    def _is_implied(self, sessions: list[Session]) -> bool:
        """Tell whether a reader adds just these sessions: round 1 of topics that have no other."""
        ids = {session.id for session in sessions}
        have = {session.topic_id for session in self.dossier.sessions if session.id not in ids}
        lack = [
            topic
            for topic in self.dossier.topics
            if topic.id not in have and self.dossier.questions_of(topic)
        ]
        return [self.dossier.code[session.id] for session in sessions] == [
            SessionCode(1, topic.number) for topic in lack
        ] and not any(
            self._has_details(session, lack_title=topic.agenda_title)
            for session, topic in zip(sessions, lack, strict=True)
        )

    def _has_details(self, session: Session, *, lack_title: str) -> bool:
        return bool(
            one_line(session.room) or self.dossier.moderators_of(session) or one_line(lack_title)
        )

    def _item(self, item: AgendaItem, shown: set[str]) -> Iterator[str]:
        number = next((entry for entry in self.dossier.rounds if entry.id == item.round_id), None)
        sessions = self.dossier.sessions_of(number) if number and number.id not in shown else []
        shown.update(session.round_id for session in sessions)
        kind = guess_kind(one_line(item.title), has_sessions=bool(sessions))
        line = AgendaLine(
            title=item.title,
            start_time=item.start_time,
            minutes=item.duration_minutes,
            kind=item.kind if item.kind != kind else None,
            round=number.number if number and not sessions else None,
        )
        yield f"- {line.source(self.dossier.workshop.language)}"
        for session in sessions:
            yield f"  - {self._session(session)}"
        for speaker in self.dossier.speakers_of(item):
            person = self.attendance.person(speaker.person_id)
            source = self.attendance.people.source(person, speaker.printed)
            yield f"  - {guarded(plain_mention(plain_item(source)))}"
        for detail in detail_lines(item, self.dossier.workshop.language):
            yield f"  - {detail}"

    @cached_property
    def _topic(self) -> dict[str, Topic]:
        return {topic.id: topic for topic in self.dossier.topics}

    def _session(self, session: Session) -> str:
        topic = self._topic[session.topic_id]
        line = SessionLine(
            code=self.dossier.code[session.id],
            title=one_line(topic.agenda_title) or one_line(topic.title),
            moderators=tuple(
                self.attendance.people.source(
                    self.attendance.person(moderator.person_id), moderator.printed
                )
                for moderator in self.dossier.moderators_of(session)
            ),
            room=session.room,
        )
        return line.source(self.dossier.workshop.language)
