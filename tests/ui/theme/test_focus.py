import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from facilitator.ui.theme.focus import FocusRing
from facilitator.ui.widgets.buttons import button


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.resize(300, 200)
    QVBoxLayout(made).setContentsMargins(20, 20, 20, 20)
    qtbot.addWidget(made)
    return made


def test_the_ring_lies_three_pixels_around_the_button_that_has_the_keyboard(
    qtbot, qapp, theme, window
):
    ring = FocusRing(theme, qapp)
    editor, go = QPlainTextEdit(), button(theme, "Go")
    window.layout().addWidget(editor)
    window.layout().addWidget(go)
    window.show()
    window.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    assert ring.frame is None
    go.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: ring.frame is not None and ring.frame.isVisible())
    frame = ring.frame
    corner = frame.parentWidget().mapFromGlobal(go.mapToGlobal(go.rect().topLeft()))
    assert frame.geometry() == QRect(corner, go.size()).adjusted(-3, -3, 3, 3)
    middle = frame.grab().toImage().pixelColor(1, frame.height() // 2)
    assert middle == theme.color("accent")
    editor.setFocus()
    assert not frame.isVisible()


def test_a_click_leaves_the_keyboard_where_it_was(qtbot, theme, window):
    editor, go = QPlainTextEdit(), button(theme, "Go")
    window.layout().addWidget(editor)
    window.layout().addWidget(go)
    window.show()
    window.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    with qtbot.waitSignal(go.clicked):
        qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    assert editor.hasFocus()


def test_the_ring_outlives_the_window_it_was_in(qtbot, qapp, theme):
    ring = FocusRing(theme, qapp)
    for _ in range(2):
        window = QWidget()
        window.setLayout(QVBoxLayout())
        go = button(theme, "Go")
        window.layout().addWidget(go)
        window.show()
        window.activateWindow()
        go.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(lambda: ring.frame is not None and ring.frame.isVisible())
        with qtbot.waitSignal(window.destroyed):
            window.deleteLater()
        qtbot.waitUntil(lambda: ring.frame is None)
