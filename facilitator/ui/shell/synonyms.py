"""Other words that people try for a command, in the chosen language and in English.

They are found by the search and never shown. The words go by what the command is called, because
one key can do different things: what closes a session also opens its room.
"""

from typing import Final

from facilitator.language import mark, tr

_WORDS: Final = (
    (mark("Close the session"), mark("end finish stop over")),
    (mark("Start the session"), mark("begin go")),
    (mark("Pause the session"), mark("break interrupt stop")),
    (mark("Continue the session"), mark("resume go on")),
    (mark("5 minutes more"), mark("extend longer end later add time")),
    (mark("Spread time anew"), mark("redistribute budget behind schedule")),
    (mark("Pause all rooms, or continue"), mark("break interrupt stop")),
    (mark("Start next item"), mark("begin agenda programme break")),
    (mark("Running order"), mark("agenda programme schedule timetable break")),
    (mark("Summary"), mark("results wrap-up plenary")),
    (mark("Cockpit"), mark("overview all rooms organiser message")),
    (mark("Stage"), mark("screen projector presentation display")),
    (mark("Protocol"), mark("minutes report export document Word")),
    (
        mark("Handouts"),
        mark("run sheet attendance list room guide Zoom Teams Webex calendar print"),
    ),
    (mark("Team"), mark("invite members host share together")),
    (mark("Join a team …"), mark("enter invitation code link participate")),
    (mark("Write a room package …"), mark("export send without network")),
    (mark("Read a room package …"), mark("import receive take in without network")),
    (mark("Parking lot"), mark("later aside store")),
    (mark("Close window"), mark("quit exit end leave")),
    (mark("Undo"), mark("take back revert")),
    (mark("Keys of this screen"), mark("help shortcuts")),
)


def synonyms() -> dict[str, str]:
    """Return the words by what the command is called, as it is shown."""
    return {tr(text): f"{words} {tr(words)}" for text, words in _WORDS}
