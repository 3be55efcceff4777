"""Chats of video calls become what was said; everything else stays a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.exchange.chats import Chat, read_chat

WORDS = (
    "Gutes Clustermanagement",
    "Wer zahlt das?",
    "Netze: früh und offen\n- erstens\n- zweitens",
)
"""What is said in every example: one line, one line with a question mark, one with points."""


def put_under(*heads: str, indent: str = "") -> str:
    bodies = (indent + words for words in WORDS)
    return "\n".join(f"{head}\n{body}" for head, body in zip(heads, bodies, strict=True))


def put_behind(*heads: str) -> str:
    return "\n".join(f"{head}{words}" for head, words in zip(heads, WORDS, strict=True))


CHATS = {
    "zoom, saved until 2021": put_behind(
        "10:23:45\t From  Ada King : ", "10:24:02\t From  Bo : ", "10:25:59\t From  Ada King : "
    ),
    "zoom, saved until 2021, to everyone, German": put_behind(
        "10:23:45 Von Ada King an Alle : ", "10:24:02 Von Bo an Alle : ", "10:25:59 Von Bo an Ada King : "
    ),
    "zoom, saved": put_under(
        "10:23:45 From Ada King to Everyone:",
        "10:24:02 From Bo (er/ihm) to Everyone:",
        "10:25:59 From Müller, Jörg | Stadt to Ada King(Direct Message):",
        indent="\t",
    ),
    "zoom, saved, German": put_under(
        "10:23:45 Von Ada King an Alle:",
        "10:24:02 Von Bo an Alle:",
        "10:25:59 Von Ich an Ada King(Direktnachricht):",
        indent="\t",
    ),
    "zoom, saved with dates": put_under(
        "2026-09-17 10:23:45 From Ada King to Everyone:",
        "2026-09-17 10:24:02 From Bo to Everyone:",
        "2026-09-17 10:25:59 From Bo to Hosts and panelists:",
        indent="\t",
    ),
    "zoom, copied": put_under(
        "From Ada King to Everyone:  10:23 AM", "From Me to Everyone:  10:24 AM",
        "From Bo to Me (Direct Message):  1:02 PM",
    ),
    "zoom, copied, German": put_under(
        "Von Ada King an Alle:  10:23 AM", "Von mir an Alle:  10:24", "Von Bo an mich (Direktnachricht):  13:02"
    ),
    "zoom, copied from the new window": put_under(
        "Ada King to Everyone 10:23\u202fAM", "You to Everyone 10:24\u202fAM", "Bo to Hosts and panelists 10:25\u202fAM"
    ),
    "zoom, copied from the new window, German": put_under(
        "Ada King an Alle 10:23", "Ich an Alle 10:24", "Bo an Ada King (Direktnachricht) 10:25"
    ),
    "teams": put_under("[10:23] Ada King", "[10:24] Müller, Jörg (Gast)", "[10:25] von der Heide, Bo"),
    "teams, indented": put_under("[10:23 AM] Ada King", "[10:24 AM] Bo", "[1:02 PM] bo.hansen", indent="    "),
    "teams, German, with dates": put_under(
        "[17.09.2026 10:23] Ada King", "[Donnerstag 10:24] Bo Hansen", "[Gestern 10:25] Ada King (MULNV)"
    ),
    "teams, English, with dates": put_under(
        "[9/17/2026 10:23 AM] Ada King", "[Yesterday 10:24 AM] Bo Hansen", "[9/17 10:25 AM] Ada King (Guest)"
    ),
    "teams, older": put_behind("[17.09.2026, 10:23] Ada King: ", "[10:24] Bo (Guest): ", "[10:25] Ada King: "),
    "teams, window": put_under("Ada King\n10:23", "Müller, Jörg\n10:24", "Bo Hansen\n17.09. 10:25"),
    "teams, window, English": put_under("Ada King\n10:23 AM", "Müller, Jörg\n10:24 AM", "Bo\nYesterday 10:25 AM"),
    "webex": put_under(
        "from Ada King to everyone:    10:23 AM", "from Bo to everyone:    10:24 AM", "from Bo (privately):    10:25 AM"
    ),
    "webex, German": put_under(
        "von Ada King an alle:    10:23", "von Bo an alle:    10:24", "von Bo an Ada King (privat):    10:25 Uhr"
    ),
    "webex, window": put_under("Ada King  10:23", "Jörg Müller  17.09.2026 10:24", "Ada King · 10:25"),
    "bbb, saved": put_behind("[10:23] Ada King : ", "[10:24] bo : ", "[10:25] Müller, Jörg : "),
    "bbb, window": put_under("Ad\nAda King\n10:23", "bo\nbo\n10:24", "Mü\nMüller, Jörg\n10:25 AM"),
}  # fmt: skip


@pytest.mark.parametrize("text", CHATS.values(), ids=CHATS.keys())
def test_a_chat_is_what_was_said(text):
    assert read_chat(text) == Chat(WORDS)


@pytest.mark.parametrize("text", CHATS.values(), ids=CHATS.keys())
def test_a_selection_that_begins_in_a_message_keeps_that_message(text):
    cut = "ments sind wichtig\n" + text
    assert read_chat(cut) == Chat(("ments sind wichtig", *WORDS))


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028"])
def test_line_ends_of_every_system_are_understood(end):
    text = CHATS["zoom, saved"].replace("\n", end)
    assert read_chat(text) == Chat(WORDS)


def test_reactions_are_counted_and_left_out():
    text = (
        "10:23:45 From Ada King to Everyone:\n\tWer zahlt?\n"
        '10:24:00 From Bo to Everyone:\n\tReacted to "Wer zahlt?" with 👍\n'
        '10:24:01 From Cy to Everyone:\n\tRemoved a 👍 reaction from "Wer zahlt?"\n'
        "10:24:02 From Di to Everyone:\n\tHat auf „Wer zahlt?“ mit ❤️ reagiert\n"
    )
    assert read_chat(text) == Chat(("Wer zahlt?",), reactions=3)


def test_a_quotation_is_left_out_where_the_quoted_message_is_there():
    text = (
        "10:23:45 From Ada King to Everyone:\n\tWer zahlt das am Ende alles?\n"
        '10:24:00 From Bo to Everyone:\n\tReplying to "Wer zahlt das am..."\n\n\tDas Land\n'
        '10:24:10 From Cy to Everyone:\n\tReplying to "Nicht mit kopiert"\n\n\tDoch\n'
    )
    assert read_chat(text) == Chat(
        ("Wer zahlt das am Ende alles?", "Das Land", 'Replying to "Nicht mit kopiert"\nDoch')
    )


def test_the_greeting_of_a_room_is_kept():
    text = (
        "[10:20]  Willkommen zur Konferenz Eins\n[10:23] Ada King : Guten Tag\n[10:24] Bo : Hallo"
    )
    assert read_chat(text) == Chat(("Willkommen zur Konferenz Eins", "Guten Tag", "Hallo"))


def test_one_copied_message_is_a_chat():
    assert read_chat("[10:23] Ada King\nGuter Punkt") == Chat(("Guter Punkt",))


def test_a_time_or_an_address_within_a_message_is_kept():
    text = "[10:23] Ada King : um 14:00 weiter: https://example.org/a:b\n[10:24] Bo : gut"
    assert read_chat(text) == Chat(("um 14:00 weiter: https://example.org/a:b", "gut"))


NO_CHATS = [
    "",
    "\n \n",
    "Gutes Clustermanagement",
    "- a\n- b\n- c",
    "14:00 Begrüßung\n14:10 Einführung\n14:45 Pause",
    "14:00\nBegrüßung\n14:10\nEinführung",
    "Begrüßung\n14:00\nEinführung\n14:10\nPause\n14:20",
    "Begrüßung 14:00\nEinführung 14:10\nPause 14:20",
    "Beginn um 14:00\nEnde um 15:00",
    "Beginn\n14:00\nText",
    "Von Bonn nach Köln in 20 min\nVon Köln nach Bonn in 30 min",
    "From here to there: nothing\nFrom there to here: all",
    "W 1.1: Netze\nW 1.2: Daten",
    "Der Link steht unten\n[10:23] Ada King",
    "[1] Meyer 2019: Netze\n[2] Bohm 2020: Cluster",
]


@pytest.mark.parametrize("text", NO_CHATS)
def test_what_is_no_chat_stays_a_text(text):
    assert read_chat(text) is None


HOSTILE = [
    "[10:23] " * 50_000,
    "From " + "a to " * 50_000,
    "10:23:45 From " + " : " * 50_000,
    "\n".join(["Ada King", "10:23"] * 30_000),
    "[10:23] Ada King : a\n" * 30_000,
    ("a" * 79 + " ") * 20_000,
    "[10:23] A : x\n[10:24] B : " + 'reacted to "' * 50_000,
    "\x00\ud800\ufffe[10:23] A : x\n\u0300" * 5_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_come_to_an_end(text):
    chat = read_chat(text)
    assert chat is None or all(message.strip() for message in chat.messages)


words = st.text(
    st.characters(categories=("L", "N", "P", "S"), include_characters=" ", exclude_characters='"'),
    min_size=1,
).filter(lambda text: text.strip() and not text.isspace())
names = st.from_regex(r"\A[A-ZÄÖÜ][a-zäöüß]{0,12}(?: [A-ZÄÖÜ][a-zäöüß]{0,12}){0,2}\Z")


@given(st.lists(st.tuples(names, words), min_size=1, max_size=8))
def test_no_word_of_any_message_is_lost(said):
    text = "\n".join(f"[10:23] {name} : {message}" for name, message in said)
    chat = read_chat(text)
    assert chat is not None
    kept = [word for message in chat.messages for word in message.split()]
    from facilitator.domain.text import clean

    assert kept == [word for _, message in said for word in clean(message).split()]


@given(st.text(max_size=300))
def test_any_text_is_read_or_left_alone(text):
    chat = read_chat(text)
    assert chat is None or chat.messages
