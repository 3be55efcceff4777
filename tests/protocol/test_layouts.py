"""Layouts as files that people edit: what they may say, and what they hear when it is wrong."""

import shutil

import pytest

from facilitator import paths
from facilitator.errors import UserError
from facilitator.protocol.layouts import layout_names, layout_titles, load_layout

SMALL = 'extends = "prognos"\ntitle = "Kurz"\n'


@pytest.fixture
def layout(tmp_path):
    """Return a function that writes a layout and loads it."""

    def load(text: str, name: str = "own"):
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        (folder / "layout.toml").write_text(text, encoding="utf-8")
        return load_layout(folder)

    return load


@pytest.fixture
def own_layouts():
    """Return the folder for a person's own layouts."""
    folder = paths.user_config() / "layouts"
    folder.mkdir(parents=True)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.parametrize("name", ["prognos", "minutes", "nordland"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_the_programs_own_layouts_load_in_both_languages(name, language) -> None:
    layout = load_layout(name)
    assert layout.labels_for(language)["agenda"]
    assert layout.title(language) != name


def test_a_layout_says_only_what_differs_from_the_one_it_extends(layout) -> None:
    own = layout(SMALL + '[theme]\nwordmark = "kontor"\n[labels.de]\nagenda = "Programm"\n')
    prognos = load_layout("prognos")
    assert own.theme.wordmark == "kontor"
    assert own.theme.claim == prognos.theme.claim
    assert own.labels["de"]["agenda"] == "Programm"
    assert own.labels["de"]["appendix"] == prognos.labels["de"]["appendix"]
    assert own.blocks == prognos.blocks


def test_a_layout_has_a_title_in_each_language_or_one_for_all(layout) -> None:
    assert [load_layout("minutes").title(language) for language in ("de", "en", "fr")] == [
        *("Kurzprotokoll", "Minutes", "Kurzprotokoll")
    ]
    assert layout(SMALL).title("en") == "Kurz"


def test_a_layout_is_found_by_its_folder_or_its_file(layout, tmp_path) -> None:
    layout(SMALL)
    assert load_layout(tmp_path / "own").name == "own"
    assert load_layout(str(tmp_path / "own" / "layout.toml")).name == "own"


def test_a_persons_own_layouts_are_listed_and_go_first(own_layouts) -> None:
    for name, title in (("kontor", "Kontor"), ("minutes", "Meins")):
        (own_layouts / name).mkdir()
        (own_layouts / name / "layout.toml").write_text(f'extends = "prognos"\ntitle = "{title}"\n')
    assert layout_names() == ["kontor", "minutes", "nordland", "prognos"]
    assert load_layout("minutes").title("de") == "Meins"
    (own_layouts / "kontor" / "layout.toml").write_text("title = 5\n")
    titles = {"kontor": "kontor", "minutes": "Meins", "prognos": "Prognos, ausführlich"}
    assert layout_titles("de").items() >= titles.items()


def test_an_unknown_layout_is_answered_with_those_there_are() -> None:
    with pytest.raises(UserError, match=r"no layout “nope”.*minutes, nordland, prognos"):
        load_layout("nope")


@pytest.mark.parametrize(
    ("text", "key", "fault"),
    [
        ("blocks = []\n", "blocks", "has to be a list of blocks"),
        ('blocks = ["agneda"]\n', "blocks, 1", "names no block (“agneda”)"),
        ('blocks = ["agenda", "agenda"]\n', "blocks, 2", "lists “agenda” twice"),
        (
            'blocks = [{id = "agenda", pagebreak = true}]\n',
            "blocks, 1, agenda.pagebreak",
            "page_break",
        ),
        ('blocks = [{id = "answers", level = 3}]\n', "blocks, 1, answers.level", "from 1 to 2"),
        ('blocks = [{id = "agenda", page_break = 1}]\n', "agenda.page_break", "true or false"),
        ("[page]\ntop = 'wide'\n", "page.top", "has to be a number"),
        ("[page]\nleft = 200\n", "page", "no room for text"),
        ("[page]\ntop = -50\n", "page.top", "has to lie between 0 and 558"),
        ("[page]\nwidth = inf\n", "page.width", "has to lie between 50 and 558"),
        ("[styles.body]\nsize = nan\n", "styles.body.size", "has to lie between 1 and 400"),
        ("[styles.body]\nsize = 0\n", "styles.body.size", "has to lie between 1 and 400"),
        ("[styles.body]\nline = 1e9\n", "styles.body.line", "has to lie between 0.5 and 10"),
        ("[theme]\ntext = 'grey'\n", "theme.text", "has to be a colour"),
        ("[theme]\nfallback = 'Arial'\n", "theme.fallback", "has to be a list of texts"),
        ("[theme]\nfonts = 'Arial'\n", "theme.fonts", "did you mean “font”?"),
        ("[styles.body]\ncolor = 'greenish'\n", "styles.body.color", "has to be a colour"),
        ("[styles.body]\nalign = 'middle'\n", "styles.body.align", "has to be one of"),
        ("[styles.body]\nbold = 'yes'\n", "styles.body.bold", "has to be true or false"),
        ("[styles.body]\nname = ' '\n", "styles.body.name", "must not be empty"),
        ("[styles.boddy]\nsize = 3\n", "styles.boddy", "did you mean “body”?"),
        ("[labels.de]\nagenda = 3\n", "labels.de.agenda", "has to be a text"),
        ("[labels.de]\nagenda = '{title}'\n", "labels.de.agenda", "may use nothing"),
        ("[labels.de]\npage = '{page'\n", "labels.de.page", "{page}, {pages}"),
        ("[labels.de]\npage = '{page:>999999999}'\n", "labels.de.page", "{page}, {pages}"),
        ("[labels.de]\npage = '{page!r}'\n", "labels.de.page", "{page}, {pages}"),
        ("[labels.de]\nagneda = 'x'\n", "labels.de.agneda", "did you mean “agenda”?"),
        ("[labels.fr]\nagenda = 'Ordre du jour'\n", "labels.fr", "is missing"),
        ('blocks = [{id = "text"}]\n', "blocks, 1, text.label", "has to name a label"),
        ('blocks = [{id = "text", label = "moin"}]\n', "labels.de.moin", "is missing"),
        ("heading_numbers = 1\n", "heading_numbers", "has to be true or false"),
        ("extra_chapters = 'no'\n", "extra_chapters", "has to be true or false"),
        ("template = 'letter.docx'\n", "template", "names a file that is not there"),
        ("tittle = 'x'\n", "tittle", "did you mean “title”?"),
        ("labels = 'x'\n", "labels", "has to be a table"),
    ],
)
def test_a_fault_is_named_with_file_and_key(layout, tmp_path, text, key, fault) -> None:
    with pytest.raises(UserError) as caught:
        layout(SMALL + text)
    assert str(tmp_path / "own" / "layout.toml") in caught.value.sentence
    assert key in caught.value.sentence
    assert fault in caught.value.sentence


@pytest.mark.parametrize("title", ["5", "{de = 5}", "['Kurz']"])
def test_a_title_that_is_no_text_is_a_fault(layout, title) -> None:
    with pytest.raises(UserError, match=r"“title” has to be a text"):
        layout(f'extends = "prognos"\ntitle = {title}\n')


def test_what_a_layout_without_a_ground_lacks_is_named(layout) -> None:
    with pytest.raises(UserError, match=r"“theme” is missing"):
        layout('title = "x"\n')


@pytest.mark.parametrize("text", ["title = \n", "title = 'a'\ntitle = 'b'\n", "\x00"])
def test_a_file_that_is_no_toml_is_named_with_its_line(layout, text) -> None:
    with pytest.raises(UserError, match=r"layout.toml is not valid TOML: .*line"):
        layout(text)


def test_layouts_that_extend_each_other_are_refused(tmp_path) -> None:
    for name, other in (("one", "two"), ("two", "one")):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "layout.toml").write_text(
            f'extends = "{(tmp_path / other).as_posix()}"\n'
        )
    with pytest.raises(UserError, match="leads back"):
        load_layout(tmp_path / "one")


def test_a_fault_in_the_extended_file_names_that_file(layout, tmp_path) -> None:
    ground = tmp_path / "ground"
    layout(SMALL, "ground")
    (ground / "layout.toml").write_text(SMALL + "[page]\ntop = 'x'\n", encoding="utf-8")
    with pytest.raises(UserError) as caught:
        layout(f'extends = "{ground.as_posix()}"\n')
    assert str(ground / "layout.toml") in caught.value.sentence


def test_a_file_in_another_encoding_is_refused_with_a_sentence(layout, tmp_path) -> None:
    layout(SMALL)
    (tmp_path / "own" / "layout.toml").write_bytes('title = "Prüfung"'.encode("latin-1"))
    with pytest.raises(UserError, match="is not valid TOML: it is not encoded in UTF-8"):
        load_layout(tmp_path / "own")


def test_a_name_that_no_system_takes_is_that_of_no_layout(layout) -> None:
    with pytest.raises(UserError, match=r"“extends” names a layout that is not there"):
        layout(f'title = "x"\nextends = "{"ß" * 900}"\n')
    with pytest.raises(UserError, match=r"“template” names a file that is not there"):
        layout(f'title = "x"\nextends = "prognos"\ntemplate = "{"ß" * 900}"\n')


def test_a_number_beyond_all_bounds_is_none(layout) -> None:
    with pytest.raises(UserError, match=r"“page.top” has to be a number"):
        layout(f"{SMALL}[page]\ntop = {'9' * 400}\n")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("x = " + "[" * 20_000, "nested too deeply"),
        ("x = " + "9" * 20_000, "a number too long"),
        ("#" + "x" * 1_000_000, "larger than 1 MB"),
    ],
)
def test_a_monster_is_refused_with_a_sentence(layout, text, reason) -> None:
    with pytest.raises(UserError, match=f"is not valid TOML: .*{reason}"):
        layout(text)
