"""Quotation marks around what may hold some already."""

import pytest

from facilitator import language
from facilitator.protocol.quoting import quoted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Brunnen ist leer.", "„Der Brunnen ist leer.“"),
        ("„Unser Brunnen ist leer“", "„Unser Brunnen ist leer“"),
        ("„Unser Brunnen ist …", "„Unser Brunnen ist …“"),
        ("„Unser Brunnen“, hieß es", "„‚Unser Brunnen‘, hieß es“"),
        ("Es hieß „ja“ und „nein“.", "„Es hieß ‚ja‘ und ‚nein‘.“"),
        ('Es hieß "ja".', "„Es hieß ‚ja‘.“"),
        ("“Yes” it was", "„‚Yes‘ it was“"),
        ("5“ breit", "„5“ breit“"),
    ],
)
def test_a_quotation_in_a_german_one_gets_inner_marks_or_none(text, expected) -> None:
    before = language.current()
    language.choose("de")
    try:
        assert quoted(text) == expected
    finally:
        language.choose(before)


def test_english_has_its_own_marks() -> None:
    before = language.current()
    language.choose("en")
    try:
        assert quoted("He said „ja“ twice") == "“He said ‘ja’ twice”"
    finally:
        language.choose(before)
