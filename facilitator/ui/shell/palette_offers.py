"""What the search offers without looking into the file: the sessions and the commands."""

from collections.abc import Iterable
from typing import Final

from facilitator.domain.codes import SessionCode
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Session, Topic
from facilitator.domain.text import fold
from facilitator.language import tr
from facilitator.ui.commands import Command
from facilitator.ui.shell.palette_matching import Marked, marked, rank, words_of
from facilitator.ui.shell.palette_rows import Entry
from facilitator.ui.shell.synonyms import synonyms

_PUNCTUATION: Final = str.maketrans("", "", ".,:-")


def offers(text: str, dossier: Dossier, commands: Iterable[Command]) -> list[Entry]:
    """Return the sessions and commands that match a text, all of them for an empty one."""
    return [*_sessions(text, dossier), *_commands(text, commands)]


def _sessions(text: str, dossier: Dossier) -> list[Entry]:
    """Return those that match, first of all those whose code was typed: "2.2" is no "Thema 2"."""
    topics = {topic.id: topic for topic in dossier.topics}
    tokens = fold(text).split()
    found = [
        (how_well, session)
        for part in dossier.rounds
        for session in dossier.sessions_of(part)
        if (how_well := _named(tokens, dossier.code[session.id], topics[session.topic_id]))
        is not None
    ]
    return [
        _session_entry(dossier, session, topics[session.topic_id], words_of(text))
        for _, session in sorted(found, key=lambda it: it[0])
    ]


def _named(tokens: list[str], code: SessionCode, topic: Topic) -> int | None:
    """Tell how many typed parts begin a word of the title, and none the code ("2.1", "w21", "W").

    None where one of them begins neither.
    """
    digits = f"{code.round}{code.topic}"
    titles = f"{topic.title} {topic.agenda_title}"
    in_title = 0
    for token in tokens:
        compact = token.translate(_PUNCTUATION)
        if compact and (digits.startswith(compact) or f"w{digits}".startswith(compact)):
            continue
        words = words_of(token)
        if not words or rank(titles, words) != 0:
            return None
        in_title += 1
    return in_title


def _session_entry(dossier: Dossier, session: Session, topic: Topic, words: list[str]) -> Entry:
    names = (
        dossier.person[entry.person_id].name if entry.person_id in dossier.person else entry.printed
        for entry in dossier.moderators_of(session)
    )
    room = tr("Room {name}", name=session.room) if session.room else ""
    place = " · ".join(part for part in (room, *names) if part)
    code = str(dossier.code[session.id])
    title = marked(topic.title, words)
    return Entry("session", session.id, title, Marked(place), "moderate", code)


def _commands(text: str, commands: Iterable[Command]) -> list[Entry]:
    words = words_of(text)
    if text.strip() and not words:
        return []
    also = synonyms()
    found = [
        (how_well, command)
        for command in commands
        if command.run
        and (how_well := _rank(command, also.get(command.text, ""), words)) is not None
    ]
    return [_command_entry(command, words) for _, command in sorted(found, key=lambda it: it[0])]


def _rank(command: Command, also: str, words: list[str]) -> int | None:
    """Prefer what the command is called to other words for it, and those to the group it belongs to.

    Another word typed in full is as good as the name: "end" in a room means its session rather
    than the program.
    """
    own = 0 if words and set(words) <= set(words_of(also)) else rank(command.text, words)
    if own is not None:
        return own
    if rank(f"{command.text} {also}", words) == 0:
        return 2
    return None if rank(f"{command.text} {command.group}", words) is None else 3


def _command_entry(command: Command, words: list[str]) -> Entry:
    text = marked(command.text, words, inside=True)
    return Entry("command", command.id, text, icon=command.icon or "keys", command=command)
