"""A theme for pages without a window."""

import pytest

from facilitator.settings import Settings
from facilitator.ui.theme.theme import Theme


@pytest.fixture
def theme(qapp, tmp_path):
    settings = Settings(tmp_path / "settings.json")
    settings.put("theme", "light")
    return Theme(qapp, settings)
