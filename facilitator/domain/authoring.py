"""Records of the weeks after the workshop, one per table as in `records`: what became of the notes."""

from typing import Literal, NamedTuple

AnswerKind = Literal["statement", "consensus", "dissent", "open", "quotation", "task"]
"""What kind of contribution an answer is: as of a note, but never an internal one."""
Standing = Literal["", "confirmed", "new", "contradicted"]
"""What the rounds made of an answer: said again, said in a later one only, or gainsaid."""
ProposalKind = Literal["comment", "reword", "delete", "insert", "move", "unplaced"]
"""As `returns.FoundKind`, which says what each is."""
Disposition = Literal["", "accepted", "edited", "rejected"]
"""What was decided about a proposal; nothing while it is open."""
Status = Literal["draft", "agreed", "released"]
"""What a protocol is: a draft, agreed on by those concerned, or final."""
StatusFactKind = Literal["draft", "agreed", "final", "reopened"]


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


class ReturnedFile(NamedTuple):
    """A Word file of the protocol that came back from a reader and was read."""

    id: str
    workshop_id: str
    version_id: str = ""
    """The version that it was made from; empty for a draft that nobody kept."""
    name: str = ""
    digest: str = ""
    """By which the same file is known when it is read again."""
    at: str = ""
    """When it was read, as an aware ISO text in UTC."""


class Proposal(NamedTuple):
    """A change or a comment in a returned file, and what was decided about it."""

    id: str
    returned_file_id: str
    position: str = ""
    kind: ProposalKind = "comment"
    anchor: str = ""
    """The bookmark of the paragraph that it is about; of a new one, of the one that it stands behind."""
    behind: str = ""
    """For what was moved, the bookmark of the paragraph that it now stands behind."""
    near: str = ""
    """Where it has no place, the bookmark of the paragraph that is most like it."""
    old_text: str = ""
    new_text: str = ""
    """The new words, or what the comment says."""
    quote: str = ""
    """The words that a comment stands at, or behind which something was put."""
    author: str = ""
    said_at: str = ""
    replies: str = ""
    """Replies to the comment, a line for each: who said what."""
    is_resolved: int = 0
    is_tracked: int = 0
    is_stale: int = 0
    """1 where the paragraph was changed here after the file went out."""
    disposition: Disposition = ""
    taken_text: str = ""
    """The words that were taken over, where somebody edited those proposed."""
    reason: str = ""
    """Why it was rejected; for the reply letter."""
    settled_at: str = ""
    settled_by: str = ""


class Version(NamedTuple):
    """A protocol that went out, as it went out; what it said is in its `VersionText`."""

    id: str
    workshop_id: str
    number: str = ""
    """"0.3"; a final one is "1.0"."""
    status: Status = "draft"
    at: str = ""
    """When it was kept, as an aware ISO text in UTC."""
    kind: str = ""
    """Of the file: docx, pdf, md."""
    layout: str = ""
    layout_digest: str = ""
    """By which a layout is known that was changed since."""
    edition: str = ""
    """What it left out, in words that `protocol/editions` knows."""
    name: str = ""
    digest: str = ""
    """SHA-256 of the file that went out."""
    recipients: str = ""
    deadline: str = ""
    """The ISO date by which remarks are asked for."""
    note: str = ""
    actor: str = ""
    """Who kept it."""
    is_redacted: int = 0
    """1 where a person was erased from what is kept: the file that went out said more."""


class VersionText(NamedTuple):
    """What a version said, as `frozen.packed` makes it; apart, because it is read seldom and is large."""

    id: str
    version_id: str
    packed: str = ""


class StatusFact(NamedTuple):
    """That a protocol was agreed on, made final, or opened again."""

    id: str
    workshop_id: str
    at: str = ""
    kind: StatusFactKind = "agreed"
    reason: str = ""
    """Why it was opened again."""
    actor: str = ""
