"""What other areas do with absences: read the facts of a pupil, recount a school, prove that nothing differs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from domain.absences.counts import CountedHalfDay, PeriodTotals
from domain.absences.entries import EntryKind
from domain.absences.facts import Standing
from domain.absences.reach import Crossed, crossed_in
from domain.absences.rolls import slots_of
from domain.absences.visibility import discreet
from domain.absences.windows import month_totals, present_since, rolling_totals
from domain.kernel.calendar import Half, month_start, school_year_of
from domain.schools.settings import CountKind, SettingsVersion, settings_on
from persistence.absences import bulk, pupil_facts
from persistence.absences.bulk import NewRoll
from persistence.absences.half_days import load_half_days
from persistence.absences.pupil_facts import ContactMade
from persistence.absences.pupils import NOBODY, load_pupils
from persistence.absences.recount import lock_pupils
from persistence.absences.school_recount import Differences, days_with_facts, differences_in, recount_days
from persistence.journal import Access, JournalEntry
from persistence.schools.calendars import load_rules
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class AttendanceFacts:
    """What a case may know of a pupil's attendance this school year, up to `on`.

    `month` and `rolling`: the calendar month of that day and the 30 days that end on it, each with its three counts and
    its firm part. `unjustified`: the half-days that weigh in `counted_as`, oldest first. `crossed`: the thresholds of
    the month, each with its window, its period « du … au … » and its half-day.
    """

    on: date
    settings: SettingsVersion
    counted_as: CountKind
    standing: Standing
    half_days: tuple[CountedHalfDay, ...]
    unjustified: tuple[CountedHalfDay, ...]
    month: PeriodTotals
    rolling: PeriodTotals
    crossed: tuple[Crossed, ...]
    invitations: tuple[ContactMade, ...]
    contacts: tuple[ContactMade, ...]
    inaccurate_reason: bool
    missing_rolls: int
    school_days_present: int


async def facts_of(uow: UnitOfWork, student_id: UUID, school_id: UUID, on: date) -> AttendanceFacts:
    """The facts on which a case stands, as they are now. The caller has checked reach and journals its own act."""
    rules = await load_rules(uow.session, school_id)
    version = settings_on(rules.settings, on)
    counted_as = version.settings.threshold_count
    since = date(school_year_of(on), 9, 1)
    by_pupil = await load_half_days(uow.session, school_id, [student_id], since, on)
    rows = by_pupil.get(student_id, [])
    start = rules.calendar.at(since, time.min)
    contacts = await pupil_facts.load_contacts(uow.session, student_id, school_id, start)
    pupils = await load_pupils(uow.session, school_id, [student_id])
    month = month_totals(rows, on)
    return AttendanceFacts(
        on=on,
        settings=version,
        counted_as=counted_as,
        standing=pupils.get(student_id, NOBODY).standing_on(on),
        half_days=tuple(rows),
        unjustified=tuple(row for row in rows if row.counts.of(counted_as)),
        month=month,
        rolling=rolling_totals(rows, on),
        crossed=crossed_in(rows, month_start(on), rules.settings),
        invitations=tuple(one for one in contacts if one.purpose == "reason_invitation"),
        contacts=tuple(contacts),
        inaccurate_reason=await pupil_facts.has_inaccurate_reason(uow.session, student_id, school_id, since),
        missing_rolls=month.missing_rolls,
        school_days_present=present_since(rows, rules.calendar, on),
    )


async def recount_school(uow: UnitOfWork, school_id: UUID, since: date) -> int:
    """Count a school anew from a day on, after its calendar or settings changed; how many pupil-days were made."""
    rules = await load_rules(uow.session, school_id)
    touched = await days_with_facts(uow.session, school_id, since)
    done = await recount_days(uow.session, rules, touched, uow.now)
    detail = {"since": since.isoformat(), "pupils": len(touched), "pupil_days": done}
    await uow.record(JournalEntry("absence:recount_school", Access.WRITE, school_id=school_id, detail=detail))
    return done


async def recount_pupils(uow: UnitOfWork, school_id: UUID, students: Iterable[UUID], since: date) -> int:
    """The same for some pupils: an enrolment, a group or a judgement from elsewhere changed what counts."""
    rules = await load_rules(uow.session, school_id)
    days = await days_with_facts(uow.session, school_id, since, students)
    return await recount_days(uow.session, rules, days, uow.now)


async def pupils_to_recount(uow: UnitOfWork, school_id: UUID, since: date) -> list[UUID]:
    """The pupils of a school about whom something was said since then."""
    return sorted(await days_with_facts(uow.session, school_id, since))


async def check_recount(uow: UnitOfWork, school_id: UUID) -> Differences:
    """What is kept and is not what the facts say, of one school: `.total` is 0, always."""
    return await differences_in(uow.session, await load_rules(uow.session, school_id))


async def mark_missing_rolls(uow: UnitOfWork, school_id: UUID, day: date) -> int:
    """In the evening: the half-days in which a class had no roll at all stand as « non fait », and weigh on no count.

    How many rolls were missing.
    """
    rules = await load_rules(uow.session, school_id)
    first_of_half = {slot.half: slot for slot in reversed(slots_of(rules.calendar, day))}
    due: list[NewRoll] = []
    for half in Half:
        if (slot := first_of_half.get(half)) is not None and slot.ends_at <= uow.now:
            classes = await bulk.classes_without_roll(uow.session, school_id, slot, school_year_of(day))
            due += [NewRoll(class_id, slot, None, None) for class_id in classes]
    added = await bulk.add_rolls(uow.session, school_id, due)
    members = await bulk.members_of(uow.session, {class_id for class_id, _, _ in added})
    pupils = {pupil for of_class in members.values() for pupil in of_class}
    await lock_pupils(uow.session, school_id, pupils)
    await recount_days(uow.session, rules, dict.fromkeys(pupils, frozenset({day})), uow.now)
    if added:
        detail = {"day": day.isoformat(), "rolls": len(added)}
        await uow.record(JournalEntry("roll_call:mark_missing", Access.WRITE, school_id=school_id, detail=detail))
    return len(added)


@dataclass(frozen=True)
class TimelineEvent:
    """One event of a pupil's year. Other areas give theirs in the same shape; the page puts them in order."""

    at: datetime
    kind: str
    day: date
    code: str
    detail: dict[str, object]
    by_name: str


async def timeline_events(
    uow: UnitOfWork, student_id: UUID, school_id: UUID, since: date, *, with_reasons: bool
) -> list[TimelineEvent]:
    """Absences, reasons, alerts and contacts since a day, latest first.

    Who reads no reasons reads absences and alerts only, and a visit to the infirmary as « ailleurs ».
    """
    rows = await pupil_facts.load_timeline(uow.session, student_id, school_id, since)
    return [
        TimelineEvent(row.at, row.kind, row.day, _code(row.kind, row.code, with_reasons), row.detail, row.by_name)
        for row in rows
        if with_reasons or row.kind in {"absence", "alert"}
    ]


def _code(kind: str, code: str, with_reasons: bool) -> str:
    return code if with_reasons or kind != "absence" else discreet(EntryKind(code)).value
