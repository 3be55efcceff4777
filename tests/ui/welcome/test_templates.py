"""Which templates are found, in which order, and what is known of each."""

import pytest

from facilitator import language
from facilitator.ui.welcome.offers import template_rows
from facilitator.ui.welcome.templates import own_folder, templates

GERMAN = ["Bürgerdialog", "Fachworkshop", "Zukunftsforum"]


def write(name: str, content: str | bytes) -> None:
    own_folder().mkdir(parents=True, exist_ok=True)
    data = content if isinstance(content, bytes) else content.encode()
    (own_folder() / name).write_bytes(data)


@pytest.mark.parametrize(
    ("code", "expected"),
    [("de", [*GERMAN, "Own", "Expert Workshop"]), ("en", ["Expert Workshop", "Own", *GERMAN])],
)
def test_templates_in_the_language_in_use_come_first(code, expected):
    write("own.md", "---\ntitle: Own\n---\n")
    language.choose(code)
    assert [entry.title for entry in templates()] == expected


def test_a_row_says_what_a_template_brings():
    write(
        "own.md",
        "---\ntitle: Own\n---\n# Agenda\n\n# Workshop 1: A\n\n## One?\n\n### Part\n\n## Two?\n\n"
        "# Workshop 2: B\n\n## Three?\n\n# Workshop notes\n\n## No question\n",
    )
    sentences = {row.title: row.sentence for row in template_rows(templates())}
    assert sentences["Own"] == "Your own template, 2 topics, 3 guiding questions"
    assert sentences["Fachworkshop"].startswith("Deutsch, ")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "no front matter",
        "---\ntitle: [unclosed\n---\n",
        "---\ntitle: {a: b}\n---\n",
        "---\n- a list\n---\n",
        "---\ntitle: &a [*a]\n---\n",
        b"\xff\xfe\x00broken\x00",
        "---\ntitle: " + "[" * 5000 + "\n---\n",
    ],
)
def test_a_template_that_says_nothing_of_itself_goes_by_its_file_name(content):
    write("fallback.md", content)
    own = [entry for entry in templates() if entry.is_own]
    assert [entry.title for entry in own] == ["fallback"]


def test_german_keys_name_a_template_too():
    write("haus.md", "---\nTitel: Hausvorlage\nSprache: Deutsch\n---\n")
    own = next(entry for entry in templates() if entry.is_own)
    assert (own.title, own.language) == ("Hausvorlage", "de")


def test_a_folder_named_like_a_template_is_no_template():
    (own_folder() / "folder.md").mkdir(parents=True)
    assert not any(entry.is_own for entry in templates())
