"""The files and desks that the tests of storage use, and places in the small workshop."""

import pytest

from facilitator.domain.dossier import Dossier
from tests.actions.places import Place
from tests.storage.conftest import desk, dossier, file, path

__all__ = ["desk", "dossier", "file", "path"]


@pytest.fixture
def place(desk, dossier: Dossier) -> Place:
    """The first question of the first session."""
    question = dossier.questions_of(dossier.topics[0])[0]
    return Place(desk, dossier.sessions_of(dossier.topics[0])[0].id, question.id)
