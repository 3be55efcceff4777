"""How versions are counted, found by name, and what came back on them."""

import pytest

from facilitator.domain.authoring import Proposal, ReturnedFile, Status, Version
from facilitator.domain.versions import named_version, next_number, remarks_on


def _versions(*numbers: str) -> list[Version]:
    return [Version(number, "w", number) for number in numbers]


@pytest.mark.parametrize(
    ("known", "status", "number"),
    [
        ((), "draft", "0.1"),
        (("0.1",), "draft", "0.2"),
        (("0.1", "0.9"), "agreed", "0.10"),
        (("0.10", "0.9"), "released", "1.0"),
        (("0.10", "1.0"), "draft", "1.1"),
        (("0.10", "1.0", "1.1"), "released", "2.0"),
        ((), "released", "1.0"),
        (("x", "0.x"), "draft", "0.1"),
    ],
)
def test_versions_are_counted(known: tuple[str, ...], status: Status, number: str) -> None:
    assert next_number(_versions(*known), status) == number


def test_a_version_is_found_by_its_number() -> None:
    known = _versions("0.1", "0.2")
    assert named_version(known, " v0.2 ") == known[1]
    assert named_version(known, "0.3") is None


def test_remarks_are_counted_by_the_version_they_came_back_on() -> None:
    (version,) = _versions("0.1")
    files = [ReturnedFile("a", "w", "0.1"), ReturnedFile("b", "w", "0.2"), ReturnedFile("c", "w")]
    proposals = [Proposal(str(n), key) for n, key in enumerate("aabc")]
    proposals[0] = proposals[0]._replace(disposition="accepted")
    assert remarks_on(version, files, proposals) == (2, 1)
