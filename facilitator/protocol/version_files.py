"""A protocol that is kept as a version: its file, what it says, and what it would say now."""

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from facilitator.domain.anchors import anchor
from facilitator.domain.authoring import Version
from facilitator.domain.dossier import Dossier
from facilitator.domain.frozen import Printed, packed
from facilitator.domain.identity import new_id
from facilitator.domain.versions import next_number
from facilitator.protocol.blocks import layout_blocks, layout_meta
from facilitator.protocol.compose import compose
from facilitator.protocol.declarations import Source
from facilitator.protocol.editions import FULL, Edition, written
from facilitator.protocol.export import FORMATS, as_sent
from facilitator.protocol.layouts import (
    layout_chain,
    layout_folder,
    load_layout,
    merged_tables,
)
from facilitator.protocol.printed import frozen


class Kept(NamedTuple):
    """A protocol that goes out: its file, and what is kept of it."""

    data: bytes
    version: Version
    packed: str
    """What it says; see `domain/frozen`."""


def protocol_version(
    dossier: Dossier, *, layout: str | Path, kind: str, today: date, edition: Edition = FULL
) -> Kept:
    """Return the protocol of a workshop as its next version; nothing is kept by that yet.

    It says its number, and a Word file remembers the version out of sight and is known by it when
    it comes back. UserError for a layout or a template that cannot be used.
    """
    chosen = load_layout(layout)
    status = dossier.workshop.status
    number = next_number(dossier.versions, status)
    content = compose(dossier, today=today, edition=edition, number=number)
    blocks = layout_blocks(content, chosen)
    version = Version(
        new_id(),
        dossier.workshop.id,
        number,
        status,
        kind=kind,
        layout=chosen.name,
        layout_digest=_layout_digest(layout, chosen.template),
        edition=written(edition),
    )
    meta = replace(layout_meta(content, chosen), version_id=version.id)
    data = FORMATS[kind](blocks, meta, chosen)
    digest = hashlib.sha256(data).hexdigest()
    said = packed(frozen(blocks, answer_roots(dossier)))
    return Kept(data, version._replace(digest=digest), said)


def said_now(dossier: Dossier, version: Version, *, today: date) -> tuple[Printed, ...]:
    """Return what a workshop prints now in the layout and the edition of a version."""
    chosen, edition = as_sent(dossier, version.layout, version.edition, "prognos")
    content = compose(dossier, today=today, edition=edition)
    return frozen(layout_blocks(content, load_layout(chosen)), answer_roots(dossier))


def answer_roots(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """Return by the anchor of a curated answer those of the notes that it was made of."""
    roots: dict[str, tuple[str, ...]] = {}
    for source in dossier.answer_sources:
        name = anchor("note", source.answer_id)
        roots[name] = (*roots.get(name, ()), anchor("note", source.note_id))
    return roots


def _layout_digest(layout: str | Path, template: Path | None) -> str:
    """Return by what a layout is known that was changed since: all that its files say."""
    said = merged_tables(Source(tuple(layout_chain(layout_folder(layout)))))
    digest = hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode())
    digest.update(template.read_bytes() if template else b"")
    return digest.hexdigest()
