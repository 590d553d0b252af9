"""The facts of a case, put together from absences, guardians, deliveries and delegations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from api.absences.steps import AttendanceFacts, facts_of
from domain.absences.contacts import ContactResult
from domain.absences.counts import CountedHalfDay
from domain.absences.facts import Standing
from domain.attendance_cases.case import AttendanceCase
from domain.attendance_cases.facts import Facts, Invitation, WarnedPerson, count_periods
from domain.kernel.calendar import HalfDay
from domain.schools.calendar import SchoolCalendar
from domain.schools.settings import CountKind
from persistence.absences.pupil_facts import ContactMade
from persistence.attendance_cases.facts import load_delegation, load_pupil
from persistence.attendance_cases.warned import load_warned
from persistence.unit_of_work import UnitOfWork

WEEK, FRIDAY = timedelta(days=7), timedelta(days=4)
JUST_BELOW_ONE = Decimal("0.999")


@dataclass(frozen=True)
class CaseFacts:
    """The facts the rules look at, those of absences behind them, and the reader's own delegation."""

    facts: Facts
    attendance: AttendanceFacts
    delegation_id: UUID | None


async def load_facts(uow: UnitOfWork, case: AttendanceCase, calendar: SchoolCalendar, today: date) -> CaseFacts:
    """Everything known today of the pupil of a case, for whoever acts; of a former year, as it ended."""
    on = min(today, date(case.school_year + 1, 8, 31))
    attendance = await facts_of(uow, case.student_id, case.school_id, on)
    pupil = await load_pupil(uow.session, case)
    delegation = await load_delegation(uow.session, uow.actor, today)
    kind = attendance.counted_as
    unjustified = tuple(half.half_day for half in attendance.half_days if counts_as(half, kind))
    facts = Facts(
        birth_date=pupil.birth_date,
        unjustified=unjustified,
        counts=count_periods([(half.half_day, share_of(half)) for half in attendance.half_days], on),
        counted_as=kind,
        invitations=invitations_in(attendance.invitations, calendar),
        inaccurate_reason=attendance.inaccurate_reason,
        persons=pupil.persons,
        warned=await _warned(uow, case),
        delegation=delegation[1] if delegation else None,
        apprentice=attendance.standing is Standing.APPRENTICE,
        rolls_not_taken=attendance.missing_rolls,
        class_weeks_present=full_weeks(calendar, unjustified, date(case.school_year, 9, 1), on),
    )
    return CaseFacts(facts, attendance, delegation[0] if delegation else None)


def invitations_in(attempts: Iterable[ContactMade], calendar: SchoolCalendar) -> tuple[Invitation, ...]:
    """One per day that reached somebody: the letters of one day to two homes are one invitation, not two."""
    by_day = {calendar.day_of(one.at): one.channel for one in attempts if ContactResult(one.result).reached}
    return tuple(Invitation(day, channel) for day, channel in sorted(by_day.items()))


def counts_as(half: CountedHalfDay, kind: CountKind) -> bool:
    """Whether this half-day is one of the number that the thresholds look at."""
    return half.counts.raw > 0 if kind is CountKind.RAW else half.counts.complete > 0


def share_of(half: CountedHalfDay) -> Decimal:
    """The part missed without accepted reason: 1 when complete, and never 1 when it is not."""
    if half.counts.complete:
        return Decimal(1)
    share = half.counts.proportional
    return min(Decimal(share.numerator) / Decimal(share.denominator), JUST_BELOW_ONE)


def full_weeks(calendar: SchoolCalendar, unjustified: Iterable[HalfDay], first: date, today: date) -> int:
    """Weeks of class, from Monday to Friday, that began after the last unjustified absence and are over."""
    last = max((half.day for half in unjustified), default=first - timedelta(days=1))
    monday = last + timedelta(days=7 - last.weekday())
    weeks = 0
    while monday + FRIDAY < today:
        weeks += bool(calendar.school_days(monday, monday + FRIDAY))
        monday += WEEK
    return weeks


async def _warned(uow: UnitOfWork, case: AttendanceCase) -> tuple[WarnedPerson, ...]:
    if case.warning is None:
        return ()
    proofs = await load_warned(uow.session, case.id, case.warning.number)
    return tuple(WarnedPerson(person, case.warning.on, proofs.get(person)) for person in case.warning.addressees)
