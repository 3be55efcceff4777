"""Why something that came from another machine was not taken: a word for the log, never its content."""

from typing import Literal

from facilitator.errors import FacilitatorError

Reason = Literal[
    "size",  # larger than anything of ours
    "format",  # not in our form, cut off, or for somebody else
    "key",  # sealed with a key that this machine does not have
    "signature",  # not written by the device that it names
    "seal",  # changed on its way, or put under another subject
    "content",  # opened, and what is inside is no letter
    "subject",  # the subject is none of this team's
    "member",  # nobody of the team
    "revoked",  # written after the member had to leave
    "device",  # written in the name of another device
    "area",  # a cell belongs to another area than the subject says
    "role",  # nothing that this role may write
    "old",  # heard before, or older than what was heard last
    "later",  # about a row nobody has told of yet: to be asked again after others were taken in
]


class Refused(FacilitatorError):
    """Something from another machine that is not taken."""

    def __init__(self, code: Reason) -> None:
        """Say why, in one word."""
        super().__init__(code)
        self.code: Reason = code
