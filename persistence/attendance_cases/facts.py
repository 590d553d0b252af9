"""Loads what the rules of a case need to know: birth date, half-days, invitations, persons, delegation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.absences.counts import CountedHalfDay
from domain.access.actor import Actor
from domain.attendance_cases.case import AttendanceCase
from domain.attendance_cases.facts import (
    AuthorityLevel,
    CountKind,
    Delegation,
    Facts,
    Invitation,
    ResponsiblePerson,
    WarnedPerson,
    count_periods,
)
from domain.kernel.calendar import HalfDay
from domain.schools.calendar import SchoolCalendar
from domain.schools.settings import settings_on
from persistence.absences.half_days import load_half_days
from persistence.attendance_cases.warned import load_warned
from persistence.schools.calendars import SchoolRules

APPRENTICE_STATUS = "AP"
WEEK, FRIDAY = timedelta(days=7), timedelta(days=4)
MIDNIGHT = time.min

_PUPIL = text("""
    SELECT s.birth_date,
        (SELECT e.status_code FROM enrolments e WHERE e.student_id = s.id AND e.school_id = :school
           AND e.school_year = :year) AS status_code,
        (SELECT json_agg(json_build_array(g.id, g.level, g.parental_authority, g.address_protected,
                    fold(concat_ws(' ', array_to_string(g.address_lines, ' '), g.postal_code, g.city)))
                    ORDER BY g.level, g.contact_first DESC, g.id)
           FROM guardians g WHERE g.student_id = s.id AND g.school_id = :school
            AND g.missing_since IS NULL) AS persons,
        (SELECT json_agg(json_build_array(CAST(a.at AT TIME ZONE :zone AS date), a.channel) ORDER BY a.at)
           FROM contact_attempts a WHERE a.student_id = s.id AND a.school_id = :school
            AND a.purpose = 'reason_invitation' AND a.at >= :first_instant) AS invitations,
        EXISTS (SELECT FROM absence_judgements j JOIN absence_entries e ON e.id = j.entry_id
            WHERE j.student_id = s.id AND j.school_id = :school AND j.state = 'inaccurate' AND e.voided_at IS NULL
              AND e.first_day >= :first
              AND NOT EXISTS (SELECT FROM absence_judgements l WHERE l.entry_id = j.entry_id AND l.id > j.id))
            AS inaccurate
    FROM students s WHERE s.id = :student
""")
_DELEGATION = text("""
    SELECT id, reference, valid_from, valid_to FROM signature_delegations
    WHERE holder_id = :holder AND unit_id = ANY(CAST(:units AS uuid[])) AND valid_from <= :today
    ORDER BY (valid_to IS NULL OR valid_to >= :today) DESC, valid_from DESC, id LIMIT 1
""")


@dataclass(frozen=True)
class LoadedFacts:
    """The facts, and which delegation of the acting person they rest on."""

    facts: Facts
    delegation_id: UUID | None


async def load_facts(
    session: AsyncSession, case: AttendanceCase, actor: Actor, rules: SchoolRules, today: date
) -> LoadedFacts:
    """Everything known today of the pupil of a case, for this acting person."""
    first = date(case.school_year, 9, 1)
    keys = {
        "student": case.student_id, "school": case.school_id, "year": case.school_year, "first": first,
        "zone": rules.calendar.time_zone, "first_instant": rules.calendar.at(first, MIDNIGHT),
    }  # fmt: skip
    pupil = (await session.execute(_PUPIL, keys)).one()
    halves = await load_half_days(session, case.school_id, [case.student_id], first, today)
    known = halves.get(case.student_id, [])
    delegation = await _load_delegation(session, actor, today)
    kind = CountKind(settings_on(rules.settings, today).settings.threshold_count.value)
    unjustified = tuple(half.half_day for half in known if counts_as(half, kind))
    shares = [(half.half_day, share_of(half)) for half in known]
    facts = Facts(
        birth_date=pupil.birth_date,
        unjustified=unjustified,
        counts=count_periods(shares, today),
        counted_as=kind,
        invitations=tuple(Invitation(date.fromisoformat(on), channel) for on, channel in pupil.invitations or ()),
        inaccurate_reason=pupil.inaccurate,
        persons=tuple(_person(one) for one in pupil.persons or ()),
        warned=await _warned(session, case),
        delegation=Delegation(*delegation[1:]) if delegation else None,
        apprentice=pupil.status_code == APPRENTICE_STATUS,
        rolls_not_taken=sum(half.missing_rolls for half in known),
        class_weeks_present=full_weeks(rules.calendar, unjustified, first, today),
    )
    return LoadedFacts(facts, delegation[0] if delegation else None)


async def _load_delegation(session: AsyncSession, actor: Actor, today: date) -> Any:
    keys = {"holder": actor.id, "units": list(actor.units), "today": today}
    return (await session.execute(_DELEGATION, keys)).one_or_none()


def counts_as(half: CountedHalfDay, kind: CountKind) -> bool:
    """Whether this half-day is one of the number that the thresholds look at."""
    return half.counts.raw > 0 if kind is CountKind.RAW else half.counts.complete > 0


def share_of(half: CountedHalfDay) -> Decimal:
    """The part missed without accepted reason: 1 when complete, and never 1 when it is not."""
    if half.counts.complete:
        return Decimal(1)
    share = half.counts.proportional
    return min(Decimal(share.numerator) / Decimal(share.denominator), Decimal("0.999"))


def full_weeks(calendar: SchoolCalendar, unjustified: Iterable[HalfDay], first: date, today: date) -> int:
    """Weeks of class, from Monday to Friday, that began after the last unjustified absence and are over."""
    last = max((half.day for half in unjustified), default=first - timedelta(days=1))
    monday = last + timedelta(days=7 - last.weekday())
    weeks = 0
    while monday + FRIDAY < today:
        weeks += bool(calendar.school_days(monday, monday + FRIDAY))
        monday += WEEK
    return weeks


def _person(one: list[Any]) -> ResponsiblePerson:
    """Whose authority was withdrawn is never addressed; a protected address is shared with nobody."""
    person_id, level, authority, protected, address = one
    never = authority == "withdrawn"
    key = f"protected:{person_id}" if protected else (address or None)
    return ResponsiblePerson(UUID(person_id), AuthorityLevel.CONTACT if never else AuthorityLevel(str(level)), key)


async def _warned(session: AsyncSession, case: AttendanceCase) -> tuple[WarnedPerson, ...]:
    if case.warning is None:
        return ()
    proofs = await load_warned(session, case.id, case.warning.number)
    return tuple(WarnedPerson(person, case.warning.on, proofs.get(person)) for person in case.warning.addressees)
