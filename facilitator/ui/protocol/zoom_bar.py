"""How large the pages are and which one is read, in the bar above them."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.language import tr
from facilitator.ui.protocol.sheets import Sheets
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import icon_button
from facilitator.ui.widgets.labels import label


class ZoomBar(QWidget):
    """Smaller, the size, larger, and the page; follows its sheets."""

    def __init__(self, theme: Theme, sheets: Sheets) -> None:
        super().__init__()
        self._sheets = sheets
        self._smaller = icon_button(theme, "minus", tr("Smaller pages"), keys="-")
        self._larger = icon_button(theme, "plus", tr("Larger pages"), keys="+")
        self._percent = label(theme, "", "base", 400, "text2")
        self._page = label(theme, "", "base", 400, "text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        for widget in (self._smaller, self._percent, self._larger):
            row.addWidget(widget)
        row.addSpacing(theme.px(8))
        row.addWidget(self._page)
        self._smaller.clicked.connect(lambda _checked: sheets.zoom(-1))
        self._larger.clicked.connect(lambda _checked: sheets.zoom(1))
        sheets.moved.connect(self._show)

    def _show(self) -> None:
        sheets = self._sheets
        self._percent.setText(tr("{number} %", number=sheets.percent))
        words = tr("Page {page} of {pages}", page=sheets.page, pages=sheets.page_count)
        self._page.setText(words if sheets.page_count else "")
