"""Work for the service itself: counters checked by night, failures tried again."""

from collections.abc import Mapping
from uuid import UUID

from api.absences.steps import check_recount as differences_of_school
from domain.kernel.events import Effect
from domain.operations.views import OperationKind, OperationState
from persistence import queue
from persistence.ids import new_id
from persistence.operations import runs
from persistence.schools.queries import named_schools
from persistence.unit_of_work import UnitOfWork


async def begin_recount(uow: UnitOfWork) -> None:
    """One run, one effect per school: each is short, and is tried again by itself."""
    schools = await named_schools(uow.session, None)
    run_id = new_id()
    counts = {"schools": len(schools), "checked": 0, "differences": 0}
    await runs.begin_run(uow.session, run_id, OperationKind.RECOUNT, uow.now, detail=counts)
    if not schools:
        await runs.end_run(uow.session, run_id, OperationState.DONE, uow.now, detail={})
    await uow.enqueue([Effect("check_recount", {"run_id": str(run_id), "school_id": str(one.id)}) for one in schools])


async def check_recount(uow: UnitOfWork, ids: Mapping[str, str], _: object) -> None:
    """One school's counters against its facts; the run adds the differences up."""
    found = (await differences_of_school(uow, UUID(ids["school_id"]))).total
    await runs.note_school_checked(uow.session, UUID(ids["run_id"]), found, uow.now)


async def replay_effect(uow: UnitOfWork, ids: Mapping[str, str], _: object) -> None:
    """What an administrator asked for: a failed effect is queued anew. Settled meanwhile, it stays as it is."""
    await queue.retry_failed(uow.session, UUID(ids["effect_id"]))
