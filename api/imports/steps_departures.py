"""Pupils missing from a file, or leaving by it, become questions to answer; its undo takes the questions back."""

from uuid import UUID

from persistence.departures.from_imports import Moment, settle_applied, settle_undone
from persistence.imports.staging import PlanScope
from persistence.journal import Access, JournalEntry
from persistence.schools.calendars import load_rules
from persistence.unit_of_work import UnitOfWork


async def settle_departures(uow: UnitOfWork, scope: PlanScope) -> None:
    """After the file is applied: whoever is gone is « à éclaircir », whoever is back has returned."""
    asked, back = await settle_applied(uow.session, scope, await _moment(uow, scope))
    await _record(uow, scope, "departure:open", asked)
    await _record(uow, scope, "departure:return", back)


async def withdraw_departures(uow: UnitOfWork, scope: PlanScope) -> None:
    """Before the file is undone."""
    await _record(uow, scope, "departure:withdraw", await settle_undone(uow.session, scope, await _moment(uow, scope)))


async def _moment(uow: UnitOfWork, scope: PlanScope) -> Moment:
    rules = await load_rules(uow.session, scope.school_id)
    return Moment(rules.calendar.day_of(uow.now), uow.now, uow.act_id)


async def _record(uow: UnitOfWork, scope: PlanScope, operation: str, students: list[UUID]) -> None:
    if not students:
        return
    persons: list[tuple[UUID, UUID | None]] = [(one, scope.school_id) for one in students]
    detail = {"import_id": str(scope.import_id), "count": len(students)}
    await uow.record(JournalEntry(operation, Access.WRITE, persons, scope.school_id, "departure", detail))
