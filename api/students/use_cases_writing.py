"""Writing about pupils by hand: what files do not say yet, or say wrongly."""

from datetime import date
from uuid import UUID

from domain.kernel.errors import NotFound
from domain.kernel.events import Effect
from domain.students.person import Student
from persistence.journal import Access, JournalEntry
from persistence.students import repository, writing
from persistence.students.repository import StudentScope
from persistence.students.writing import NewStudent
from persistence.unit_of_work import UnitOfWork

NAMES = frozenset({"family_name", "usage_name", "first_name"})
"""Fields by which another school's record is recognised as this person's."""


async def add_student(uow: UnitOfWork, new: NewStudent, today: date) -> Student:
    """Add a pupil whom no file names yet. An import is better: it brings the INE and the responsible persons."""
    if new.school_id not in uow.actor.units or not await writing.class_is_of(uow.session, new.school_id, new.class_id):
        raise NotFound
    scope = await writing.insert_student(uow.session, new)
    await uow.record(JournalEntry.of(scope.pair, "student:add"))
    return await repository.load_student(uow.session, scope, today, with_contacts=True)


async def change_student(
    uow: UnitOfWork, student_id: UUID, changes: dict[str, object], today: date, *, seen: int
) -> Student:
    """Correct a pupil's names or own contacts; the next import may say otherwise."""
    scope = await _of_own_school(uow, student_id)
    if changes:
        await writing.update_student(uow.session, scope, changes, expected=seen)
    await uow.record(JournalEntry.of(scope.pair, "student:change", Access.WRITE, fields=sorted(changes)))
    if NAMES & changes.keys():
        await uow.enqueue([Effect("recognise_transfers", {"school_id": str(scope.school_id)})])
    return await repository.load_student(uow.session, scope, today, with_contacts=True)


async def change_guardian(
    uow: UnitOfWork, pair: tuple[UUID, UUID], changes: dict[str, object], today: date, *, seen: int
) -> Student:
    """Correct how to reach an adult, whether the address is protected, how parental authority is exercised.

    `pair` is the pupil and the adult, `seen` the adult's version. A judgment is seen and dated, never kept.
    """
    student_id, guardian_id = pair
    scope = await _of_own_school(uow, student_id)
    await writing.update_guardian(uow.session, scope, guardian_id, changes, expected=seen)
    await uow.record(JournalEntry.of(scope.pair, "guardian:change", Access.WRITE, fields=sorted(changes)))
    return await repository.load_student(uow.session, scope, today, with_contacts=True)


async def _of_own_school(uow: UnitOfWork, student_id: UUID) -> StudentScope:
    """Written by the school that keeps the record, not by those to whom it was opened."""
    scope = await repository.within_reach(uow.session, uow.actor, student_id)
    if scope.school_id not in uow.actor.units:
        raise NotFound
    return scope
