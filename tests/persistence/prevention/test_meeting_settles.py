"""A meeting's decision comes back to the signal and to the warnings that had called for it."""

from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy import text

from domain.access.permissions import Role
from persistence.database import Sessions
from persistence.ids import new_id
from persistence.prevention.outcomes import settle_from_meeting
from tests.factories.people import make_account, make_school
from tests.factories.students import make_class, make_student

AT = datetime(2026, 11, 26, 14, 30, tzinfo=UTC)
DAY = date(2026, 11, 20)
_WARNING = """INSERT INTO early_warnings (id, school_id, student_id, rule, level, period_start, period_end, "values",
                  first_seen_on, last_seen_on, state)
              VALUES (:id, :school, :student, :rule, 1, :day, :day, '{}', :day, :day, :state)"""
_SIGNAL = """INSERT INTO signals (id, school_id, student_id, reported_by, reported_at, observations, since, answer_due_on)
             VALUES (:id, :school, :student, :by, now(), '{alone}', 'today', :day)"""


async def _planted(app: Sessions, jobs: Sessions) -> dict[str, UUID]:
    school = await make_school(app)
    pupil = await make_student(jobs, school.id, await make_class(jobs, school.id))
    teacher = await make_account(app, Role.TEACHER, "t@world.invalid", school.id)
    ids = {name: new_id() for name in ("signal", "lateness", "signals", "exclusions")}
    keys = {"school": school.id, "student": pupil.id, "day": DAY}
    async with jobs() as session, session.begin():
        await session.execute(text(_SIGNAL), keys | {"id": ids["signal"], "by": teacher.id})
        for rule, state in (("lateness", "on_agenda"), ("signals", "on_agenda"), ("exclusions", "open")):
            await session.execute(text(_WARNING), keys | {"id": ids[rule], "rule": rule, "state": state})
    return ids


async def _states(jobs: Sessions) -> dict[str, tuple[str, date | None]]:
    async with jobs() as session:
        rows = await session.execute(text("SELECT rule, state, set_aside_until FROM early_warnings"))
        return {row.rule: (row.state, row.set_aside_until) for row in rows}


async def test_a_decision_takes_in_hand_every_sign_that_was_on_the_agenda(
    app_sessions: Sessions, jobs_sessions: Sessions
) -> None:
    ids = await _planted(app_sessions, jobs_sessions)
    async with jobs_sessions() as session, session.begin():
        assert await settle_from_meeting(
            session, origin_kind="early_warning", origin_id=ids["lateness"], decision="tutoring", at=AT
        )
    states = await _states(jobs_sessions)
    assert states == {"lateness": ("taken", None), "signals": ("taken", None), "exclusions": ("open", None)}


async def test_nothing_for_now_sets_aside_for_four_weeks(app_sessions: Sessions, jobs_sessions: Sessions) -> None:
    ids = await _planted(app_sessions, jobs_sessions)
    async with jobs_sessions() as session, session.begin():
        await settle_from_meeting(
            session, origin_kind="early_warning", origin_id=ids["lateness"], decision="nothing", at=AT
        )
    assert (await _states(jobs_sessions))["lateness"] == ("set_aside", date(2026, 12, 24))


async def test_a_signal_keeps_the_kind_of_the_decision_and_is_settled_once(
    app_sessions: Sessions, jobs_sessions: Sessions
) -> None:
    ids = await _planted(app_sessions, jobs_sessions)
    async with jobs_sessions() as session, session.begin():
        told = {"origin_kind": "signal", "origin_id": ids["signal"], "decision": "interview", "at": AT}
        assert await settle_from_meeting(session, **told)  # type: ignore[arg-type]  # the words of one decision
        assert not await settle_from_meeting(session, **told)  # type: ignore[arg-type]  # the same again
        row = (await session.execute(text("SELECT state, decision FROM signals"))).one()
    assert tuple(row) == ("decided", "interview")


async def test_what_another_area_put_there_is_none_of_ours(app_sessions: Sessions, jobs_sessions: Sessions) -> None:
    ids = await _planted(app_sessions, jobs_sessions)
    async with jobs_sessions() as session, session.begin():
        told = await settle_from_meeting(
            session, origin_kind="task", origin_id=ids["lateness"], decision="tutoring", at=AT
        )
    assert not told
