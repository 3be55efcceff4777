"""Joining a team from the welcome screen: the code, a name, a room; no other setting."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.ui.commands import Command, bind_keys
from facilitator.ui.team.fields import NamedField
from facilitator.ui.theme.theme import Theme
from facilitator.ui.welcome.choices import Choice, ChoiceList
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel, line

_WIDTH: Final = 560


class JoinScreen(QWidget):
    """Asks for what is needed, shows how it goes, and offers the rooms; joins nobody itself."""

    wanted = Signal(str, str)
    """An invitation as it was typed or pasted, and a name."""
    room_chosen = Signal(object)
    """The id of a session."""
    dismissed = Signal()

    def __init__(self, theme: Theme, name: str = "", invitation: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.invitation = NamedField(
            theme, tr("Code or link of the invitation"), invitation, tr("ABCDE-FGHJK-…")
        )
        self.name = NamedField(theme, tr("Your name"), name)
        self.join = button(theme, tr("Join"), "primary", icon="team")
        self.back = button(theme, tr("Back"), "outline", keys="Esc")
        self.stage = label(theme, "", "base", 400, "text2", wrap=True)
        self.bar = QProgressBar()
        self.rooms = ChoiceList(theme, tr("Which room is yours?"))
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Put the keyboard where something is missing."""
        wanted = self.name if self.invitation.text and not self.name.text else self.invitation
        wanted.setFocus()

    def commands(self) -> list[Command]:
        """Return what can be done here."""
        group = tr("Join a team")
        return [Command("join-back", tr("Back"), ("Esc",), self.leave, "close", group)]

    def show_stage(self, sentence: str, done: int = 0, total: int = 0) -> None:
        """Say how it goes; without a total nobody knows yet how long it takes."""
        self.stage.setText(sentence)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self._pages.setCurrentIndex(1)

    def show_fault(self, sentence: str) -> None:
        """Say beside the field why it did not work; what was typed stays."""
        self._pages.setCurrentIndex(0)
        self.invitation.blame(sentence)
        self.invitation.setFocus()

    def show_rooms(self, rooms: list[Choice], current: object) -> None:
        """Let somebody choose their room."""
        self.rooms.show_choices(rooms, current)
        self._pages.setCurrentIndex(2)
        self.rooms.setFocus()

    def leave(self) -> None:
        """Go back, also while it is still being tried."""
        self.dismissed.emit()

    def _ask(self) -> None:
        if not self.invitation.text:
            self.invitation.blame(tr("Type the code, or paste the link that was sent to you."))
            self.invitation.setFocus()
        elif not self.name.text:
            self.name.blame(tr("Type the name by which the others know you."))
            self.name.setFocus()
        else:
            self.wanted.emit(self.invitation.text, self.name.text)

    # Building

    def _connect(self) -> None:
        self.join.clicked.connect(lambda _checked: self._ask())
        self.invitation.entered.connect(self._ask)
        self.name.entered.connect(self._ask)
        self.back.clicked.connect(lambda _checked: self.leave())
        self.rooms.chosen.connect(self.room_chosen)
        bind_keys(self, self.commands(), in_window=True)

    def _lay_out(self) -> None:
        for page in (self._asking(), self._waiting(), self._choosing()):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(line())
        column.addWidget(self._pages, 1)

    def _head(self) -> QWidget:
        px = self._theme.px
        head = Panel("surface")
        head.setFixedHeight(px(60))
        row = QHBoxLayout(head)
        row.setContentsMargins(px(24), 0, px(24), 0)
        row.addWidget(label(self._theme, tr("Join a team"), "title", 600, "text"))
        row.addStretch(1)
        row.addWidget(self.back)
        return head

    def _asking(self) -> QWidget:
        words = tr(
            "You get the code or the link from whoever organises the workshop. The workshop is then on this "
            "computer too, and you can go on writing when the connection is gone."
        )
        row = QHBoxLayout()
        row.addWidget(self.join)
        row.addStretch(1)
        page, column = self._page()
        column.addWidget(self._said(words))
        column.addWidget(self._narrow(self.invitation))
        column.addWidget(self._narrow(self.name))
        column.addLayout(row)
        column.addStretch(1)
        return page

    def _waiting(self) -> QWidget:
        page, column = self._page()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        column.addWidget(self._narrow(self.stage))
        column.addWidget(self._narrow(self.bar))
        column.addStretch(1)
        return page

    def _choosing(self) -> QWidget:
        page, column = self._page()
        column.addWidget(label(self._theme, tr("Which room is yours?"), "heading", 600, "text"))
        self.rooms.setMaximumWidth(self._theme.px(700))
        column.addWidget(self.rooms)
        column.addStretch(1)
        return page

    def _page(self) -> tuple[QWidget, QVBoxLayout]:
        px = self._theme.px
        page = Panel("surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.setSpacing(px(16))
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        return page, column

    def _said(self, words: str) -> QWidget:
        return self._narrow(label(self._theme, words, "base", 400, "text2", wrap=True))

    def _narrow(self, part: QWidget) -> QWidget:
        part.setMaximumWidth(self._theme.px(_WIDTH))
        return part
