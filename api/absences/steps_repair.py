"""Putting right what a recount found: a safety net for operators, who should never need it."""

from collections.abc import Iterable
from uuid import UUID

from api.attendance_cases.steps import reassess_cases
from persistence.absences.school_recount import everything_kept, recount_days
from persistence.journal import Access, JournalEntry
from persistence.schools.calendars import load_rules
from persistence.unit_of_work import UnitOfWork


async def pupils_kept(uow: UnitOfWork, school_id: UUID) -> list[UUID]:
    """Everyone of whom something is kept or was said, in id order."""
    return sorted(await everything_kept(uow.session, school_id))


async def recount_kept(uow: UnitOfWork, school_id: UUID, students: Iterable[UUID]) -> int:
    """Count these pupils anew, all years, months without any fact too; how many pupil-days were made."""
    chosen = list(students)
    rules = await load_rules(uow.session, school_id)
    kept = await everything_kept(uow.session, school_id)
    done = await recount_days(uow.session, rules, {one: kept[one] for one in chosen if one in kept}, uow.now)
    await reassess_cases(uow, school_id, chosen)
    detail = {"pupils": len(chosen), "pupil_days": done}
    await uow.record(JournalEntry("absence:repair", Access.WRITE, school_id=school_id, detail=detail))
    return done
