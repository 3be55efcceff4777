"""Files and desks for the tests of storage and actions; every one is closed in the end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.actions import workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.storage.files import WorkshopFile, create_file
from tests.domain.factory import Plan


@pytest.fixture
def _new_files_are_copies() -> None:
    """Make every file from nothing: what that does is shown here."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Forum.workshop"


@pytest.fixture
def file(path: Path) -> Iterator[WorkshopFile]:
    file = create_file(path)
    yield file
    file.close()


@pytest.fixture
def desk(file: WorkshopFile) -> Desk:
    return Desk(file, actor="Hanna")


@pytest.fixture
def dossier(desk: Desk) -> Dossier:
    """A small workshop that is in the file."""
    desk.run(workshops.add_dossier, dossier=Plan().dossier())
    return desk.read.dossier(desk.read.workshops()[0].id)
