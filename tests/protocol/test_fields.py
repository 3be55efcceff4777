"""Fields of chapters where a protocol is composed: every format says the same, and none says a name too many."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest

from facilitator.domain.dossier import Dossier
from facilitator.exchange.outline_reader import read_outline
from facilitator.exchange.outline_writer import write_outline
from facilitator.protocol.editions import FULL, Edition
from facilitator.protocol.export import protocol_bytes
from facilitator.protocol.exposure import exposures
from facilitator.protocol.layouts import load_layout
from tests.protocol.sheets import PdfFile
from tests.protocol.workshops import TODAY, rich

TEXT = "Am **{event.date}** moderierten {moderators.list}.\n\n- Ort: {event.place}\n- {groups.list}"
SAID = ("Am 17. September 2026 moderierten Ida Brandt,", "Ort: Altes Zollhaus")


def with_text(text: str = TEXT) -> Dossier:
    dossier = rich()
    chapters = tuple(
        entry._replace(text=text) if entry.role == "context" else entry
        for entry in dossier.chapters
    )
    return replace(dossier, chapters=chapters)


def words_of(kind: str, edition: Edition = FULL) -> str:
    data = protocol_bytes(with_text(), layout="prognos", kind=kind, today=TODAY, edition=edition)
    if kind == "pdf":
        words = " ".join(PdfFile(data).pages())
    elif kind == "docx":
        words = " ".join(paragraph.text for paragraph in docx.Document(BytesIO(data)).paragraphs)
    else:
        words = data.decode()
    return " ".join(words.replace("\u00a0", " ").replace("*", "").split())


@pytest.mark.parametrize("kind", ["docx", "pdf", "md"])
def test_every_format_says_the_values(kind):
    words = words_of(kind)
    assert all(said in words for said in SAID)
    assert "{event" not in words
    assert "[Akteursgruppen fehlen]" in words.replace("\\", "")


@pytest.mark.parametrize("privacy", ["roles", "organisations", "none"])
def test_an_edition_without_names_is_none_the_wiser_by_fields(privacy):
    words = words_of("md", Edition(privacy=privacy))
    assert "Ida Brandt" not in words
    names = [
        entry
        for entry in exposures(with_text(), load_layout("prognos"), Edition(privacy), TODAY)
        if entry.table == "chapter" and entry.who == "Ida Brandt"
    ]
    assert names == []


def test_fields_go_through_an_outline_as_they_are():
    text = f"{TEXT}\n\nZum Schluss {{event.place}}"
    again = read_outline(write_outline(with_text(text))).dossier
    (found,) = (entry.text for entry in again.chapters if entry.role == "context")
    assert found == text
