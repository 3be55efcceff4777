"""The card of one contested text: its versions, and a key for each way to decide."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from facilitator import clock
from facilitator.domain.word_changes import Stretch, both_sides
from facilitator.language import tr
from facilitator.ui.dates import moment
from facilitator.ui.rivals.badge import badge_word
from facilitator.ui.rivals.reading import Contest
from facilitator.ui.rivals.version_box import VersionBox
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button, icon_button
from facilitator.ui.widgets.chips import KeyChip
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.panels import line

if TYPE_CHECKING:
    from facilitator.storage.teamed import Rival

BOTH_KEY: Final = "B"
_HEAD, _SIDE = 48, 16


class RivalCard(QFrame):
    """Shows versions of a text below each other; it decides nothing itself."""

    taken = Signal(str)
    """The stamp of the version that is to stand; empty where that is the one which stands."""
    both_wanted = Signal()
    next_wanted = Signal(int)
    close_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.boxes: list[VersionBox] = []
        self.setProperty("box", "true")
        self.setAccessibleName(badge_word())
        self.title = label(theme, "", "base", 600, "text")
        self.place = ElidedLabel(theme, "", "meta", 400, "text3")
        self.count = label(theme, "", "meta", 400, "text3")
        self.both = button(theme, tr("Keep both, one below the other"), "outline", keys=BOTH_KEY)
        self.both.clicked.connect(lambda _checked: self.both_wanted.emit())
        self._ways = (
            self._way("chevron-left", tr("The text before"), "PgUp", -1),
            self._way("chevron-right", tr("Next text"), "PgDown", 1),
        )
        self._glyph = QLabel()
        self._colour()
        theme.changed.connect(self._colour)
        self._page = QWidget()
        self.area = _Area()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(line())
        column.addWidget(self.area, 1)
        column.addWidget(line())
        column.addWidget(self._foot())

    def show_contest(
        self,
        contest: Contest,
        names: Sequence[str],
        *,
        has_room: bool,
        at: int = 0,
        of: int = 1,
    ) -> None:
        """Show the versions of a text, the `at`th of so many texts; `names` say who wrote each."""
        self.title.setText(badge_word(len(contest.versions)))
        self.place.setText(contest.place)
        self.count.setText(tr("{number} of {count}", number=at + 1, count=of) if of > 1 else "")
        self.both.setVisible(has_room)
        for way in self._ways:
            way.setVisible(of > 1)
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        px = self._theme.px
        column.setContentsMargins(px(_SIDE), px(12), px(_SIDE), px(12))
        column.setSpacing(px(10))
        self.boxes = []
        shown = zip(contest.versions, marked(contest.versions), names, strict=True)
        for number, (version, words, who) in enumerate(shown, start=1):
            box = VersionBox(
                self._theme, number, who, said_when(version.made_at), stands=number == 1
            )
            box.show_text(words)
            stamp = "" if number == 1 else version.stamp
            box.clicked.connect(lambda _checked=False, stamp=stamp: self.taken.emit(stamp))
            column.addWidget(box)
            self.boxes.append(box)
        column.addStretch(1)
        self.area.setWidget(self._page)
        self._page.setAutoFillBackground(False)
        self.area.viewport().setAutoFillBackground(False)

    def height_for(self, width: int, room: int) -> int:
        """Return how high the card is at a width, at most `room`."""
        ends = 2 * self._theme.px(_HEAD) + 4
        return min(ends + self._page.heightForWidth(width - 2), room)

    def step(self, by: int) -> None:
        """Go to the next version, or the one before; behind the last one to keeping both."""
        parts = [*self.boxes, *([] if self.both.isHidden() else [self.both])]
        at = next((index for index, part in enumerate(parts) if part.hasFocus()), 0)
        part = parts[(at + by) % len(parts)]
        part.setFocus(Qt.FocusReason.TabFocusReason)
        if part is not self.both:
            self.area.ensureWidgetVisible(part)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Keep the keyboard on the card."""
        self.step(1 if next else -1)
        return True

    def take(self, number: int) -> None:
        """Choose a version by its number, if there is one."""
        if 0 < number <= len(self.boxes):
            self.boxes[number - 1].click()

    def _colour(self) -> None:
        icons = self._theme.icons
        self._glyph.setPixmap(icons.pixmap("layers", "warn", 16, self.devicePixelRatioF()))

    def _way(self, icon: str, name: str, key: str, by: int) -> QPushButton:
        way = icon_button(self._theme, icon, name, keys=key, tone="bare")
        way.clicked.connect(lambda _checked: self.next_wanted.emit(by))
        return way

    def _head(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        head = QWidget()
        head.setFixedHeight(px(_HEAD))
        row = QHBoxLayout(head)
        row.setContentsMargins(px(_SIDE), 0, px(8), 0)
        row.setSpacing(px(10))
        row.addWidget(self._glyph)
        row.addWidget(self.title)
        row.addWidget(self.place, 1)
        row.addWidget(self.count)
        for way in self._ways:
            row.addWidget(way)
        close = icon_button(theme, "close", tr("Decide later"), keys="Esc", tone="bare")
        close.clicked.connect(self.close_wanted)
        row.addWidget(close)
        return head

    def _foot(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        foot = QWidget()
        foot.setFixedHeight(px(_HEAD))
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(_SIDE), 0, px(_SIDE), 0)
        row.setSpacing(px(10))
        row.addWidget(self.both)
        row.addStretch(1)
        for keys, words in (("1 2 …", tr("take it")), ("Esc", tr("later"))):
            row.addWidget(KeyChip(theme, keys))
            row.addWidget(label(theme, words, "meta", 400, "text3"))
        return foot


class _Area(QScrollArea):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the card; the version that has the keyboard is brought into view."""
        event.ignore()


def marked(versions: "tuple[Rival, ...]") -> list[list[Stretch]]:
    """Return each version in stretches: of the first what the second lacks, of the others what it lacks."""
    first = versions[0].text
    sides = [both_sides(first, version.text) for version in versions[1:]]
    return [sides[0][0] if sides else [Stretch("same", first)], *(side[1] for side in sides)]


def said_when(at: datetime) -> str:
    """Return when something was written, as people say it here."""
    return moment(at.astimezone(), clock.now().astimezone())
