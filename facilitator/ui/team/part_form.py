"""The part of somebody who is in already: role and rooms, changed in one step in the place of the list."""

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.areas import WITH_FILE, TeamRole
from facilitator.language import tr
from facilitator.team.roles import role_name
from facilitator.team.states import MemberState
from facilitator.ui.team.room_ticks import RoomTicks
from facilitator.ui.team.words import part_sentence
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.combo_boxes import ComboBox
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.rows import paint_box

_COLUMNS = 5
_ROLE_WIDTH = 200


class PartForm(QWidget):
    """Asks which part somebody has from now on; hidden until `ask`."""

    changed = Signal(str, str, tuple)
    """Device, role and the ids of sessions."""
    dismissed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._member = MemberState("", "")
        self._elsewhere: tuple[str, ...] = ()
        """Their rooms of other workshops, which stay theirs."""
        self.title = label(theme, "", "place", 600, "text")
        self.role = ComboBox(theme)
        self.role.setAccessibleName(tr("Role"))
        self.role.setFixedWidth(theme.px(_ROLE_WIDTH))
        for role in WITH_FILE:
            self.role.addItem(role_name(role), role)
        self.rooms = RoomTicks(theme, _COLUMNS, takes_enter=False)
        self.sentence = label(theme, "", "meta", 400, "text2", wrap=True)
        self.keep = button(theme, tr("Keep it as it is"), "outline", keys="Esc")
        self.change = button(theme, tr("Change"), "primary", keys="Return")
        self._lay_out()
        self.role.currentIndexChanged.connect(lambda _at: self._show_role())
        self.keep.clicked.connect(lambda _checked: self.dismiss())
        self.change.clicked.connect(lambda _checked: self._decide())
        self.hide()

    @property
    def device(self) -> str:
        """Whose part is asked about; empty where nobody's is."""
        return "" if self.isHidden() else self._member.device

    def ask(self, member: MemberState, codes: Mapping[str, str]) -> None:
        """Show the part of a laptop, to be changed; `codes` name the rooms of the workshop shown."""
        self._member = member
        self._elsewhere = tuple(one for one in member.sessions if one not in codes)
        self.title.setText(tr("Part of {name}", name=member.name or tr("without a name")))
        self.rooms.show_rooms(codes)
        self.rooms.tick(member.sessions)
        self.role.setCurrentIndex(self.role.findData(member.role))
        self._show_role()
        self.show()
        self.role.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_rooms(self, codes: Mapping[str, str]) -> None:
        """Offer other rooms, where the plan has changed meanwhile."""
        self.rooms.show_rooms(codes)

    def dismiss(self) -> None:
        """Ask no longer."""
        if not self.isHidden():
            self.hide()
            self.dismissed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change with Enter, leave it with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._decide()
        elif event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        paint_box(QPainter(self), self._theme, self.rect(), "sunken", "line", radius=8)

    def _decide(self) -> None:
        role = cast("TeamRole", self.role.currentData())
        rooms = (*self.rooms.ticked, *self._elsewhere) if role == "moderator" else ()
        if role == "moderator" and not rooms:
            self.rooms.blame(tr("Tick the rooms in which the person moderates."))
            self.rooms.focus_first()
            return
        device = self._member.device
        self.dismiss()
        self.changed.emit(device, role, rooms)

    def _show_role(self) -> None:
        self.rooms.blame("")
        role = cast("TeamRole", self.role.currentData())
        self.sentence.setText(part_sentence(role, self._member.name))
        self.rooms.setVisible(role == "moderator" and self.rooms.has_rooms)

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(12), px(12), px(12))
        column.setSpacing(px(8))
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.title, 1)
        top.addWidget(self.role)
        column.addLayout(top)
        for part in (self.rooms, self.sentence):
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        row.addWidget(self.keep)
        row.addWidget(self.change)
        column.addLayout(row)
