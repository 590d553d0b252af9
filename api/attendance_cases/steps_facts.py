"""The facts of a case, put together from absences, guardians, deliveries and delegations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID

from api.absences.steps import AttendanceFacts, facts_of
from domain.absences.contacts import ContactResult
from domain.absences.counts import CountedHalfDay
from domain.absences.facts import Standing
from domain.attendance_cases.case import AttendanceCase
from domain.attendance_cases.facts import Facts, Invitation, MissedHalfDay, WarnedPerson
from domain.schools.calendar import SchoolCalendar
from persistence.absences.pupil_facts import ContactMade
from persistence.attendance_cases.facts import load_delegation, load_pupil
from persistence.attendance_cases.warned import load_warned
from persistence.unit_of_work import UnitOfWork

WEEK, FRIDAY = timedelta(days=7), timedelta(days=4)


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
    pupil = await load_pupil(uow.session, case, today)
    delegation = await load_delegation(uow.session, uow.actor, today)
    kind = attendance.counted_as
    missed = missed_in(attendance.half_days)
    facts = Facts(
        birth_date=pupil.birth_date,
        missed=missed,
        counted_as=kind,
        counted_since=attendance.settings.from_day if attendance.settings.version else None,
        invitations=invitations_in(attendance.invitations, calendar),
        invitations_needed=attendance.settings.settings.invitations_before_referral,
        inaccurate_reason=attendance.inaccurate_reason,
        persons=pupil.persons,
        warned=await _warned(uow, case),
        delegation=delegation[1] if delegation else None,
        home_education=pupil.home_education,
        apprentice=attendance.standing is Standing.APPRENTICE,
        rolls_not_taken=attendance.missing_rolls,
        class_weeks_present=full_weeks(
            calendar, [one.day for one in missed if one.weight(kind)], date(case.school_year, 9, 1), on
        ),
    )
    return CaseFacts(facts, attendance, delegation[0] if delegation else None)


def invitations_in(attempts: Iterable[ContactMade], calendar: SchoolCalendar) -> tuple[Invitation, ...]:
    """One per day that reached somebody: the letters of one day to two homes are one invitation, not two."""
    by_day = {calendar.day_of(one.at): one.channel for one in attempts if ContactResult(one.result).reached}
    return tuple(Invitation(day, channel) for day, channel in sorted(by_day.items()))


def missed_in(half_days: Iterable[CountedHalfDay]) -> tuple[MissedHalfDay, ...]:
    """The half-days with something missed without accepted reason, each with its exact share."""
    return tuple(
        MissedHalfDay(half.half_day, Fraction(half.counts.proportional), half.counts.complete > 0)
        for half in sorted(half_days, key=lambda half: half.half_day)
        if half.counts.raw
    )


def full_weeks(calendar: SchoolCalendar, unjustified: Iterable[date], first: date, today: date) -> int:
    """Weeks of class, from Monday to Friday, that began after the last unjustified absence and are over."""
    last = max(unjustified, default=first - timedelta(days=1))
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
