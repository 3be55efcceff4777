"""Every way in which readers edit a protocol, tracked and not, and what has to be found of each."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any, Final

from tests.proofs.reviewing import (
    Expected,
    Reviewer,
    Way,
    Ways,
    content,
    copied,
    halves,
    mark,
    properties,
    run,
    say,
    text_of,
    w,
    without_bookmark,
)

Element = Any
REPLIES: Final = ("Einverstanden.", "Ja.")

# Without tracking


def reword(reviewer: Reviewer) -> Ways:
    paragraph = reviewer.take()
    old = text_of(paragraph)
    first, second = halves(old)
    new = f"{first} {reviewer.sentence()} {second}"
    say(paragraph, run(new))
    return ((Expected("reword", old, new),),)


def rewrite(reviewer: Reviewer) -> Ways:
    """Replace every word; only the bookmark is left."""
    paragraph = reviewer.take()
    old, new = text_of(paragraph), reviewer.sentence()
    say(paragraph, run(new))
    return ((Expected("reword", old, new),),)


def reword_without_bookmark(reviewer: Reviewer) -> Ways:
    paragraph = without_bookmark(reviewer.take())
    old = text_of(paragraph)
    new = f"{old} Ergänzt."
    say(paragraph, run(new))
    return ((Expected("reword", old, new),),)


def delete(reviewer: Reviewer) -> Ways:
    paragraph = reviewer.take()
    paragraph.getparent().remove(paragraph)
    return ((Expected("delete", text_of(paragraph)),),)


def delete_text_only(reviewer: Reviewer) -> Ways:
    """Leave an empty paragraph with its bookmark."""
    paragraph = reviewer.take()
    old = text_of(paragraph)
    say(paragraph)
    return ((Expected("delete", old),),)


def delete_into_next(reviewer: Reviewer) -> Ways:
    """Leave the bookmark collapsed at the beginning of the next paragraph."""
    paragraph = reviewer.take()
    following = paragraph.getnext()
    for tag in ("bookmarkEnd", "bookmarkStart"):
        following.insert(1, paragraph.find(w(tag)))
    paragraph.getparent().remove(paragraph)
    return ((Expected("delete", text_of(paragraph)),),)


def insert(reviewer: Reviewer) -> Ways:
    paragraph, new = reviewer.take(), reviewer.sentence()
    paragraph.addnext(copied(paragraph, run(new)))
    return ((Expected("insert", text_of(paragraph), new),),)


def split(reviewer: Reviewer) -> Ways:
    """Press Enter in the middle: the bookmark goes on into the second half."""
    paragraph = reviewer.take()
    old = text_of(paragraph)
    first, second = halves(old)
    say(paragraph, run(first))
    behind = copied(paragraph, run(second))
    behind.append(paragraph.find(w("bookmarkEnd")))
    paragraph.addnext(behind)
    return _split_ways(paragraph, old, first, second)


def split_shorter(reviewer: Reviewer) -> Ways:
    """As `split`, with the bookmark on the first half only."""
    paragraph = reviewer.take()
    old = text_of(paragraph)
    first, second = halves(old)
    say(paragraph, run(first))
    paragraph.addnext(copied(paragraph, run(second)))
    return _split_ways(paragraph, old, first, second)


def _split_ways(paragraph: Element, old: str, first: str, second: str) -> Ways:
    above = _above(paragraph)
    return (
        (Expected("reword", old, first), Expected("insert", old, second)),
        (Expected("reword", old, second), Expected("insert", above, first)),
    )


def merge(reviewer: Reviewer) -> Ways:
    """Press Backspace at the beginning of the next paragraph: both bookmarks in one paragraph."""
    paragraph = reviewer.take()
    following = paragraph.getnext()
    old, other = text_of(paragraph), text_of(following)
    for child in list(following):
        if child.tag != w("pPr"):
            paragraph.append(child)
    following.getparent().remove(following)
    return _merge_ways(old, other, old + other)


def _merge_ways(old: str, other: str, new: str) -> Ways:
    return (
        (Expected("reword", old, new), Expected("delete", other)),
        (Expected("reword", other, new), Expected("delete", old)),
    )


def move(reviewer: Reviewer) -> Ways:
    paragraph, goal = reviewer.take(), reviewer.take()
    goal.addnext(paragraph)
    return ((Expected("move", text_of(paragraph), text_of(goal)),),)


def move_without_bookmark(reviewer: Reviewer) -> Ways:
    paragraph, goal = without_bookmark(reviewer.take()), reviewer.take()
    goal.addnext(paragraph)
    return ((Expected("move", text_of(paragraph), text_of(goal)),),)


def duplicate(reviewer: Reviewer) -> Ways:
    """Copy a paragraph elsewhere; a bookmark stands only once."""
    paragraph, goal = reviewer.take(), reviewer.take()
    goal.addnext(copied(goal, *map(deepcopy, content(paragraph))))
    return ((Expected("insert", text_of(goal), text_of(paragraph)),),)


# What is no change


def lose_bookmark(reviewer: Reviewer) -> Ways:
    without_bookmark(reviewer.take())
    return ((),)


def restyle(reviewer: Reviewer) -> Ways:
    """Cut runs into pieces, in bold, with the marks of the spell checker between them."""
    paragraph = reviewer.take()
    first, second = halves(text_of(paragraph))
    bold = run(f" {second}")
    bold.insert(0, _element("rPr", _element("b")))
    say(paragraph, run(first), _element("proofErr", type="spellStart"), bold)
    return ((),)


def _element(tag: str, *children: Element, **attributes: str) -> Element:
    element = properties_like(tag)
    for name, value in attributes.items():
        element.set(w(name), value)
    element.extend(children)
    return element


def properties_like(tag: str) -> Element:
    element = run("")
    element.tag = w(tag)
    for child in list(element):
        element.remove(child)
    return element


# With tracking


def track_words(reviewer: Reviewer) -> Ways:
    paragraph = reviewer.take()
    old, new = text_of(paragraph), reviewer.sentence()
    first, second = halves(old)
    inserted, deleted = reviewer.track("ins"), reviewer.track("del")
    inserted.append(run(f" {new}"))
    deleted.append(run(f" {second}", "delText"))
    say(paragraph, run(first), inserted, deleted)
    return ((Expected("reword", old, f"{first} {new}"),),)


def track_deletion(reviewer: Reviewer) -> Ways:
    """Delete a paragraph with its end, so that the next one takes its bookmark in."""
    paragraph = reviewer.take()
    old = text_of(paragraph)
    deleted = reviewer.track("del")
    deleted.append(run(old, "delText"))
    say(paragraph, deleted)
    mark(paragraph, reviewer.track("del"))
    return ((Expected("delete", old),),)


def track_insertion(reviewer: Reviewer) -> Ways:
    """Press Enter at the end and type: the end of the paragraph above is the new one."""
    paragraph, new = reviewer.take(), reviewer.sentence()
    inserted = reviewer.track("ins")
    inserted.append(run(new))
    behind = copied(paragraph, inserted)
    paragraph.addnext(behind)
    mark(paragraph, reviewer.track("ins"))
    return ((Expected("insert", text_of(paragraph), new),),)


def track_split(reviewer: Reviewer) -> Ways:
    """Press Enter in the middle: the first half gets the new end."""
    paragraph = reviewer.take()
    old = text_of(paragraph)
    first, second = halves(old)
    say(paragraph, run(first))
    behind = copied(paragraph, run(second))
    behind.append(paragraph.find(w("bookmarkEnd")))
    paragraph.addnext(behind)
    mark(paragraph, reviewer.track("ins"))
    return _split_ways(paragraph, old, first, second)


def track_merge(reviewer: Reviewer) -> Ways:
    paragraph = reviewer.take()
    other = text_of(paragraph.getnext())
    old = text_of(paragraph)
    mark(paragraph, reviewer.track("del"))
    return _merge_ways(old, other, old + other)


def track_move(reviewer: Reviewer) -> Ways:
    """Move a paragraph; Word leaves the bookmark where it was."""
    paragraph, goal = reviewer.take(), reviewer.take()
    old = text_of(paragraph)
    moved = copied(paragraph, reviewer.track("moveTo"))
    moved[-1].append(run(old))
    mark(moved, reviewer.track("ins"))
    left = reviewer.track("moveFrom")
    left.append(run(old))
    say(paragraph, left)
    mark(paragraph, reviewer.track("del"))
    goal.addnext(moved)
    return ((Expected("move", old, text_of(goal)),),)


# In the margin


def comment(reviewer: Reviewer) -> Ways:
    paragraph, said = reviewer.take(), reviewer.sentence()
    old = text_of(paragraph)
    first, second = halves(old)
    number = str(reviewer.comment(said))
    reference = _element("r", _element("commentReference", id=number))
    start, end = (_element(f"commentRange{which}", id=number) for which in ("Start", "End"))
    say(paragraph, run(f"{first} "), start, run(second), end, reference)
    return ((Expected("comment", old, said),),)


def comment_with_replies(reviewer: Reviewer) -> Ways:
    paragraph, said = reviewer.take(), reviewer.sentence()
    numbers = [reviewer.comment(said, resolved=reviewer.chance.random() < 0.5)]
    numbers += [reviewer.comment(reply, numbers[0]) for reply in REPLIES]
    place = paragraph.index(content(paragraph)[0])
    for number in numbers:
        paragraph.insert(place, _element("commentRangeStart", id=str(number)))
    for number in numbers:
        paragraph.append(_element("commentRangeEnd", id=str(number)))
        paragraph.append(_element("r", _element("commentReference", id=str(number))))
    return ((Expected("comment", text_of(paragraph), said),),)


def comment_on_several(reviewer: Reviewer) -> Ways:
    paragraph, said = reviewer.take(), reviewer.sentence()
    number = str(reviewer.comment(said))
    following = paragraph.getnext()
    paragraph.insert(
        paragraph.index(content(paragraph)[0]), _element("commentRangeStart", id=number)
    )
    following.append(_element("commentRangeEnd", id=number))
    following.append(_element("r", _element("commentReference", id=number)))
    return ((Expected("comment", text_of(paragraph), said),),)


def comment_on_deleted(reviewer: Reviewer) -> Ways:
    """Say why a paragraph was deleted."""
    paragraph, said = reviewer.take(), reviewer.sentence()
    old = text_of(paragraph)
    number = str(reviewer.comment(said))
    deleted = reviewer.track("del")
    deleted.append(run(old, "delText"))
    reference = _element("r", _element("commentReference", id=number))
    start, end = (_element(f"commentRange{which}", id=number) for which in ("Start", "End"))
    say(paragraph, start, deleted, end, reference)
    mark(paragraph, reviewer.track("del"))
    return ((Expected("delete", old), Expected("comment", old, said)),)


def _above(paragraph: Element) -> str:
    above = paragraph.getprevious()
    return text_of(above) if above is not None and properties(above) is not None else ""


WAYS: Final[Mapping[str, Way]] = {
    way.__name__: way
    for way in (
        *(reword, rewrite, reword_without_bookmark, delete, delete_text_only, delete_into_next),
        *(insert, split, split_shorter, merge, move, move_without_bookmark, duplicate),
        *(lose_bookmark, restyle),
        *(track_words, track_deletion, track_insertion, track_split, track_merge, track_move),
        *(comment, comment_with_replies, comment_on_several, comment_on_deleted),
    )
}
