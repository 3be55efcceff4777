"""Codes at answers and claims: where they are printed, what they lead to, and that links work."""

from dataclasses import replace

import pytest

from facilitator.domain.anchors import anchor
from facilitator.domain.authoring import Answer, AnswerSource
from facilitator.domain.records import Evidence
from facilitator.protocol.blocks import layout_blocks
from facilitator.protocol.compose import compose
from facilitator.protocol.editions import Edition
from facilitator.protocol.elements import Bullet, Numbered, Paragraph
from facilitator.protocol.export import protocol_bytes
from facilitator.protocol.layouts import load_layout
from tests.protocol.reading import W, WordFile
from tests.protocol.workshops import TODAY, rich

CITING = Edition(cites=True)


def workshop():
    """Return the rich workshop whose claims rest on its first two notes."""
    dossier = rich()
    links = [
        Evidence(f"e{at}", note.id, dossier.key_results[0].id)
        for at, note in enumerate(dossier.notes[:2])
    ]
    links.append(Evidence("r", dossier.notes[0].id, None, dossier.recommendations[0].id))
    return replace(dossier, evidence=tuple(links))


def blocks(dossier, edition=CITING, layout="prognos"):
    return layout_blocks(compose(dossier, today=TODAY, edition=edition), load_layout(layout))


def links(found) -> list[tuple[str, str]]:
    listed = (block for block in found if isinstance(block, Bullet | Numbered | Paragraph))
    return [(run.text, run.link) for block in listed for run in block.runs if run.link]


def test_claims_cite_their_notes_as_links_to_where_these_are_printed() -> None:
    dossier = workshop()
    found = blocks(dossier)
    anchors = {block.anchor for block in found if isinstance(block, Bullet)}
    assert [code for code, _ in links(found)] == ["W1.1-F1-01", "W1.1-F1-01.1", "W1.1-F1-01"]
    assert {target for _, target in links(found)} <= anchors
    texts = [
        "".join(run.text for run in block.runs) for block in found if isinstance(block, Bullet)
    ]
    assert "Ein Drittel bleibt bezahlbar. [W1.1-F1-01, W1.1-F1-01.1]" in texts
    assert any(text.endswith("[W1.1-F1-01.1]") for text in texts)


def test_codes_are_a_switch_of_the_layout_or_of_the_edition() -> None:
    assert links(blocks(workshop(), Edition())) == []
    assert links(blocks(workshop(), Edition(), "nordland")) != []
    assert "[W" not in protocol_bytes(workshop(), layout="prognos", kind="md", today=TODAY).decode()


def test_a_code_leads_nowhere_where_the_answers_are_not_printed() -> None:
    summary = Edition(audience="summary", cites=True)
    found = blocks(workshop(), summary)
    assert links(found) == []
    assert any("[W1.1-F1-01" in run.text or run.text == "W1.1-F1-01" for block in found
               if isinstance(block, Bullet) for run in block.runs)  # fmt: skip


def test_a_curated_answer_bears_the_codes_of_its_notes_and_one_of_its_own_without() -> None:
    dossier = workshop()
    question = str(dossier.notes[0].question_id)
    made = (
        Answer("w1", question, "V", text="Ein Drittel."),
        Answer("w2", question, "W", text="Neu."),
    )
    sources = tuple(
        AnswerSource(f"s{at}", "w1", note.id, note.text)
        for at, note in enumerate(dossier.notes[:2])
    )
    own = Evidence("o", None, None, dossier.recommendations[1].id, answer_id="w2")
    dossier = replace(
        dossier, answers=made, answer_sources=sources, evidence=(*dossier.evidence, own)
    )
    found = blocks(dossier)
    texts = [
        "".join(run.text for run in block.runs) for block in found if isinstance(block, Bullet)
    ]
    assert "Ein Drittel. [W1.1-F1-01, W1.1-F1-01.1]" in texts
    assert "Neu. [T1-F1-A02]" in texts
    targets = dict(links(found))
    assert targets["W1.1-F1-01"] == anchor("note", "w1")
    assert targets["T1-F1-A02"] == anchor("note", "w2")
    anchors = {block.anchor for block in found if isinstance(block, Bullet)}
    assert set(targets.values()) <= anchors


def test_a_note_said_again_in_a_later_round_leads_to_the_point_it_confirms() -> None:
    dossier = workshop()
    first = dossier.notes[0]
    later = next(session for session in dossier.sessions if dossier.code[session.id] == (2, 1))
    again = first._replace(id="again", session_id=later.id, answers_id=first.id, stance="confirmed")
    link = Evidence("x", "again", None, dossier.recommendations[1].id)
    dossier = replace(dossier, notes=(*dossier.notes, again), evidence=(*dossier.evidence, link))
    code = dossier.note_codes["again"].text()
    assert (code, anchor("note", first.id)) in links(blocks(dossier))


def test_word_and_pdf_link_to_a_bookmark_that_is_there() -> None:
    file = WordFile(
        protocol_bytes(workshop(), layout="nordland", kind="docx", today=TODAY, edition=CITING)
    )
    root = file.root("word/document.xml")
    marks = {node.get(f"{W}name") for node in root.iter(f"{W}bookmarkStart")}
    targets = [node.get(f"{W}anchor") for node in root.iter(f"{W}hyperlink")]
    cited = [target for target in targets if target.startswith("_n")]
    assert len(cited) == 3
    assert set(targets) <= marks


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_letter_of_a_question_is_that_of_the_language(language) -> None:
    dossier = workshop()
    dossier = replace(dossier, workshop=dossier.workshop._replace(language=language))
    letter = {"de": "F", "en": "Q"}[language]
    assert links(blocks(dossier))[0][0] == f"W1.1-{letter}1-01"


def test_an_internal_note_is_never_cited() -> None:
    dossier = workshop()
    first, *others = dossier.notes
    dossier = replace(dossier, notes=(first._replace(kind="internal"), *others))
    assert links(blocks(dossier)) == []
