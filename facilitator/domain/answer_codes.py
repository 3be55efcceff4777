"""Codes of curated answers: `T1-F3-A02` is topic 1, question 3, answer 2.

Numbers run through a question and its sub-questions, as those of notes do.
"""

import re
from collections import defaultdict
from typing import Final

from facilitator.domain.codes import QUESTION_LETTER
from facilitator.domain.dossier import Dossier

_ANSWER: Final = re.compile(r"T(\d{1,3})-[FQ](\d{1,3})-A(\d{1,5})")


def answer_codes(dossier: Dossier, language: str) -> dict[str, str]:
    """Return the code of each answer by its id."""
    letter = QUESTION_LETTER.get(language, "F")
    by_question: dict[str, list[str]] = defaultdict(list)
    for answer in dossier.answers:
        by_question[answer.question_id].append(answer.id)
    codes: dict[str, str] = {}
    for topic in dossier.topics:
        for number, question in enumerate(dossier.questions_of(topic), start=1):
            parts = (question, *dossier.sub_questions_of(question))
            ids = [answer for part in parts for answer in by_question.get(part.id, ())]
            for place, answer_id in enumerate(ids, start=1):
                codes[answer_id] = f"T{topic.number}-{letter}{number}-A{place:02d}"
    return codes


def german_answer_code(token: str) -> str:
    """Return the German code that a token names in either language, empty when it names none."""
    found = _ANSWER.fullmatch(token)
    return f"T{int(found[1])}-F{int(found[2])}-A{int(found[3]):02d}" if found else ""
