"""What differs between a sent protocol and a returned one, and what was said about it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from facilitator.domain.passages import PICTURE, Passage, Stamp, fingerprint, plain
from facilitator.domain.returns import Found, Sent
from facilitator.domain.rising import rising
from facilitator.exchange.returned.comments import Comment
from facilitator.exchange.returned.document import Change, Paragraph
from facilitator.exchange.returned.lines import Line
from facilitator.exchange.returned.matching import Matching, likeness, matched
from facilitator.exchange.returned.opening import Returned

_CANDIDATE: Final = 30.0
"""How much, of hundred, a paragraph is like the one that is named as its nearest candidate."""
_MOST_CANDIDATES: Final = 300


def sent_as(
    returned: Returned, passages: Sequence[Passage], kept: Sequence[Passage] = ()
) -> tuple[Sent, ...]:
    """Return a protocol as it went out, by what the file remembers, what is kept and what it prints now.

    The file has only fingerprints. The words to each are those that were kept of its version, of the
    protocol now, or else of the file itself; where all have changed since, the words of now stand in,
    marked as stale. A file that remembers nothing is held against what is kept.
    """
    if returned.stamp is None or not returned.stamp.prints:
        return tuple(Sent(passage.anchor, passage.text) for passage in kept or passages)
    texts = _texts(returned, (*kept, *passages))
    return tuple(_sent(returned.stamp, texts, passages))


def found_in(returned: Returned, sent: Sequence[Sent]) -> list[Found]:
    """Return everything that differs and was said, in the order of the returned file."""
    boxed = [line for line in returned.lines if line.is_boxed]
    lines = [line for line in returned.lines if not line.is_boxed]
    texts = [plain(entry.text) for entry in sent]
    matching = matched(sent, texts, lines)
    finding = _Finding(returned, matching)
    found = [*finding.changed(), *finding.gone(), *finding.said(), *finding.beside(boxed)]
    return [entry for _, entry in sorted(found, key=lambda pair: pair[0])]


def _sent(stamp: Stamp, texts: Mapping[str, str], passages: Sequence[Passage]) -> Iterator[Sent]:
    now = {passage.anchor: passage.text for passage in passages if passage.anchor}
    for anchor, print_ in stamp.prints:
        text = texts.get(print_)
        said = now.get(anchor, "")
        is_stale = bool(anchor) and fingerprint(said) != print_
        yield Sent(anchor, said if text is None else text, is_stale)


def _texts(returned: Returned, passages: Sequence[Passage]) -> dict[str, str]:
    """Return the words to each fingerprint, as far as anybody still has them."""
    found: dict[str, str] = {}
    for line in returned.lines:
        texts = [line.text]
        if any(next(paragraph.changes(), None) for paragraph in line.paragraphs):
            single = [paragraph.rejected for paragraph in line.paragraphs]
            texts += ["".join(single), *single]
        for text in texts:
            found[fingerprint(text)] = plain(text)
    return found | {fingerprint(passage.text): passage.text for passage in passages}


class _Finding:
    """One comparison: what is found, each with its place in the returned file."""

    def __init__(self, returned: Returned, matching: Matching) -> None:
        self._returned = returned
        self._matching = matching
        self._lines = matching.lines
        self._moved = self._out_of_order()
        self._places = {entry.anchor: place for place, entry in enumerate(matching.sent)}

    def changed(self) -> Iterator[tuple[tuple[int, int], Found]]:
        """Yield new words, moved and new paragraphs."""
        above = -1
        for number, line in enumerate(self._lines):
            place = self._matching.sent_of.get(number, -1)
            if place < 0:
                if line.text:
                    yield (number, 1), self._new(line, above)
                continue
            old = self._matching.texts[place]
            if number in self._moved:
                yield (number, 0), self._by(line, Found("move", place, above, old, old))
            if old != line.text:
                yield (number, 1), self._by(line, Found("reword", place, -1, old, line.text))
            above = place

    def gone(self) -> Iterator[tuple[tuple[int, int], Found]]:
        """Yield the paragraphs that are no longer there."""
        number = -1
        deleters = self._deleters()
        for place, text in enumerate(self._matching.texts):
            if place in self._matching.line_of:
                number = self._matching.line_of[place]
            elif text:
                found = Found("delete", place, old_text=text)
                changes = deleters.get(self._matching.sent[place].anchor, [])
                yield (number, 2), self._signed(found, changes)

    def said(self) -> Iterator[tuple[tuple[int, int], Found]]:
        """Yield the comments, and what stands in foot- and endnotes."""
        comments = {comment.id: comment for comment in self._returned.comments}
        for number, line in enumerate(self._lines):
            for paragraph in line.paragraphs:
                for key in paragraph.footnotes:
                    text = self._returned.notes.get(key, "")
                    place = self._place_of(number)
                    if text:
                        note = Found("unplaced", -1, new_text=text, near=place)
                        yield (number, 4), self._by(line, note)
                for id_ in paragraph.comments:
                    comment = comments.pop(id_, None)
                    if comment:
                        place = self._place_of(number, paragraph)
                        yield (number, 3), self._comment(comment, place)
        for comment in comments.values():
            yield (len(self._lines), 3), self._comment(comment, -1)

    def beside(self, boxed: Iterable[Line]) -> Iterator[tuple[tuple[int, int], Found]]:
        """Yield what stands in boxes."""
        for line in boxed:
            if line.text:
                found = Found("unplaced", new_text=line.text, near=self._candidate(line.text))
                yield (len(self._lines), 4), self._by(line, found)

    # Parts

    def _out_of_order(self) -> set[int]:
        pairs = sorted(self._matching.sent_of.items())
        kept = {pairs[index][0] for index in rising([place for _, place in pairs])}
        return {number for number, _ in pairs if number not in kept}

    def _new(self, line: Line, above: int) -> Found:
        found = Found("insert", above, new_text=line.text, near=self._candidate(line.text))
        return self._by(line, found)

    def _comment(self, comment: Comment, place: int) -> Found:
        said = comment.said
        quote = plain("".join(self._returned.quotes.get(comment.id, ())))
        return Found(
            "comment" if place >= 0 else "unplaced",
            place,
            old_text=self._matching.texts[place] if place >= 0 else "",
            new_text=said.text,
            quote=quote.replace(PICTURE, ""),
            author=said.author,
            at=said.at,
            replies=tuple(comment.replies),
            is_resolved=comment.is_resolved,
            near=-1 if place >= 0 else self._candidate(quote),
        )

    def _place_of(self, number: int, paragraph: Paragraph | None = None) -> int:
        """Return which sent paragraph a line is, or a part of it that was deleted, or that above."""
        names = paragraph.names if paragraph and not paragraph.accepted.strip() else ()
        own = (self._places[name] for name in names if name in self._places)
        gone = next((place for place in own if place not in self._matching.line_of), None)
        if gone is not None:
            return gone
        above = (index for index in range(number, -1, -1) if index in self._matching.sent_of)
        return next((self._matching.sent_of[index] for index in above), -1)

    def _candidate(self, text: str) -> int:
        """Return the sent paragraph without a place in the file that is most like a text."""
        if not text:
            return -1
        places = [
            place
            for place, said in enumerate(self._matching.texts)
            if said and place not in self._matching.line_of
        ][:_MOST_CANDIDATES]
        scores = [(likeness(text, self._matching.texts[place]), -place) for place in places]
        score, place = max(scores, default=(0.0, 1))
        return -place if score >= _CANDIDATE else -1

    def _deleters(self) -> dict[str, list[Change]]:
        """Return by bookmark who deleted something at it."""
        return {
            name: [piece.deleted for piece in paragraph.pieces if piece.deleted]
            for line in self._lines
            for paragraph in line.paragraphs
            for name in paragraph.names
            if any(piece.deleted for piece in paragraph.pieces)
        }

    def _by(self, line: Line, found: Found) -> Found:
        return self._signed(found, line.changes())

    def _signed(self, found: Found, changes: Sequence[Change]) -> Found:
        """Say who did it: by tracked changes, else who saved the file last."""
        if not changes:
            return found._replace(author=self._returned.editor)
        authors = dict.fromkeys(change.author for change in changes if change.author)
        newest = max(change.at for change in changes)
        return found._replace(author=", ".join(authors), at=newest, is_tracked=True)
