"""`/absences`, and what a pupil's month holds."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api import clock
from api.absences import (
    use_cases_absences,
    use_cases_arrangements,
    use_cases_days,
    use_cases_months,
    use_cases_reasons,
    use_cases_withdrawals,
)
from api.absences.absence_schemas import (
    AbsenceIn,
    ArrangementEndIn,
    ArrangementIn,
    ArrangementShownOut,
    ConsequenceOut,
    CorrectionIn,
    DayAbsencesOut,
    PupilMonthOut,
    ReasonIn,
    ReasonRecordedOut,
)
from api.absences.contact_schemas import WithdrawnOut
from api.door import Door, Requires, responses
from domain.access.permissions import Permission
from domain.kernel.calendar import Half
from domain.kernel.errors import Malformed
from persistence.absences.day_lists import DayFilter
from persistence.paging import MAX_LIMIT

router = APIRouter(prefix="/api/v1", tags=["absences"])
Reader = Annotated[Door, Requires(Permission.ABSENCES_READ)]
Writer = Annotated[Door, Requires(Permission.ABSENCES_WRITE)]
Standing = Literal["to_tell", "told", "with_reason", "known"]
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]
Month = Annotated[str, Query(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$", examples=["2026-11"])]


def month_of(text: str) -> date:
    return date.fromisoformat(f"{text}-01")


@router.get("/absences", response_model=DayAbsencesOut, responses=responses())
async def list_absences(
    door: Reader,
    day: Annotated[date | None, Query(alias="date")] = None,
    school_id: UUID | None = None,
    half: Half | None = None,
    class_id: UUID | None = None,
    standing: Standing | None = None,
) -> Response:
    """The absences of a day (today by default): whose family does not know yet first, then by the month's count."""
    wanted = DayFilter(day or clock.today(), school_id, half, class_id)
    return await door.read(lambda uow: use_cases_days.list_day(uow, wanted, standing), DayAbsencesOut)


@router.post("/absences", status_code=201, response_model=ConsequenceOut, responses=responses(404, 409))
async def record_absence(body: AbsenceIn, door: Writer) -> Response:
    """Record an absence, a late arrival, an exclusion…; it counts at once, and the answer says what it led to."""
    return await door.write(lambda uow: use_cases_absences.record_absence(uow, body.to_command()), ConsequenceOut, 201)


@router.post("/absences/preview", response_model=ConsequenceOut, responses=responses(404, 409))
async def preview_absence(body: AbsenceIn, door: Writer) -> Response:
    """What recording it would do: half-days touched, months before and after. Nothing is kept."""
    return await door.write(lambda uow: use_cases_absences.preview_absence(uow, body.to_command()), ConsequenceOut)


@router.post("/absences/{absence_id}/correction", response_model=ConsequenceOut, responses=responses(404, 409))
async def correct_absence(absence_id: UUID, body: CorrectionIn, door: Writer) -> Response:
    """Replace an entry by what it should have said, or mark it as wrong. The former one stays readable."""
    return await door.write(
        lambda uow: use_cases_absences.correct_absence(uow, absence_id, body.to_command()), ConsequenceOut
    )


@router.post("/absences/{absence_id}/correction/preview", response_model=ConsequenceOut, responses=responses(404, 409))
async def preview_correction(absence_id: UUID, body: CorrectionIn, door: Writer) -> Response:
    """What correcting it would do: « Novembre passe de 6 à 5 ; le seuil de 4 reste atteint. »"""
    return await door.write(
        lambda uow: use_cases_absences.preview_correction(uow, absence_id, body.to_command()), ConsequenceOut
    )


@router.post("/absences/{absence_id}/reason", response_model=ReasonRecordedOut, responses=responses(404, 409))
async def record_reason(absence_id: UUID, body: ReasonIn, door: Writer) -> Response:
    """Note the reason given, or judge it (L. 131-8), which has its own permission. What is accepted counts no more."""
    return await door.write(
        lambda uow: use_cases_reasons.record_reason(uow, absence_id, body.to_command()), ReasonRecordedOut
    )


@router.delete("/absences/{absence_id}/reason/{reason_id}", response_model=WithdrawnOut, responses=responses(404, 409))
async def take_reason_back(absence_id: UUID, reason_id: UUID, door: Writer) -> Response:
    """« Annuler » a reason or its appreciation: its author the same day, CPE and head at any time. It is kept."""
    run = use_cases_withdrawals.take_reason_back
    return await door.write(lambda uow: run(uow, absence_id, reason_id), WithdrawnOut)


@router.get("/students/{student_id}/half-days", response_model=PupilMonthOut, responses=responses(404))
async def show_half_days(student_id: UUID, door: Reader, month: Month, known_on: date | None = None) -> Response:
    """A pupil's month: calendar, three counts, the why of each half-day; `known_on`: as it was known that evening."""
    return await door.read(
        lambda uow: use_cases_months.show_month(uow, student_id, month_of(month), known_on), PupilMonthOut
    )


@router.post(
    "/students/{student_id}/arrangements", status_code=201, response_model=ArrangementShownOut, responses=responses(404)
)
async def add_arrangement(student_id: UUID, body: ArrangementIn, door: Writer) -> Response:
    """A placement, an adapted timetable, a relay…: nothing is expected then, and nothing counts."""
    if any(not 0 <= weekday <= 6 for weekday in body.weekdays):
        raise Malformed(errors=[{"pointer": "/weekdays", "detail": "Les jours vont de 0 (lundi) à 6 (dimanche)."}])
    return await door.write(
        lambda uow: use_cases_arrangements.add_arrangement(uow, student_id, body.to_command()),
        ArrangementShownOut,
        201,
    )


@router.post("/arrangements/{arrangement_id}/end", response_model=ArrangementShownOut, responses=responses(404))
async def end_arrangement(arrangement_id: UUID, body: ArrangementEndIn, door: Writer) -> Response:
    """It ends on that day; a day before its start says that it never was."""
    return await door.write(
        lambda uow: use_cases_arrangements.end_arrangement(uow, arrangement_id, body.last_day), ArrangementShownOut
    )
