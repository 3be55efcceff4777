"""Tests are alone: nobody answers a dialog, and nobody's own settings are touched."""

import tempfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from facilitator.paths import user_config, user_state


def test_a_dialog_that_would_wait_fails_the_test(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    with pytest.raises(AssertionError, match="waits for a person"):
        dialog.exec()
    with pytest.raises(AssertionError, match="waits for a person"):
        QMessageBox.question(dialog, "Title", "Delete everything?")


def test_settings_and_logs_lie_in_a_temporary_home() -> None:
    temporary = Path(tempfile.gettempdir()).resolve()
    assert temporary in user_config().resolve().parents
    assert temporary in user_state().resolve().parents
