import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.codes import NoteCode, SessionCode

SESSIONS = st.builds(SessionCode, st.integers(1, 99), st.integers(1, 99))
NOTES = st.builds(
    NoteCode, SESSIONS, st.integers(1, 99), st.integers(1, 9_999), st.integers(0, 999)
)


def test_codes_look_as_people_cite_them() -> None:
    code = NoteCode(SessionCode(2, 1), 3, 7)
    assert str(code.session) == "W 2.1"
    assert code.text() == "W2.1-F3-07"
    assert code.text("en") == "W2.1-Q3-07"
    assert NoteCode(SessionCode(2, 1), 3, 7, 1).text() == "W2.1-F3-07.1"
    assert NoteCode(SessionCode(2, 1), 3, 107).text() == "W2.1-F3-107"


@given(SESSIONS)
def test_a_session_code_reads_back_in_both_forms(code: SessionCode) -> None:
    assert SessionCode.parse(str(code)) == code
    assert SessionCode.parse(code.compact) == code


@given(NOTES, st.sampled_from(["de", "en"]))
def test_a_note_code_reads_back_in_either_language(code: NoteCode, language: str) -> None:
    assert NoteCode.parse(code.text(language)) == code


@given(st.text("W 1.-F0Q", max_size=12))
def test_other_texts_are_no_codes_or_read_as_one(text: str) -> None:
    found = SessionCode.parse(text)
    assert found is None or found.compact == text.strip().replace(" ", "")


@pytest.mark.parametrize(
    "text", ["", "W", "W1", "w1.1", "Workshop 1", "W1.1.1", "W 1.1 x", "W1.1234"]
)
def test_what_is_no_session_code_is_none(text: str) -> None:
    assert SessionCode.parse(text) is None


@pytest.mark.parametrize("text", ["", "W1.1", "W1.1-F1", "W1.1-X1-01", "W1.1-F1-01.", "F1-01"])
def test_what_is_no_note_code_is_none(text: str) -> None:
    assert NoteCode.parse(text) is None


def test_sessions_sort_by_round_and_then_by_topic() -> None:
    codes = [SessionCode(2, 1), SessionCode(1, 10), SessionCode(1, 2)]
    assert sorted(codes) == [SessionCode(1, 2), SessionCode(1, 10), SessionCode(2, 1)]
