"""The form of a rule, below the list: what it demands, of whom, and where; no dialog."""

from typing import Any, Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from facilitator.domain.dossier import Dossier
from facilitator.domain.planning import GroupingRule
from facilitator.language import mark, tr
from facilitator.ui.groups.names_field import NamesField, UnknownName
from facilitator.ui.groups.rule_rows import RuleRow, people_of
from facilitator.ui.groups.seating import Seating
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.combo_boxes import ComboBox
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel

KINDS: Final = {
    "fixed": mark("Stays in the room"),
    "forbidden": mark("Without the topic"),
    "together": mark("Together"),
    "apart": mark("Apart"),
    "repeat": mark("May have a topic twice"),
    "absent": mark("Absent in the round"),
    "seats": mark("Seats of the room"),
}
_MOST_SEATS: Final = 5_000


class RuleWanted(NamedTuple):
    """What somebody filled in: values as `groups.add_rule` or `groups.set_capacities` takes them."""

    rule_id: str
    """The rule that it takes the place of; empty for a new one."""
    kind: str
    values: dict[str, Any]


class RuleForm(Panel):
    """Is there while a rule is being added or changed."""

    wanted = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("canvas")
        self._theme = theme
        self._seating: Seating | None = None
        self._rule_id = ""
        self.kind, self.place = ComboBox(theme), ComboBox(theme)
        self.people = NamesField(theme)
        self.least, self.most = QSpinBox(), QSpinBox()
        self.problem = label(theme, "", "meta", 400, "late", wrap=True)
        self._titles: dict[QWidget, QWidget] = {}
        self._seats = QWidget()
        self._lay_out()
        for key, text in KINDS.items():
            self.kind.addItem(tr(text), key)
        self.kind.currentIndexChanged.connect(lambda _index: self._show_fields())
        self.hide()

    # Opening

    def open_new(self, seating: Seating, person_id: str) -> None:
        """Begin a rule about a person."""
        self._open(seating, "", "fixed")
        self.people.show_people(_names(seating.plan), [person_id])

    def open_exception(self, seating: Seating, person_id: str) -> None:
        """Begin to let a person have a topic twice."""
        self._open(seating, "", "repeat")
        self.people.show_people(_names(seating.plan), [person_id])

    def open_seats(self, seating: Seating) -> None:
        """Say anew how many seats the rooms have."""
        self._open(seating, "", "seats")

    def open_rule(self, seating: Seating, row: RuleRow) -> None:
        """Change a rule of the file."""
        if row.rule is not None:
            self._open(seating, row.rule.id, row.rule.kind)
            self.people.show_people(_names(seating.plan), people_of(seating, row.rule))
            self._choose_place(row.rule)

    def _open(self, seating: Seating, rule_id: str, kind: str) -> None:
        self._seating, self._rule_id = seating, rule_id
        self.problem.setText("")
        self.people.show_people(_names(seating.plan), [])
        rooms = seating.problem.rooms
        self.least.setValue(min((room.least for room in rooms), default=0))
        self.most.setValue(max((room.most for room in rooms), default=0))
        self.kind.setCurrentIndex(list(KINDS).index(kind))
        self._show_fields()
        self.show()
        (self.most if kind == "seats" else self.kind).setFocus()

    def _choose_place(self, rule: GroupingRule) -> None:
        known = {"fixed": rule.session_id, "forbidden": rule.topic_id}.get(rule.kind, rule.round_id)
        self.place.setCurrentIndex(max(0, self.place.findData(known or "")))

    # Fields

    @property
    def _kind(self) -> str:
        return str(self.kind.currentData())

    def _show_fields(self) -> None:
        if self._seating is None:
            return
        self.place.clear()
        for key, text in _places(self._seating.plan, self._kind):
            self.place.addItem(text, key)
        self._show(self.place, shown=self.place.count() > 0)
        self._show(self.people, shown=self._kind != "seats")
        self._show(self._seats, shown=self._kind == "seats")

    def _show(self, field: QWidget, *, shown: bool) -> None:
        field.setVisible(shown)
        self._titles[field].setVisible(shown)

    # Leaving

    def take(self) -> None:
        """Hand over what is filled in, or say what is not clear."""
        try:
            people = self.people.ids()
        except UnknownName as error:
            self.refuse(tr("“{name}” is not clear; type the whole name.", name=error))
            return
        kind, at = self._kind, str(self.place.currentData() or "")
        if kind == "seats":
            if self.least.value() > self.most.value():
                self.refuse(tr("A room cannot need more people than it has seats for."))
                return
            values: dict[str, Any] = {
                "session_ids": self._sessions(at),
                "most": self.most.value(),
                "least": self.least.value(),
            }
        else:
            name = {"fixed": "session_id", "forbidden": "topic_id"}.get(kind, "round_id")
            values = {"person_ids": people, name: at or None}
            if kind == "repeat":
                del values[name]
        self.wanted.emit(RuleWanted(self._rule_id, kind, values))

    def refuse(self, sentence: str) -> None:
        """Say why it was not taken over."""
        self.problem.setText(sentence)

    def close_up(self) -> None:
        """Leave things as they are."""
        self.hide()
        self.left.emit()

    def _sessions(self, session_id: str) -> list[str]:
        if session_id or self._seating is None:
            return [session_id]
        return [session.id for session in self._seating.plan.sessions]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take over with Enter, leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.take()
        else:
            super().keyPressEvent(event)

    # Laying out

    def _lay_out(self) -> None:
        theme, px = self._theme, self._theme.px
        seats = QHBoxLayout(self._seats)
        seats.setContentsMargins(0, 0, 0, 0)
        for box, name in ((self.least, tr("at least")), (self.most, tr("at most"))):
            box.setRange(0, _MOST_SEATS)
            box.setAccessibleName(name)
            theme.dress(box)
            seats.addWidget(label(theme, name, "base", 400, "text2"))
            seats.addWidget(box)
        seats.addStretch(1)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        for number, (text, field) in enumerate(
            (
                (tr("Rule"), self.kind),
                (tr("People"), self.people),
                (tr("Where"), self.place),
                (tr("Seats"), self._seats),
            )
        ):
            title = label(theme, text, "base", 400, "text2")
            self._titles[field] = title
            field.setAccessibleName(text)
            grid.addWidget(title, number, 0)
            grid.addWidget(field, number, 1)
        take = button(theme, tr("Take over"), "outline", keys="Return")
        leave = button(theme, tr("Cancel"), keys="Esc")
        take.clicked.connect(lambda _checked: self.take())
        leave.clicked.connect(lambda _checked: self.close_up())
        foot = QHBoxLayout()
        foot.addWidget(self.problem, 1)
        foot.addWidget(take)
        foot.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(10))
        column.addLayout(grid)
        column.addLayout(foot)


def _names(plan: Dossier) -> dict[str, str]:
    return {person.id: person.name for person in plan.people("participant")}


def _places(plan: Dossier, kind: str) -> list[tuple[str, str]]:
    """Return what a rule of a kind may be about besides people, by id and text."""
    topics = {topic.id: topic.title for topic in plan.topics}
    sessions = [
        (session.id, f"{plan.code[session.id]} {topics.get(session.topic_id, '')}")
        for entry in plan.rounds
        for session in plan.sessions_of(entry)
    ]
    rounds = [(entry.id, tr("Round {number}", number=entry.number)) for entry in plan.rounds]
    match kind:
        case "fixed":
            return sessions
        case "seats":
            return [("", tr("All rooms")), *sessions]
        case "forbidden":
            return list(topics.items())
        case "absent":
            return rounds
        case "together" | "apart":
            return [("", tr("All rounds")), *rounds]
        case _:
            return []
