"""The answers of one question as a list of two levels, and the way of its order into the file."""

from collections.abc import Container, Sequence

from facilitator.actions.desk import Transaction
from facilitator.domain.authoring import Answer
from facilitator.domain.outlining import Line, Place, end_of_block, placed
from facilitator.domain.records import Question
from facilitator.errors import UserError
from facilitator.language import tr


class AnswerList:
    """Reads the answers directly on a question; what stands elsewhere afterwards is written."""

    def __init__(self, tx: Transaction, question_id: str) -> None:
        """Read them; UserError when the question is gone."""
        if tx.read.row(Question, question_id) is None:
            said = tr("This question is no longer in the file. Nothing was changed.")
            raise UserError(said)
        self._tx = tx
        self._known = {answer.id: answer for answer in tx.read.answers(question_id)}

    @property
    def lines(self) -> list[Line]:
        """The answers as an outline, whose levels count from 0."""
        return [Line(answer.id, answer.level - 1) for answer in self._known.values()]

    def last_below(self, answer_id: str | None) -> str | None:
        """Return the last answer below a main answer, or the one itself; None for none."""
        return end_of_block(self.lines, answer_id) if answer_id else None

    def insert(self, new: Sequence[Answer], after: str | None) -> None:
        """Add answers behind another one, first where that is None."""
        self._arrange(self._with(new, after), {answer.id for answer in new})

    def accept(self, coming: Sequence[Answer], after: str | None) -> None:
        """Take in answers that are in the file already, behind another one or first."""
        self._arrange(self._with(coming, after))

    def arrange(self, lines: Sequence[Line]) -> None:
        """Write level and place of every answer that differ; the first one is a main answer."""
        self._arrange(lines)

    def _with(self, coming: Sequence[Answer], after: str | None) -> list[Line]:
        """Return the lines with others behind one of them, first where that is None."""
        lines = self.lines
        self._known |= {answer.id: answer._replace(position="") for answer in coming}
        at = next((at for at, line in enumerate(lines, 1) if line.id == after), 0)
        taken = [Line(answer.id, answer.level - 1) for answer in coming]
        return [*lines[:at], *taken, *lines[at:]]

    def _arrange(self, lines: Sequence[Line], new: Container[str] = ()) -> None:
        places = {key: Place(None, answer.position) for key, answer in self._known.items()}
        keys = placed([Line(line.id) for line in lines], places)
        arranged: dict[str, Answer] = {}
        for at, line in enumerate(lines):
            before = self._known[line.id]
            level = line.level + 1 if at else 1
            after = before._replace(level=level, position=keys[line.id].position)
            if line.id in new:
                self._tx.write.insert(after)
            elif after != before:
                self._tx.write.set("answer", line.id, level=level, position=after.position)
            arranged[line.id] = after
        self._known = arranged


def gone() -> UserError:
    """Return the error about an answer that somebody deleted."""
    return UserError(tr("This answer is no longer in the file. Nothing was changed."))
