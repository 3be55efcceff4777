"""The large file: some years of workshops with 100,000 notes, made once and kept in `.run/`.

Everything in it came through the one door for writes, so that journal, steps and search index
are as they are after real work.
"""

import hashlib
import random
import shutil
import tempfile
import time
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Final

from facilitator.actions import workshops
from facilitator.actions.desk import Desk
from facilitator.domain import text as folding
from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.ordering import spread
from facilitator.domain.records import Evidence, KeyResult, Note
from facilitator.storage import schema, searching
from facilitator.storage.files import create_file
from tests.benchmarks.scale import QUESTIONS, ROUNDS, TOPICS, Scale
from tests.domain import factory

_PLAYGROUND: Final = Path(__file__).resolve().parents[2] / ".run"
_HEADS: Final = (
    "Grundwasser", "Gewässer", "Hochwasser", "Trinkwasser", "Niederschlags", "Talsperren", "Küsten", "Ufer",
    "Auen", "Moor", "Deich", "Siel", "Quell", "Brunnen", "Abwasser", "Regenrückhalte", "Starkregen", "Dürre",
    "Wärme", "Klima", "Förder", "Genehmigungs", "Beteiligungs", "Haushalts", "Verbands", "Kreis", "Landes",
    "Gemeinde", "Flächen", "Stoffstrom", "Nitrat", "Phosphor", "Spurenstoff", "Mess", "Daten", "Entnahme",
)  # fmt: skip
_TAILS: Final = (
    "konzept", "bericht", "förderung", "messnetz", "verbund", "strategie", "planung", "ausschuss", "gebühr",
    "vereinbarung", "richtlinie", "übersicht", "prognose", "schutzgebiet", "beirat", "stelle", "kataster",
    "abgabe", "modell", "leitfaden", "vorhaben", "zuständigkeit", "größe", "überwachung", "anlage", "träger",
)  # fmt: skip
_WORDS: Final = tuple(f"{head}{tail}" for tail in _TAILS for head in _HEADS)
_WEIGHTS: Final = tuple(accumulate(1 / rank for rank in range(1, len(_WORDS) + 1)))
"""A word's share falls with its rank, as in every language (Zipf)."""
_KEY_RESULT_EVERY: Final = 50
_PARKED_PER_SESSION: Final = 5


def large_file(scale: Scale, folder: Path) -> Path:
    """Return a copy in `folder` of the large file; whoever opens it may change it."""
    copy = folder / f"large-{len(list(folder.iterdir()))}.workshop"
    shutil.copyfile(_kept(scale), copy)
    return copy


def dossiers(scale: Scale) -> list[Dossier]:
    """Return the workshops of the large file; the last one has few pages, and these are crowded."""
    usual = [
        factory.Plan(
            rounds=ROUNDS,
            topics=TOPICS,
            questions=QUESTIONS,
            sub_questions=0,
            notes=scale.notes,
            seed=number,
            title=f"Zukunftsforum {2002 + number}",
        )
        for number in range(scale.workshops)
    ]
    crowded = factory.Plan(
        rounds=1, topics=1, sub_questions=0, notes=scale.crowd, title="Bürgerrat"
    )
    return [_dossier(plan) for plan in (*usual, crowded)]


def _kept(scale: Scale) -> Path:
    """Make the file unless it is there, of this size and made with the same rows, tables and search index."""
    _PLAYGROUND.mkdir(exist_ok=True)
    modules = (__file__, factory.__file__, schema.__file__, searching.__file__, folding.__file__)
    made_by = hashlib.sha256(b"".join(Path(module).read_bytes() for module in modules))
    size = f"bench-{scale.workshops}x{scale.notes}+{scale.crowd}"
    kept = _PLAYGROUND / f"{size}-{made_by.hexdigest()[:8]}.workshop"
    if not kept.exists():
        for outdated in {*_PLAYGROUND.glob(f"{size}-*")} - {kept}:
            outdated.unlink(missing_ok=True)
        started = time.monotonic()
        print(f"Making a file with {scale.all_notes:,} notes …", flush=True)
        _make(scale, kept)
        print(f"made in {time.monotonic() - started:.0f} s\n", flush=True)
    return kept


def _make(scale: Scale, path: Path) -> None:
    """Make the file in a folder of its own, where its backup copies can go with it."""
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        unfinished = Path(folder) / path.name
        desk = Desk(create_file(unfinished))
        try:
            for dossier in dossiers(scale):
                desk.run(workshops.add_dossier, dossier=dossier)
            desk.file.index_everything()
        finally:
            desk.close()
        unfinished.replace(path)


def _dossier(plan: factory.Plan) -> Dossier:
    dossier = plan.dossier()
    chance = random.Random(plan.seed)
    worded = tuple(note._replace(text=text(chance)) for note in dossier.notes)
    return _with_key_results(replace(dossier, notes=(*worded, *_parked(dossier, chance))))


def text(chance: random.Random) -> str:
    """Return a note of one to three sentences whose words are spread as in a language."""
    named = " und ".join(chance.choices(_WORDS, cum_weights=_WEIGHTS, k=2))
    said = [factory.sentence(chance) for _ in range(chance.choice((1, 1, 2, 3)))]
    return f"{named}: {'. '.join(said)}"


def _parked(dossier: Dossier, chance: random.Random) -> list[Note]:
    first = {question.topic_id: question.id for question in reversed(dossier.questions)}
    return [
        Note(
            id=new_id(),
            session_id=session.id,
            question_id=first[session.topic_id],
            position=position,
            text=text(chance),
            is_parked=1,
            created_at="2026-09-17T14:30:00+00:00",
        )
        for session in dossier.sessions
        for position in spread(_PARKED_PER_SESSION)
    ]


def _with_key_results(dossier: Dossier) -> Dossier:
    """Mark some notes, each with the key result that follows its words, as the mark makes it."""
    topics = {session.id: session.topic_id for session in dossier.sessions}
    chosen = {note.id: note for note in dossier.notes[::_KEY_RESULT_EVERY] if not note.is_parked}
    results = {
        note.id: KeyResult(id=new_id(), topic_id=topics[note.session_id], position=position)
        for note, position in zip(chosen.values(), spread(len(chosen)), strict=True)
    }
    return replace(
        dossier,
        notes=tuple(
            note._replace(is_key_result=1) if note.id in chosen else note for note in dossier.notes
        ),
        key_results=tuple(results.values()),
        evidence=tuple(
            Evidence(id=new_id(), note_id=note_id, key_result_id=result.id, position="V")
            for note_id, result in results.items()
        ),
    )
