"""How fast a protocol becomes a Word file, against python-docx's own calls and against bare strings."""

import io
import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from docx import Document

from facilitator.domain.dossier import Dossier
from facilitator.domain.richtext import plain
from facilitator.protocol.blocks import layout_blocks, layout_meta
from facilitator.protocol.compose import compose
from facilitator.protocol.docx_writer import docx_bytes
from facilitator.protocol.draft import printed
from facilitator.protocol.elements import Block, Bullet, Heading, Numbered, Paragraph
from facilitator.protocol.layouts import load_layout
from tests.domain.factory import Plan
from tests.protocol.workshops import TODAY

BLOCKS: Final = 400
BULLETS: Final = 20_000
SAMPLE: Final = 2_000
"""Bullets that python-docx is given; ten times its time is what 20,000 would take at the least."""
REPEATS: Final = 5
LAYOUT: Final = load_layout("prognos")


@dataclass(frozen=True)
class Row:
    """A measurement in seconds and as a ratio, with the goal of the ratio in words."""

    name: str
    ours: float
    against: float
    ratio: float
    goal: str

    @property
    def is_met(self) -> bool:
        """Whether the ratio reaches the goal, such as "≥ 8" or "≤ 15"."""
        sign, number = self.goal.split()
        return self.ratio >= float(number) if sign == "≥" else self.ratio <= float(number)


def run() -> list[Row]:
    """Measure: a usual protocol, a very large one, and how time grows."""
    return [*_usual(), *_large()]


def _usual() -> list[Row]:
    dossier = _dossier()
    blocks = _words_only(layout_blocks(compose(dossier, today=TODAY), LAYOUT))

    def whole_way() -> bytes:
        content = compose(dossier, today=TODAY)
        kept = _words_only(layout_blocks(content, LAYOUT))
        return docx_bytes(kept, layout_meta(content, LAYOUT), LAYOUT)

    assert len(blocks) == BLOCKS
    ours, theirs = _fastest(whole_way), _fastest(lambda: _by_python_docx(blocks))
    name = f"protocol of {BLOCKS} blocks, records to file : python-docx's paragraph calls"
    return [Row(name, ours, theirs, theirs / ours, "≥ 8")]


def _large() -> list[Row]:
    bullets = _bullets(BULLETS)
    meta = layout_meta(compose(_dossier(), today=TODAY), LAYOUT)
    ours = _fastest(lambda: docx_bytes(bullets, meta, LAYOUT))
    twice = _bullets(2 * BULLETS)
    double = _fastest(lambda: docx_bytes(twice, meta, LAYOUT))
    theirs = _fastest(lambda: _by_python_docx(bullets[:SAMPLE]), repeats=1) * BULLETS / SAMPLE
    strings = _fastest(lambda: _by_strings(bullets))
    name = f"{BULLETS:,} bullets with anchors"
    return [
        Row(f"{name} : python-docx's paragraph calls", ours, theirs, theirs / ours, "≥ 50"),
        Row(f"{name} : the same XML as strings + zip", ours, strings, ours / strings, "≤ 15"),
        Row(f"{2 * BULLETS:,} bullets : {BULLETS:,}", double, ours, double / ours, "≤ 2.5"),
    ]


def _dossier() -> Dossier:
    """Return a workshop without milestones: nobody else draws pictures."""
    dossier = Plan(topics=3, questions=10, sub_questions=1, notes=3).dossier()
    return replace(dossier, milestones=())


def _words_only(blocks: Sequence[Block]) -> list[Block]:
    return [block for block in blocks if isinstance(block, _WORDS)][:BLOCKS]


_WORDS: Final = (Bullet, Heading, Numbered, Paragraph)


def _bullets(count: int) -> list[Bullet]:
    words = "Die Verbände bündeln gemeinsame Messnetze und berichten jährlich darüber"
    return [
        Bullet(2 if number % 4 == 3 else 1, printed(f"{words}, {number}"), f"_n{number:032x}")
        for number in range(count)
    ]


def _by_python_docx(blocks: Sequence[Block]) -> bytes:
    document = Document()
    for block in blocks:
        if isinstance(block, Heading):
            document.add_heading(block.text, block.level)
        elif isinstance(block, Bullet):
            style = "List Bullet" if block.level == 1 else "List Bullet 2"
            document.add_paragraph(plain(block.runs), style=style)
        elif isinstance(block, Numbered | Paragraph):
            document.add_paragraph(plain(block.runs), style="Body Text")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _by_strings(bullets: Sequence[Bullet]) -> bytes:
    xml = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="ListBullet"/><w:numPr><w:ilvl w:val="{bullet.level - 1}"/>'
        f'<w:numId w:val="1"/></w:numPr></w:pPr><w:bookmarkStart w:id="{number}" '
        f'w:name="{bullet.anchor}"/><w:r><w:t xml:space="preserve">{bullet.runs[0].text}</w:t></w:r>'
        f'<w:bookmarkEnd w:id="{number}"/></w:p>'
        for number, bullet in enumerate(bullets)
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)
    return target.getvalue()


def _fastest(work: Callable[[], object], repeats: int = REPEATS) -> float:
    times: list[float] = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    for row in run():
        print(f"{row.name}: {row.ours:.4f} s, {row.against:.4f} s, {row.ratio:.1f} ({row.goal})")
