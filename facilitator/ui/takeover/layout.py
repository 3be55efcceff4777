"""The parts of the page and how they stand: the text on the left, what it becomes on the right."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.ui.takeover.editor import SourceEditor, dropped
from facilitator.ui.takeover.head import TakeoverHead
from facilitator.ui.takeover.line_list import LineList
from facilitator.ui.takeover.sums import Sums
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.banners import Banner
from facilitator.ui.widgets.combo_boxes import ComboBox
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel, line
from facilitator.ui.widgets.segments import Segments

_HEADING, _FOOT = 36, 46


class TakeoverLayout(QWidget):
    """Shows; what is read and written is up to the page."""

    file_dropped = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.head, self.editor, self.lines = (
            TakeoverHead(theme),
            SourceEditor(theme),
            LineList(theme),
        )
        self.banner = Banner(theme, "late", "")
        self.sums = Sums(theme)
        self.ways = Segments(theme, tr("What becomes of the agenda that is there"))
        self.topic = ComboBox(theme)
        self.topic.setAccessibleName(tr("Topic of questions without a heading"))
        self._topic_name = label(theme, tr("Without a heading for"), "meta", 400, "text3")
        self._nothing = label(theme, "", "base", 400, "text3", wrap=True)
        self.setAcceptDrops(True)
        self._lay_out()
        self.setFocusProxy(self.editor)
        self.editor.file_dropped.connect(self.file_dropped)

    def show_topics(self, names: list[tuple[int, str]], chosen: int) -> None:
        """Offer the topics for questions that name none; nothing where there are none."""
        self.topic.clear()
        for number, name in names:
            self.topic.addItem(f"{number}  {name}", number)
        self.topic.setCurrentIndex(max(0, self.topic.findData(chosen)))
        for part in (self.topic, self._topic_name):
            part.setVisible(len(names) > 1)

    def show_nothing(self, sentence: str) -> None:
        """Say what will stand on the right, in its place; empty shows the lines."""
        self._nothing.setText(sentence)
        self._nothing.setVisible(bool(sentence))
        self.lines.setVisible(not sentence)

    def show_fault(self, sentence: str, tone: str = "late") -> None:
        """Say above the text what is wrong, or ("warn") what is to be known; empty says nothing."""
        if sentence:
            self.banner.say(tone, sentence)
        self._fault.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        px = self._theme.px
        self._fault = QWidget()
        fault = QVBoxLayout(self._fault)
        fault.setContentsMargins(px(24), px(10), px(24), px(10))
        fault.addWidget(self.banner)
        halves = QSplitter()
        halves.setHandleWidth(1)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self._half("canvas", tr("Your text"), self.editor))
        halves.addWidget(self._half("surface", tr("What it becomes"), self.lines, self._nothing))
        halves.setSizes([px(600), px(700)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, line(), self._fault):
            column.addWidget(part)
        column.addWidget(halves, 1)
        column.addWidget(line())
        column.addWidget(self._foot())

    def _half(self, ground: str, name: str, *parts: QWidget) -> QWidget:
        half, px = Panel(ground), self._theme.px
        heading = label(self._theme, name, "meta", 500, "text2")
        heading.setFixedHeight(px(_HEADING))
        heading.setContentsMargins(px(24 if ground == "canvas" else 16), 0, 0, 0)
        column = QVBoxLayout(half)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(parts[0], 1)
        for part in parts[1:]:
            part.setContentsMargins(px(16), px(8), px(24), 0)
            column.addWidget(part)
            column.addStretch(0)
        return half

    def _foot(self) -> QWidget:
        foot, px = Panel("surface"), self._theme.px
        foot.setFixedHeight(px(_FOOT))
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(24), 0, px(24), 0)
        row.setSpacing(px(12))
        row.addWidget(self.sums, 1)
        for part in (self._topic_name, self.topic, self.ways):
            row.addWidget(part)
        return foot

    # Files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file."""
        if dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell where the file lies."""
        path = dropped(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.file_dropped.emit(path)
