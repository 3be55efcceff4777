"""The head of the topics: how much there is, and the ways to get more."""

from PySide6.QtCore import Signal

from facilitator.domain.dossier import Dossier
from facilitator.language import tr, trn
from facilitator.ui.planning.head import TabHead
from facilitator.ui.planning.tab import INSERT_KEYS
from facilitator.ui.theme.theme import Theme
from facilitator.ui.topics.commands import NEW_TOPIC_KEYS
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import ElidedLabel


class TopicsHead(TabHead):
    """Title, sums, and three buttons."""

    topic_wanted = Signal()
    insert_wanted = Signal()
    reuse_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Topics & questions"))
        self._is_writable = True
        self.sums = ElidedLabel(theme, "", "base", 400, "text3")
        self.reuse = button(theme, tr("From another workshop"), icon="layers")
        self.insert = button(theme, tr("Insert …"), icon="tray", keys=INSERT_KEYS)
        self.new = button(theme, tr("Topic"), "primary", icon="plus", keys=NEW_TOPIC_KEYS)
        self.new.setAccessibleName(tr("New topic"))
        self.reuse.clicked.connect(lambda _checked: self.reuse_wanted.emit())
        self.insert.clicked.connect(lambda _checked: self.insert_wanted.emit())
        self.new.clicked.connect(lambda _checked: self.topic_wanted.emit())
        self._row.addWidget(self.sums, 1)
        for part in (self.reuse, self.insert, self.new):
            self._row.addWidget(part)

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
        self._is_writable = is_writable
        for part in (self.reuse, self.insert, self.new):
            part.setVisible(is_writable)

    def offer_topic(self, is_offered: bool) -> None:
        """Offer one more topic, unless the first one is offered elsewhere."""
        self.new.setVisible(is_offered and self._is_writable)
