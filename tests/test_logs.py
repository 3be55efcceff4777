"""The log says what happened, and holds no word of what people said."""

import logging
from pathlib import Path

import pytest

from facilitator import logs
from facilitator.paths import user_state

SAID = "What was said in confidence"
PROGRAM = logging.getLogger("facilitator")


def log() -> Path:
    return user_state() / "facilitator.log"


def fail() -> None:
    try:
        {}[SAID]
    except KeyError as error:
        raise ValueError(SAID) from error


def test_a_line_says_when_how_grave_and_where():
    logs.start()
    logging.getLogger("facilitator.storage").warning("no backup copy: %s", "disk full")
    (line,) = log().read_text(encoding="utf-8").splitlines()
    assert line.endswith("WARNING facilitator.storage no backup copy: disk full")
    assert line[:4].isdigit()


@pytest.mark.usefixtures("caplog")  # another handler formats the error first
def test_an_error_is_logged_by_its_kind_and_its_way_but_not_by_its_words():
    logs.start()
    try:
        fail()
    except ValueError as error:
        PROGRAM.error("not caught", exc_info=error)
    text = log().read_text(encoding="utf-8")
    assert SAID not in text
    assert "ValueError" in text
    assert "KeyError" in text
    assert "in fail" in text


def test_other_programs_lines_and_details_stay_out():
    logs.start()
    logging.getLogger("markdown_it").error(SAID)
    PROGRAM.debug(SAID)
    assert not log().exists()


def test_details_come_with_the_wish_for_them():
    logs.start(verbose=True)
    PROGRAM.debug("a detail")
    assert "a detail" in log().read_text(encoding="utf-8")


def test_without_a_folder_for_it_the_program_does_without_a_log(capsys):
    user_state().parent.mkdir(parents=True, exist_ok=True)
    user_state().write_text("a file stands in the way", encoding="utf-8")
    logs.start()
    PROGRAM.error("said to nobody")
    assert user_state().is_file()
    assert "Traceback" not in capsys.readouterr().err


def test_a_log_that_cannot_be_written_disturbs_nobody(capsys):
    logs.start()
    log().mkdir(parents=True)
    PROGRAM.error("said to nobody")
    assert capsys.readouterr().err == ""


def test_a_log_stays_small():
    logs.start()
    for _ in range(30):
        PROGRAM.info("x" * 50_000)
    sizes = [path.stat().st_size for path in user_state().iterdir()]
    assert len(sizes) == 2
    assert max(sizes) <= 500_000
