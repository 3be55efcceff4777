"""A small workshop in which every kind of thing can be found, and a window to look for it in."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QMainWindow, QPlainTextEdit

from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.ordering import spread
from facilitator.domain.records import (
    AgendaItem,
    Chapter,
    KeyResult,
    Milestone,
    Moderator,
    Note,
    Person,
    Process,
    Question,
    Recommendation,
    Round,
    Session,
    Topic,
    Workshop,
)
from facilitator.ui.commands import Command

_TOPICS: Final = {
    "Grundwasser und Dürrevorsorge": "Siel",
    "Netze erneuern, Kosten tragen": "Deichgraf",
    "Daten und Steuerung": "Pegel",
}
_QUESTIONS: Final = {
    "Wo ist der Erneuerungsstau am größten?": (),
    "Was bremst gemeinsame Vorhaben benachbarter Versorger?": (),
    "Welche Finanzierungswege tragen über 2030 hinaus?": (
        "Was lässt sich sofort nutzen?",
        "Was braucht neues Landesrecht?",
    ),
}
_NOTES: Final = (
    "Zweckgebundene Rücklage im Entgelt, für alle offen ausgewiesen",
    "Sammelantrag mehrerer Gemeinden statt Einzelförderung",
    "Grüne Anleihe über eine Förderbank",
)
_PEOPLE: Final = {"Hanna Lorenzen": "Tidenhub", "Tobias Wernicke": "Tidenhub", "Petra Jöns": "MUG"}


def forum(title: str = "Zukunftsforum Wasserwirtschaft Nordland") -> Dossier:
    """Two rounds of three topics; every question of topic 2 has three notes in each round."""
    process = Process(id=new_id(), title="Wasserstrategie 2040")
    workshop = Workshop(id=new_id(), process_id=process.id, title=title, date="2026-09-17")
    key = workshop.id
    rounds = tuple(Round(id=new_id(), workshop_id=key, number=number) for number in (1, 2))
    topics = tuple(
        Topic(id=new_id(), workshop_id=key, number=number, title=name)
        for number, name in enumerate(_TOPICS, start=1)
    )
    sessions = tuple(
        Session(id=new_id(), round_id=part.id, topic_id=topic.id, room=_TOPICS[topic.title])
        for part in rounds
        for topic in topics
    )
    people = tuple(
        Person(id=new_id(), process_id=process.id, name=name, organisation=organisation)
        for name, organisation in _PEOPLE.items()
    )
    plan = Dossier(
        process=process,
        workshop=workshop,
        rounds=rounds,
        topics=topics,
        sessions=sessions,
        persons=people,
        moderators=tuple(
            Moderator(id=new_id(), session_id=session.id, person_id=people[at % 2].id, position="V")
            for at, session in enumerate(sessions)
        ),
        questions=_questions(topics[1]),
    )
    return _with_texts(replace(plan, notes=_notes(plan)))


def _questions(topic: Topic) -> tuple[Question, ...]:
    found: list[Question] = []
    for position, (text, parts) in zip(spread(3), _QUESTIONS.items(), strict=True):
        asked = Question(id=new_id(), topic_id=topic.id, position=position, text=text)
        found.append(asked)
        for below, part in zip(spread(len(parts)), parts, strict=True):
            own = Question(id=new_id(), topic_id=topic.id, position=below, text=part)
            found.append(own._replace(parent_id=asked.id))
    return tuple(found)


def _notes(plan: Dossier) -> tuple[Note, ...]:
    return tuple(
        Note(
            id=new_id(),
            session_id=session.id,
            question_id=question.id,
            position=position,
            text=text,
            created_at="2026-09-17T13:45:00+00:00",
        )
        for session in plan.sessions_of(plan.topics[1])
        for question in plan.questions
        for position, text in zip(spread(3), _NOTES, strict=True)
    )


def _with_texts(plan: Dossier) -> Dossier:
    key = plan.workshop.id
    prose = (
        "Drei der vergangenen sechs Sommer waren in Nordland so trocken, dass einzelne Gemeinden "
        "die **Gartenbewässerung** untersagen mussten.\n\n- Vorsorge\n- Rückhalt"
    )
    break_ = AgendaItem(id=new_id(), workshop_id=key, position="V", kind="break", title="Pause")
    chapter = Chapter(id=new_id(), workshop_id=key, position="V", role="background", text=prose)
    return replace(
        plan,
        agenda=(break_._replace(start_time="15:05", duration_minutes=15),),
        chapters=(chapter._replace(title="Ausgangssituation"),),
        key_results=(
            KeyResult(
                id=new_id(),
                topic_id=plan.topics[1].id,
                position="V",
                text="Rücklagen werden Pflicht",
            ),
        ),
        recommendations=(
            Recommendation(
                id=new_id(), workshop_id=key, position="V", text="Einen Notverbund je Kreis planen"
            ),
        ),
        milestones=(
            Milestone(
                id=new_id(),
                workshop_id=key,
                position="V",
                when_text="Dez 2026",
                title="Entwurf der Strategie",
            ),
        ),
    )


def commands(log: list[str]) -> list[Command]:
    """Commands that write their id into a log; the last is a key that is only explained."""

    def command(name: str, text: str, keys: str, icon: str, group: str) -> Command:
        return Command(name, text, (keys,), lambda: log.append(name), icon, group)

    return [
        command("moderate", "Moderate", "Ctrl+2", "moderate", "Window"),
        command("protocol", "Protocol", "Ctrl+4", "protocol", "Window"),
        command("window", "Open session in a new window", "Ctrl+Shift+N", "window", "Window"),
        command("undo", "Undo", "Ctrl+Z", "undo", "Window"),
        command("key_result", "Key result on or off", "Ctrl+Return", "star", "Notes"),
        command("consensus", "Consensus", "Ctrl+7", "consensus", "Notes"),
        command("park", "To the parking lot", "Ctrl+Shift+T", "tray", "Notes"),
        Command("indent", "One level deeper", ("Tab",), None, "", "Notes"),
        Command("outdent", "One level up", ("Shift+Tab",), None, "", "Notes"),
        Command("new", "New note", ("Return",), None, "", "Notes"),
        Command("about", "About this program", (), lambda: log.append("about"), "info"),
    ]


class Stage(QMainWindow):
    """A window with an editor in it, the caret in the middle of a word."""

    def __init__(self) -> None:
        super().__init__()
        self.editor = QPlainTextEdit("Haftung beim Zusammenschluss klären")
        self.setCentralWidget(self.editor)
        self.resize(1280, 800)
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.WordLeft)
        self.editor.setFocus()
