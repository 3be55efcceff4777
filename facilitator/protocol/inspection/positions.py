"""Where the keys of a TOML text stand: the standard library's reader does not tell."""

import re
from collections.abc import Iterator
from itertools import count
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
    r'(?P<skipped>[ \t\r]+|#[^\n]*)|(?P<string>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}'
    r'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\')|(?P<end>\n)|(?P<mark>[\[\]{}=,.])|(?P<bare>[^\s\[\]{}=,."\'#]+)',
    re.DOTALL,
)


class Place(NamedTuple):
    """A line and a column of a file, both counted from 1."""

    line: int
    column: int


class Positions:
    """The places of all keys of a valid TOML text, by their dotted paths.

    Elements of arrays go by "blocks, 3", keys of a table among them by "blocks, 3.level".
    """

    def __init__(self, text: str) -> None:
        self._places: dict[str, Place] = {}
        self._tokens = list(_tokens(text))
        self._at = 0
        self._document()

    def of(self, key: str) -> Place:
        """Return where a key stands, else the nearest table around it, else the beginning."""
        while key:
            if key in self._places:
                return self._places[key]
            key = key[: max(key.rfind("."), key.rfind(", "), 0)]
        return Place(1, 1)

    def _document(self) -> None:
        table, elements = "", dict[str, Iterator[int]]()
        while self._skip_ends():
            if self._next != "[":
                self._pair(table)
                continue
            place, is_element = self._place, False
            self._at += 1
            if self._next == "[":
                is_element, self._at = True, self._at + 1
            table = self._key("")
            if is_element:
                table = f"{table}, {next(elements.setdefault(table, count(1)))}"
            self._places.setdefault(table, place)
            self._at += 2 if is_element else 1

    def _pair(self, table: str) -> None:
        place, key = self._place, self._key(table)
        self._places.setdefault(key, place)
        self._at += 1  # the equals sign
        self._value(key)

    def _key(self, table: str) -> str:
        parts = [table] if table else []
        while True:
            parts.append(self._next.strip("\"'"))
            self._at += 1
            if self._next != ".":
                return ".".join(parts)
            self._at += 1

    def _value(self, key: str) -> None:
        if self._next == "[":
            self._array(key)
        elif self._next == "{":
            self._table(key)
        else:
            while self._next not in ("\n", ",", "]", "}", ""):
                self._at += 1

    def _array(self, key: str) -> None:
        self._at += 1
        for number in count(1):
            self._skip_ends()
            if self._next == "]":
                break
            self._places[f"{key}, {number}"] = self._place
            self._value(f"{key}, {number}")
            self._skip_comma()
        self._at += 1

    def _table(self, key: str) -> None:
        self._at += 1
        while self._skip_ends() and self._next != "}":
            self._pair(key)
            self._skip_comma()
        self._at += 1

    def _skip_comma(self) -> None:
        self._skip_ends()
        if self._next == ",":
            self._at += 1

    def _skip_ends(self) -> bool:
        """Go to the next token that is no line end; tell whether there is one."""
        while self._next == "\n":
            self._at += 1
        return bool(self._next)

    @property
    def _next(self) -> str:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else ""

    @property
    def _place(self) -> Place:
        return self._tokens[self._at][1]


def _tokens(text: str) -> Iterator[tuple[str, Place]]:
    line, begin = 1, 0
    for found in _TOKEN.finditer(text):
        if not found["skipped"]:
            yield found[0], Place(line, found.start() - begin + 1)
        if "\n" in found[0]:
            line += found[0].count("\n")
            begin = found.start() + found[0].rindex("\n") + 1
