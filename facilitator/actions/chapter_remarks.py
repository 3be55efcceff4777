"""Carrying out what readers propose to a paragraph of a chapter.

Paragraphs of prose have no names of their own, only numbers in what went out. So each is found by
the words that it had then, and by what other remarks have put in or taken out before it since.
"""

from facilitator.actions.desk import Transaction
from facilitator.domain import richtext
from facilitator.domain.anchors import split_anchor
from facilitator.domain.authoring import Proposal
from facilitator.domain.dossier import Dossier
from facilitator.domain.fields.tokens import resolved
from facilitator.domain.fields.unnamed import every_way_said
from facilitator.domain.passages import plain
from facilitator.domain.prose_parts import (
    part_of,
    part_saying,
    with_part,
    with_part_behind,
    without_part,
)
from facilitator.domain.records import Chapter
from facilitator.domain.rewording import reworded


class ChapterRemark:
    """A proposal to one paragraph of a chapter's prose."""

    def __init__(
        self, tx: Transaction, dossier: Dossier, chapter: Chapter, proposal: Proposal
    ) -> None:
        self._tx, self._dossier = tx, dossier
        self._chapter, self._proposal = chapter, proposal
        self._blocks = richtext.parse(chapter.text)
        self._sayings = every_way_said(dossier)
        self._done = [
            entry
            for entry in dossier.proposals
            if entry.disposition in {"accepted", "edited"}
            and entry.kind != "move"
            and split_anchor(entry.anchor)[0] == split_anchor(proposal.anchor)[0]
        ]

    def reword(self, text: str) -> None:
        """Change in the paragraph what the reader changed of it."""
        part = self._part(self._proposal.old_text)
        runs = part_of(self._blocks, part)
        new = reworded(runs, self._proposal.old_text, text, self._sayings)
        self._write(with_part(self._blocks, part, new))

    def delete(self) -> None:
        """Take the paragraph out."""
        self._write(without_part(self._blocks, self._part(self._proposal.old_text)))

    def insert(self) -> None:
        """Put a new paragraph behind the one that it was written behind, and behind those before it."""
        part = self._part(self._proposal.quote)
        before = put_in_before(self._dossier, self._proposal)
        while plain(richtext.plain(part_of(self._blocks, part + 1))) in before:
            part += 1
        self._write(with_part_behind(self._blocks, part, self._proposal.new_text))

    def _part(self, words: str) -> int:
        """Return the number that the paragraph has now which said some words when it went out."""
        near = self._number_now()
        said_since = [
            entry.taken_text or entry.new_text
            for entry in self._done
            if entry.anchor == self._proposal.anchor and _is_rewording(entry)
        ]
        shown = [resolved(self._blocks, said) for said in self._sayings]
        found = (
            part_saying(blocks, text, near)
            for text in (*said_since[::-1], words)
            for blocks in shown
            if text
        )
        return next((part for part in found if part is not None), near)

    def _number_now(self) -> int:
        """Return the number that the paragraph has if only remarks have put in and taken out others.

        Behind a paragraph that is gone itself, that is the one before it.
        """
        number = split_anchor(self._proposal.anchor)[1]
        is_put_in = self._proposal.kind == "insert"
        now = number
        for entry in self._done:
            part = split_anchor(entry.anchor)[1]
            if entry.kind == "insert" and part < number:
                now += 1
            elif entry.kind == "delete" and part < number + is_put_in:
                now -= 1
        return max(now, 0)

    def _write(self, blocks: tuple[richtext.Block, ...]) -> None:
        self._tx.write.set("chapter", self._chapter.id, text=richtext.write(blocks))


def put_in_before(dossier: Dossier, proposal: Proposal) -> set[str]:
    """Return what remarks have put in already that stands before a new paragraph at the same place."""
    files = {file.id: at for at, file in enumerate(dossier.returned_files)}

    def rank(entry: Proposal) -> tuple[int, str]:
        return files.get(entry.returned_file_id, 0), entry.position

    return {
        plain(entry.taken_text or entry.new_text)
        for entry in dossier.proposals
        if (entry.kind, entry.anchor) == ("insert", proposal.anchor)
        and entry.disposition in {"accepted", "edited"}
        and rank(entry) < rank(proposal)
    }


def _is_rewording(entry: Proposal) -> bool:
    """Tell whether its paragraph says other words since: new ones, or those that answer a comment."""
    return entry.kind == "reword" or (entry.kind == "comment" and bool(entry.taken_text))
