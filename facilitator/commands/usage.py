"""What argparse says by itself, in our language: it asks gettext, and so gets our catalogue."""

import gettext
import os
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

from facilitator import language
from facilitator.language import mark
from facilitator.paths import resources

NOT_RECOGNIZED: Final = mark("unrecognized arguments: %s")

WORDS: Final = (
    mark("usage: "),
    mark("positional arguments"),
    mark("options"),
    mark("show this help message and exit"),
    mark("%(prog)s: error: %(message)s\n"),
    mark("argument %(argument_name)s: %(message)s"),
    mark("the following arguments are required: %s"),
    NOT_RECOGNIZED,
    mark("expected one argument"),
    mark("ignored explicit argument %r"),
    mark("not allowed with argument %s"),
    mark("ambiguous option: %(option)s could match %(matches)s"),
    mark("invalid choice: %(value)r (choose from %(choices)s)"),
)
"""Those of argparse's texts that our command line can lead to, in the library's own words."""


@contextmanager
def spoken() -> Generator[None, None, None]:
    """Let argparse speak the chosen language while the body runs.

    gettext's only public way to a language is the environment, which is put back at the end.
    """
    before, domain = os.environ.get("LANGUAGE"), gettext.textdomain()
    gettext.bindtextdomain(language.DOMAIN, str(resources() / "translations"))
    gettext.textdomain(language.DOMAIN)
    os.environ["LANGUAGE"] = language.current()
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if before is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = before
