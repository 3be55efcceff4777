"""From a plan to the rows of its people, without a window."""

from dataclasses import replace

from facilitator.domain.records import Person, Workshop
from facilitator.ui.people.rows import person_ids, rows_of
from tests.domain.readying import ready


def test_who_has_no_part_stands_at_the_end_where_they_can_be_given_one():
    plan = ready()
    spare = Person("x", "p", "Ole Ahrens")
    plan = replace(plan, persons=(spare, *plan.persons))
    assert [(row.name, row.roles) for row in rows_of(plan)] == [
        ("Hanna Lorenzen", ("moderation",)),
        ("Tobias Wernicke", ("moderation",)),
        ("Ole Ahrens", ()),
    ]
    assert "x" not in person_ids(plan)


def test_who_may_be_in_another_workshop_of_the_process_is_not_shown():
    plan = ready()
    spare = Person("x", "p", "Ole Ahrens")
    other = (Workshop("w2", "p"),)
    plan = replace(plan, persons=(*plan.persons, spare), siblings=other)
    assert "Ole Ahrens" not in [row.name for row in rows_of(plan)]
