"""What can be known of a note beyond its words and its kind."""

from typing import NamedTuple

from facilitator.domain.records import Note, Stance


class Details(NamedTuple):
    """A task's owner and date, the stakeholder group, and the point of another round it answers."""

    task_owner: str = ""
    task_due: str = ""
    group_name: str = ""
    answers_id: str | None = None
    stance: Stance = ""

    @staticmethod
    def of(note: Note) -> "Details":
        """Return what is known of a note."""
        if not (note.task_owner or note.task_due or note.group_name or note.answers_id):
            return NOTHING
        return Details(
            note.task_owner, note.task_due, note.group_name, note.answers_id, note.stance
        )


NOTHING = Details()
"""Nothing is known but the words."""
