"""Which items and questions of one workshop are those of another one, such as the next of a series.

Equal words of the same sort are the same thing. Rounds go by their number; of what is left, the
only item of its sort in both workshops (a welcome, a summary) is the same one too.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import Protocol, TypeVar

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import AgendaItem, Question
from facilitator.domain.text import caseless


class _Row(Protocol):
    @property
    def id(self) -> str: ...


_Entry = TypeVar("_Entry", bound=_Row)
_Key = Callable[[_Entry], Hashable]
"""What has to be equal; None for what has no counterpart by this."""


def items_in(source: Dossier, target: Dossier) -> dict[str, str]:
    """Return the agenda items of `target` by the id of the item in `source` that each is."""
    pairs = _paired(source.agenda, target.agenda, _title, _title)
    pairs = _paired(source.agenda, target.agenda, _round(source), _round(target), pairs)
    left = [item for item in source.agenda if item.id not in pairs]
    free = [item for item in target.agenda if item.id not in pairs.values()]
    return pairs | _paired(left, free, _only_one(left), _only_one(free))


def questions_in(source: Dossier, target: Dossier) -> dict[str, str]:
    """Return the guiding questions of `target` by the id of the question in `source` that each is."""
    asked, wanted = _guiding(source), _guiding(target)
    pairs = _paired(asked, wanted, _topic_and_text(source), _topic_and_text(target))
    return _paired(asked, wanted, _text, _text, pairs)


def _paired(
    source: Sequence[_Entry],
    target: Sequence[_Entry],
    key: _Key[_Entry],
    other_key: _Key[_Entry],
    known: dict[str, str] | None = None,
) -> dict[str, str]:
    """Pair in their order what has equal keys and is not among the known pairs; return all pairs."""
    pairs = dict(known or {})
    taken = set(pairs.values())
    free = [entry for entry in target if entry.id not in taken]
    for entry in source:
        wanted = key(entry)
        if entry.id in pairs or wanted is None:
            continue
        found = next((other for other in free if other_key(other) == wanted), None)
        if found is not None:
            pairs[entry.id] = found.id
            free.remove(found)
    return pairs


def _title(item: AgendaItem) -> Hashable:
    return (item.kind, caseless(item.title)) if item.title.strip() else None


def _round(dossier: Dossier) -> _Key[AgendaItem]:
    numbers = {entry.id: entry.number for entry in dossier.rounds}
    return lambda item: numbers.get(item.round_id or "")


def _only_one(items: Sequence[AgendaItem]) -> _Key[AgendaItem]:
    counts = Counter(item.kind for item in items)
    return lambda item: item.kind if counts[item.kind] == 1 and item.kind != "other" else None


def _guiding(dossier: Dossier) -> list[Question]:
    return [entry for topic in dossier.topics for entry in dossier.questions_of(topic)]


def _text(question: Question) -> Hashable:
    return caseless(question.text) or None


def _topic_and_text(dossier: Dossier) -> _Key[Question]:
    titles = {topic.id: caseless(topic.title) for topic in dossier.topics}

    def key(question: Question) -> Hashable:
        text = caseless(question.text)
        return (titles.get(question.topic_id), text) if text else None

    return key
