"""The protocol's front matter: title, persons, status, agenda (B01 to B06)."""

import re
from collections.abc import Iterator
from typing import Final

from facilitator.domain.long_dates import long_date
from facilitator.protocol.content import AgendaEntry, AgendaSlot, Named, SessionLine
from facilitator.protocol.draft import Draft, Options, anchor, printed
from facilitator.protocol.editions import edition_name
from facilitator.protocol.elements import Block, Cell, Heading, Line, Paragraph, Table
from facilitator.protocol.wording import grouped

_TIME_SHARE: Final = 0.16
_NOTHING: Final = "–"
_ROUND: Final = re.compile(r"[\s,;:–-]*\(?(?:\d+\.? )?(?:Durchlauf|[Rr]ound)(?: \d+)?\)?$")


def document_title(draft: Draft) -> str:
    """Return the event with its date and times, as far as they are known."""
    content = draft.content
    if content.day is None:
        return content.title
    values = {
        "event": content.title,
        "date": long_date(content.day, content.language),
        "start": content.start,
        "end": content.end,
    }
    name = "event_full" if content.end else "event_from"
    return draft.label(name if content.start else "event_day", **values)


def status_mark(draft: Draft) -> str:
    """Return what the protocol is, with its version and date; nothing once it is final."""
    content = draft.content
    if content.status == "released":
        return ""
    name = f"{content.status}_version" if content.number else content.status
    return draft.label(name, date=long_date(content.today, content.language), number=content.number)


def title(draft: Draft, _: Options) -> Iterator[Block]:
    """Yield B01."""
    yield Paragraph("title", printed(document_title(draft)))
    name = edition_name(draft.content.edition, draft.content.language)
    if name:
        yield Paragraph("meta", printed(name))


def place(draft: Draft, _: Options) -> Iterator[Block]:
    """Yield B02."""
    yield Paragraph("subtitle", printed(draft.content.place or draft.label("place_open")))


def moderation(draft: Draft, _: Options) -> Iterator[Block]:
    """Yield B03, in an edition without persons nothing."""
    if draft.content.edition.privacy == "none":
        return
    persons = _named(draft, draft.content.moderation)
    text = draft.label("moderation", persons=persons) if persons else draft.label("moderation_open")
    yield Paragraph("meta", printed(text))


def representatives(draft: Draft, _: Options) -> Iterator[Block]:
    """Yield B04 if there is anybody."""
    persons = _named(draft, draft.content.representatives)
    represents = draft.content.represents
    if persons:
        name = "representatives_of" if represents else "representatives"
        text = draft.label(name, persons=persons, represents=represents)
        yield Paragraph("meta", printed(text))


def status(draft: Draft, _: Options) -> Iterator[Block]:
    """Yield B05 while the protocol is not final."""
    mark = status_mark(draft)
    if mark:
        yield Paragraph("status", printed(mark))


def agenda(draft: Draft, options: Options) -> Iterator[Block]:
    """Yield B06: a row for each starting time, with all that shares it."""
    yield Heading(1, draft.label("agenda"), "_agenda", page_break=bool(options["page_break"]))
    if not draft.content.agenda:
        yield Paragraph("body", printed(draft.label("agenda_empty")))
        return
    yield Table(
        header=(draft.label("agenda_time"), draft.label("agenda_entry")),
        rows=tuple(_row(draft, slot) for slot in draft.content.agenda),
        widths=(_TIME_SHARE, 1 - _TIME_SHARE),
        summary=draft.label("agenda"),
    )


def own_text(draft: Draft, options: Options) -> Iterator[Block]:
    """Yield a paragraph of the layout's own words, none where they are empty in a language."""
    content = draft.content
    words = draft.label(
        str(options["label"]),
        event=content.title,
        date=long_date(content.day, content.language) if content.day else _NOTHING,
        place=content.place or draft.labels.get("place_open", _NOTHING),
        process=content.process or content.title,
    )
    if words:
        yield Paragraph("body", printed(words))


def _row(draft: Draft, slot: AgendaSlot) -> tuple[Cell, ...]:
    time = draft.label("time", time=slot.time) if slot.time else _NOTHING
    lines = tuple(line for entry in slot.entries for line in _lines(draft, entry))
    return ((Line(printed(time)),), lines or (Line(printed(_NOTHING)),))


def _lines(draft: Draft, entry: AgendaEntry) -> Iterator[Line]:
    title_ = _entry_title(draft, entry)
    if title_:
        yield Line(printed(title_), anchor=anchor("agenda_item", entry.id))
    for speaker in entry.speakers:
        yield Line(printed(speaker), "table_detail")
    for session in entry.sessions:
        yield Line(printed(_session(draft, session)), "table_detail")


def _entry_title(draft: Draft, entry: AgendaEntry) -> str:
    """Return an item's title; the word Durchlauf stands there when there are several rounds."""
    if entry.round is None:
        return entry.title
    if draft.content.round_count == 1:
        return _ROUND.sub("", entry.title)
    if _ROUND.search(entry.title) or _says_round(entry.title, entry.round):
        return entry.title
    return draft.label("round", title=entry.title, round=entry.round).strip(" ,")


def _says_round(title: str, number: int) -> bool:
    """Tell whether a title says anywhere which round it is: "Durchlauf 1 (drei Workshops)"."""
    return bool(re.search(rf"\b(?:(?:Durchlauf|[Rr]ound) {number}|{number}\. Durchlauf)\b", title))


def _session(draft: Draft, session: SessionLine) -> str:
    persons = "; ".join(filter(None, session.moderators))
    return draft.label(
        "session_moderated" if persons else "session",
        code=session.code,
        title=session.title,
        persons=persons,
    )


def _named(draft: Draft, persons: tuple[Named, ...]) -> str:
    return grouped(persons, draft.label("both"), draft.label("all"))
