"""A manuscript as a tagged PDF, set by Typst from memory: no network, no packages, no files."""

import json
import logging
import math
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from facilitator.paths import resources
from facilitator.protocol.pages.typefaces import SHIPPED, faces

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import typst

_log = logging.getLogger(__name__)
_ACCESSIBLE: Final = "ua-1"
_MEMORY: Final = 10
"""Runs after which the typesetter forgets what none of them used."""
_PLACES: Final = (
    'query(selector(metadata).or(heading)).filter(it => it.has("label")).map(it => '
    "(str(it.label), it.location().position()))"
)


class Place(NamedTuple):
    """Where an anchor stands: the page, counted from 0, and points from its left and upper edge."""

    page: int
    x: float
    y: float


class SetPages(NamedTuple):
    """A document as PDF, and what it was set from."""

    pdf: bytes
    manuscript: bytes
    of_the_system: bool
    """Whether faces of the system were at hand."""

    def places(self) -> "dict[str, Place]":
        """Return where each anchor stands, in reading order.

        Cheap, because the typesetter still has the pages in its memory.
        """
        compiler = _compiler(_files(self.manuscript), of_the_system=self.of_the_system)
        found = json.loads(compiler.eval(_PLACES))
        return {name: _place(position) for name, position in found}


def typeset(manuscript: bytes, families: "Sequence[str]", day: date) -> SetPages:
    """Return a manuscript as PDF/UA-1; the same input gives the same bytes.

    The faces of the system are asked only where the program's have no glyph for a character.
    Where no face has it, or a heading is empty, the PDF is tagged all the same but does not claim
    to conform: a protocol is written whatever somebody typed.
    """
    import typst  # noqa: PLC0415 - see `faces`

    for of_the_system, standards in _attempts(families):
        try:
            pdf = _pdf(_compiler(_files(manuscript), of_the_system=of_the_system), day, standards)
        except typst.TypstError as error:
            _log.info("pages not set as %s: %s", standards, error.message)
        else:
            return SetPages(pdf, manuscript, of_the_system)
    pdf = _pdf(_compiler(_files(manuscript), of_the_system=True), day, ())
    return SetPages(pdf, manuscript, of_the_system=True)


def forget(*, keep_last: bool) -> None:
    """Let the typesetter forget what it set: all of it, or all but the document it set last.

    It remembers every part of a document by what it was made of, which makes the next setting
    fast, and drops what ten runs in a row did not use. Somebody who edits 400 pages would fill 4 GB
    before that; runs on nothing make parts older, in a third of a millisecond each.
    """
    for _ in range(_MEMORY - keep_last):
        _compiler({"main.typ": b""}, of_the_system=False).compile(format="pdf")


def _attempts(families: "Sequence[str]") -> "Sequence[tuple[bool, tuple[str, ...]]]":
    with_system = (True, (_ACCESSIBLE,))
    return (with_system,) if families[0] != SHIPPED else ((False, (_ACCESSIBLE,)), with_system)


def _compiler(files: "Mapping[str, bytes]", *, of_the_system: bool) -> "typst.Compiler":
    """Return a typesetter for one run: behind that it looks for its files on the disk."""
    import typst  # noqa: PLC0415 - see `faces`

    given: Any = files  # what it takes, and its stubs do not know
    return typst.Compiler(given, font_paths=faces(of_the_system=of_the_system))


def _files(manuscript: bytes) -> "Mapping[str, bytes]":
    return {"main.typ": _template(), "document.json": manuscript}


def _pdf(compiler: "typst.Compiler", day: date, standards: "Sequence[str]") -> bytes:
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    options: Any = {"format": "pdf", "pdf_standards": list(standards), "timestamp": midnight}
    pdf = compiler.compile(**options)
    assert isinstance(pdf, bytes)  # noqa: S101 - a list of pages is what pictures come as
    return pdf


def _place(position: "Mapping[str, Any]") -> Place:
    x, y = (float(position[name].removesuffix("pt")) for name in ("x", "y"))
    return Place(position["page"] - 1, x if math.isfinite(x) else 0.0, y)


@cache
def _template() -> bytes:
    return (resources() / "pages" / "protocol.typ").read_bytes()
