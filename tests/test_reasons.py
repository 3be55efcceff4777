"""A refusal of the machine is told in the language in use, whatever language the system speaks."""

import errno

import pytest

from facilitator import language
from facilitator.reasons import KNOWN, reason


@pytest.mark.parametrize("number", KNOWN)
def test_a_known_reason_is_told_in_our_words(number):
    error = OSError(number, "in the words of a system that speaks Danish")
    assert reason(error) == KNOWN[number]
    language.choose("de")
    assert reason(error) not in {KNOWN[number], error.strerror}


def test_any_other_reason_is_passed_on():
    assert reason(OSError(errno.EXDEV, "across devices")) == "across devices"
    assert reason(OSError("no number at all")) == "no number at all"
