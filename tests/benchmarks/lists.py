"""How long a list of people takes from its bytes to the preview, against Python's csv module alone."""

import csv
import io
import statistics
from random import Random
from typing import Final

from facilitator.domain.dossier import Dossier
from facilitator.exchange.people_reader import listed
from facilitator.ui.people_list.reading import read
from tests.benchmarks.clock import in_turns
from tests.benchmarks.rows import Measure, Row
from tests.benchmarks.scale import Scale
from tests.domain.factory import Plan

_PEOPLE: Final = 10_000
_SECONDS: Final = 1.0
_TIMES: Final = 5
_FIRST_NAMES: Final = (
    "Ada Anna Antje Arne Aylin Bernd Birte Bo Cem Dirk Dora Eva Frauke Gesa Hanna Hilke Holger Ida Jan Jens"
    " Jonas Jörg Jule Kai Karin Lena Leyla Marco Maren Max Meike Nadine Niels Nora Okan Otto Paul Peer Petra"
    " Rolf Sabine Silke Svenja Thorsten Tobias Tomke Ulrich Uwe Wiebke Zoë"
)
_SYLLABLES: Final = "ber dorf feld gar hol keh lan mei nau oß pet reu sen tal ü vog wer zim"
_GROUPS: Final = ("Kommunen", "Wasserverbände", "Wirtschaft", "Wissenschaft", "Umwelt", "Land")


def run(scale: Scale) -> list[Row]:
    """Read a list with a fixed seed, and its bare cells, in turns."""
    count = max(20, int(_PEOPLE * scale.people))
    content = crowd(count)
    plan = Plan(rounds=1, topics=3).dossier()
    text = content.decode()
    ours, raw = in_turns(
        lambda: _previewed(content, plan),
        lambda: list(csv.reader(io.StringIO(text), delimiter=";")),
        repeats=_TIMES,
    )
    taken, bare = Measure.median(ours), Measure.exact(statistics.median(raw))
    name = f"preview of a list of {count:,} people"
    return [
        Row(name, taken, "limit", Measure.exact(_SECONDS), "≤ 1 ×"),
        Row(name, taken, "csv module", bare, "≤ 100 ×"),
    ]


def _previewed(content: bytes, plan: Dossier) -> None:
    """Do what is done until the preview can be painted: rows, columns, people, who is there twice."""
    draft = read(content, plan)
    listed(draft.people, {}, {topic.number: topic.id for topic in plan.topics})


def crowd(count: int) -> bytes:
    """Return a list of people as a CSV file, one in fifty of them there twice in another spelling."""
    random = Random(7)
    first_names, syllables = _FIRST_NAMES.split(), _SYLLABLES.split()
    target = io.StringIO()
    rows = csv.writer(target, delimiter=";")
    rows.writerow(
        [
            "Titel",
            "Vorname",
            "Nachname",
            "Institution",
            "Akteursgruppe",
            "E-Mail",
            "Wunsch 1",
            "Wunsch 2",
        ]
    )
    for number in range(count):
        first, last = random.choice(first_names), "".join(random.choices(syllables, k=3)).title()
        cells = [random.choice(("", "", "Dr.", "Prof. Dr.")), first, last, f"Amt {number % 300}"]
        cells += [random.choice(_GROUPS), f"person{number}@example.org", "1", "Thema 2"]
        rows.writerow(cells)
        if number % 50 == 0:
            rows.writerow(["", first, last.replace("ü", "ue"), cells[3], cells[4], "", "3", ""])
    return target.getvalue().encode()
