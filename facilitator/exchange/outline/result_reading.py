"""Key results, the pointer behind them, and recommendations."""

from dataclasses import dataclass, field

from facilitator.domain.identity import new_id
from facilitator.domain.records import Evidence, KeyResult, Recommendation
from facilitator.exchange.outline.blocks import Block, Page
from facilitator.exchange.outline.draft import Draft, TopicDraft
from facilitator.exchange.outline.headings import read_topic_heading
from facilitator.exchange.outline.inline import literal
from facilitator.exchange.outline.lists import Item, items_of
from facilitator.exchange.outline.result_lines import ResultLine, evidence_ids
from facilitator.language import tr

_LISTS = ("bullets", "numbers")
_TOPIC_LEVEL = 2


@dataclass(slots=True)
class ResultReading:
    """Results of one outline; all topics and notes have been read before."""

    page: Page
    draft: Draft
    _ids: dict[str, str] | None = None
    _texts: dict[str, str] = field(default_factory=dict[str, str])

    def read_key_results(self, blocks: list[Block]) -> str:
        """Take key results by topic into the draft.

        `blocks` begin with the first heading of a topic. Returns the pointer: the paragraphs
        that follow the last list.
        """
        groups: list[list[Block]] = []
        for block in blocks:
            if block.kind == "heading" and block.level == _TOPIC_LEVEL:
                groups.append([])
            groups[-1].append(block)
        pointer = _pointer(groups[-1])
        groups[-1] = groups[-1][: len(groups[-1]) - len(pointer)]
        for heading, *content in groups:
            topic = self._topic(heading)
            for block in content:
                self._read_block(block, topic)
        return self.page.text(pointer[0].start, pointer[-1].end) if pointer else ""

    def read_recommendations(self, block: Block) -> None:
        """Take a list of recommendations into the draft."""
        for item in self._items(block):
            line = self._parse(item)
            recommendation = Recommendation(
                id=new_id(), workshop_id=self.draft.workshop.id, text=line.text
            )
            self.draft.recommendations.append(recommendation)
            self.draft.evidence += [
                self._link(entry)._replace(recommendation_id=recommendation.id)
                for entry in line.evidence
            ]

    def _topic(self, heading: Block) -> TopicDraft | None:
        source = " ".join(heading.source.split("\n"))
        named = read_topic_heading(source)
        number, title = named or self._by_title(literal(source))
        if number is None:
            self.draft.report(
                heading.line,
                tr("No workshop has this title; its key results are kept as remarks."),
                keep=literal(source),
            )
            return None
        topic = self.draft.topic(number)
        if not topic.title:
            topic.title = title
        elif title and title not in (topic.title, topic.agenda_title):
            self.draft.report(
                heading.line,
                tr(
                    "Workshop {number} is called “{title}” elsewhere; that title stays and this one becomes a remark.",
                    number=number,
                    title=topic.title,
                ),
                keep=literal(source),
            )
        return topic

    def _by_title(self, title: str) -> tuple[int | None, str]:
        for topic in self.draft.topics.values():
            if title.casefold() in (topic.title.casefold(), topic.agenda_title.casefold()):
                return topic.number, title
        return None, title

    def _read_block(self, block: Block, topic: TopicDraft | None) -> None:
        if block.kind == "rule":
            return
        if topic and block.kind in _LISTS:
            for item in self._items(block):
                self._add_key_result(item, topic)
        elif topic and block.kind == "paragraph":
            self.draft.report(block.line, tr("A paragraph among key results is taken as one."))
            self._add_key_result(Item(block.line, self.page.content(block)), topic)
        else:
            self.draft.report(
                block.line,
                tr("This is not a key result; it is kept as a remark."),
                keep=self.page.content(block),
            )

    def _items(self, block: Block) -> list[Item]:
        found: list[Item] = []
        for item in items_of(self.page, block):
            below = list(item.all_below())
            if below:
                self.draft.report(
                    below[0].line, tr("Results have one level; what is below one stands beside it.")
                )
            found += [item, *below]
        return found

    def _add_key_result(self, item: Item, topic: TopicDraft) -> None:
        line = self._parse(item)
        quotes = line.evidence and self._texts.get(line.evidence[0]) == line.text
        result = KeyResult(id=new_id(), topic_id=topic.id, text=None if quotes else line.text)
        self.draft.key_results.append(result)
        self.draft.evidence += [
            self._link(entry)._replace(key_result_id=result.id) for entry in line.evidence
        ]

    def _link(self, entry: str) -> Evidence:
        """Return a link to a note or an answer, its claim to be filled in."""
        if entry in self._texts:
            return Evidence(id=new_id(), note_id=entry)
        return Evidence(id=new_id(), answer_id=entry)

    def _parse(self, item: Item) -> ResultLine:
        if self._ids is None:
            programme = self.draft.programme()
            self._ids = evidence_ids(programme)
            self._texts = {note.id: note.text for note in programme.notes}
        line = ResultLine.parse(item.source, self._ids)
        self.draft.report_mark(item.line, line.unknown)
        return line


def _pointer(group: list[Block]) -> list[Block]:
    """Return the paragraphs at the end of the last topic's key results."""
    start = len(group)
    while group[start - 1].kind in ("paragraph", "rule"):
        start -= 1
    return group[start:]
