"""The head of the screen: which session this is, its clock, its pace, and what can be done."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Session
from facilitator.language import tr
from facilitator.ui.session.pace_line import PaceLine
from facilitator.ui.session.pace_strip import PaceStrip
from facilitator.ui.session.room_clock import RoomClock
from facilitator.ui.session.standing import Standing
from facilitator.ui.session.time_controls import MEND_KEYS, TimeControls
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import Chip
from facilitator.ui.widgets.labels import ElidedLabel
from facilitator.ui.widgets.panels import Panel

_BETWEEN: Final = "   ·   "
_WIDE: Final = (24, 16, 12)
_NARROW: Final = (18, 12, 10)
"""Pixels beside, above and below the words."""


class SessionHeader(Panel):
    """Code, topic and facts of a session; its time once there is any."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._theme = theme
        self._margins = _WIDE
        self._code = Chip(theme, "", "accent", size="base")
        self._title = ElidedLabel(theme, "", "title", 600, "text")
        self._facts = ElidedLabel(theme, "", "base", 400, "text2")
        self.controls = TimeControls(theme)
        self.clock = RoomClock(theme)
        self.strip = PaceStrip(theme)
        self.line = PaceLine(theme, MEND_KEYS)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._lay_out()
        self._fit()
        theme.changed.connect(self._fit)

    def _lay_out(self) -> None:
        px = self._theme.px
        top = QHBoxLayout()
        top.setSpacing(px(12))
        top.addWidget(self._code)
        top.addWidget(self._title, 1)
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addLayout(top)
        words.addWidget(self._facts)
        row = QHBoxLayout()
        row.setSpacing(px(18))
        row.addLayout(words, 1)
        row.addWidget(self.controls, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.clock, 0, Qt.AlignmentFlag.AlignVCenter)
        column = self._column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addLayout(row)
        column.addSpacing(px(2))
        column.addWidget(self.strip)
        column.addWidget(self.line)
        for part in (self.clock, self.strip, self.line):
            part.hide()

    def set_narrow(self, narrow: bool) -> None:
        """Keep less air around the words, as in a small window."""
        self._margins = _NARROW if narrow else _WIDE
        self._fit()

    def _fit(self) -> None:
        px = self._theme.px
        side, top, bottom = self._margins
        self._title.setFixedHeight(self._theme.line_height("title"))
        self._facts.setFixedHeight(self._theme.line_height("base"))
        self._column.setContentsMargins(px(side), px(top), px(side), px(bottom))

    # What is shown

    def show_session(self, head: Dossier, session: Session) -> None:
        """Show another session, or the same one after a change."""
        code = head.code[session.id]
        topic = next(topic for topic in head.topics if topic.id == session.topic_id)
        self._code.show_word(str(code), "accent")
        self._title.setText(topic.title)
        room = tr("Room {name}", name=session.room) if session.room else ""
        facts = [room, tr("Round {number}", number=code.round)]
        names = _moderators(head, session)
        if names:
            facts.append(tr("Moderation: {names}", names=", ".join(names)))
        self._facts.setText(_BETWEEN.join(fact for fact in facts if fact))
        self.setAccessibleName(f"{code} {topic.title}")

    def show_time(self, standing: Standing, *, writable: bool) -> None:
        """Show how the session stands; where nothing is planned and nothing ran, there is nothing."""
        clock, pace = standing.clock, standing.pace
        self.controls.show_state(clock.state, writable=writable)
        self.clock.setVisible(standing.is_timed and clock.state != "closed")
        self.strip.setVisible(standing.is_timed and pace.total > 0)
        self.line.setVisible(standing.is_timed)
        self.clock.show_clock(clock, standing.begins)
        self.clock.say(standing.words.spoken)
        self.strip.show_pace(pace, length=standing.minutes, needle=clock.is_live)
        self.line.show_words(standing.words, mendable=writable and standing.mend is not None)


def _moderators(head: Dossier, session: Session) -> list[str]:
    found: list[str] = []
    for entry in head.moderators_of(session):
        person = head.person.get(entry.person_id or "")
        name = entry.printed or (person.name if person else "")
        if name:
            found.append(name)
    return found
