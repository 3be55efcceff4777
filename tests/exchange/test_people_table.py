"""Lists of people: whatever the file is like, each row is a person or has its problem named."""

import pytest

from facilitator.domain.records import Person
from facilitator.errors import UserError
from facilitator.exchange.people_reader import guessed, listed, opened, read_people
from tests.exchange.office_files import edited, excel_file

TOPICS = {1: "Grundwasser und Dürre", 2: "Netze erneuern, Kosten tragen", 3: "Daten und Steuerung"}
IDS = {1: "t1", 2: "t2", 3: "t3"}
LIST = "Titel;Vorname;Nachname;Organisation;Akteursgruppe;E-Mail\nDr.;Ada;Käufer;Amt;Kommunen;ada@amt.de\n"


def people(content, persons=()):
    table = opened(content)
    return read_people(table, guessed(table, TOPICS), TOPICS, persons)


def only(content):
    (entry,) = people(content).entries
    return entry


def sentences(found):
    return [(finding.line, finding.sentence) for finding in found.findings]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_encoding_and_delimiter_are_found_by_themselves(encoding, delimiter):
    content = LIST.replace(";", delimiter).encode(encoding)

    assert only(content) == only(LIST)
    assert only(LIST)[1:5] == ("Dr. Ada Käufer", "Amt", "Kommunen", "ada@amt.de")


def test_a_guessed_encoding_is_said():
    assert "Windows-1252" in sentences(people(LIST.encode("cp1252")))[0][1]
    assert not people(LIST).findings


def test_a_line_that_names_the_delimiter_is_none_of_the_list():
    assert only("sep=|\nName|Firma, Ort\nAda King|X").row == 3


def test_a_quoted_cell_may_hold_delimiters_and_line_ends():
    entry = only('Name,Organisation\n"King, Ada","Amt für Küste,\nHafen und Meer"\n')

    assert (entry.name, entry.organisation) == ("Ada King", "Amt für Küste, Hafen und Meer")


def test_a_quotation_mark_that_never_closes_swallows_nobody():
    found = people('Name;Organisation\n"Ada King;X\nBo Li;Y\n')

    assert [entry.organisation for entry in found.entries] == ["X", "Y"]


@pytest.mark.parametrize(
    ("headings", "cells", "name"),
    [
        ("First name,Surname", "Ada,King", "Ada King"),
        ("Vorname,Name", "Ada,King", "Ada King"),
        ("Name", '"King, Ada"', "Ada King"),
        ("Name", '"King, Dr. Ada"', "Dr. Ada King"),
        ("Name", '"Dr. King, Ada"', "Dr. Ada King"),
        ("Name", '"Ada King, MdL"', "Ada King, MdL"),
        ("Name", '"Ada King, Hochschule Nord"', "Ada King, Hochschule Nord"),
        ("Name", "Frau Prof. Dr. Ada King", "Prof. Dr. Ada King"),
        ("Anrede,Titel,Vorname,Nachname", "Frau,Dr.,Ada,King", "Dr. Ada King"),
        ("Titel,Name", "Dr.,Dr. Ada King", "Dr. Ada King"),
        ("Nachname", "King", "King"),
        ("Vorname,Nachname", "Uwe,Harms", "Uwe Harms"),
    ],
)
def test_names_are_put_together_from_their_parts(headings, cells, name):
    assert only(f"{headings}\n{cells}\n").name == name


def test_headings_are_looked_for_below_a_title():
    found = people("Teilnehmerliste;;\n;;\nName;Institution;Gruppe\nAda King;Amt;Land\n")

    assert [entry[:4] for entry in found.entries] == [(4, "Ada King", "Amt", "Land")]
    assert [line for line, _ in sentences(found)] == [1]


def test_without_headings_columns_are_known_by_what_stands_in_them():
    found = people("ada@x.de;Ada King;Stadtwerke Nord\nbo@x.de;Bo Li;Amt\n")

    assert [entry[1:5] for entry in found.entries] == [
        ("Ada King", "Stadtwerke Nord", "", "ada@x.de"),
        ("Bo Li", "Amt", "", "bo@x.de"),
    ]


def test_wishes_are_topics_by_number_code_or_title_in_any_spelling():
    for wish in ("3", "W 1.3", "Thema 3", "3 – Daten", "Daten und Steuerung", "Daten u. Steuerung"):
        assert only(f'Name;Wunsch 1\nAda King;"{wish}"').wishes == ((3, 1),), wish


def test_wishes_have_the_priority_of_their_column_or_their_place():
    assert only("Name;Zweitwunsch;Erstwunsch\nAda King;1;3").wishes == ((3, 1), (1, 2))
    assert only("Name;Wunsch;Wunsch\nAda King;1;3").wishes == ((1, 1), (3, 2))
    assert only('Name;Wünsche\nAda King;"3; 1"').wishes == ((3, 1), (1, 2))
    assert only("Name;Wünsche\nAda King;3, 1").wishes == ((3, 1), (1, 2))
    title = '"Netze erneuern, Kosten tragen"'
    assert only(f"Name;Wünsche\nAda King;{title}").wishes == ((2, 1),)


def test_a_column_may_stand_for_a_topic():
    assert only("Name;Thema 1;Daten und Steuerung\nAda King;2;x").wishes == ((3, 1), (1, 2))


def test_roles_are_read_in_both_languages_and_several_at_once():
    assert only("Name;Rolle\nAda King;Moderatorin / Teilnehmende").roles == (
        "moderation",
        "participant",
    )
    assert only("Name,Role\nAda King,Representative").roles == ("representative",)


def test_each_cell_that_is_not_read_is_named_by_row_and_column():
    found = people(
        "Name;Institution;E-Mail;Wunsch;Rolle;Notiz\n"
        "Ada King;45000;ada(at)x;Vulkane;Zauberer;vegan\n"
        "45123;Amt\n=1+1;Amt\nBo Li;=A1;;;;;zu viel\n\nx@y.de;Amt\n;Amt\n" + "x" * 300 + ";Amt\n"
    )  # fmt: skip

    said = " ".join(sentence for _, sentence in sentences(found))
    places = ["column F (“Notiz”)", "Row 2, column B", "Row 2, column C", "Row 2, column D"]
    places += ["Row 2, column E", "Row 3, column A", "Row 4, column A", "Row 5, column B"]
    places += ["Row 5, column G", "Row 7, column A", "Row 8, column A", "Row 9, column A"]
    assert [place for place in places if place.casefold() not in said.casefold()] == []
    assert [entry.row for entry in found.entries if not entry.problem] == [2, 5]
    assert len(listed(found, {}, IDS)) == 2


def test_of_two_columns_with_one_heading_the_first_counts_and_it_is_said():
    found = people("Name;Firma;Firma\nAda King;A;B\n")

    assert found.entries[0].organisation == "A"
    assert "Column C (“Firma”)" in sentences(found)[0][1]
    assert len(found.findings) == 1


# Who is there twice


def pair_of(first, second):
    return people(f"Name;Organisation;E-Mail\n{first}\n{second}\n").pairs.get(3)


@pytest.mark.parametrize(
    ("first", "second", "seems_same"),
    [
        ("Jörg Müller;Amt", "Mueller, Dr. Joerg;Amt", True),
        ("Jörg Groß;Amt", "Gross Jörg;", True),
        ("Ada King;Amt;a@x.de", "Ada K. Byron;Uni;A@x.de", True),
        ("Ada King;Amt", "Ada King;Universität", False),
        ("Hans Meier;Amt", "Hans Maier;Amt", False),
        ("Ada King;Amt", "A. King;Amt", False),
        ("Ada King;Amt", "Ada Maria King;Amt", False),
    ],
)
def test_who_may_be_the_same_is_asked_with_a_proposal(first, second, seems_same):
    found = pair_of(first, second)

    assert found is not None
    assert (found.other_row, found.seems_same) == (2, seems_same)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Anna Müller;Amt", "Andreas Müller;Amt"),
        ("Ada King;Amt", "Bo Li;Amt"),
        ("Li Wu;A", "Wu Bo;A"),
    ],
)
def test_different_people_are_not_asked_about(first, second):
    assert pair_of(first, second) is None


def test_nobody_is_made_one_with_another_against_what_was_answered():
    found = people("Name;Organisation;Gruppe\nJörg Müller;Amt\nJoerg Mueller;Amt;Land\n")

    (one,) = listed(found, {}, IDS)
    assert (one.name, one.group_name) == ("Jörg Müller", "Land")
    assert [person.name for person in listed(found, {3: False}, IDS)] == [
        "Jörg Müller",
        "Joerg Mueller",
    ]


def test_people_of_the_file_are_known_or_asked_about():
    there = [
        Person("p1", "x", "Ada King", "Amt"),
        Person("p2", "x", "Jörg Müller", "Amt"),
        Person("p3", "x", "Hans Meier", "Uni"),
    ]
    found = people(
        "Name;Organisation\nada king;AMT\nMüller, Joerg;Amt\nHans Maier;Uni\nBo Li;\n", there
    )

    assert dict(found.known) == {2: "p1"}
    assert [(pair.person_id, pair.seems_same) for pair in found.pairs.values()] == [
        ("p2", True),
        ("p3", False),
    ]
    assert [person.person_id for person in listed(found, {}, IDS)] == ["p1", "p2", "", ""]
    assert [person.person_id for person in listed(found, {4: True}, IDS)] == ["p1", "p2", "p3", ""]


# Excel


def test_an_excel_file_is_read_as_the_same_list():
    rows = [["Name", "Organisation", "Wunsch 1"], ["Ada King", "Amt", 3], ["Bo Li", "Uni", "W 2.1"]]
    found = people(excel_file(rows))

    assert [entry.wishes for entry in found.entries] == [((3, 1),), ((1, 1),)]
    assert [entry.row for entry in found.entries] == [2, 3]


def test_merged_cells_count_for_every_row_and_it_is_said():
    rows = [["Name", "Organisation"], ["Ada King", "Amt"], ["Bo Li", ""], ["Cem Ay", ""]]
    merge = b'<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>'
    content = edited(
        excel_file(rows),
        "xl/worksheets/sheet1.xml",
        lambda data: data.replace(b"</sheetData>", b"</sheetData>" + merge),
    )

    found = people(content)

    assert [entry.organisation for entry in found.entries] == ["Amt", "Amt", ""]
    assert "B2:B3" in sentences(found)[0][1]


def test_formulas_and_dates_of_excel_are_no_names():
    rows = [["Name", "Firma"], ["=A1&B1", "Amt"], [45123, "Amt"], ["Ada King", "=B2"]]
    found = people(excel_file(rows))

    assert [entry.row for entry in found.entries if not entry.problem] == [4]
    assert found.entries[-1].organisation == ""


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7 x",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"PK\x03\x04 nothing",
        b"a\0b\0\0\0c;\0x",
        b"\xff\xfe\x00\xd8\x00\xd8",
        ";".join(["x"] * 300),
        '"' + "x" * 200_000 + '"',
    ],
)
def test_what_is_no_list_is_refused_with_a_sentence(content):
    with pytest.raises(UserError):
        opened(content)


def test_an_excel_file_with_an_external_entity_is_refused():
    declared = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "http://localhost:1/">]>'
    content = edited(
        excel_file([["Name"], ["Ada King"]]), "xl/workbook.xml", lambda data: declared + data
    )

    with pytest.raises(UserError):
        opened(content)


def test_an_excel_file_that_unpacks_to_more_than_it_may_is_refused():
    content = edited(
        excel_file([["Name"], ["Ada King"]]),
        "xl/worksheets/sheet1.xml",
        lambda data: data + b" " * 101_000_000,
    )

    with pytest.raises(UserError, match="unpacks"):
        opened(content)


def test_an_empty_list_names_nobody():
    for content in ("", " \n;;\n", b"\xef\xbb\xbf"):
        assert people(content).entries == ()
