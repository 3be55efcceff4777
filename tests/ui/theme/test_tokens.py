import re

import pytest
from PySide6.QtGui import QColor

from facilitator.paths import resources
from facilitator.ui.theme import palette, stylesheet, tokens

SCHEMES = tokens.load()
GROUNDS = ("canvas", "surface", "sunken", "fill", "hover", "accent_soft")


def luminance(color: str) -> float:
    shade = QColor(color)
    parts = [part / 255 for part in (shade.red(), shade.green(), shade.blue())]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_both_schemes_know_the_same_roles():
    assert SCHEMES["light"].keys() == SCHEMES["dark"].keys()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ink", ["text", "text2", "text3", "accent"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_ink_can_be_read_on_every_ground(scheme, ink, ground):
    roles = SCHEMES[scheme]
    assert contrast(roles[ink], roles[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("tone", ["ok", "warn", "late"])
def test_a_chip_can_be_read_on_its_own_fill(scheme, tone):
    roles = SCHEMES[scheme]
    assert contrast(roles[tone], roles[f"{tone}_soft"]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_high_contrast_never_lowers_contrast(scheme):
    roles = SCHEMES[scheme]
    firm = tokens.with_high_contrast(roles)
    for ink in ("text2", "text3"):
        assert contrast(firm[ink], firm["surface"]) >= contrast(roles[ink], roles["surface"])
    assert firm["warn_soft"] == firm["surface"]


def test_the_stylesheet_fills_every_placeholder():
    sheet = stylesheet.render(SCHEMES["light"], 1.0)
    assert "@" not in sheet.split("*/", 1)[1]
    assert not re.search(r"\d+u\b", sheet.split("*/", 1)[1])
    assert SCHEMES["light"]["accent"] in sheet


def test_lengths_grow_with_the_scale_and_hairlines_do_not():
    small = stylesheet.render(SCHEMES["light"], 1.0)
    large = stylesheet.render(SCHEMES["light"], 1.5)
    assert "min-height: 28px" in small
    assert "min-height: 42px" in large
    assert large.count("1px solid") == small.count("1px solid")


def test_an_unknown_role_in_the_template_is_found_at_once():
    with pytest.raises(KeyError, match="accent"):
        stylesheet.render({}, 1.0)


def test_the_palette_shows_disabled_text_as_disabled():
    made = palette.build(SCHEMES["dark"])
    dimmed = made.color(made.ColorGroup.Disabled, made.ColorRole.Text)
    assert dimmed.name().upper() == SCHEMES["dark"]["disabled"]


@pytest.mark.parametrize(
    "path", sorted((resources() / "icons").glob("*.svg")), ids=lambda p: p.stem
)
def test_every_icon_is_drawn_in_the_current_colour_alone(path):
    drawing = path.read_text(encoding="utf-8")
    assert 'viewBox="0 0 16 16"' in drawing
    assert "currentColor" in drawing
    assert not re.search(r"#[0-9a-fA-F]{3,8}|rgb\(", drawing)
