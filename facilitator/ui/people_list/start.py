"""Where no list is chosen yet: a place to drop one, to choose one, to paste one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from facilitator.language import tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel

CHOOSE_KEYS, PASTE_KEYS = "Ctrl+O", "Ctrl+V"
_READABLE = 560


class ListStart(Panel):
    """Says what can be read, and why the last attempt could not."""

    file_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self.problem = label(theme, "", "base", 400, "late", wrap=True)
        self.problem.setMaximumWidth(theme.px(_READABLE))
        self.choose = button(theme, tr("Choose file …"), "primary", keys=CHOOSE_KEYS)
        self.paste = button(theme, tr("Paste table"), "outline", keys=PASTE_KEYS)
        self.choose.clicked.connect(lambda _checked: self.file_wanted.emit())
        self.paste.clicked.connect(lambda _checked: self.paste_wanted.emit())
        said = tr("Drop a list of people here: CSV or Excel, in any order of columns.")
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addStretch(1)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.paste)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(16))
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(2)
        column.addWidget(label(theme, said, "lead", 400, "text2"), 0, middle)
        column.addLayout(buttons)
        column.addWidget(self.problem, 0, middle)
        column.addStretch(3)

    def say(self, sentence: str) -> None:
        """Say why nothing is shown; empty for no reason."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
