"""At the right: the curated answers in their box, and below them the claims that rest on them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from facilitator.language import tr
from facilitator.ui.evaluation.answer_list import AnswerList
from facilitator.ui.evaluation.claim_list import ClaimList
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.chips import KeyChip
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel

TAKE_KEYS = "Ctrl+Right"
_SIDE, _TOP = 20, 14


class AnswerPanel(Panel):
    """Holds the list; says how it begins where it is empty."""

    all_wanted = Signal()
    """Every open note is to become an answer of its own."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("canvas")
        self._theme = theme
        self.answers = AnswerList(theme)
        self._count = label(theme, "", "base", 400, "text3")
        self.claims = ClaimList(theme)
        self._box, self._nothing, self._claims = QFrame(), QFrame(), QFrame()
        for box in (self._box, self._nothing, self._claims):
            box.setProperty("box", "true")
        self.take_all = button(theme, tr("Take every note over"))
        self.take_all.clicked.connect(lambda _checked: self.all_wanted.emit())
        self._lay_out()
        for list_ in (self.answers, self.claims):
            list_.height_changed.connect(self._fit)
        self.setFocusProxy(self.answers)

    def show_count(self, count: int, *, has_rows: bool, can_take: bool) -> None:
        """Say how many answers there are, or how the first one is made."""
        self._count.setText(str(count) if count else "")
        self._box.setVisible(has_rows)
        self._nothing.setVisible(not count)
        self.take_all.setVisible(can_take)
        self._fit()

    def _lay_out(self) -> None:
        px = self._theme.px
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(label(self._theme, tr("Answers for the appendix"), "base", 600))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(KeyChip(self._theme, TAKE_KEYS))
        head.addWidget(label(self._theme, tr("take the choice over"), "meta", 400, "text3"))
        for box, list_ in ((self._box, self.answers), (self._claims, self.claims)):
            inside = QVBoxLayout(box)
            inside.setContentsMargins(1, 1, 1, 1)
            inside.addWidget(list_)
        said = tr("Without answers the notes print as they are, round by round.")
        words = QVBoxLayout(self._nothing)
        words.setContentsMargins(*(px(size) for size in (14, 12, 14, 12)))
        words.setSpacing(px(10))
        words.addWidget(label(self._theme, said, "base", 400, "text2", wrap=True))
        offer = QHBoxLayout()
        offer.addWidget(self.take_all)
        offer.addStretch(1)
        words.addLayout(offer)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(_SIDE), px(_TOP), px(_SIDE), px(_TOP))
        column.setSpacing(px(12))
        column.addLayout(head)
        column.addWidget(self._nothing)
        column.addWidget(self._box, 1)
        column.addWidget(self._claims, 1)
        column.addStretch(0)

    def _fit(self) -> None:
        """Let the boxes be no higher than their rows."""
        for box, list_ in ((self._box, self.answers), (self._claims, self.claims)):
            box.setMaximumHeight(list_.content_height + 4)
