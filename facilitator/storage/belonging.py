"""What belongs to a workshop, as questions for ids; the workshop is the first parameter."""

from typing import Final

OF_TOPIC: Final = "SELECT id FROM topic WHERE workshop_id = ?1 AND deleted = 0"
OF_ROUND: Final = "SELECT id FROM round WHERE workshop_id = ?1 AND deleted = 0"
OF_SESSION: Final = (
    "SELECT id FROM session WHERE deleted = 0 "
    f"AND round_id IN ({OF_ROUND}) AND topic_id IN ({OF_TOPIC})"
)
OF_RESULT: Final = f"SELECT id FROM key_result WHERE deleted = 0 AND topic_id IN ({OF_TOPIC})"
OF_ADVICE: Final = "SELECT id FROM recommendation WHERE workshop_id = ?1 AND deleted = 0"
OF_QUESTION: Final = f"SELECT id FROM question WHERE deleted = 0 AND topic_id IN ({OF_TOPIC})"
OF_NOTE: Final = f"SELECT id FROM note WHERE deleted = 0 AND session_id IN ({OF_SESSION})"
OF_ANSWER: Final = f"SELECT id FROM answer WHERE deleted = 0 AND question_id IN ({OF_QUESTION})"
OF_RETURNED: Final = "SELECT id FROM returned_file WHERE workshop_id = ?1 AND deleted = 0"
OF_AGENDA: Final = "SELECT id FROM agenda_item WHERE workshop_id = ?1 AND deleted = 0"
OF_MESSAGE: Final = "SELECT id FROM message WHERE workshop_id = ?1 AND deleted = 0"
OF_PERSON: Final = (
    "SELECT id FROM person WHERE deleted = 0 "
    "AND process_id = (SELECT process_id FROM workshop WHERE id = ?1)"
)
OF_RULE: Final = "SELECT id FROM grouping_rule WHERE workshop_id = ?1 AND deleted = 0"
