"""How good groups are is said in words that anybody understands."""

import pytest
from PySide6.QtCore import Qt

from facilitator.planning.grouping.measure import Quality
from facilitator.ui.groups.proof import Verdict, change, sentence

_Key = Qt.Key


def quality(met: int, reunions: int, out_of_mix: int) -> Quality:
    return Quality((met, 0, 0), 4 * met, out_of_mix, reunions, 500 + met, 1_000)


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ((13, 4, 2), "3 wishes more are met, 2 reunions less"),
        ((9, 7, 2), "1 wish less is met, 1 reunion more"),
        ((10, 6, 1), "mixed more evenly"),
        ((10, 6, 5), "mixed less evenly"),
        ((10, 6, 2), ""),
    ],
)
def test_a_change_is_told_by_what_people_notice(after, said):
    before, now = quality(10, 6, 2), quality(*after)
    verdict = Verdict(after[0], 20, now, now.top, before=before)
    assert change(verdict) == said


@pytest.mark.parametrize("bound", [510, 600])
def test_the_measure_itself_is_never_told(bound):
    now = quality(10, 6, 2)
    said = sentence(Verdict(10, 20, now, bound))
    assert "10 of 20 wishes" in said
    assert "proven." in said
    assert "%" not in said
    assert str(now.points) not in said


def test_a_move_by_hand_says_what_it_changed(organiser):
    proof = organiser.tab.side.proof
    assert proof.change.isHidden()
    organiser.press(_Key.Key_Right, held=Qt.KeyboardModifier.ControlModifier)
    assert proof.change.text()
    assert not any(sign in proof.change.text() for sign in "%+−")
    assert proof.change.text() in proof.accessibleName()
