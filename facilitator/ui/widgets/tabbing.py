"""The order in which Tab comes to widgets that were made late."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow(anchor: QWidget, parts: Iterable[QWidget]) -> None:
    """Let Tab come to `parts` one after the other where it passes `anchor`, which need not stop it.

    Qt puts what is made late behind everything else, and orders only what takes the keyboard.
    """
    policy = anchor.focusPolicy()
    anchor.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for before, after in pairwise((anchor, *parts)):
        QWidget.setTabOrder(before, after)
    anchor.setFocusPolicy(policy)
