"""What a layout may do beyond choosing blocks: count headings, say words of its own."""

from dataclasses import replace

import pytest

from facilitator.protocol.blocks import layout_blocks
from facilitator.protocol.compose import compose
from facilitator.protocol.elements import Contents, Heading, Paragraph
from facilitator.protocol.export import protocol_bytes
from facilitator.protocol.layouts import load_layout
from tests.protocol.reading import W, WordFile
from tests.protocol.workshops import TODAY, rich

NORDLAND = load_layout("nordland")


def _headings(layout=NORDLAND) -> list[Heading]:
    blocks = layout_blocks(compose(rich(), today=TODAY), layout)
    return [block for block in blocks if isinstance(block, Heading)]


def test_headings_are_counted_by_level_and_lettered_ones_are_not() -> None:
    numbers = [(heading.level, heading.number) for heading in _headings() if not heading.list_id]
    assert [number for level, number in numbers if level == 1] == [
        str(number) for number in range(1, 1 + sum(level == 1 for level, _ in numbers))
    ]
    assert {number.count(".") - level for level, number in numbers} == {-1}
    assert len(dict(numbers)) < len(numbers) == len({number for _, number in numbers})
    assert all(not heading.number for heading in _headings() if heading.list_id)
    assert not any(heading.number for heading in _headings(load_layout("prognos")))


def test_the_contents_page_says_the_same_numbers() -> None:
    blocks = layout_blocks(compose(rich(), today=TODAY), NORDLAND)
    (contents,) = (block for block in blocks if isinstance(block, Contents))
    shallow = [heading for heading in _headings() if heading.level <= contents.depth]
    assert list(contents.entries) == shallow


def test_word_counts_the_headings_itself() -> None:
    file = WordFile(protocol_bytes(rich(), layout="nordland", kind="docx", today=TODAY))
    counted = [read for read in file.paragraphs if read.style.startswith("heading") and read.number]
    formats = file.formats()
    numbers = {read.number for read in counted if read.number}
    (number,) = {each for each in numbers if formats[each][1] == ["decimal"] * 4}
    assert [read.text for read in counted if read.number == number] == [
        heading.text for heading in _headings() if not heading.list_id
    ]
    numbering = file.root("word/numbering.xml")
    marks = [node.get(f"{W}val") for node in numbering.iter(f"{W}lvlText")]
    assert "%1.%2.%3" in marks


def test_markdown_writes_the_numbers() -> None:
    text = protocol_bytes(rich(), layout="nordland", kind="md", today=TODAY).decode()
    assert "\n## 1 Schlussfolgerungen" in text
    assert "\n### 7.2 Arbeitsgruppe 2: Wege" in text


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_layouts_own_words_stand_where_it_lists_them(language) -> None:
    dossier = rich()
    dossier = replace(dossier, workshop=dossier.workshop._replace(language=language))
    blocks = layout_blocks(compose(dossier, today=TODAY), NORDLAND)
    last = blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.runs[0].text == {"de": "Vermerk Ende.", "en": "End of the record."}[language]
    opening = next(
        block for block in blocks if isinstance(block, Paragraph) and block.style == "body"
    )
    assert "Hafenforum" in opening.runs[0].text


def test_the_first_page_bears_the_letterhead_and_every_page_the_mark() -> None:
    file = WordFile(protocol_bytes(rich(), layout="nordland", kind="docx", today=TODAY))
    headers = ["".join(file.root(name).itertext()) for name in file.names(r"word/header\d*\.xml")]
    assert len(headers) == 2
    assert all("Entwurf" in header and "Ministerium für Umwelt" in header for header in headers)
    assert sum("Dammallee" in header for header in headers) == 1
