import codecs
import subprocess
import sys
from itertools import pairwise

import pytest

from facilitator.errors import UserError
from facilitator.exchange.outline.decoding import MAX_BYTES
from facilitator.exchange.outline_reader import Imported, read_outline
from facilitator.exchange.outline_writer import write_outline
from tests.exchange.sheets import check


def read(front: str) -> Imported:
    return check(f"---\n{front}\n---\n\n# Agenda\n\n- Start\n")


def remarks(imported: Imported) -> list[str]:
    return [remark.text for remark in imported.dossier.remarks]


def test_head_data_and_persons_are_read():
    imported = read(
        "title: 'Forum: Wasser'\ndate: 2026-09-17\nstart: 14:00\nend: '17:15'\nplace: Ort\n"
        "process: Strategie\nstatus: released\nconfidentiality: VS-NfD\nprints_persons: true\n"
        "moderation:\n  - {name: Ada King, organisation: Institut}\n"
        "representatives:\n  of: des Landes\n  people:\n    - Emmy Noether, Ministerium\n"
        "participants:\n  - name: Ada King\n    organisation: Institut\n"
    )
    dossier = imported.dossier
    workshop = dossier.workshop
    assert (workshop.title, workshop.date, workshop.place) == ("Forum: Wasser", "2026-09-17", "Ort")
    assert (workshop.start_time, workshop.end_time) == ("14:00", "17:15")
    assert (workshop.status, workshop.confidentiality) == ("released", "VS-NfD")
    assert (workshop.prints_persons, workshop.represents) == (1, "des Landes")
    assert dossier.process.title == "Strategie"
    assert [person.name for person in dossier.persons] == ["Ada King", "Emmy Noether"]
    assert dossier.people("moderation") == dossier.people("participant") == [dossier.persons[0]]
    assert imported.findings == ()


@pytest.mark.parametrize(
    ("written", "date"),
    [("17.9.2026", "2026-09-17"), ("17. September 2026", "2026-09-17"), ("", None)],
)
def test_dates_are_read_as_people_write_them(written, date):
    imported = read_outline(f"---\ntitle: F\ndate: {written}\n---\n")
    assert imported.dossier.workshop.date == date
    assert imported.findings == ()


def test_text_that_yaml_takes_for_numbers_or_truth_stays_text():
    dossier = read("title: no\nplace: 2026\nprocess: 14:00").dossier
    assert (dossier.workshop.title, dossier.workshop.place, dossier.process.title) == (
        "no",
        "2026",
        "14:00",
    )


def test_what_yaml_calls_nothing_is_no_text():
    imported = read('title: "null"\nplace: null\nprocess: ~\nstart: null\nmoderation: ~')
    dossier = imported.dossier
    assert (dossier.workshop.title, dossier.workshop.place, dossier.process.title) == (
        "null",
        "",
        "",
    )
    assert dossier.workshop.start_time is None
    assert imported.findings == ()


def test_null_is_a_name_where_it_is_written_as_one():
    imported = read("title: Null\nmoderation:\n  - {name: Ada Null, organisation: NULL}\n")
    assert imported.dossier.workshop.title == "Null"
    assert [(one.name, one.organisation) for one in imported.dossier.persons] == [
        ("Ada Null", "NULL")
    ]


def test_a_contact_in_the_front_matter_is_the_last_chapter():
    imported = read("title: F\ncontact: |\n  Institut\n  Forum in Westerhaven")
    (chapter,) = imported.dossier.chapters
    assert (chapter.role, chapter.title) == ("contact", "")
    assert chapter.text == "Institut\n\nForum in Westerhaven"
    assert imported.findings == ()


def test_what_has_no_place_is_kept_with_its_line():
    imported = read(
        "title: F\ndate: 2026-02-30\nkeywords: [Wasser, Netze]\n# Notiz am Rand\n"
        "moderation:\n  - {name: Ada, telefon: 0123}\ntitle: G"
    )
    assert imported.dossier.workshop.title == "F"
    assert remarks(imported) == [
        "date: 2026-02-30",
        "keywords: [Wasser, Netze]",
        "- {name: Ada, telefon: 0123}",
        "title: G",
        "# Notiz am Rand",
    ]
    assert [finding.line for finding in imported.findings] == [3, 4, 5, 7, 8]


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("title: [offen", 2),
        ("title: a: b", 2),
        ("- eins\n- zwei", 2),
        ("nur Text", 2),
        ("a: &x [1]\nb: *x", 2),
        ("a: !!python/object:os.system x", 2),
        ("a: " + "[" * 50 + "]" * 50, 2),
        ('a: "\\UFFFFFFFF"', 2),
    ],
)
def test_a_broken_front_matter_is_reported_and_kept(front, line):
    imported = read_outline(f"---\n{front}\n---\n\n# Agenda\n\n- Start\n")
    assert remarks(imported) == [front]
    assert [finding.line for finding in imported.findings] == [line]
    assert [item.title for item in imported.dossier.agenda] == ["Start"]


def test_a_bomb_of_aliases_costs_nothing():
    names = "abcdefghijklmnopqrstuvwxyz"
    bomb = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in pairwise(names)
    )
    imported = read(bomb)  # unfolded, it would fill any memory
    assert len(remarks(imported)) == 1


def test_an_open_or_missing_front_matter_is_reported():
    assert [finding.line for finding in check("# Agenda\n\n- Start\n").findings] == [1]
    opened = check("---\ntitle: F\n\n# Agenda\n\n- Start\n")
    assert opened.findings[0].line == 1
    assert [item.title for item in opened.dossier.agenda] == ["Start"]


# Files that are no outlines


TEXT = "---\ntitle: Übung\n---\n\n# Agenda\n\n- Große Pause\n"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
)
def test_any_unicode_file_is_read(content):
    imported = read_outline(content)
    assert imported.dossier.workshop.title == "Übung"
    assert [item.title for item in imported.dossier.agenda] == ["Große Pause"]
    assert imported.findings == ()


def test_an_old_windows_file_is_read_and_reported():
    imported = read_outline(TEXT.encode("cp1252"))
    assert imported.dossier.workshop.title == "Übung"
    assert len(imported.findings) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\xff",
        b"\x81\x8d\x8f",
        codecs.BOM_UTF16_LE + b"a",
        b"a" * (MAX_BYTES + 1),
        b"- " + b"a" * 2_100_000,
    ],
)
def test_a_file_that_is_no_text_or_too_large_is_refused_with_a_sentence(content):
    with pytest.raises(UserError, match="was not imported"):
        read_outline(content)


@pytest.mark.parametrize(
    "content", ["", "\n", "---", "---\n---", "\ufeff", "\x00", "# ", "---\n\n"]
)
def test_next_to_nothing_is_a_workshop_too(content):
    imported = check(content)
    assert (
        write_outline(imported.dossier) == '---\nlanguage: de\ntitle: ""\n---\n' or content == "# "
    )


def test_the_parsers_are_not_loaded_before_they_are_needed():
    code = (
        "import sys, facilitator.exchange.outline_reader, facilitator.exchange.outline_writer;"
        "print(sorted({'yaml', 'markdown_it'} & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
