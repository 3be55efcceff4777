"""How fast a very long protocol that came back is compared with what was sent."""

import time
from random import Random
from typing import Final

from facilitator.exchange.returned_reader import read_returned
from facilitator.protocol.export import protocol_bytes, protocol_passages
from tests.benchmarks.rows import Measure, Row
from tests.benchmarks.scale import Scale
from tests.domain.factory import Plan
from tests.proofs.review_ways import WAYS
from tests.proofs.reviewing import Reviewer
from tests.protocol.workshops import TODAY

_LAYOUT: Final = "prognos"
_SECONDS: Final = 5.0
_NOTES: Final = 34
"""On each of 100 questions in both rounds, so that there are 400 pages."""


def run(scale: Scale) -> list[Row]:
    """Edit a protocol of 400 pages in every way, as often as it has room, and read it."""
    plan = Plan(topics=10, questions=10, notes=max(scale.pages * _NOTES // 400, 2))
    dossier = plan.dossier()
    passages = protocol_passages(dossier, layout=_LAYOUT, today=TODAY)
    reviewer = Reviewer(
        protocol_bytes(dossier, layout=_LAYOUT, kind="docx", today=TODAY), Random(1)
    )
    for way in WAYS.values():
        if not reviewer.is_at_end:
            way(reviewer)
    returned = reviewer.saved()
    begin = time.perf_counter()
    reading = read_returned(returned, lambda _stamp: passages, workshop_id=dossier.workshop.id)
    seconds = time.perf_counter() - begin
    assert reading.found
    name = f"review of a returned protocol of {len(passages):,} paragraphs"
    goal = Measure.exact(_SECONDS)
    return [Row(name, Measure.exact(seconds), "what was promised", goal, "≤ 1 ×", "s")]
