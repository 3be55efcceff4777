"""How fast a protocol becomes a Word file, against python-docx's own calls and against bare strings."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
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
from tests.benchmarks.clock import in_turns
from tests.benchmarks.rows import Measure, Row
from tests.benchmarks.scale import Scale
from tests.domain.factory import Plan
from tests.protocol.workshops import TODAY

_LAYOUT: Final = load_layout("prognos")
_CALLS: Final = "python-docx's calls"
_GROWTH: Final = 2


def run(scale: Scale) -> list[Row]:
    """Measure: a usual protocol, a very large one, and how time grows."""
    return [*_usual(scale), *_large(scale)]


def _usual(scale: Scale) -> list[Row]:
    dossier = _dossier()
    blocks = _words_only(layout_blocks(compose(dossier, today=TODAY), _LAYOUT), scale.blocks)
    assert len(blocks) == scale.blocks

    def whole_way() -> bytes:
        content = compose(dossier, today=TODAY)
        kept = _words_only(layout_blocks(content, _LAYOUT), scale.blocks)
        return docx_bytes(kept, layout_meta(content, _LAYOUT), _LAYOUT)

    ours, calls = in_turns(whole_way, lambda: _by_python_docx(blocks), repeats=scale.documents)
    name = f"protocol of {scale.blocks:,} blocks, from records to file"
    return [Row(name, Measure.median(ours), _CALLS, Measure.median(calls), "≥ 8 × faster")]


def _large(scale: Scale) -> list[Row]:
    """Hold a long list against both others.

    python-docx looks through all paragraphs for the place of the next one. It is given a part
    of the list, and its time is multiplied, which is less than it would take.
    """
    bullets, more = _bullets(scale.bullets), _bullets(_GROWTH * scale.bullets)
    part, share = bullets[: scale.slow_bullets], scale.bullets / scale.slow_bullets
    meta = layout_meta(compose(_dossier(), today=TODAY), _LAYOUT)
    *taken, calls = in_turns(
        lambda: docx_bytes(bullets, meta, _LAYOUT),
        lambda: _by_strings(bullets),
        lambda: docx_bytes(more, meta, _LAYOUT),
        lambda: _by_python_docx(part),
        repeats=scale.documents,
    )
    ours, strings, longer = map(Measure.median, taken)
    slow = Measure.median([share * spent for spent in calls])
    name, twice = f"{scale.bullets:,} bullets with anchors", f"{_GROWTH * scale.bullets:,} bullets"
    at_least = f"{_CALLS}, {share:g} × {scale.slow_bullets:,}"
    return [
        Row(name, ours, at_least, slow, "≥ 50 × faster"),
        Row(name, ours, "XML as strings + zip", strings, "≤ 15 ×"),
        Row(f"{twice}: linear growth", longer, f"{scale.bullets:,} bullets", ours, "≤ 2.3 ×"),
    ]


def _dossier() -> Dossier:
    """Return a workshop without milestones: nobody else draws pictures."""
    dossier = Plan(topics=3, questions=10, sub_questions=1, notes=3).dossier()
    return replace(dossier, milestones=())


def _words_only(blocks: Sequence[Block], count: int) -> list[Block]:
    words: list[Block] = [block for block in blocks if isinstance(block, _WORDS)]
    return words[:count]


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
