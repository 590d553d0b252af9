"""What areas share of pupils: recognising one who is known to another school."""

from uuid import UUID

from persistence.journal import JournalEntry
from persistence.students.recognition import match_school
from persistence.unit_of_work import UnitOfWork


async def recognise_pupils(uow: UnitOfWork, school_id: UUID) -> int:
    """For jobs: which pupils of this school are known to another one, as the rule says now. How many are new."""
    new, parted = await match_school(uow.session, school_id, uow.now)
    if new:
        await uow.record(JournalEntry("student:recognise", persons=[r for m in new for r in (m.earlier, m.later)]))
    if parted:
        await uow.record(JournalEntry("student:part", persons=parted))
    return len(new)
