"""What is the same thing in two workshops."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain import counterparts
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import AgendaItem, Process, Question, Round, Topic, Workshop


def workshop(key: str, *items: tuple[str, str], rounds: dict[int, int] | None = None) -> Dossier:
    """Items by kind and title; `rounds` gives the round's number of an item by its place."""
    numbers = rounds or {}
    return Dossier(
        process=Process(id="p"),
        workshop=Workshop(id=key, process_id="p"),
        rounds=tuple(
            Round(id=f"{key}r{number}", workshop_id=key, number=number)
            for number in sorted(numbers.values())
        ),
        agenda=tuple(
            AgendaItem(
                id=f"{key}{at}",
                workshop_id=key,
                kind=kind,  # type: ignore[arg-type] - plain words keep the table readable
                title=title,
                round_id=f"{key}r{numbers[at]}" if at in numbers else None,
            )
            for at, (kind, title) in enumerate(items)
        ),
    )


def asking(key: str, **topics: list[str]) -> Dossier:
    """Topics with their questions."""
    names = list(topics)
    return replace(
        workshop(key),
        topics=tuple(
            Topic(id=f"{key}{name}", workshop_id=key, number=n, title=name)
            for n, name in enumerate(names, 1)
        ),
        questions=tuple(
            Question(id=f"{key}{name}{at}", topic_id=f"{key}{name}", text=text, position=str(at))
            for name in names
            for at, text in enumerate(topics[name])
        ),
    )


def test_equal_titles_of_a_sort_are_the_same_item_whatever_their_case_and_order() -> None:
    source = workshop("a", ("talk", "Strategy  2040"), ("talk", "Water"), ("break", "Coffee"))
    target = workshop("b", ("break", "coffee"), ("talk", "water"), ("talk", "strategy 2040"))
    assert counterparts.items_in(source, target) == {"a0": "b2", "a1": "b1", "a2": "b0"}


def test_items_of_the_same_title_are_paired_in_their_order() -> None:
    source = workshop("a", ("break", "Break"), ("break", "Break"))
    target = workshop("b", ("break", "Break"), ("break", "Break"), ("break", "Break"))
    assert counterparts.items_in(source, target) == {"a0": "b0", "a1": "b1"}


def test_rounds_go_by_their_number() -> None:
    source = workshop("a", ("parallel", "Work I"), ("parallel", "Work II"), rounds={0: 1, 1: 2})
    target = workshop("b", ("parallel", "Groups"), rounds={0: 2})
    assert counterparts.items_in(source, target) == {"a1": "b0"}


def test_the_only_one_of_its_sort_is_the_same_but_never_one_of_two_or_of_no_sort() -> None:
    source = workshop("a", ("welcome", "Hello"), ("talk", "One"), ("other", "This"))
    target = workshop("b", ("talk", "Two"), ("talk", "Three"), ("welcome", "Hi"), ("other", "That"))
    assert counterparts.items_in(source, target) == {"a0": "b2"}


def test_questions_are_paired_within_their_topic_first() -> None:
    source = asking("a", Nets=["What is open?"], Data=["What is open?", "Who pays?"])
    target = asking("b", Data=["what is open?"], Costs=["Who pays?"], Nets=["What is open?"])
    assert counterparts.questions_in(source, target) == {
        "aNets0": "bNets0",
        "aData0": "bData0",
        "aData1": "bCosts0",
    }


def test_a_question_without_words_has_no_counterpart() -> None:
    assert counterparts.questions_in(asking("a", Nets=[" "]), asking("b", Nets=[""])) == {}


@given(
    *(
        st.lists(
            st.tuples(st.sampled_from(["talk", "break", "other"]), st.sampled_from("abcdef ")), max_size=6
        )
        for _ in range(2)
    )
)  # fmt: skip
def test_no_item_is_two_and_each_is_of_its_sort(left, right):
    source, target = workshop("a", *left), workshop("b", *right)
    pairs = counterparts.items_in(source, target)
    assert len(set(pairs.values())) == len(pairs)
    kinds = {item.id: item.kind for item in (*source.agenda, *target.agenda)}
    assert all(kinds[one] == kinds[other] for one, other in pairs.items())
