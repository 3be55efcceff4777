"""Changes of long texts in one line."""

from facilitator.domain.comparison import ChapterChanges, Difference
from facilitator.protocol.changed_words import changed_words, is_spacing_only
from facilitator.protocol.differences import difference_text

_LONG = "Die Kommunen halten entlang des ganzen Flusses " * 4


def test_the_changed_place_is_shown_though_both_texts_begin_alike() -> None:
    line = changed_words(f"{_LONG}Stände im Ufer frei", f"{_LONG}Stände am Ufer frei")
    assert line == "… ganzen Flusses Stände [-im-] {+am+} Ufer frei"


def test_words_between_two_far_changes_are_cut_too() -> None:
    line = changed_words(f"Alle {_LONG}Ufer", f"Viele {_LONG}Wege")
    assert line.startswith("[-Alle-] {+Viele+} Die Kommunen")
    assert line.endswith("[-Ufer-] {+Wege+}")
    assert len(line) < len(_LONG)


def test_a_change_of_spaces_is_told_from_one_of_words() -> None:
    assert is_spacing_only("40 %", "40\u00a0%")
    assert not is_spacing_only("40 %", "50 %")
    assert not is_spacing_only("40 %", "40 %")


def test_a_paragraph_that_differs_in_spaces_only_is_named_so_and_not_printed_twice() -> None:
    difference = Difference("reworded", "Zu 40 % dicht", "Zu 40\u00a0% dicht")
    text = difference_text([ChapterChanges(("Kapitel",), (difference,))], "0.1", "0.2")
    assert text.endswith("  Reworded (spaces only): Zu 40\u00a0% dicht\n")
