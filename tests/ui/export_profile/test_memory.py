"""A workshop's edition is chosen once on a machine: a restart must not bring names back."""

from facilitator.protocol.editions import FULL, Edition
from facilitator.settings import Settings
from facilitator.ui.export_profile.memory import EditionMemory
from facilitator.ui.export_profile.panel import EditionPanel
from facilitator.ui.theme.theme import Theme


def test_each_workshop_has_the_edition_that_was_chosen_last(tmp_path):
    path = tmp_path / "settings.json"
    memory = EditionMemory(Settings(path))
    memory.keep("one", Edition("none"))
    memory.keep("two", Edition("roles", "topic", 3))
    again = EditionMemory(Settings(path))
    assert again.of("one") == Edition("none")
    assert again.of("two") == Edition("roles", "topic", 3)
    assert again.of("three") == again.of("") == FULL
    again.keep("one", FULL)
    assert EditionMemory(Settings(path)).of("one") == FULL


def test_the_newest_of_many_workshops_are_remembered(tmp_path):
    memory = EditionMemory(Settings(tmp_path / "settings.json"))
    for number in range(230):
        memory.keep(f"w{number}", Edition("none"))
    assert memory.of("w0") == FULL
    assert memory.of("w229") == Edition("none")


def test_the_choice_is_shown_before_the_topics_are_known_and_stays_when_they_are(
    qtbot, qapp, tmp_path
):
    panel = EditionPanel(Theme(qapp, Settings(tmp_path / "settings.json")))
    qtbot.addWidget(panel)
    chosen = Edition("organisations", "topic", 2)
    with qtbot.assertNotEmitted(panel.changed):
        panel.choose(chosen)
    assert panel.edition() == chosen
    panel.choose(FULL)
    assert panel.edition() == FULL
