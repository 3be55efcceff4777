"""A theme with settings of its own; the next test finds the application as it was."""

import pytest

from facilitator.settings import Settings
from facilitator.ui.theme.theme import Theme


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def theme(qapp, settings):
    made = Theme(qapp, settings)
    yield made
    made.choose_scale(100)
    made.choose_scheme("light")
    made.deleteLater()
