"""The parts of the topics and how they stand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.ui.planning.tab import PlanTab
from facilitator.ui.session.key_hints import KeyHints
from facilitator.ui.theme.theme import Theme
from facilitator.ui.topics.commands import NEW_TOPIC_KEYS
from facilitator.ui.topics.head import TopicsHead
from facilitator.ui.topics.outline import Outline
from facilitator.ui.topics.reuse import ReusePage
from facilitator.ui.topics.title_field import TitleField
from facilitator.ui.topics.topic_list import TopicList
from facilitator.ui.widgets.banners import Banner
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel, line

_LIST, _NARROW_LIST, _NARROW = 300, 240, 900
_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class TopicsLayout(PlanTab):
    """The topics on the left, the outline of the chosen one on the right."""

    topic_wanted = Signal()
    question_wanted = Signal()
    mend_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.head, self.topics, self.outline = TopicsHead(theme), TopicList(theme), Outline(theme)
        self.reuse = ReusePage(theme)
        self.number = label(theme, "", "lead", 500, "text3")
        self.title = TitleField(theme)
        self.banner = Banner(theme, "warn", "")
        self.mend = self.banner.add_action(tr("Spread the minutes"), self.mend_wanted.emit)
        self.hints = KeyHints(
            theme,
            hints=(
                ("Return", tr("new question")),
                ("Tab", tr("sub-question")),
                ("Alt+Up", tr("move")),
                ("Right", tr("minutes, hint")),
            ),
        )
        self._pages, self._questions = QStackedWidget(), QStackedWidget()
        self._left = Panel("canvas")
        self._lay_out()
        self.setFocusProxy(self.topics)
        theme.changed.connect(self._resize)
        self._resize()

    def show_topics(self, has_topics: bool) -> None:
        """Show the topics, or how to get the first one."""
        self._pages.setCurrentIndex(int(not has_topics))
        self.head.offer_topic(has_topics)
        self.setFocusProxy(self.topics if has_topics else self.offer_topic)

    def show_questions(self, has_questions: bool) -> None:
        """Show the outline, or how to begin it; a page in its place stays."""
        if self._questions.currentWidget() is not self.reuse:
            self._questions.setCurrentIndex(int(not has_questions))

    def show_reuse(self, shown: bool, has_questions: bool) -> None:
        """Show the questions of other topics in the place of the outline, or the outline."""
        self._questions.setCurrentWidget(self.reuse if shown else self.outline)
        self.show_questions(has_questions)

    def _lay_out(self) -> None:
        topics = QVBoxLayout(self._left)
        topics.setContentsMargins(*(self._theme.px(size) for size in (12, 12, 12, 12)))
        topics.addWidget(self.topics)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(line(horizontal=False))
        row.addWidget(self._right(), 1)
        self._pages.addWidget(body)
        self._pages.addWidget(self._no_topics())
        column = _column(self)
        for part in (self.head, line()):
            column.addWidget(part)
        column.addWidget(self._pages, 1)

    def _right(self) -> QWidget:
        right, px = Panel("surface"), self._theme.px
        heading = QHBoxLayout()
        heading.setContentsMargins(px(24), px(14), px(24), px(10))
        heading.setSpacing(px(12))
        heading.addWidget(self.number)
        heading.addWidget(self.title, 1)
        mends = QHBoxLayout()
        mends.setContentsMargins(px(24), 0, px(24), px(10))
        mends.addWidget(self.banner)
        for page in (self.outline, self._no_questions(), self.reuse):
            self._questions.addWidget(page)
        column = _column(right)
        column.addLayout(heading)
        column.addLayout(mends)
        column.addWidget(line())
        column.addWidget(self._questions, 1)
        column.addWidget(line())
        column.addWidget(self.hints)
        return right

    def _no_topics(self) -> QWidget:
        said = tr("Topics stand here, each with the questions that all its rooms talk about.")
        offer = button(self._theme, tr("New topic"), "primary", keys=NEW_TOPIC_KEYS)
        offer.clicked.connect(lambda _checked: self.topic_wanted.emit())
        self.offer_topic = offer
        return self._empty(said, offer)

    def _no_questions(self) -> QWidget:
        said = tr("What is asked in this topic stands here, in every round.")
        offer = button(self._theme, tr("First question"), keys="Return")
        offer.clicked.connect(lambda _checked: self.question_wanted.emit())
        self.offer_question = offer
        return self._empty(said, offer)

    def _empty(self, sentence: str, offer: QWidget) -> QWidget:
        page = Panel("surface")
        column = QVBoxLayout(page)
        column.setSpacing(self._theme.px(16))
        column.addStretch(2)
        column.addWidget(label(self._theme, sentence, "lead", 400, "text2"), 0, _MIDDLE)
        column.addWidget(offer, 0, _MIDDLE)
        column.addStretch(3)
        return page

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the topics less room in a small window."""
        super().resizeEvent(event)
        self._resize()

    def _resize(self) -> None:
        px = self._theme.px
        self._left.setFixedWidth(px(_NARROW_LIST if self.width() < px(_NARROW) else _LIST))
        self.hints.set_inset(px(24), px(24), narrow=False)


def _column(owner: QWidget) -> QVBoxLayout:
    made = QVBoxLayout(owner)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(0)
    return made
