"""Choosing a row on behalf of somebody."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import QAbstractItemView


def choose_alone(view: QAbstractItemView, index: QModelIndex) -> None:
    """Put the keyboard of a view at an index and choose nothing but that.

    `setCurrentIndex` looks at the keys that are held: called by a shortcut with Ctrl it would add
    to what is chosen, and the next Delete would take both.
    """
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
    if view.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows:
        flags |= QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().setCurrentIndex(index, flags)
