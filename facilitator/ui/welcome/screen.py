"""The welcome screen: the ways to begin on the left, what was open before on the right."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from facilitator import language
from facilitator.language import tr
from facilitator.settings import Settings
from facilitator.ui.commands import Command, bind_keys
from facilitator.ui.messages import Messages
from facilitator.ui.recents import Recent, Recents
from facilitator.ui.theme.theme import Theme
from facilitator.ui.welcome import offers
from facilitator.ui.welcome.choices import ChoiceList
from facilitator.ui.welcome.dropping import WORKSHOP, DropFrame, dropped_file
from facilitator.ui.welcome.paragraph import Paragraph
from facilitator.ui.welcome.recent_panel import RecentPanel
from facilitator.ui.welcome.template_bar import TemplateBar
from facilitator.ui.welcome.templates import templates
from facilitator.ui.welcome.wordmark import Wordmark
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel

_PANEL_FROM: Final = 1000
"""Narrower windows do without what was open before."""

_PANEL_NARROWEST, _PANEL_WIDEST, _PANEL_SHARE = 320, 560, 0.35
_ROWS_WIDTH, _ROWS_OUTDENT, _ROWS_NEED = 700, 16, 780
_TALL, _TOP, _TOP_LEAST = 972, 118, 32
_FULL, _LOW = 728, 668


class WelcomeScreen(QWidget):
    """Says what a person wants to begin with; it opens and writes nothing itself."""

    example_wanted = Signal()
    open_wanted = Signal(object)
    """A path, or None when the person shall be asked."""
    template_wanted = Signal(object)
    empty_wanted = Signal()
    """A workshop without anything in it, for an agenda that is pasted there."""
    import_wanted = Signal(object)
    """A path, or None when the person shall be asked."""
    join_wanted = Signal()
    language_chosen = Signal(str)
    shortcuts_wanted = Signal()

    def __init__(
        self, theme: Theme, settings: Settings, messages: Messages, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._messages = messages
        self._recents = Recents(settings)
        self._languages: QMenu | None = None
        self._spacers: list[tuple[QSpacerItem, int]] = []
        self._build()
        self._connect()
        self.show_beginnings()
        self.show_recent(self._recents.all())

    # What it shows

    def show_recent(self, entries: Sequence[Recent]) -> None:
        """List what was open before; whoever has nothing there is led to the example."""
        self._panel.show_recent(entries)
        if not self._back.isEnabled():
            self._rows.select(offers.TEMPLATE if entries else offers.EXAMPLE)

    def show_beginnings(self) -> None:
        """Show the ways to begin."""
        self._heading.setText(tr("What would you like to begin with?"))
        self._intro.say(
            tr(
                "Prepare the workshop, take notes and hand out a protocol. "
                "Everything is in one file on this computer."
            )
        )
        self._rows.show_choices(offers.beginnings(), offers.TEMPLATE)
        self._show_bar(visible=False)

    def show_templates(self) -> None:
        """Show the templates in the place of the ways to begin."""
        with self._messages.guard(self):
            found = templates()
            self._heading.setText(tr("Which template?"))
            self._intro.say(
                tr(
                    "A template brings agenda, rounds, topics and guiding questions. "
                    "Outlines in your own folder are listed here too."
                )
            )
            self._rows.show_choices(offers.template_rows(found))
            self._show_bar(visible=True)

    def commands(self) -> list[Command]:
        """Return what can be done here."""
        group, runs = tr("Begin"), self._runs()
        found = [
            Command(offer.key, offer.title, (offer.keys,), runs[offer.key], offer.icon, group)
            for offer in offers.beginnings()
        ]
        return [
            *found,
            Command("choose", tr("Choose the selected row"), ("Enter",), group=group),
            Command("forget", tr("Remove the selected file from the list"), ("Del",), group=group),
            Command("back", tr("Back from the templates"), ("Esc",), group=group),
        ]

    # What a person does

    def _runs(self) -> dict[str, Callable[[], object]]:
        return {
            offers.EXAMPLE: self.example_wanted.emit,
            offers.TEMPLATE: self.show_templates,
            offers.EMPTY: self.empty_wanted.emit,
            offers.OPEN: lambda: self.open_wanted.emit(None),
            offers.JOIN: self.join_wanted.emit,
            offers.IMPORT: lambda: self.import_wanted.emit(None),
        }

    def _take(self, key: str | Path) -> None:
        if isinstance(key, Path):
            self.template_wanted.emit(key)
        else:
            self._runs()[key]()

    def _forget(self, path: Path) -> None:
        self._recents.forget(str(path))
        self._panel.show_recent(self._recents.all())

    def _offer_languages(self) -> None:
        self._languages = QMenu(self)
        for code in language.LANGUAGES:
            action = self._languages.addAction(offers.LANGUAGE_NAMES[code])
            action.setCheckable(True)
            action.setChecked(code == language.current())
            action.triggered.connect(lambda _checked, code=code: self.language_chosen.emit(code))
        self._languages.popup(self._language.mapToGlobal(QPoint(0, self._language.height())))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take workshops and outlines."""
        if dropped_file(event.mimeData()):
            event.acceptProposedAction()
            self._frame.surround()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show that nothing hovers any more."""
        self._frame.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a workshop, import an outline."""
        self._frame.hide()
        path = dropped_file(event.mimeData())
        if path is None:
            return
        event.acceptProposedAction()
        wanted = self.open_wanted if path.suffix.lower() == WORKSHOP else self.import_wanted
        wanted.emit(path)

    # Where it stands

    def showEvent(self, event: QShowEvent) -> None:
        """Give the rows the keyboard."""
        super().showEvent(event)
        self._rows.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width between both sides."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px, width = self._theme.px, self.width()
        has_panel = width >= px(_PANEL_FROM)
        wanted = max(px(_PANEL_NARROWEST), min(int(width * _PANEL_SHARE), width - px(_ROWS_NEED)))
        panel = min(px(_PANEL_WIDEST), wanted)
        self._panel.setVisible(has_panel)
        self._panel.setFixedWidth(panel)
        left = width - panel if has_panel else width
        middle = (left - px(_ROWS_WIDTH + 44)) // 2
        margin = max(px(2 * _ROWS_OUTDENT), min(middle, px(240))) - px(_ROWS_OUTDENT)
        top = max(px(_TOP_LEAST), px(_TOP) - max(0, px(_TALL) - self.height()) // 3)
        self._column.setContentsMargins(margin, top, margin, min(top, px(40)))
        self._squeeze()
        self._panel.arrange(top, roomy=panel > px(400))

    def _squeeze(self) -> None:
        """Move the parts of the column together where the window is low."""
        px = self._theme.px
        looseness = min(max((self.height() - px(_LOW)) / (px(_FULL) - px(_LOW)), 0.0), 1.0)
        for spacer, pixels in self._spacers:
            spacer.changeSize(0, round(pixels * looseness))
        self._column.invalidate()

    def _keep_in_sight(self, row: int) -> None:
        item = self._rows.item(row)
        if item is not None:
            rect = self._rows.visualItemRect(item)
            corner = self._rows.mapTo(self._content, rect.center())
            self._scroll.ensureVisible(corner.x(), corner.y(), 0, rect.height())

    # Building

    def _build(self) -> None:
        theme = self._theme
        self.setAcceptDrops(True)
        self._rows = ChoiceList(theme, tr("What would you like to begin with?"))
        self._panel = RecentPanel(theme)
        self._frame = DropFrame(theme, self)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = self._left()
        self._scroll.setWidget(self._content)
        sides = QHBoxLayout(self)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(0)
        sides.addWidget(self._scroll, 1)
        sides.addWidget(self._panel)
        self.setFocusProxy(self._rows)

    def _left(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        self._heading = label(theme, "", "greeting", 600, "text", wrap=True)
        self._intro = Paragraph(theme, "", *(16, 26), "text2")
        self._intro.setMaximumWidth(px(560))
        self._bar = TemplateBar(theme, self._messages)
        left = Panel("surface")
        self._column = QVBoxLayout(left)
        self._column.setSpacing(0)
        for widget, space in (
            (Wordmark(theme), 34),
            (self._heading, 9),
            (self._intro, 18),
            (self._bar, 28),
        ):
            self._column.addWidget(_inset(widget, px(_ROWS_OUTDENT)))
            self._leave_room(space)
        self._rows.setMaximumWidth(px(_ROWS_WIDTH))
        self._column.addWidget(self._rows)
        self._leave_room(24)
        self._column.addStretch(1)
        self._column.addWidget(_inset(self._links(), px(_ROWS_OUTDENT)))
        return left

    def _leave_room(self, pixels: int) -> None:
        """Leave room in the column, half of which a low window takes away."""
        half = self._theme.px(pixels / 2)
        spacer = QSpacerItem(0, half)
        self._column.addSpacing(half)
        self._column.addItem(spacer)
        self._spacers.append((spacer, half))

    def _links(self) -> QWidget:
        theme = self._theme
        shown = offers.LANGUAGE_NAMES[language.current()]
        self._shortcuts = button(theme, tr("Shortcuts F1"), "link")
        self._language = button(theme, tr("Language: {name}", name=shown), "link")
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(16))
        row.addWidget(self._shortcuts)
        row.addWidget(self._language)
        row.addStretch(1)
        return box

    def _connect(self) -> None:
        self._rows.chosen.connect(self._take)
        self._rows.currentRowChanged.connect(self._keep_in_sight)
        self._panel.chosen.connect(self.open_wanted)
        self._panel.forgotten.connect(self._forget)
        self._bar.back.connect(self._go_back)
        self._shortcuts.clicked.connect(lambda _checked: self.shortcuts_wanted.emit())
        self._language.clicked.connect(lambda _checked: self._offer_languages())
        self._theme.changed.connect(self._arrange)
        bind_keys(self, self.commands(), in_window=True)
        self._back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._go_back)
        self._back.setEnabled(False)

    def _go_back(self) -> None:
        self.show_beginnings()
        self._rows.setFocus()

    def _show_bar(self, *, visible: bool) -> None:
        self._bar.setVisible(visible)
        self._back.setEnabled(visible)


def _inset(widget: QWidget, pixels: int) -> QWidget:
    """Let a widget begin where the icon tiles of the rows do."""
    box = QWidget()
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    row = QHBoxLayout(box)
    row.setContentsMargins(pixels, 0, 0, 0)
    row.addWidget(widget, 1)
    row.addStretch(0)
    return box
