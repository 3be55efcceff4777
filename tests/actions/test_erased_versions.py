"""What versions said forgets an erased person, in the file, its history and its backups, and says so."""

from pathlib import Path

from facilitator.actions import versions
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.frozen import unpacked
from facilitator.protocol.version_files import protocol_version
from facilitator.storage import backups
from tests.actions.test_erasure import DAY, added, erased
from tests.storage.contents import asked


def test_versions_that_went_out_forget_the_person_and_say_so(desk: Desk, dossier: Dossier) -> None:
    host = dossier.persons[0]
    made = protocol_version(dossier, layout="prognos", kind="docx", today=DAY)
    desk.run(versions.keep, version=made.version, packed=made.packed)
    backups.copy_of_today(desk.file.path, DAY)
    version = desk.read.versions(dossier.workshop.id)[-1]
    assert any(host.name in entry.text for entry in desk.read.said_in(version))
    erased(desk, host.id)
    desk.close()
    for path in (desk.file.path, *backups.copies_of(desk.file.path)):
        kept = _packed_in(path)
        assert len(kept) > 1  # in the row and in the history
        for text in kept:
            assert text != made.packed
            said = [entry.text for entry in unpacked(text)]
            assert len(said) == len(unpacked(made.packed))
            assert not any("Thießen" in words for words in said)
        ((number, is_redacted, digest),) = asked(
            path, "SELECT number, is_redacted, digest FROM version WHERE id = ?", version.id
        )
        assert (number, is_redacted, digest) == ("0.2", 1, made.version.digest)


def _packed_in(path: Path) -> list[str]:
    rows = asked(path, "SELECT packed FROM version_text")
    rows += asked(path, "SELECT after FROM journal WHERE column_name = 'packed'")
    return [row[0] for row in rows]


def test_versions_that_do_not_name_the_person_stay_as_they_are(
    desk: Desk, dossier: Dossier
) -> None:
    (person_id,) = added(desk, dossier.workshop.id)
    made = protocol_version(dossier, layout="prognos", kind="pdf", today=DAY)
    desk.run(versions.keep, version=made.version, packed=made.packed)
    before = desk.read.said_in(made.version)
    erased(desk, person_id)
    assert desk.read.said_in(made.version) == before
    assert not desk.read.versions(dossier.workshop.id)[-1].is_redacted


def test_a_person_is_erased_from_a_final_protocol_too(desk: Desk, dossier: Dossier) -> None:
    desk.run(versions.set_status, workshop_id=dossier.workshop.id, status="released")
    erased(desk, dossier.persons[0].id)
    now = desk.read.dossier(dossier.workshop.id)
    assert now.persons == dossier.persons[1:]
    assert now.workshop.status == "released"
