"""Whether each topic has questions, and whether these fit the time of its sessions."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from facilitator.domain.dossier import Dossier
from facilitator.domain.moments import MOST_MINUTES, whole_minutes
from facilitator.domain.pace import budgets
from facilitator.domain.programme import Window
from facilitator.domain.readiness.judgement import Judgement
from facilitator.domain.readiness.people import sessions_in_order
from facilitator.domain.topic_times import asked_in, minutes_needed, round_lengths

if TYPE_CHECKING:
    from facilitator.domain.records import Session

LONG_QUESTION_MINUTES: Final = 180
"""Nobody talks longer about one question without a break: more is a slip of the hand."""
LONG_ITEM_MINUTES: Final = 12 * 60


def judge_questions(head: Dossier) -> Iterator[Judgement]:
    """Judge whether there is something to ask in each topic."""
    found = [*_topics_without(head), *_without_words(head)]
    asked = [question for topic in head.topics for question in head.questions_of(topic)]
    if asked and not found:
        first = asked[0].id
        count, topics = len(asked), len(head.topics)
        found.append(
            Judgement("questions", "questions_ready", "ok", "question", first, (), count, topics)
        )
    yield from found


def judge_times(head: Dossier, windows: Sequence[Window]) -> Iterator[Judgement]:
    """Judge the minutes of the questions by the agenda; `windows` are those of its items."""
    lengths = round_lengths(head, windows)
    found = [
        *_sums(head, lengths),
        *_shares(head, lengths),
        *_long_questions(head),
        *_long_items(head, windows),
        *_rounds_without_time(head, lengths),
    ]
    if head.sessions and head.questions and not found:
        first = sessions_in_order(head)[0].id
        found.append(Judgement("times", "times_ready", "ok", "session", first))
    yield from found


def _topics_without(head: Dossier) -> Iterator[Judgement]:
    lacking = [topic for topic in head.topics if not head.questions_of(topic)]
    if lacking:
        titles = tuple(topic.title for topic in lacking)
        yield Judgement("questions", "no_question", "problem", "topic", lacking[0].id, titles)


def _without_words(head: Dossier) -> Iterator[Judgement]:
    for topic in head.topics:
        for number, question in enumerate(head.questions_of(topic), start=1):
            if not question.text.strip():
                yield Judgement(
                    "questions", "empty_question", "problem", "question", question.id, (topic.title,), number
                )  # fmt: skip


# Times


def _sums(head: Dossier, lengths: dict[str, int]) -> Iterator[Judgement]:
    """Name sessions together whose questions take equally long and that have equally much time."""
    broken: defaultdict[tuple[int, int], list[Session]] = defaultdict(list)
    known = {topic.id: minutes_needed(head, topic) for topic in head.topics}
    for session in sessions_in_order(head):
        length, needed = lengths.get(session.round_id), known[session.topic_id]
        if length and needed > length:
            broken[needed, length].append(session)
    for (needed, length), sessions in broken.items():
        codes = tuple(str(head.code[session.id]) for session in sessions)
        yield Judgement(
            "times", "too_long", "problem", "session", sessions[0].id, codes, needed, length
        )


def _shares(head: Dossier, lengths: dict[str, int]) -> Iterator[Judgement]:
    """Name the questions that get no time: they have 0 minutes, or the others take it all."""
    for topic in head.topics:
        rooms = [lengths.get(session.round_id) for session in head.sessions_of(topic)]
        longest = max((length for length in rooms if length), default=None)
        share = budgets(asked_in(head, topic), longest)
        if longest is None and not any(share.values()):
            continue  # nothing is planned at all, which is said of the round
        numbers = list(enumerate(head.questions_of(topic), start=1))
        without = [(number, entry) for number, entry in numbers if not share[entry.id]]
        if without:
            words = (topic.title, *(str(number) for number, _ in without))
            yield Judgement(
                "times", "no_time", "problem", "question", without[0][1].id, words, len(without)
            )


def _long_questions(head: Dossier) -> Iterator[Judgement]:
    for topic in head.topics:
        for number, question in enumerate(head.questions_of(topic), start=1):
            minutes = min(question.planned_minutes or 0, MOST_MINUTES)
            if minutes > LONG_QUESTION_MINUTES:
                words = (topic.title, str(number))
                yield Judgement(
                    "times", "long_question", "problem", "question", question.id, words, minutes
                )


def _long_items(head: Dossier, windows: Sequence[Window]) -> Iterator[Judgement]:
    for item, window in zip(head.agenda, windows, strict=True) if windows else ():
        minutes = whole_minutes(window.end - window.start)
        if minutes > LONG_ITEM_MINUTES:
            yield Judgement(
                "times", "long_item", "problem", "agenda", item.id, (item.title,), minutes
            )


def _rounds_without_time(head: Dossier, lengths: dict[str, int]) -> Iterator[Judgement]:
    """Name the rounds without any time: neither they nor the questions of their topics have one."""
    timed = {
        question.topic_id for question in head.questions if (question.planned_minutes or 0) > 0
    }
    empty: list[str] = []
    first = ""
    for entry in head.rounds:
        sessions = head.sessions_of(entry)
        has_clock = any(session.topic_id in timed for session in sessions)
        if sessions and not lengths.get(entry.id) and (lengths.get(entry.id) == 0 or not has_clock):
            empty.append(str(entry.number))
            first = first or sessions[0].id
    if empty:
        yield Judgement("times", "round_without_time", "problem", "session", first, tuple(empty))
