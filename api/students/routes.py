"""`/students`."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api import clock
from api.door import Door, Requires, responses
from api.schemas import Page
from api.students import use_cases, use_cases_writing
from api.students.schemas import (
    AccessLogOut,
    CivilStatusOut,
    GuardianPatchIn,
    StudentIn,
    StudentOut,
    StudentPatchIn,
    StudentSearchIn,
    TimelineOut,
)
from api.students.use_cases_timeline import show_timeline
from domain.access.permissions import Permission
from domain.kernel.calendar import school_year_of
from domain.students.status import EnrolmentStatus
from domain.students.views import StudentLine
from persistence.paging import DEFAULT_LIMIT, MAX_LIMIT
from persistence.students.queries import StudentFilter, student_page
from persistence.students.writing import NewStudent
from persistence.unit_of_work import UnitOfWork

router = APIRouter(prefix="/api/v1", tags=["students"])
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]
Reader = Annotated[Door, Requires(Permission.STUDENTS_READ)]
Writer = Annotated[Door, Requires(Permission.STUDENTS_WRITE)]


@router.get("/students", response_model=Page[StudentLine], responses=responses())
async def list_students(
    door: Reader,
    school_id: UUID | None = None,
    class_id: UUID | None = None,
    status: EnrolmentStatus | None = None,
    cursor: UUID | None = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Response:
    """Pupils of this school year within one's perimeter, in name order."""
    wanted = StudentFilter(school_id, class_id, status)
    return await door.page(lambda uow: student_page(uow.actor, clock.today(), wanted, cursor, limit))


@router.post("/students/search", response_model=Page[StudentLine], responses=responses())
async def search_students(
    body: StudentSearchIn, door: Reader, cursor: UUID | None = None, limit: Limit = DEFAULT_LIMIT
) -> Response:
    """Pupils with a part of the name that starts so, whatever its accents and hyphens."""
    wanted = StudentFilter(body.school_id, body.class_id, words=body.q)
    return await door.page(lambda uow: student_page(uow.actor, clock.today(), wanted, cursor, limit))


@router.get("/students/{student_id}", response_model=StudentOut, responses=responses(404))
async def show_student(student_id: UUID, door: Reader) -> Response:
    """The pupil's page: identity, those who answer for them, enrolments. Journalled."""
    return await door.read(lambda uow: use_cases.show_student(uow, student_id, clock.today()), StudentOut)


@router.get("/students/{student_id}/civil-status", response_model=CivilStatusOut, responses=responses(404))
async def show_civil_status(
    student_id: UUID, door: Annotated[Door, Requires(Permission.STUDENTS_CONTACTS)]
) -> Response:
    """« État civil »: birth date, INE with their sources, own address. Journalled apart."""
    return await door.read(lambda uow: use_cases.show_civil_status(uow, student_id), CivilStatusOut)


@router.get("/students/{student_id}/timeline", response_model=TimelineOut, responses=responses(404))
async def show_student_timeline(student_id: UUID, door: Reader, since: date | None = None) -> Response:
    """A pupil's year, latest first: absences, reasons, contacts, alerts, acts of the case. Journalled."""
    return await door.read(lambda uow: show_timeline(uow, student_id, clock.today(), since), TimelineOut)


@router.post("/students", status_code=201, response_model=StudentOut, responses=responses(404, 409))
async def add_student(body: StudentIn, door: Writer) -> Response:
    """Add a pupil whom no file names yet. An import is better: it brings the INE and the responsible persons."""
    new = NewStudent(**body.model_dump(), school_year=school_year_of(clock.today()))
    return await door.write(lambda uow: use_cases_writing.add_student(uow, new, clock.today()), StudentOut, 201)


@router.patch("/students/{student_id}", response_model=StudentOut, responses=responses(404, 412, 428))
async def change_student(student_id: UUID, body: StudentPatchIn, door: Writer) -> Response:
    """Correct a pupil's names or own contacts; the next import may say otherwise."""
    changes = body.model_dump(include=body.model_fields_set)
    return await door.write(
        lambda uow: use_cases_writing.change_student(uow, student_id, changes, clock.today(), seen=door.seen),
        StudentOut,
    )


@router.patch(
    "/students/{student_id}/guardians/{guardian_id}", response_model=StudentOut, responses=responses(404, 412, 428)
)
async def change_guardian(student_id: UUID, guardian_id: UUID, body: GuardianPatchIn, door: Writer) -> Response:
    """Correct how to reach an adult, whether the address is protected, how parental authority is exercised.

    If-Match is the adult's own `version`; the ETag of the answer is the pupil's.
    """
    changes = body.model_dump(include=body.model_fields_set)
    pair, seen = (student_id, guardian_id), door.seen
    return await door.write(
        lambda uow: use_cases_writing.change_guardian(uow, pair, changes, clock.today(), seen=seen), StudentOut
    )


@router.get("/students/{student_id}/access-log", response_model=AccessLogOut, responses=responses(404))
async def show_access_log(
    student_id: UUID, door: Annotated[Door, Requires(Permission.STUDENTS_READ_ACCESS_LOG)]
) -> Response:
    """« Qui a consulté ce dossier »: institution, function, day and purpose; never a name."""

    async def run(uow: UnitOfWork) -> dict[str, object]:
        return {"items": await use_cases.show_access_log(uow, student_id)}

    return await door.read(run, AccessLogOut)
