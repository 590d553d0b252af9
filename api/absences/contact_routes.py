"""`/contact-attempts`, `/attendance-alerts` and the standing of `/roll-calls`."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response
from sqlalchemy import Select

from api import clock
from api.absences import (
    use_cases_alerts,
    use_cases_contacts,
    use_cases_days,
    use_cases_invitations,
    use_cases_notices,
    use_cases_rolls,
    use_cases_withdrawals,
)
from api.absences.absence_routes import Limit, Month, month_of
from api.absences.absence_schemas import DayAbsencesOut
from api.absences.contact_schemas import (
    AlertOut,
    AlertSummaryOut,
    ContactIn,
    ContactNotedOut,
    NoticesIn,
    NoticesOut,
    ReasonInvitationIn,
    ReasonInvitationOut,
    RemindedOut,
    RemindersIn,
    RollStatusesOut,
    SetAsideIn,
    WithdrawnOut,
)
from api.absences.use_cases_rolls import RollFilter
from api.door import Door, Requires, responses
from api.schemas import Page
from domain.absences.alerts import Treatment
from domain.absences.rolls import RollStatus
from domain.absences.thresholds import ThresholdValue
from domain.absences.views import AlertLine, ContactLine
from domain.access.permissions import Permission
from domain.schools.settings import CountKind
from persistence.absences.day_lists import DayFilter
from persistence.absences.queries import AlertFilter, alert_page
from persistence.paging import DEFAULT_LIMIT
from persistence.unit_of_work import UnitOfWork

router = APIRouter(prefix="/api/v1", tags=["absences"])
Caller = Annotated[Door, Requires(Permission.CONTACTS_WRITE)]
Taker = Annotated[Door, Requires(Permission.ROLL_CALLS_TAKE)]


@router.get("/contact-attempts", response_model=DayAbsencesOut, responses=responses())
async def list_families_to_tell(
    door: Caller,
    day: Annotated[date | None, Query(alias="date")] = None,
    school_id: UUID | None = None,
    class_id: UUID | None = None,
) -> Response:
    """The absences of a day whose family does not know yet, and what has been tried."""
    wanted = DayFilter(day or clock.today(), school_id, class_id=class_id)
    return await door.read(lambda uow: use_cases_days.list_day(uow, wanted, "to_tell"), DayAbsencesOut)


@router.post("/contact-attempts", status_code=201, response_model=ContactNotedOut, responses=responses(404, 409))
async def record_contact_attempt(body: ContactIn, door: Caller) -> Response:
    """Note an attempt to reach a family. A note of health or family matters is refused."""
    return await door.write(lambda uow: use_cases_contacts.record_contact(uow, body.to_command()), ContactNotedOut, 201)


@router.delete("/contact-attempts/{contact_id}", response_model=WithdrawnOut, responses=responses(404, 409))
async def take_contact_back(contact_id: UUID, door: Caller) -> Response:
    """« Annuler » a contact, with the reason given in it: its author the same day, CPE and head at any time."""
    return await door.write(lambda uow: use_cases_withdrawals.take_contact_back(uow, contact_id), WithdrawnOut)


@router.post("/contact-attempts/notices", status_code=201, response_model=NoticesOut, responses=responses(404))
async def send_absence_notices(body: NoticesIn, door: Caller) -> Response:
    """Tell several families at once, by mail (one per person) or by letter (one per address)."""
    return await door.write(lambda uow: use_cases_notices.send_notices(uow, body.to_command()), NoticesOut, 201)


@router.post("/contact-attempts/notices/preview", response_model=NoticesOut, responses=responses(404))
async def preview_absence_notices(body: NoticesIn, door: Caller) -> Response:
    """The text and the number of messages before they leave."""
    return await door.read(lambda uow: use_cases_notices.preview_notices(uow, body.to_command()), NoticesOut)


@router.get("/students/{student_id}/contact-attempts", response_model=Page[ContactLine], responses=responses(404))
async def list_contact_attempts(
    student_id: UUID, door: Caller, cursor: UUID | None = None, limit: Limit = DEFAULT_LIMIT
) -> Response:
    """What was tried to reach one pupil's family, the latest first."""
    return await door.page(lambda uow: use_cases_contacts.list_contacts(uow, student_id, cursor, limit))


@router.post(
    "/students/{student_id}/reason-invitations",
    status_code=201,
    response_model=ReasonInvitationOut,
    responses=responses(404, 409),
)
async def invite_to_give_reason(student_id: UUID, body: ReasonInvitationIn, door: Caller) -> Response:
    """Ask the persons responsible for the reason of some half-days; the second invitation names the day of the first.

    Two dated invitations without an answer allow a referral (L131-8, 1°).
    """
    run = use_cases_invitations.invite_to_explain
    return await door.write(lambda uow: run(uow, student_id, body.to_command()), ReasonInvitationOut, 201)


@router.get("/attendance-alerts", response_model=Page[AlertLine], responses=responses())
async def list_attendance_alerts(
    door: Annotated[Door, Requires(Permission.ALERTS_READ)],
    month: Month,
    threshold: ThresholdValue = ThresholdValue.REFERRAL,
    school_id: UUID | None = None,
    class_id: UUID | None = None,
    counted_as: CountKind | None = None,
    set_aside: bool = False,
    treatment: Treatment | None = None,
    cursor: UUID | None = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Response:
    """Who reached 3, 4 or 10 half-days in a month, in the order of crossing; `counted_as`: by another count than the
    school's own.
    """
    wanted = AlertFilter(month_of(month), threshold, school_id, class_id, counted_as, set_aside, treatment)

    async def build(uow: UnitOfWork) -> Select[tuple[str]]:
        await use_cases_alerts.note_list(uow, wanted)
        return alert_page(uow.actor, clock.today(), wanted, cursor, limit)

    return await door.page(build)


@router.get("/attendance-alerts/summary", response_model=AlertSummaryOut, responses=responses())
async def summarise_attendance_alerts(
    door: Annotated[Door, Requires(Permission.ALERTS_READ)],
    month: Month,
    threshold: ThresholdValue = ThresholdValue.REFERRAL,
    school_id: UUID | None = None,
    class_id: UUID | None = None,
) -> Response:
    """How many of those who reached a number of half-days have no case, one under way, or were dealt with."""
    wanted = AlertFilter(month_of(month), threshold, school_id, class_id)
    return await door.read(lambda uow: use_cases_alerts.summarise_alerts(uow, wanted, clock.today()), AlertSummaryOut)


@router.post(
    "/attendance-alerts/{alert_id}/set-aside", response_model=AlertOut, responses=responses(404, 409, 412, 428)
)
async def set_alert_aside(
    alert_id: UUID, body: SetAsideIn, door: Annotated[Door, Requires(Permission.CASES_PREPARE)]
) -> Response:
    """Put an alert aside until a day, with the reason; it then comes back by itself."""
    return await door.write(
        lambda uow: use_cases_alerts.set_alert_aside(uow, alert_id, body.reason, body.until, seen=door.seen), AlertOut
    )


@router.delete("/attendance-alerts/{alert_id}/set-aside", response_model=AlertOut, responses=responses(404, 412, 428))
async def bring_alert_back(alert_id: UUID, door: Annotated[Door, Requires(Permission.CASES_PREPARE)]) -> Response:
    """Take a setting aside back: the alert is in the list again at once."""
    return await door.write(lambda uow: use_cases_alerts.bring_alert_back(uow, alert_id, seen=door.seen), AlertOut)


@router.get("/roll-calls", response_model=RollStatusesOut, responses=responses())
async def list_roll_calls(
    door: Taker,
    day: Annotated[date | None, Query(alias="date")] = None,
    school_id: UUID | None = None,
    status: RollStatus | None = None,
) -> Response:
    """One line per division and open half-day; `status=not_taken` for « appels non faits »."""
    wanted = RollFilter(day or clock.today(), school_id, status)
    return await door.read(lambda uow: use_cases_rolls.list_rolls(uow, wanted), RollStatusesOut)


@router.get("/classes/{class_id}/roll-calls", response_model=RollStatusesOut, responses=responses(404))
async def list_class_roll_calls(
    class_id: UUID, door: Taker, day: Annotated[date | None, Query(alias="date")] = None
) -> Response:
    """The rolls of one class on a day: one line per period of the grid, per half-day in an école."""
    return await door.read(
        lambda uow: use_cases_rolls.list_class_rolls(uow, class_id, day or clock.today()), RollStatusesOut
    )


@router.post("/roll-calls/reminders", status_code=201, response_model=RemindedOut, responses=responses(404))
async def remind_of_roll_calls(
    body: RemindersIn, door: Annotated[Door, Requires(Permission.ROLL_CALLS_SUPERVISE)]
) -> Response:
    """Ask again for rolls that were not taken: one mail per teacher, without any pupil in it."""
    asked = [(one.class_id, one.half) for one in body.items]
    return await door.write(lambda uow: use_cases_rolls.remind_of_rolls(uow, body.day, asked), RemindedOut, 201)
