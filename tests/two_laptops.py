"""Two files of one workshop that exchange letters, as two laptops do that were not connected.

`python -m tests.two_laptops FILE` makes such a file with versions that compete, to be looked at.
"""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from facilitator.actions import agenda_items, answers, chapters, notes, questions
from facilitator.actions.desk import Desk
from facilitator.domain.edits import Reworded
from facilitator.storage.files import open_file
from facilitator.storage.postbox import Received


def paired(desk: Desk, folder: Path, *, actor: str = "Ben", device: str = "b" * 16) -> Desk:
    """Return a desk on a copy of a file that another laptop works on from now on."""
    with desk.file.postbox() as box:
        box.settle()
    copy = folder / f"{device}.workshop"
    shutil.copy2(desk.file.path, copy)
    log = Path(f"{desk.file.path}-wal")
    if log.exists():
        shutil.copy2(log, f"{copy}-wal")
    return Desk(open_file(copy, device=device), actor=actor)


def deliver(source: Desk, target: Desk) -> Received:
    """Take into `target` what `source` has, without telling the watchers of `target`'s desk."""
    with source.file.postbox() as box:
        letters = [letter for page in box.everything() for letter in page]
    with target.file.postbox() as box:
        return box.receive(letters)


def arrive(source: Desk, target: Desk) -> None:
    """Deliver, and tell the watchers of `target`'s desk as the window does."""
    target.announce(deliver(source, target).touched)


def be_later(desk: Desk, seconds: int = 1) -> None:
    """Let a laptop's clock go ahead of the other's: of two versions its own stands."""
    with desk.file.postbox() as box:
        box.correct_clock(seconds * 1_000)


def reword(desk: Desk, note_id: str, text: str) -> None:
    """Let somebody write a note anew."""
    note = desk.read.note(note_id)
    assert note
    desk.run(notes.revise, session_id=note.session_id, edits=[Reworded(note_id, text)])


def contested(path: Path) -> Sequence[str]:
    """Let two laptops write the same texts of a workshop, and return the rows of the file at `path`."""
    mine = Desk(open_file(path, device="a" * 16), actor="Hanna Brandt")
    theirs = paired(mine, path.parent, actor="Olaf Petersen")
    dossier = mine.read.dossier(mine.read.workshops()[0].id)
    written = [note for note in dossier.notes if len(note.text) > 30][:3]
    for number, note in enumerate(written):
        reword(mine, note.id, note.text.rstrip(".") + ", und zwar noch in diesem Jahr.")
        reword(theirs, note.id, note.text.replace(" ", " gemeinsam ", number + 1))
    question, item, chapter = dossier.questions[0], dossier.agenda[1], dossier.chapters[0]
    made = theirs.run(answers.add, question_id=question.id, text=written[0].text)
    deliver(theirs, mine)
    for desk, word in ((mine, "heute"), (theirs, "kurz")):
        desk.run(questions.reword, question_id=question.id, text=f"{question.text} ({word})")
        desk.run(answers.reword, answer_id=made.ids[0], text=f"{written[0].text}, {word}")
        desk.run(agenda_items.write, item_id=item.id, cell="title", text=f"{item.title}, {word}")
        desk.run(chapters.rewrite, chapter_id=chapter.id, text=f"{chapter.text}\n\nAuch {word}.")
    deliver(theirs, mine)
    theirs.close()
    mine.close()
    rows = (*written, question, item, chapter)
    return [*(row.id for row in rows), *made.ids]


if __name__ == "__main__":
    contested(Path(sys.argv[1]))
