import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from facilitator.ui.theme.focus import FocusRing
from facilitator.ui.widgets.buttons import button


def shown(*parts: QWidget) -> QWidget:
    """Return a window with these parts below each other, active on the screen."""
    window = QWidget()
    window.resize(300, 200)
    column = QVBoxLayout(window)
    column.setContentsMargins(20, 20, 20, 20)
    for part in parts:
        column.addWidget(part)
    window.show()
    window.activateWindow()
    return window


@pytest.fixture
def editor() -> QPlainTextEdit:
    return QPlainTextEdit()


@pytest.fixture
def go(theme) -> QPushButton:
    return button(theme, "Go")


@pytest.fixture
def window(qtbot, editor, go):
    made = shown(editor, go)
    qtbot.addWidget(made)
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    return made


@pytest.mark.usefixtures("window")
def test_the_ring_lies_three_pixels_around_the_button_that_has_the_keyboard(
    qtbot, qapp, theme, editor, go
):
    ring = FocusRing(theme, qapp)
    assert ring.frame is None
    go.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: ring.frame is not None and ring.frame.isVisible())
    frame = ring.frame
    assert frame
    corner = frame.parentWidget().mapFromGlobal(go.mapToGlobal(go.rect().topLeft()))
    assert frame.geometry() == QRect(corner, go.size()).adjusted(-3, -3, 3, 3)
    middle = frame.grab().toImage().pixelColor(1, frame.height() // 2)
    assert middle == theme.color("accent")
    editor.setFocus()
    assert not frame.isVisible()
    go.setFocus(Qt.FocusReason.TabFocusReason)
    assert frame.isVisible()


@pytest.mark.usefixtures("window")
def test_a_click_leaves_the_keyboard_where_it_was(qtbot, editor, go):
    with qtbot.waitSignal(go.clicked):
        qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    assert editor.hasFocus()


def test_the_ring_is_whole_where_a_box_holds_the_button_closely(qtbot, qapp, theme, editor, go):
    box = QDialogButtonBox()
    box.addButton(go, QDialogButtonBox.ButtonRole.AcceptRole)
    window = shown(editor, box)
    qtbot.addWidget(window)
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    ring = FocusRing(theme, qapp)
    go.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: ring.frame is not None and ring.frame.isVisible())
    edges = QRect(go.mapTo(window, QPoint(0, 0)), go.size()).adjusted(-2, -2, 2, 2)
    picture, middle = window.grab().toImage(), edges.center()
    seen = [
        picture.pixelColor(x, y).name()
        for x, y in (
            (edges.left(), middle.y()),
            (edges.right(), middle.y()),
            (middle.x(), edges.top()),
            (middle.x(), edges.bottom()),
        )
    ]
    assert seen == [theme.color("accent").name()] * 4


def test_the_ring_outlives_the_window_it_was_in(qtbot, qapp, theme):
    ring = FocusRing(theme, qapp)
    for _ in range(2):
        inside = button(theme, "Go")
        window = shown(inside)
        inside.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(lambda: ring.frame is not None and ring.frame.isVisible())
        with qtbot.waitSignal(window.destroyed):
            window.deleteLater()
        qtbot.waitUntil(lambda: ring.frame is None)
