"""The nine points that a checker of the Prognos layout verifies, each on a finished file read back."""

import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml.etree import fromstring, tostring

from facilitator.domain.dossier import Dossier
from facilitator.protocol.compose import compose
from facilitator.protocol.content import ProtocolContent
from facilitator.protocol.export import protocol_bytes
from tests.protocol.reading import W, WordFile
from tests.protocol.workshops import REAL, SHARED, TODAY, bare, real, rich

CHECKER = SHARED / "tools" / "check-ooxml"


@dataclass(frozen=True)
class Case:
    dossier: Dossier
    content: ProtocolContent
    file: WordFile


_WORKSHOPS = {"rich": rich, "bare": bare, "real": real}
_made: dict[str, Case] = {}


@pytest.fixture(params=_WORKSHOPS)
def case(request) -> Case:
    if request.param == "real" and not REAL.exists():
        pytest.skip("the real workshop is not at hand")
    if request.param not in _made:
        dossier = _WORKSHOPS[request.param]()
        data = protocol_bytes(dossier, layout="prognos", kind="docx", today=TODAY)
        _made[request.param] = Case(dossier, compose(dossier, today=TODAY), WordFile(data))
    return _made[request.param]


# 1. Order


def test_point_1_blocks_stand_in_order_and_the_compulsory_ones_are_there(case) -> None:
    content = case.content
    marks = {
        "B01": lambda read: read.style == "Title",
        "B02": lambda read: read.style == "Subtitle",
        "B03": lambda read: read.plain.startswith("Moderation:"),
        "B04": lambda read: read.plain.startswith("Vertreterinnen und Vertreter"),
        "B05": lambda read: read.style == "Protocol Status",
        "B06": lambda read: read.heading == 1 and read.text == "Agenda",
        "B07": lambda read: read.heading == 1 and read.text == "Ausgangssituation",
        "B08": lambda read: read.heading == 2 and "im Kontext" in read.text,
        "B09": lambda read: read.style == "caption",
        "B10": lambda read: read.text == "Kernergebnisse der einzelnen Workshops",
        "B12": lambda read: read.heading == 2 and re.match(r"Workshop \d+: ", read.text),
        "B14": lambda read: read.heading == 1 and read.text.startswith("Schlussfolgerungen"),
        "B15": lambda read: read.style == "List Number" and read.anchors[0].startswith("_r"),
        "B17": lambda read: read.heading == 1 and read.text == "Anlage",
        "B18": lambda read: read.heading == 2 and re.match(r"Workshop \d+ – ", read.text),
        "B23": lambda read: read.heading == 1 and read.text.startswith("Teilnehm"),
        "B24": lambda read: read.heading == 1 and read.text.startswith("Kontakt"),
    }
    places = {
        name: next((n for n, read in enumerate(case.file.paragraphs) if fits(read)), None)
        for name, fits in marks.items()
    }
    found = [place for place in places.values() if place is not None]
    assert found == sorted(found)
    compulsory = {"B01", "B02", "B03", "B06", "B07", "B10", "B14"}
    topics = {"B12", "B17", "B18"} if content.topics else set()
    assert {name for name, place in places.items() if place is not None} >= compulsory | topics
    start = places["B10"]
    assert start is not None
    assert case.file.paragraphs[start + 1].style == "Body Text"  # B11


# 2. Topics and questions


def test_point_2_topics_agree_and_every_question_appears_once(case) -> None:
    headings = [read.plain for read in case.file.paragraphs if read.heading]
    before = [re.fullmatch(r"Workshop (\d+): (.*)", text) for text in headings]
    behind = [re.fullmatch(r"Workshop (\d+) – (.*)", text) for text in headings]
    titles = [(match[1], match[2]) for match in before if match]
    assert titles == [(match[1], match[2]) for match in behind if match]
    assert titles == [(str(topic.number), topic.title) for topic in case.content.topics]
    asked = Counter(
        name for read in case.file.paragraphs for name in read.anchors if name[1] == "q"
    )
    wanted = {f"_q{question.id.replace('-', '')}" for question in case.dossier.questions}
    assert asked == dict.fromkeys(wanted, 1)


# 3. Headings and honest paragraphs


def test_point_3_no_level_is_skipped_and_nothing_is_faked(case) -> None:
    level = 0
    for read in case.file.paragraphs:
        assert read.heading <= level + 1
        level = read.heading or level
        assert read.text.strip() or _holds_picture(case.file, read), "an empty paragraph"
        if not read.in_table and read.style not in {"caption", "Body Text"}:
            assert not re.match(r"\s*([•o▪*–-]|\d+\.|[a-z]\.)\s", _printed(case, read))


def _holds_picture(file: WordFile, read) -> bool:
    return "_timeline" in read.anchors and bool(file.names(r"word/media/.*png"))


def _printed(case: Case, read) -> str:
    """Return a paragraph's text, nothing where somebody said it just so."""
    return "" if any(read.text in note.text for note in case.dossier.notes) else read.text


# 4. Lists


def test_point_4_all_bullets_share_a_list_and_each_numbered_one_restarts(case) -> None:
    formats = case.file.formats()
    bullets = [read for read in case.file.paragraphs if read.style.startswith("List Bullet")]
    assert len({read.number for read in bullets}) <= 1
    for read in bullets:
        assert formats[read.number][1] == ["bullet", "bullet"]
        assert read.level == (1 if read.style == "List Bullet 2" else 0)
    runs: list[int] = []
    for read in case.file.paragraphs:
        if read.style == "List Number":
            assert formats[read.number][1:] == (["decimal"], True)
            if not runs or runs[-1] != read.number:
                runs.append(read.number)
    assert len(runs) == len(set(runs))


def test_point_4_sub_questions_are_lettered_from_a_under_each_question(case) -> None:
    formats = case.file.formats()
    parents = [question.parent_id for question in case.dossier.questions if question.parent_id]
    lettered = [read for read in case.file.paragraphs if read.heading == 4]
    assert len(lettered) == len(parents)
    assert len({read.number for read in lettered}) == len(set(parents))
    assert all(formats[read.number][1:] == (["lowerLetter"], True) for read in lettered)


# 5. Dates and times


def test_point_5_dates_and_times_never_break(case) -> None:
    months = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    breakable = re.compile(rf"\d\. (?:{months})\b|\d\.\u00a0(?:{months}) \d{{4}}|\d Uhr\b")
    for read in case.file.paragraphs:
        assert not breakable.search(read.text), read.text
    if case.content.day:
        assert re.search(rf"\d\.\u00a0(?:{months})\u00a0\d{{4}}", case.file.paragraphs[0].text)


# 6. Properties and accessibility


def test_point_6_properties_language_and_alternatives_are_set(case) -> None:
    core = tostring(case.file.root("docProps/core.xml"), encoding="unicode")
    properties = {
        element.tag.rpartition("}")[2]: element.text
        for element in case.file.root("docProps/core.xml")
    }
    assert properties["title"] == case.file.paragraphs[0].plain
    assert properties["language"] == "de-DE"
    assert all(properties[name] for name in ("creator", "subject"))
    assert "python-docx" not in core
    defaults = case.file.root("word/styles.xml").find(f"{W}docDefaults")
    assert [lang.get(f"{W}val") for lang in defaults.iter(f"{W}lang")] == ["de-DE"]
    document = case.file.root("word/document.xml")
    pictures = document.findall(".//{*}docPr")
    assert len(pictures) == len(document.findall(f".//{W}drawing"))
    assert all(picture.get("descr") for picture in pictures)
    for table in document.iter(f"{W}tbl"):
        marked = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")]
        assert marked == [True] + [False] * (len(marked) - 1)
        assert not list(table.iter(f"{W}gridSpan", f"{W}vMerge"))


def test_point_6_alternative_text_lists_every_milestone(case) -> None:
    pictures = case.file.root("word/document.xml").findall(".//{*}docPr")
    if case.content.steps:
        (picture,) = pictures
        words = picture.get("descr").replace("\u00a0", " ")
        assert [
            step for step in case.content.steps if f"{step.when}: {step.title}" not in words
        ] == []


# 7. The file itself


def test_point_7_every_part_is_well_formed_and_valid(case, tmp_path) -> None:
    for name in case.file.names(r".*\.(xml|rels|svg)"):
        fromstring(case.file.parts[name])
    if CHECKER.exists():
        path = tmp_path / "protocol.docx"
        path.write_bytes(case.file.data)
        checked = subprocess.run(
            [sys.executable, CHECKER, path], capture_output=True, text=True, check=False
        )
        assert checked.returncode == 0, checked.stdout + checked.stderr


# 8. Anchors


def test_point_8_what_was_captured_carries_a_hidden_anchor_with_its_id(case) -> None:
    names = [name for read in case.file.paragraphs for name in read.anchors]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"_\w{1,39}", name) for name in names)
    dossier, held = case.dossier, set(names)
    rows = {
        "n": [note for note in dossier.notes if not note.is_parked],
        "q": dossier.questions,
        "t": dossier.topics,
        "h": dossier.topics,
        "k": dossier.key_results,
        "r": dossier.recommendations,
        "m": dossier.milestones,
        "a": dossier.agenda,
        "c": [chapter for chapter in dossier.chapters if chapter.title],
    }
    for letter, records in rows.items():
        assert {f"_{letter}{record.id.replace('-', '')}" for record in records} <= held
    for read in case.file.paragraphs:
        if read.heading or read.style.startswith("List"):
            assert read.anchors


# 9. The real case


@pytest.mark.skipif(not REAL.exists(), reason="the real workshop is not at hand")
def test_point_9_the_real_case_has_its_counts_and_every_sentence_once_in_order() -> None:
    file = WordFile(protocol_bytes(real(), layout="prognos", kind="docx", today=TODAY))
    anchored = Counter(
        (name[1], read.style)
        for read in file.paragraphs
        for name in read.anchors
        if "_" not in name[1:]
    )
    assert anchored["q", "heading 3"] == 15
    assert anchored["q", "heading 4"] == 4
    assert anchored["n", "List Bullet"] == 73
    assert anchored["n", "List Bullet 2"] == 16
    assert anchored["r", "List Number"] == 3
    assert anchored["m", "Protocol Table Text"] == 12
    assert _bullets_under_topics(file) == [4, 4, 5]
    printed = [read.plain for read in file.paragraphs]
    said = [_line(line) for line in _body(REAL).splitlines() if _line(line)]
    assert [line for line in said if printed.count(line) != said.count(line)] == []
    places = [printed.index(line) for line in said if said.count(line) == 1]
    assert places == sorted(places)


def _bullets_under_topics(file: WordFile) -> list[int]:
    counts: list[int] = []
    for read in file.paragraphs:
        if read.text == "Anlage":
            break
        if re.match(r"Workshop \d+: ", read.text):
            counts.append(0)
        elif read.style == "List Bullet" and counts:
            counts[-1] += 1
    return counts


def _body(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("# Ausgangssituation", 1)[1]


def _line(line: str) -> str:
    """Return the words of an outline's line, nothing for headings of parts and tables."""
    words = re.sub(r"^(\s*- |\d+\. |## (?!Workshop \d)|### [a-z]\. )", "", line).strip()
    return "" if words.startswith(("#", "|")) else words
