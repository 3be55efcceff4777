"""Invitations into a team without a server: each a text to be handed over as a password is."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.team.roles import role_name
from facilitator.team.states import Handout
from facilitator.ui.team.words import rooms_of
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label

_LINES = 4


class Handover(QWidget):
    """Shows the newest invitation that nobody has got yet; hidden where there is none."""

    dropped = Signal(str)
    """The device of an invitation that was handed over."""
    said = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: Handout | None = None
        self._about = label(theme, "", "base", 500, "text", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.text.setAccessibleName(tr("Invitation to hand over"))
        theme.dress(self.text, "meta")
        self._why = label(theme, "", "meta", 400, "text2", wrap=True)
        self.copy = button(theme, tr("Copy invitation"), "outline")
        self.done = button(theme, tr("Handed over"), "text")
        self.done.setToolTip(tr("Show it no longer; it cannot be shown again"))
        self._lay_out()
        self.copy.clicked.connect(lambda _checked: self._copy())
        self.done.clicked.connect(lambda _checked: self._drop())
        theme.changed.connect(self._resize)
        self._resize()
        self.hide()

    def show_handouts(self, handouts: tuple[Handout, ...], codes: Mapping[str, str]) -> None:
        """Show the newest of these."""
        newest = handouts[-1] if handouts else None
        self.setVisible(newest is not None)
        if newest is None or newest == self._shown:
            self._shown = newest
            return
        self._shown = newest
        rooms = rooms_of(newest.sessions, codes)
        about = (newest.name, role_name(newest.role), rooms)
        self._about.setText(" · ".join(filter(None, about)))
        self.text.setPlainText(newest.text)
        self._why.setText(
            tr(
                "Hand this text over like a password: whoever has it is {name}, on one laptop. "
                "Then write a room package for them; with both they join from the start page.",
                name=newest.name,
            )
        )
        self.text.setAccessibleDescription(self._why.text())

    def _copy(self) -> None:
        if self._shown is not None:
            QGuiApplication.clipboard().setText(self._shown.text)
            self.said.emit(tr("Invitation copied; hand it over like a password."))

    def _drop(self) -> None:
        if self._shown is not None:
            self.dropped.emit(self._shown.device)

    def _resize(self) -> None:
        self.text.setFixedHeight(self._theme.line_height("meta") * _LINES + self._theme.px(14))

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        title = label(self._theme, tr("To be handed over"), "place", 600, "text")
        for part in (title, self._about, self.text, self._why):
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.copy)
        row.addWidget(self.done)
        row.addStretch(1)
        column.addLayout(row)
