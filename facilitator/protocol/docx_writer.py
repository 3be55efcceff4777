"""Blocks as a Word file: python-docx for the package, strings for the body (a hundred times faster)."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from facilitator.domain.passages import Stamp
from facilitator.output import write_whole
from facilitator.protocol.blocks import Meta
from facilitator.protocol.elements import Block
from facilitator.protocol.layouts import Layout
from facilitator.protocol.printed import prints
from facilitator.protocol.word import package, templates
from facilitator.protocol.word.body import Body
from facilitator.protocol.word.furniture import furnish
from facilitator.protocol.word.package import Ground
from facilitator.protocol.word.stamp import add_stamp


def write_docx(blocks: Sequence[Block], meta: Meta, layout: Layout, path: Path) -> None:
    """Write a Word file, whole or not at all.

    UserError when the layout's template lacks what the layout needs, EnvironmentProblem when
    the file cannot be written.
    """
    write_whole(path, docx_bytes(blocks, meta, layout))


def docx_bytes(blocks: Sequence[Block], meta: Meta, layout: Layout) -> bytes:
    """Return a Word file; the same input gives the same bytes."""
    if not layout.template:
        return _filled(package.opened(layout, meta.language), blocks, meta, layout)
    try:
        ground = templates.opened(layout, layout.template, meta.language)
        return _filled(ground, blocks, meta, layout)
    except templates.DAMAGES as error:
        raise templates.UnusableTemplate(layout.template) from error


def _filled(ground: Ground, blocks: Sequence[Block], meta: Meta, layout: Layout) -> bytes:
    document, styles, numbering = ground
    furnish(document, meta, layout, styles)
    package.describe(document, meta)
    add_picture = partial(package.add_picture, document)
    body = Body(styles, numbering, package.text_width(document), add_picture)
    text = body.xml(blocks)
    package.define_lists(document, numbering.instances(body.lists.items()))
    if meta.workshop_id:
        stamp = Stamp(meta.workshop_id, meta.version_id, layout.name, meta.edition, prints(blocks))
        add_stamp(document, stamp)
    return package.saved(document, text)
