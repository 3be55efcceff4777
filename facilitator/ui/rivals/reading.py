"""What is to be decided about: each contested text with its versions, and where it stands."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from facilitator.domain.authoring import Answer
from facilitator.domain.records import (
    AgendaItem,
    Chapter,
    KeyResult,
    Note,
    Question,
    Recommendation,
    Topic,
)
from facilitator.language import tr

if TYPE_CHECKING:
    from facilitator.domain.dossier import Dossier
    from facilitator.storage.reading import Reader
    from facilitator.storage.teamed import Draft, Rival

_RECORDS: Final = {
    "note": Note,
    "answer": Answer,
    "key_result": KeyResult,
    "recommendation": Recommendation,
    "question": Question,
    "topic": Topic,
    "chapter": Chapter,
    "agenda_item": AgendaItem,
}


class Contest(NamedTuple):
    """A text with more than one version."""

    table: str
    row_id: str
    column: str
    place: str
    """Where it stands, in a few words: "W 1.2 · Note"."""
    versions: "tuple[Rival, ...]"
    """The one that stands first, then the others, newest first."""


def contests(read: "Reader", head: "Dossier | None", row_ids: Iterable[str] = ()) -> list[Contest]:
    """Return what is to be decided about in the workshop with this head, or of some rows only.

    Costs next to nothing where there is nothing.
    """
    if not read.is_contested():
        return []
    found: dict[tuple[str, str, str], list[Rival]] = {}
    for versions in read.rivals(tuple(row_ids)).values():
        for rival in versions:
            found.setdefault((rival.table, rival.row_id, rival.column), []).append(rival)
    made = [
        Contest(*cell, where, (standing, *versions))
        for cell, versions in found.items()
        if (where := _place(read, head, cell)) is not None
        and (standing := read.standing(*cell)) is not None
    ]
    return sorted(made, key=lambda contest: (contest.place, contest.row_id))


def _place(read: "Reader", head: "Dossier | None", cell: tuple[str, str, str]) -> str | None:
    """Return where a cell stands in words; None where its workshop is not the one of `head`."""
    table, row_id, column = cell
    row = read.row(_RECORDS[table], row_id) if table in _RECORDS else None
    if row is None:
        return None
    if head is None:
        return cell_word(table, column)
    where = _where(read, head, row)
    return (
        None
        if where is None
        else " · ".join(part for part in (where, cell_word(table, column)) if part)
    )


def draft_places(
    read: "Reader", head: "Dossier", drafts: "Iterable[Draft]"
) -> dict[tuple[str, str], str]:
    """Return by table and row where words stand that are on this laptop only, notes with their question."""
    return {
        (draft.table, draft.row_id): _draft_place(read, head, draft)
        for draft in drafts
        if draft.is_typed
    }


def _draft_place(read: "Reader", head: "Dossier", draft: "Draft") -> str:
    where = _place(read, head, (draft.table, draft.row_id, draft.column))
    where = where or cell_word(draft.table, draft.column)
    note = read.row(Note, draft.row_id) if draft.table == "note" else None
    question = read.row(Question, note.question_id) if note and note.question_id else None
    return f"{where} · {question.text}" if question else where


def _where(read: "Reader", head: "Dossier", row: object) -> str | None:
    topics = {topic.id: topic for topic in head.topics}
    match row:
        case Note():
            return str(head.code[row.session_id]) if row.session_id in head.code else None
        case Answer():
            question = read.row(Question, row.question_id)
            return _where(read, head, question) if question else None
        case Question() | KeyResult():
            return _topic_word(topics.get(row.topic_id))
        case Topic():
            return _topic_word(topics.get(row.id))
        case Recommendation() | Chapter() | AgendaItem():
            return "" if row.workshop_id == head.workshop.id else None
        case _:
            return None


def _topic_word(topic: Topic | None) -> str | None:
    return tr("Topic {number}", number=topic.number) if topic else None


def cell_word(table: str, column: str) -> str:
    """Return what a text is called."""
    return _words().get((table, column)) or _words().get((table, "text"), tr("Text"))


def _words() -> dict[tuple[str, str], str]:
    return {
        ("note", "text"): tr("Contribution"),
        ("answer", "text"): tr("Answer"),
        ("key_result", "text"): tr("Key result"),
        ("recommendation", "text"): tr("Recommendation"),
        ("question", "text"): tr("Guiding question"),
        ("question", "hint"): tr("Hint for the moderation"),
        ("topic", "title"): tr("Title of a topic"),
        ("chapter", "text"): tr("Chapter"),
        ("chapter", "title"): tr("Title of a chapter"),
        ("agenda_item", "title"): tr("Agenda item"),
        ("agenda_item", "place"): tr("Place of an agenda item"),
        ("agenda_item", "comment"): tr("Comment on an agenda item"),
        ("agenda_item", "materials"): tr("Materials of an agenda item"),
    }
