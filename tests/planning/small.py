"""Small groupings, judged and solved by trying everything: the plain truth that the solver is held against."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, product

from hypothesis import strategies as st

from facilitator.planning.grouping.problem import (
    Apart,
    Fixed,
    Forbidden,
    Moderates,
    Participant,
    Places,
    Problem,
    Room,
    Rule,
    Together,
    Wish,
)

_WORTH = {1: 4, 2: 2}


def kept(problem: Problem, places: Places) -> bool:
    """Tell whether an assignment keeps every rule, one by one."""
    room = {room.id: room for room in problem.rooms}
    led = {(rule.person, rule.room) for rule in problem.rules if isinstance(rule, Moderates)}
    for person in problem.people:
        here = places[person.id]
        leads = {room[name].round for who, name in led if who == person.id}
        if set(here) != (set(problem.rounds) - set(person.absent)) | leads:
            return False
        topics = [room[name].topic for name in here.values()]
        seats = [room[name].topic for name in here.values() if (person.id, name) not in led]
        if not person.may_repeat and any(topics.count(topic) > 1 for topic in seats):
            return False
    taken = Counter(
        name for who, there in places.items() for name in there.values() if (who, name) not in led
    )
    if any(not room.least <= taken[room.id] <= room.most for room in problem.rooms):
        return False
    return all(_keeps(rule, problem, places, room) for rule in problem.rules)


def _keeps(rule: Rule, problem: Problem, places: Places, room: dict[str, Room]) -> bool:
    led = {(r.person, r.room) for r in problem.rules if isinstance(r, Moderates)}
    leading = {(person, room[name].round) for person, name in led}
    match rule:
        case Moderates():
            return places[rule.person].get(room[rule.room].round) == rule.room
        case Fixed():
            number = room[rule.room].round
            here = places[rule.person].get(number)
            return here in {rule.room, None} or (rule.person, number) in leading
        case Forbidden():
            return not any(
                room[name].topic == rule.topic and rule.round in {None, number}
                for number, name in places[rule.person].items()
                if (rule.person, name) not in led
            )
        case Together() | Apart():
            for number in problem.rounds if rule.round is None else (rule.round,):
                there = [places[who][number] for who in rule.people if number in places[who]]
                if isinstance(rule, Together) and len(set(there)) > 1:
                    return False
                if isinstance(rule, Apart) and len(set(there)) < len(there):
                    return False
            return True


def every_assignment(problem: Problem) -> Iterator[Places]:
    """Give every way to seat people, rules or not."""
    led = {
        (rule.person, room.round): room.id
        for rule in problem.rules
        if isinstance(rule, Moderates)
        for room in problem.rooms
        if room.id == rule.room
    }
    chairs = [
        (person.id, number)
        for person in problem.people
        for number in problem.rounds
        if number not in person.absent or (person.id, number) in led
    ]
    choices = [
        [led[chair]] if chair in led else [r.id for r in problem.rooms if r.round == chair[1]]
        for chair in chairs
    ]
    for rooms in product(*choices):
        places: Places = {person.id: {} for person in problem.people}
        for (person, number), room in zip(chairs, rooms, strict=True):
            places[person][number] = room
        yield places


def counted(problem: Problem, places: Places) -> tuple[int, int]:
    """Return wish points and reunions, counted one by one."""
    topic = {room.id: room.topic for room in problem.rooms}
    led = {(rule.person, rule.room) for rule in problem.rules if isinstance(rule, Moderates)}
    seats = {
        person: {n: room for n, room in there.items() if (person, room) not in led}
        for person, there in places.items()
    }
    points = 0
    for person in problem.people:
        mine = {topic[room] for room in seats[person.id].values()}
        best: dict[str, int] = {}
        for wish in person.wishes:
            value = _WORTH.get(wish.priority, 1)
            best[wish.topic] = max(best.get(wish.topic, 0), value)
        points += sum(value for name, value in best.items() if name in mine)
    reunions = 0
    for one, other in combinations(seats.values(), 2):
        times = sum(one.get(number) == room for number, room in other.items())
        reunions += times * (times - 1) // 2
    return points, reunions


@st.composite
def problems(draw: st.DrawFn, *, rules: int = 3, people: int = 4) -> Problem:
    """Make a problem that can be solved by trying everything; some have no solution."""
    topics = draw(st.integers(1, 3))
    rounds = draw(st.integers(1, 2))
    count = draw(st.integers(1, people))
    crowd = tuple(
        Participant(
            id=f"p{number}",
            group=draw(st.sampled_from(("", "A", "B"))),
            organisation=draw(st.sampled_from(("", "X", "Y"))),
            wishes=tuple(
                Wish(f"t{draw(st.integers(0, topics - 1))}", draw(st.integers(1, 4)))
                for _ in range(draw(st.integers(0, 2)))
            ),
            absent=draw(st.sampled_from(((), (), (), (1,), (2,)))),
            may_repeat=draw(st.sampled_from((False, False, True))),
        )
        for number in range(count)
    )
    rooms = tuple(
        Room(f"r{r}t{t}", r, f"t{t}", most, draw(st.integers(0, min(1, most))))
        for r in range(1, rounds + 1)
        for t in range(topics)
        for most in (draw(st.integers(1, count)),)
    )
    return Problem(
        crowd, rooms, tuple(draw(_rules(crowd, rooms)) for _ in range(draw(st.integers(0, rules))))
    )


def _rules(crowd: tuple[Participant, ...], rooms: tuple[Room, ...]) -> st.SearchStrategy[Rule]:
    person = st.sampled_from([entry.id for entry in crowd])
    several = st.lists(person, min_size=1, max_size=3, unique=True).map(tuple)
    room = st.sampled_from([entry.id for entry in rooms])
    topic = st.sampled_from([entry.topic for entry in rooms])
    number = st.sampled_from((None, *{entry.round for entry in rooms}))
    return st.one_of(
        st.builds(Fixed, person, room),
        st.builds(Forbidden, person, topic, number),
        st.builds(Together, several, number),
        st.builds(Apart, several, number),
    )
