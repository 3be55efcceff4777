"""People erased on another laptop, taken out of this one's rows and history as well."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from facilitator.domain.letters import Letter
from facilitator.storage.schema import ERASED
from facilitator.storage.scrubbing import scrub
from facilitator.storage.tracing import presence


class ErasedHere(NamedTuple):
    """What that changed."""

    touched: frozenset[tuple[str, str]] = frozenset()


def erase_here(connection: sqlite3.Connection, letters: Sequence[Letter]) -> ErasedHere:
    """Take everyone out whom letters say to be erased; needs a transaction, before they are taken in.

    Texts that somebody typed stay as they are, as on the laptop where it was decided: what was
    changed there comes as ordinary letters.
    """
    touched: set[tuple[str, str]] = set()
    for letter in letters:
        for entry in letter.entries:
            if (entry.table, entry.column, entry.after) != ("person", ERASED, 1):
                continue
            found = presence(connection, entry.row_id)
            if found:
                done = scrub(connection, found.person_ids, found.traces, found.kept)
                touched.update(done.removed)
                touched.update((table, row_id) for (table, row_id, _), _ in done.rewritten)
    return ErasedHere(frozenset(touched))
