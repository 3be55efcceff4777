"""The templates a workshop can begin with: outlines that come with the program, and own ones."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from facilitator import language
from facilitator.paths import resources, user_config

_READ_CHARACTERS: Final = 100_000
"""A template is a few pages; of a larger file the beginning says enough."""

_FRONT_MATTER: Final = re.compile(r"\A---\s*\n(.*?)^(?:---|\.\.\.)\s*$", re.DOTALL | re.MULTILINE)
_TOPIC: Final = re.compile(r"^# Workshop \d+\b", re.MULTILINE)
_CHAPTER: Final = re.compile(r"^# ", re.MULTILINE)
_QUESTION: Final = re.compile(r"^## ", re.MULTILINE)


@dataclass(frozen=True)
class Template:
    """What a template's file says about itself."""

    path: Path
    title: str
    language: str = ""
    topics: int = 0
    questions: int = 0
    is_own: bool = False


def own_folder() -> Path:
    """Return where a person's own templates lie; it need not exist."""
    return user_config() / "templates"


def templates() -> list[Template]:
    """Return all templates: those in the language in use, the person's own, then the others."""
    shipped = _in_folder(resources() / "templates", is_own=False)
    here = [entry for entry in shipped if entry.language == language.current()]
    others = [entry for entry in shipped if entry.language != language.current()]
    return [*here, *_in_folder(own_folder(), is_own=True), *others]


def _in_folder(folder: Path, *, is_own: bool) -> list[Template]:
    try:
        paths = [path for path in folder.glob("*.md") if path.is_file()]
    except OSError:
        return []
    found = [entry for path in paths if (entry := _read(path, is_own=is_own))]
    return sorted(found, key=lambda entry: (entry.title.casefold(), entry.path.name))


def _read(path: Path, *, is_own: bool) -> Template | None:
    """Read a template's beginning; None for a file that cannot be opened now."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            text = file.read(_READ_CHARACTERS)
    except OSError:
        return None
    head = _front_matter(text)
    topics, questions = _counts(text)
    return Template(
        path=path,
        title=_line(head, "title", "titel") or path.stem,
        language=_line(head, "language", "sprache")[:2].lower(),
        topics=topics,
        questions=questions,
        is_own=is_own,
    )


def _front_matter(text: str) -> dict[str, Any]:
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}
    import yaml  # noqa: PLC0415 - only who looks at templates needs it

    try:
        values = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    if not isinstance(values, dict):
        return {}
    return {str(key).casefold(): value for key, value in values.items()}


def _line(head: dict[str, Any], *names: str) -> str:
    values = (head.get(name) for name in names)
    found = next((value for value in values if isinstance(value, (str, int))), "")
    return " ".join(str(found).split())


def _counts(text: str) -> tuple[int, int]:
    """Return how many topics there are and how many guiding questions below them."""
    topics = questions = 0
    for match in _TOPIC.finditer(text):
        following = _CHAPTER.search(text, match.end())
        end = following.start() if following else len(text)
        topics += 1
        questions += len(_QUESTION.findall(text, match.end(), end))
    return topics, questions
