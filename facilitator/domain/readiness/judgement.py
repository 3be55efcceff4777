"""What a checklist is made of: judgements on the plan, and the facts on what surrounds it."""

from datetime import datetime
from typing import Literal, NamedTuple

Grade = Literal["ok", "note", "problem"]
"""A note is for information; a problem is open until somebody mends it."""

Area = Literal[
    "programme", "moderation", "questions", "times", "people", "handouts", "stage", "file", "computer"
]  # fmt: skip

Mend = Literal[
    "", "head", "agenda", "session", "topic", "question", "person", "people", "groups", "handouts",
    "stage", "backup", "folder", "file", "log",
]  # fmt: skip
"""Where something is mended; empty where this program cannot."""

Matter = Literal[
    "no_date", "past_date", "no_sessions", "round_without_sessions", "no_agenda", "no_times", "round_not_in_agenda",
    "overlap", "ends_late", "no_room", "programme_ready",
    "no_moderator", "doubled", "idle_moderators", "without_role", "participants", "moderation_ready",
    "no_question", "empty_question", "questions_ready",
    "too_long", "no_time", "long_question", "long_item", "round_without_time", "times_ready",
    "days_left", "head_incomplete", "nobody_invited", "no_groups", "without_seat", "absent", "without_group",
    "without_email", "people_ready", "no_handouts", "handouts_ready",
    "display_lost", "one_display", "stage_window", "stage_ready",
    "file_gone", "read_only", "not_writable", "file_ready", "on_network", "removable", "disk_full", "disk_low",
    "disk_ready", "no_backup", "backup_ready",
    "clock_behind", "clock_ready", "no_dictionary", "dictionary_ready",
]  # fmt: skip


class Judgement(NamedTuple):
    """One line of the checklist: what it is about, how grave it is, and where it is mended."""

    area: Area
    matter: Matter
    grade: Grade
    mend: Mend = ""
    row_id: str = ""
    """The row to go to, of the table that the mend names."""
    subjects: tuple[str, ...] = ()
    """The words that the sentence needs, such as codes of sessions, names, titles."""
    amount: int = 0
    """How many, how many minutes, or how many megabytes."""
    limit: int = 0
    """The minutes that there are, where `amount` are needed."""


class Displays(NamedTuple):
    """What is known of the displays, and of where the Leinwand is to be shown."""

    names: tuple[str, ...]
    """Those that are connected, the moderator's own included."""
    wanted: str = ""
    """The display that was chosen; empty before any choice."""
    is_there: bool = False
    """Whether the chosen one is connected."""
    as_window: bool = False
    """Whether an ordinary window was chosen instead."""


class Whereabouts(NamedTuple):
    """What is known of the place where the file lies."""

    is_there: bool = True
    is_writable: bool = True
    """Whether the system lets this person write the file and beside it."""
    free_bytes: int | None = None
    """None where the system does not say."""
    on_network: bool = False
    is_removable: bool = False
    is_backed_up: bool = False
    """Whether today's backup copy is made."""


class Surroundings(NamedTuple):
    """All that is not in the workshop; what is None is not known (yet), and is not judged."""

    displays: Displays | None = None
    file: Whereabouts | None = None
    is_read_only: bool = False
    notice: str = ""
    """The sentence that says why the file is open for reading only."""
    last_moment: datetime | None = None
    """When the file's newest note or fact of the day was written."""
    has_dictionary: bool | None = None
    shares_people: bool = False
    """Whether other workshops of the file use the same people."""
