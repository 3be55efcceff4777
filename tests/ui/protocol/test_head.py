"""The bar above the pages: nothing on it is cut off, in a small window as in a large one."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from facilitator import language
from facilitator.settings import Settings
from facilitator.ui.protocol.head import ProtocolHead
from facilitator.ui.protocol.sheets import Sheets
from facilitator.ui.protocol.zoom_bar import ZoomBar
from facilitator.ui.theme.theme import Theme


@pytest.mark.parametrize("spoken", ["de", "en"])
@pytest.mark.parametrize("width", [1028, 1396])
def test_every_word_has_its_room(qtbot, qapp, tmp_path, spoken, width):
    before = language.current()
    language.choose(spoken)
    settings = Settings(tmp_path / "settings.json")
    theme = Theme(qapp, settings)
    sheets = Sheets(theme)
    head = ProtocolHead(theme, settings, sheets)
    window = QWidget()
    head.setParent(window)  # which does not grow for it, as a window that is as wide as its screen
    for widget in (sheets, window):
        qtbot.addWidget(widget)
    bar = head.findChild(ZoomBar)
    assert bar
    bar._percent.setText("100 %")  # noqa: SLF001 - as with pages
    bar._page.setText("Seite 100 von 100")  # noqa: SLF001 - as with pages
    window.resize(width, 60)
    head.resize(width, 60)
    window.show()
    QApplication.processEvents()
    parts = [*head.findChildren(QPushButton), *head.findChildren(QLabel)]
    cut = [part.text() for part in parts if part.width() < part.minimumSizeHint().width()]
    language.choose(before)
    assert cut == []
    assert {part.accessibleName() for part in parts} >= {
        {"de": "PDF erzeugen", "en": "Write PDF"}[spoken],
        {"de": "Word-Datei erzeugen", "en": "Write Word file"}[spoken],
    }
