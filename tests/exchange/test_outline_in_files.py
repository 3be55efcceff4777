from pathlib import Path
from random import Random

import pytest

from facilitator.actions import workshops
from facilitator.actions.desk import Desk
from facilitator.exchange.outline_reader import read_outline
from facilitator.exchange.outline_writer import write_outline
from facilitator.storage.files import create_file
from tests.exchange.making import Maker

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "resources/examples").glob("*.md"))
OUTLINES = [path.read_text(encoding="utf-8") for path in EXAMPLES] + [
    write_outline(Maker(Random(seed)).dossier()) for seed in range(5)
]


@pytest.mark.parametrize("outline", OUTLINES, ids=range(len(OUTLINES)))
def test_a_workshop_in_a_file_has_the_outline_it_came_from(tmp_path, outline):
    dossier = read_outline(outline).dossier
    file = create_file(tmp_path / "forum.workshop")
    try:
        Desk(file).run(workshops.add_dossier, dossier=dossier)
        assert write_outline(file.read.dossier(dossier.workshop.id)) == write_outline(dossier)
    finally:
        file.close()
