"""After a file moved pupils or closed days, what was counted is counted again: of them alone, or of the school."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.absences.steps import recount_pupils
from api.attendance_cases.steps import reassess_cases
from domain.kernel.events import Effect
from persistence.absences.recount import lock_pupils
from persistence.imports import moved
from persistence.imports.staging import PlanScope
from persistence.unit_of_work import UnitOfWork

AT_ONCE = 200
"""Pupils counted again in the import's own transaction; beyond, the worker does, a few at a time."""
GROUP = 25


@dataclass(frozen=True)
class Moved:
    """What an import moves; `closed_from` is the first day of a closure that it brings or takes away."""

    school_id: UUID
    since: date
    pupils: Sequence[UUID]
    closed_from: date | None


async def hold_moved(uow: UnitOfWork, scope: PlanScope) -> Moved:
    """Before anything is applied: these pupils are held in id order, so that no roll counts them half-way."""
    pupils = await moved.pupils_moved(uow.session, scope)
    await lock_pupils(uow.session, scope.school_id, pupils)
    return Moved(scope.school_id, date(scope.school_year, 9, 1), pupils, await moved.first_closure(uow.session, scope))


async def recount_moved(uow: UnitOfWork, found: Moved) -> None:
    """Their year is counted anew; a warning that lost its ground leaves the parapheur (as after any judgement)."""
    ids = {"school_id": str(found.school_id), "since": found.since.isoformat()}
    if len(found.pupils) <= AT_ONCE:
        await recount_pupils(uow, found.school_id, found.pupils, found.since)
        await reassess_cases(uow, found.school_id, found.pupils)
    else:
        groups = [found.pupils[start : start + GROUP] for start in range(0, len(found.pupils), GROUP)]
        named = [{**ids, "student_ids": ",".join(str(one) for one in group)} for group in groups]
        await uow.enqueue([Effect("recount_pupils", one) for one in named])
    if found.closed_from is not None:
        since = found.closed_from.isoformat()
        await uow.enqueue([Effect("recount_school", {**ids, "since": since})])
