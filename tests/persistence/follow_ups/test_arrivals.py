"""People arrive once per source and once per person, and never without somebody who answers for them."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from domain.follow_ups.states import FollowUpSource, FollowUpStatus, WaitingFor
from persistence.database import Sessions
from persistence.follow_ups.arrivals import insert_arrival
from persistence.follow_ups.repository import load_any
from persistence.ids import new_id
from tests.persistence.follow_ups.conftest import MEHDI, arrival


async def test_an_arrival_opens_a_follow_up_that_the_platform_answers_for(
    jobs_sessions: Sessions, platform: UUID, now: datetime
) -> None:
    async with jobs_sessions() as session, session.begin():
        opened = await insert_arrival(session, arrival(platform), now)
    async with jobs_sessions() as session:
        found = await load_any(session, opened, now.date())
    assert found.followup_status is FollowUpStatus.IDENTIFIED
    assert found.waiting_for is WaitingFor.REFERENT
    assert found.referent.account_id is None
    assert found.referent.rank == 1


async def test_the_same_source_twice_is_once(jobs_sessions: Sessions, platform: UUID, now: datetime) -> None:
    new = arrival(platform)
    async with jobs_sessions() as session, session.begin():
        first = await insert_arrival(session, new, now)
        assert await insert_arrival(session, new, now) == first


async def test_the_same_person_from_another_source_is_the_same_follow_up(
    jobs_sessions: Sessions, platform: UUID, now: datetime
) -> None:
    named = replace(MEHDI, family_name="ZERROUKI", first_names="mehdi")
    async with jobs_sessions() as session, session.begin():
        first = await insert_arrival(session, arrival(platform), now)
        again = await insert_arrival(session, arrival(platform, named, source=FollowUpSource.PARTNER), now)
    assert again == first


async def _break(sessions: Sessions, statement: str, **keys: object) -> None:
    async with sessions() as session, session.begin():
        await session.execute(text(statement), keys)


async def test_a_follow_up_never_has_two_referents_nor_none(
    jobs_sessions: Sessions, platform: UUID, now: datetime
) -> None:
    async with jobs_sessions() as session, session.begin():
        one = await insert_arrival(session, arrival(platform), now)
    second = """INSERT INTO follow_up_referents (follow_up_id, platform_id, rank, reason, from_at)
                VALUES (:id, :platform, 2, 'named', :at)"""
    with pytest.raises(IntegrityError):
        await _break(jobs_sessions, second, id=one, platform=platform, at=now)
    ended = "UPDATE follow_up_referents SET to_at = :at WHERE follow_up_id = :id"
    with pytest.raises(IntegrityError, match="follow_ups_referent"):
        await _break(jobs_sessions, ended, id=one, at=now)


async def test_a_state_is_the_end_of_a_recorded_step(jobs_sessions: Sessions, platform: UUID, now: datetime) -> None:
    async with jobs_sessions() as session, session.begin():
        one = await insert_arrival(session, arrival(platform), now)
    jump = "UPDATE follow_ups SET followup_status = 'in_solution', followup_step = 1 WHERE id = :id"
    with pytest.raises(IntegrityError, match="follow_ups_followup_status"):
        await _break(jobs_sessions, jump, id=one)


async def test_nobody_deletes_a_follow_up_nor_what_was_tried(
    app_sessions: Sessions, jobs_sessions: Sessions, platform: UUID, now: datetime
) -> None:
    async with jobs_sessions() as session, session.begin():
        await insert_arrival(session, arrival(platform), now)
    for table in ("follow_ups", "follow_up_contacts", "follow_up_steps", "follow_up_referents"):
        with pytest.raises(DBAPIError, match="permission denied"):
            await _break(app_sessions, f"DELETE FROM {table}")
    with pytest.raises(DBAPIError, match="permission denied"):
        await _break(app_sessions, "UPDATE follow_up_contacts SET result = 'reached'")


async def test_another_platform_sees_nothing(
    app_sessions: Sessions, jobs_sessions: Sessions, platform: UUID, now: datetime
) -> None:
    async with jobs_sessions() as session, session.begin():
        await insert_arrival(session, arrival(platform), now)
    async with app_sessions() as session, session.begin():
        await session.execute(text("SELECT set_config('app.actor', :id, true)"), {"id": str(new_id())})
        assert (await session.execute(text("SELECT count(*) FROM follow_ups"))).scalar_one() == 0
