"""A workshop of 50 people in six stakeholder groups who wish for topics, grouped or not."""

from facilitator.actions import groups, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.ordering import spread
from facilitator.domain.planning import Capacity, Profile, Wish
from facilitator.domain.records import Involvement, Person, Process, Round, Session, Topic, Workshop
from facilitator.planning.grouping import solving
from facilitator.planning.grouping.plan import problem_of, sessions_of
from facilitator.planning.grouping.problem import Problem
from facilitator.planning.grouping.solving import Grouping
from tests.planning.crowds import Crowd

CROWD = Crowd(50, 3, 2, seed=181, wishes=2)
_TITLES = (
    "Grundwasser und Dürrevorsorge", "Netze erneuern, Kosten tragen", "Daten und Steuerung",
    "Hochwasser", "Landwirtschaft", "Ausbildung",
)  # fmt: skip
_FIRST = (
    "Birte", "Jens", "Wiebke", "Antje", "Peer", "Eva", "Nadine", "Okan", "Lena", "Bernd", "Jule",
    "Sabine", "Meike", "Rolf", "Uwe", "Holger", "Silke", "Thorsten", "Dirk", "Arne", "Gesa",
)  # fmt: skip
_LAST = (
    "Asmussen", "Gerdes", "Harms", "Kruse", "Petersen", "Voss", "Scholl", "Demir", "Falk", "Holm",
    "Claasen", "Ahrens", "Dirks", "Eggers", "Jansen", "Lüders", "Ohm", "Uhl", "Wagner", "Bley",
)  # fmt: skip


def forum(crowd: Crowd | None = None, *, seats: bool = False) -> Dossier:
    """Return the workshop "w"; people are p0 …, topics t0 …, sessions r1t0 … as in the crowd."""
    crowd = crowd or CROWD
    problem = crowd.problem()
    rounds = tuple(Round(f"r{n}", "w", n) for n in problem.rounds)
    topics = tuple(
        Topic(f"t{n}", "w", n + 1, _TITLES[n % len(_TITLES)]) for n in range(crowd.topics)
    )
    return Dossier(
        process=Process(id="process", title="Zukunftsforum"),
        workshop=Workshop(
            id="w", process_id="process", title="Zukunftsforum Wasserwirtschaft", date="2026-09-17"
        ),
        persons=tuple(
            Person(person.id, "process", name_of(n), f"Haus {person.organisation[4:]}")
            for n, person in enumerate(problem.people)
        ),
        involvements=tuple(
            Involvement(f"i{person.id}", "w", person.id, "participant", position=position)
            for person, position in zip(problem.people, spread(crowd.people), strict=True)
        ),
        rounds=rounds,
        topics=topics,
        sessions=tuple(Session(room.id, f"r{room.round}", room.topic) for room in problem.rooms),
        profiles=tuple(Profile(f"f{p.id}", p.id, p.group) for p in problem.people),
        wishes=tuple(
            Wish(f"w{person.id}{wish.topic}", person.id, wish.topic, wish.priority)
            for person in problem.people
            for wish in person.wishes
        ),
        capacities=_seats(problem) if seats else (),
    )


def name_of(number: int) -> str:
    """Return what a person of the crowd is called here."""
    last = _LAST[(number + number // len(_FIRST)) % len(_LAST)]
    return f"{_FIRST[number % len(_FIRST)]} {last}"


def _seats(problem: Problem) -> tuple[Capacity, ...]:
    return tuple(Capacity(f"c{r.id}", r.id, r.most, r.least) for r in problem.rooms)


def grouped(desk: Desk, dossier: Dossier) -> None:
    """Put the workshop into a file, everybody seated as well as can be."""
    desk.run(workshops.add_dossier, dossier=dossier)
    problem = problem_of(desk.read.grouping("w"))
    found = solving.group(problem, seconds=30)
    assert isinstance(found, Grouping)
    desk.run(groups.place, workshop_id="w", sessions=sessions_of(problem, found.places))
