"""Dossiers of any size for tests, proofs and benchmarks: the same ones on every run, in plausible German."""

import random
from dataclasses import dataclass, replace
from typing import Final, get_args

from facilitator.domain.anchors import anchor
from facilitator.domain.authoring import (
    Answer,
    AnswerSource,
    Omission,
    Proposal,
    ReturnedFile,
    StatusFact,
    Version,
)
from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.ordering import spread
from facilitator.domain.planning import (
    Attendance,
    Capacity,
    GroupingRule,
    Placement,
    Profile,
    RulePerson,
    Wish,
)
from facilitator.domain.records import (
    AgendaFact,
    AgendaItem,
    Chapter,
    Evidence,
    Involvement,
    KeyResult,
    Message,
    MessageRead,
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
    SessionFact,
    Speaker,
    Topic,
    Workshop,
)

_SUBJECTS: Final = (
    "Die Verbände", "Kleine Gemeinden", "Das Ministerium", "Die Landwirtschaft", "Mehrere Betriebe",
    "Die Wasserbehörden", "Junge Beschäftigte", "Die Hochschulen", "Ehrenamtliche", "Die Träger der Maßnahmen",
)  # fmt: skip
_VERBS: Final = (
    "brauchen", "fordern", "bündeln", "prüfen", "erproben", "veröffentlichen", "finanzieren", "überwachen",
    "bemängeln", "unterstützen",
)  # fmt: skip
_OBJECTS: Final = (
    "gemeinsame Meßnetze", "eine verlässliche Förderung", "abgestufte Entnahmerechte", "offene Daten zum Grundwasser",
    "kürzere Genehmigungswege", "Notverbünde über die Kreisgrenze hinweg", "größere Rückhalteflächen",
    "eine Übersicht der Zuständigkeiten", "Fachkräfte aus der Region", "Vorrang für Trinkwasser",
)  # fmt: skip
_TAILS: Final = (
    "", " bis Ende 2027", " in jedem Einzugsgebiet", ", weil trockene Sommer häufiger werden",
    "; die Kosten tragen Land und Kommunen je zur Hälfte", " – auch außerhalb der Förderkulisse",
    " und berichten jährlich darüber", ", solange der Grundwasserspiegel sinkt",
)  # fmt: skip
_SHARE_OF_SUB_NOTES: Final = 0.25
_KINDS: Final = ("statement",) * 6 + get_args(NoteKind)


def sentence(chance: random.Random) -> str:
    """Return something that somebody could have said."""
    return remark(chance) + chance.choice(_TAILS)


def remark(chance: random.Random) -> str:
    """Return a short sentence, as most are that are typed while people talk."""
    return " ".join(chance.choice(words) for words in (_SUBJECTS, _VERBS, _OBJECTS))


@dataclass
class Plan:
    """How large a dossier is to be; notes are counted per question and session."""

    rounds: int = 2
    topics: int = 2
    questions: int = 2
    sub_questions: int = 1
    notes: int = 3
    seed: int = 1
    title: str = "Zukunftsforum"

    def dossier(self) -> Dossier:
        """Make the dossier: every table has rows, every link leads somewhere."""
        self._chance = random.Random(self.seed)
        process = Process(id=new_id(), title="Wasserstrategie 2040")
        workshop = Workshop(
            id=new_id(),
            process_id=process.id,
            title=self.title,
            date="2026-09-17",
            start_time="13:30",
        )
        dossier = Dossier(process=process, workshop=workshop)
        for part in (
            self._programme,
            self._people,
            self._groups,
            self._captured,
            self._curated,
            self._claims,
            self._sent,
            self._returned,
            self._texts,
            self._day,
        ):
            dossier = part(dossier)
        return dossier

    def _programme(self, dossier: Dossier) -> Dossier:
        key = dossier.workshop.id
        rounds = tuple(
            Round(id=new_id(), workshop_id=key, number=number + 1) for number in range(self.rounds)
        )
        topics = tuple(
            Topic(id=new_id(), workshop_id=key, number=number + 1, title=f"Thema {number + 1}")
            for number in range(self.topics)
        )
        parallel = tuple(
            AgendaItem(
                id=new_id(), workshop_id=key, position=position, kind="parallel", round_id=entry.id
            )
            for position, entry in zip(spread(len(rounds), "V"), rounds, strict=True)
        )
        welcome = AgendaItem(
            id=new_id(), workshop_id=key, position="V", kind="welcome", title="Begrüßung"
        )
        return replace(
            dossier,
            rounds=rounds,
            topics=topics,
            agenda=(welcome._replace(start_time="13:30", duration_minutes=10), *parallel),
            sessions=tuple(
                Session(id=new_id(), round_id=entry.id, topic_id=topic.id, room="Siel")
                for entry in rounds
                for topic in topics
            ),
            questions=tuple(question for topic in topics for question in self._questions(topic)),
        )

    def _questions(self, topic: Topic) -> list[Question]:
        found: list[Question] = []
        for position in spread(self.questions):
            question = self._question(topic, position, None)
            parts = [self._question(topic, below, question) for below in spread(self.sub_questions)]
            found.extend((question, *parts))
        return found

    def _question(self, topic: Topic, position: str, parent: Question | None) -> Question:
        text = f"Was {self._chance.choice(_VERBS)} {self._chance.choice(_OBJECTS)}?"
        parent_id = parent.id if parent else None
        return Question(
            id=new_id(), topic_id=topic.id, parent_id=parent_id, position=position, text=text
        )

    def _people(self, dossier: Dossier) -> Dossier:
        known = (("Maren Thießen", "MUG"), ("Tobias Wernicke", "Tidenhub"))
        roles: tuple[Role, ...] = ("representative", "moderation")
        host, guide = persons = tuple(
            Person(id=new_id(), process_id=dossier.process.id, name=name, organisation=organisation)
            for name, organisation in known
        )
        involvements = tuple(
            Involvement(
                id=new_id(),
                workshop_id=dossier.workshop.id,
                person_id=person.id,
                role=role,
                position="V",
            )
            for person, role in zip(persons, roles, strict=True)
        )
        welcome = dossier.agenda[0].id
        return replace(
            dossier,
            persons=persons,
            involvements=involvements,
            speakers=(
                Speaker(id=new_id(), agenda_item_id=welcome, person_id=host.id, position="V"),
            ),
            moderators=tuple(
                Moderator(id=new_id(), session_id=session.id, person_id=guide.id, position="V")
                for session in dossier.sessions
            ),
        )

    def _groups(self, dossier: Dossier) -> Dossier:
        """Let the host belong to a stakeholder group, wish for a topic, be fixed to a room and sit in it."""
        host, session = dossier.persons[0].id, dossier.sessions[0]
        key = dossier.workshop.id
        rule = GroupingRule(id=new_id(), workshop_id=key, kind="fixed", session_id=session.id)
        at = "2026-09-17T11:40:00.000+00:00"
        return replace(
            dossier,
            profiles=(Profile(id=new_id(), person_id=host, group_name="Verwaltung"),),
            capacities=(Capacity(id=new_id(), session_id=session.id, most=20, least=5),),
            wishes=(Wish(id=new_id(), person_id=host, topic_id=session.topic_id),),
            grouping_rules=(rule,),
            rule_persons=(RulePerson(id=new_id(), rule_id=rule.id, person_id=host),),
            placements=(Placement(id=new_id(), person_id=host, session_id=session.id),),
            attendances=(Attendance(id=new_id(), workshop_id=key, person_id=host, at=at),),
        )

    def _captured(self, dossier: Dossier) -> Dossier:
        notes = (
            note
            for session in dossier.sessions
            for question in dossier.questions
            if question.topic_id == session.topic_id
            for note in self._notes(session, question)
        )
        return replace(dossier, notes=tuple(notes))

    def _notes(self, session: Session, question: Question) -> list[Note]:
        return [
            Note(
                id=new_id(),
                session_id=session.id,
                question_id=question.id,
                position=position,
                level=2 if number and self._chance.random() < _SHARE_OF_SUB_NOTES else 1,
                text=sentence(self._chance),
                kind=self._chance.choice(_KINDS),
                created_at="2026-09-17T13:45:00+00:00",
            )
            for number, position in enumerate(spread(self.notes))
        ]

    def _curated(self, dossier: Dossier) -> Dossier:
        """Answer the last question by its first note, and leave out its last note."""
        on_last = [n for n in dossier.notes if n.question_id == dossier.questions[-1].id]
        if len(on_last) < 2:
            return dossier
        first, last = on_last[0], on_last[-1]
        key = str(first.question_id)
        answer = Answer(id=new_id(), question_id=key, position="V", text=first.text)
        source = AnswerSource(new_id(), answer.id, first.id, first.text)
        return replace(
            dossier,
            answers=(answer,),
            answer_sources=(source,),
            omissions=(Omission(new_id(), last.id, "Gehört nicht zum Thema"),),
        )

    def _sent(self, dossier: Dossier) -> Dossier:
        """Let a first draft have gone out, after the protocol was agreed on and called a draft again."""
        key, at = dossier.workshop.id, "2026-09-20T08:00:00.000+00:00"
        version = Version(id=new_id(), workshop_id=key, number="0.1", at=at, kind="docx")
        facts = tuple(StatusFact(new_id(), key, at, kind) for kind in ("agreed", "draft"))
        return replace(dossier, versions=(version,), status_facts=facts)

    def _returned(self, dossier: Dossier) -> Dossier:
        """Let a file come back in which somebody rewords the last question."""
        version = dossier.versions[-1]
        file = ReturnedFile(new_id(), dossier.workshop.id, version.id, "Rückmeldung.docx")
        proposals = tuple(
            Proposal(
                id=new_id(),
                returned_file_id=file.id,
                position="V",
                kind="reword",
                anchor=anchor("question", question.id),
                old_text=question.text,
                new_text=f"{question.text} Und warum?",
                author="Antje Kruse",
            )
            for question in dossier.questions[-1:]
        )
        return replace(dossier, returned_files=(file,), proposals=proposals)

    def _claims(self, dossier: Dossier) -> Dossier:
        """Rest a key result of each topic, and one recommendation, on the topic's first note."""
        workshop = dossier.workshop.id
        advice = Recommendation(
            id=new_id(), workshop_id=workshop, position="V", text=sentence(self._chance)
        )
        topic_of = {entry.id: entry.topic_id for entry in dossier.sessions}
        results: list[KeyResult] = []
        evidence: list[Evidence] = []
        for note in dossier.notes:
            topic = topic_of[note.session_id]
            if all(result.topic_id != topic for result in results):
                result = KeyResult(id=new_id(), topic_id=topic, position="V")
                links = ({"key_result_id": result.id}, {"recommendation_id": advice.id})
                evidence += [
                    Evidence(id=new_id(), note_id=note.id, position="V", **link) for link in links
                ]
                results.append(result)
        return replace(
            dossier,
            key_results=tuple(results),
            recommendations=(advice,),
            evidence=(*evidence, *self._cited(dossier, advice)),
        )

    @staticmethod
    def _cited(dossier: Dossier, advice: Recommendation) -> list[Evidence]:
        """Rest a recommendation on the curated answers too, as they read now."""
        return [
            Evidence(new_id(), None, None, advice.id, "W", answer.id, said=answer.text)
            for answer in dossier.answers
        ]

    def _texts(self, dossier: Dossier) -> Dossier:
        key = dossier.workshop.id
        paragraphs = (" ".join(f"{sentence(self._chance)}." for _ in range(5)) for _ in range(3))
        chapter = Chapter(id=new_id(), workshop_id=key, position="V", role="background")
        milestone = Milestone(id=new_id(), workshop_id=key, position="V", when_text="Q 4/2026")
        return replace(
            dossier,
            chapters=(chapter._replace(title="Ausgangssituation", text="\n\n".join(paragraphs)),),
            milestones=(milestone._replace(title="Entwurf der Strategie"),),
            remarks=(
                Remark(id=new_id(), workshop_id=key, position="V", text="Zeile 7 blieb übrig"),
            ),
        )

    def _day(self, dossier: Dossier) -> Dossier:
        """Let the first room begin, somebody send a message, and a note answer another."""
        session = dossier.sessions[0]
        at = "2026-09-17T11:50:00.000+00:00"
        facts = (
            SessionFact(id=new_id(), session_id=session.id, at=at, kind="opened", actor="Hanna"),
            SessionFact(id=new_id(), session_id=session.id, at=at, kind="started", actor="Hanna"),
        )
        begun = AgendaFact(id=new_id(), agenda_item_id=dossier.agenda[0].id, at=at, kind="started")
        message = Message(
            id=new_id(), workshop_id=dossier.workshop.id, text="Noch 10 Minuten", at=at
        )
        seen = MessageRead(id=new_id(), message_id=message.id, session_id=session.id, at=at)
        return replace(
            dossier,
            notes=_answered(dossier.notes),
            session_facts=facts,
            agenda_facts=(begun,),
            messages=(message,),
            message_reads=(seen,),
        )


def _answered(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    """Let the first note confirm the last one, which the database sees later, and be a task."""
    if len(notes) < 2:
        return notes
    first = notes[0]._replace(
        answers_id=notes[-1].id,
        stance="confirmed",
        group_name="Kommunen",
        task_owner="Ministerium",
        task_due="2026-11-30",
    )
    return (first, *notes[1:])
