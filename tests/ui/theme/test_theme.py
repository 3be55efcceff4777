import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo
from PySide6.QtWidgets import QPushButton, QWidget

from facilitator.paths import resources
from facilitator.settings import Settings
from facilitator.ui.theme.fonts import SIZES
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import icon_button
from facilitator.ui.widgets.labels import label


def inked(picture) -> set[str]:
    """Return the colours of a picture's opaque pixels."""
    image = picture.toImage()
    found = set()
    for x in range(image.width()):
        for y in range(image.height()):
            color = image.pixelColor(x, y)
            if color.alpha() == 255:
                found.add(color.name().upper())
    return found


def test_a_forced_scheme_wins_over_the_system_and_is_remembered(qapp, theme, settings):
    theme.choose_scheme("dark")
    assert theme.dark
    assert QColor(theme.hex("surface")) == qapp.palette().base().color()
    theme.choose_scheme("light")
    assert not theme.dark
    assert settings.get("theme", "") == "light"


def test_a_setting_that_is_no_scheme_follows_the_system(qapp, settings):
    settings.put("theme", "purple")
    assert Theme(qapp, settings).scheme == "system"


def test_a_change_of_scheme_is_announced_once_colours_are_there(theme):
    theme.choose_scheme("light")
    seen = []
    theme.changed.connect(lambda: seen.append(theme.hex("surface")))
    theme.choose_scheme("dark")
    assert set(seen) == {"#1B2023"}


def test_dressed_widgets_grow_with_the_font_size(qtbot, theme):
    text = label(theme, "Konsens", "note", 500)
    qtbot.addWidget(text)
    assert text.font().pixelSize() == 15
    theme.choose_scale(200)
    assert text.font().pixelSize() == 30
    assert text.font().weight() == QFont.Weight.Medium
    assert theme.px(204) == 408
    assert theme.line_height("note") == 48


def test_sizes_step_through_the_choices_and_end_at_the_last(theme, settings):
    theme.step_scale(1)
    assert settings.get("font_percent", 0) == 110
    for _ in range(12):
        theme.step_scale(1)
    assert theme.scale == 2.0
    theme.step_scale(0)
    assert theme.scale == 1.0
    theme.step_scale(-1)
    assert theme.scale == 0.9


@pytest.mark.parametrize(("stored", "used"), [(5, 0.8), (9000, 2.0), (110, 1.1)])
def test_a_stored_size_out_of_range_is_brought_into_it(qapp, tmp_path, stored, used):
    settings = Settings(tmp_path / "other.json")
    settings.put("font_percent", stored)
    assert Theme(qapp, settings).scale == used


@pytest.mark.parametrize("size", SIZES)
def test_every_size_has_tabular_figures_and_only_large_type_is_tight(theme, size):
    font = theme.font(size, 600)
    assert font.featureValue(QFont.Tag("tnum")) == 1
    assert font.pixelSize() == SIZES[size][0]
    assert (font.letterSpacing() < 0) == (SIZES[size][0] >= 20)


def test_fonts_name_real_families_for_systems_without_a_chosen_one(theme):
    families = theme.font().families()
    assert families[-3:] == ["Segoe UI", "Inter", "Noto Sans"]
    assert QFontInfo(theme.font()).pixelSize() == 13


@pytest.mark.parametrize(
    "path", sorted((resources() / "icons").glob("*.svg")), ids=lambda p: p.stem
)
def test_every_icon_draws_something_in_the_ink_it_is_asked_for(theme, path):
    wanted = theme.color("late").getRgb()
    colors = inked(theme.icons.pixmap(path.stem, "late", 32))
    assert colors
    for color in colors:  # blending rounds by one or two
        assert QColor(color).getRgb() == pytest.approx(wanted, abs=2)


def test_an_icon_is_drawn_once_for_each_role_size_and_ratio(theme):
    icons = theme.icons
    assert icons.pixmap("check", "ok") is icons.pixmap("check", "ok")
    sharp = icons.pixmap("check", "ok", 16, 2.0)
    assert sharp.width() == 32
    assert sharp.deviceIndependentSize().width() == 16


def test_icon_buttons_follow_the_theme(qtbot, theme):
    theme.choose_scheme("light")
    button = icon_button(theme, "close", "Close", keys="Esc")
    qtbot.addWidget(button)
    before = inked(button.icon().pixmap(16, 16))
    theme.choose_scheme("dark")
    assert before != inked(button.icon().pixmap(16, 16)) == {theme.hex("text2")}


def test_ink_of_a_label_can_change_after_it_was_shown(qtbot, theme):
    text = label(theme, "Saved", "meta", 400, "ok")
    qtbot.addWidget(text)
    text.show()
    qtbot.waitExposed(text)
    theme.dress(text, "meta", 400, "late")
    assert text.palette().windowText().color() == theme.color("late")


def test_no_widget_brings_a_stylesheet_of_its_own(qtbot, theme):
    parent = QWidget()
    qtbot.addWidget(parent)
    button = QPushButton("Go", parent)
    theme.dress(button, "base", 500)
    assert button.styleSheet() == ""
