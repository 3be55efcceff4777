"""The part below the board: the rules, whether they are kept, and the form of one of them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.planning.grouping.solving import Demand
from facilitator.ui.groups.commands import RULE_KEYS
from facilitator.ui.groups.rule_form import RuleForm
from facilitator.ui.groups.rule_list import RuleList
from facilitator.ui.groups.rule_rows import RuleRow, rule_rows
from facilitator.ui.groups.seating import Seating
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label


class RulesPart(QWidget):
    """Asks for what is to be written; it changes no file itself."""

    removal_wanted = Signal(object)
    """The row of a rule that is to go."""
    said = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._seating: Seating | None = None
        self.person_id = ""
        """Whom a new rule is about at first."""
        self.list, self.form = RuleList(theme), RuleForm(theme)
        self._count = label(theme, "", "base", 400, "text3")
        self.add = button(
            theme, tr("Rule"), "text", icon="plus", keys=RULE_KEYS, tip=tr("Add a rule")
        )
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(label(theme, tr("Rules"), "base", 600, "text"))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(head)
        column.addWidget(self.list)
        column.addWidget(self.form)
        self.add.clicked.connect(lambda _checked: self.begin())
        self.list.chosen.connect(self._change)
        self.list.dropped.connect(self._drop)
        self.form.left.connect(self.list.setFocus)

    def show_rules(self, seating: Seating, off: list[Demand], *, is_writable: bool) -> None:
        """Show the rules of an assignment."""
        self._seating = seating
        rows = rule_rows(seating, off)
        self.list.show_rows(rows)
        self._count.setText(str(len(rows)))
        self.add.setEnabled(is_writable)

    def begin(self) -> None:
        """Open the form of a new rule."""
        if self._seating is not None and self.add.isEnabled():
            self.form.open_new(self._seating, self.person_id)

    def _change(self, row: RuleRow) -> None:
        if self._seating is None or not self.add.isEnabled():
            return
        if row.rule is not None:
            self.form.open_rule(self._seating, row)
        elif row.key == "seats":
            self.form.open_seats(self._seating)
        elif row.key == "once":
            self.form.open_exception(self._seating, self.person_id)
        else:
            self.said.emit(tr("The mix is weighed against wishes and encounters; it is no limit."))

    def _drop(self, row: RuleRow) -> None:
        if row.rule is not None:
            self.removal_wanted.emit(row)
        else:
            self.said.emit(tr("This always holds and cannot be deleted."))
