"""Reads the entries of a text with questions; each is in the plan at once or kept."""

from collections.abc import Mapping, Sequence
from typing import Final

from facilitator.domain.text import fold
from facilitator.exchange.question_text.building import (
    QuestionDraft,
    QuestionsDraft,
    TopicQuestions,
)
from facilitator.exchange.question_text.levels import Level, Levels, asks, topic_heading
from facilitator.exchange.question_text.rows import QuestionRows
from facilitator.exchange.question_text.words import hint_in, is_frame, topic_of, without_word
from facilitator.exchange.source.joining import Entry
from facilitator.exchange.source.lengths import length_at_end
from facilitator.exchange.source.signs import number_of
from facilitator.language import tr

_LONGEST_TITLE: Final = 160
_MOST_SENTENCE_WORDS: Final = 12


class QuestionReading:
    """One reading of guiding questions."""

    def __init__(self, titles: Mapping[int, str], topic: int) -> None:
        """Begin; questions before the first topic belong to the one of number `topic`, or to 1."""
        self.plan = QuestionsDraft()
        self._titles = {fold(title): number for number, title in titles.items() if title.strip()}
        self._default = topic
        self._topic: TopicQuestions | None = None
        self._levels = Levels()
        self._rows = QuestionRows(self)
        self._heading = 0
        self._quotes_hints = False

    def read(self, entries: Sequence[Entry]) -> None:
        """Read all entries in their order."""
        self._heading = 0 if self._default else topic_heading(entries)
        spoken = [entry for entry in entries if not entry.first.is_blank]
        quoted = [entry for entry in spoken if _is_quoted(entry)]
        self._quotes_hints = 2 * len(quoted) <= len(spoken)
        for index, entry in enumerate(entries):
            following = entries[index + 1] if index + 1 < len(entries) else None
            if entry.first.is_blank:
                self.plan.mark(entry, "blank")
            elif entry.first.is_row:
                self._rows.read(entry)
            elif not self._take_frame(entry) and not self.take_topic(entry, entry.body):
                self._read_words(entry, following)

    # Topics

    def _take_frame(self, entry: Entry) -> bool:
        if not is_frame(entry.body):
            return False
        self.plan.mark(entry, "frame")
        return True

    def take_topic(self, entry: Entry, body: str) -> bool:
        """Take a line that begins a topic: by its number, by a title that is known, as a heading."""
        found = topic_of(body) or topic_of(body[number_of(body).end :])
        known = self._titles.get(fold(body.rstrip(" :")))
        if found:
            self.begin_topic(entry, found.number, found.title)
            if found.rest:
                self.plan.keep(entry, found.rest)
        elif known:
            self.begin_topic(entry, known, body.rstrip(" :"))
        elif self._heading and entry.first.heading == self._heading:
            number = max(self.plan.topics, default=0) + 1
            self.begin_topic(entry, number, body)
            self.plan.report(
                entry, tr("This heading is taken as workshop {number}.", number=number)
            )
        else:
            return False
        return True

    def begin_topic(self, entry: Entry, number: int, title: str) -> None:
        """Let what follows belong to a topic; a second title of it is kept."""
        topic = self.plan.topic(number)
        if topic.title and title and topic.title != title:
            self.plan.keep(
                entry,
                title,
                tr(
                    "Workshop {number} comes a second time; its title “{title}” stays and this one becomes a remark.",
                    number=number,
                    title=topic.title,
                ),
            )
        topic.title = topic.title or title
        self._topic = topic
        self._levels.begin()
        self.plan.mark(entry, "head", topic)

    @property
    def _current(self) -> TopicQuestions:
        if self._topic is None:
            self._topic = self.plan.topic(self._default or 1)
        return self._topic

    # Questions

    def _read_words(self, entry: Entry, following: Entry | None) -> None:
        hint = entry.body if self._quotes_hints and _is_quoted(entry) else hint_in(entry.body)
        if hint and self._current.questions:
            self.take_hint(entry, hint)
        elif self._is_prose(entry):
            self.plan.keep(entry)
        else:
            self._take_question(entry, following)

    def _take_question(self, entry: Entry, following: Entry | None) -> None:
        text, word = without_word(entry.body)
        level = self._levels.of(entry)
        if word and not number_of(entry.body).kind:
            level = "sub" if word == "sub" else "main"
        sign = number_of(text)
        text = text[sign.end :] or text
        is_marked = bool(word or sign.kind or entry.first.bullet or entry.first.heading)
        is_section = following is not None and following.depth > entry.depth
        if not (is_marked or asks(text) or is_section):
            said = tr("This has no question mark and no number; it is taken as a question.")
            self.plan.report(entry, said)
        self.add_question(entry, text, level)

    def add_question(self, entry: Entry, text: str, level: Level) -> QuestionDraft:
        """Add a question, below the last one where its level says so."""
        text, minutes = length_at_end(text)
        questions = self._current.questions
        last = questions[-1] if questions else None
        parent = (last.parent or last) if last and level != "main" else None
        if level == "below":
            said = tr("Questions have two levels; this one is taken as the second.")
            self.plan.report(entry, said)
        question = QuestionDraft(text, entry, parent, minutes)
        questions.append(question)
        self.plan.mark(entry, "question", question)
        return question

    def take_hint(self, entry: Entry, hint: str) -> None:
        """Give the question read last a hint for the moderator."""
        question = self._current.questions[-1]
        question.hints.append(hint)
        self.plan.mark(entry, "hint", question)

    def _is_prose(self, entry: Entry) -> bool:
        """Tell whether an entry is a sentence around the questions and none of them."""
        body, line = entry.body, entry.first
        if (
            line.bullet
            or line.heading
            or number_of(body).kind
            or asks(body)
            or without_word(body)[1]
        ):
            return False
        is_sentence = body.endswith((".", "!", ":", ",")) and len(body.split()) > 1
        return is_sentence or len(body) > _LONGEST_TITLE or len(body.split()) > _MOST_SENTENCE_WORDS


def _is_quoted(entry: Entry) -> bool:
    return entry.first.is_quoted
