"""Above the rounds: the topic, how far all of it has come, which notes are shown; then the question."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy

from facilitator.domain.consolidation import Progress
from facilitator.language import tr, trn
from facilitator.ui.evaluation.rows import Filter
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button, icon_button
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.panels import Panel
from facilitator.ui.widgets.segments import Segments

PREVIOUS_KEYS, NEXT_KEYS = "Ctrl+Up", "Ctrl+Down"
_HEIGHT, _BAR_HEIGHT, _SIDE, _BAR = 58, 62, 24, 120


class EvaluationHead(Panel):
    """Shows topic and sums; asks for another filter, and for the protocol."""

    filter_chosen = Signal(str)
    protocol_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._theme = theme
        self.title = ElidedLabel(theme, "", "title", 600, "text")
        self.sums = label(theme, "", "meta", 400, "text2")
        self.filter = Segments(theme, tr("Notes shown"))
        self.filter.chosen.connect(self.filter_chosen)
        self.protocol = button(theme, tr("View in the protocol"))
        self.protocol.clicked.connect(lambda _checked: self.protocol_wanted.emit())
        row = QHBoxLayout(self)
        row.addWidget(self.title, 1)
        for part in (self.sums, self.filter, self.protocol):
            row.addWidget(part)
        theme.changed.connect(self._fit)
        self._fit()

    def show_topic(self, number: int, title: str) -> None:
        """Show another topic."""
        text = tr("Workshop {number}: {title}", number=number, title=title or tr("Untitled topic"))
        self.title.setText(text)

    def show_sums(self, whole: Progress, *, narrow: bool) -> None:
        """Say how many questions are done, and how many notes are neither used nor left out."""
        self.sums.setVisible(not narrow)
        done = trn(
            "{done} of {count} question done",
            "{done} of {count} questions done",
            whole.questions,
            done=whole.done,
        )
        left = trn("{count} note open", "{count} notes open", whole.open)
        self.sums.setText(f"{done} · {left}")

    def show_filter(self, chosen: Filter, count: int) -> None:
        """Offer the filters, with how many notes of the question are open."""
        unused = f"{tr('Unused')}  {count}" if count else tr("Unused")
        options = [("all", tr("All")), ("open", unused), ("starred", tr("Starred"))]
        self.filter.show_options(options, chosen)

    def _fit(self) -> None:
        px = self._theme.px
        self.setFixedHeight(px(_HEIGHT))
        row = self.layout()
        if isinstance(row, QHBoxLayout):
            row.setContentsMargins(px(_SIDE), 0, px(_SIDE), 0)
            row.setSpacing(px(12))


class QuestionBar(Panel):
    """Shows the question, and how many of its notes are dealt with."""

    step_wanted = Signal(int)
    page_chosen = Signal(str)
    """In a narrow window: "notes" or "answers"."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._theme = theme
        self.back = icon_button(theme, "chevron-left", tr("Previous question"), keys=PREVIOUS_KEYS)
        self.onward = icon_button(theme, "chevron-right", tr("Next question"), keys=NEXT_KEYS)
        self.back.clicked.connect(lambda _checked: self.step_wanted.emit(-1))
        self.onward.clicked.connect(lambda _checked: self.step_wanted.emit(1))
        self.number = label(theme, "", "title", 400, "text3")
        self.text = ElidedLabel(theme, "", "title", 600, "text")
        self.done = label(theme, "", "base", 400, "text2")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.pages = Segments(theme, tr("Notes or answers"))
        self.pages.chosen.connect(self.page_chosen)
        row = QHBoxLayout(self)
        for part in (self.back, self.onward, self.number):
            row.addWidget(part)
        row.addWidget(self.text, 1)
        for part in (self.done, self.bar, self.pages):
            row.addWidget(part)
        theme.changed.connect(self._fit)
        self._fit()

    def show_question(self, number: int, text: str, progress: Progress) -> None:
        """Show another question, and what of it is done."""
        self.number.setText(str(number))
        self.text.setText(text)
        done = progress.points - progress.open
        said = trn(
            "{done} of {count} note dealt with",
            "{done} of {count} notes dealt with",
            progress.points,
            done=done,
        )
        self.done.setText(said if progress.points else tr("no notes"))
        self.bar.setRange(0, max(progress.points, 1))
        self.bar.setValue(done)
        self.bar.setAccessibleName(self.done.text())

    def show_pages(self, page: str, notes: int, answers: int, *, narrow: bool) -> None:
        """Offer notes and answers one at a time, where there is no room for both."""
        self.pages.setVisible(narrow)
        self.bar.setVisible(not narrow)
        options = [
            ("notes", f"{tr('Notes')}  {notes}"),
            ("answers", f"{tr('Answers')}  {answers}"),
        ]
        self.pages.show_options(options, page)

    def _fit(self) -> None:
        px = self._theme.px
        self.setFixedHeight(px(_BAR_HEIGHT))
        self.bar.setFixedWidth(px(_BAR))
        row = self.layout()
        if isinstance(row, QHBoxLayout):
            row.setContentsMargins(px(_SIDE), 0, px(_SIDE), 0)
            row.setSpacing(px(8))
