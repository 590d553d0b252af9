"""Each effect is carried out once, counted, retried, given up on, and never lost."""

import asyncio
from contextlib import suppress
from uuid import UUID

from sqlalchemy import text

from api.worker.effects import Ids, Services
from api.worker.run_effect import EffectFailed, EffectRunner
from domain.kernel.errors import NotFound
from domain.kernel.events import Effect
from persistence import queue
from persistence.database import Sessions
from persistence.journal import JournalEntry
from persistence.unit_of_work import UnitOfWork, job_unit_of_work
from tests.conftest import NOW
from tests.worker.conftest import effect_row, with_table


async def write_journal(uow: UnitOfWork, ids: Ids, _: Services) -> None:
    await uow.record(JournalEntry("test:done", detail=dict(ids)))


async def count_done(sessions: Sessions) -> int:
    async with sessions() as session:
        return (await session.execute(text("SELECT count(*) FROM journal WHERE operation = 'test:done'"))).scalar_one()


async def test_effect_is_carried_out_and_settled(runner, queue_effect, drain, jobs_sessions) -> None:
    effect_id = await queue_effect("note", thing_id="1")
    await drain(with_table(runner, note=write_journal))
    assert await effect_row(jobs_sessions, effect_id) == ("done", 1, None)
    assert await count_done(jobs_sessions) == 1


async def test_effect_given_out_twice_at_once_is_carried_out_once(runner, queue_effect, jobs_sessions) -> None:
    async def slowly(uow: UnitOfWork, ids: Ids, services: Services) -> None:
        await asyncio.sleep(0.1)
        await write_journal(uow, ids, services)

    effect_id = await queue_effect("note", thing_id="1")
    slow = with_table(runner, note=slowly)
    await asyncio.gather(*(slow.run(effect_id) for _ in range(5)))
    await slow.run(effect_id)
    assert await count_done(jobs_sessions) == 1


async def test_what_a_failing_handler_wrote_is_gone(runner, queue_effect, drain, jobs_sessions) -> None:
    async def fails_twice(uow: UnitOfWork, ids: Ids, services: Services) -> None:
        await write_journal(uow, ids, services)
        calls.append(1)
        if len(calls) < 3:
            raise RuntimeError("Dupont")

    calls: list[int] = []
    effect_id = await queue_effect("note", thing_id="1")
    await drain(with_table(runner, note=fails_twice))
    state, attempts, error = await effect_row(jobs_sessions, effect_id)
    assert (state, attempts, error) == ("done", 3, None)
    assert await count_done(jobs_sessions) == 1


async def test_effect_that_never_succeeds_is_given_up_and_held(runner, queue_effect, drain, jobs_sessions) -> None:
    async def fails(uow: UnitOfWork, ids: Ids, services: Services) -> None:
        raise RuntimeError("Dupont")

    effect_id = await queue_effect("note")
    await drain(with_table(runner, note=fails))
    assert await effect_row(jobs_sessions, effect_id) == ("failed", 4, "RuntimeError")
    async with jobs_sessions() as session:
        held = (await session.execute(text("SELECT status::text FROM queue.pgqueuer"))).scalars().all()
        told = (
            await session.execute(text("SELECT count(*) FROM queue.pgqueuer_log WHERE traceback IS NOT NULL"))
        ).scalar_one()
    assert held == ["failed"]
    assert told == 0  # no text of any exception is kept


async def test_refusal_is_not_tried_again(runner, queue_effect, jobs_sessions) -> None:
    async def erased(uow: UnitOfWork, ids: Ids, services: Services) -> None:
        raise NotFound

    effect_id = await queue_effect("note")
    await _fails(with_table(runner, note=erased), effect_id)
    assert await effect_row(jobs_sessions, effect_id) == ("failed", 1, "NotFound")


async def test_unknown_kind_is_shown_as_failed(runner, queue_effect, jobs_sessions) -> None:
    effect_id = await queue_effect("never_heard_of")
    await _fails(runner, effect_id)
    assert (await effect_row(jobs_sessions, effect_id))[0] == "failed"


async def test_effect_whose_queue_row_is_lost_is_queued_again(runner, queue_effect, drain, jobs_sessions) -> None:
    effect_id = await queue_effect("note")
    async with jobs_sessions() as session, session.begin():
        await session.execute(text("DELETE FROM queue.pgqueuer"))
        assert await queue.requeue_lost(session) == 1
    async with jobs_sessions() as session, session.begin():
        assert await queue.requeue_lost(session) == 0
    await drain(with_table(runner, note=write_journal))
    assert (await effect_row(jobs_sessions, effect_id))[0] == "done"


async def test_failed_effect_can_be_tried_again_by_an_administrator(runner, queue_effect, drain, jobs_sessions) -> None:
    async def fails(uow: UnitOfWork, ids: Ids, services: Services) -> None:
        raise RuntimeError

    effect_id = await queue_effect("note")
    await drain(with_table(runner, note=fails))
    async with jobs_sessions() as session, session.begin():
        assert await queue.retry_failed(session, effect_id)
    await drain(with_table(runner, note=write_journal))
    assert await effect_row(jobs_sessions, effect_id) == ("done", 1, None)
    async with jobs_sessions() as session:
        assert (await session.execute(text("SELECT count(*) FROM queue.pgqueuer"))).scalar_one() == 0


async def test_effect_of_a_rolled_back_act_never_existed(jobs_sessions, runner, drain) -> None:
    with suppress(ZeroDivisionError):
        async with job_unit_of_work(jobs_sessions, NOW, "test") as uow:
            await uow.enqueue([Effect("note")])
            raise ZeroDivisionError
    async with jobs_sessions() as session:
        assert (await session.execute(text("SELECT count(*) FROM queue.pgqueuer"))).scalar_one() == 0


async def _fails(runner: EffectRunner, effect_id: UUID) -> None:
    try:
        await runner.run(effect_id)
    except EffectFailed:
        return
    raise AssertionError("should have failed")
