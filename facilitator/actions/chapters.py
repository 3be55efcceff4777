"""Chapters of the protocol: their prose is typed here; nothing that was captured is touched."""

from collections.abc import Mapping, Sequence
from typing import Final, get_args

from facilitator.actions.desk import Outcome, Transaction
from facilitator.actions.wording import accepted, continues
from facilitator.domain import richtext
from facilitator.domain.audit.counts import counted_by_field
from facilitator.domain.identity import new_id
from facilitator.domain.ordering import between
from facilitator.domain.records import Chapter, ChapterRole
from facilitator.domain.text import MAX_LINE_CHARACTERS, clean
from facilitator.errors import Bug, UserError
from facilitator.language import mark, tr

_MOST_SIGNS: Final = 40
"""By which a text may grow at one key: a field takes the place of what was typed to find it."""


def add(tx: Transaction, *, workshop_id: str, role: ChapterRole, title: str = "") -> Outcome:
    """Begin an empty chapter behind all others; the protocol prints it where its role belongs."""
    if role not in get_args(ChapterRole):
        message = f"no such chapter: {role}"
        raise Bug(message)
    last = tx.read.dossier(workshop_id).chapters
    position = between(last[-1].position if last else "", "")
    chapter = Chapter(new_id(), workshop_id, position, role, accepted(title).strip())
    tx.write.insert(chapter)
    return Outcome(mark("New chapter"), ids=(chapter.id,))


def rewrite(tx: Transaction, *, chapter_id: str, text: str) -> Outcome:
    """Let a chapter say something else; typing that goes on in a paragraph is one step.

    Another paragraph, or what is pasted, begins one: a chapter is one cell, and nobody wants to
    lose a page by Ctrl+Z. The text is stored in the one form that its content has (see `richtext`).
    """
    text = _stored(text)
    outcome = Outcome(mark("Typing in a chapter"))
    if not (_is_typed_on(tx, text) and continues(tx, chapter_id, "text", text)):
        tx.write.set("chapter", chapter_id, text=text, deleted=0)
    return outcome


def retitle(tx: Transaction, *, chapter_id: str, title: str) -> Outcome:
    """Give a chapter a title of its own; without one the layout's stands there."""
    title = accepted(title).strip()
    if not continues(tx, chapter_id, "title", title):
        tx.write.set("chapter", chapter_id, title=title, deleted=0)
    return Outcome(mark("Title of a chapter"))


def remove(tx: Transaction, *, chapter_id: str) -> Outcome:
    """Delete a chapter; undo brings it back."""
    tx.write.delete("chapter", chapter_id)
    return Outcome(mark("Delete chapter"))


def take_sentences(tx: Transaction, *, chapter_id: str, sentences: Sequence[str]) -> Outcome:
    """Put suggested sentences behind what a chapter says: on with its last paragraph, where that is one."""
    chapter = _living(tx, chapter_id)
    blocks = richtext.parse(chapter.text)
    said = richtext.Run(" ".join(sentences))
    last = blocks[-1] if blocks else None
    if isinstance(last, richtext.Paragraph):
        space = richtext.Run(" ")
        blocks = (*blocks[:-1], richtext.Paragraph((*last.runs, space, said)))
    else:
        blocks = (*blocks, richtext.Paragraph((said,)))
    tx.write.set("chapter", chapter_id, text=_stored(richtext.write(blocks)))
    return Outcome(mark("Take suggested sentences"))


def set_texts(tx: Transaction, *, texts: Mapping[str, tuple[str, str]]) -> Outcome:
    """Give several chapters new texts as one step, by id what each said and is to say.

    A chapter that says something else by now is left alone: the new text was made for the old one.
    """
    behind = 0
    for chapter_id, (before, after) in texts.items():
        chapter = tx.read.row(Chapter, chapter_id)
        if chapter is None or chapter.text != before:
            behind += 1
        else:
            tx.write.set("chapter", chapter_id, text=_stored(after))
    remark = tr("What changed meanwhile was left as it is.") if behind else ""
    return Outcome(mark("Typography of the chapters"), remark=remark)


def count_by_field(tx: Transaction, *, chapter_id: str, words: str, field: str) -> Outcome:
    """Put a field in place of a number that no longer holds, at its first place in a chapter."""
    chapter = _living(tx, chapter_id)
    text = counted_by_field(chapter.text, words, field)
    if text == chapter.text:
        raise UserError(tr("“{words}” no longer stands in the text.", words=words))
    tx.write.set("chapter", chapter_id, text=text)
    return Outcome(mark("A field instead of a number"))


def _is_typed_on(tx: Transaction, text: str) -> bool:
    """Tell whether a text differs from what was typed last by few signs of the same paragraphs."""
    before = tx.typing.after if tx.typing else ""
    same_paragraphs = before.count("\n") == text.count("\n")
    return same_paragraphs and abs(len(text) - len(before)) <= _MOST_SIGNS


def _stored(text: str) -> str:
    if len(text) > MAX_LINE_CHARACTERS:
        raise UserError(
            tr(
                "The text is longer than {count} characters and was not stored. Split it.",
                count=MAX_LINE_CHARACTERS,
            )
        )
    return richtext.write(richtext.parse(clean(text)))


def _living(tx: Transaction, chapter_id: str) -> Chapter:
    chapter = tx.read.row(Chapter, chapter_id)
    if chapter is None:
        raise UserError(tr("This chapter is no longer in the file. Nothing was changed."))
    return chapter
