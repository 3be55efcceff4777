"""Two texts in one, word by word."""

import pytest

from facilitator.domain.word_changes import word_changes


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("gleich", "gleich", "gleich"),
        ("Der Plan gilt.", "Der Plan gilt nicht.", "Der Plan gilt[+ nicht]."),
        ("Der Plan gilt immer.", "Der Plan gilt.", "Der Plan gilt[- immer]."),
        ("monatlich ab 500 m³", "jährlich ab 500 m³", "[-monatlich][+jährlich] ab 500 m³"),
        ("Alles war anders.", "Neu ist dies hier!", "[-Alles war anders.] [+Neu ist dies hier!]"),
        ("", "Neu", "[+Neu]"),
    ],
)
def test_what_went_stands_before_what_came(old: str, new: str, shown: str) -> None:
    marks = {"same": "{}", "gone": "[-{}]", "new": "[+{}]"}
    parts = word_changes(old, new)
    assert "".join(marks[part.kind].format(part.text) for part in parts) == shown


def test_very_long_texts_are_shown_one_after_the_other() -> None:
    old, new = "eins " * 2_000, "zwei " * 2_000
    assert [part.kind for part in word_changes(old, new)] == ["gone", "same", "new"]
