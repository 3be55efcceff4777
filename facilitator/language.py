"""The language of everything a person reads: German first, English complete.

Sources are English; the catalogue is gettext's, so that any translator's tool can edit it.
The language is one per process, chosen once at the start (`choose`).
"""

import gettext
import os
from typing import Final

from facilitator.catalogue import Catalogue
from facilitator.paths import resources

DOMAIN: Final = "facilitator"
LANGUAGES: Final = ("de", "en")

_current = "de"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def preferred(setting: str = "") -> str:
    """Return the language to use: the setting, else the environment's, else German.

    `FACILITATOR_LANG` stands above the setting; of the locale only an English one counts,
    because our users are German and a bare `C` locale says nothing about the reader.
    """
    for candidate in (os.environ.get("FACILITATOR_LANG", ""), setting):
        if candidate[:2].lower() in LANGUAGES:
            return candidate[:2].lower()
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value:
            return "en" if value[:2].lower() == "en" else "de"
    return "de"


def choose(language: str) -> None:
    """Make `language` ("de" or "en") the one that `tr` answers in; a missing catalogue is English."""
    global _current, _catalogue  # noqa: PLW0603 - one language per process is the point
    _current = language
    _catalogue = gettext.translation(
        DOMAIN,
        resources() / "translations",
        languages=[language],
        class_=Catalogue,
        fallback=True,
    )


def current() -> str:
    """Return the code of the language in use."""
    return _current


def tr(text: str, /, **values: object) -> str:
    """Return `text` in the chosen language with its `{names}` filled in."""
    translated = _catalogue.gettext(text) if text else ""  # gettext's empty text is its header
    return translated.format(**values) if values else translated


def trn(one: str, many: str, count: int, /, **values: object) -> str:
    """Return the form of a text that fits `count`, which fills `{count}`."""
    return _catalogue.ngettext(one, many, count).format(count=count, **values)


def mark(text: str, /) -> str:
    """Return `text` as it is, marked for translation: step labels are stored in English."""
    return text
