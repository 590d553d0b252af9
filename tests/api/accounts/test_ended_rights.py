"""What the worker takes away every day: sessions of ended accounts, links of former years, spent rows."""

from datetime import UTC, datetime
from uuid import UUID

import httpx
import pytest
from sqlalchemy import text

from api.accounts.ended_rights import EndedRights, end_rights
from domain.access.permissions import Role
from persistence.database import Sessions
from persistence.ids import new_id
from persistence.unit_of_work import job_unit_of_work
from tests.api.accounts.browsers import read_sql, run_sql, signed_in
from tests.conftest import NOW
from tests.factories.people import make_account, make_school


async def _run(jobs_sessions: Sessions, now: datetime = NOW) -> EndedRights:
    async with job_unit_of_work(jobs_sessions, now, "end_rights") as uow:
        return await end_rights(uow)


async def _pupil(jobs_sessions: Sessions, school_id: UUID, *years: int) -> UUID:
    student = new_id()
    async with jobs_sessions() as session, session.begin():
        ids = {"id": student, "school": school_id}
        for statement in (
            "INSERT INTO students (id, family_name, first_name, birth_date) VALUES (:id, 'ZZ', 'Zz', '2012-01-01')",
            "INSERT INTO school_students (student_id, school_id, first_seen_on) VALUES (:id, :school, '2025-09-01')",
            "INSERT INTO person_links (student_id, unit_id, school_id, reason) VALUES (:id, :school, :school, 'enrolled')",
        ):
            await session.execute(text(statement), {k: v for k, v in ids.items() if f":{k}" in statement})
        for year in years:
            await session.execute(
                text("INSERT INTO enrolments (id, student_id, school_id, school_year) VALUES (:e, :id, :school, :y)"),
                ids | {"e": new_id(), "y": year},
            )
    return student


async def test_an_ended_account_loses_its_sessions_once(
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions
) -> None:
    account = await make_account(app_sessions, Role.HEAD, "chef@demo.invalid")
    await make_account(app_sessions, Role.HEAD, "autre@demo.invalid")
    await signed_in(http, "chef@demo.invalid")
    await run_sql(app_sessions, "UPDATE accounts SET valid_until = '2026-11-22' WHERE id = :id", id=account.id)
    assert (await _run(jobs_sessions)).accounts == 1
    assert (await _run(jobs_sessions)).accounts == 0
    (row,) = await read_sql(app_sessions, "SELECT disabled_at, generation FROM accounts WHERE id = :id", id=account.id)
    assert row.disabled_at is None  # ended, not suspended: it may be prolonged
    assert row.generation == 2
    (act,) = await read_sql(jobs_sessions, "SELECT detail FROM journal WHERE operation = 'rights:end'")
    assert act.detail["account_ids"] == [str(account.id)]


@pytest.mark.parametrize(
    ("years", "now", "kept"),
    [
        ((2026,), datetime(2026, 11, 23, tzinfo=UTC), True),
        ((2025, 2026), datetime(2026, 11, 23, tzinfo=UTC), True),
        ((2025,), datetime(2026, 11, 23, tzinfo=UTC), False),
        ((2025,), datetime(2026, 10, 15, tzinfo=UTC), True),  # the rentrée's import may still come
        ((2024,), datetime(2026, 10, 15, tzinfo=UTC), False),
        ((2025,), datetime(2026, 7, 10, tzinfo=UTC), True),  # still that school year
        ((2025,), datetime(2027, 2, 1, tzinfo=UTC), False),
    ],
)
async def test_a_former_years_pupil_is_no_longer_the_schools_to_see(
    app_sessions: Sessions, jobs_sessions: Sessions, years: tuple[int, ...], now: datetime, *, kept: bool
) -> None:
    school = await make_school(app_sessions)
    await _pupil(jobs_sessions, school.id, *years)
    assert (await _run(jobs_sessions, now)).links == (0 if kept else 1)


async def test_spent_rows_of_sign_in_go_after_a_day(
    http: httpx.AsyncClient, jobs_sessions: Sessions, app_sessions: Sessions
) -> None:
    await http.post("/api/v1/public/password-resets", json={"email": "personne@demo.invalid"})
    await _run(jobs_sessions)
    assert len(await read_sql(jobs_sessions, "SELECT 1 FROM password_reset_requests")) == 1
    await _run(jobs_sessions, datetime(2026, 11, 25, tzinfo=UTC))
    for table in ("password_reset_requests", "attempt_counters", "sign_in_challenges"):
        assert await read_sql(jobs_sessions, f"SELECT 1 FROM {table}") == []
