"""Who speaks at an item: behind its title, behind a label, on the lines below it."""

import re
from collections.abc import Iterable
from typing import Final

from facilitator.exchange.agenda_text.building import PlanDraft, SessionDraft, Wording
from facilitator.exchange.agenda_text.labels import Label
from facilitator.exchange.agenda_text.name_words import ORGANISATION
from facilitator.exchange.agenda_text.names import (
    Named,
    is_certainly_name,
    is_name,
    is_nobody,
    read_names,
)
from facilitator.exchange.outline.agenda_lines import guess_kind
from facilitator.exchange.source.joining import Entry
from facilitator.language import tr

_PARTING: Final = re.compile(
    r"\s*[(\[]|\s+(?:[–—|/-]|durch|mit|by|with)\s+|\s*[,:;]\s*|(?<=[a-zäöüß)])(?=(?:Dr|Prof)\.)"
)
_INSTITUTION: Final = re.compile(
    r"(?:\S+\s+){0,5}\S*\b(?:AG|SE|KG|GmbH|gGmbH|mbH|Ltd\.?|Inc\.?|e\.\s?V\.?)$"
    r"|(?:[\w-]+\s)?(?:[\w-]*[Mm]inisterium|[\w-]*[Uu]niversität|Hochschule|University|Institut|Ministry"
    r"|[\w-]*(?:kammer|verband|stiftung|agentur|akademie)|Stadt|Landkreis|Land)\b.*"
)
_CLOSING: Final = ("“", "”", '"', "«", "»", "‘", "’")
_MOST_WORDS: Final = 14
_LONGEST: Final = 400
"""Characters of a title behind which persons are looked for."""
_WITH: Final = re.compile(r"(?:mit|with|durch|by)\s+(?=[A-ZÄÖÜ])")


def split_names(title: str) -> tuple[str, list[Named]]:
    """Return a title without the persons that certainly stand behind it, and them."""
    for match in _PARTING.finditer(title) if len(title) <= _LONGEST else ():
        head, tail = title[: match.start()].strip(), title[match.end() :].strip()
        if match[0].endswith(("(", "[")):
            tail = tail[:-1].strip() if tail.endswith((")", "]")) else ""
        first = re.split(r"\s*[,;(/–]\s*|\s(?:und|and|&)\s", tail, maxsplit=1)[0]
        if not head or is_name(head):
            continue
        names = (
            read_names(tail) if is_certainly_name(first) else _likely_names(head, match[0], tail)
        )
        if names:
            return head, names
    return title, []


def _likely_names(head: str, parting: str, tail: str) -> list[Named]:
    """Return who stands behind the title of a talk with an organisation, whatever the name is.

    Nothing says that these are persons but where they stand: each is to be looked at.
    """
    is_quoted = head.endswith(_CLOSING)
    is_talk = guess_kind(head, has_sessions=False) == "talk"
    if not is_quoted and (not is_talk or ":" in parting):
        return []
    names = read_names(tail)
    has_own = all(ORGANISATION.search(named.organisation) for named in names)
    is_sure = has_own or (is_quoted and all(named.organisation for named in names))
    return [named._replace(is_certain=False) for named in names] if is_sure else []


def names_of_line(body: str) -> list[Named]:
    """Return the persons that a line of its own names, none when it says something else."""
    without = body[match.end() :] if (match := _WITH.match(body)) else body
    return read_names(without.strip("()[]–- "))


def is_institution(body: str) -> bool:
    """Tell whether a line names an organisation and nothing else."""
    is_short = len(body.split()) <= _MOST_WORDS and not body.endswith((".", "?", "!", ":"))
    return is_short and _INSTITUTION.fullmatch(body) is not None


def is_part_of_name(body: str) -> bool:
    """Tell whether a line goes on with the organisation or the office of the person above it."""
    return len(body.split()) <= _MOST_WORDS and ORGANISATION.search(body) is not None


def spoken_by(plan: PlanDraft, entry: Entry, value: str) -> list[Wording]:
    """Return who is named behind a label, as words where it is nobody that we know to be a person."""
    names = read_names(value)
    if names:
        return plan.wordings(entry, names)
    return [Wording(value)] if value and not is_nobody(value) else []


def take_labels(plan: PlanDraft, session: SessionDraft, labels: Iterable[Label]) -> None:
    """Give a session what the labels in its line say."""
    for label in labels:
        if label.kind == "room" and not session.room:
            session.room = label.value
        elif label.kind in ("moderation", "speaker"):
            said = spoken_by(plan, session.entry, label.value)
            session.moderators += said
            if not said:
                report_nobody(plan, session.entry, label.value)
        else:
            plan.keep(session.entry, label.value)


def report_nobody(plan: PlanDraft, entry: Entry, value: str) -> None:
    """Say that a label is followed by nobody."""
    plan.report(entry, tr("Nobody is named here yet: “{words}”.", words=value[:40]))
