"""What the organiser does about the rooms' time."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.domain.timing import timing
from tests.ui.cockpit.conftest import Organiser
from tests.ui.cockpit.rounds import at
from tests.ui.keyboard import focused

_Key = Qt.Key


def states(organiser: Organiser) -> list[str]:
    read = organiser.desk.read.session_facts
    return [timing(read(key), at("15:36")).state for key in ("2.1", "2.2", "2.3")]


def test_all_rooms_pause_and_go_on_as_one_step(organiser):
    pause = organiser.screen.head.pause
    QTest.mouseClick(pause, Qt.MouseButton.LeftButton)
    assert states(organiser) == ["paused"] * 3
    organiser.wait()
    assert pause.text() == "Continue all"
    QTest.mouseClick(pause, Qt.MouseButton.LeftButton)
    assert states(organiser) == ["running"] * 3


def test_a_room_that_is_behind_gets_its_time_spread_anew_by_click_and_by_key(organiser):
    assert not organiser.column("2.1").mend.isVisible()
    QTest.mouseClick(organiser.column("2.2").mend, Qt.MouseButton.LeftButton)
    organiser.wait()
    assert organiser.room("2.2").tone == ""
    organiser.press(_Key.Key_End)
    QTest.keyClick(focused(), _Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    assert organiser.said[-1] == (
        "The time left in W 2.3 is spread anew; "
        "4 minutes are taken back because the round ends at 16:05"
    )
    organiser.press(_Key.Key_Home)
    QTest.keyClick(focused(), _Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    assert organiser.said[-1].startswith("There is nothing to spread")


def test_the_way_to_the_summary_stands_in_the_head(organiser):
    QTest.mouseClick(organiser.screen.head.summary, Qt.MouseButton.LeftButton)
    assert organiser.places == ["summary"]
