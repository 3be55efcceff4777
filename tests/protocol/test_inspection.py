"""What the author of a layout hears: every flaw at once, each with its line and column."""

import shutil

import pytest
from docx import Document

from facilitator import paths
from facilitator.errors import UserError
from facilitator.protocol.inspection.flaws import layout_flaws, shown
from facilitator.protocol.inspection.positions import Positions
from facilitator.protocol.layouts import layout_names

HEAD = 'extends = "prognos"\ntitle = "Kurz"\n'


@pytest.fixture
def check(tmp_path):
    """Return a function that writes a layout and returns line, column, key and fault of its flaws."""

    def flaws(text: str | bytes):
        folder = tmp_path / "own"
        folder.mkdir(exist_ok=True)
        content = text.encode() if isinstance(text, str) else text
        (folder / "layout.toml").write_bytes(content)
        found = layout_flaws(folder)
        assert all(flaw.file == folder / "layout.toml" for flaw in found)
        return [(*flaw.place, flaw.key, flaw.fault) for flaw in found]

    return flaws


@pytest.mark.parametrize("name", layout_names())
def test_nothing_is_wrong_with_the_layouts_that_come_with_the_program(name) -> None:
    assert layout_flaws(name) == []


def test_all_flaws_are_told_at_once_in_the_order_of_the_file(check) -> None:
    text = (
        HEAD
        + """tittle = "x"
blocks = [
  "title",
  "agneda",   # a comment with "quotes" and [brackets]
  { id = "answers", page_breaks = 1, level = 3 },
  "title",
]
[page]
top = "wide"
[styles.body]
size = 0
  color = "greenish"
[styles.boddy]
size = 3
[labels.de]
agenda = '''{title}'''
"""
    )
    assert [(line, column, key) for line, column, key, _ in check(text)] == [
        (3, 1, "tittle"),
        (6, 3, "blocks, 2"),
        (7, 21, "blocks, 3, answers.page_breaks"),
        (8, 3, "blocks, 4"),
        (11, 1, "page.top"),
        (13, 1, "styles.body.size"),
        (14, 3, "styles.body.color"),
        (15, 1, "styles.boddy"),
        (18, 1, "labels.de.agenda"),
    ]


def test_each_flaw_is_one_line_with_file_line_column_and_a_sentence(tmp_path) -> None:
    (tmp_path / "layout.toml").write_text(HEAD + "extra_chapters = 3\n")
    (line,) = shown(layout_flaws(tmp_path))
    assert line == f"{tmp_path / 'layout.toml'}:3:1: “extra_chapters” has to be true or false."


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title = \n", (1, 9)),
        (HEAD + "[page]\ntop = 'a\n", (4, 1)),
        (HEAD.encode() + 'author = "Prüfung"'.encode("latin-1"), (3, 13)),
        (HEAD + "blocks = [", (3, 1)),
        (HEAD + "x = " + "[" * 20_000, (3, 1)),
        (HEAD + "x = " + "9" * 20_000, (3, 1)),
        (HEAD + "#" + "x" * 1_000_000, (3, 1)),
    ],
)
def test_a_file_that_is_no_toml_says_where(check, text, place) -> None:
    ((line, column, key, fault),) = check(text)
    assert (line, column) == place
    assert key == ""
    assert fault.startswith("This is not valid TOML: ")
    assert "line" not in fault


def test_a_layout_that_extends_what_is_not_there_is_looked_at_all_the_same(check) -> None:
    found = check('title = "x"\nextends = "nope"\nauthor = 3\n')
    assert [(line, key) for line, _, key, _ in found] == [(2, "extends"), (3, "author")]


def test_a_loop_is_a_flaw_of_the_file_that_closes_it(tmp_path) -> None:
    for name, other in (("one", "two"), ("two", "one")):
        (tmp_path / name).mkdir()
        path = (tmp_path / other).as_posix()
        (tmp_path / name / "layout.toml").write_text(f'title = "x"\nextends = "{path}"\n')
    (flaw,) = layout_flaws(tmp_path / "one")
    assert flaw.file.parent.name == "two"
    assert (flaw.place, flaw.key) == ((2, 1), "extends")
    assert "leads back" in flaw.fault


def test_what_a_language_lacks_is_told_label_by_label_at_its_table(check) -> None:
    found = check(HEAD + "[labels.fr]\nagenda = 'Ordre du jour'\n")
    assert {(line, column) for line, column, _, _ in found} == {(3, 1)}
    assert "labels.fr.page" in {key for _, _, key, _ in found}
    assert "labels.fr.agenda" not in {key for _, _, key, _ in found}


def test_a_template_that_is_missing_or_lacks_styles_is_named(check, tmp_path) -> None:
    ((line, _, key, fault),) = check(HEAD + 'template = "letter.docx"\n')
    assert (line, key, fault) == (3, "template", "names a file that is not there")
    nordland = paths.protocols() / "nordland" / "letterhead.docx"
    document = Document(str(nordland))
    for name in ("List Bullet 2", "Protocol Meta"):
        document.styles[name].delete()
    document.save(str(tmp_path / "own" / "letter.docx"))
    found = check(HEAD + 'template = "letter.docx"\n[styles.meta]\nname = "Protocol Meta"\n')
    assert [(line, key) for line, _, key, _ in found] == [(3, "template"), (5, "styles.meta.name")]
    assert "List Bullet 2" in found[0][3]


def test_a_style_that_only_the_inherited_layout_names_is_a_flaw_of_the_template(tmp_path) -> None:
    folder = tmp_path / "own"
    shutil.copytree(paths.protocols() / "nordland", folder)
    document = Document(str(folder / "letterhead.docx"))
    document.styles["List Bullet 2"].delete()
    document.save(str(folder / "letterhead.docx"))
    (flaw,) = layout_flaws(folder)
    assert flaw.key == "template"
    assert flaw.file == folder / "layout.toml"
    assert "List Bullet 2" in flaw.fault


@pytest.mark.parametrize("data", [b"", b"no zip"])
def test_a_template_that_is_no_word_file_is_a_flaw(check, tmp_path, data) -> None:
    check(HEAD)
    (tmp_path / "own" / "letter.docx").write_bytes(data)
    ((_, _, key, fault),) = check(HEAD + 'template = "letter.docx"\n')
    assert key == "template"
    assert fault == "cannot be used: it is not a Word document (.docx)"


def test_colours_that_cannot_be_read_on_paper_are_told_once_where_they_are_said(check) -> None:
    found = check(
        HEAD + '[theme]\nmuted = "#999999"\n[styles.body]\ncolor = "#BBBBBB"\n'
        '[styles.title]\ncolor = "#888888"\n'
    )
    assert [(line, key) for line, _, key, _ in found] == [
        (4, "theme.muted"),
        (6, "styles.body.color"),
    ]
    assert (
        "contrast 2.8 to 1, and 4.5 to 1" in found[0][3]
    )  # the title is large enough for its grey


def test_positions_know_every_form_of_a_key() -> None:
    text = (
        '# head\n"a b" = 1\na.b.c = """x\n[no] = 1\n"""\n[t.u]  # end\nk = [ [1, 2],\n {x = 1.5} ]\n'
        "[[many]]\nid = 2024-01-01 10:00:00\n[[many]]\nid = 'it''s'\n"
    ).replace("'it''s'", "'its'")
    positions = Positions(text)
    places = {
        "a b": (2, 1),
        "a.b.c": (3, 1),
        "t.u": (6, 1),
        "t.u.k": (7, 1),
        "t.u.k, 1": (7, 7),
        "t.u.k, 2": (8, 2),
        "t.u.k, 2.x": (8, 3),
        "many, 2.id": (12, 1),
        "t.u.unknown": (6, 1),
        "nowhere": (1, 1),
    }
    assert {key: tuple(positions.of(key)) for key in places} == places


def test_an_unknown_layout_is_answered_with_those_there_are() -> None:
    with pytest.raises(UserError, match="no layout “nope”"):
        layout_flaws("nope")
