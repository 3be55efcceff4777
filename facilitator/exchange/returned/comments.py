"""Comments of a Word file with their replies."""

from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from facilitator.domain.returns import Reply
from facilitator.exchange.returned.document import Document
from facilitator.exchange.source.word_lists import w

_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_PARA_ID: Final = f"{_W14}paraId"
_TRUE: Final = ("1", "true", "on")
_MOST_COMMENTS: Final = 20_000


@dataclass(slots=True)
class Comment:
    """What somebody said in the margin, and what others answered."""

    id: str
    said: Reply
    replies: list[Reply] = field(default_factory=list[Reply])
    is_resolved: bool = False


def comments_of(comments: Element | None, extended: Element | None) -> list[Comment]:
    """Return the comments with their replies; without `extended` nobody knows which are replies."""
    found = list(comments if comments is not None else ())[:_MOST_COMMENTS]
    threads: dict[str, Comment] = {}
    by_paragraph: dict[str, Comment] = {}
    parents, resolved = _threads(extended)
    for element in found:
        if element.tag != w("comment"):
            continue
        keys = [entry.get(_PARA_ID, "") for entry in element.iter(w("p"))]
        comment = Comment(element.get(w("id"), ""), _said(element))
        comment.is_resolved = any(key in resolved for key in keys)
        parent = next(
            (by_paragraph.get(parents.get(key, "")) for key in keys if key in parents), None
        )
        if parent is None:
            threads[comment.id] = comment
        else:
            parent.replies.append(comment.said)
        by_paragraph |= dict.fromkeys(filter(None, keys), parent or comment)
    return [entry for entry in threads.values() if entry.said.text or entry.replies]


def _threads(extended: Element | None) -> tuple[dict[str, str], set[str]]:
    """Return which paragraph's comment answers which, and which are resolved."""
    parents: dict[str, str] = {}
    resolved: set[str] = set()
    for entry in extended if extended is not None else ():
        key, parent = entry.get(f"{_W15}paraId", ""), entry.get(f"{_W15}paraIdParent", "")
        if parent:
            parents[key] = parent
        if entry.get(f"{_W15}done", "") in _TRUE:
            resolved.add(key)
    return parents, resolved


def _said(element: Element) -> Reply:
    paragraphs = Document(element, frozenset()).paragraphs
    text = "\n".join(paragraph.accepted.strip() for paragraph in paragraphs).strip()
    return Reply(element.get(w("author"), "").strip(), element.get(w("date"), ""), text)
