"""The real workshop, played through the command line: counted, printed, validated, read back.

Its text is not part of this repository; without it nothing can be shown, and the proof says so.
"""

import json
import re
import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from facilitator.exchange.outline_reader import read_outline
from tests.proofs import agreed
from tests.proofs.inserting import insert_in_window
from tests.proofs.program import OFFICE, SHARED, facilitator, schema_checked, through_office
from tests.proofs.protocols import markdown_texts
from tests.protocol.reading import WordFile

_REAL: Final = SHARED / "real" / "clusterworkshop-rlp-2020.md"
_EXPECTED: Final = {
    "rounds": 2,
    "topics": 3,
    "sessions": 6,
    "questions": 15,
    "sub_questions": 4,
    "notes": 73,
    "sub_notes": 16,
    "key_results_by_topic": [4, 4, 5],
    "recommendations": 3,
    "milestones": 12,
}
_FIRST_PRINTED: Final = {"prognos": "# Ausgangssituation", "minutes": "# Workshop 1: "}
"""The heading behind which a layout prints everything that the outline says, in its order."""


def run() -> None:
    """Play the real workshop and the examples; AssertionError where they fall short."""
    assert _REAL.exists(), f"the real workshop is not at hand here ({_REAL.name}): nothing is shown"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "real.workshop"
        facilitator("import", _REAL, file, findings=1)  # a title that drifts
        _demand_figures(file)
        documents = [path for layout in _FIRST_PRINTED for path in _printed(file, layout)]
        print(f"  {len(documents)} Word files {schema_checked(documents)}")
        _demand_stable_outline(file)
        _demand_agreement()
        print(f"  {_opened_in_office(documents)}")
        _demand_same_plan_when_pasted(file)
        examples = [path for language in ("de", "en") for path in _example(folder, language)]
        print(f"  {len(examples)} Word files of the examples {schema_checked(examples)}")


def _demand_agreement() -> None:
    """What readers change and is accepted is all that the next version differs in.

    In these no title of a topic is changed, which prints in several places.
    """
    dossier = read_outline(_REAL.read_bytes()).dossier
    shown = [agreed.prove(dossier, "prognos", seed) for seed in range(3)]
    accepted = sum(entry.accepted for entry in shown)
    print(f"  {accepted} changes by readers accepted: the next version differs in just these")


def _demand_figures(file: Path) -> None:
    figures = json.loads(facilitator("info", file, "--json"))["workshops"][0]
    assert {name: figures[name] for name in _EXPECTED} == _EXPECTED, figures
    print("  imported:", ", ".join(f"{name} {count}" for name, count in _EXPECTED.items()))


# Every sentence


def _printed(file: Path, layout: str) -> Iterator[Path]:
    """Export in one layout, in both formats; every sentence stands once and in order in each."""
    docx, markdown = (file.with_name(f"{layout}.{kind}") for kind in ("docx", "md"))
    for path in (docx, markdown):
        facilitator("protocol", file, "-o", path, "--layout", layout)
    wanted = list(_sentences(_REAL.read_text(encoding="utf-8"), layout))
    word = [read.plain for read in WordFile(docx.read_bytes()).paragraphs]
    text = "\n".join(markdown_texts(markdown.read_text(encoding="utf-8"))).split("\n")
    for lines in (word, text):
        _demand_once_in_order(wanted, [_plain(line) for line in lines])
    print(f"  {layout}: {len(wanted)} sentences, each once and in order, as Word file and Markdown")
    yield docx


def _demand_once_in_order(wanted: list[str], printed: list[str]) -> None:
    missing = [line for line in wanted if line not in printed]
    assert not missing, f"{len(missing)} sentences are missing, first: {missing[0]!r}"
    for line in set(wanted):
        assert printed.count(line) == wanted.count(line), f"not as often as said: {line!r}"
    places = [printed.index(line) for line in wanted if wanted.count(line) == 1]
    assert places == sorted(places), "the order of the source is not kept"


def _sentences(source: str, layout: str) -> Iterator[str]:
    """Yield what somebody wrote or said: prose, bullets, questions and the timeline's cells."""
    body = source[source.index(f"\n{_FIRST_PRINTED[layout]}") :]
    rows = 0
    for line in body.splitlines():
        if line.startswith("|"):
            rows += 1
            if rows > 2:  # the first two are the table's head
                yield from (_plain(cell) for cell in line.strip("| ").split("|"))
            continue
        text = re.sub(r"^(\s*- |\d+\. |## (?!Workshop \d)|### \w\. )", "", line).strip()
        if text and not text.startswith("#"):
            yield _plain(text)


def _plain(text: str) -> str:
    """Return a line with ordinary spaces, and without the letter that Word counts by itself."""
    return re.sub(r"^[a-z]\. ", "", " ".join(text.split()))


# Pasted


def _demand_same_plan_when_pasted(file: Path) -> None:
    """Take the agenda as a mail has it, and the questions as a list; the plan is the imported one."""
    source = _REAL.read_text(encoding="utf-8")
    agenda, asked = _as_mail(source), _as_list(source)
    pasted, shown = (file.with_name(f"{name}.workshop") for name in ("pasted", "shown"))
    for command, text in (("agenda", agenda), ("questions", asked)):
        copy = file.with_name(f"{command}.txt")
        copy.write_text(text, encoding="utf-8")
        facilitator(command, pasted, copy)
    facilitator("new", shown)
    insert_in_window(shown, (("agenda", agenda), ("questions", asked)))
    plan = _plan_of(file)
    for workshop in (pasted, shown):
        found = _plan_of(workshop)
        assert found == plan, [
            pair for pair in zip(plan, found, strict=False) if pair[0] != pair[1]
        ]
        figures = json.loads(facilitator("info", workshop, "--json"))["workshops"][0]
        planned = ("rounds", "topics", "sessions", "questions", "sub_questions")
        assert all(figures[name] == _EXPECTED[name] for name in planned), figures
        assert figures["remarks"] == 0, "a line was not understood"
    print(
        f"  pasted as a mail and a list, also in the window: the same {len(plan)} lines of the plan"
    )


def _plan_of(workshop: Path) -> list[str]:
    outline = workshop.with_name("plan.md")
    facilitator("outline", workshop, "-o", outline)
    return list(_plan(outline.read_text(encoding="utf-8")))


def _as_mail(source: str) -> str:
    """Return the agenda as it stands in a mail: hours with "Uhr", "o" before sessions, no indentation."""
    (_, front, body) = source.split("---\n", 2)
    cells = dict(re.findall(r'^(\w+): "?([^"\n]+)"?$', front, re.MULTILINE))
    people = front[front.index("moderation:") : front.index("representatives:")]
    names = re.findall(r"name: ([^,]+), organisation: ([^}]+)", people)
    day, month, year = cells["date"][8:], cells["date"][5:7], cells["date"][:4]
    lines = [
        cells["title"],
        f"{day}.{month}.{year}, {cells['start']} bis {cells['end']} Uhr, {cells['place']}",
        "Moderation: " + ", ".join(f"{name} ({organisation})" for name, organisation in names),
    ]
    agenda = body[body.index("# Agenda") : body.index("# Ausgangssituation")]
    lines += [line.strip().removeprefix("- ") for line in agenda.splitlines()]
    timed = (re.sub(r"^(\d\d:\d\d) ", r"\1 Uhr ", line) for line in lines)
    return "\n".join(re.sub(r"^(?=W \d\.\d)", "o ", line) for line in timed)


def _as_list(source: str) -> str:
    """Return the questions as a list: numbers before questions, letters before sub-questions."""
    lines: list[str] = []
    number = 0
    for line in source[source.index("\n# Workshop 1: ") :].splitlines():
        if line.startswith("# "):
            lines += ["", line[2:], ""]
            number = 0
        elif line.startswith("## "):
            number += 1
            lines.append(f"{number}. {line[3:]}")
        elif line.startswith("### "):
            lines.append(f"   {line[4:]}")
    return "\n".join(lines)


def _plan(outline: str) -> Iterator[str]:
    """Yield the lines of an outline that say its plan: who moderates, the agenda, topics, questions."""
    people = outline[outline.index("moderation:") : outline.index("# Agenda")]
    yield from re.findall(r"^  - .*$", people[: people.index("\n---")], re.MULTILINE)[:_MODERATORS]
    agenda = outline[outline.index("# Agenda") :].split("\n# ", 2)[0]
    yield from _with_starts(line for line in agenda.splitlines() if line)
    yield from re.findall(
        r"^(?:# Workshop \d: .*|##+ .*)$",
        outline[outline.index("\n# Workshop 1: ") :],
        re.MULTILINE,
    )


def _with_starts(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of an agenda, each item with the time at which it begins.

    Pasted items follow one another with their lengths; the outline says each time instead.
    """
    end: datetime | None = None
    for line in lines:
        found = _ITEM.fullmatch(line)
        if found is None:
            yield line
            continue
        begin = datetime.strptime(found["start"], "%H:%M") if found["start"] else end  # noqa: DTZ007 - a time of day
        end = (
            begin + timedelta(minutes=int(found["minutes"])) if begin and found["minutes"] else None
        )
        yield f"- {begin:%H:%M} {found['title']}" if begin else line


_ITEM: Final = re.compile(
    r"- (?:(?P<start>\d\d:\d\d) )?(?P<title>.*?)(?: \((?P<minutes>\d+) min\))?"
)
_MODERATORS: Final = 4


# Other programs


def _demand_stable_outline(file: Path) -> None:
    first = file.with_name("first.md")
    facilitator("outline", file, "-o", first)
    again = file.with_name("again.workshop")
    facilitator("import", first, again)
    second = file.with_name("second.md")
    facilitator("outline", again, "-o", second)
    assert second.read_bytes() == first.read_bytes(), "the second export differs from the first"
    print(f"  outline, imported and exported again: the same {len(first.read_bytes())} bytes")


def _opened_in_office(documents: list[Path]) -> str:
    """Let LibreOffice open and save Word files; the text stays the same, and so do the anchors."""
    if OFFICE is None:
        return "not opened in LibreOffice, which is not installed here"
    files = [path.read_bytes() for path in documents]
    for path, *both in zip(documents, files, through_office(files), strict=True):
        before, after = map(WordFile, both)
        assert _texts(before) == _texts(after), f"LibreOffice reads {path.name} otherwise"
        assert _anchors(before) <= _anchors(after), f"LibreOffice loses anchors of {path.name}"
    return f"{len(documents)} Word files opened and saved by LibreOffice: the same text and anchors"


def _texts(file: WordFile) -> list[str]:
    return [read.plain for read in file.paragraphs if read.text]


def _anchors(file: WordFile) -> set[str]:
    return {name for read in file.paragraphs for name in read.anchors}


def _example(folder: Path, language: str) -> Iterator[Path]:
    example = folder / f"example-{language}.workshop"
    facilitator("new", example, "--example", language=language)
    for layout in _FIRST_PRINTED:
        docx = folder / f"example-{language}-{layout}.docx"
        facilitator("protocol", example, "-o", docx, "--layout", layout)
        yield docx
