"""The gate: our own files are free of barriers, and each rule finds what it is there for."""

import io
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Final

import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import BooleanObject, NameObject, TextStringObject

from facilitator.domain.contrast import contrast
from facilitator.errors import UserError
from facilitator.protocol.accessible.examination import examined
from facilitator.protocol.accessible.facts import Facts, Inked, Linked, Tabled, Titled, Worded
from facilitator.protocol.accessible.rules import RULES, barriers
from facilitator.protocol.export import protocol_bytes
from facilitator.protocol.layouts import layout_names
from tests.protocol.workshops import REAL, TODAY, bare, real, rich

DOCX: Final = protocol_bytes(rich(), layout="prognos", kind="docx", today=TODAY)
PDF: Final = protocol_bytes(rich(), layout="prognos", kind="pdf", today=TODAY)


def rules_of(data: bytes) -> set[str]:
    return {barrier.rule for barrier in examined("file", data)}


def edited(pattern: str, by: str, name: str = "word/document.xml", count: int = 1) -> bytes:
    """Return the Word file with a part in which something is replaced."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(DOCX)) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.namelist():
            text = old.read(entry)
            if entry == name:
                text, times = re.subn(
                    pattern.encode(), by.encode(), text, count=count, flags=re.DOTALL
                )
                assert times
            new.writestr(entry, text)
    return target.getvalue()


def written_pdf(change: Callable[[PdfWriter], object]) -> bytes:
    """Return the PDF with something changed in it."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(PDF)))
    change(writer)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def set_in_typst(source: str, *, tags: bool = True) -> bytes:
    made = typst.compile(
        f'#set document(title: "T")\n#set text(lang: "de")\n{source}'.encode(), pdf_tags=tags
    )
    assert isinstance(made, bytes)
    return made


# Our own files


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize("workshop", [rich, bare])
def test_what_we_write_has_no_barrier(workshop, layout, kind):
    data = protocol_bytes(workshop(), layout=layout, kind=kind, today=TODAY)
    assert examined("record", data) == []


@pytest.mark.skipif(not REAL.exists(), reason="the real protocol lies elsewhere")
@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_the_real_protocol_has_no_barrier(kind):
    assert (
        examined("record", protocol_bytes(real(), layout="prognos", kind=kind, today=TODAY)) == []
    )


# Word files


@pytest.mark.parametrize(
    ("rule", "pattern", "by", "part"),
    [
        ("title", "<dc:title>.*?</dc:title>", "", "docProps/core.xml"),
        ("language", "<w:lang [^>]*>", "", "word/styles.xml"),
        ("headings", '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading3"/>', ""),
        ("lists", '(<w:pStyle w:val="BodyText"/></w:pPr>.*?<w:t [^>]*>)', r"\1• ", ""),
        ("tables", "<w:tblHeader/>", "", ""),
        ("tables", "<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2"/>', ""),
        ("pictures", 'descr="[^"]*"', 'descr=""', ""),
        ("contrast", '<w:color w:val="5F6368"/>', '<w:color w:val="9A9A9A"/>', "word/styles.xml"),
        ("order", "<w:pPr>", '<w:pPr><w:framePr w:w="100"/>', ""),
        (
            "links",
            '(<w:pStyle w:val="BodyText"/></w:pPr>)',
            r'\1<w:hyperlink w:anchor="x"><w:r><w:t>hier</w:t></w:r></w:hyperlink>',
            "",
        ),
    ],
)
def test_a_barrier_in_a_word_file_is_found(rule, pattern, by, part):
    changed = edited(pattern, by, part or "word/document.xml")
    assert rules_of(changed) == {rule}


def test_text_on_a_shaded_cell_is_held_against_its_ground():
    shaded = edited("<w:tcPr>", '<w:tcPr><w:shd w:val="clear" w:fill="606060"/>')
    (barrier,) = examined("file", shaded)
    assert (barrier.rule, "5F6368" in barrier.mend) == ("contrast", True)


def test_a_picture_marked_as_decoration_needs_no_words():
    decorative = (
        r'descr=""><a:extLst xmlns:a="a"><a:ext><d:decorative '
        r'xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
        r"</a:ext></a:extLst></wp:docPr>"
    )
    assert rules_of(edited('(<wp:docPr [^>]*?)descr="[^"]*"/>', rf"\1{decorative}")) == set()


# PDFs


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("title", lambda pdf: pdf.root_object.__delitem__("/ViewerPreferences")),
        ("title", lambda pdf: pdf.add_metadata({"/Title": " "})),
        ("language", lambda pdf: pdf.root_object.__delitem__("/Lang")),
        ("claim", lambda pdf: pdf.root_object.__delitem__("/Metadata")),
        ("bookmarks", lambda pdf: pdf.root_object.__delitem__("/Outlines")),
        ("tags", lambda pdf: pdf.root_object.__delitem__("/MarkInfo")),
        (
            "pictures",
            lambda pdf: _first(pdf, "/Figure").update({NameObject("/Alt"): TextStringObject("")}),
        ),
        ("headings", lambda pdf: _first(pdf, "/H2").update({NameObject("/S"): NameObject("/H5")})),
        (
            "tables",
            lambda pdf: [
                tag.update({NameObject("/S"): NameObject("/TD")}) for tag in _all(pdf, "/TH")
            ],
        ),
        ("lists", lambda pdf: _first(pdf, "/L").update({NameObject("/S"): NameObject("/Div")})),
    ],
)
def test_a_barrier_in_a_pdf_is_found(rule, change):
    assert rule in rules_of(written_pdf(change))


def _all(pdf: PdfWriter, kind: str) -> list:
    found = (entry and entry.get_object() for entry in pdf._objects)  # noqa: SLF001 - the only way to all of them
    return [entry for entry in found if isinstance(entry, dict) and entry.get("/S") == kind]


def _first(pdf: PdfWriter, kind: str):
    return _all(pdf, kind)[0]


def test_a_pdf_without_tags_is_found():
    assert "tags" in rules_of(set_in_typst("= Eins\nText", tags=False))


def test_pale_text_in_a_pdf_is_found_and_large_text_may_be_paler():
    pale = '= Eins\n#text(fill: rgb("#8a8a8a"), size: {}pt)[Blasser Text]'
    assert "contrast" in rules_of(set_in_typst(pale.format(10)))
    assert "contrast" not in rules_of(set_in_typst(pale.format(18)))


def test_what_is_seen_above_and_read_below_is_found():
    moved = "= Eins\nErster Absatz\n\n#v(5cm)\nZweiter\n\n#move(dy: -5cm, par[Dritter])"
    assert "order" in rules_of(set_in_typst(moved))
    assert "order" not in rules_of(set_in_typst("= Eins\nErster\n\nZweiter\n\nDritter"))


# Rules


def test_two_typed_numbers_that_count_on_are_a_list_and_a_date_is_none():
    counted = Facts(title="T", language="de", headings=[Titled(1, "H", "")])
    dates = [Worded("3. September 2026: Anfang", ""), Worded("17. September 2026: Ende", "")]
    assert barriers(replace(counted, paragraphs=dates)) == []
    typed = [Worded("1. Eins", ""), Worded("2. Zwei", "")]
    assert [found.rule for found in barriers(replace(counted, paragraphs=typed))] == ["lists"]
    letters = [Worded("a) Eins", ""), Worded("b) Zwei", "")]
    assert [found.rule for found in barriers(replace(counted, paragraphs=letters))] == ["lists"]


def test_every_rule_says_what_mends_it():
    worst = Facts(
        is_tagged=False,
        shows_title=False,
        has_bookmarks=False,
        headings=[Titled(3, "", "page 1")],
        paragraphs=[Worded("- typed", "page 1")],
        tables=[Tabled(has_header=False, where="page 1", merged=1)],
        links=[Linked("", "page 1")],
        inks={Inked("#CCCCCC", "#FFFFFF", 10, bold=False): "pale"},
        out_of_order=["page 1"],
        unreadable=["page 1"],
    )
    found = barriers(worst)
    assert len({barrier.rule for barrier in found}) >= len(RULES) - 1
    assert all(barrier.mend.endswith(".") and barrier.clause for barrier in found)


def test_contrast_is_that_of_the_guidelines():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


# Bad input


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", b"%PDF-1.7", b"\0" * 100, DOCX[:3000], PDF[:3000], b"%PDF-1.7\n%%EOF", b"<html>"],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data):
    with pytest.raises(UserError) as error:
        examined("file.pdf", data)
    assert "file.pdf" in error.value.sentence


@pytest.mark.parametrize("damage", [(b"/Type/Page/", b"/Type/Pagx/"), (b"trailer", b"trxiler")])
def test_a_pdf_that_only_one_of_two_libraries_can_open_is_refused(damage):
    with pytest.raises(UserError):
        examined("x", PDF.replace(*damage))


def test_an_encrypted_pdf_is_refused():
    with pytest.raises(UserError, match="encrypted"):
        examined("x", written_pdf(lambda pdf: pdf.encrypt("secret", algorithm="RC4-128")))


def test_tags_that_hold_themselves_come_to_an_end():
    def loop(pdf: PdfWriter) -> None:
        first = _first(pdf, "/L")
        first[NameObject("/K")] = first.indirect_reference
        pdf.root_object[NameObject("/NeedsRendering")] = BooleanObject(False)

    assert examined("x", written_pdf(loop))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    changes=st.lists(
        st.tuples(st.floats(0, 0.999999), st.integers(0, 255)), min_size=1, max_size=20
    )
)
@pytest.mark.parametrize("whole", [PDF, DOCX], ids=["pdf", "docx"])
def test_a_damaged_file_is_judged_or_refused(whole, changes):
    broken = bytearray(whole)
    for place, byte in changes:
        broken[int(place * len(broken))] = byte
    with suppress(UserError):
        assert all(barrier.sentence for barrier in examined("x", bytes(broken)))
