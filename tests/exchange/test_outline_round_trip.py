from hypothesis import given
from hypothesis import strategies as st

from facilitator.exchange.outline_reader import read_outline
from facilitator.exchange.outline_writer import write_outline
from tests.exchange.making import Maker, essence

DOSSIERS = st.randoms(use_true_random=False).map(lambda random: Maker(random).dossier())


@given(DOSSIERS)
def test_a_workshop_reads_back_as_it_was_written(dossier):
    outline = write_outline(dossier)
    imported = read_outline(outline)
    assert essence(imported.dossier) == essence(dossier)
    assert write_outline(imported.dossier) == outline
    assert imported.findings == ()
