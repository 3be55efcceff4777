"""The head of the topics: how much there is, and the ways to get more."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from facilitator.domain.dossier import Dossier
from facilitator.language import tr, trn
from facilitator.ui.planning.tab import INSERT_KEYS
from facilitator.ui.theme.theme import Theme
from facilitator.ui.topics.commands import NEW_TOPIC_KEYS
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.panels import Panel

_HEIGHT = 56


class TopicsHead(Panel):
    """Title, sums, and three buttons."""

    topic_wanted = Signal()
    insert_wanted = Signal()
    reuse_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._theme = theme
        self.sums = ElidedLabel(theme, "", "base", 400, "text3")
        self.reuse = button(theme, tr("From another workshop"), "outline", icon="layers")
        self.insert = button(theme, tr("Insert…"), "outline", icon="tray", keys=INSERT_KEYS)
        self.new = button(theme, tr("Topic"), "primary", icon="plus", keys=NEW_TOPIC_KEYS)
        self.new.setAccessibleName(tr("New topic"))
        self.reuse.clicked.connect(lambda _checked: self.reuse_wanted.emit())
        self.insert.clicked.connect(lambda _checked: self.insert_wanted.emit())
        self.new.clicked.connect(lambda _checked: self.topic_wanted.emit())
        px = theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), 0, px(24), 0)
        row.setSpacing(px(12))
        row.addWidget(label(theme, tr("Topics & questions"), "title", 600, "text"))
        row.addWidget(self.sums, 1)
        for part in (self.reuse, self.insert, self.new):
            row.addWidget(part)
        theme.changed.connect(self._resize)
        self._resize()

    def show_head(self, head: Dossier) -> None:
        """Say how much there is."""
        mains = sum(1 for question in head.questions if question.parent_id is None)
        parts = len(head.questions) - mains
        said = [
            trn("{count} topic", "{count} topics", len(head.topics)),
            trn("{count} question", "{count} questions", mains),
        ]
        if parts:
            said.append(trn("{count} sub-question", "{count} sub-questions", parts))
        self.sums.setText(", ".join(said))

    def set_writable(self, is_writable: bool) -> None:
        """Offer what changes the file, or not."""
        for part in (self.reuse, self.insert, self.new):
            part.setVisible(is_writable)

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
