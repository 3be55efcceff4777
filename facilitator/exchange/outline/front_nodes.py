"""YAML of a front matter as plain nodes with line numbers: texts, lists, mappings, nothing else.

Only the event stream of PyYAML's safe loader is used. Every scalar stays the text that was typed
(`14:00` is no number, `no` is no truth value), only YAML's words for nothing are no text. There is
nothing to expand or to construct: aliases and tags are refused, depth is bounded.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, cast

from facilitator.language import tr

if TYPE_CHECKING:
    from yaml import Event, NodeEvent, Token

MAX_DEPTH: Final = 12
MAX_CHARACTERS: Final = 2_000_000
_NOTHING: Final = frozenset({"~", "null"})
"""What says that there is no value. YAML knows “Null” as well, but that is a word and a name."""


@dataclass(slots=True)
class Node:
    """One value: a text, a list or a mapping, and the lines it stands on (from 0, end excluded)."""

    line: int
    end: int = 0
    text: str | None = None
    items: list["Node"] = field(default_factory=list["Node"])
    is_mapping: bool = False

    @property
    def pairs(self) -> list[tuple["Node", "Node"]]:
        """Names and values of a mapping in their order."""
        return list(zip(self.items[::2], self.items[1::2], strict=True)) if self.is_mapping else []


class UnreadableError(Exception):
    """The front matter is no YAML that we take; the sentence says why."""

    def __init__(self, sentence: str, line: int = 0) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.line = line


def read_mapping(text: str) -> Node:
    """Read a mapping; raises `UnreadableError` for anything else."""
    import yaml  # noqa: PLC0415 - only who imports an outline pays for it

    if len(text) > MAX_CHARACTERS:
        raise UnreadableError(tr("it is too long"))
    try:
        root = _built(_events(text))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise UnreadableError(tr("it is not valid YAML"), mark.line if mark else 0) from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise UnreadableError(tr("it is not valid YAML")) from error
    if root and not root.is_mapping:
        raise UnreadableError(tr("it does not consist of “name: value” lines"), root.line)
    return root or Node(0, is_mapping=True)


def comments(text: str) -> Iterator[tuple[int, str]]:
    """Return line and text of every comment of a readable YAML text."""
    line = counted = 0
    for start, end in _gaps(text):
        for match in re.finditer(r"#(.*)", text[start:end]):
            line += text.count("\n", counted, start + match.start())
            counted = start + match.start()
            yield line, match[1].strip()


def _events(text: str) -> "Iterable[Event]":
    import yaml  # noqa: PLC0415 - as above

    parse = cast("Callable[..., Iterable[Event]]", vars(yaml)["parse"])
    return parse(text, Loader=yaml.SafeLoader)


def _tokens(text: str) -> "Iterable[Token]":
    import yaml  # noqa: PLC0415 - as above

    scan = cast("Callable[..., Iterable[Token]]", vars(yaml)["scan"])
    return scan(text, Loader=yaml.SafeLoader)


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """Return the stretches that no token covers: white space and comments."""
    import yaml  # noqa: PLC0415 - as above

    if "#" not in text:
        return
    end = 0
    for token in _tokens(text):
        start = token.start_mark.index
        yield end, start
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            yield start, text.find("\n", start)
        end = max(end, token.end_mark.index)
    yield end, len(text)


def _built(events: "Iterable[Event]") -> Node | None:
    import yaml  # noqa: PLC0415 - as above

    root: Node | None = None
    open_nodes: list[Node] = []
    for event in events:
        if isinstance(event, yaml.AliasEvent):
            raise UnreadableError(tr("it refers to itself (“*name”)"), event.start_mark.line)
        if isinstance(event, yaml.CollectionEndEvent):
            open_nodes.pop().end = _end(event)
        elif isinstance(event, yaml.NodeEvent):
            node = _node(event)
            root = root or node
            if open_nodes:
                open_nodes[-1].items.append(node)
            if isinstance(event, yaml.CollectionStartEvent):
                open_nodes.append(node)
            if len(open_nodes) > MAX_DEPTH:
                raise UnreadableError(tr("it is nested too deeply"), node.line)
    return root


def _node(event: "NodeEvent") -> Node:
    import yaml  # noqa: PLC0415 - as above

    line = event.start_mark.line
    if event.anchor is not None or getattr(event, "tag", None) is not None:
        raise UnreadableError(tr("it names types or anchors (“!name”, “&name”)"), line)
    if isinstance(event, yaml.ScalarEvent):
        is_nothing = event.style is None and event.value in _NOTHING
        return Node(line, _end(event), text="" if is_nothing else event.value)
    return Node(line, is_mapping=isinstance(event, yaml.MappingStartEvent))


def _end(event: "Event") -> int:
    """The line after an event; a block ends at the beginning of the line that follows it."""
    return event.end_mark.line + (event.end_mark.column > 0)
