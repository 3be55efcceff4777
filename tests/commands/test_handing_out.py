"""`outline` and `protocol`: what goes out, where to, and what is left alone."""

import csv
import io
import json
import shutil
import zipfile
from contextlib import closing

import pytest

from facilitator.actions import history, messages, notes, sessions
from facilitator.actions.desk import Desk
from facilitator.paths import protocols
from facilitator.storage.files import open_file
from tests.commands.conftest import OUTLINE
from tests.commands.figures import figures
from tests.protocol.sheets import PdfFile

# outline


def test_an_outline_goes_out_and_comes_back_the_same(call, example, tmp_path):
    first = call("outline", example)
    (tmp_path / "out.md").write_text(first.out, encoding="utf-8")
    assert call("import", tmp_path / "out.md", tmp_path / "again.workshop").code == 0
    assert call("outline", tmp_path / "again.workshop", "-o", tmp_path / "second.md").code == 0
    assert (tmp_path / "second.md").read_text(encoding="utf-8") == first.out
    again = figures(call, tmp_path / "again.workshop")
    assert again == figures(call, example)


def test_an_outline_goes_to_standard_output_unless_a_file_is_named(call, second, tmp_path):
    plain, dash = call("outline", second), call("outline", second, "-o", "-")
    assert plain.out == dash.out != ""
    named = call("outline", second, "-o", tmp_path / "out.md")
    assert (named.code, named.out, named.err) == (0, "", "")
    assert (tmp_path / "out.md").read_text(encoding="utf-8") == plain.out


@pytest.mark.parametrize("command", ["outline", "protocol"])
def test_a_workshop_file_can_come_from_standard_input(call, second, command):
    words = ("-o", "-")
    wanted = call(command, second, *words)
    assert wanted.code == 0
    assert call(command, "-", *words, stdin=second.read_bytes()) == wanted


@pytest.mark.parametrize("name", ["second.workshop", "second", "./second.workshop", "same.md"])
def test_the_workshop_file_itself_is_never_written_over(call, second, tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "same.md").hardlink_to(second)
    before = second.read_bytes()
    if name != "second":
        assert "itself" in call("outline", second, "-o", name).sentence
    assert "itself" in call("outline", "second", "-o", "second.workshop").sentence
    assert second.read_bytes() == before


# protocol


@pytest.mark.parametrize("layout", ["prognos", "minutes"])
@pytest.mark.parametrize("name", ["out.docx", "out.pdf", "out.md", "OUT.DOCX"])
def test_a_protocol_is_written_in_every_layout_and_format(call, example, tmp_path, layout, name):
    ended = call("protocol", example, "-o", tmp_path / name, "--layout", layout)
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    data = (tmp_path / name).read_bytes()
    if name.endswith("md"):
        text = data.decode()
    elif name.endswith("pdf"):
        text = " ".join(PdfFile(data).pages())
    else:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            text = archive.read("word/document.xml").decode()
    assert "Harbour Quarter Forum" in text
    assert "Who should be able to live here in 2035?" in text


def test_prognos_is_the_layout_if_none_is_named(call, second):
    plain = call("protocol", second, "-o", "-").out
    assert plain == call("protocol", second, "-o", "-", "--layout", "prognos").out
    assert plain != call("protocol", second, "-o", "-", "--layout", "minutes").out


def test_a_protocol_goes_to_standard_output_as_markdown(call, second, tmp_path):
    assert call("protocol", second, "-o", tmp_path / "out.md").code == 0
    written = (tmp_path / "out.md").read_text(encoding="utf-8")
    assert call("protocol", second, "-o", "-").out == written


def test_a_layout_of_ones_own_is_named_by_its_folder(call, second, tmp_path):
    own = tmp_path / "house"
    shutil.copytree(protocols() / "minutes", own)
    words = ("protocol", second, "-o", "-", "--layout")
    assert call(*words, own).out == call(*words, "minutes").out


def test_a_protocol_replaces_an_older_one(call, second, tmp_path):
    (tmp_path / "out.md").write_text("an older protocol", encoding="utf-8")
    assert call("protocol", second, "-o", tmp_path / "out.md").code == 0
    assert "older" not in (tmp_path / "out.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("output", "layout", "said"),
    [
        ("out.odt", "prognos", "as .docx, .pdf or .md, not as “"),
        ("out", "prognos", "as .docx, .pdf or .md"),
        (".docx", "prognos", "as .docx, .pdf or .md"),
        ("", "prognos", "as .docx, .pdf or .md"),
        ("out.docx", "nowhere", "no layout “nowhere”"),
        ("out.docx", "", "no layout"),
        ("out.docx", "../../../etc", "no layout"),
        ("gone/out.md", "minutes", "“out.md” could not be written (No such file"),
        ("second.md/out.md", "minutes", "“out.md” could not be written (Not a directory"),
    ],
)
def test_a_protocol_that_cannot_be_written_says_why_and_leaves_nothing(
    call, second, tmp_path, monkeypatch, output, layout, said
):
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    assert said in call("protocol", second, "-o", output, "--layout", layout).sentence
    assert sorted(tmp_path.rglob("*")) == before


def test_a_protocol_needs_to_know_where_to(call, second):
    assert call("protocol", second).code == 2


# Which workshop


@pytest.mark.parametrize("command", [("outline",), ("protocol", "-o", "-"), ("check", "--json")])
def test_of_several_workshops_one_is_named_by_a_part_of_its_title(call, both, command):
    name, *options = command
    said = call(name, both, *options).sentence
    assert "Name one with --workshop: “Harbour Quarter Forum”, “Second day”" in said
    assert "Name one" in call(name, both, *options, "--workshop", "Third").sentence
    assert call(name, both, *options, "--workshop", "sECOND").err == ""


def test_a_whole_title_counts_before_a_part_of_one(call, both):
    longer = OUTLINE.replace("title: Second day", "title: Second day, afternoon")
    assert call("import", "-", both, stdin=longer.encode()).code == 0
    assert "title: Second day\n" in call("outline", both, "--workshop", "second day").out
    assert "Name one" in call("outline", both, "--workshop", "second").sentence


# A file that somebody else has open


def test_a_file_that_somebody_else_writes_can_still_be_read(call, second):
    alone = call("outline", second)
    holder = open_file(second)
    try:
        beside, listed = call("outline", second), call("info", second, "--json")
    finally:
        holder.close()
    assert (beside.code, beside.out) == (alone.code, alone.out)
    assert json.loads(listed.out)["workshops"][0]["title"] == "Second day"


# log


def _happened(path):
    with closing(open_file(path)) as file:
        desk = Desk(file, actor="Hanna")
        head = desk.read.head(desk.read.workshops()[0].id)
        session = head.sessions[0]
        desk.run(sessions.start, session_id=session.id)
        question = desk.read.guiding_questions(session.topic_id)[0]
        desk.run(notes.add, session_id=session.id, question_id=question.id, text="GETIPPT")
        desk.run(sessions.pause, session_id=session.id)
        desk.run(history.undo)
        desk.run(messages.send, workshop_id=head.workshop.id, text="=1+1")


def test_the_log_says_what_happened_but_not_what_was_typed(call, second):
    _happened(second)
    said = call("log", second)
    assert (said.code, said.err) == (0, "")
    told = [line.split("  ", 2)[-1] for line in said.out.splitlines()]
    assert set(told) == {
        "New workshop",
        "Hanna  W 1.1  session started",
        "Hanna  W 1.1  question 1: Who keeps it?",
        "Hanna  undone: Pause",
        "Hanna  message: =1+1",
    }
    assert "GETIPPT" not in said.out


def test_the_log_goes_out_as_a_table_without_formulas(call, second, tmp_path):
    _happened(second)
    assert call("log", second, "-o", tmp_path / "log.csv").code == 0
    with (tmp_path / "log.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == ["Date", "Time", "Who", "Where", "What"]
    assert "message: =1+1" in {row[4] for row in rows}
    assert len(rows) == 5
    dash = call("log", second, "-o", "-")
    assert (
        dash.out.splitlines()[1:] == (tmp_path / "log.csv").read_text("utf-8-sig").splitlines()[1:]
    )


def test_the_log_goes_out_as_markdown_by_its_ending(call, second, tmp_path):
    _happened(second)
    assert call("log", second, "-o", tmp_path / "log.MD").code == 0
    text = (tmp_path / "log.MD").read_text("utf-8")
    assert text.startswith("# Event log of Second day\n\n| Date | Time |")
    assert "| message: =1+1 |" in text


def test_a_workshop_in_which_nothing_happened_has_its_import(call, second):
    assert len(call("log", second).out.splitlines()) == 1


def test_an_edition_is_written_and_names_left_over_are_told(call, example, tmp_path):
    out = tmp_path / "out.md"
    done = call(
        "protocol", example, "-o", out, "--profile", "none", "--audience", "full", "--codes"
    )
    assert done.code == 0
    assert "names Eleanor Tresk." in done.err
    written = out.read_text(encoding="utf-8")
    assert "Moderation" not in written
    assert "W1.1-Q1-01" in written
    full = call("protocol", example, "-o", out)
    assert (full.code, full.err) == (0, "")


def test_an_unknown_edition_writes_nothing(call, example, tmp_path):
    for words in (("--profile", "some"), ("--audience", "boss"), ("--audience", "topic:7")):
        done = call("protocol", example, "-o", tmp_path / "out.md", *words)
        assert done.code == 1
        assert "Nothing was written" in done.err
    assert not (tmp_path / "out.md").exists()
