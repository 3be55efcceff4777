"""`layout check`: what authors of layouts hear, and with which exit code."""

import json

import pytest


def test_a_layout_without_flaws_ends_with_zero(call):
    done = call("layout", "check", "nordland")
    assert (done.code, done.out) == (0, "Nothing is wrong with this layout.\n")


def test_flaws_are_lines_that_editors_understand_and_the_exit_code_is_one(call, tmp_path):
    path = tmp_path / "layout.toml"
    path.write_text('extends = "prognos"\ntitle = 3\nblocks = ["agneda"]\n')
    done = call("layout", "check", tmp_path)
    first, second, count = done.out.splitlines()
    assert first == f"{path}:2:1: “title” has to be a text."
    assert second.startswith(f"{path}:3:11: “blocks, 1” names no block (“agneda”)")
    assert (done.code, count) == (1, "2 flaws.")


def test_machines_get_json(call, tmp_path):
    (tmp_path / "layout.toml").write_text('extends = "prognos"\ntitle = 3\n')
    done = call("layout", "check", tmp_path, "--json")
    (flaw,) = json.loads(done.out)
    assert done.code == 1
    assert (flaw["line"], flaw["column"], flaw["key"]) == (2, 1, "title")


@pytest.mark.parametrize("words", [["layout"], ["layout", "mend", "prognos"]])
def test_what_is_no_check_is_refused(call, words):
    assert call(*words).code == 2
