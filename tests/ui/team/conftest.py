"""A theme for pages without a window."""

import pytest

from facilitator.settings import Settings
from facilitator.ui.theme.theme import Theme
from tests.ui.team.together import apart, host, keychain, open_program

__all__ = ["apart", "host", "keychain", "open_program"]


@pytest.fixture
def theme(qapp, tmp_path):
    settings = Settings(tmp_path / "settings.json")
    settings.put("theme", "light")
    return Theme(qapp, settings)
