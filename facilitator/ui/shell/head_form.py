"""The form for a workshop's head data: what the protocol prints before the agenda."""

from typing import Final

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from facilitator.domain.moments import whole_minutes
from facilitator.domain.programme import ends_next_day, planned_length
from facilitator.domain.records import Workshop
from facilitator.language import tr
from facilitator.ui.dates import typed_date
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label

_TEXTS: Final = ("title", "place", "represents", "confidentiality")
_TIMES: Final = ("start_time", "end_time")


class HeadForm(QDialog):
    """Shows the cells of a workshop; `changed_cells` are those that the person changed."""

    def __init__(self, theme: Theme, workshop: Workshop, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Workshop data"))
        self._workshop = workshop
        self._theme = theme
        self._fields = {name: QLineEdit(self._shown(name)) for name in (*_TEXTS, "date", *_TIMES)}
        self._persons = QCheckBox(tr("Print participants and recipients"))
        self._persons.setChecked(bool(workshop.prints_persons))
        self._fault = label(theme, "", "meta", 400, "late", wrap=True)
        self._next_day = label(theme, "", "meta", 400, "text3")
        self._build()
        for name in _TIMES:
            self._fields[name].textChanged.connect(lambda _text: self._show_next_day())
        self._show_next_day()

    def changed_cells(self) -> dict[str, str | int | None]:
        """Return the changed cells as the file holds them."""
        cells: dict[str, str | int | None] = {
            name: self._fields[name].text().strip() for name in _TEXTS
        }
        day = typed_date(self._fields["date"].text())
        cells["date"] = day.isoformat() if day else None
        cells |= {name: _iso_time(self._fields[name].text()) for name in _TIMES}
        cells["prints_persons"] = int(self._persons.isChecked())
        return {name: cell for name, cell in cells.items() if getattr(self._workshop, name) != cell}

    def accept(self) -> None:
        """Close if date and times can be; else say what is wrong and go to the first such field."""
        faults = {
            name: sentence
            for name, sentence in (("date", self._date_fault()), *self._time_faults())
            if sentence
        }
        self._fault.setText(" ".join(faults.values()))
        self._fault.setVisible(bool(faults))
        for name in list(faults)[:1]:
            self._fields[name].setFocus()
            self._fields[name].selectAll()
        if not faults:
            super().accept()

    def _date_fault(self) -> str:
        text = self._fields["date"].text().strip()
        try:
            return tr("Write the date like 17.09.2026.") if text and not typed_date(text) else ""
        except ValueError:
            return tr("There is no day {date}.", date=text)

    def _time_faults(self) -> list[tuple[str, str]]:
        start, end = (self._fields[name].text().strip() for name in _TIMES)
        begins, ends = _iso_time(start), _iso_time(end)
        said = {
            "start_time": tr("Write the start as a time up to 23:59.")
            if start and begins is None
            else "",
            "end_time": tr("Write the end as a time up to 23:59.") if end and ends is None else "",
        }
        if begins and ends and planned_length(begins, ends) is None:
            said["end_time"] = tr(
                "The end must be later than the start; on the next day, by twelve hours at most."
            )
        return list(said.items())

    def _show_next_day(self) -> None:
        """Say that the end is meant on the next day, and how long that is, where it is so."""
        begins, ends = (_iso_time(self._fields[name].text()) for name in _TIMES)
        length = planned_length(begins, ends)
        minutes = whole_minutes(length) if length and ends_next_day(begins, ends) else 0
        hours, rest = divmod(minutes, 60)
        words = tr(
            "Ends on the next day, after {hours} h {minutes} min.", hours=hours, minutes=rest
        )
        self._next_day.setText(words if minutes else "")
        self._next_day.setVisible(bool(minutes))

    def _shown(self, name: str) -> str:
        value = getattr(self._workshop, name) or ""
        if name == "date" and value:
            return QDate.fromString(value, Qt.DateFormat.ISODate).toString("dd.MM.yyyy")
        return str(value)

    def _build(self) -> None:
        names = {
            "title": tr("Title"),
            "date": tr("Date"),
            "start_time": tr("Start"),
            "end_time": tr("End"),
            "place": tr("Place or “online”"),
            "represents": tr("Representatives of"),
            "confidentiality": tr("Confidentiality mark"),
        }
        form = QFormLayout()
        form.setVerticalSpacing(self._theme.px(10))
        for name, text in names.items():
            form.addRow(label(self._theme, text, "base", 400, "text2"), self._fields[name])
            self._fields[name].setAccessibleName(text)
            if name == "end_time":
                form.addRow("", self._next_day)
        self._fields["represents"].setPlaceholderText(tr("the water suppliers"))
        form.addRow("", self._persons)
        buttons = QDialogButtonBox()
        save = button(self._theme, tr("Save"), "primary")
        save.setDefault(True)
        buttons.addButton(save, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = button(self._theme, tr("Cancel"))
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        margin = self._theme.px(24)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(self._theme.px(16))
        column.addLayout(form)
        column.addWidget(self._fault)
        column.addWidget(buttons)
        self._fault.hide()
        self.setMinimumWidth(self._theme.px(640))


def _iso_time(text: str) -> str | None:
    for pattern in ("H:mm", "H.mm", "H"):
        time = QTime.fromString(text.strip(), pattern)
        if time.isValid():
            return time.toString("HH:mm")
    return None
