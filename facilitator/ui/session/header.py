"""The head of the screen: which session this is, where, and who moderates it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Session
from facilitator.language import tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import Chip
from facilitator.ui.widgets.labels import ElidedLabel
from facilitator.ui.widgets.panels import Panel

_BETWEEN = "   ·   "


class SessionHeader(Panel):
    """Code, topic and facts of a session."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._theme = theme
        self._code = Chip(theme, "", "accent", size="base")
        self._title = ElidedLabel(theme, "", "title", 600, "text")
        self._facts = ElidedLabel(theme, "", "base", 400, "text2")
        top = QHBoxLayout()
        top.setSpacing(theme.px(12))
        top.addWidget(self._code)
        top.addWidget(self._title, 1)
        column = self._column = QVBoxLayout(self)
        column.setSpacing(theme.px(4))
        column.addLayout(top)
        column.addWidget(self._facts)
        self.set_narrow(False)
        self._fit()
        theme.changed.connect(self._fit)

    def set_narrow(self, narrow: bool) -> None:
        """Keep less air around the words, as in a small window."""
        px = self._theme.px
        side, top = (18, 12) if narrow else (24, 16)
        self._column.setContentsMargins(px(side), px(top), px(side), px(14))

    def _fit(self) -> None:
        self._title.setFixedHeight(self._theme.line_height("title"))
        self._facts.setFixedHeight(self._theme.line_height("base"))

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


def _moderators(head: Dossier, session: Session) -> list[str]:
    found: list[str] = []
    for entry in head.moderators_of(session):
        person = head.person.get(entry.person_id or "")
        name = entry.printed or (person.name if person else "")
        if name:
            found.append(name)
    return found
