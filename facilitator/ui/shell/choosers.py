"""Asking for files: where to open from, where to write to."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator import paths
from facilitator.domain.dossier import Dossier
from facilitator.domain.file_names import file_name
from facilitator.language import tr
from facilitator.ui.widgets.file_dialogs import FileDialog

SUFFIX = ".workshop"
PACKAGE_SUFFIX = ".raumpaket"

TakeOver = Callable[[Dossier, Path], object]
GoBack = Callable[[], object]


def documents() -> Path:
    """Return the folder of this person's documents."""
    if apart := paths.own_folder():
        return apart / "documents"
    where = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(where) or Path.home())


def _there(folder: Path | None) -> Path:
    """Return a folder to begin in: the one that is meant, or the nearest above it that is there.

    Qt takes the last part of a folder that is not there for the name of a file.
    """
    folder = (folder or documents()).absolute()
    return next((place for place in (folder, *folder.parents) if place.is_dir()), folder)


def workshop_to_open(parent: QWidget, folder: Path | None = None) -> Path | None:
    """Ask for a workshop file, by default in the documents; None when the person thinks better of it."""
    kinds = tr("Workshops") + f" (*{SUFFIX})"
    return _existing(parent, tr("Open file"), kinds, folder)


def outline_to_import(parent: QWidget, folder: Path | None = None) -> Path | None:
    """Ask for an outline or an agenda, by default in the documents; None when the person thinks better of it."""
    kinds = tr("Texts, Word and Excel files") + " (*.md *.markdown *.txt *.docx *.xlsx)"
    return _existing(parent, tr("Import text"), kinds, folder)


def source_to_insert(parent: QWidget) -> Path | None:
    """Ask for a file with an agenda or questions; None when the person thinks better of it."""
    kinds = tr("Texts, Word and Excel files") + " (*.txt *.md *.docx *.xlsx *.csv)"
    return _existing(parent, tr("Read a file"), kinds, None)


def returned_to_read(parent: QWidget, folder: Path | None = None) -> Path | None:
    """Ask for a protocol that came back; None when the person thinks better of it."""
    kinds = tr("Word document") + " (*.docx)"
    return _existing(parent, tr("Read returned file"), kinds, folder)


def workshop_to_make(parent: QWidget, title: str) -> Path | None:
    """Ask where a new workshop file shall lie; None when the person thinks better of it."""
    proposal = _there(None) / f"{_name_of(title)}{SUFFIX}"
    kinds = tr("Workshops") + f" (*{SUFFIX})"
    return _new(parent, tr("Save workshop as"), proposal, kinds)


def outline_to_write(parent: QWidget, folder: Path, title: str) -> Path | None:
    """Ask where an outline shall lie; None when the person thinks better of it."""
    proposal = _there(folder) / f"{_name_of(title)}.md"
    return _new(parent, tr("Export text"), proposal, tr("Outlines") + " (*.md)")


def protocol_to_write(
    parent: QWidget, folder: Path, title: str, kind: str, kind_name: str
) -> Path | None:
    """Ask where a protocol shall lie, proposed in a folder; None when the person thinks better of it."""
    proposal = _there(folder) / f"{_name_of(title)}.{kind}"
    return _new(parent, tr("Write protocol"), proposal, f"{kind_name} (*.{kind})")


def register_to_write(parent: QWidget, folder: Path, title: str) -> Path | None:
    """Ask where a register of remarks shall lie, as Word or Excel file; None when thought better of."""
    proposal = str(_there(folder) / f"{_name_of(title)} – {tr('Register of remarks')}.docx")
    kinds = {
        ".docx": tr("Word document") + " (*.docx)",
        ".xlsx": tr("Excel workbook") + " (*.xlsx)",
    }
    chosen, kind = FileDialog.getSaveFileName(
        parent, tr("Write register"), proposal, ";;".join(kinds.values())
    )
    if not chosen:
        return None
    path, ending = Path(chosen), ".xlsx" if kind == kinds[".xlsx"] else ".docx"
    if kind and path.suffix.lower() != ending:
        path = path.with_suffix(ending) if path.suffix.lower() in kinds else Path(f"{path}{ending}")
        if path.exists():  # the dialog asked about another name
            return _new(parent, tr("Write register"), path, kinds[ending])
    return path


def log_to_write(
    parent: QWidget, folder: Path, title: str, ending: str, kind_name: str
) -> Path | None:
    """Ask where an event log shall lie; None when the person thinks better of it."""
    proposal = _there(folder) / f"{_name_of(title)} – {tr('Event log')}.{ending}"
    return _new(parent, tr("Export event log"), proposal, f"{kind_name} (*.{ending})")


def package_to_write(parent: QWidget, folder: Path, title: str) -> Path | None:
    """Ask where a room package shall lie; None when the person thinks better of it."""
    proposal = _there(folder) / f"{_name_of(title)}{PACKAGE_SUFFIX}"
    kinds = tr("Room packages") + f" (*{PACKAGE_SUFFIX})"
    return _new(parent, tr("Write a room package"), proposal, kinds)


def package_to_read(parent: QWidget, folder: Path | None = None) -> Path | None:
    """Ask for a room package; None when the person thinks better of it."""
    kinds = tr("Room packages") + f" (*{PACKAGE_SUFFIX})"
    return _existing(parent, tr("Read a room package"), kinds, folder)


def folder_for_handouts(parent: QWidget, folder: Path) -> Path | None:
    """Ask for a folder, beginning in one or above it; None when the person thinks better of it."""
    chosen = FileDialog.getExistingDirectory(
        parent, tr("Folder of the handouts"), str(_there(folder))
    )
    return Path(chosen) if chosen else None


def _name_of(title: str) -> str:
    return file_name(title, tr("Workshop"))


def _existing(parent: QWidget, title: str, kinds: str, folder: Path | None) -> Path | None:
    chosen, _ = FileDialog.getOpenFileName(parent, title, str(_there(folder)), kinds)
    return Path(chosen) if chosen else None


def _new(parent: QWidget, title: str, proposal: Path, kinds: str) -> Path | None:
    """Ask for a file that is written; its name ends like the proposal's whatever was typed.

    The dialog asks before it replaces the file that was named. Where adding the ending names
    another one that is there, the dialog comes again with it.
    """
    ending, options = proposal.suffix, QFileDialog.Option(0)
    if ending == SUFFIX:
        options = QFileDialog.Option.DontConfirmOverwrite  # a workshop file is never replaced
    while True:
        chosen, _ = FileDialog.getSaveFileName(parent, title, str(proposal), kinds, "", options)
        if not chosen:
            return None
        if Path(chosen).suffix.lower() == ending:
            return Path(chosen)
        proposal = Path(f"{chosen}{ending}")
        if ending == SUFFIX or not proposal.exists():
            return proposal
