"""Place, materials and internal comment of an agenda item, in its outline and out of its protocol."""

from dataclasses import replace
from datetime import date

from facilitator.domain.records import AgendaItem, Speaker
from facilitator.exchange.outline_writer import write_outline
from facilitator.protocol.compose import compose
from tests.domain.factory import Plan
from tests.exchange.sheets import read

_AGENDA = """# Agenda

- 13:00 Ankommen (30 min)
  - Ada King
  - Ort: Foyer
  - Material: Namensschilder
  - Material: Stifte
  - Intern: Tür ab 12:30
"""


def test_place_materials_and_comment_stand_below_their_item() -> None:
    imported = read(_AGENDA)
    (item,) = imported.dossier.agenda
    assert (item.place, item.materials, item.comment) == (
        "Foyer",
        "Namensschilder\nStifte",
        "Tür ab 12:30",
    )
    assert len(imported.dossier.speakers) == 1
    assert _AGENDA in write_outline(imported.dossier)


def test_a_speaker_whose_words_begin_like_a_place_stays_a_speaker() -> None:
    dossier = Plan().dossier()
    item = AgendaItem(id="i", workshop_id=dossier.workshop.id, title="Impuls")
    speaker = Speaker(id="s", agenda_item_id="i", printed="Ort: Kiel")
    outline = write_outline(replace(dossier, agenda=(item,), speakers=(speaker,)))
    again = read(outline.split("---\n", 2)[2]).dossier
    assert [entry.printed for entry in again.speakers] == ["Ort: Kiel"]
    assert again.agenda[0].place == ""


def test_the_protocol_says_nothing_of_comment_and_materials() -> None:
    dossier = Plan().dossier()
    first, *rest = dossier.agenda
    secret = first._replace(comment="Nur für uns", materials="Namensschilder")
    said = repr(compose(replace(dossier, agenda=(secret, *rest)), today=date(2026, 9, 17)))
    assert first.title in said
    assert "Nur für uns" not in said
    assert "Namensschilder" not in said
