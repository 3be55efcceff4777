"""A person as a list names them, on the way into a workshop."""

from typing import NamedTuple

from facilitator.domain.records import Role


class Listed(NamedTuple):
    """One person to take over; what is empty changes nothing of a person who is there."""

    name: str
    organisation: str = ""
    group_name: str = ""
    email: str = ""
    roles: tuple[Role, ...] = ()
    """What they are in the workshop; participant where nothing is said."""
    wishes: tuple[tuple[str, int], ...] = ()
    """Topics by their ids, with priorities from 1."""
    person_id: str = ""
    """The person of the file whom this is; empty for a new one."""
