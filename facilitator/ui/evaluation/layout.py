"""The parts of Auswerten and how they stand: rounds at the left, answers at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.ui.evaluation.answer_panel import AnswerPanel
from facilitator.ui.evaluation.columns import RoundColumns
from facilitator.ui.evaluation.head import EvaluationHead, QuestionBar
from facilitator.ui.evaluation.questions import QuestionList
from facilitator.ui.evaluation.reason_bar import ReasonBar
from facilitator.ui.session.key_hints import KeyHints
from facilitator.ui.shell.place_screen import PlaceScreen
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel, line

_PANEL, _SMALL_PANEL, _SMALL, _NARROW = 500, 420, 1300, 1080
_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class EvaluationLayout(PlaceScreen):
    """Shows notes and answers beside each other, or one of them where room is short."""

    audit_wanted = Signal()
    """Somebody wants to know what is not proven."""
    sessions_wanted = Signal()
    """There is nothing here yet; somebody wants to go where notes are written."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.page = "notes"
        self.is_narrow = False
        self.head, self.bar = EvaluationHead(theme), QuestionBar(theme)
        self.columns, self.panel = RoundColumns(theme), AnswerPanel(theme)
        self.answers = self.panel.answers
        self.reasons = ReasonBar(theme)
        self.companion = self.questions = QuestionList(theme)
        self.hints = KeyHints(
            theme,
            hints=(
                ("Return", tr("take over")),
                (tr("Space"), tr("choose several")),
                ("Shift+Return", tr("add to the answer")),
                ("Ctrl+Return", tr("key result")),
                ("Del", tr("leave out")),
                ("Ctrl+Down", tr("next question")),
            ),
        )
        self.pages = QStackedWidget()
        self._between = line(horizontal=False)
        self._notes = QWidget()
        self._lay_out()
        self.bar.page_chosen.connect(self.show_page)
        self.setFocusProxy(self.columns)

    def show_something(self, has_questions: bool) -> None:
        """Show the questions, or how to come by the first one."""
        self.pages.setCurrentIndex(int(not has_questions))

    def show_page(self, page: str) -> None:
        """Put notes or answers in front, where only one of them has room."""
        self.page = page
        self.bar.pages.choose(page)
        self._arrange()
        (self.columns if page == "notes" else self.answers).setFocus()

    def _lay_out(self) -> None:
        notes = _column(self._notes)
        for part in (self.columns, self.reasons, line(), self.hints):
            notes.addWidget(part, int(part is self.columns))
        self.hints.set_inset(self._theme.px(24), self._theme.px(24), narrow=False)
        left = QWidget()
        column = _column(left)
        for part in (self.bar, line(), self._notes):
            column.addWidget(part, int(part is self._notes))
        self._left = left
        self._body = QWidget()
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 1)
        row.addWidget(self._between)
        row.addWidget(self.panel)
        main = QWidget()
        whole = _column(main)
        for part in (self.head, line(), self._body):
            whole.addWidget(part, int(part is self._body))
        self.pages.addWidget(main)
        self.pages.addWidget(self._nothing())
        _column(self).addWidget(self.pages)

    def _nothing(self) -> QWidget:
        page = Panel("surface")
        column = QVBoxLayout(page)
        column.setSpacing(self._theme.px(16))
        said = tr("What the rounds say on the questions stands here side by side.")
        offer = button(self._theme, tr("Go to the sessions"), "primary")
        offer.clicked.connect(lambda _checked: self.sessions_wanted.emit())
        column.addStretch(2)
        column.addWidget(label(self._theme, said, "lead", 400, "text2"), 0, _MIDDLE)
        column.addWidget(offer, 0, _MIDDLE)
        column.addStretch(3)
        return page

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one part at a time in a narrow window."""
        super().resizeEvent(event)
        px = self._theme.px
        self.is_narrow = self.width() < px(_NARROW)
        self._small = self.width() < px(_SMALL)
        self._arrange()

    def _arrange(self) -> None:
        """Give the parts their room."""
        px, narrow = self._theme.px, self.is_narrow
        self.panel.setMinimumWidth(0 if narrow else px(_SMALL_PANEL if self._small else _PANEL))
        self.panel.setMaximumWidth(16_777_215 if narrow else self.panel.minimumWidth())
        row, column = self._body.layout(), self._left.layout()
        if narrow and column is not None and column.indexOf(self.panel) < 0:
            column.addWidget(self.panel)
        elif not narrow and row is not None and row.indexOf(self.panel) < 0:
            row.addWidget(self.panel)
        self._notes.setVisible(not narrow or self.page == "notes")
        self.panel.setVisible(not narrow or self.page == "answers")
        self._between.setVisible(not narrow)


def _column(owner: QWidget) -> QVBoxLayout:
    made = QVBoxLayout(owner)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(0)
    return made
