"""What a version said is kept whole, bounded, and forgets whom it has to forget."""

import base64
import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain import frozen
from facilitator.domain.frozen import MARK, Printed, forgotten, packed, unpacked
from facilitator.domain.traces import Traces

_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(
    st.lists(
        st.builds(
            Printed, _TEXT, _TEXT, st.integers(MARK, 9), st.lists(_TEXT, max_size=2).map(tuple)
        )
    )
)
def test_what_is_packed_is_unpacked_as_it_was(passages: list[Printed]) -> None:
    text = packed(passages)
    assert text.isascii()
    assert unpacked(text) == tuple(passages)


def _text_of(value: object) -> str:
    return base64.b64encode(zlib.compress(json.dumps(value).encode())).decode()


@pytest.mark.parametrize(
    "text",
    [
        *("", "kein Base64", "AAAA", packed([Printed("x")])[:-8], _text_of([2, []])),
        *map(_text_of, ([1], {}, [1, [1]], [1, [["a", "b", "c", []]]], [1, [["a", "b", 0, "c"]]])),
        base64.b64encode(zlib.compress(b"[" * 100_000)).decode(),
    ],
)
def test_what_is_none_of_ours_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not packed"):
        unpacked(text)


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    text = packed([Printed("x" * 10_000)])
    monkeypatch.setattr(frozen, "_MOST_BYTES", 9_000)
    with pytest.raises(ValueError, match="not packed"):
        unpacked(text)


def test_a_person_is_forgotten_and_all_else_kept() -> None:
    traces = Traces(["Anna Muster"])
    text = packed([Printed("Es sprach Anna Muster.", "_a1", 0, ("_n1",)), Printed("Anders")])
    assert unpacked(forgotten(text, traces)) == (
        Printed("Es sprach N. N..", "_a1", 0, ("_n1",)),
        Printed("Anders"),
    )
    other = packed([Printed("Niemand")])
    assert forgotten(other, traces) is other
    assert unpacked(forgotten("kaputt", traces)) == ()
