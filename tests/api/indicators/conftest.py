"""A small world whose every figure is known: two schools of a département, a platform, and another of each elsewhere."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from api.security.tokens import issue_access_token
from domain.access.permissions import Role
from persistence.database import Sessions
from persistence.ids import new_id
from tests.conftest import NOW
from tests.factories.people import AccountFixture, SchoolFixture, make_account, make_school, make_unit

ROOT = "/api/v1"
_PUPILS = """
    WITH made AS (
        INSERT INTO students (id, family_name, first_name, birth_date)
        SELECT gen_random_uuid(), 'ZZ' || n, 'Élève', '2011-05-04' FROM generate_series(1, :n) n RETURNING id),
    known AS (INSERT INTO school_students (student_id, school_id, first_seen_on) SELECT id, :school, '2026-09-01'
        FROM made)
    INSERT INTO enrolments (id, student_id, school_id, school_year, class_id, entered_on)
    SELECT gen_random_uuid(), id, :school, 2026, :class, '2026-09-01' FROM made RETURNING student_id
"""
_COUNTER = """
    INSERT INTO month_counters SELECT id, :school, CAST(:month AS date), r, r * 1000000, r, r, r * 1000000, r, 0, r,
        r * 1000000, r, r, r * 1000000, r
    FROM unnest(CAST(:ids AS uuid[])) id, (SELECT CAST(:reach AS int) AS r) r
"""
_CASE = """
    INSERT INTO attendance_cases (id, student_id, school_id, school_year, opened_on, opened_by, degree, sector,
        dsden_state, dsden_step, version, waiting_since, last_act_on)
    VALUES (:id, :student, :school, 2026, '2026-10-01', :by, 'secondary', 'public', CAST(:state AS text), CAST(:steps AS int), 1 + CAST(:steps AS int),
        '2026-10-01', '2026-10-01')
"""
_CASE_STEP = """
    INSERT INTO dsden_case_transitions (case_id, student_id, school_id, step, sequence, source, name, target, did,
        acted_on, recorded_on, recorded_at, basis, act_id)
    SELECT :id, :student, :school, CAST(:step AS int), CAST(:step AS int) + 1, :source, r.name, :target, '', '2026-11-02', '2026-11-02',
        now(), '', :id
    FROM case_rules r WHERE r.track = 'dsden' AND r.source = :source AND r.target = :target LIMIT 1
"""
_WAY = ("none", "referred", "received", "warning_prepared", "warned")
_FOLLOWED = """
    WITH made AS (
        INSERT INTO follow_ups (id, platform_id, family_name, first_names, birth_date, source_kind, arrived_on, reached_on,
            interviewed_on, obligation_proof, waiting_for, waiting_since, created_at, school_id)
        SELECT gen_random_uuid(), :platform, 'ZZ' || gen_random_uuid(), 'Jeune', CAST(:born AS date), 'siei', CAST(:arrived AS date),
            CAST(:reached AS date), CAST(:interviewed AS date), NULL, 'platform', CAST(:arrived AS date), now(), :school
        FROM generate_series(1, :n) n RETURNING id),
    named AS (
        INSERT INTO follow_up_referents (follow_up_id, platform_id, rank, reason, from_at)
        SELECT id, :platform, 1, 'arrival', now() FROM made)
    SELECT id FROM made
"""
_SUPPORT = """
    INSERT INTO follow_up_steps (follow_up_id, platform_id, track, step, source, name, target, acted_on, recorded_at,
        basis, act_id)
    SELECT id, :platform, 'follow_up', 1, 'identified', 'start_support', 'in_support', '2026-11-10', now(), '', id
    FROM unnest(CAST(:ids AS uuid[])) id
"""
_SOLUTION = """
    INSERT INTO follow_up_solutions (id, follow_up_id, platform_id, type, kind, provider, state, proposed_on, started_on,
        recorded_at)
    SELECT gen_random_uuid(), id, :platform, 'school', :kind, 'CFA', 'started', '2026-11-10', '2026-11-20', now()
    FROM unnest(CAST(:ids AS uuid[])) id
"""
_WARNING = """
    INSERT INTO early_warnings (id, school_id, student_id, rule, level, period_start, period_end, "values", first_seen_on,
        last_seen_on, state)
    SELECT gen_random_uuid(), :school, id, 'signals', 1, '2026-10-01', '2026-10-10', '{}', '2026-10-12', '2026-10-12',
        :state FROM unnest(CAST(:ids AS uuid[])) id
"""
_SIGNAL = """
    INSERT INTO signals (id, school_id, student_id, reported_by, reported_at, observations, since, answer_due_on)
    SELECT gen_random_uuid(), :school, id, :by, '2026-10-12 10:00+02', '{late}', 'today', '2026-10-20'
    FROM unnest(CAST(:ids AS uuid[])) id
"""
_DEPARTURE = """
    INSERT INTO departures (id, student_id, school_id, school_year, ground, opened_on, last_act_on, platform_unit,
        handed_over_on)
    SELECT gen_random_uuid(), id, :school, 2026, 'disappearance', '2026-10-12', '2026-10-12', CAST(:platform AS uuid),
        CAST(:handed AS date)
    FROM unnest(CAST(:ids AS uuid[])) id
"""
_PLACE = """
    WITH network AS (INSERT INTO foquale_networks (id, platform_id, name, created_by, created_at)
        VALUES (:network, :platform, 'Réseau', :by, now()))
    INSERT INTO training_places (id, network_id, platform_id, provider_name, formation, level, nsf, solution_type,
        youth_status, entry_on, capacity, created_by, created_at)
    VALUES (:place, :network, :platform, 'CFA', 'CAP', '3', '22', 'school', 'pupil', '2026-09-07', 40, :by, now())
"""
_CONTRACTS = """
    WITH followed AS (SELECT id, row_number() OVER () AS n, gen_random_uuid() AS hold, gen_random_uuid() AS contract
        FROM unnest(CAST(:ids AS uuid[])) id),
    held AS (INSERT INTO place_holds (id, place_id, platform_id, follow_up_id, state, seat, capacity, held_by, held_at,
            held_until, confirmed_on)
        SELECT hold, :place, :platform, id, 'confirmed', n, 40, :by, now(), now(), '2026-09-10' FROM followed),
    signed AS (INSERT INTO training_contracts (id, platform_id, follow_up_id, hold_id, state, steps, first_name,
            family_name, birth_date, started_on, created_by, created_at)
        SELECT contract, :platform, id, hold, 'active', 2, 'Jeune', 'ZZ', '2009-01-01', '2026-09-14', :by, now()
        FROM followed),
    steps AS (INSERT INTO training_contract_steps (contract_id, platform_id, step, source, name, target, acted_on,
            recorded_at, actor_id, actor_role, basis, act_id)
        SELECT contract, :platform, s.step, s.source, r.name, s.target, '2026-09-14', now(), :by, 'platform_manager', '',
            contract
        FROM followed, (VALUES (1, 'draft', 'to_sign'), (2, 'to_sign', 'active')) s (step, source, target)
        JOIN training_contract_rules r ON r.source = s.source AND r.target = s.target)
    INSERT INTO training_contract_marks (contract_id, platform_id, months, due_on, held, said_by)
    SELECT contract, :platform, m.months, CAST('2026-09-14' AS date) + m.months * 30,
        CASE WHEN m.months = 1 THEN n <= 6 END, CASE WHEN m.months = 1 THEN 'note' END
    FROM followed, (VALUES (1), (3), (6), (12)) m (months)
"""


@dataclass
class FiguresWorld:
    app: FastAPI
    http: httpx.AsyncClient
    jobs: Sessions
    school: SchoolFixture
    second: SchoolFixture
    platform: UUID
    neighbour: UUID
    accounts: dict[str, AccountFixture]
    now: datetime = NOW

    async def get(self, who: str, path: str) -> httpx.Response:
        token = issue_access_token(self.app.state.signing_key, self.accounts[who].id, 1, self.now, timedelta(minutes=9))
        return await self.http.get(f"{ROOT}{path}", headers={"Authorization": f"Bearer {token}"})

    async def show(self, who: str, family: str, query: str = "") -> dict[str, Any]:
        answer = await self.get(who, f"/indicators/{family}{query}")
        assert answer.status_code == 200, answer.text
        return {one["code"]: one for one in answer.json()["indicators"]}

    async def run(self, statement: str, **values: object) -> list[UUID]:
        async with self.jobs() as session, session.begin():
            answer = await session.execute(text(statement), values)
            return [row[0] for row in answer] if answer.returns_rows else []

    async def make_class(self, school: UUID, name: str, level: str, pupils: int) -> list[UUID]:
        class_id = new_id()
        await self.run(
            "INSERT INTO classes (id, school_id, school_year, code, name, level) VALUES (:id, :s, 2026, :n, :n, :l)",
            id=class_id, s=school, n=name, l=level,
        )  # fmt: skip
        return await self.run(_PUPILS, n=pupils, school=school, **{"class": class_id})

    async def absent(self, school: UUID, ids: list[UUID], reach: int, month: date = date(2026, 10, 1)) -> None:
        await self.run(_COUNTER, school=school, ids=ids, reach=reach, month=month)

    async def open_case(self, school: UUID, student: UUID, state: str = "none") -> None:
        steps = _WAY.index(state)
        case = {"id": new_id(), "student": student, "school": school}
        async with self.jobs() as session, session.begin():
            await session.execute(text("SET CONSTRAINTS ALL DEFERRED"))
            by = self.accounts["head"].id
            await session.execute(text(_CASE), case | {"state": state, "steps": steps, "by": by})
            for step in range(1, steps + 1):
                way = {"step": step, "source": _WAY[step - 1], "target": _WAY[step]}
                await session.execute(text(_CASE_STEP), case | way)

    async def arrive(
        self, stage: str, n: int, *, platform: UUID | None = None, school: UUID | None = None
    ) -> list[UUID]:
        """Young people who went as far as this stage; 10 days to the first exchange, 12 more to a solution."""
        at = ("identified", "reached", "interviewed", "supported", "back", "job").index(stage)
        where = platform or self.platform
        ids = await self.run(
            _FOLLOWED, n=n, platform=where, born=date(2009, 6, 1), arrived=date(2026, 10, 29),
            reached=date(2026, 11, 8) if at else None, interviewed=date(2026, 11, 9) if at > 1 else None, school=school,
        )  # fmt: skip
        if at > 2:
            await self.run(_SUPPORT, platform=where, ids=ids)
        if at > 3:
            await self.run(_SOLUTION, platform=where, ids=ids, kind="job" if stage == "job" else "initial_training")
        return ids


@pytest.fixture
async def bare(app: FastAPI, http: httpx.AsyncClient, jobs_sessions: Sessions) -> FiguresWorld:
    school = await make_school(jobs_sessions)
    second = await make_school(jobs_sessions, "9990005B", "college", "Collège Simone-Veil", dsden_id=school.dsden_id)
    elsewhere = await make_unit(jobs_sessions, "dsden", "DSDEN 998", "998")
    platform = await make_unit(jobs_sessions, "platform", "Plateforme du Val")
    neighbour = await make_unit(jobs_sessions, "platform", "Plateforme voisine")
    seats = (
        ("head", Role.HEAD, school.id), ("other", Role.HEAD, second.id), ("officer", Role.DASEN_OFFICER, school.dsden_id),
        ("stranger", Role.DASEN_OFFICER, elsewhere), ("psad", Role.PLATFORM_MANAGER, platform),
        ("teacher", Role.TEACHER, school.id),
    )  # fmt: skip
    accounts = {who: await make_account(jobs_sessions, role, f"{who}@demo.invalid", unit) for who, role, unit in seats}
    return FiguresWorld(app, http, jobs_sessions, school, second, platform, neighbour, accounts)


@pytest.fixture
async def world(bare: FiguresWorld) -> FiguresWorld:
    """2A: 30 pupils, 5 heavy, 6 absent, 6 referred, 6 with a file; 2B: 24, 8 absent, 5 warned; T1: 20, 2 absent, 5 heavy."""
    here = bare.school.id
    first = await bare.make_class(here, "2A", "2de", 30)
    other = await bare.make_class(here, "2B", "2de", 24)
    last = await bare.make_class(here, "T1", "Tle", 20)
    await bare.absent(here, first[:5], 12)
    await bare.absent(here, first[5:11], 6)
    await bare.absent(here, first[5:10], 5, date(2026, 9, 1))
    await bare.absent(here, other[:8], 4)
    await bare.absent(here, other[8:20], 3)
    await bare.absent(here, last[:5], 10)
    await bare.absent(here, last[5:7], 4)
    for pupil in first[:6]:
        await bare.open_case(here, pupil, "referred")
    for pupil in first[6:12]:
        await bare.open_case(here, pupil)
    for pupil in other[:5]:
        await bare.open_case(here, pupil, "warned")
    await bare.run(_WARNING, school=here, ids=first[:7], state="taken")
    await bare.run(_WARNING, school=here, ids=other[:9], state="open")
    await bare.run(_SIGNAL, school=here, ids=first[:6], by=bare.accounts["teacher"].id)
    await bare.run(_DEPARTURE, school=here, ids=first[20:26], platform=None, handed=None)
    await bare.run(_DEPARTURE, school=here, ids=other[15:20], platform=bare.platform, handed=date(2026, 11, 2))
    far = await bare.make_class(bare.second.id, "6A", "6e", 25)
    await bare.absent(bare.second.id, far[:5], 4)
    return bare


@pytest.fixture
async def funnel(bare: FiguresWorld) -> FiguresWorld:
    """40 identified, 30 reached, 21 interviewed, 13 supported, 6 back (and 7 in a job, who are not)."""
    for stage, n in (("identified", 10), ("reached", 9), ("interviewed", 8), ("job", 7)):
        await bare.arrive(stage, n)
    back = await bare.arrive("back", 6)
    place, by = new_id(), bare.accounts["psad"].id
    await bare.run(_PLACE, platform=bare.platform, network=new_id(), place=place, by=by)
    ids = [*back, *await bare.arrive("back", 6, platform=bare.platform, school=bare.school.id)]
    async with bare.jobs() as session, session.begin():
        await session.execute(text("SET CONSTRAINTS ALL DEFERRED"))
        await session.execute(text(_CONTRACTS), {"ids": ids, "platform": bare.platform, "place": place, "by": by})
    return bare
