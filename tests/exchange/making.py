"""Workshops at random, as nasty as they get."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count
from random import Random
from typing import TypeVar, get_args

from facilitator.domain.authoring import Answer, AnswerKind, AnswerSource, Omission, Standing
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import (
    AgendaItem,
    AgendaKind,
    Chapter,
    ChapterRole,
    Evidence,
    Involvement,
    KeyResult,
    Milestone,
    Moderator,
    Note,
    NoteKind,
    Person,
    Process,
    Question,
    Recommendation,
    Remark,
    Role,
    Round,
    Session,
    Speaker,
    Topic,
    Workshop,
)
from facilitator.domain.richtext import List, Paragraph, Run, write
from facilitator.domain.text import clean, clean_line

NASTY = """
- * + # ## 1. 1) 2020. > | |---|---| --- === ``` ~~~ \\ \\\\ \\- { } {} {x} {W1.1} {W2.1-F2} {★} {offen} * ** ★
{Gruppe:~x} {bestätigt~W1.1-F1-01} {@x} {bis~2026-11-30} @ bis
{Antwort} {Answer~new:~W1.1-F1-01} {ausgelassen} {ausgelassen:~x} {T1-F1-A01}
{Kapitel} {8 min} (45 min) 14:00 14:00–15:00 9.30~Uhr W~1.1: W1.1 W~1.1 a. b) z.~B. : ; , " ' „ “ #tag C# P1
<b> &amp; [x]: [a](b) (Moderation: Raum: Durchlauf~1 Workshop Workshop~1 Workshop~2: Agenda Kernergebnisse
Ort:~x Ort: Intern: Material:
Zeitstrahl Anmerkungen Anlage Themenspeicher Schlussfolgerungen Kontext language: title: no yes null ~ !x &a
*a %x @ ` 😀 👩‍🔬 שלום مرحبا e\u0301 \u0338 \u200f \u200b \ufeff ß ẞ ﬁ Straße Wasser Netz Pause Begrüßung
Übung Ende = ≠ ? ! // . … – — _x_ *y* **z** {{a}} }{ \\{a} {a\\} a\\
"""
PIECES = [piece.replace("~", " ") for piece in NASTY.split()] + [
    "~~~",
    "~",
    "",
    "\t",
    "\u00a0",
    "\u2028",
]
WORDS = ["Pegel", "steigt", "Grundwasser", "und", "Netze", "Kosten", "Ziel", "heute", "Daten"]

_Item = TypeVar("_Item")


class Maker:
    """Makes records from a source of chance, so that hypothesis can make them smaller."""

    def __init__(self, random: Random, longest: int = 3) -> None:
        self.random = random
        self.longest = longest
        self._ids = count(1)

    def new_id(self) -> str:
        return f"id-{next(self._ids)}"

    def chance(self, percent: int = 50) -> bool:
        return self.random.randrange(100) < percent

    def some(self, make: Callable[[], _Item], least: int = 0) -> list[_Item]:
        return [make() for _ in range(self.random.randint(least, max(least, self.longest)))]

    def one_of(self, items: Sequence[_Item]) -> _Item:
        return items[self.random.randrange(len(items))]

    def text(self, least: int = 0) -> str:
        pieces = WORDS if self.chance() else PIECES
        text = " ".join(self.some(lambda: self.one_of(pieces), least))
        return line(text) or ("x" if least else "")

    def lines(self) -> str:
        return clean(
            "\n".join(self.text().strip() for _ in range(self.random.randint(1, 4)))
        ).strip()

    def runs(self) -> tuple[Run, ...]:
        return tuple(self.some(lambda: Run(self.text(), self.chance(20), self.chance(20))))

    def prose(self) -> str:
        def block() -> Paragraph | List:
            if self.chance(60):
                return Paragraph(self.runs())
            return List(tuple(self.some(self.runs)), numbered=self.chance())

        return write(tuple(self.some(block)))

    def minutes(self) -> int | None:
        return self.random.randrange(200) if self.chance() else None

    def time(self) -> str | None:
        return (
            f"{self.random.randrange(24):02d}:{self.random.randrange(60):02d}"
            if self.chance()
            else None
        )

    # The workshop from its head down

    def dossier(self) -> Dossier:
        process = Process(id=self.new_id(), title=self.text())
        workshop = self.workshop(process)
        dossier = Dossier(process=process, workshop=workshop)
        dossier = self.with_persons(dossier)
        dossier = self.with_topics(dossier)
        dossier = self.with_agenda(dossier)
        dossier = self.with_notes(dossier)
        dossier = self.with_answers(dossier)
        dossier = self.with_results(dossier)
        return replace(
            dossier,
            chapters=tuple(self.chapter(workshop) for _ in range(self.random.randint(0, 5))),
            milestones=tuple(
                self.some(
                    lambda: Milestone(
                        id=self.new_id(),
                        workshop_id=workshop.id,
                        when_text=self.text(),
                        title=self.text(),
                    )
                )
            ),
            remarks=tuple(
                Remark(id=self.new_id(), workshop_id=workshop.id, text=text)
                for text in self.some(self.lines)
                if text
            ),
        )

    def workshop(self, process: Process) -> Workshop:
        return Workshop(
            id=self.new_id(),
            process_id=process.id,
            language=self.one_of(["de", "en"]),
            title=self.text(),
            date=f"20{self.random.randrange(10, 99)}-{self.random.randrange(1, 13):02d}-17"
            if self.chance()
            else None,
            start_time=self.time(),
            end_time=self.time(),
            place=self.text(),
            represents=self.text(),
            status=self.one_of(["draft", "agreed", "released"]),
            confidentiality=self.text(),
            prints_persons=int(self.chance()),
        )

    def with_persons(self, dossier: Dossier) -> Dossier:
        persons: dict[str, Person] = {}
        for name in self.some(lambda: self.text(1)):
            person = Person(
                id=self.new_id(), process_id=dossier.process.id, name=name, organisation=self.text()
            )
            persons.setdefault(label(person), person)
        involvements = [
            Involvement(
                id=self.new_id(), workshop_id=dossier.workshop.id, person_id=person.id, role=role
            )
            for role in get_args(Role)
            for person in persons.values()
            if self.chance(40)
        ]
        return replace(dossier, persons=tuple(persons.values()), involvements=tuple(involvements))

    def with_topics(self, dossier: Dossier) -> Dossier:
        workshop_id = dossier.workshop.id
        numbers = sorted(self.random.sample(range(1, 8), self.random.randint(0, 3)))
        rounds = [
            Round(id=self.new_id(), workshop_id=workshop_id, number=number)
            for number in sorted(self.random.sample(range(1, 5), self.random.randint(1, 3)))
        ]
        topics = [
            Topic(id=self.new_id(), workshop_id=workshop_id, number=number, title=self.text(1))
            for number in numbers
        ]
        sessions = [
            Session(id=self.new_id(), round_id=entry.id, topic_id=topic.id, room=self.text())
            for topic in topics
            for number, entry in enumerate(rounds)
            if not number or self.chance(70)
        ]
        moderators = [
            Moderator(id=self.new_id(), session_id=session.id, person_id=person_id, printed=printed)
            for session in sessions
            for person_id, printed in self.some(lambda: self.mention(dossier))
        ]
        topics = [
            topic._replace(agenda_title=other) if (other := self.text()) != topic.title else topic
            for topic in topics
        ]
        questions = [entry for topic in topics for entry in self.questions(topic)]
        return replace(
            dossier,
            rounds=tuple(rounds),
            topics=tuple(topics),
            sessions=tuple(sessions),
            moderators=tuple(moderators),
            questions=tuple(questions),
        )

    def mention(self, dossier: Dossier) -> tuple[str | None, str]:
        person = self.one_of(dossier.persons) if dossier.persons and self.chance(70) else None
        printed = self.one_of(["", self.text(), *(label(other) for other in dossier.persons)])
        if person and printed == label(person):
            printed = ""
        return (person.id if person else None), printed

    def questions(self, topic: Topic) -> list[Question]:
        found: list[Question] = []
        for _ in range(self.random.randint(0, self.longest)):
            root = self.question(topic, None)
            found.append(root)
            found += (
                self.some(lambda root=root: self.question(topic, root.id))
                if self.chance(40)
                else []
            )
        return found

    def question(self, topic: Topic, parent_id: str | None) -> Question:
        return Question(
            id=self.new_id(),
            topic_id=topic.id,
            parent_id=parent_id,
            text=self.text(),
            planned_minutes=self.minutes(),
            hint=self.lines() if self.chance(30) else "",
        )

    def with_agenda(self, dossier: Dossier) -> Dossier:
        agenda = [self.agenda_item(dossier) for _ in range(self.random.randint(0, 4))]
        speakers = [
            Speaker(id=self.new_id(), agenda_item_id=item.id, person_id=person_id, printed=printed)
            for item in agenda
            for person_id, printed in self.some(lambda: self.mention(dossier))
        ]
        return replace(dossier, agenda=tuple(agenda), speakers=tuple(speakers))

    def agenda_item(self, dossier: Dossier) -> AgendaItem:
        return AgendaItem(
            id=self.new_id(),
            workshop_id=dossier.workshop.id,
            start_time=self.time(),
            duration_minutes=self.minutes(),
            kind=self.one_of(get_args(AgendaKind)),
            title=self.text(),
            round_id=self.one_of(dossier.rounds).id if self.chance() else None,
            place=self.text().strip() if self.chance(30) else "",
            comment=self.lines() if self.chance(30) else "",
            materials=self.lines() if self.chance(30) else "",
        )

    def with_notes(self, dossier: Dossier) -> Dossier:
        notes: list[Note] = []
        for topic in dossier.topics:
            for root in dossier.questions_of(topic):
                for question in (root, *dossier.sub_questions_of(root)):
                    for session in dossier.sessions_of(topic):
                        notes += self.notes(session, question.id)
        for session in sorted(dossier.sessions, key=lambda session: dossier.code[session.id]):
            questions = [
                entry.id for entry in dossier.questions if entry.topic_id == session.topic_id
            ]
            for question_id in self.some(lambda: self.one_of([None, *questions])):  # noqa: B023
                notes += self.notes(session, question_id, is_parked=1)
        return replace(dossier, notes=tuple(self.answering(note, notes) for note in notes))

    def answering(self, note: Note, notes: list[Note]) -> Note:
        other = self.one_of(notes)
        if other.id == note.id or self.chance(80):
            return note
        return note._replace(answers_id=other.id, stance=self.one_of(["confirmed", "contradicted"]))

    def notes(self, session: Session, question_id: str | None, is_parked: int = 0) -> list[Note]:
        return [
            Note(
                id=self.new_id(),
                session_id=session.id,
                question_id=question_id,
                level=2 if number and self.chance(30) else 1,
                text=self.text(),
                kind=self.one_of(get_args(NoteKind)),
                is_key_result=int(self.chance(20)),
                is_parked=is_parked,
                created_at="2026-09-17T14:00:00",
                task_owner=self.text().strip() if self.chance(20) else "",
                task_due="2026-11-30" if self.chance(20) else "",
                group_name=self.text().strip() if self.chance(20) else "",
            )
            for number in range(self.random.randint(0, self.longest))
        ]

    def with_answers(self, dossier: Dossier) -> Dossier:
        answers: list[Answer] = []
        sources: list[AnswerSource] = []
        for question in dossier.questions if self.chance() else ():
            for number in range(self.random.randint(0, 2)):
                answer = Answer(
                    id=self.new_id(),
                    question_id=question.id,
                    level=2 if number and self.chance(30) else 1,
                    text=self.text(),
                    kind=self.one_of(get_args(AnswerKind)),
                    standing=self.one_of(get_args(Standing)),
                )
                answers.append(answer)
                sources += [
                    AnswerSource(self.new_id(), answer.id, note.id, note.text)
                    for note in self.sample(dossier.notes)
                ]
        omissions = [
            Omission(self.new_id(), note.id, self.text().strip())
            for note in self.sample(dossier.notes)
        ]
        return replace(
            dossier,
            answers=tuple(answers),
            answer_sources=tuple(sources),
            omissions=tuple(omissions),
        )

    def sample(self, items: Sequence[_Item]) -> list[_Item]:
        size = min(len(items), self.random.randint(0, 3))
        return [items[place] for place in self.random.sample(range(len(items)), size)]

    def with_results(self, dossier: Dossier) -> Dossier:
        evidence: list[Evidence] = []
        key_results: list[KeyResult] = []
        for topic in dossier.topics:
            for _ in range(self.random.randint(0, self.longest)):
                result = KeyResult(id=self.new_id(), topic_id=topic.id, text=self.text())
                links = self.evidence(dossier, key_result_id=result.id)
                if links and self.chance(40):
                    result = result._replace(text=None)
                key_results.append(result)
                evidence += links
        recommendations = self.some(
            lambda: Recommendation(
                id=self.new_id(), workshop_id=dossier.workshop.id, text=self.text()
            )
        )
        for recommendation in recommendations:
            evidence += self.evidence(dossier, recommendation_id=recommendation.id)
        return replace(
            dossier,
            key_results=tuple(key_results),
            recommendations=tuple(recommendations),
            evidence=tuple(evidence),
        )

    def evidence(self, dossier: Dossier, **claim: str) -> list[Evidence]:
        notes = [
            Evidence(id=self.new_id(), note_id=note.id, **claim)
            for note in self.sample(dossier.notes)
        ]
        answers = [
            Evidence(id=self.new_id(), answer_id=answer.id, **claim)
            for answer in self.sample(dossier.answers)
        ]
        return [*answers, *notes] if self.chance(20) else [*notes, *answers]

    def chapter(self, workshop: Workshop) -> Chapter:
        titles = [
            self.text(),
            "Kernergebnisse",
            "Zeitstrahl",
            "Anlage",
            "Handlungsempfehlungen",
            "Kontakt",
        ]
        role = self.one_of(get_args(ChapterRole))
        title = self.one_of(titles) if self.chance(70) else ""
        return Chapter(
            id=self.new_id(), workshop_id=workshop.id, role=role, title=title, text=self.prose()
        )


def line(text: str) -> str:
    return clean_line(text).strip()


def label(person: Person) -> str:
    return ", ".join(part for part in (line(person.name), line(person.organisation)) if part)
