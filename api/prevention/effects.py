"""What the worker and the command do: compute the warnings of one school or of all."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from domain.prevention.warnings import ComputedLater
from persistence.journal import JournalEntry
from persistence.prevention.compute import Scope, compute_warnings
from persistence.prevention.merge import Computed, latest_day
from persistence.unit_of_work import UnitOfWork

Ids = Mapping[str, str]


async def compute(uow: UnitOfWork, scope: Scope) -> Computed:
    """Under the jobs role; a day before the last one computed is refused: an episode does not go back."""
    latest = await latest_day(uow.session, scope.school_id)
    if latest is not None and latest > scope.on:
        raise ComputedLater
    done = await compute_warnings(uow.session, scope)
    detail = {"on": scope.on.isoformat(), "raised": done.raised, "changed": done.changed, "ended": done.ended}
    await uow.record(JournalEntry("early_warning:compute", school_id=scope.school_id, detail=detail))
    return done


async def compute_school(uow: UnitOfWork, ids: Ids, _: object) -> None:
    """One school, one day: {school_id, day}. Run late, it leaves what is newer alone."""
    scope = Scope(date.fromisoformat(ids["day"]), UUID(ids["school_id"]))
    latest = await latest_day(uow.session, scope.school_id)
    if latest is None or latest <= scope.on:
        await compute(uow, scope)
