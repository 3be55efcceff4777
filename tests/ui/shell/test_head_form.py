"""The form of a workshop's head data: what it takes, what it refuses and where it goes then."""

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from facilitator import language
from facilitator.domain.records import Workshop
from facilitator.ui.shell.head_form import HeadForm

WORKSHOP = Workshop(
    id="w", process_id="p", title="Forum", date="2026-09-17", start_time="09:00", end_time="16:00"
)

TOO_EARLY = "The end must be later than the start; on the next day, by twelve hours at most."


@pytest.fixture
def form(qtbot, theme):
    parent = QWidget()
    qtbot.addWidget(parent)
    made = HeadForm(theme, WORKSHOP, parent)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


def field(form, name: str) -> QLineEdit:
    return next(part for part in form.findChildren(QLineEdit) if part.accessibleName() == name)


def sentences(form) -> list[str]:
    return [part.text() for part in form.findChildren(QLabel) if part.isVisible()]


def test_nothing_changed_is_no_change(form):
    form.accept()
    assert form.result() == QDialog.DialogCode.Accepted
    assert form.changed_cells() == {}


@pytest.mark.parametrize("typed", ["3.12.26", "3. December 2026", "2026-12-03"])
def test_a_date_is_taken_as_people_write_it(form, typed):
    field(form, "Date").setText(typed)
    form.accept()
    assert form.changed_cells() == {"date": "2026-12-03"}


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("Date", "soon", "Write the date like 17.09.2026."),
        ("Date", "31.02.2026", "There is no day 31.02.2026."),
        ("Start", "25:00", "Write the start as a time up to 23:59."),
        ("End", "late", "Write the end as a time up to 23:59."),
        ("End", "8:30", TOO_EARLY),
        ("End", "09:00", TOO_EARLY),
    ],
)
def test_what_cannot_be_is_said_and_the_form_goes_there(form, name, typed, sentence):
    field(form, name).setText(typed)
    form.accept()
    assert form.isVisible()
    assert sentence in sentences(form)
    assert field(form, name).hasFocus()
    assert field(form, name).selectedText() == typed


def test_an_end_after_midnight_is_on_the_next_day_and_one_line_says_so(form):
    said = "Ends on the next day, after 3 h 30 min."
    assert said not in sentences(form)
    field(form, "Start").setText("22:00")
    field(form, "End").setText("1.30")
    assert said in sentences(form)
    form.accept()
    assert form.result() == QDialog.DialogCode.Accepted
    assert form.changed_cells() == {"start_time": "22:00", "end_time": "01:30"}


def test_the_line_goes_where_the_end_is_on_the_same_day_again(form):
    field(form, "Start").setText("22:00")
    field(form, "End").setText("01:30")
    field(form, "Start").setText("01:00")
    assert not [text for text in sentences(form) if "next day" in text]


def test_no_label_is_a_sentence_that_breaks_off(qtbot, theme):
    before = language.current()
    language.choose("de")
    try:
        parent = QWidget()
        qtbot.addWidget(parent)
        made = HeadForm(theme, WORKSHOP, parent)
        assert not [part.text() for part in made.findChildren(QLabel) if "…" in part.text()]
    finally:
        language.choose(before)
