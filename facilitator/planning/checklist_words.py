"""The checklist before the start in words, for the window and the command line."""

from collections.abc import Callable, Sequence
from typing import Final

from facilitator import language
from facilitator.domain.readiness.judgement import Area, Judgement, Matter, Mend
from facilitator.language import mark, tr, trn

AREAS: Final[dict[Area, str]] = {
    "programme": mark("Programme"),
    "moderation": mark("Moderation"),
    "questions": mark("Guiding questions"),
    "times": mark("Times"),
    "people": mark("People & groups"),
    "handouts": mark("Handouts"),
    "stage": mark("Stage"),
    "file": mark("File"),
    "computer": mark("Computer"),
}
"""What each part of the checklist is called, in the order in which they stand."""

MENDS: Final[dict[Mend, str]] = {
    "head": mark("Change"),
    "agenda": mark("Show"),
    "session": mark("Show"),
    "topic": mark("Show"),
    "question": mark("Show"),
    "person": mark("Show"),
    "people": mark("Show"),
    "groups": mark("Show"),
    "handouts": mark("Show"),
    "stage": mark("Choose display"),
    "backup": mark("Back up now"),
    "folder": mark("Open folder"),
    "file": mark("Open another file"),
    "log": mark("Show event log"),
}
"""Verbs that lead to where something is mended."""

_HEAD: Final = {"title": mark("a title"), "place": mark("a place"), "start": mark("a start time")}
"""What may be missing in a workshop's head, by the name that the judgement has for it."""
_MOST_NAMED: Final = 4
_HOUR, _DAY = 60, 24 * 60
_TWO_HOURS, _TWO_DAYS = 2 * _HOUR, 2 * _DAY
_GIGABYTE: Final = 1_000
"""In megabytes."""
_ROUNDED_FROM: Final = 10
"""Gigabytes from which decimals say nothing."""


def sentence(judgement: Judgement) -> str:
    """Return a judgement as one sentence in the language in use."""
    return _SENTENCES[judgement.matter](judgement)


def listed(names: Sequence[str]) -> str:
    """Return names as they stand in a sentence; of many the first, and how many more."""
    if len(names) > _MOST_NAMED:
        first = ", ".join(names[: _MOST_NAMED - 1])
        return trn("{names} and {count} more", "{names} and {count} more",
                   len(names) - _MOST_NAMED + 1, names=first)  # fmt: skip
    if len(names) < 2:  # noqa: PLR2004 - one name needs no "and"
        return "".join(names)
    return tr("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])


def _quoted(titles: Sequence[str]) -> str:
    return listed([tr("“{title}”", title=title) for title in titles])


def _no_time(it: Judgement) -> str:
    return trn(
        "Question {numbers} of “{topic}” gets no time.",
        "Questions {numbers} of “{topic}” get no time.",
        it.amount,
        numbers=listed(it.subjects[1:]),
        topic=it.subjects[0],
    )


def _overlap(it: Judgement) -> str:
    return trn(
        "“{title}” begins {count} minute before “{before}” ends.",
        "“{title}” begins {count} minutes before “{before}” ends.",
        it.amount,
        title=it.subjects[0],
        before=it.subjects[1],
    )


def _programme_ready(it: Judgement) -> str:
    return trn(
        "The agenda has {count} item, from {start} to {end}.",
        "The agenda has {count} items, from {start} to {end}.",
        it.amount,
        start=it.subjects[0],
        end=it.subjects[1],
    )


def _part(name: str) -> str:
    return tr(_HEAD[name]) if name in _HEAD else name


def _days_left(it: Judgement) -> str:
    if not it.amount:
        return tr("The workshop is today.")
    return trn("{count} day is left.", "{count} days are left.", it.amount)


def _clock_behind(it: Judgement) -> str:
    minutes = it.amount
    if minutes >= _TWO_DAYS:
        behind = trn("{count} day", "{count} days", minutes // _DAY)
    elif minutes >= _TWO_HOURS:
        behind = trn("{count} hour", "{count} hours", minutes // _HOUR)
    else:
        behind = trn("{count} minute", "{count} minutes", minutes)
    return tr(
        "This computer's clock is {time} behind the newest entry of the file; was it set back?",
        time=behind,
    )


def _size(megabytes: int) -> str:
    if megabytes < _GIGABYTE:
        return f"{megabytes} MB"
    decimals = 0 if megabytes >= _ROUNDED_FROM * _GIGABYTE else 1
    size = f"{megabytes / _GIGABYTE:.{decimals}f} GB"
    return size.replace(".", ",") if language.current() == "de" else size


_SENTENCES: Final[dict[Matter, Callable[[Judgement], str]]] = {
    "no_date": lambda _: tr("The workshop has no date."),
    "past_date": lambda _: tr("The workshop's date has passed."),
    "no_sessions": lambda _: tr("There are no sessions yet; they are planned in the agenda."),
    "round_without_sessions": lambda it: trn(
        "Round {rounds} has no sessions.",
        "Rounds {rounds} have no sessions.",
        len(it.subjects),
        rounds=listed(it.subjects),
    ),
    "no_agenda": lambda _: tr("There is no agenda, so the rooms have no shared end."),
    "no_times": lambda _: tr("The agenda has no times of day; the workshop's start would do."),
    "round_not_in_agenda": lambda it: trn(
        "Round {rounds} is not in the agenda, so its rooms have no shared end.",
        "Rounds {rounds} are not in the agenda, so their rooms have no shared end.",
        len(it.subjects),
        rounds=listed(it.subjects),
    ),
    "overlap": _overlap,
    "ends_late": lambda it: tr(
        "The agenda ends at {time}, the workshop is announced until {end}.",
        time=it.subjects[0],
        end=it.subjects[1],
    ),
    "no_room": lambda it: trn(
        "{sessions} has no room.",
        "{sessions} have no room.",
        len(it.subjects),
        sessions=listed(it.subjects),
    ),
    "programme_ready": _programme_ready,
    "no_moderator": lambda it: trn(
        "{sessions} has no moderator.",
        "{sessions} have no moderator.",
        len(it.subjects),
        sessions=listed(it.subjects),
    ),
    "doubled": lambda it: tr(
        "{name} moderates {sessions} at the same time.",
        name=it.subjects[0],
        sessions=listed(it.subjects[1:]),
    ),
    "idle_moderators": lambda it: trn(
        "{names} is named for moderation, but for no session.",
        "{names} are named for moderation, but for no session.",
        len(it.subjects),
        names=listed(it.subjects),
    ),
    "without_role": lambda it: trn(
        "{names} has no part in this workshop.",
        "{names} have no part in this workshop.",
        len(it.subjects),
        names=listed(it.subjects),
    ),
    "participants": lambda it: trn(
        "{count} participant is named; who sits where stands in the plan.",
        "{count} participants are named; who sits where stands in the plan.",
        it.amount,
    ),
    "moderation_ready": lambda _: tr(
        "Each session has a moderator, and nobody moderates two at once."
    ),
    "no_question": lambda it: trn(
        "{topics} has no guiding question.",
        "{topics} have no guiding question.",
        len(it.subjects),
        topics=_quoted(it.subjects),
    ),
    "empty_question": lambda it: tr(
        "Question {number} of “{topic}” has no words.", number=it.amount, topic=it.subjects[0]
    ),
    "questions_ready": lambda it: trn(
        "Each topic has guiding questions, {count} in all.",
        "Each topic has guiding questions, {count} in all.",
        it.amount,
    ),
    "too_long": lambda it: trn(
        "{sessions}: the questions take {needed} minutes, the round has {count} minute.",
        "{sessions}: the questions take {needed} minutes, the round has {count} minutes.",
        it.limit,
        sessions=listed(it.subjects),
        needed=it.amount,
    ),
    "no_time": _no_time,
    "long_question": lambda it: tr(
        "Question {number} of “{topic}” is planned with {minutes} minutes.",
        number=it.subjects[1],
        topic=it.subjects[0],
        minutes=it.amount,
    ),
    "long_item": lambda it: tr(
        "“{title}” is planned with {minutes} minutes.", title=it.subjects[0], minutes=it.amount
    ),
    "round_without_time": lambda it: trn(
        "Round {rounds} has no planned time.",
        "Rounds {rounds} have no planned time.",
        len(it.subjects),
        rounds=listed(it.subjects),
    ),
    "times_ready": lambda _: tr("The questions fit into the time of their rounds."),
    "days_left": _days_left,
    "head_incomplete": lambda it: tr(
        "The workshop's head lacks {what}.", what=listed([_part(name) for name in it.subjects])
    ),
    "nobody_invited": lambda _: tr("Nobody is invited yet."),
    "no_groups": lambda it: trn(
        "There are no groups yet for {count} participant.",
        "There are no groups yet for {count} participants.",
        it.amount,
    ),
    "without_seat": lambda it: trn(
        "{names} has no room in some round.",
        "{names} have no room in some round.",
        it.amount,
        names=listed(it.subjects),
    ),
    "absent": lambda it: trn(
        "{names} is marked as absent and has no seat.",
        "{names} are marked as absent and have no seat.",
        it.amount,
        names=listed(it.subjects),
    ),
    "without_group": lambda it: trn(
        "{names} has no stakeholder group.",
        "{names} have no stakeholder group.",
        it.amount,
        names=listed(it.subjects),
    ),
    "without_email": lambda it: trn(
        "{names} has no e-mail address.",
        "{names} have no e-mail address.",
        it.amount,
        names=listed(it.subjects),
    ),
    "people_ready": lambda it: trn(
        "{count} participant has a place in the plan.",
        "{count} participants have their places in the plan.",
        it.amount,
    ),
    "no_handouts": lambda _: tr("No handouts are written yet."),
    "handouts_ready": lambda _: tr("Handouts are written."),
    "display_lost": lambda it: tr(
        "{display}, chosen for the stage, is not connected.", display=it.subjects[0]
    ),
    "one_display": lambda _: tr("No second display is connected; the stage is shown in a window."),
    "stage_window": lambda _: tr("The stage is shown in a window, as chosen."),
    "stage_ready": lambda it: tr(
        "The stage is shown on {display}.", display=listed(it.subjects) or tr("the second display")
    ),
    "file_gone": lambda _: tr(
        "The file is no longer where it lay; a drive may be unplugged, or a connection broken."
    ),
    "read_only": lambda it: listed(it.subjects) or tr("The file is open for reading only."),
    "not_writable": lambda _: tr(
        "The file or its folder is write-protected now, so changes may not be saved."
    ),
    "file_ready": lambda _: tr("The file can be written."),
    "on_network": lambda _: tr(
        "The file lies on a network drive; a copy on this computer is safer."
    ),
    "removable": lambda _: tr("The file lies on a removable drive; leave it plugged in all day."),
    "disk_full": lambda it: tr("Only {size} are free where the file lies.", size=_size(it.amount)),
    "disk_low": lambda it: tr(
        "{size} are free where the file lies; that is little.", size=_size(it.amount)
    ),
    "disk_ready": lambda it: tr("{size} are free where the file lies.", size=_size(it.amount)),
    "no_backup": lambda _: tr("There is no backup copy of today yet."),
    "backup_ready": lambda _: tr("Today's backup copy is made."),
    "clock_behind": _clock_behind,
    "clock_ready": lambda _: tr("This computer's clock fits the newest entry of the file."),
    "no_dictionary": lambda _: tr("No dictionary is installed, so spelling is not checked."),
    "dictionary_ready": lambda _: tr("A dictionary is installed; spelling can be checked."),
}
