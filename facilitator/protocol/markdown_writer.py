"""Blocks as Markdown: the same sentences in the same order, pictures only by their caption."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from facilitator.domain.richtext import Run
from facilitator.domain.text import clean, clean_line
from facilitator.protocol.blocks import Meta
from facilitator.protocol.elements import (
    Block,
    Bullet,
    Cell,
    Contents,
    Heading,
    Numbered,
    Paragraph,
    Picture,
    Ruling,
    Runs,
    Table,
)
from facilitator.protocol.letters import Letters

_MARKUP: Final = re.compile(r"[\\`*_\[\]<>|~#]|&(?=[#\w]+;)")
_LINE_START: Final = re.compile(r"^([^\S\n]*)(?:([-+=])|([0-9]{1,9})([.)]))", re.MULTILINE)
_EDGES: Final = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_LIST: Final = (Bullet, Numbered)
_RULED_CHARACTERS: Final = 40


def write_markdown(blocks: Sequence[Block], meta: Meta) -> str:
    """Return blocks as CommonMark with tables, a mark of confidentiality on top."""
    writer = _Writer()
    parts = [f"**{_line(meta.confidentiality)}**"] if meta.confidentiality else []
    previous: Block | None = None
    for block in blocks:
        text = writer.text(block)
        if isinstance(previous, _LIST) and type(block) is type(previous) and parts:
            parts[-1] += f"\n{text}"
        else:
            parts.append(text)
        previous = block
    return "\n\n".join(parts) + "\n"


@dataclass(slots=True)
class _Writer:
    letters: Letters = field(default_factory=Letters)
    numbers: dict[int, int] = field(default_factory=dict[int, int])

    def text(self, block: Block) -> str:  # noqa: PLR0911 - one for each kind of block
        match block:
            case Heading():
                text = f"{self.letters.prefix(block)}{_line(block.text)}"
                return f"{'#' * (block.level + 1)} {text}"
            case Paragraph():
                return _paragraph(block)
            case Bullet():
                return f"{'  ' * (block.level - 1)}- {_runs(block.runs)}"
            case Numbered():
                number = self.numbers[block.list_id] = self.numbers.get(block.list_id, 0) + 1
                return f"{number}. {_runs(block.runs)}"
            case Table():
                return "\n".join(_table(block))
            case Picture():
                return f"*{_line(block.caption)}*"
            case Contents():
                return "\n".join(_contents(block))
            case Ruling():
                return "\n".join(["\\_" * _RULED_CHARACTERS] * block.lines)


def _paragraph(block: Paragraph) -> str:
    text = _runs(block.runs)
    return {"title": f"# {text}", "status": f"*{text}*"}.get(block.style, text)


def _contents(contents: Contents) -> Iterator[str]:
    letters = Letters()
    yield f"## {_line(contents.title)}\n"
    for entry in contents.entries:
        indent = "  " * (entry.level - 1)
        yield f"{indent}- {letters.prefix(entry)}{_line(entry.text)}"


def _table(table: Table) -> Iterator[str]:
    yield _row([_line(text) for text in table.header])
    yield _row(["---"] * len(table.header))
    for cells in table.rows:
        yield _row([_cell(cell) for cell in cells])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    return "<br>".join(_styled_runs(line.runs).replace("\\\n", "<br>") for line in cell)


def _runs(runs: Runs) -> str:
    """Return runs as lines of which none begins like a list or, indented, like code."""
    return _guarded(_styled_runs(runs).lstrip(" \t"))


def _styled_runs(runs: Runs) -> str:
    return "".join(_styled(run) for run in runs)


def _styled(run: Run) -> str:
    """Return a run with its marks; spaces at its edges stand outside, or they would be no marks."""
    mark = "**" * run.bold + "*" * run.italic
    edges = _EDGES.fullmatch(run.text)
    if not mark or edges is None or not edges[2]:
        return escaped(run.text)
    return f"{edges[1]}{mark}{escaped(edges[2])}{mark[::-1]}{edges[3]}"


def escaped(text: str) -> str:
    """Return a text in which nothing reads as markup; a line end is a hard break."""
    escaped = _MARKUP.sub(lambda found: f"\\{found[0]}", clean(text))
    return re.sub(r"\s*\n\s*", "\\\\\n", escaped.strip("\n"))


def _line(text: str) -> str:
    """Return a text for a place that holds one line: a heading, a caption, a table's head."""
    return escaped(clean_line(text).strip())


def _guarded(text: str) -> str:
    """Return lines of which none begins like a list."""
    return _LINE_START.sub(
        lambda found: (
            f"{found[1]}\\{found[2]}" if found[2] else f"{found[1]}{found[3]}\\{found[4]}"
        ),
        text,
    )
