"""Opening a case, taking its steps, reading it. The table of the workflow decides; nothing else changes a state."""

from uuid import UUID

from api.attendance_cases import steps
from api.attendance_cases.steps import lay_open
from api.attendance_cases.steps_reading import view_of
from domain.attendance_cases.case import AttendanceCase
from domain.attendance_cases.commands import Command
from domain.attendance_cases.states import Degree
from domain.attendance_cases.views import CaseView
from domain.kernel.calendar import school_year_of
from domain.kernel.errors import Duplicate, NotFound
from persistence.attendance_cases import repository
from persistence.attendance_cases.rows import CaseFile
from persistence.attendance_cases.schools import load_case_school
from persistence.ids import new_id
from persistence.journal import Access, JournalEntry
from persistence.schools.calendars import load_rules
from persistence.students.repository import within_reach
from persistence.unit_of_work import UnitOfWork

take_step = steps.take_step
"""A step without the page that follows it."""


class CaseAlreadyOpen(Duplicate):
    title = "Ce dossier existe déjà"
    detail = "Un dossier d'absence existe déjà pour cet élève cette année. Ouvrez-le, ou rouvrez-le s'il est clos."


async def open_case(uow: UnitOfWork, student_id: UUID) -> CaseView:
    """A file for this pupil and this school year (R131-6): a draft of the school, nothing leaves."""
    scope = await within_reach(uow.session, uow.actor, student_id)
    if scope.school_id not in uow.actor.units:
        raise NotFound
    school = await load_case_school(uow.session, scope.school_id)
    rules = await load_rules(uow.session, scope.school_id)
    today = rules.calendar.day_of(uow.now)
    case = AttendanceCase(
        new_id(), student_id, scope.school_id, school_year_of(today), today,
        Degree.PRIMARY if rules.kind.is_first_degree else Degree.SECONDARY, school.sector,
    )  # fmt: skip
    file = CaseFile(case, school.authority_id, opens_compartment=False)
    if not await repository.insert_case(uow.session, file, uow.actor.id):
        raise CaseAlreadyOpen
    await uow.record(JournalEntry.of(scope.pair, "attendance_case:open", case_id=str(case.id)))
    return await view_of(uow, await lay_open(uow, _seen_from_school(file)))


def _seen_from_school(file: CaseFile) -> CaseFile:
    return CaseFile(file.case.without_compartment(), file.authority_id, opens_compartment=False)


async def show_case(uow: UnitOfWork, case_id: UUID) -> CaseView:
    """The page of a case, as this reader may see it. Journalled."""
    file = await repository.load_case(uow.session, uow.actor, case_id)
    pair = (file.case.student_id, file.case.school_id)
    await uow.record(JournalEntry.of(pair, "attendance_case:read", Access.READ, case_id=str(case_id)))
    return await view_of(uow, await lay_open(uow, file))


async def advance_case(uow: UnitOfWork, case_id: UUID, command: Command, *, seen: int) -> CaseView:
    """One step of the procedure, on the version that the reader had before them."""
    opened = await steps.take_step(uow, case_id, command, seen=seen)
    return await view_of(uow, opened)
