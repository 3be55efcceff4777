"""Workshops to print: a rich one with everything a protocol can hold, and the real one."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import Final

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
    Person,
    Process,
    Question,
    Recommendation,
    Role,
    Round,
    Session,
    Speaker,
    Topic,
    Workshop,
)

TODAY: Final = date(2026, 9, 26)
SHARED: Final = Path(__file__).resolve().parents[3] / "shared"
REAL: Final = SHARED / "real" / "clusterworkshop-rlp-2020.md"


def _ids() -> Callable[[], str]:
    numbers: Iterator[int] = count(1)
    return lambda: str(uuid.UUID(int=(7 << 76) | (2 << 62) | next(numbers)))


def bare() -> Dossier:
    """Return a workshop about which nothing is known but its title."""
    process = Process(id="p")
    return Dossier(
        process=process, workshop=Workshop(id="w", process_id=process.id, title="Fachgespräch")
    )


def real() -> Dossier:
    """Return the real workshop; its outline is at hand only beside the repository."""
    from facilitator.exchange.outline_reader import read_outline

    return read_outline(REAL.read_text(encoding="utf-8")).dossier


def rich() -> Dossier:
    """Return two rounds of two topics, with every kind of row that a protocol prints."""
    return _Maker().dossier()


class _Maker:
    def __init__(self) -> None:
        self.id = _ids()
        self.process = Process(id=self.id(), title="Hafenplan 2035")
        self.workshop = Workshop(
            id=self.id(),
            process_id=self.process.id,
            title="Hafenforum",
            date="2026-09-17",
            start_time="13:30",
            end_time="16:40",
            place="Altes Zollhaus",
            represents="der Stadt Marlhafen",
        )

    def dossier(self) -> Dossier:
        dossier = Dossier(process=self.process, workshop=self.workshop)
        for part in (self._people, self._programme, self._captured, self._claims, self._texts):
            dossier = part(dossier)
        return dossier

    def _people(self, dossier: Dossier) -> Dossier:
        known = (
            *(("Ida Brandt", "Kontor"), ("Jan Lüders", "Kontor"), ("Mia Voss", "Kontor")),
            *(("Dr. Uta Kern", "Bauamt"), ("Tim Ohl", "Bauamt"), ("Eva Riek", "Hafenamt")),
        )
        persons = tuple(
            Person(id=self.id(), process_id=self.process.id, name=name, organisation=organisation)
            for name, organisation in known
        )
        involved: dict[Role, tuple[Person, ...]] = {
            "moderation": persons[:3],
            "representative": persons[3:],
            "participant": persons[3:4],
            "recipient": persons[:1],
        }
        involvements = tuple(
            Involvement(id=self.id(), workshop_id=self.workshop.id, person_id=person.id, role=role)
            for role, those in involved.items()
            for person in those
        )
        return replace(dossier, persons=persons, involvements=involvements)

    def _programme(self, dossier: Dossier) -> Dossier:
        key = self.workshop.id
        rounds = tuple(Round(id=self.id(), workshop_id=key, number=n) for n in (1, 2))
        topics = (
            Topic(id=self.id(), workshop_id=key, number=1, title="Wohnen & Werft"),
            Topic(
                id=self.id(),
                workshop_id=key,
                number=2,
                title="Wege",
                agenda_title="Wege ans Wasser",
            ),
        )
        sessions = tuple(
            Session(id=self.id(), round_id=entry.id, topic_id=topic.id)
            for entry in rounds
            for topic in topics
        )
        items = (
            self._item("13:30", "welcome", "Begrüßung"),
            self._item(None, "talk", "Einführung"),
            self._item("14:00", "parallel", "Parallele Workshops", rounds[0].id),
            self._item("15:00", "parallel", "Parallele Workshops, Durchlauf 2", rounds[1].id),
        )
        kern = dossier.persons[3].id
        return replace(
            dossier,
            rounds=rounds,
            topics=topics,
            sessions=sessions,
            agenda=items,
            speakers=(
                Speaker(id=self.id(), agenda_item_id=items[0].id, person_id=kern),
                Speaker(id=self.id(), agenda_item_id=items[1].id, printed="Kontor GmbH"),
            ),
            moderators=(
                Moderator(id=self.id(), session_id=sessions[0].id, person_id=dossier.persons[0].id),
            ),
        )

    def _item(
        self, start: str | None, kind: AgendaKind, title: str, held: str | None = None
    ) -> AgendaItem:
        return AgendaItem(
            id=self.id(),
            workshop_id=self.workshop.id,
            start_time=start,
            kind=kind,
            title=title,
            round_id=held,
        )

    def _captured(self, dossier: Dossier) -> Dossier:
        living, ways = dossier.topics
        who, how = (self._question(living, text) for text in ("Wer wohnt hier?", "Wie laut?"))
        paths, silent = (self._question(ways, text) for text in ("Erschließung", "Wer zahlt?"))
        quay, bridge = (self._question(ways, text, paths) for text in ("Am Kai?", "Brücken?"))
        first, second = dossier.sessions_of(living)
        third, fourth = dossier.sessions_of(ways)
        notes = (
            self._note(first, who, 1, "Ein Drittel <bezahlbar> & dauerhaft"),
            self._note(first, who, 2, "gebunden auf 30 Jahre"),
            self._note(first, how, 1, "Treffen am 3. März 2027 um 14 Uhr"),
            self._note(second, who, 2, "Bestätigt: „ein Drittel“"),
            self._note(second, who, 1, "*Sternchen* bleiben Sternchen"),
            self._note(third, quay, 1, "Durchgehender Weg am Wasser"),
            self._note(fourth, bridge, 1, "Drehbrücke zuerst"),
            self._note(fourth, bridge, 2, "vor dem Einzug"),
        )
        parked = self._note(first, who, 1, "GEPARKT")._replace(is_parked=1)
        return replace(
            dossier,
            questions=(who, how, paths, quay, bridge, silent),
            notes=(*notes, parked),
        )

    def _question(self, topic: Topic, text: str, parent: Question | None = None) -> Question:
        parent_id = parent.id if parent else None
        return Question(
            id=self.id(), topic_id=topic.id, parent_id=parent_id, text=text, hint="NUR MODERATION"
        )

    def _note(self, session: Session, question: Question, level: int, text: str) -> Note:
        return Note(
            id=self.id(), session_id=session.id, question_id=question.id, level=level, text=text
        )

    def _claims(self, dossier: Dossier) -> Dossier:
        living, ways = dossier.topics
        results = (
            KeyResult(id=self.id(), topic_id=living.id, text="Ein Drittel bleibt bezahlbar."),
            KeyResult(id=self.id(), topic_id=living.id),
            KeyResult(id=self.id(), topic_id=ways.id, text="Die Brücke kommt zuerst."),
        )
        loud = dossier.notes[2].id
        advice = ("Bindung festschreiben.", "Brücke erneuern.")
        return replace(
            dossier,
            key_results=results,
            evidence=(Evidence(id=self.id(), note_id=loud, key_result_id=results[1].id),),
            recommendations=tuple(
                Recommendation(id=self.id(), workshop_id=self.workshop.id, text=text)
                for text in advice
            ),
        )

    def _texts(self, dossier: Dossier) -> Dossier:
        chapters: tuple[tuple[ChapterRole, str, str], ...] = (
            ("background", "Ausgangssituation", "Seit 2021 steht der *Kornspeicher* leer."),
            ("extra", "Vorgeschichte", "Ein Wettbewerb ging voraus."),
            (
                "context",
                "Das Hafenforum im Hafenplan",
                "Zwei Themen:\n\n1. **Wohnen:** wer?\n2. Wege",
            ),
            ("key_results", "Kernergebnisse", "Beide Runden kamen zu diesen Ergebnissen:"),
            ("appendix", "", "Alles Weitere steht in der Anlage."),
            ("conclusions", "Schlussfolgerungen", "Es folgen 2 Empfehlungen:"),
            ("elaboration", "", "Beides hängt zusammen."),
            ("contact", "Kontakt", "hafenforum@kontor.example"),
        )
        steps = (
            *(("Dez 2025", "Auftakt"), ("17. September 2026", "Hafenforum")),
            *(("Q 4/2026", "Entwurf"), ("noch offen", "Beschluss"), ("ab 2028", "Bau")),
        )
        key = self.workshop.id
        return replace(
            dossier,
            chapters=tuple(
                Chapter(id=self.id(), workshop_id=key, role=role, title=title, text=text)
                for role, title, text in chapters
            ),
            milestones=tuple(
                Milestone(id=self.id(), workshop_id=key, when_text=when, title=title)
                for when, title in steps
            ),
        )
