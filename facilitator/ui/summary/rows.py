"""What stands on the board: each topic, below it its key results from all rounds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from facilitator.domain.codes import SessionCode
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import KeyResult, Note, Topic

_KINDS: Final = ("dissent", "open", "consensus", "task", "quotation")


@dataclass(frozen=True, slots=True)
class Row:
    """A topic, a key result, or the place of a topic that has none yet."""

    id: str
    topic_id: str
    text: str
    number: int = 0
    sort: Literal["topic", "result", "nothing"] = "result"
    codes: tuple[tuple[int, str], ...] = ()
    """Round and code of each session that says so, or with "≠" contradicts it."""
    kind: str = ""
    """The kind of the notes it rests on; where they differ, what is not settled comes first."""
    said: str = ""
    """The words of the note it rests on."""
    is_own: bool = False
    """Whether it has words of its own."""
    is_internal: bool = False
    """Whether its words are those of a note that only moderators see."""

    @property
    def is_step(self) -> bool:
        """Whether the keyboard stops here."""
        return self.sort != "topic"

    def with_words(self, words: str) -> "Row":
        """Return a key result that is reworded; the note's own words are none of its own."""
        is_own = words != self.said
        return replace(self, text=words, is_own=is_own, is_internal=self.is_internal and not is_own)


def rows_of(dossier: Dossier) -> list[Row]:
    """Return everything that stands on the board, from top to bottom."""
    rows: list[Row] = []
    for topic in dossier.topics:
        rows.append(Row(topic.id, topic.id, topic.title, topic.number, "topic"))
        results = dossier.key_results_of(topic)
        rows.extend(
            _row(dossier, topic, number, result) for number, result in enumerate(results, start=1)
        )
        if not results:
            rows.append(nothing(topic.id))
    return rows


def nothing(topic_id: str) -> Row:
    """Return what stands where a topic has no key result."""
    return Row(f"nothing-{topic_id}", topic_id, "", sort="nothing")


def for_everyone(rows: Iterable[Row]) -> list[Row]:
    """Return what all may see; key results are counted anew where some are left out."""
    shown: list[Row] = []
    for row in rows:
        if row.is_internal:
            continue
        if row.sort == "topic" and shown and shown[-1].sort == "topic":
            shown.append(nothing(shown[-1].topic_id))
        shown.append(row)
    if shown and shown[-1].sort == "topic":
        shown.append(nothing(shown[-1].topic_id))
    return list(_numbered(shown))


def with_kept(rows: list[Row], before: list[Row], kept_id: str) -> list[Row]:
    """Return new rows with one of those before that somebody is at work on, should it be missing."""
    if not kept_id or any(row.id == kept_id for row in rows):
        return rows
    old = next((index for index, row in enumerate(before) if row.id == kept_id), None)
    if old is None:
        return rows
    place = {row.id: index for index, row in enumerate(rows)}
    above = next((row.id for row in reversed(before[:old]) if row.id in place), None)
    index = place[above] + 1 if above else 0
    return [*rows[:index], before[old], *rows[index:]]


def _row(dossier: Dossier, topic: Topic, number: int, result: KeyResult) -> Row:
    notes = dossier.evidence_of(result)
    is_own = result.text is not None
    return Row(
        result.id,
        topic.id,
        dossier.text_of(result),
        number,
        codes=_codes(dossier, notes),
        kind=next((kind for kind in _KINDS if any(note.kind == kind for note in notes)), ""),
        said=notes[0].text if notes else "",
        is_own=is_own,
        is_internal=bool(notes) and not is_own and str(notes[0].kind) == "internal",
    )


def _codes(dossier: Dossier, notes: Sequence[Note]) -> tuple[tuple[int, str], ...]:
    """Return the sessions that say so, and with a sign those that contradict it, by round."""
    said = [*notes, *_confirming(dossier, notes)]
    against = [
        answer
        for note in notes
        for answer in dossier.answers_to(note)
        if answer.stance == "contradicted"
    ]
    codes = {code.round: str(code) for code in _sessions(dossier, said)}
    codes |= {code.round: f"≠ {code.round}.{code.topic}" for code in _sessions(dossier, against)}
    return tuple(sorted(codes.items()))


def _confirming(dossier: Dossier, notes: Iterable[Note]) -> Iterator[Note]:
    """Return the notes of other rounds that say the same: what confirms, and what is confirmed."""
    for note in notes:
        for answer in dossier.answers_to(note):
            if answer.stance == "confirmed":
                yield answer
        if note.stance == "confirmed" and note.answers_id in dossier.note:
            yield dossier.note[note.answers_id]


def _sessions(dossier: Dossier, notes: Iterable[Note]) -> set[SessionCode]:
    return {dossier.code[note.session_id] for note in notes if note.session_id in dossier.code}


def _numbered(rows: Iterable[Row]) -> Iterator[Row]:
    number = 0
    for row in rows:
        number = number + 1 if row.sort == "result" else 0
        yield replace(row, number=number) if row.sort == "result" else row
