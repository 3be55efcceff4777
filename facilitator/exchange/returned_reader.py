"""Reading a protocol that came back: whether it is ours, of which version, and what it proposes."""

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from facilitator.domain.passages import Passage, Stamp
from facilitator.domain.returns import Found, Sent
from facilitator.errors import UserError
from facilitator.exchange.returned.finding import found_in, sent_as
from facilitator.exchange.returned.opening import Returned, opened
from facilitator.language import tr, trn

_HAS_DIGITS: Final = re.compile("[0-9]")
"""Bookmarks of records have some; those of headings that every protocol has, such as `_agenda`, not."""


class Reading(NamedTuple):
    """What a returned file proposes to the protocol that it is."""

    found: tuple[Found, ...]
    sent: tuple[Sent, ...]
    """The protocol as it went out; places in `found` are numbers of these paragraphs."""
    version_id: str
    """Empty where it is a draft that nobody kept, or does not say."""
    remark: str = ""
    """A sentence on an older version, and on what was not looked at."""


Printed = Callable[[Stamp | None], Sequence[Passage]]
"""Returns what the protocol prints now in the edition that a file says it is."""


def _nothing(_stamp: Stamp | None) -> Sequence[Passage]:
    return ()


def read_returned(
    content: bytes, printed: Printed, *, workshop_id: str, kept: Printed = _nothing
) -> Reading:
    """Return what a returned file proposes to what is `printed` now.

    `kept` returns what the version that a file says it is said when it went out, nothing where
    nobody kept it.

    UserError with a sentence for a file that is none of ours, of another workshop, or not read.
    """
    returned = opened(content)
    _demand_this_workshop(returned.stamp, workshop_id)
    passages = printed(returned.stamp)
    if returned.stamp is None:
        _demand_known_names(returned, passages)
    sent = sent_as(returned, passages, kept(returned.stamp))
    version_id = returned.stamp.version_id if returned.stamp else ""
    remark = " ".join(filter(None, (_age(sent), returned.remark)))
    return Reading(tuple(found_in(returned, sent)), sent, version_id, remark)


def _age(sent: Sequence[Sent]) -> str:
    """Return a sentence on how far the protocol has gone on since the file was made from it."""
    stale = sum(entry.is_stale for entry in sent)
    if not stale:
        return ""
    return trn(
        "{count} paragraph was changed here since this file went out.",
        "{count} paragraphs were changed here since this file went out.",
        stale,
    )


def _demand_this_workshop(stamp: Stamp | None, workshop_id: str) -> None:
    if stamp and stamp.workshop_id != workshop_id:
        raise UserError(
            tr("This is the protocol of another workshop. Open that one and read it there.")
        )


def _demand_known_names(returned: Returned, passages: Sequence[Passage]) -> None:
    ours = {passage.anchor for passage in passages if _HAS_DIGITS.search(passage.anchor)}
    if not any(name in ours for line in returned.lines for name in line.names):
        raise UserError(
            tr(
                "This Word file is not a protocol of this workshop: nothing in it says so. "
                "Read the file that was made of the protocol sent."
            )
        )
