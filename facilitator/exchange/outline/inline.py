"""Text within a line: backslashes, and the braces at its end that carry marks.

Captured text is plain: only a backslash before punctuation has a meaning, CommonMark's. What is
called `source` here is text as it stands in the outline, with its backslashes.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from facilitator.domain.richtext import guarded
from facilitator.domain.text import clean_line

_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_NEEDS_ESCAPE: Final = re.compile(r"\\(?=[!-/:-@\[-`{-~]|$)")
_CLOSING_HASHES: Final = re.compile(r"#+$")


def one_line(text: str) -> str:
    """Return a text as a line of an outline can hold it: clean, without white space around it."""
    return clean_line(text).strip()


def literal(source: str) -> str:
    """Return the text that a source says."""
    return one_line(_ESCAPE.sub(r"\1", source))


def escaped(text: str) -> str:
    """Return the source of a text inside a line; its trailing brace is no mark."""
    return without_marks(_NEEDS_ESCAPE.sub(r"\\\g<0>", one_line(text)))


def inside(text: str) -> str:
    """Return the source of a text between the braces of a mark."""
    return _NEEDS_ESCAPE.sub(r"\\\g<0>", one_line(text)).replace("{", "\\{").replace("}", "\\}")


def opening(text: str) -> str:
    """Return the source of a text that begins a line or an item."""
    return guarded(escaped(text))


def without_marks(source: str) -> str:
    """Return a source whose trailing brace, if it has one, is text."""
    end = _visible_end(source, len(source))
    return f"{source[: end - 1]}\\}}" if _trailing_group(source, end) else source


def marked(source: str, *marks: str) -> str:
    """Return a source with marks behind it; an empty text shows as `{}`."""
    return " ".join([*filter(None, [source]), *(f"{{{mark}}}" for mark in marks if mark)]) or "{}"


def heading(level: int, text: str, *marks: str) -> str:
    """Return the line of a heading."""
    line = marked(escaped(text), *marks)
    closing = _CLOSING_HASHES.search(line)
    if closing:
        line = f"{line[: closing.start()]}\\{line[closing.start() :]}"
    return f"{'#' * level} {line}"


def split_marks(source: str, understands: Callable[[str], bool]) -> tuple[str, str]:
    """Take the marks off the end of a source.

    `understands` is given the text inside each brace from the last one backwards and returns
    whether it is a mark; an empty brace always is. Returns what stands before the marks, and
    the brace that was not understood and hence stays there ("" when there is none).
    """
    end = _visible_end(source, len(source))
    while group := _trailing_group(source, end):
        content = literal(group.content)
        if content and not understands(content):
            return source[:end], source[group.start : end]
        end = _visible_end(source, group.start)
    return source[:end], ""


def split_at(source: str, separator: str) -> list[str]:
    """Split a source at a character where no backslash stands before it."""
    parts: list[str] = []
    start = 0
    for match in re.finditer(r"\\.|" + re.escape(separator), source):
        if match[0] == separator:
            parts.append(source[start : match.start()])
            start = match.end()
    return [*parts, source[start:]]


def is_escaped(source: str, index: int) -> bool:
    """Tell whether a backslash takes the meaning from the character at `index`."""
    before = index
    while before and source[before - 1] == "\\":
        before -= 1
    return (index - before) % 2 == 1


@dataclass(frozen=True, slots=True)
class _Group:
    start: int
    content: str


def _visible_end(source: str, end: int) -> int:
    while end and source[end - 1].isspace():
        end -= 1
    return end


def _trailing_group(source: str, end: int) -> _Group | None:
    if not end or source[end - 1] != "}" or is_escaped(source, end - 1):
        return None
    left = _unescaped_before(source, "{", end - 1)
    right = _unescaped_before(source, "}", end - 1)
    return _Group(left, source[left + 1 : end - 1]) if left > right else None


def _unescaped_before(source: str, brace: str, end: int) -> int:
    index = source.rfind(brace, 0, end)
    while index >= 0 and is_escaped(source, index):
        index = source.rfind(brace, 0, index)
    return index
