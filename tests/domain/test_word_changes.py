"""Two texts in one, word by word."""

import pytest

from facilitator.domain.word_changes import both_sides, word_changes


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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mehr Radwege", "Mehr sichere Radwege"),
        ("Mehr Radwege in Altona", "Mehr Radwege"),
        ("Ganz anders", "Nichts davon"),
        ("", "Neu"),
        ("Gleich", "Gleich"),
    ],
)
def test_both_sides_say_each_text_whole_and_mark_what_the_other_lacks(one, other):
    first, second = both_sides(one, other)
    assert "".join(entry.text for entry in first) == one
    assert "".join(entry.text for entry in second) == other
    same = [
        "".join(entry.text for entry in side if entry.kind == "same") for side in (first, second)
    ]
    assert same[0] == same[1]


def test_each_side_marks_whole_words():
    first, second = both_sides("Mehr Radwege in Altona", "Mehr sichere Radwege")
    assert [entry.text.strip() for entry in first if entry.kind == "gone"] == ["in Altona"]
    assert [entry.text.strip() for entry in second if entry.kind == "new"] == ["sichere"]
