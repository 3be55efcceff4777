"""Names of files: safe on every system, whatever was typed."""

import pytest

from facilitator.domain.file_names import distinct, file_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("W 1.1 Netze", "W 1.1 Netze"),
        ("../../etc/passwd", "etc passwd"),
        ('a<b>c:"d/e\\f|g?h*i', "a b c d e f g h i"),
        ("Zukunftsforum: Wasser/Land?", "Zukunftsforum Wasser Land"),
        ("...", "otherwise"),
        ("", "otherwise"),
        ("  ..  ", "otherwise"),
        ("x" * 300, "x" * 80),
        ("Ende. ", "Ende"),
        ("nul", "nul_"),
        ("COM1.txt", "COM1_.txt"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("x\x00y\nz", "xy z"),
    ],
)
def test_names_of_files_are_safe_everywhere(text, name):
    assert file_name(text, "otherwise") == name


def test_names_of_files_are_bounded_in_bytes():
    for text in ("ä" * 500, "𝔘" * 500, "a" * 500):
        assert 0 < len(file_name(text, "x").encode()) <= 180


def test_names_that_differ_in_case_only_are_numbered():
    assert list(distinct(["a", "A", "b", "a"])) == ["a", "A (2)", "b", "a (3)"]
