"""What stands in the panel of chapters, and where."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout

from facilitator.language import tr
from facilitator.ui.chapters.chooser import ChapterChooser
from facilitator.ui.chapters.editor import ChapterEditor
from facilitator.ui.chapters.suggesting import Suggesting
from facilitator.ui.chapters.tools import Tools
from facilitator.ui.chapters.typesetting import Typesetting
from facilitator.ui.rivals.badge import ICON, badge_word
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button, icon_button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel, line

_WIDTH: Final = 420
SUGGEST_KEYS: Final = "Ctrl+Shift+S"
TYPOGRAPHY_KEYS: Final = "Ctrl+Shift+T"


class ChapterLayout(Panel):
    """Chooser and title, the buttons of the text, and below them the text or a draft for it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._theme = theme
        self.editor = ChapterEditor(theme)
        self.chooser = ChapterChooser(theme)
        self.suggesting = Suggesting(theme)
        self.typesetting = Typesetting(theme)
        self.tools = Tools(theme, self.editor)
        self.title = QLineEdit()
        self.title.setAccessibleName(tr("Title of the chapter"))
        theme.dress(self.title, "base", 600)
        self.close_button = icon_button(theme, "close", tr("Back to the pages"), keys="Esc")
        self.suggest_button = button(theme, "", "text", keys=SUGGEST_KEYS)
        self.typography_button = button(theme, tr("Typography"), "text", keys=TYPOGRAPHY_KEYS)
        locked = tr(
            "The protocol is final. To write on, reopen it under “Versions” beside the pages."
        )
        self.lock = label(theme, locked, "base", 400, "warn", wrap=True)
        self.lock.hide()
        self.versions_button = button(theme, badge_word(), "text", icon=ICON, keys="F12")
        self.versions_button.hide()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.editor)
        self.pages.addWidget(self.suggesting)
        self.pages.addWidget(self.typesetting)
        self._lay_out()
        self._resize()
        theme.changed.connect(self._resize)

    def _lay_out(self) -> None:
        px = self._theme.px
        head = QHBoxLayout()
        head.addWidget(self.chooser, 1)
        head.addWidget(self.close_button)
        top = QVBoxLayout()
        top.setContentsMargins(px(12), px(12), px(12), px(8))
        top.setSpacing(px(8))
        top.addLayout(head)
        titled = QHBoxLayout()
        titled.addWidget(self.title, 1)
        titled.addWidget(self.versions_button)
        top.addLayout(titled)
        top.addWidget(self.tools)
        top.addWidget(self.lock)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(12), px(6), px(12), px(8))
        foot.addWidget(self.suggest_button)
        foot.addStretch(1)
        foot.addWidget(self.typography_button)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(line())
        column.addWidget(self.pages, 1)
        column.addWidget(line())
        column.addLayout(foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(line(horizontal=False))
        whole.addLayout(column, 1)
        self.setFocusProxy(self.editor)

    def _resize(self) -> None:
        self.setFixedWidth(self._theme.px(_WIDTH))
