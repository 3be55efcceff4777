"""Messages copied from the chat of a video call: what was said, without who said it and when.

Nothing but heads (see `chat_heads`), reactions and quotations of a message that is there anyway
is left out; whatever is not understood stays part of a message.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, get_args

from facilitator.domain.text import clean
from facilitator.exchange.chat_heads import UNMISTAKABLE, Head, HeadKind, head_at, is_moment

_OPENING, _CLOSING = "[\"'„“”«»]", "[\"'“”«»]"
_REACTION = re.compile(
    rf"(?:reacted to|hat auf|reagierte? auf|reaktion auf)\s{_OPENING}.{{0,400}}{_CLOSING}\s(?:with|mit)\s.{{1,20}}"
    rf"|(?:removed an?|hat eine)\s.{{1,20}}[\s-](?:reaction from|reaktion (?:auf|von|aus))\s{_OPENING}.{{0,400}}",
    re.IGNORECASE,
)
_REPLY = re.compile(
    rf"(?:replying to|antwort(?:et|en)? auf)\s{_OPENING}(.{{1,400}}?)(?:\.\.\.|…)?{_CLOSING}:?",
    re.IGNORECASE,
)
_FEWEST_HEADS: Final = 2


@dataclass(frozen=True, slots=True)
class Chat:
    """The messages of a copied chat, each with its line ends; reactions are only counted."""

    messages: tuple[str, ...]
    reactions: int = 0


def read_chat(text: str) -> Chat | None:
    """Return the messages of a text, None when it does not look like a chat."""
    lines = clean(text).split("\n")
    heads = _heads(lines)
    if not heads:
        return None
    messages: list[str] = []
    reactions = 0
    for body in _bodies(lines, heads):
        message = _message(body, messages)
        if _REACTION.fullmatch(message):
            reactions += 1
        elif message:
            messages.append(message)
    said = len(messages) + reactions
    return Chat(tuple(messages), reactions) if messages and 2 * said >= len(heads) else None


def _heads(lines: Sequence[str]) -> dict[int, Head]:
    """Return the heads by their first line; a chat has one kind of head, the most frequent one."""
    found = [_heads_of(lines, kind) for kind in get_args(HeadKind)]
    heads = max(found, key=len)
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    kind = next(iter(heads.values())).kind if heads else None
    if len(heads) >= _FEWEST_HEADS or (kind in UNMISTAKABLE and first in heads):
        return heads
    return {}


def _heads_of(lines: Sequence[str], kind: HeadKind) -> dict[int, Head]:
    found: dict[int, Head] = {}
    index = 0
    while index < len(lines):
        head = head_at(lines, index, kind)
        if head:
            found[index] = head
        elif kind == "stacked" and is_moment(lines[index]):
            return {}  # a time without a name over it: this is an agenda
        index += head.line_count if head else 1
    return found


def _bodies(lines: Sequence[str], heads: dict[int, Head]) -> Iterable[list[str]]:
    """Return the lines of each message; those above the first head belong to a message cut off."""
    starts = sorted(heads)
    yield list(lines[: starts[0]])
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        head = heads[start]
        yield [head.words, *lines[start + head.line_count : end]]


def _message(body: Sequence[str], known: Sequence[str]) -> str:
    """Return a message without the indentation of its first line and what it quotes from `known`."""
    lines = [line for line in body if line.strip()]
    if lines and _quotes(lines[0].strip(), known):
        lines = lines[1:]
    if not lines:
        return ""
    indent = lines[0][: len(lines[0]) - len(lines[0].lstrip())]
    return "\n".join(line.removeprefix(indent).rstrip() for line in lines)


def _quotes(line: str, known: Sequence[str]) -> bool:
    found = _REPLY.fullmatch(line)
    if found is None:
        return False
    quoted = " ".join(found[1].split())
    return any(" ".join(message.split()).startswith(quoted) for message in known)
