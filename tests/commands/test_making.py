"""`new`, `import` and `note`: what they put into a file, and what they refuse."""

import os
import sys
from pathlib import Path

import pytest

from facilitator.actions import history
from facilitator.actions.desk import Desk
from facilitator.errors import UserError
from facilitator.storage.files import open_file
from tests.commands.conftest import OUTLINE
from tests.commands.figures import figures


def notes(file: Path, code: str, *questions: int) -> list[str]:
    """Return the notes of a session's question; a second number is a sub-question's."""
    opened = open_file(file, read_only=True)
    head = opened.read.head(opened.read.workshops()[0].id)
    (session,) = (entry for entry in head.sessions if head.code[entry.id].compact == code)
    topic = next(entry for entry in head.topics if entry.id == session.topic_id)
    question = head.questions_of(topic)[questions[0] - 1]
    for number in questions[1:]:
        question = head.sub_questions_of(question)[number - 1]
    page = opened.read.session_notes(session.id, question.id)
    opened.close()
    return [note.text for note in page if note.question_id == question.id]


# new


def test_a_file_without_an_outline_holds_one_workshop_of_its_name(call, tmp_path):
    assert call("new", tmp_path / "Forum am Fluss").code == 0
    (found,) = figures(call, tmp_path / "Forum am Fluss.workshop")
    assert found["title"] == "Forum am Fluss"
    assert found["notes"] == found["topics"] == 0


@pytest.mark.parametrize(
    ("language", "title"),
    [("de", "Zukunftsforum Wasserwirtschaft Nordland"), ("en", "Harbour Quarter Forum")],
)
def test_the_example_speaks_the_language_in_use(call, tmp_path, monkeypatch, language, title):
    monkeypatch.setenv("FACILITATOR_LANG", language)
    assert call("new", tmp_path / "a.workshop", "--example").code == 0
    assert figures(call, tmp_path / "a.workshop")[0]["title"] == title


@pytest.mark.parametrize(
    "words",
    [("new",), ("new", "--example"), ("new", "--from", "OUTLINE"), ("import", "OUTLINE")],
)
def test_undo_never_empties_a_file_that_was_made(call, tmp_path, outline, words):
    path = tmp_path / "a.workshop"
    command, *rest = (outline if word == "OUTLINE" else word for word in words)
    given = (*rest, path) if command == "import" else (path, *rest)
    assert call(command, *given).code == 0
    desk = Desk(open_file(path))
    with pytest.raises(UserError, match="nothing to undo"):
        desk.run(history.undo)
    desk.close()


@pytest.mark.parametrize("source", ["file", "-"])
def test_a_file_is_made_from_an_outline(call, tmp_path, outline, source):
    name = outline if source == "file" else "-"
    ended = call("new", tmp_path / "a.workshop", "--from", name, stdin=OUTLINE.encode())
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    (found,) = figures(call, tmp_path / "a.workshop")
    assert (found["title"], found["notes"], found["key_results"]) == ("Second day", 2, 1)


def test_a_file_is_never_replaced(call, example, outline):
    before = example.read_bytes()
    for words in (
        ("new", example),
        ("new", example.with_suffix("")),
        ("new", example, "--example"),
    ):
        assert "exists already" in call(*words).sentence
    assert example.read_bytes() == before
    assert "exists already" in call("new", outline).sentence
    assert outline.read_text(encoding="utf-8") == OUTLINE


def test_example_and_outline_exclude_each_other(call, tmp_path, outline):
    ended = call("new", tmp_path / "a.workshop", "--example", "--from", outline)
    assert ended.code == 2
    assert not (tmp_path / "a.workshop").exists()


@pytest.mark.parametrize("name", ["gone/forum", "second.md/forum", "x" * 300, "", "."])
@pytest.mark.usefixtures("outline")
def test_a_place_that_takes_no_file_is_refused_and_nothing_is_left(
    call, tmp_path, monkeypatch, name
):
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    assert "Nothing was written" in (said := call("new", name).sentence) or "folder" in said
    assert sorted(tmp_path.iterdir()) == before


def test_a_name_that_is_no_text_becomes_a_title_that_is(call, tmp_path):
    strange = Path(os.fsdecode(os.fsencode(tmp_path / "Forum ") + b"\xff.workshop"))
    assert call("new", strange).code == 0
    assert [entry["title"] for entry in figures(call, strange)] == ["Forum "]


# import


def test_importing_makes_the_file_where_there_is_none(call, tmp_path, outline):
    assert call("import", outline, tmp_path / "a").code == 0
    assert [entry["title"] for entry in figures(call, tmp_path / "a.workshop")] == ["Second day"]


def test_importing_adds_to_the_file_that_is_there(call, example, outline):
    (before,) = figures(call, example)
    assert call("import", outline, example).code == 0
    assert call("import", "-", example, stdin=OUTLINE.encode()).code == 0
    found = figures(call, example)
    assert [entry["title"] for entry in found] == [before["title"], "Second day", "Second day"]
    assert found[0] == before


def test_what_was_not_understood_is_said_with_its_line_and_kept(call, tmp_path):
    (tmp_path / "a.md").write_text("---\ntitle: A\ncolour: blue\n---\n", encoding="utf-8")
    ended = call("import", tmp_path / "a.md", tmp_path / "a.workshop")
    assert ended.code == 0
    assert ended.err.startswith(f"{tmp_path / 'a.md'}:3: “colour”")
    assert "blue" in call("outline", tmp_path / "a.workshop").out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "No such file"),
        (b"\x89PNG\r\n\0", "not a text file"),
        (b"# x\n" * 5_000_001, "larger than"),
    ],
    ids=["missing", "binary", "huge"],
)
def test_an_outline_that_cannot_be_read_leaves_nothing(call, tmp_path, content, said):
    path = tmp_path / "a.md"
    if content is not None:
        path.write_bytes(content)
    before = sorted(tmp_path.iterdir())
    assert said in call("import", path, tmp_path / "a.workshop").sentence
    assert said in call("new", tmp_path / "a.workshop", "--from", path).sentence
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_is_no_outline(call, tmp_path):
    assert "Is a directory" in call("import", tmp_path, tmp_path / "a.workshop").sentence


@pytest.mark.parametrize("command", ["new", "import"])
def test_a_workshop_file_does_not_go_to_standard_output(call, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    words = ("new", "-") if command == "new" else ("import", "-", "-")
    assert "standard output" in call(*words, stdin=OUTLINE.encode()).sentence
    assert list(tmp_path.iterdir()) == []


# note


@pytest.mark.parametrize("code", ["W2.1", "W 2.1", "w2.1", " W 2.1 "])
def test_a_note_goes_to_the_end_of_its_question(call, example, code):
    before = notes(example, "W2.1", 2)
    assert call("note", example, "--session", code, "--question", "2", "Said last").code == 0
    assert notes(example, "W2.1", 2) == [*before, "Said last"]


@pytest.mark.parametrize("number", ["1a", "1A", " 1a "])
def test_a_note_can_go_to_a_sub_question(call, second, number):
    words = ("note", second, "--session", "W1.1", "--question", number, "The state")
    assert call(*words).code == 0
    assert notes(second, "W1.1", 1, 1) == ["Nobody yet", "The state"]
    assert notes(second, "W1.1", 1) == ["All of us"]


def test_options_may_stand_behind_the_text_and_the_text_may_look_like_one(call, second):
    assert call("note", second, "-5 degrees", "--question", "1", "--session", "W1.1").code == 0
    words = ("note", second, "--question", "1", "--session", "W1.1", "--", "--frozen")
    assert call(*words).code == 0
    assert notes(second, "W1.1", 1) == ["All of us", "-5 degrees", "--frozen"]


@pytest.mark.parametrize(
    "stdin",
    [
        "Größe\n\n  \nZweite".encode(),
        "\ufeffGröße\r\nZweite\r\n".encode(),
        "Größe\nZweite\n".encode("cp1252"),
    ],
    ids=["empty lines", "Windows", "old Windows"],
)
def test_standard_input_gives_one_note_per_line(call, second, stdin):
    words = ("note", second, "--session", "W1.1", "--question", "1", "-")
    assert call(*words, stdin=stdin).code == 0
    assert notes(second, "W1.1", 1) == ["All of us", "Größe", "Zweite"]


def test_what_no_document_can_hold_is_left_out_of_a_note(call, second):
    text = "One\x00 two\x1b[31m\nthree\udcff 👩🏽‍🌾 \u202eright"
    words = ("note", second, "--session", "W1.1", "--question", "1", text)
    assert call(*words).code == 0
    assert notes(second, "W1.1", 1)[-1] == "One two[31m three 👩🏽‍🌾 \u202eright"


@pytest.mark.parametrize(
    ("session", "question", "text", "said"),
    [
        ("W9.9", "1", "x", "no session “W9.9”; there are W1.1"),
        ("nonsense", "1", "x", "no session"),
        ("", "1", "x", "no session"),
        ("W1.1", "99", "x", "no question 99"),
        ("W1.1", "0", "x", "no question"),
        ("W1.1", "-1", "x", "no question"),
        ("W1.1", "1z", "x", "no question"),
        ("W1.1", "9" * 5_000, "x", "no question"),
        ("W1.1", "", "x", "no question"),
        ("W1.1", "1", "  \n ", "empty"),
        ("W1.1", "1", "-", "empty"),
    ],
)
def test_a_note_without_a_place_or_words_is_refused(call, example, session, question, text, said):
    (before,) = figures(call, example)
    words = ("note", example, f"--session={session}", f"--question={question}", text)
    assert said in call(*words).sentence
    assert figures(call, example) == [before]


def test_a_topic_with_one_question_says_so(call, second):
    words = ("note", second, "--session", "W1.1", "--question", "2", "x")
    assert "no question 2 here; there is only one." in call(*words).sentence


def test_of_several_workshops_the_one_for_a_note_is_named(call, both):
    words = ("--session", "W1.1", "--question", "1", "Here")
    said = call("note", both, *words).sentence
    assert "--workshop" in said
    assert "“Harbour Quarter Forum”, “Second day”" in said
    before = [entry["notes"] for entry in figures(call, both)]
    assert call("note", both, "--workshop", "SECOND", *words).code == 0
    assert [entry["notes"] for entry in figures(call, both)] == [before[0], before[1] + 1]


# A file that somebody else has open


@pytest.mark.parametrize("command", ["note", "import"])
def test_a_file_that_somebody_else_writes_is_left_to_them(call, second, outline, command):
    words = {
        "note": ("note", second, "--session", "W1.1", "--question", "1", "Late"),
        "import": ("import", outline, second),
    }
    holder = open_file(second)
    try:
        said = call(*words[command]).sentence
    finally:
        holder.close()
    assert "open" in said
    assert [entry["notes"] for entry in figures(call, second)] == [2]
    assert call(*words[command]).code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked by the kind of drive")
def test_whoever_writes_to_a_network_share_is_warned(call, second, outline, monkeypatch):
    mounts = f"nas:/team {second.parent} nfs4 rw 0 0\n"
    monkeypatch.setattr("facilitator.storage.locking._mounts", lambda: mounts)
    calls = [
        call("note", second, "--session", "W1.1", "--question", "1", "Far away"),
        call("import", outline, second),
        call("import", outline, second.with_name("third.workshop")),
        call("new", second.with_name("fourth.workshop")),
    ]
    for ended in calls:
        assert ended.code == 0
        assert ended.err.count("lies on a network drive") == 1


def test_whoever_brings_a_text_without_topics_is_shown_the_form(call, tmp_path):
    outline = tmp_path / "mail.md"
    outline.write_text("Hello,\n\nplease find the questions below.\n", encoding="utf-8")
    ended = call("new", tmp_path / "mail.workshop", "--from", outline)
    assert ended.code == 0
    assert "begins a topic" in ended.err.splitlines()[-1]
