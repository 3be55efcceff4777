"""The line at the foot: it changes how links open when its button is pressed, and only then."""

import sys

import pytest

from facilitator.team import scheme
from facilitator.ui.team.link_line import LinkLine


@pytest.fixture
def line(qtbot, theme, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    made = LinkLine(theme)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.settled):
        made.show()
    return made


def test_the_button_claims_links_and_gives_them_up(line, qtbot):
    assert not scheme.is_ours()
    with qtbot.waitSignal(line.settled):
        line.switch.click()
    assert scheme.is_ours()
    assert line.switch.text() == "Open them here no longer"
    with qtbot.waitSignal(line.settled):
        line.switch.click()
    assert not scheme.is_ours()


def test_why_it_cannot_be_is_said(line, qtbot, tmp_path):
    (tmp_path / "data").write_text("in the way")
    with qtbot.waitSignal(line.said) as said:
        line.switch.click()
    assert "Paste them" in said.args[0]
