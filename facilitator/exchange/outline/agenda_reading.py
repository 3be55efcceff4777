"""Agenda and rounds: who meets when, and which sessions there are."""

from facilitator.domain.identity import new_id
from facilitator.domain.records import AgendaItem, Moderator, Speaker
from facilitator.exchange.outline.agenda_lines import (
    AgendaLine,
    SessionLine,
    guess_kind,
    parse_round,
)
from facilitator.exchange.outline.blocks import Block, Page
from facilitator.exchange.outline.draft import Draft
from facilitator.exchange.outline.item_details import Detail, read_detail, with_details
from facilitator.exchange.outline.lists import Item, items_of
from facilitator.language import tr


def read_agenda(page: Page, blocks: list[Block], draft: Draft) -> None:
    """Take the items, speakers and sessions of an agenda into the draft."""
    for block in blocks:
        if block.kind in ("bullets", "numbers"):
            for item in items_of(page, block):
                _read_item(item, draft)
        elif block.kind == "paragraph":
            _read_lines(block, draft)
        elif block.kind != "rule":
            draft.report(
                block.line,
                tr("This is not an agenda item; it is kept as a remark."),
                keep=page.content(block),
            )


def read_rounds(page: Page, blocks: list[Block], draft: Draft) -> None:
    """Take rounds and sessions that no agenda item shows into the draft."""
    for block in blocks:
        if block.kind in ("bullets", "numbers"):
            for item in items_of(page, block):
                _read_round(item, draft)
        elif block.kind != "rule":
            _keep(Item(block.line, page.content(block)), draft)


def _read_round(item: Item, draft: Draft) -> None:
    session = SessionLine.parse(item.source)
    number = parse_round(item.source)
    if session:
        _read_session(item, session, draft)
    elif number is not None:
        draft.round(number)
        for child in item.children:
            _read_round(child, draft)
    else:
        _keep(item, draft)


def _keep(item: Item, draft: Draft) -> None:
    sentence = tr("This is neither a session nor a round; it is kept as a remark.")
    for entry in (item, *item.all_below()):
        draft.report(entry.line, sentence, keep=entry.source)


def _read_lines(block: Block, draft: Draft) -> None:
    """Read a paragraph line by line; a line that begins with a time is an item."""
    for number, source in enumerate(block.source.split("\n")):
        item = Item(block.line + number, source.strip())
        if AgendaLine.parse(item.source).start_time:
            _read_item(item, draft)
        else:
            draft.report(
                item.line,
                tr("This is not an agenda item; it is kept as a remark."),
                keep=item.source,
            )


def _read_item(item: Item, draft: Draft) -> None:
    line = AgendaLine.parse(item.source)
    draft.report_mark(item.line, line.unknown)
    item_id = new_id()
    speakers: list[Speaker] = []
    rounds: list[int] = []
    details: list[Detail] = []
    for child in item.children:
        session = SessionLine.parse(child.source)
        if session:
            rounds.append(session.code.round)
            _read_session(child, session, draft)
            continue
        for entry in (child, *child.all_below()):
            detail = read_detail(entry.source)
            if detail:
                details.append(detail)
            else:
                speakers.append(_speaker(entry, item_id, draft))
    if len(set(rounds)) > 1:
        draft.report(
            item.line,
            tr(
                "The sessions of one agenda item belong to one round; round {round} is taken.",
                round=rounds[0],
            ),
        )
    number = line.round if line.round is not None else next(iter(rounds), None)
    draft.speakers += speakers
    planned = AgendaItem(
        id=item_id,
        workshop_id=draft.workshop.id,
        start_time=line.start_time,
        duration_minutes=line.minutes,
        kind=line.kind or guess_kind(line.title, has_sessions=bool(rounds)),
        title=line.title,
        round_id=draft.round(number).id if number is not None else None,
    )
    draft.agenda.append(with_details(planned, details))


def _speaker(item: Item, item_id: str, draft: Draft) -> Speaker:
    mention = draft.people.read(item.source)
    draft.report_mark(item.line, mention.unknown)
    person_id = mention.person.id if mention.person else None
    return Speaker(
        id=new_id(), agenda_item_id=item_id, person_id=person_id, printed=mention.printed
    )


def _read_session(item: Item, line: SessionLine, draft: Draft) -> None:
    if line.code in draft.sessions:
        draft.report(
            item.line,
            tr(
                "{session} is named a second time; this line is kept as a remark.",
                session=line.code,
            ),
            keep=" ".join([item.source, *(entry.source for entry in item.all_below())]),
        )
        return
    session = draft.session(line.code)
    draft.sessions[line.code] = session._replace(room=line.room)
    _name_topic(item, line, draft)
    sources = [*line.moderators, *(entry.source for entry in item.all_below())]
    draft.moderators += [_moderator(item, source, session.id, draft) for source in sources]


def _moderator(item: Item, source: str, session_id: str, draft: Draft) -> Moderator:
    mention = draft.people.read(source)
    draft.report_mark(item.line, mention.unknown)
    person_id = mention.person.id if mention.person else None
    return Moderator(
        id=new_id(), session_id=session_id, person_id=person_id, printed=mention.printed
    )


def _name_topic(item: Item, line: SessionLine, draft: Draft) -> None:
    topic = draft.topic(line.code.topic)
    if topic.agenda_title and line.title and line.title != topic.agenda_title:
        draft.report(
            item.line,
            tr(
                "The agenda names workshop {number} in two ways; “{title}” is taken and the other kept as a remark.",
                number=topic.number,
                title=topic.agenda_title,
            ),
            keep=f"{line.code}: {line.title}",
        )
    topic.agenda_title = topic.agenda_title or line.title
