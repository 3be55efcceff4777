"""A message from the organiser: beside the notes, or where room is short in a strip under them.

It comes and goes without taking the keyboard and without moving the line that is being typed: the
strip is no higher than what is free below that line, and text that finds no room is scrolled.
"""

from typing import Final, NamedTuple

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from facilitator.language import tr
from facilitator.ui.session.mailbox import READ_KEYS
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.chips import KeyChip
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.rows import paint_box

_MOST_CHARACTERS: Final = 2_000
"""Longer texts are cut for reading; they would take seconds to lay out."""
_MOST_BESIDE, _MOST_BELOW = 9, 3
"""Lines that are shown at a time."""
_SENDER_WIDTH: Final = 160
_EDGE, _PAD = 14, 12
"""Pixels between the dividers and what stands between them, and within the box of the words."""


class Shown(NamedTuple):
    """A message for reading."""

    text: str
    sender: str
    time: str
    """When it was sent, as people say it here."""
    waiting: int
    """How many there are to read, this one among them."""


class _Words(QTextEdit):
    """Plain text that wraps anywhere, as high as its lines up to a bound."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.most = _MOST_BESIDE
        self.setReadOnly(True)
        self.setProperty("plain", "true")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        theme.dress(self, "base", 400, "text")

    def show_text(self, text: str) -> None:
        """Show another text, from its beginning."""
        self.setPlainText(text)
        self.fit()

    def fit(self) -> None:
        """Be as high as the lines, or as `most` of them."""
        height = self._theme.line_height("base")
        spaced = QTextBlockFormat()
        spaced.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        everything = QTextCursor(self.document())
        everything.select(QTextCursor.SelectionType.Document)
        everything.setBlockFormat(spaced)
        self._bound()

    def _bound(self) -> None:
        height = self._theme.line_height("base")
        lines = max(1, round(self.document().size().height() / height))
        bar = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            bar.ScrollBarAsNeeded if lines > self.most else bar.ScrollBarAlwaysOff
        )
        self.setFixedHeight(min(lines, self.most) * height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._bound()


class MessageBanner(QWidget):
    """Shows one message, who sent it and when, and how it is put away."""

    put_away = Signal()

    def __init__(self, theme: Theme, *, stored: bool) -> None:
        """Without `stored` nobody will know that a message was read: the file is read-only."""
        super().__init__()
        self._theme = theme
        self._message: Shown | None = None
        self._is_below = False
        self._inset = 0
        self._words = _Words(theme)
        self._time = label(theme, "", "meta", 400, "text3")
        self._queue = label(theme, "", "meta", 400, "text3")
        self._sender = ElidedLabel(theme, "", "meta", 400, "text3")
        self.button = button(theme, tr("Mark as read") if stored else tr("Put away"), "text")
        self.button.setProperty("small", "true")
        self.button.clicked.connect(self.put_away)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self._arrange()
        theme.changed.connect(self._arrange)

    def _lay_out(self) -> None:
        self._glyph = QLabel()
        head = self._head = QHBoxLayout()
        head.addWidget(self._glyph)
        head.addWidget(label(self._theme, tr("From the organiser"), "base", 600, "text"))
        head.addWidget(self._queue)
        head.addStretch(1)
        head.addWidget(self._time)
        words = self._column = QVBoxLayout()
        words.addLayout(head)
        self._beside_words = QHBoxLayout()
        self._beside_words.addWidget(self._words)
        words.addLayout(self._beside_words)
        foot = self._foot = QHBoxLayout()
        foot.addWidget(self._sender, 1)
        foot.addWidget(KeyChip(self._theme, READ_KEYS))
        foot.addWidget(self.button)
        row = self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        row.addLayout(words, 1)
        row.addLayout(foot)

    # What it says

    def show_message(self, message: Shown) -> None:
        """Show a message."""
        self._message = message
        text = message.text
        if len(text) > _MOST_CHARACTERS:
            text = text[:_MOST_CHARACTERS] + "…"
        self._words.show_text(text)
        count = message.waiting
        self._queue.setText(tr("1 of {count}", count=count) if count > 1 else "")
        self._queue.setVisible(count > 1)
        spoken = tr("From the organiser, {time}: {text}", time=message.time, text=text)
        self.setAccessibleName(spoken)
        self._words.setAccessibleName(spoken)
        self._show_sender()

    def announce(self) -> None:
        """Tell a screen reader, which speaks when it is done with what it reads now."""
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self, self.accessibleName())
            QAccessible.updateAccessibility(event)

    def _show_sender(self) -> None:
        if self._message is None:
            return
        sender, time = self._message.sender, self._message.time
        self._sender.setText(sender)
        self._sender.setVisible(not self._is_below)
        if self._is_below and sender:
            room = self._theme.px(_SENDER_WIDTH)
            short = self._time.fontMetrics().elidedText(sender, Qt.TextElideMode.ElideRight, room)
            time = f"{short}   ·   {time}"
        self._time.setText(time)

    # Where it stands

    def stand_beside(self) -> None:
        """Stand in a narrow panel, with as many lines as it takes within reason."""
        self._is_below, self._words.most = False, _MOST_BESIDE
        self._arrange()

    def stand_below(self, free: int) -> None:
        """Stand in a strip under the notes, with one line at least and else within `free` pixels."""
        self._is_below = True
        line = self._theme.line_height("base")
        rest = self._theme.px(8) + line  # what stands over the words
        self._words.most = max(1, min(_MOST_BELOW, (free - rest) // line))
        self._arrange()

    def set_inset(self, left: int) -> None:
        """Begin in the strip where the words of the heading begin."""
        if left != self._inset:
            self._inset = left
            self._arrange()

    def _arrange(self) -> None:
        px, below = self._theme.px, self._is_below
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if below else way.TopToBottom)
        self._row.setSpacing(px(16 if below else 6))
        if below:
            self._row.setContentsMargins(self._inset, px(4), px(24), px(4))
        else:
            self._row.setContentsMargins(px(8), px(_EDGE), px(8), px(_EDGE + _PAD // 2))
        inside = 0 if below else px(_PAD)
        self._column.setSpacing(px(0 if below else 6 + _PAD))
        self._head.setSpacing(px(8))
        self._foot.setSpacing(px(6))
        self._foot.setContentsMargins(inside, 0, inside // 2, 0)
        self._beside_words.setContentsMargins(inside, 0, inside, 0)
        ratio = self.devicePixelRatioF()
        self._glyph.setPixmap(self._theme.icons.pixmap("mail", "text", 16, ratio))
        self._words.fit()
        self._show_sender()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a divider above; in a panel one below too, and the box of the words."""
        painter = QPainter(self)
        px, right = self._theme.px, self.width() - 1
        painter.setPen(self._theme.color("line"))
        painter.drawLine(0, 0, right, 0)
        if not self._is_below:
            painter.drawLine(0, self.height() - 1, right, self.height() - 1)
            top = self._words.geometry().top() - px(_PAD)
            box = QRect(px(8), top, self.width() - px(16), self.height() - px(_EDGE) - top)
            paint_box(painter, self._theme, box, "surface", "line", radius=8)
