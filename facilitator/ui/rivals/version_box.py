"""One version of a text to choose: who wrote it when, and its words, with those only it has marked."""

from collections.abc import Sequence
from html import escape
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator.domain.word_changes import Stretch
from facilitator.language import tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import Chip, KeyChip
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.rows import paint_box

_KEPT: Final = 120
"""Characters of what both say that are shown before and after what differs; the rest is cut."""


_PRESSING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class VersionBox(QAbstractButton):
    """Pressed, it is the version that is to stand."""

    def __init__(self, theme: Theme, number: int, who: str, when: str, *, stands: bool) -> None:
        super().__init__()
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        theme.dress(self._words, "note", 400, "text")
        self._told = tr("{who}, {time}", who=who, time=when) + (
            f", {tr('stands now')}" if stands else ""
        )
        self._shown: list[Stretch] = []
        self._lay_out(number, who, when, stands=stands)
        theme.changed.connect(self._colour)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_text(self, stretches: Sequence[Stretch]) -> None:
        """Show the words of this version."""
        self._shown = shortened(stretches)
        self._colour()
        spoken = "".join(entry.text for entry in self._shown)
        self.setAccessibleName(f"{self._told}: {spoken}")

    def _colour(self) -> None:
        """Write the words anew: what differs is coloured in the text itself."""
        self._words.setText("".join(self._marked(entry) for entry in self._shown))

    def _marked(self, entry: Stretch) -> str:
        text = escape(entry.text).replace("\n", "<br>")
        if entry.kind == "same":
            return text
        ground, ink = self._theme.hex("accent_soft"), self._theme.hex("text")
        return f'<span style="background-color:{ground}; color:{ink}; text-decoration:underline">{text}</span>'

    def _lay_out(self, number: int, who: str, when: str, *, stands: bool) -> None:
        theme, px = self._theme, self._theme.px
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(KeyChip(theme, str(number)))
        head.addWidget(label(theme, who, "base", 600, "text"))
        head.addWidget(label(theme, when, "meta", 400, "text3"))
        head.addStretch(1)
        if stands:
            head.addWidget(Chip(theme, tr("stands now"), "ok", "check"))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(10), px(12), px(12))
        column.setSpacing(px(6))
        column.addLayout(head)
        column.addWidget(self._words)

    def minimumSizeHint(self) -> QSize:
        """Need what the width asks for, which `heightForWidth` tells, and no more."""
        return QSize(0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be taken by Enter and by Space; all other keys are the card's."""
        if event.key() in _PRESSING and not event.isAutoRepeat():
            self.click()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box; the one that Enter would take has the accent's edge."""
        painter = QPainter(self)
        ground = "hover" if self.underMouse() else "surface"
        edge = "accent" if self.hasFocus() else "line"
        paint_box(painter, self._theme, self.rect(), ground, edge, radius=8)


def shortened(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Return stretches without what is far from anything that differs."""
    last = len(stretches) - 1
    found: list[Stretch] = []
    for index, entry in enumerate(stretches):
        text = entry.text
        if entry.kind == "same":
            head = text[:_KEPT] if index else ""
            tail = text[-_KEPT:] if index < last else ""
            if len(text) > 2 * _KEPT and last:
                text = f"{head} … {tail}" if head and tail else f"{head} …" if head else f"… {tail}"
        found.append(Stretch(entry.kind, text))
    return found
