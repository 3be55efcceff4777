"""Who made a remark on a protocol is forgotten with the person; what was said stays."""

from facilitator.actions import remarks
from facilitator.actions.desk import Desk
from facilitator.domain.authoring import Proposal
from facilitator.domain.dossier import Dossier
from facilitator.storage import backups
from tests.actions.test_erasure import DAY, NAME, added, erased, folded, holding


def test_a_remark_forgets_who_made_it_and_who_answered(desk: Desk, dossier: Dossier) -> None:
    workshop_id = dossier.workshop.id
    (person_id,) = added(desk, workshop_id)
    made = Proposal("", "", author=f"Bo Li, {NAME}", new_text="Zu kurz", replies=f"{NAME}: Ja")
    desk.run(
        remarks.take_in,
        workshop_id=workshop_id,
        name="Antwort.docx",
        digest="d",
        version_id="",
        proposals=[made],
    )
    backups.copy_of_today(desk.file.path, DAY)
    found = desk.read.presence_of(person_id)
    assert found is not None
    assert found.mentions == ()
    erased(desk, person_id)
    kept = desk.read.dossier(workshop_id).proposals[-1]
    assert kept.new_text == "Zu kurz"
    assert kept.author.startswith("Bo Li")
    assert kept.replies.endswith(": Ja")
    desk.close()
    assert holding(desk.file.path, [NAME, *folded(NAME)]) == []


def test_words_of_a_remark_that_name_the_person_are_listed(desk: Desk, dossier: Dossier) -> None:
    (person_id,) = added(desk, dossier.workshop.id)
    made = Proposal("", "", author="Bo Li", new_text=f"Was sagt {NAME} dazu?")
    desk.run(
        remarks.take_in,
        workshop_id=dossier.workshop.id,
        name="Antwort.docx",
        digest="d",
        version_id="",
        proposals=[made],
    )
    found = desk.read.presence_of(person_id)
    assert found is not None
    assert [(entry.table, entry.text) for entry in found.mentions] == [("proposal", made.new_text)]
