"""Reading a returned file, and what is known of those before, off the GUI thread."""

import hashlib
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from facilitator.domain.authoring import Proposal
from facilitator.domain.dossier import Dossier
from facilitator.domain.remarks import Listed, listed, proposals_of
from facilitator.exchange.returned.opening import MAX_BYTES
from facilitator.exchange.returned_reader import read_returned
from facilitator.exchange.returned_versions import Unpack, kept_passages
from facilitator.protocol.export import passages_as_sent
from facilitator.storage.reading import Reader
from facilitator.ui.remarks.rows import Row, rows_of


class ReadFile(NamedTuple):
    """What a file proposes, ready to be kept."""

    name: str
    digest: str
    version_id: str
    proposals: tuple[Proposal, ...]
    remark: str


class KnownRemarks(NamedTuple):
    """All proposals to a protocol, and the card of each."""

    listed: Sequence[Listed] = ()
    rows: Sequence[Row] = ()


def read_file(
    open_reader: Callable[[], Reader], workshop_id: str, path: Path, layout: str, today: date
) -> ReadFile:
    """Return what a file proposes to the protocol of a workshop; UserError where it is not read."""
    with closing(open_reader()) as reader:
        dossier = reader.dossier(workshop_id)
        return _read(dossier, reader.said_in, path, layout, today)


def _read(dossier: Dossier, unpack: Unpack, path: Path, layout: str, today: date) -> ReadFile:
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    printed = partial(passages_as_sent, dossier, layout=layout, today=today)
    kept = partial(kept_passages, versions=dossier.versions, unpack=unpack)
    read = read_returned(data, printed, workshop_id=dossier.workshop.id, kept=kept)
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    proposals = tuple(proposals_of(read.found, read.sent))
    return ReadFile(path.name, digest, read.version_id, proposals, read.remark)


def read_list(open_reader: Callable[[], Reader], workshop_id: str) -> KnownRemarks:
    """Return all proposals to a workshop's protocol, read through a connection of its own."""
    with closing(open_reader()) as reader:
        dossier = reader.dossier(workshop_id)
    known = listed(dossier)
    return KnownRemarks(known, rows_of(known))
