"""Read the state of the service; try a failed work again."""

from dataclasses import replace
from importlib.metadata import version
from uuid import UUID

from api.operations.steps import Process, free_bytes, missing_around, missing_in
from domain.imports.importing import ImportState
from domain.kernel.events import Effect
from domain.operations.readiness import Part
from domain.operations.refusals import EffectNotFailed, EffectNotFound
from domain.operations.views import Release, ServiceStatus, StateCount
from persistence.journal import Access, JournalEntry
from persistence.operations import runs, status
from persistence.unit_of_work import UnitOfWork


async def show_status(uow: UnitOfWork, process: Process) -> ServiceStatus:
    """One look at everything; no person is in it."""
    await uow.record(JournalEntry("service:show_status", Access.LIST))
    return await _status(uow, process)


async def replay_effect(uow: UnitOfWork, effect_id: UUID, process: Process) -> ServiceStatus:
    """Queue a failed or uncertain effect again; the worker does it, since only its role may touch the queue."""
    found = await status.effect_state(uow.session, effect_id)
    if found is None:
        raise EffectNotFound
    if found not in {"failed", "uncertain"}:
        raise EffectNotFailed
    await uow.enqueue([Effect("replay_effect", {"effect_id": str(effect_id)})])
    await uow.record(JournalEntry("service:replay_effect", detail={"effect_id": str(effect_id)}))
    return await _status(uow, process)


async def _status(uow: UnitOfWork, process: Process) -> ServiceStatus:
    beat = await status.pulse(uow.session)
    queue = await status.queue_numbers(uow.session)
    missing = missing_around(process) | missing_in(beat)
    return ServiceStatus(
        now=uow.now,
        missing=tuple(part for part in Part if part in missing),
        queue=replace(queue, failures=await status.failures(uow.session)),
        imports=tuple(
            StateCount(one.state, ImportState(one.state).label, one.number)
            for one in await status.service_counts(uow.session)
            if one.subject == "imports"
        ),
        runs=await runs.last_runs(uow.session),
        worker_seen_at=beat.worker_seen_at,
        free_bytes=free_bytes(process.settings.data),
        release=Release(version("raccroche"), beat.revision, beat.server),
    )
