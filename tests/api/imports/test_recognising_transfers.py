"""A pupil who changes school stays two records; each school learns a bare fact about its own, and nothing else."""

from dataclasses import replace
from datetime import date, timedelta

import httpx
import pytest
from sqlalchemy import text

from api.demo.files.records import PupilRecord
from api.imports.effects import recognise_transfers
from domain.access.permissions import Role
from persistence.database import Sessions
from persistence.students.recognition import enrolled_elsewhere
from persistence.unit_of_work import job_unit_of_work
from tests.conftest import NOW
from tests.factories.people import AccountFixture, SchoolFixture, make_account, make_school, make_unit
from tests.factories.siecle_files import HEAD, UAI, SiecleSet
from tests.factories.signing_in import bearer

OTHER_UAI = "9990003Z"
NOELLE = PupilRecord(
    101, "LEBŒUF", "Noëlle", date(2012, 3, 4), ine="123456789AB", mef="10310019110", entered_on=date(2026, 9, 1),
    division="3A",
)  # fmt: skip
ARRIVED = replace(NOELLE, eleve_id=900, entered_on=date(2026, 11, 3))
TWIN = replace(ARRIVED, first_name="Joëlle")
STAYING = PupilRecord(102, "MARTIN", "Zoé", date(2012, 6, 1), mef="10310019110", division="3A")


class TwoSchools:
    """Two schools of one DSDEN, their heads, and the worker between them."""

    def __init__(self, http: httpx.AsyncClient, app: Sessions, jobs: Sessions) -> None:
        self.http, self.app, self.jobs = http, app, jobs
        self.schools: dict[str, SchoolFixture] = {}
        self.heads: dict[str, AccountFixture] = {}
        self.exported_at = HEAD.exported_at

    async def add(self, uai: str, email: str, dsden_id: object) -> None:
        self.schools[uai] = await make_school(self.app, uai, "college", f"Collège {uai}", dsden_id=dsden_id)
        self.heads[uai] = await make_account(self.app, Role.HEAD, email, self.schools[uai].id)

    async def bring(self, uai: str, *pupils: PupilRecord) -> httpx.Response:
        self.exported_at += timedelta(minutes=1)
        head = replace(HEAD, uai=uai, exported_at=self.exported_at)
        signed = await bearer(self.http, self.heads[uai])
        plan = await self.http.post(
            "/api/v1/imports",
            params={"school_id": str(self.schools[uai].id)},
            content=SiecleSet(head=head, pupils=pupils).zipped(),
            headers=signed,
        )
        assert plan.status_code == 201, plan.text
        return await self.advance(uai, plan, name="apply", motive="Essai")

    async def advance(self, uai: str, seen: httpx.Response, **body: str) -> httpx.Response:
        headers = await bearer(self.http, self.heads[uai]) | {"If-Match": seen.headers["etag"]}
        done = await self.http.post(f"/api/v1/imports/{seen.json()['id']}/transitions", json=body, headers=headers)
        assert done.status_code == 200, done.text
        await self.work()
        return done

    async def work(self) -> None:
        """The worker's part, once for each effect that imports left."""
        async with self.jobs() as session:
            rows = (
                await session.execute(
                    text("SELECT id, ids FROM effects WHERE state = 'queued' AND kind = 'recognise_transfers'")
                )
            ).all()
        for row in rows:
            async with job_unit_of_work(self.jobs, NOW, "test") as uow:
                await recognise_transfers(uow, row.ids, None)
                await uow.session.execute(
                    text("UPDATE effects SET state = 'done', settled_at = now() WHERE id = :id"), {"id": row.id}
                )

    async def student(self, uai: str, number: int) -> object:
        async with self.jobs() as session:
            return (
                await session.execute(
                    text("SELECT student_id FROM school_students WHERE school_id = :s AND source_key = :k"),
                    {"s": self.schools[uai].id, "k": f"eleve:{number}"},
                )
            ).scalar_one()

    async def page(self, uai: str, number: int) -> dict:
        headers = await bearer(self.http, self.heads[uai])
        answer = await self.http.get(f"/api/v1/students/{await self.student(uai, number)}", headers=headers)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def matches(self) -> int:
        async with self.jobs() as session:
            return (await session.execute(text("SELECT count(*) FROM person_matches"))).scalar_one()


@pytest.fixture
async def two(http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions) -> TwoSchools:
    ours = TwoSchools(http, app_sessions, jobs_sessions)
    dsden = await make_unit(app_sessions, "dsden", "DSDEN 999")
    await ours.add(UAI, "chef@demo.invalid", dsden)
    await ours.add(OTHER_UAI, "chef2@demo.invalid", dsden)
    await ours.bring(UAI, NOELLE, STAYING)
    return ours


async def test_each_school_learns_its_own_half_and_no_more(two: TwoSchools) -> None:
    await two.bring(OTHER_UAI, ARRIVED)
    former, present = await two.page(UAI, 101), await two.page(OTHER_UAI, 900)
    assert (former["enrolled_elsewhere_since"], former["schooled_elsewhere_before"]) == ("2026-11-03", False)
    assert (present["enrolled_elsewhere_since"], present["schooled_elsewhere_before"]) == (None, True)
    assert [one["school_id"] for one in present["enrolments"]] == [str(two.schools[OTHER_UAI].id)]
    assert OTHER_UAI not in str(former)
    assert (await two.page(UAI, 102))["enrolled_elsewhere_since"] is None


async def test_a_school_still_cannot_open_the_other_record(two: TwoSchools) -> None:
    await two.bring(OTHER_UAI, ARRIVED)
    headers = await bearer(two.http, two.heads[OTHER_UAI])
    answer = await two.http.get(f"/api/v1/students/{await two.student(UAI, 101)}", headers=headers)
    assert answer.status_code == 404


async def test_the_wall_shows_a_school_no_match_and_no_row_of_the_other(two: TwoSchools) -> None:
    await two.bring(OTHER_UAI, ARRIVED)
    async with two.app() as session:
        await session.execute(text("SELECT set_config('app.actor', :id, false)"), {"id": str(two.heads[OTHER_UAI].id)})
        assert (await session.execute(text("SELECT count(*) FROM person_matches"))).scalar_one() == 0
        rows = (await session.execute(text("SELECT school_id, side, since FROM known_elsewhere"))).all()
    assert [(row.school_id, row.side, row.since) for row in rows] == [(two.schools[OTHER_UAI].id, "earlier", None)]


async def test_a_twin_with_the_others_ine_is_not_recognised(two: TwoSchools) -> None:
    await two.bring(OTHER_UAI, TWIN)
    assert await two.matches() == 0
    assert (await two.page(UAI, 101))["enrolled_elsewhere_since"] is None


async def test_a_destination_is_confirmed_while_the_pupil_is_there(two: TwoSchools) -> None:
    await two.bring(OTHER_UAI, ARRIVED)
    student = await two.student(UAI, 101)
    async with two.jobs() as session:
        assert await enrolled_elsewhere(session, student) == date(2026, 11, 3)
    await two.bring(OTHER_UAI, replace(ARRIVED, left_on=date(2026, 11, 20), leaving_reason="10"))
    async with two.jobs() as session:
        assert await enrolled_elsewhere(session, student) is None
    assert await two.matches() == 1


async def test_undoing_the_import_that_brought_a_pupil_undoes_the_recognition(two: TwoSchools) -> None:
    applied = await two.bring(OTHER_UAI, ARRIVED)
    assert await two.matches() == 1
    await two.advance(OTHER_UAI, applied, name="undo")
    assert await two.matches() == 0
    assert (await two.page(UAI, 101))["enrolled_elsewhere_since"] is None


async def test_undoing_the_import_that_gave_the_ine_undoes_the_recognition(two: TwoSchools) -> None:
    await two.bring(OTHER_UAI, replace(ARRIVED, ine=None))
    assert await two.matches() == 0
    applied = await two.bring(OTHER_UAI, ARRIVED)
    assert await two.matches() == 1
    await two.advance(OTHER_UAI, applied, name="undo")
    assert await two.matches() == 0
    assert (await two.page(OTHER_UAI, 900))["schooled_elsewhere_before"] is False


async def test_recognising_is_journalled_once_for_both_records(two: TwoSchools) -> None:
    await two.bring(OTHER_UAI, ARRIVED)
    await two.bring(UAI, NOELLE, replace(STAYING, division="3B"))
    async with two.jobs() as session:
        rows = (
            await session.execute(text("SELECT school_id FROM journal WHERE operation = 'student:recognise'"))
        ).scalars()
        assert set(rows) == {school.id for school in two.schools.values()}
