"""Differences between two versions in words: as text for a terminal, and as Markdown."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from facilitator.domain.authoring import Version
from facilitator.domain.comparison import ChapterChanges, Difference, count
from facilitator.domain.word_changes import word_changes
from facilitator.language import tr, trn
from facilitator.protocol.changed_words import is_spacing_only
from facilitator.protocol.markdown_writer import escaped

_BETWEEN: Final = " › "


class _Marks(NamedTuple):
    """How words that went and words that came are told from the others."""

    gone: str
    new: str
    heading: str
    item: str


_TEXT: Final = _Marks("[-{}-]", "{{+{}+}}", "{}", "  {}: {}")
_MARKDOWN: Final = _Marks("~~{}~~", "**{}**", "## {}", "- {}: {}")


def version_name(version: Version | None) -> str:
    """Return what a version is called; None is what the protocol says now."""
    if version is None:
        return tr("Current state")
    return tr("Version {number}", number=version.number)


def chapter_name(chapter: ChapterChanges) -> str:
    """Return the heading that differences stand below, with those above it."""
    return _BETWEEN.join(chapter.headings) or tr("Title and head")


def kind_word(difference: Difference) -> str:
    """Return what became of a paragraph."""
    return {
        "added": tr("New"),
        "removed": tr("Gone"),
        "reworded": tr("Reworded"),
        "moved": tr("Moved"),
    }[difference.kind]


def sum_sentence(chapters: Sequence[ChapterChanges]) -> str:
    """Return how much differs, as a sentence."""
    number = count(chapters)
    if not number:
        return tr("Both say the same.")
    return trn("{count} paragraph differs.", "{count} paragraphs differ.", number)


def difference_text(chapters: Sequence[ChapterChanges], old: str, new: str) -> str:
    """Return differences as text, words that went as [-…-], words that came as {+…+}."""
    head = [f"{old} → {new}", sum_sentence(chapters)]
    return "\n".join((*head, *_lines(chapters, _TEXT))) + "\n"


def difference_markdown(chapters: Sequence[ChapterChanges], old: str, new: str) -> str:
    """Return differences as Markdown, words that went struck out, words that came in bold."""
    head = [f"# {escaped(old)} → {escaped(new)}", "", sum_sentence(chapters)]
    return "\n".join((*head, *_lines(chapters, _MARKDOWN))) + "\n"


def _lines(chapters: Sequence[ChapterChanges], marks: _Marks) -> Iterator[str]:
    for chapter in chapters:
        yield ""
        yield marks.heading.format(_plain(chapter_name(chapter), marks))
        if marks is _MARKDOWN:
            yield ""
        for difference in chapter.differences:
            kind = kind_word(difference)
            if is_spacing_only(difference.old, difference.new):
                kind = tr("{kind} (spaces only)", kind=kind)
            yield marks.item.format(kind, _words(difference, marks))


def _words(difference: Difference, marks: _Marks) -> str:
    match difference.kind:
        case "moved":
            return _plain(difference.new, marks)
        case "removed":
            return _marked(difference.old, marks.gone, marks)
        case "added":
            return _marked(difference.new, marks.new, marks)
        case "reworded":
            forms = {"same": "{}", "gone": marks.gone, "new": marks.new}
            parts = word_changes(difference.old, difference.new)
            return "".join(_marked(part.text, forms[part.kind], marks) for part in parts)


def _marked(text: str, form: str, marks: _Marks) -> str:
    """Return a text in marks; spaces at its edges stand outside, or they would be no marks."""
    inner = text.strip()
    if not inner and form == marks.gone:
        return ""  # the space that came instead stands behind it
    if not inner or form == "{}":
        return _plain(text, marks)
    before, _, behind = text.partition(inner)
    return f"{before}{form.format(_plain(inner, marks))}{behind}"


def _plain(text: str, marks: _Marks) -> str:
    text = " ".join(text.split("\n"))
    return escaped(text) if marks is _MARKDOWN else text
