"""Versions of a protocol and how they are counted: 0.1, 0.2 …, final 1.0; reopened 1.1 … 2.0."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from facilitator.domain.authoring import Proposal, ReturnedFile, Version
from facilitator.domain.records import Status

_NUMBER: Final = re.compile(r"([0-9]{1,6})\.([0-9]{1,6})")


def place_of(number: str) -> tuple[int, int]:
    """Return a number by which versions are put in order; (0, 0) for what is none."""
    found = _NUMBER.fullmatch(number)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def next_number(versions: Iterable[Version], status: Status) -> str:
    """Return the number of the version that is kept next; a final one counts the whole."""
    whole, part = max((place_of(entry.number) for entry in versions), default=(0, 0))
    return f"{whole + 1}.0" if status == "released" else f"{whole}.{part + 1}"


def named_version(versions: Sequence[Version], name: str) -> Version | None:
    """Return the version that a person means by "0.2" or "v0.2"; None where there is none."""
    wanted = name.strip().casefold().removeprefix("v").strip()
    return next((entry for entry in versions if entry.number == wanted), None)


def remarks_on(
    version: Version, files: Iterable[ReturnedFile], proposals: Iterable[Proposal]
) -> tuple[int, int]:
    """Return how many remarks came back on a version, and how many of them are open."""
    ids = {file.id for file in files if file.version_id == version.id}
    found = [entry for entry in proposals if entry.returned_file_id in ids]
    return len(found), sum(not entry.disposition for entry in found)
