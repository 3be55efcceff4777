"""Records of the weeks after the workshop, one per table as in `records`: what became of the notes."""

from typing import Literal, NamedTuple

AnswerKind = Literal["statement", "consensus", "dissent", "open", "quotation", "task"]
"""What kind of contribution an answer is: as of a note, but never an internal one."""
Standing = Literal["", "confirmed", "new", "contradicted"]
"""What the rounds made of an answer: said again, said in a later one only, or gainsaid."""


class Answer(NamedTuple):
    """A curated answer to a question or sub-question: what the protocol prints instead of its notes."""

    id: str
    question_id: str
    position: str = ""
    level: int = 1
    text: str = ""
    kind: AnswerKind = "statement"
    standing: Standing = ""


class AnswerSource(NamedTuple):
    """A note that an answer rests on; a note may have several answers, an answer several notes."""

    id: str
    answer_id: str
    note_id: str
    said: str = ""
    """What the note said when it was taken over, to tell a note that changed since."""


class Omission(NamedTuple):
    """That a note is left out of the answers on purpose."""

    id: str
    note_id: str
    reason: str = ""
