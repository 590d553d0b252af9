"""The watched folder and the command line: the same use cases, without a person."""

from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from api.imports.unattended import import_file, move_aside, take_in, waiting_files
from domain.access.permissions import Role
from persistence.database import Sessions
from persistence.unit_of_work import job_unit_of_work
from tests.conftest import NOW
from tests.factories.people import SchoolFixture, make_account, make_school
from tests.factories.siecle_files import UAI, SiecleSet
from tests.factories.signing_in import bearer

TODAY = NOW.date()
ABSENCES = (
    "ine;nom;prenom;date_debut;heure_debut;date_fin;heure_fin;motif;justifiee\n"
    "123456789AB;LEBŒUF;Noëlle;12/11/2026;08:00;12/11/2026;12:00;;non\n"
    "123456789AB;LEBŒUF;Noëlle;13/11/2026;08:00;13/11/2026;12:00;Rendez-vous médical;oui\n"
    ";INCONNU;Personne;13/11/2026;08:00;13/11/2026;12:00;;non\n"
)


@pytest.fixture
async def school(app_sessions: Sessions, jobs_sessions: Sessions, tmp_path: Path) -> SchoolFixture:
    """A school with the pupils of the SIECLE set, brought in from the command line's use case."""
    school = await make_school(app_sessions, UAI)
    file = tmp_path / "export.zip"
    file.write_bytes(SiecleSet().zipped())
    async with job_unit_of_work(jobs_sessions, NOW, "import") as uow:
        one = await import_file(uow, UAI, file, TODAY, apply=True)
    assert one.state.value == "applied"
    return school


async def _take_all(jobs_sessions: Sessions, folder: Path) -> list[str]:
    sentences = []
    async with job_unit_of_work(jobs_sessions, NOW, "take_in_watched_files") as uow:
        for uai, file in waiting_files(folder):
            outcome = await take_in(uow, uai, file, TODAY)
            sentences.append(outcome.sentence)
            uow.after_commit(lambda file=file, outcome=outcome: move_aside(file, outcome))
    return sentences


async def _entries(jobs_sessions: Sessions) -> int:
    async with jobs_sessions() as session:
        return (
            await session.execute(text("SELECT count(*) FROM absence_entries WHERE voided_at IS NULL"))
        ).scalar_one()


async def test_absences_of_the_watched_folder_are_taken_in_once(
    school: SchoolFixture, jobs_sessions: Sessions, tmp_path: Path
) -> None:
    inbox = tmp_path / "depot" / UAI
    inbox.mkdir(parents=True)
    (inbox / "absences.csv").write_text(ABSENCES, encoding="utf-8")
    [sentence] = await _take_all(jobs_sessions, tmp_path / "depot")
    assert sentence == "Absences ajoutées\u00a0: 2. Lignes refusées\u00a0: 1."
    assert await _entries(jobs_sessions) == 2
    assert (inbox / "traites" / "absences.csv").exists()
    (inbox / "absences.csv").write_text(ABSENCES, encoding="utf-8")
    await _take_all(jobs_sessions, tmp_path / "depot")
    assert await _entries(jobs_sessions) == 2


async def test_pupils_of_the_watched_folder_wait_for_a_person(
    school: SchoolFixture, jobs_sessions: Sessions, tmp_path: Path
) -> None:
    inbox = tmp_path / "depot" / UAI
    inbox.mkdir(parents=True)
    (inbox / "eleves.xml").write_bytes(SiecleSet(pupils=()).students())
    await _take_all(jobs_sessions, tmp_path / "depot")
    assert list((inbox / "a-confirmer").glob("*.txt"))


async def test_a_file_that_cannot_be_read_says_why_beside_itself(
    school: SchoolFixture, jobs_sessions: Sessions, tmp_path: Path
) -> None:
    inbox = tmp_path / "depot" / UAI
    inbox.mkdir(parents=True)
    (inbox / "absences.csv").write_bytes(b"\x00\x01\x02")
    [sentence] = await _take_all(jobs_sessions, tmp_path / "depot")
    assert (inbox / "refuses" / "absences.csv.txt").read_text(encoding="utf-8").strip() == sentence


async def test_a_health_label_leaves_no_trace(
    http: httpx.AsyncClient, app_sessions: Sessions, school: SchoolFixture, jobs_sessions: Sessions
) -> None:
    headers = await bearer(
        http, await make_account(app_sessions, Role.EDUCATION_ADVISER, "cpe@demo.invalid", school.id)
    )
    plan = await http.post(
        "/api/v1/imports", params={"school_id": str(school.id)}, content=ABSENCES.encode(), headers=headers
    )
    assert plan.status_code == 201, plan.text
    path = f"/api/v1/imports/{plan.json()['id']}"
    applied = await http.post(
        f"{path}/transitions", json={"name": "apply"}, headers=headers | {"If-Match": plan.headers["etag"]}
    )
    assert applied.status_code == 200, applied.text
    async with jobs_sessions() as session:
        lines = (await session.execute(text("SELECT string_agg(l::text, ' ') FROM import_lines l"))).scalar_one()
        judged = (await session.execute(text("SELECT string_agg(j::text, ' ') FROM absence_judgements j"))).scalar_one()
    assert "dical" not in lines + judged
    undone = await http.post(
        f"{path}/transitions", json={"name": "undo"}, headers=headers | {"If-Match": applied.headers["etag"]}
    )
    assert undone.status_code == 200, undone.text
    assert await _entries(jobs_sessions) == 0
