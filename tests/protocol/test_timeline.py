"""The drawn timeline: every word on it, none on top of another, whatever the milestones are."""

from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import fromstring

from facilitator.domain.milestones import parse
from facilitator.protocol import fonts, rasters
from facilitator.protocol.content import Step
from facilitator.protocol.glyphs import text_width, wrapped
from facilitator.protocol.layouts import load_layout
from facilitator.protocol.timeline_drawing import draw
from tests.protocol.workshops import REAL, TODAY, real

THEME = load_layout("prognos").theme
A4_TEXT = 470.0
TWELVE = (
    *(("Dez 2025", "Auftaktgespräch mit dem Auftragnehmer"), ("Mai 2026", "1. Beteiligungsforum")),
    *(("26. Mai 2026", "Fachforum Häfen"), ("Jun 2026", "Vorlage Zwischenbericht")),
    *(
        ("Jul 2026", "Beratung im Ausschuss für Stadtentwicklung"),
        ("Jul 2026", "2. Beteiligungsforum"),
    ),
    *(("Sep 2026", "Vorlage vorläufige Endfassung"), ("Okt 2026", "Vorstellung im Beirat")),
    *(("Nov 2026", "Ratsbeschluss"), ("Q 4/2026", "Öffentlichkeitswirksame Veranstaltung")),
    *(("ab 2027", "Jährlicher Bericht"), ("ab 2027", "5 weitere öffentlichkeitswirksame Termine")),
)


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        return (
            min(self.right, other.right) - max(self.left, other.left) > 0.05
            and min(self.bottom, other.bottom) - max(self.top, other.top) > 0.05
        )


def _steps(rows, event: int | None = None) -> list[Step]:
    return [
        Step(str(number), when, title, parse(when), is_event=number == event)
        for number, (when, title) in enumerate(rows)
    ]


def _drawn(steps) -> Any:
    return fromstring(draw(steps, THEME, A4_TEXT, "de").svg)


def _labels(svg) -> list[tuple[str, Box]]:
    """Return the flags' lines and the room they take."""
    found = []
    for text in svg.iter("{*}text"):
        if text.get("text-anchor"):
            continue
        x, y = float(text.get("x")), float(text.get("y"))
        width = text_width(text.text or "", 7.5, bold=text.get("font-weight") == "bold")
        found.append((text.text or "", Box(x, y - 7.0, x + width, y + 2.0)))
    return found


def _check(steps) -> None:
    svg = _drawn(steps)
    width, height = float(svg.get("width")), float(svg.get("height"))
    labels = _labels(svg)
    for text, box in labels:
        assert box.left >= 0, text
        assert box.right <= width + 0.5, text
        assert 0 <= box.top <= box.bottom <= height, text
    for (one, first), (other, second) in combinations(labels, 2):
        assert not first.overlaps(second), (one, other)
    for pole in svg.iter("{*}line"):
        x = float(pole.get("x1"))
        ends = sorted((float(pole.get("y1")), float(pole.get("y2"))))
        line = Box(x - 0.3, ends[0], x + 0.3, ends[1])
        assert [text for text, box in labels if box.overlaps(line)] == []


def test_twelve_milestones_fit_an_a4_page_without_touching() -> None:
    steps = _steps(TWELVE, event=2)
    _check(steps)
    drawing = draw(steps, THEME, A4_TEXT, "de")
    assert drawing.width == A4_TEXT
    assert drawing.height < 320  # less than half of a page


@pytest.mark.skipif(not REAL.exists(), reason="the real workshop is not at hand")
def test_the_real_timeline_fits_as_well() -> None:
    from facilitator.protocol.compose import compose

    steps = compose(real(), today=TODAY).steps
    _check(steps)
    assert [step.title for step in steps if step.is_event] == ["Clusterworkshop"]


def test_every_word_is_on_the_drawing() -> None:
    said = "".join("".join(text.split()) for text, _ in _labels(_drawn(_steps(TWELVE))))
    for when, title in TWELVE:
        assert "".join(when.split()) in said
        assert "".join(title.split()) in said


@pytest.mark.parametrize("text", ["\x0b", "\ud800 Auftakt", "\ufffe", "<&>]]>", "\x1b[0m"])
def test_what_xml_cannot_hold_is_not_drawn(text) -> None:
    said = "".join(line for line, _ in _labels(_drawn(_steps([("Mai 2026", f"{text} Forum")]))))
    assert said.endswith("Forum")
    assert not set("\x0b\ud800\ufffe\x1b") & set(said)


def test_the_event_alone_is_highlighted() -> None:
    inks = {text.text: text.get("fill") for text in _drawn(_steps(TWELVE, event=2)).iter("{*}text")}
    assert [text for text, ink in inks.items() if ink == THEME.accent] == [
        "26. Mai 2026",
        "Fachforum Häfen",
    ]


def test_what_lies_on_one_date_shares_a_flag() -> None:
    labels = [text for text, _ in _labels(_drawn(_steps(TWELVE)))]
    assert labels.count("Jul 2026") == labels.count("ab 2027") == 1


def test_flags_stand_in_the_order_of_their_dates() -> None:
    rows = (("2027", "c"), ("2025", "a"), ("noch offen", "a2"), ("Mai 2026", "b"))
    places = {text: box.left for text, box in _labels(_drawn(_steps(rows)))}
    assert sorted(("a", "a2", "b", "c"), key=places.__getitem__) == ["a", "a2", "b", "c"]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((("Jan 2026", "a"), ("Jun 2026", "b")), {"2026", "Feb", "Jun"}),
        ((("Jan 2025", "a"), ("Jun 2028", "b")), {"2025", "Q2", "2026"}),
        ((("2010", "a"), ("2035", "b")), {"2010", "2020"}),
    ],
)
def test_the_band_counts_in_what_fits(rows, words) -> None:
    band = {text.text for text in _drawn(_steps(rows)).iter("{*}text") if text.get("text-anchor")}
    assert words <= band


_WHEN = st.sampled_from(
    ["Jan 2020", "Feb 2020", "3. Feb 2020", "Q 2/2020", "2020", "ab 2021", "2019-2030", "offen", ""]
)
_TITLE = st.text(st.sampled_from("abMW -ÖÄ日😀"), max_size=50)


@given(st.lists(st.tuples(_WHEN, _TITLE), min_size=1, max_size=25))
def test_labels_never_overlap(rows) -> None:
    _check(_steps(rows))


def test_text_is_wrapped_at_spaces_and_cut_only_where_a_word_is_too_wide() -> None:
    assert wrapped("Vorlage des Berichts", 10, 60) == ["Vorlage des", "Berichts"]
    assert wrapped("Netzwerk- und Clusterpolitik", 10, 90) == ["Netzwerk- und", "Clusterpolitik"]
    assert "".join(wrapped("Öffentlichkeitswirksamkeit", 10, 40)) == "Öffentlichkeitswirksamkeit"
    assert wrapped("", 10, 40) == [""]


def test_the_png_shows_text() -> None:
    family = fonts.find((THEME.font, *THEME.fallback))
    assert family is not None, "no font is installed here"
    svg = draw(_steps(TWELVE), THEME, A4_TEXT, "de").svg
    mute = svg.replace("<text", "<desc").replace("</text", "</desc")
    image = rasters.png(svg, family)
    assert image.startswith(b"\x89PNG")
    assert len(image) > 2 * len(rasters.png(mute, family))


def test_a_font_is_found_by_its_family_and_any_other_stands_in() -> None:
    family = fonts.find(("No Such Typeface",))
    assert family is not None
    assert family.regular.is_file()
    assert fonts.find((family.name.upper(),)) == family


def test_files_that_are_no_fonts_are_passed_over(tmp_path, monkeypatch) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"\0\1\0\0")
    (tmp_path / "strange.otf").write_bytes(b"ttcf" + b"\xff" * 64)
    (tmp_path / "empty.ttc").write_bytes(b"")
    monkeypatch.setattr(fonts, "_folders", lambda: [tmp_path, tmp_path / "missing"])
    fonts.installed.cache_clear()
    try:
        assert fonts.find(("Arial",)) is None
    finally:
        fonts.installed.cache_clear()


def test_the_steps_stay_as_they_were() -> None:
    steps = _steps(TWELVE)
    before = [replace(step) for step in steps]
    draw(steps, THEME, A4_TEXT, "de")
    assert steps == before
