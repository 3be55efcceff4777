"""`handouts`: what is written where, and what is said of it."""


def test_everything_goes_into_a_folder_and_what_is_missing_is_said(call, example, tmp_path):
    out = tmp_path / "out"
    found = call("handouts", example, "-o", out)
    assert found.code == 0
    written = [path for path in out.rglob("*") if path.is_file()]
    assert found.out == f"{len(written)} files written.\n"
    assert "No participants are in the plan." in found.err
    assert {path.suffix for path in written} >= {".docx", ".xlsx", ".ics", ".csv", ".txt"}


def test_those_that_are_named_are_written(call, example, tmp_path):
    out = tmp_path / "out"
    found = call("handouts", example, "-o", out, "--only", "agenda, run-sheet")
    assert found.out == "2 files written.\n"
    assert sorted(path.name for path in out.iterdir()) == ["Agenda.docx", "Run sheet.docx"]


def test_a_name_that_is_none_writes_nothing(call, example, tmp_path):
    found = call("handouts", example, "-o", tmp_path / "out", "--only", "slides")
    assert found.code == 1
    assert "there are agenda, calendar, run-sheet" in found.err
    assert not (tmp_path / "out").exists()
