"""Reading a protocol that came back: what is let in, and what is found that the proof does not try.

All ways of editing are in `tests/proofs/returned.py`, which runs here short.
"""

import io
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from facilitator.domain.dossier import Dossier
from facilitator.domain.passages import Stamp, plain
from facilitator.domain.returns import Found
from facilitator.domain.rising import rising
from facilitator.errors import UserError
from facilitator.exchange.returned_reader import Reading, read_returned
from facilitator.protocol.editions import (
    FULL,
    PRIVACIES,
    Edition,
    chosen_edition,
    remembered,
    written,
)
from facilitator.protocol.export import passages_as_sent, protocol_bytes, protocol_passages
from tests.packing import packed, parts_of
from tests.protocol.workshops import TODAY, rich

DOSSIER = rich()
SENT = protocol_bytes(DOSSIER, layout="minutes", kind="docx", today=TODAY)
PASSAGES = protocol_passages(DOSSIER, layout="minutes", today=TODAY)
NOTE = next(
    passage.text
    for passage in PASSAGES
    if passage.anchor.startswith("_n")
    and " " in passage.text
    and not set("<>&") & set(passage.text)
)
_DOCUMENT = "word/document.xml"


def _read(data: bytes, workshop_id: str = DOSSIER.workshop.id) -> Reading:
    return read_returned(data, lambda _stamp: PASSAGES, workshop_id=workshop_id)


def _with(parts: dict[str, bytes | None]) -> bytes:
    """Return the sent file with other parts; None takes one out."""
    files = parts_of(SENT) | parts
    return packed({name: data for name, data in files.items() if data is not None})


def _document(old: str, new: str) -> bytes:
    text = parts_of(SENT)[_DOCUMENT].decode()
    assert old in text
    return _with({_DOCUMENT: text.replace(old, new, 1).encode()})


def _only(data: bytes) -> Found:
    (found,) = _read(data).found
    return found


def test_an_untouched_file_is_known_with_its_version_and_says_nothing() -> None:
    assert _read(SENT)[:1] == ((),)
    assert _read(SENT).version_id == ""


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "no Word file"),
        (b"%PDF-1.7", "no Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password"),
        (b"PK\x03\x04" + b"\0" * 100, "damaged"),
        (b"PK\x03\x04" + b"\0" * 50_000_001, "larger than 50 MB"),
        (_with({_DOCUMENT: None}), "no Word file"),
        (_with({_DOCUMENT: b"<w:document"}), "damaged"),
        (_with({_DOCUMENT: b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}), "damaged"),
        (_with({_DOCUMENT: b"<a>" * 5_000 + b"</a>" * 5_000}), "damaged"),
        (_with({"[Content_Types].xml": b'<Types x="vbaProject"/>'}), "macros"),
        (
            _with({"word/_rels/document.xml.rels": b'<R Type="http://x/oleObject" Target="a"/>'}),
            "embedded",
        ),
    ],
)
def test_what_is_not_read_is_refused_with_the_reason(data: bytes, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        _read(data)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = packed({_DOCUMENT: b" " * 120_000_000})
    with pytest.raises(UserError, match="unpacks to more than"):
        _read(bomb)


def test_a_crowd_of_files_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(UserError, match="holds more than 500 files"):
        _read(_with({f"word/media/{number}.png": b"" for number in range(501)}))


def test_an_encrypted_archive_is_refused() -> None:
    first, *entries = SENT.split(b"PK\x01\x02")
    flagged = (entry[:4] + b"\1" + entry[5:] for entry in entries)
    with pytest.raises(UserError, match=r"was not read, and nothing was taken over: .*password"):
        _read(b"PK\x01\x02".join([first, *flagged]))


def test_the_protocol_of_another_workshop_is_refused() -> None:
    with pytest.raises(UserError, match="another workshop"):
        _read(SENT, "00000000-0000-7000-8000-0000000000ff")


def test_a_word_file_of_somebody_else_is_refused() -> None:
    bare = f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>Hallo</w:t></w:r></w:p></w:body></w:document>'
    data = _with({_DOCUMENT: bare.encode(), "customXml/item1.xml": None})
    with pytest.raises(UserError, match="not a protocol of this workshop"):
        _read(data)


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_a_file_without_its_stamp_is_known_by_its_bookmarks() -> None:
    assert _read(_with({"customXml/item1.xml": None})).found == ()


def test_pictures_from_elsewhere_are_not_fetched_and_that_is_said() -> None:
    link = (
        b'<R><Relationship Type="http://x/image" Target="http://evil" TargetMode="External"/></R>'
    )
    assert "not fetched" in _read(_with({"word/_rels/document.xml.rels": link})).remark


def test_other_spaces_and_soft_hyphens_are_no_change() -> None:
    assert _read(_document(NOTE, NOTE.replace(" ", "\u00a0"))).found == ()
    assert _read(_document(NOTE, NOTE.replace(" ", "  "))).found == ()
    assert _read(_document(NOTE, NOTE[:3] + "\u00ad" + NOTE[3:])).found == ()


def test_a_break_of_pages_is_no_change_and_one_of_lines_is() -> None:
    end = f"{NOTE}</w:t></w:r>"
    broken = f'{end}<w:r><w:br w:type="page"/><w:t>x</w:t></w:r>'
    assert _only(_document(end, broken)).new_text == f"{NOTE}x"
    lined = f"{end}<w:r><w:br/><w:t>x</w:t></w:r>"
    assert _only(_document(end, lined)).new_text == f"{NOTE} x"


def test_what_nobody_tracked_is_said_by_who_saved_it_last_unless_that_was_us() -> None:
    data = _document(NOTE, f"{NOTE} neu")
    assert _only(data).author == ""
    parts = parts_of(data)
    text, core = parts[_DOCUMENT], parts["docProps/core.xml"].decode()
    ours = "<cp:lastModifiedBy>Prognos AG<"
    assert ours in core
    saved = core.replace(ours, "<cp:lastModifiedBy>Petra Jöns<").encode()
    assert _only(_with({_DOCUMENT: text, "docProps/core.xml": saved})).author == "Petra Jöns"


def test_a_paragraph_that_was_changed_here_since_is_said_to_be_stale() -> None:
    question = DOSSIER.questions[0]
    later = replace(
        DOSSIER,
        questions=(question._replace(text="Inzwischen anders?"), *DOSSIER.questions[1:]),
    )
    passages = protocol_passages(later, layout="minutes", today=TODAY)
    assert read_returned(SENT, lambda _stamp: passages, workshop_id=DOSSIER.workshop.id).found == ()
    data = _document(question.text, "Ganz neu gefragt?")
    reading = read_returned(data, lambda _stamp: passages, workshop_id=DOSSIER.workshop.id)
    (found,) = reading.found
    assert (found.kind, found.new_text) == ("reword", "Ganz neu gefragt?")
    assert reading.sent[found.place].is_stale
    assert reading.remark == "1 paragraph was changed here since this file went out."


def test_the_text_of_a_footnote_is_found_with_its_paragraph() -> None:
    data = _document(
        f"{NOTE}</w:t></w:r>", f'{NOTE}</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    document = parts_of(data)[_DOCUMENT]
    words = (
        f'<w:footnotes xmlns:w="{_W}"><w:footnote w:id="2"><w:p><w:r><w:t>Quelle fehlt</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    found = _only(_with({_DOCUMENT: document, "word/footnotes.xml": words.encode()}))
    assert (found.kind, found.new_text) == ("unplaced", "Quelle fehlt")
    assert _read(SENT).sent[found.near].text == NOTE


def test_an_edit_in_what_no_record_stands_behind_is_found_too() -> None:
    old = DOSSIER.workshop.place
    found = _only(_document(old, f"{old}, Saal 2"))
    assert (found.kind, found.new_text) == ("reword", f"{old}, Saal 2")


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        ([], []),
        ([3], [0]),
        ([1, 0, 2, 3], [1, 2, 3]),
        ([2, 0, 1], [1, 2]),
        ([0, 3, 1, 2], [0, 2, 3]),
    ],
)
def test_most_of_what_still_stands_in_order_is_kept(values: list[int], kept: list[int]) -> None:
    assert rising(values) == kept


# Editions

EDITIONS = [
    chosen_edition(privacy, audience, cites=cites)
    for privacy in PRIVACIES
    for audience in ("full", "summary", "topic:2")
    for cites in (False, True)
]


def _read_as_sent(data: bytes, dossier: Dossier = DOSSIER) -> Reading:
    printed = partial(passages_as_sent, dossier, layout="prognos", today=TODAY)
    return read_returned(data, printed, workshop_id=dossier.workshop.id)


def _sent_as(edition: Edition, layout: str) -> bytes:
    return protocol_bytes(DOSSIER, layout=layout, kind="docx", today=TODAY, edition=edition)


@pytest.mark.parametrize("edition", EDITIONS, ids=written)
def test_an_edition_is_held_against_what_it_prints(edition: Edition) -> None:
    assert remembered(written(edition)) == edition
    for layout in ("prognos", "minutes", "nordland"):
        sent = _sent_as(edition, layout)
        reading = _read_as_sent(sent)
        assert (reading.found, reading.remark) == ((), "")
        old = max((entry.text for entry in reading.sent), key=len)
        place = [entry.text for entry in reading.sent].index(old)
        reading = _read_as_sent(_with_words(sent, old, f"{old} – und mehr"))
        (found,) = reading.found
        assert (found.kind, found.place, found.old_text) == ("reword", place, plain(old))
        assert found.new_text == f"{plain(old)} – und mehr"
        assert not reading.sent[place].is_stale


def _with_words(data: bytes, old: str, new: str) -> bytes:
    """Return a file in which a paragraph silently says something else."""
    document = Document(io.BytesIO(data))
    body = document.element.body.iter(qn("w:p"))
    paragraph = next(entry for entry in body if plain(_said(entry)) == plain(old))
    first, *others = paragraph.iter(qn("w:t"))
    first.text = new
    for other in others:
        other.text = ""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _said(paragraph: Any) -> str:
    return "".join(entry.text or "" for entry in paragraph.iter(qn("w:t")))


def test_an_edition_of_a_topic_that_is_gone_is_held_against_all_that_is_printed() -> None:
    sent = _sent_as(Edition("roles", "topic", 2), "prognos")
    first, second = DOSSIER.topics
    without = replace(DOSSIER, topics=(first, second._replace(number=3)))
    assert _read_as_sent(sent, without).found == ()


@pytest.mark.parametrize("text", ["", "roles", "roles topic:0", "x y z", "full topic:1 codes ?"])
def test_an_edition_that_is_not_known_is_the_full_one(text: str) -> None:
    assert remembered(text) in {FULL, Edition("full", "topic", 1)}


def test_no_folder_is_read_because_a_file_names_it(tmp_path) -> None:
    (tmp_path / "layout.toml").write_text('extends = "nowhere"')
    stamp = Stamp(DOSSIER.workshop.id, layout=str(tmp_path))
    assert passages_as_sent(DOSSIER, stamp, layout="minutes", today=TODAY) == PASSAGES
