"""Opening a case, taking its steps, reading it. The table of the workflow decides; nothing else changes a state."""

from collections.abc import Sequence
from uuid import UUID

from api.attendance_cases import steps
from api.attendance_cases.steps import lay_open
from api.attendance_cases.steps_reading import view_of
from domain.attendance_cases.case import AttendanceCase
from domain.attendance_cases.commands import Command
from domain.attendance_cases.companions import CaseOpening, Opening
from domain.attendance_cases.states import Degree
from domain.attendance_cases.views import CaseView
from domain.kernel.calendar import school_year_of
from domain.kernel.errors import Duplicate, NotFound, Refusal
from persistence.attendance_cases import repository
from persistence.attendance_cases.drafts import drop_draft
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
    return await view_of(uow, await lay_open(uow, _seen_from_school(await _open(uow, student_id))))


async def open_cases(uow: UnitOfWork, school_id: UUID, student_ids: Sequence[UUID]) -> list[CaseOpening]:
    """« Préparer 3 dossiers »: each pupil is opened or said why not; one refusal holds none of the others up."""
    if school_id not in uow.actor.units:
        raise NotFound
    return [await _try_to_open(uow, school_id, student_id) for student_id in dict.fromkeys(student_ids)]


async def _try_to_open(uow: UnitOfWork, school_id: UUID, student_id: UUID) -> CaseOpening:
    try:
        async with uow.session.begin_nested():
            file = await _open(uow, student_id, only=school_id)
    except CaseAlreadyOpen as refusal:
        known = await repository.find_case_of(uow.session, student_id, school_id, school_year_of(uow.now.date()))
        return CaseOpening(student_id, Opening.ALREADY_OPEN, known, refusal.sentence)
    except Refusal as refusal:
        return CaseOpening(student_id, Opening.REFUSED, None, refusal.sentence)
    return CaseOpening(student_id, Opening.OPENED, file.case.id, None)


async def _open(uow: UnitOfWork, student_id: UUID, *, only: UUID | None = None) -> CaseFile:
    scope = await within_reach(uow.session, uow.actor, student_id)
    if only is not None and scope.school_id != only:
        raise NotFound
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
    return file


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
    await drop_draft(uow.session, case_id, uow.actor.id, command.step)
    return await view_of(uow, opened)
