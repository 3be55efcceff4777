"""The choice of an edition beside the paper, and the list of names that are left over."""

import pytest

from facilitator.domain.records import Topic
from facilitator.protocol.editions import FULL, Edition
from facilitator.protocol.exposure import Exposure
from facilitator.settings import Settings
from facilitator.ui.export_profile.panel import EditionPanel
from facilitator.ui.protocol.lists import RowList
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.combo_boxes import ComboBox

TOPICS = [Topic(id=str(number), workshop_id="w", number=number) for number in (1, 2)]
EXPOSURE = Exposure("name", "note", "n1", "Uta Kern", "Frau Kern prüft")


@pytest.fixture
def panel(qtbot, qapp, tmp_path):
    made = EditionPanel(Theme(qapp, Settings(tmp_path / "settings.json")))
    qtbot.addWidget(made)
    made.show()
    return made


def _boxes(panel):
    return panel.findChildren(ComboBox)


def test_everything_with_names_is_what_is_chosen_first(panel):
    assert panel.edition() == FULL
    assert not panel.findChild(RowList).isVisible()


def test_persons_and_audience_are_chosen_apart(panel, qtbot):
    panel.show_topics(TOPICS)
    persons, audience = _boxes(panel)
    with qtbot.waitSignal(panel.changed):
        persons.setCurrentText("Roles only")
    with qtbot.waitSignal(panel.changed):
        audience.setCurrentText("Workshop 2 only")
    assert panel.edition() == Edition("roles", "topic", 2)


def test_the_choice_stays_while_its_topic_is_there(panel):
    panel.show_topics(TOPICS)
    audience = _boxes(panel)[1]
    audience.setCurrentText("Workshop 2 only")
    panel.show_topics([*TOPICS, Topic(id="3", workshop_id="w", number=3)])
    assert panel.edition().topic == 2
    panel.show_topics(TOPICS[:1])
    assert panel.edition() == FULL


def test_a_name_that_is_left_over_leads_to_its_place(panel, qtbot):
    _boxes(panel)[0].setCurrentText("No persons")
    panel.show_exposures([EXPOSURE])
    rows = panel.findChild(RowList)
    assert rows.isVisible()
    assert rows.item(0).text() == "“Frau Kern prüft” names Uta Kern."
    with qtbot.waitSignal(panel.asked_for) as asked:
        rows.itemActivated.emit(rows.item(0))
    assert asked.args == [EXPOSURE]


def test_that_no_name_is_left_over_is_said_and_leads_nowhere(panel, qtbot):
    _boxes(panel)[0].setCurrentText("No persons")
    panel.show_exposures([])
    rows = panel.findChild(RowList)
    assert rows.item(0).text() == "No name is left over."
    with qtbot.assertNotEmitted(panel.asked_for):
        rows.itemActivated.emit(rows.item(0))


def test_every_control_is_named(panel):
    assert all(box.accessibleName() for box in _boxes(panel))
    assert panel.findChild(RowList).accessibleName()
