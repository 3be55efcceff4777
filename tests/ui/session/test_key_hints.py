"""The keys under the notes: whole hints, as many as there is room for."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from facilitator.ui.session.key_hints import KeyHints


@pytest.fixture
def hints(qtbot, theme):
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(1200, 200)
    made = KeyHints(theme, holder)
    made.set_inset(64, 24, narrow=False)
    made.resize(1000, made.sizeHint().height())
    holder.show()
    yield made
    holder.close()


def words(hints) -> list[str]:
    return [part.text() for part in hints.findChildren(QLabel) if part.isVisible()]


def cut(hints) -> list[str]:
    """Return the hints that have less room than they need or stand outside the row."""
    hints.layout().activate()
    return [
        part.text()
        for part in hints.findChildren(QLabel)
        if part.isVisible()
        and (
            part.width() < part.sizeHint().width()
            or part.parentWidget().geometry().right() >= hints.width()
        )
    ]


ALL = ["next question", "indent", "key result", "consensus, dissent, open", "all keys"]


def test_all_are_shown_where_there_is_room(hints):
    assert words(hints) == ALL
    assert cut(hints) == []


def test_hints_are_left_out_whole_from_the_back_and_the_way_to_all_keys_stays(hints):
    for width in range(1000, 200, -20):
        hints.resize(width, hints.height())
        shown = words(hints)
        assert shown[-1] == "all keys"
        assert shown[:-1] == ALL[: len(shown) - 1]
        assert cut(hints) == []
    assert len(words(hints)) < len(ALL)


def test_a_larger_type_leaves_out_more(hints, theme):
    hints.resize(640, hints.height())
    before = len(words(hints))
    theme.choose_scale(150)
    hints.set_inset(96, 36, narrow=False)
    assert len(words(hints)) < before
    assert cut(hints) == []
    theme.choose_scale(100)
    hints.set_inset(64, 24, narrow=False)
    assert len(words(hints)) == before
