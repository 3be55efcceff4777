"""Each benchmark at a size that takes seconds; what it measures there says nothing."""

import json

import pytest

from tests.benchmarks import __main__ as command
from tests.benchmarks.rows import Measure, Row, table
from tests.benchmarks.scale import TINY


@pytest.mark.parametrize("name", command.NAMES)
def test_a_benchmark_measures_itself_and_what_it_is_held_against(name):
    rows = command.measured([name], TINY)

    assert rows
    assert all(row.ours.value > 0 and row.theirs.value > 0 for row in rows)
    assert all(row.what in table(rows) for row in rows)


@pytest.mark.parametrize(
    ("ours", "theirs", "goal", "is_met"),
    [
        (2.5, 1.0, "≤ 2.5 ×", True),
        (2.6, 1.0, "≤ 2.5 ×", False),
        (1.0, 8.0, "≥ 8 × faster", True),
        (1.0, 7.9, "≥ 8 × faster", False),
        (100e6, 41e6, "≤ 60 MB", True),
        (100e6, 39e6, "≤ 60 MB", False),
    ],
)
def test_a_goal_is_met_up_to_its_number(ours, theirs, goal, is_met):
    row = Row("what", Measure.exact(ours), "other", Measure.exact(theirs), goal)

    assert row.is_met is is_met
    assert ("MISSED" in table([row])) is not is_met


def test_percentile_and_median_keep_the_range_they_come_from():
    values = [float(number) for number in range(1, 101)]

    assert Measure.median(values) == Measure(50.5, 25.75, 75.25)
    assert Measure.slowest(values).value == pytest.approx(99.01)
    assert Measure.slowest(values).high == 100.0


def test_one_missed_goal_is_told_by_the_exit_code_and_the_figures_are_kept(tmp_path, capsys):
    met = Row("what", Measure.exact(2), "other", Measure.exact(1), "≤ 2.5 ×")
    missed = Row("what", Measure.exact(3), "other", Measure.exact(1), "≤ 2.5 ×")

    assert command.report([met], None) == 0
    assert command.report([met, missed], tmp_path / "rows.json") == 1
    records = json.loads((tmp_path / "rows.json").read_text("utf-8"))
    assert [(record["ratio"], record["met"]) for record in records] == [(2.0, True), (3.0, False)]
    assert "MISSED" in capsys.readouterr().out
