"""A catalogue holds what gettext reads from the same file, and what is no catalogue is refused."""

import gettext
import io

import pytest

from facilitator.catalogue import Catalogue
from tests.checks.translations import MO


def test_every_text_is_the_one_that_gettext_reads():
    theirs, ours = (
        kind(io.BytesIO(MO.read_bytes())) for kind in (gettext.GNUTranslations, Catalogue)
    )
    known = vars(theirs)["_catalog"]  # it has no other door
    assert len(known) > 2_000
    for text in known:
        if isinstance(text, tuple):
            count = 1 if text[1] == 0 else 2
            assert ours.ngettext(text[0], "", count) == known[text]
        elif text:
            assert ours.gettext(text) == known[text]


@pytest.mark.parametrize("data", [b"", b"\0" * 60, MO.read_bytes()[:100]])
def test_what_is_no_catalogue_is_refused(data):
    with pytest.raises(OSError, match="no catalogue"):
        Catalogue(io.BytesIO(data))
