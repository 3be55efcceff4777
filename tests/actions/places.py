"""A question in a session, where the tests of notes work."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from facilitator.actions import notes, workshops
from facilitator.actions.desk import Desk, Outcome, Transaction
from facilitator.domain.edits import Edit
from facilitator.domain.records import Note
from facilitator.storage.files import create_file
from tests.domain.factory import Plan


@dataclass(frozen=True)
class Place:
    """One question in one session of an open file."""

    desk: Desk
    session_id: str
    question_id: str

    @property
    def notes(self) -> list[Note]:
        """The notes as the file has them, those of sub-questions last."""
        return self.desk.read.session_notes(self.session_id, self.question_id)

    @property
    def texts(self) -> list[str]:
        """What the notes directly on the question say."""
        return [note.text for note in self.notes if note.question_id == self.question_id]

    def add(self, text: str, level: int = 1) -> str:
        """Append a note; return its id."""
        values = {"session_id": self.session_id, "question_id": self.question_id}
        return self.desk.run(notes.add, **values, text=text, level=level).ids[0]

    def revise(self, *edits: Edit) -> Outcome:
        """Do edits as one step."""
        return self.desk.run(notes.revise, session_id=self.session_id, edits=edits)

    def note(self, note_id: str) -> Note:
        """Return a note that must be there."""
        note = self.desk.read.note(note_id)
        assert note is not None
        return note


@contextmanager
def opened_place() -> Iterator[Place]:
    """Open a small workshop in a file of its own, for one example of a property."""
    with TemporaryDirectory() as folder:
        desk = Desk(create_file(Path(folder) / "Property.workshop"))
        try:
            desk.run(workshops.add_dossier, dossier=Plan(rounds=1, topics=1).dossier())
            dossier = desk.read.dossier(desk.read.workshops()[0].id)
            question = dossier.questions_of(dossier.topics[0])[0]
            yield Place(desk, dossier.sessions[0].id, question.id)
        finally:
            desk.close()


def set_cells(tx: Transaction, *, table: str, cells: dict[str, dict[str, str]]) -> Outcome:
    """Write cells as another laptop might have written them, by row."""
    for row_id, values in cells.items():
        tx.write.set(table, row_id, **values)
    return Outcome("From elsewhere")
