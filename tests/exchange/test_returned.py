"""Reading a protocol that came back: what is let in, and what is found that the proof does not try.

All ways of editing are in `tests/proofs/returned.py`, which runs here short.
"""

import io
import zipfile
from dataclasses import replace

import pytest

from facilitator.domain.returns import Found
from facilitator.errors import UserError
from facilitator.exchange.returned.rising import rising
from facilitator.exchange.returned_reader import Reading, read_returned
from facilitator.protocol.export import protocol_bytes, protocol_passages
from tests.protocol.workshops import TODAY, rich

DOSSIER = rich()
SENT = protocol_bytes(DOSSIER, layout="minutes", kind="docx", today=TODAY, version_id="v1")
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
    return read_returned(data, PASSAGES, workshop_id=workshop_id)


def _with(parts: dict[str, bytes | None]) -> bytes:
    """Return the sent file with other parts; None takes one out."""
    with zipfile.ZipFile(io.BytesIO(SENT)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in (files | parts).items():
            if data is not None:
                archive.writestr(name, data)
    return target.getvalue()


def _document(old: str, new: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(SENT)) as archive:
        text = archive.read(_DOCUMENT).decode()
    assert old in text
    return _with({_DOCUMENT: text.replace(old, new, 1).encode()})


def _only(data: bytes) -> Found:
    (found,) = _read(data).found
    return found


def test_an_untouched_file_is_known_with_its_version_and_says_nothing() -> None:
    assert _read(SENT)[:1] == ((),)
    assert _read(SENT).version_id == "v1"


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
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_DOCUMENT, b" " * 120_000_000)
    with pytest.raises(UserError, match="unpacks to more than"):
        _read(target.getvalue())


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


def test_a_paragraph_that_was_changed_here_since_is_said_to_be_stale() -> None:
    question = DOSSIER.questions[0]
    later = replace(
        DOSSIER,
        questions=(question._replace(text="Inzwischen anders?"), *DOSSIER.questions[1:]),
    )
    passages = protocol_passages(later, layout="minutes", today=TODAY)
    assert read_returned(SENT, passages, workshop_id=DOSSIER.workshop.id).found == ()
    data = _document(question.text, "Ganz neu gefragt?")
    reading = read_returned(data, passages, workshop_id=DOSSIER.workshop.id)
    (found,) = reading.found
    assert (found.kind, found.new_text) == ("reword", "Ganz neu gefragt?")
    assert reading.sent[found.place].is_stale
    assert reading.remark == "1 paragraph was changed here since this file went out."


def test_the_text_of_a_footnote_is_found_with_its_paragraph() -> None:
    data = _document(
        f"{NOTE}</w:t></w:r>", f'{NOTE}</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = archive.read(_DOCUMENT)
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
