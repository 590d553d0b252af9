"""A file that comes late leaves no counter wrong: whatever it moves, a recount finds nothing to change."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from api.absences import effects, steps
from api.absences.steps_bulk import BulkAbsence, record_absences_bulk
from api.demo.files.records import ClosureRecord, PupilRecord
from domain.absences.entries import EntryKind
from domain.access.permissions import Role
from persistence.database import Sessions
from persistence.unit_of_work import job_unit_of_work
from tests.factories.people import SchoolFixture, make_account, make_school
from tests.factories.siecle_files import HEAD, PUPILS, UAI, SiecleSet
from tests.factories.signing_in import bearer

NOW = datetime.fromisoformat("2026-11-24T09:00+01:00")
TUESDAY, THURSDAY = date(2026, 11, 17), date(2026, 11, 19)
DAYS = (TUESDAY, THURSDAY)
ZOE = PupilRecord(105, "NEUVE", "Zoé", date(2012, 6, 1), mef="10310019110", entered_on=date(2026, 11, 1), division="3A")


class Files:
    """The files of one school, one after another, each a minute later than the one before."""

    def __init__(self, http: httpx.AsyncClient, headers: dict[str, str], school: SchoolFixture, jobs: Sessions) -> None:
        self.http, self.headers, self.school, self.jobs = http, headers, school, jobs
        self.exported_at = HEAD.exported_at

    async def bring(self, *pupils: PupilRecord, closures: tuple[ClosureRecord, ...] = ()) -> httpx.Response:
        self.exported_at += timedelta(minutes=1)
        head = replace(HEAD, exported_at=self.exported_at)
        content = SiecleSet(head=head, pupils=pupils, closures=closures).zipped()
        params = {"school_id": str(self.school.id)}
        plan = await self.http.post("/api/v1/imports", params=params, content=content, headers=self.headers)
        assert plan.status_code == 201, plan.text
        done = await self._advance(plan, name="apply", motive="Essai")
        assert done.json()["state"] == "applied", done.text
        return done

    async def undo(self, applied: httpx.Response) -> httpx.Response:
        return await self._advance(applied, name="undo")

    async def _advance(self, seen: httpx.Response, **body: str) -> httpx.Response:
        path = f"/api/v1/imports/{seen.json()['id']}/transitions"
        return await self.http.post(path, json=body, headers=self.headers | {"If-Match": seen.headers["etag"]})

    async def absences(self, *numbers: int) -> None:
        """Whole days of absence of these pupils, and two days whose rolls nobody took."""
        async with job_unit_of_work(self.jobs, NOW, "test") as uow:
            rows = await uow.session.execute(
                text("SELECT student_id FROM school_students WHERE source_key = ANY(:keys)"),
                {"keys": [f"eleve:{number}" for number in numbers]},
            )
            for student in rows.scalars().all():
                spans = [(datetime.combine(day, datetime.min.time(), NOW.tzinfo), day) for day in DAYS]
                entries = [
                    BulkAbsence(
                        student,
                        EntryKind.ABSENCE,
                        at + timedelta(hours=8),
                        at + timedelta(hours=17),
                        f"{student}:{day}",
                    )
                    for at, day in spans
                ]
                await record_absences_bulk(uow, self.school.id, entries)
            for day in DAYS:
                await steps.mark_missing_rolls(uow, self.school.id, day)

    async def work(self) -> list[str]:
        """The worker's part: what the imports left to it, by kind."""
        done = []
        while queued := await self._queued():
            for effect_id, kind, ids in queued:
                async with job_unit_of_work(self.jobs, NOW, "test") as uow:
                    await getattr(effects, kind)(uow, ids, None)
                    await uow.session.execute(
                        text("UPDATE effects SET state = 'done', settled_at = now() WHERE id = :id"), {"id": effect_id}
                    )
                done.append(kind)
        return done

    async def _queued(self):
        async with self.jobs() as session:
            rows = await session.execute(
                text("SELECT id, kind, ids FROM effects WHERE state = 'queued' AND kind LIKE 'recount%'")
            )
            return rows.all()

    async def differences(self) -> steps.Differences:
        async with job_unit_of_work(self.jobs, NOW, "test") as uow:
            return await steps.check_recount(uow, self.school.id)

    async def half_days(self, number: int) -> int:
        async with self.jobs() as session:
            rows = await session.execute(
                text("""SELECT count(*) FROM half_days h JOIN school_students k USING (student_id, school_id)
                        WHERE k.source_key = :key AND h.raw > 0"""),
                {"key": f"eleve:{number}"},
            )
            return rows.scalar_one()


@pytest.fixture
async def files(http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions) -> Files:
    school = await make_school(app_sessions, UAI)
    head = await bearer(http, await make_account(app_sessions, Role.HEAD, "chef@demo.invalid", school.id))
    ours = Files(http, head, school, jobs_sessions)
    await ours.bring(*PUPILS)
    await ours.absences(101, 102)
    return ours


LEFT = replace(PUPILS[0], left_on=date(2026, 11, 18), leaving_reason="10")
MOVES = {
    "a leaving date behind absences": (LEFT, *PUPILS[1:]),
    "another class": (replace(PUPILS[0], division="3B"), *PUPILS[1:]),
    "another group": (replace(PUPILS[0], groups=()), *PUPILS[1:]),
    "an entry after the absences": (replace(PUPILS[0], entered_on=date(2026, 11, 18)), *PUPILS[1:]),
    "an apprentice": (replace(PUPILS[0], status="AP"), *PUPILS[1:]),
    "a newcomer in a class without rolls": (*PUPILS, ZOE),
    "a telephone": (replace(PUPILS[0], mobile="0639980099"), *PUPILS[1:]),
}


@pytest.mark.parametrize("pupils", MOVES.values(), ids=MOVES)
async def test_after_a_file_and_after_its_undoing_nothing_differs(
    files: Files, pupils: tuple[PupilRecord, ...]
) -> None:
    before = await files.half_days(101)
    applied = await files.bring(*pupils)
    assert await files.differences() == steps.Differences()
    assert (await files.undo(applied)).json()["state"] == "undone"
    assert await files.differences() == steps.Differences()
    assert await files.half_days(101) == before == 4


async def test_a_pupil_who_had_left_is_absent_no_more(files: Files) -> None:
    await files.bring(LEFT, *PUPILS[1:])
    assert await files.half_days(101) == 2


async def test_a_closure_is_counted_by_the_worker_and_so_is_its_undoing(files: Files) -> None:
    applied = await files.bring(*PUPILS, closures=(ClosureRecord("PONT", TUESDAY, TUESDAY),))
    assert await files.work() == ["recount_school", "recount_pupils"]
    assert (await files.half_days(101), await files.differences()) == (2, steps.Differences())
    await files.undo(applied)
    await files.work()
    assert (await files.half_days(101), await files.differences()) == (4, steps.Differences())


async def test_a_file_that_moves_many_leaves_the_count_to_the_worker(
    files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.imports.steps.AT_ONCE", 0)
    await files.bring(LEFT, *PUPILS[1:])
    assert await files.work() == ["recount_pupils"]
    assert (await files.half_days(101), await files.differences()) == (2, steps.Differences())


@settings(
    max_examples=8,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(turns=st.lists(st.tuples(st.sampled_from(list(MOVES.values())), st.booleans()), min_size=1, max_size=4))
async def test_any_sequence_of_files_is_counted_as_its_recount(turns, files: Files) -> None:
    """The examples follow each other in one school: each begins where the former ended."""
    for pupils, taken_back in turns:
        applied = await files.bring(*pupils)
        if taken_back:
            assert (await files.undo(applied)).json()["state"] == "undone"
        assert await files.differences() == steps.Differences()
