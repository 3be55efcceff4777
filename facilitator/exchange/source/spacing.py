"""Spaces that a copy lost, put back where a capital letter shows that there was one."""

import re
from collections.abc import Iterable
from typing import Final

from facilitator.exchange.findings import Finding
from facilitator.exchange.source.lines import SourceLine
from facilitator.language import tr

_GLUED: Final = re.compile(r"\d(?:\s?Uhr)?[A-ZÄÖÜ][a-zäöüß]{2}|^[^\s]{24,}$")
_EVIDENCE: Final = re.compile(r"[a-zäöüß]{2}[A-ZÄÖÜ][a-zäöüß]{2}")
_BEFORE_TITLE: Final = re.compile(r"(?<=[a-zäöüß)])(?=(?:Dr|Prof)\.)")
_SEAM: Final = re.compile(
    r"(?<=[a-zäöüß]{2})(?=[A-ZÄÖÜ][a-zäöüß])|(?<=[a-zäöüß)][.,;:])(?=[A-ZÄÖÜ][a-zäöüß])|(?<=[a-zäöüß])(?=\()"
)


def respaced(lines: Iterable[SourceLine], findings: list[Finding]) -> list[SourceLine]:
    """Return lines with the spaces that a copy lost; each line that changes is reported.

    Only where the text shows that it lost some: "InnoNet" and "GreenTech" are written so.
    """
    lines = list(lines)
    has_lost = any(_GLUED.search(line.body) for line in lines) and any(
        _EVIDENCE.search(line.body) for line in lines
    )
    return [_respaced(line, findings) for line in lines] if has_lost else lines


def _respaced(line: SourceLine, findings: list[Finding]) -> SourceLine:
    body = _SEAM.sub(" ", _BEFORE_TITLE.sub(", ", line.body))
    if body == line.body or line.is_row:
        return line
    findings.append(Finding(line.number, tr("Lost spaces were put back; check the words.")))
    return line._replace(body=body)
