"""Hints on times: what overlaps, leaves a gap, goes on too long, or ends after its announced end."""

from collections.abc import Iterator, Sequence
from datetime import time, tzinfo
from itertools import pairwise
from typing import Final, NamedTuple

from facilitator.domain.dossier import Dossier
from facilitator.domain.hints.hint import Hint, Mend, time_text
from facilitator.domain.moments import whole_minutes
from facilitator.domain.programme import Window, lateness
from facilitator.domain.records import AgendaItem, AgendaKind

LONGEST_SITTING_MINUTES: Final = 90
"""How long people sit before they should have a break."""
BREAK_MINUTES: Final = 15
"""The break that is proposed."""
_RESTING: Final[tuple[AgendaKind, ...]] = ("arrival", "break", "change")
"""Kinds during which people are on their feet."""


class _Laid(NamedTuple):
    """An item with its planned time."""

    item: AgendaItem
    window: Window

    @property
    def minutes(self) -> int:
        return whole_minutes(self.window.end - self.window.start)


def hints_on_times(
    head: Dossier, windows: Sequence[Window], zone: tzinfo | None = None
) -> Iterator[Hint]:
    """Yield what does not fit in the times of an agenda; nothing where it has none."""
    laid = [_Laid(*pair) for pair in zip(head.agenda, windows, strict=bool(windows))]
    last_set = max((at for at, entry in enumerate(laid) if entry.item.start_time), default=0)
    for at, (before, after) in enumerate(pairwise(laid), start=1):
        yield from _seam(before, after, zone, leads=at < last_set)
    yield from _sittings(laid)
    if laid:
        yield from _end(head, laid, zone)


def _seam(before: _Laid, after: _Laid, zone: tzinfo | None, *, leads: bool) -> Iterator[Hint]:
    """Compare the end of an item with the beginning of the next one, which may lead set starts."""
    if after.item.start_time is None:
        return  # it begins where the item above ends
    over = whole_minutes(before.window.end - after.window.start)
    if not over:
        return
    # What is set may lie before the item above begins; it is laid no earlier, but was said so.
    start = f"{time.fromisoformat(after.item.start_time):%H:%M}"
    end = time_text(before.window.end, zone)
    kept = after.minutes if after.item.duration_minutes is None else 0
    mends = [Mend("start", after.item.id, after.item.title, time=end, minutes=kept)]
    if over > 0 and leads:
        mends.insert(0, Mend("push", after.item.id, after.item.title, minutes=over))
    fitting = before.minutes - over
    if fitting > 0 and before.item.duration_minutes is not None:
        mends.append(Mend("length", before.item.id, before.item.title, minutes=fitting))
    yield Hint(
        "overlap" if over > 0 else "gap",
        before.item.id,
        (before.item.title, after.item.title),
        minutes=abs(over),
        times=(end, start),
        mends=tuple(mends),
    )


def _sittings(laid: Sequence[_Laid]) -> Iterator[Hint]:
    """Yield one hint for each stretch of work without a break that is too long."""
    for stretch in _stretches(laid):
        minutes = sum(entry.minutes for entry in stretch)
        if minutes > LONGEST_SITTING_MINUTES:
            last = _last_before_break(stretch)
            after = last or stretch[-1]
            mend = Mend("break", after.item.id, after.item.title, minutes=BREAK_MINUTES)
            yield Hint(
                "no_break",
                after.item.id,
                (stretch[0].item.title, stretch[-1].item.title),
                minutes=minutes,
                limit=LONGEST_SITTING_MINUTES,
                mends=(mend,) if last else (),
            )


def _stretches(laid: Sequence[_Laid]) -> Iterator[list[_Laid]]:
    stretch: list[_Laid] = []
    for entry in laid:
        is_rest = entry.item.kind in _RESTING
        if stretch and (is_rest or entry.window.start > stretch[-1].window.end):
            yield stretch
            stretch = []
        if not is_rest:
            stretch.append(entry)
    if stretch:
        yield stretch


def _last_before_break(stretch: Sequence[_Laid]) -> _Laid | None:
    """Return the item behind which a break parts a stretch, None where it is one item."""
    passed = 0
    for entry, after in pairwise(stretch):
        passed += entry.minutes
        if passed + after.minutes > LONGEST_SITTING_MINUTES:
            return entry
    return stretch[-2] if len(stretch) > 1 else None


def _end(head: Dossier, laid: Sequence[_Laid], zone: tzinfo | None) -> Iterator[Hint]:
    late = lateness(head.workshop, [entry.window for entry in laid], zone)
    if late is None:
        return
    last = max(laid, key=lambda entry: entry.window.end)
    mends = [Mend("end", head.workshop.id, time=late.end)]
    fitting = last.minutes - late.minutes
    if fitting > 0 and last.item.duration_minutes is not None:
        mends.append(Mend("length", last.item.id, last.item.title, minutes=fitting))
    yield Hint(
        "ends_late",
        laid[-1].item.id,
        (last.item.title,),
        minutes=late.minutes,
        times=(late.end, late.announced),
        mends=tuple(mends),
    )
