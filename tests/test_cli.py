"""The command line as a person or a script uses it: what it prints, what it leaves, how it ends."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator import __version__
from facilitator.cli import run
from facilitator.storage.files import open_file


@pytest.fixture
def example(tmp_path: Path) -> Path:
    file = tmp_path / "example.workshop"
    assert run(["new", str(file), "--example"]) == 0
    return file


def figures(file: Path, capsys: pytest.CaptureFixture[str]) -> dict:
    capsys.readouterr()
    assert run(["info", str(file), "--json"]) == 0
    return json.loads(capsys.readouterr().out)["workshops"][0]


def test_version_is_printed(capsys):
    with pytest.raises(SystemExit, match="0"):
        run(["--version"])
    assert capsys.readouterr().out == f"facilitator {__version__}\n"


@pytest.mark.parametrize("words", [["new"], ["note", "x.workshop"], ["a", "b"], ["--nonsense"]])
def test_a_wrong_command_line_ends_with_two(words):
    with pytest.raises(SystemExit, match="2"):
        run(words)


def test_the_command_line_is_german_to_its_last_word(monkeypatch, capsys):
    monkeypatch.setenv("FACILITATOR_LANG", "de")
    monkeypatch.setenv("COLUMNS", "100")
    with pytest.raises(SystemExit, match="0"):
        run(["new", "--help"])
    assert capsys.readouterr().out.splitlines() == [
        "Aufruf: facilitator new [-h] [--example | --from GLIEDERUNG.md] DATEI",
        "",
        "eine Workshop-Datei anlegen",
        "",
        "Angaben:",
        "  DATEI",
        "",
        "Optionen:",
        "  -h, --help            diese Hilfe zeigen und beenden",
        "  --example             mit dem Beispiel-Workshop",
        "  --from GLIEDERUNG.md  mit dem Workshop einer Gliederung",
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["new"], "facilitator new: Fehler: es fehlen Angaben: DATEI"),
        (["new", "a", "b"], "facilitator: Fehler: unbekannte Angaben: b"),
        (["new", "a", "--from"], "facilitator new: Fehler: Angabe --from: es fehlt ein Wert"),
        (
            ["new", "a", "--example", "--from", "b"],
            "facilitator new: Fehler: Angabe --from: nicht zusammen mit --example möglich",
        ),
        (
            ["info", "a", "--json=b"],
            "facilitator info: Fehler: Angabe --json: der Wert 'b' ist hier nicht möglich",
        ),
        (
            ["a", "b"],
            "facilitator: Fehler: es lässt sich nur eine Datei öffnen; --help nennt die Befehle",
        ),
    ],
)
def test_a_wrong_command_line_is_explained_in_german(monkeypatch, capsys, words, sentence):
    monkeypatch.setenv("FACILITATOR_LANG", "de")
    with pytest.raises(SystemExit, match="2"):
        run(words)
    assert capsys.readouterr().err.splitlines()[-1] == sentence


def test_the_reason_of_the_machine_is_german_too(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("FACILITATOR_LANG", "de")
    assert run(["new", str(tmp_path / "a"), "--from", str(tmp_path / "b.md")]) == 1
    assert "(Datei oder Ordner nicht vorhanden)" in capsys.readouterr().err


def test_a_missing_file_is_one_sentence(tmp_path, capsys):
    assert run(["info", str(tmp_path / "nowhere.workshop")]) == 1
    error = capsys.readouterr().err
    assert error.startswith("facilitator: There is no file “nowhere.workshop”")
    assert error.count("\n") == 1


def test_the_example_is_complete(example, capsys):
    found = figures(example, capsys)
    assert (found["rounds"], found["topics"], found["sessions"]) == (2, 2, 4)
    assert found["notes"] > 20
    assert all(found["key_results_by_topic"])


def test_new_never_replaces_a_file(example, capsys):
    before = example.read_bytes()
    assert run(["new", str(example)]) == 1
    assert "exists already" in capsys.readouterr().err
    assert example.read_bytes() == before


def test_an_empty_file_can_be_made_and_gets_its_ending(tmp_path, capsys):
    assert run(["new", str(tmp_path / "Forum")]) == 0
    assert figures(tmp_path / "Forum.workshop", capsys)["title"] == "Forum"


def test_a_note_goes_to_the_end_of_its_question(example):
    words = ["note", str(example), "--session", "W 2.1", "--question", "2", "Said last"]
    assert run(words) == 0
    file = open_file(example)
    head = file.read.head(file.read.workshops()[0].id)
    topic = head.topics[0]
    session = head.sessions_of(topic)[1]
    notes = file.read.session_notes(session.id, head.questions_of(topic)[1].id)
    file.close()
    assert notes[-1].text == "Said last"


def test_notes_are_read_from_standard_input(example, capsys, monkeypatch):
    before = figures(example, capsys)["notes"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"one\n\ntwo\n")))
    assert run(["note", str(example), "--session", "W1.1", "--question", "1", "-"]) == 0
    assert figures(example, capsys)["notes"] == before + 2


@pytest.mark.parametrize(
    ("session", "question", "text", "said"),
    [
        ("W9.9", "1", "x", "no session"),
        ("nonsense", "1", "x", "no session"),
        ("W1.1", "99", "x", "no question"),
        ("W1.1", "1z", "x", "no question"),
        ("W1.1", "1", "  ", "empty"),
    ],
)
def test_a_note_that_has_no_place_is_refused(example, capsys, session, question, text, said):
    words = ["note", str(example), "--session", session, "--question", question, text]
    before = figures(example, capsys)
    assert run(words) == 1
    assert said in capsys.readouterr().err
    assert figures(example, capsys) == before


def test_an_outline_goes_out_and_comes_back_the_same(example, tmp_path, capsys):
    capsys.readouterr()
    assert run(["outline", str(example)]) == 0
    first = capsys.readouterr().out
    (tmp_path / "out.md").write_text(first, encoding="utf-8")
    again = tmp_path / "again.workshop"
    assert run(["import", str(tmp_path / "out.md"), str(again)]) == 0
    assert run(["outline", str(again), "-o", str(tmp_path / "second.md")]) == 0
    assert (tmp_path / "second.md").read_text(encoding="utf-8") == first


def test_import_adds_a_second_workshop_which_must_then_be_named(example, tmp_path, capsys):
    (tmp_path / "two.md").write_text("---\ntitle: Second day\n---\n", encoding="utf-8")
    assert run(["import", str(tmp_path / "two.md"), str(example)]) == 0
    capsys.readouterr()
    assert run(["outline", str(example)]) == 1
    assert "--workshop" in capsys.readouterr().err
    assert run(["outline", str(example), "--workshop", "second"]) == 0
    assert "title: Second day" in capsys.readouterr().out


def test_an_outline_that_cannot_be_read_leaves_no_file(tmp_path, capsys):
    assert run(["import", str(tmp_path / "none.md"), str(tmp_path / "new.workshop")]) == 1
    assert capsys.readouterr().err.startswith("facilitator: ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("layout", ["prognos", "minutes"])
def test_the_protocol_is_written_as_word_and_markdown(example, tmp_path, layout):
    for name in ("out.docx", "out.md"):
        words = ["protocol", str(example), "-o", str(tmp_path / name), "--layout", layout]
        assert run(words) == 0
    assert (tmp_path / "out.docx").read_bytes().startswith(b"PK")
    assert (tmp_path / "out.md").read_text(encoding="utf-8").strip()


@pytest.mark.parametrize(
    ("output", "layout", "said"),
    [
        ("x.odt", "prognos", "not as “"),
        ("x.docx", "nowhere", "layout"),
        ("no/x.md", "minutes", "x.md"),
    ],
)
def test_a_protocol_that_cannot_be_written_says_why(
    example, tmp_path, capsys, output, layout, said
):
    before = sorted(tmp_path.iterdir())
    words = ["protocol", str(example), "-o", str(tmp_path / output), "--layout", layout]
    assert run(words) == 1
    assert said in capsys.readouterr().err
    assert sorted(tmp_path.iterdir()) == before


def test_check_lists_what_is_open_and_ends_with_one(tmp_path, capsys):
    outline = "---\ntitle: Day\n---\n\n# Workshop 1: Topic\n\n## Why?\n"
    (tmp_path / "day.md").write_text(outline, encoding="utf-8")
    assert run(["import", str(tmp_path / "day.md"), str(tmp_path / "day.workshop")]) == 0
    capsys.readouterr()
    assert run(["check", str(tmp_path / "day.workshop"), "--json"]) == 1
    matters = {entry["matter"] for entry in json.loads(capsys.readouterr().out)}
    assert {"no_date", "no_moderation", "question_unanswered"} <= matters


def test_commands_load_no_window(example):
    code = (
        "import sys; from facilitator.cli import run; run(['info', sys.argv[1]]);"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code, example], check=False).returncode == 0
