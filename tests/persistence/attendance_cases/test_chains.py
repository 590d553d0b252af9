"""The schema itself refuses what the table of the workflow does not allow, whoever writes the SQL."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.permissions import Role
from domain.attendance_cases.rules import case_rules
from persistence.attendance_cases import tables
from persistence.database import Sessions
from persistence.ids import new_id
from tests.factories.people import make_account, make_school
from tests.factories.students import make_class, make_student


@dataclass(frozen=True)
class Chain:
    """A case of the head's school after one step, and somebody else's school."""

    case_id: UUID
    student_id: UUID
    school_id: UUID
    other_school: UUID
    other_student: UUID
    dsden_id: UUID
    head: UUID
    officer: UUID


@pytest.fixture
async def chain(app_sessions: Sessions, jobs_sessions: Sessions) -> Chain:
    school = await make_school(app_sessions)
    other = await make_school(app_sessions, "9990003Z", "college", "Collège Jules-Verne", dsden_id=school.dsden_id)
    student = await make_student(jobs_sessions, school.id, await make_class(jobs_sessions, school.id))
    stranger = await make_student(jobs_sessions, other.id, await make_class(jobs_sessions, other.id, "4e A"))
    head = await make_account(app_sessions, Role.HEAD, "chef@demo.invalid", school.id)
    officer = await make_account(app_sessions, Role.DASEN_OFFICER, "dsden@demo.invalid", school.dsden_id)
    case_id = new_id()
    async with jobs_sessions() as session, session.begin():
        await session.execute(
            text("""INSERT INTO attendance_cases (id, student_id, school_id, school_year, opened_on, opened_by, degree,
                        sector, authority_id, waiting_since, last_act_on)
                    VALUES (:c, :s, :k, 2026, '2026-11-02', :h, 'secondary', 'public', :d, '2026-11-02', '2026-11-02')"""),
            {"c": case_id, "s": student.id, "k": school.id, "h": head.id, "d": school.dsden_id},
        )
    found = Chain(case_id, student.id, school.id, other.id, stranger.id, school.dsden_id, head.id, officer.id)
    async with jobs_sessions() as session, session.begin():
        await _step(session, found, 1, "open", "open_dialogue", "dialogue")
        await _move(session, found, 1, "dialogue")
    return found


async def _step(
    session: AsyncSession, chain: Chain, step: int, source: str, name: str, target: str, *, track: str = "school",
    school_id: UUID | None = None, sequence: int | None = None,
) -> None:  # fmt: skip
    await session.execute(
        text(f"""INSERT INTO {track}_case_transitions (case_id, student_id, school_id, step, sequence, source, name, target,
                    did, acted_on, recorded_on, recorded_at, actor_id, actor_role, basis, act_id)
                VALUES (:c, :s, :k, :step, :n, :source, :name, :target, :name, '2026-11-03', '2026-11-03', now(), :h,
                    'head', 'x', :c)"""),
        {
            "c": chain.case_id, "s": chain.student_id, "k": school_id or chain.school_id, "step": step,
            "n": sequence or step + 1, "source": source, "name": name, "target": target, "h": chain.head,
        },
    )  # fmt: skip


async def _move(session: AsyncSession, chain: Chain, step: int, state: str) -> None:
    await session.execute(
        text("""UPDATE attendance_cases SET school_step = :n, school_state = :s, version = 1 + :n + dsden_step
                WHERE id = :c"""),
        {"n": step, "s": state, "c": chain.case_id},
    )


async def _as_head(session: AsyncSession, actor: UUID) -> None:
    await session.execute(text("SELECT set_config('app.actor', :a, true)"), {"a": str(actor)})


async def _refused(sessions: Sessions, chain: Chain, sql: str, **more: object) -> str:
    """The message with which PostgreSQL refuses this statement to the head, at the statement or at the commit."""

    async def write() -> None:
        async with sessions() as session, session.begin():
            await _as_head(session, chain.head)
            keys = {"c": chain.case_id, "s": chain.student_id, "k": chain.school_id, "h": chain.head}
            done = await session.execute(text(sql), keys | more)
            assert done.rowcount != 0, "the statement must be refused, not find nothing"

    with pytest.raises(DBAPIError) as caught:
        await write()
    return str(caught.value.orig)


async def test_the_rules_of_the_database_are_those_of_the_workflows(jobs_sessions: Sessions) -> None:
    async with jobs_sessions() as session:
        rows = (await session.execute(text("SELECT track, source, name, target FROM case_rules"))).all()
    assert sorted(tuple(row) for row in rows) == case_rules()


async def test_a_legal_step_is_accepted(app_sessions: Sessions, chain: Chain) -> None:
    async with app_sessions() as session, session.begin():
        await _as_head(session, chain.head)
        await _step(session, chain, 2, "dialogue", "note_threshold", "threshold_reached")
        await _move(session, chain, 2, "threshold_reached")


async def test_a_state_is_not_set_by_hand(app_sessions: Sessions, chain: Chain) -> None:
    refused = await _refused(
        app_sessions, chain, "UPDATE attendance_cases SET school_state = 'persistent' WHERE id = :c"
    )
    assert "attendance_cases_school_state" in refused
    refused = await _refused(
        app_sessions, chain,
        "UPDATE attendance_cases SET dsden_state = 'warned', dsden_step = 1, version = version + 1 WHERE id = :c",
    )  # fmt: skip
    assert "attendance_cases_dsden_state" in refused


async def _step_refused(sessions: Sessions, chain: Chain, *step: object, **more: object) -> str:

    async def write() -> None:
        async with sessions() as session, session.begin():
            await _as_head(session, chain.head)
            await _step(session, chain, *step, **more)  # type: ignore[arg-type]

    with pytest.raises(DBAPIError) as caught:
        await write()
    return str(caught.value.orig)


async def test_a_step_is_not_jumped(app_sessions: Sessions, chain: Chain) -> None:
    assert "previous" in await _step_refused(
        app_sessions, chain, 3, "dialogue", "note_threshold", "threshold_reached", sequence=9
    )


async def test_a_step_starts_where_the_last_one_ended(app_sessions: Sessions, chain: Chain) -> None:
    assert "previous" in await _step_refused(app_sessions, chain, 2, "open", "note_threshold", "threshold_reached")


async def test_a_step_is_not_repeated(app_sessions: Sessions, chain: Chain) -> None:
    assert "pkey" in await _step_refused(app_sessions, chain, 1, "open", "open_dialogue", "dialogue", sequence=9)


async def test_a_chain_begins_at_the_beginning(app_sessions: Sessions, chain: Chain) -> None:
    assert "check" in await _step_refused(
        app_sessions, chain, 1, "referred", "acknowledge", "received", track="dsden", sequence=9
    )


async def test_a_rule_is_not_invented(app_sessions: Sessions, chain: Chain) -> None:
    assert "track_source_name_target" in await _step_refused(app_sessions, chain, 2, "dialogue", "warn", "warned")
    assert "permission denied" in await _refused(
        app_sessions, chain, "INSERT INTO case_rules VALUES ('school', 'dialogue', 'warn', 'warned')"
    )


@pytest.mark.parametrize("track", ["school", "dsden", "prosecutor"])
async def test_history_is_neither_edited_nor_erased(app_sessions: Sessions, chain: Chain, track: str) -> None:
    table = f"{track}_case_transitions"
    assert "permission denied" in await _refused(app_sessions, chain, f"UPDATE {table} SET acted_on = '2026-01-01'")
    assert "permission denied" in await _refused(app_sessions, chain, f"DELETE FROM {table}")


async def test_a_case_changes_neither_school_nor_pupil_nor_year(app_sessions: Sessions, chain: Chain) -> None:
    for change in ("school_id = :o", "student_id = :p", "school_year = 2025", "opened_on = '2025-01-01'"):
        refused = await _refused(
            app_sessions, chain, f"UPDATE attendance_cases SET {change} WHERE id = :c", o=chain.other_school,
            p=chain.other_student,
        )  # fmt: skip
        assert "permission denied" in refused
    assert "permission denied" in await _refused(app_sessions, chain, "DELETE FROM attendance_cases WHERE id = :c")


async def test_a_case_is_not_hung_on_another_schools_pupil(app_sessions: Sessions, chain: Chain) -> None:
    insert = """INSERT INTO attendance_cases (id, student_id, school_id, school_year, opened_on, opened_by, degree,
                    sector, waiting_since, last_act_on)
                VALUES (gen_random_uuid(), :p, :school, 2026, '2026-11-02', :h, 'secondary', 'public', '2026-11-02',
                    '2026-11-02')"""
    mine = await _refused(app_sessions, chain, insert, p=chain.other_student, school=chain.school_id)
    assert "foreign key" in mine
    theirs = await _refused(app_sessions, chain, insert, p=chain.other_student, school=chain.other_school)
    assert "row-level security" in theirs
    moved = await _step_refused(
        app_sessions, chain, 2, "dialogue", "note_threshold", "threshold_reached", school_id=chain.other_school
    )
    assert "row-level security" in moved


async def test_no_school_opens_the_compartment(app_sessions: Sessions, jobs_sessions: Sessions, chain: Chain) -> None:
    async with jobs_sessions() as session, session.begin():
        await session.execute(
            text("INSERT INTO prosecutor_referrals (case_id, unit_id) VALUES (:c, :d)"),
            {"c": chain.case_id, "d": chain.dsden_id},
        )
    seen = {}
    for who in (chain.head, chain.officer):
        async with app_sessions() as session, session.begin():
            await _as_head(session, who)
            seen[who] = (await session.execute(text("SELECT count(*) FROM prosecutor_referrals"))).scalar_one()
    assert seen == {chain.head: 0, chain.officer: 1}
    written = await _refused(
        app_sessions, chain, "INSERT INTO prosecutor_referrals (case_id, unit_id) VALUES (:c, :d)", d=chain.dsden_id
    )
    assert "row-level security" in written


async def test_queries_name_the_columns_that_exist(jobs_sessions: Sessions) -> None:
    async with jobs_sessions() as session:
        rows = await session.execute(
            text("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'")
        )
        known = {(row.table_name, row.column_name) for row in rows}
    named = {
        (table.name, column.name)
        for table in vars(tables).values()
        if hasattr(table, "columns")
        for column in table.columns
    }
    assert named <= known
