"""Who reached four this month is an index read of counters, under the wall and among many."""

import json
from datetime import date
from uuid import UUID

from sqlalchemy import text

from domain.absences.thresholds import ThresholdValue
from domain.access.actor import Caller
from domain.access.permissions import Role
from domain.schools.settings import CountKind
from persistence import embedded
from persistence.absences.queries import AlertFilter, alert_lines_sql, alert_page
from persistence.database import Sessions, create_engine
from persistence.unit_of_work import unit_of_work
from tests.conftest import NOW, Database
from tests.factories.people import make_account, make_school

OCT = date(2026, 10, 1)
PUPILS = 4_000


async def plant(jobs: Sessions, school_id) -> None:
    """Thousands of pupils with a counter each for four months; one in twenty has reached four."""
    async with jobs() as session, session.begin():
        for sql in (
            """INSERT INTO students (id, family_name, first_name, birth_date)
               SELECT gen_random_uuid(), 'ELEVE', n::text, '2011-05-04' FROM generate_series(1, :n) AS n""",
            "INSERT INTO school_students (student_id, school_id, first_seen_on) SELECT id, :s, '2026-09-01' FROM students",
            """INSERT INTO person_links (student_id, unit_id, school_id, reason)
               SELECT id, :s, :s, 'enrolled' FROM students""",
            """INSERT INTO month_counters SELECT s.id, :s, m, k, k * 1000000, k, k, k * 1000000, k, 0, k, k * 1000000, k,
                   k, k * 1000000, k
               FROM students s, generate_series(date '2026-09-01', date '2026-12-01', interval '1 month') AS m,
                   LATERAL (SELECT CASE WHEN s.first_name::int % 20 = 0 THEN 5 ELSE 1 END AS k) AS counts""",
        ):
            keys = {"s": school_id, "n": PUPILS}
            await session.execute(text(sql), {k: v for k, v in keys.items() if f":{k}" in sql})


async def analyse(database: Database) -> None:
    engine = create_engine(database.url(embedded.ADMIN))
    async with engine.connect() as connection:
        for table in ("month_counters", "students", "person_links", "attendance_alerts"):
            await connection.execute(text(f"ANALYZE {table}"))
        await connection.commit()
    await engine.dispose()


async def test_who_reached_four_is_read_from_the_counters_by_index(
    database: Database, app_sessions: Sessions, jobs_sessions: Sessions
) -> None:
    school = await make_school(app_sessions, "9990003Z", "college", "Collège Jules-Verne")
    await plant(jobs_sessions, school.id)
    await analyse(database)
    cpe = await make_account(app_sessions, Role.EDUCATION_ADVISER, "cpe@demo.invalid", school.id)
    async with unit_of_work(app_sessions, Caller(cpe.id, 1, NOW)) as uow:
        for kind in CountKind:
            wanted = AlertFilter(OCT, ThresholdValue.REFERRAL, counted_as=kind)
            query = alert_page(uow.actor, date(2026, 10, 20), wanted, None, 100)
            body = json.loads((await uow.session.execute(query)).scalar_one())
            assert len(body["items"]) == 100
            assert {line["month_count"] for line in body["items"]} == {5.0}
            keys = {"today": OCT, "month": OCT, "units": [school.id], "class_id": None, "own": None}
            plan = await uow.session.execute(text(f"EXPLAIN {alert_lines_sql(wanted)}"), keys)
            lines = "\n".join(plan.scalars())
            assert f"month_counters_{kind.value}" in lines, lines
            assert "Seq Scan on month_counters" not in lines


async def test_pages_of_alerts_follow_each_other_without_loss(app_sessions: Sessions, jobs_sessions: Sessions) -> None:
    school = await make_school(app_sessions, "9990003Z", "college", "Collège Jules-Verne")
    await plant(jobs_sessions, school.id)
    cpe = await make_account(app_sessions, Role.EDUCATION_ADVISER, "cpe@demo.invalid", school.id)
    wanted = AlertFilter(OCT, ThresholdValue.REFERRAL, counted_as=CountKind.RAW)
    seen: list[str] = []
    cursor: UUID | None = None
    async with unit_of_work(app_sessions, Caller(cpe.id, 1, NOW)) as uow:
        while True:
            query = alert_page(uow.actor, date(2026, 10, 20), wanted, cursor, 70)
            body = json.loads((await uow.session.execute(query)).scalar_one())
            seen += [line["id"] for line in body["items"]]
            if body["next_cursor"] is None:
                break
            cursor = UUID(body["next_cursor"])
    assert len(seen) == len(set(seen)) == PUPILS // 20
