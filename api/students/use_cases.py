"""Reading pupils: each opening of a file leaves a journal row."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from domain.access.permissions import Permission, Role
from domain.students.consultations import Consultation
from domain.students.person import CivilStatus, Student
from persistence.journal import Access, JournalEntry
from persistence.students import repository, writing
from persistence.unit_of_work import UnitOfWork


async def show_student(uow: UnitOfWork, student_id: UUID, today: date) -> Student:
    """The pupil's page: identity, those who answer for them, enrolments. Contacts only for those who call families."""
    scope = await repository.within_reach(uow.session, uow.actor, student_id)
    with_contacts = uow.actor.may(Permission.STUDENTS_CONTACTS)
    student = await repository.load_student(uow.session, scope, today, with_contacts=with_contacts)
    await uow.record(JournalEntry.of(scope.pair, "student:read", Access.READ))
    return replace(student, access_reason=_access_reason(uow.actor.role))


async def show_civil_status(uow: UnitOfWork, student_id: UUID) -> CivilStatus:
    """« État civil »: birth date, INE with their sources, own address."""
    scope = await repository.within_reach(uow.session, uow.actor, student_id)
    status = await repository.load_civil_status(uow.session, scope)
    await uow.record(JournalEntry.of(scope.pair, "student:read_civil_status", Access.READ))
    return status


def _access_reason(role: Role) -> str:
    return f"Vous consultez cette page comme : {role.label}."


async def show_access_log(uow: UnitOfWork, student_id: UUID) -> list[Consultation]:
    """« Qui a consulté ce dossier »: institution, function, day and purpose; never a name."""
    scope = await repository.within_reach(uow.session, uow.actor, student_id)
    found = await writing.load_access_log(uow.session, scope)
    await uow.record(JournalEntry.of(scope.pair, "student:read_access_log", Access.READ))
    return found
