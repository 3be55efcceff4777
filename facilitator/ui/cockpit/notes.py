"""The last notes of a room in groups: those on the current question, then those before; without Qt."""

from itertools import chain
from typing import NamedTuple

from facilitator.domain.records import Question
from facilitator.language import tr, trn
from facilitator.ui.cockpit.captured import Captured, NoteLine
from facilitator.ui.cockpit.outlines import Outline


class Group(NamedTuple):
    """Notes on the same question, with what stands above them."""

    heading: str
    lines: tuple[NoteLine, ...] = ()


class Noted(NamedTuple):
    """The last notes of a room, on their way into groups."""

    outline: Outline
    captured: Captured
    current: Question | None

    def notes(self) -> tuple[Group, ...]:
        """Return those on the current question first, then those before."""
        grouped = self._grouped()
        here = grouped.pop(self.current.id, ()) if self.current else ()
        first = (Group(self._heading(self.current.id), here),) if self.current else ()
        return (*first, *(Group(self._before(key), lines) for key, lines in grouped.items()))

    def results(self) -> tuple[Group, ...]:
        """Return the key results, newest first."""
        lines = tuple(chain.from_iterable(self._grouped().values()))
        count = self.captured.key_results
        if not lines:
            return (Group(tr("No key results yet")),)
        return (Group(trn("{count} key result", "{count} key results", count), lines),)

    def _heading(self, question_id: str) -> str:
        count = self.captured.counts.get(question_id)
        if not count or not count.notes:
            return tr("Nothing is noted on this question yet")
        return trn(
            "Last noted, {count} note on this question",
            "Last noted, {count} notes on this question",
            count.notes,
        )

    def _before(self, question_id: str) -> str:
        number = self.outline.number(question_id)
        return tr("Before, question {number}", number=number) if number else tr("Before")

    def _grouped(self) -> dict[str, tuple[NoteLine, ...]]:
        found: dict[str, list[NoteLine]] = {}
        for line in self.captured.latest:
            found.setdefault(self.outline.guiding_question(line.question_id), []).append(line)
        return {key: tuple(lines) for key, lines in found.items()}
