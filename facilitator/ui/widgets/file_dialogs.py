"""Asking for files and folders, on Linux in a dialog that opens none of the files it lists.

Qt's own dialog and GTK's read the beginning of each file to tell its kind. Where that is the very
workshop that is open here, closing it again drops SQLite's locks on it (POSIX gives up all locks of
a process on a file with any of its handles). Another program that reads along then takes the file
for free and the log for left over, removes it, and what is written from then on is lost with the
process. Windows has no such locks, and macOS shows its panels from a process of their own.
"""

import sys
from functools import cache
from typing import overload

from PySide6.QtCore import QDir, QFileInfo
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget

_IS_OURS = sys.platform.startswith("linux")
_Kind = QAbstractFileIconProvider.IconType


class FileDialog:
    """Qt's questions for a file, under Qt's names; what was chosen is empty when nothing was."""

    @staticmethod
    def getOpenFileName(parent: QWidget, title: str, place: str, kinds: str) -> tuple[str, str]:
        """Ask for a file that is there, beginning in a folder; returns it with the kind chosen."""
        if not _IS_OURS:
            return QFileDialog.getOpenFileName(parent, title, place, kinds)
        dialog = _made(parent, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(kinds)
        dialog.setDirectory(place)
        return _answer(dialog), dialog.selectedNameFilter()

    @staticmethod
    def getSaveFileName(
        parent: QWidget,
        title: str,
        proposal: str,
        kinds: str,
        kind: str = "",
        options: QFileDialog.Option = QFileDialog.Option(0),  # noqa: B008 - no options
    ) -> tuple[str, str]:
        """Ask where a file is to be written, proposed as a whole path; returns it with the kind chosen."""
        if not _IS_OURS:
            return QFileDialog.getSaveFileName(parent, title, proposal, kinds, kind, options)
        dialog = _made(parent, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setOptions(dialog.options() | options)
        dialog.setNameFilter(kinds)
        there = QFileInfo(proposal)
        dialog.setDirectory(there.absolutePath())
        dialog.selectFile(there.fileName())
        return _answer(dialog), dialog.selectedNameFilter()

    @staticmethod
    def getExistingDirectory(parent: QWidget, title: str, place: str) -> str:
        """Ask for a folder, beginning in one."""
        if not _IS_OURS:
            return QFileDialog.getExistingDirectory(parent, title, place)
        dialog = _made(parent, title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(place)
        return _answer(dialog)


def _made(parent: QWidget, title: str) -> QFileDialog:
    # A new dialog lists a folder before it can be told how: one in which there is no workshop.
    dialog = QFileDialog(parent, title, QDir.rootPath())
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setIconProvider(_by_name())
    return dialog


def _answer(dialog: QFileDialog) -> str:
    try:
        return dialog.selectedFiles()[0] if dialog.exec() else ""
    finally:
        dialog.deleteLater()


@cache
def _by_name() -> "_ByName":
    """Return what tells kinds; it is nobody's child, so it is kept here."""
    return _ByName()


class _ByName(QFileIconProvider):
    """Tells what a file is by its name alone."""

    @overload
    def icon(self, what: _Kind, /) -> QIcon: ...
    @overload
    def icon(self, what: QFileInfo, /) -> QIcon: ...
    def icon(self, what: _Kind | QFileInfo, /) -> QIcon:
        """Return the sign of a folder or of a file."""
        if isinstance(what, QFileInfo):
            what = _Kind.Folder if what.isDir() else _Kind.File
        return super().icon(what)

    def type(self, info: QFileInfo, /) -> str:
        """Return the ending of a file."""
        return "" if info.isDir() else info.suffix()
