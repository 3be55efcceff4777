"""The right side: how many people each stakeholder group has."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.ui.people.painter import paint_code
from facilitator.ui.people.rows import GroupCount, Row, counts_of
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel
from facilitator.ui.widgets.pen import RIGHT, Pen

_WIDTH, _LINE, _PAD, _CODE = 264, 30, 20, 36


class GroupList(QWidget):
    """One line for each group: letters, name, count."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.groups: list[GroupCount] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_groups(self, groups: list[GroupCount]) -> None:
        """Show other counts."""
        self.groups = groups
        self.setAccessibleName(", ".join(f"{group.name}: {group.people}" for group in groups))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line each."""
        return QSize(0, self._theme.px(_LINE) * len(self.groups))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        painter, theme = QPainter(self), self._theme
        pen, px = Pen(painter, theme), theme.px
        for at, group in enumerate(self.groups):
            line = QRect(0, at * px(_LINE), self.width(), px(_LINE))
            paint_code(pen, 0, line.center().y(), group.sign.code, group.sign.tone)
            words = line.adjusted(px(_CODE), 0, -px(_CODE), 0)
            pen.write(words, group.name, ink="text2")
            pen.write(line, str(group.people), ink="text", side=RIGHT)


class PeopleSide(Panel):
    """Shows counts and what the keys do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("canvas")
        self._theme = theme
        self.groups = GroupList(theme)
        self.presence = label(theme, "", "meta", 400, "text2", wrap=True)
        column = QVBoxLayout(self)
        px = theme.px
        column.setContentsMargins(px(_PAD), px(_PAD), px(_PAD), px(_PAD))
        column.setSpacing(px(8))
        column.addWidget(label(theme, tr("Stakeholder groups"), "base", 600, "text"))
        column.addWidget(self.groups)
        column.addSpacing(px(12))
        column.addWidget(self.presence)
        column.addStretch(1)
        self.setFixedWidth(px(_WIDTH))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Count anew."""
        self.groups.show_groups(counts_of(rows))
        present = sum(row.state == "present" for row in rows)
        absent = sum(row.state == "absent" for row in rows)
        said = tr("{present} present, {absent} absent, {open} not noted yet",
                  present=present, absent=absent, open=len(rows) - present - absent)  # fmt: skip
        self.presence.setText(said if present or absent else "")
