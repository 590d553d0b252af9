"""Absences typed by vie scolaire: tried before they are saved, recorded, corrected, never deleted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from api.attendance_cases.steps import reassess_cases
from domain.absences.consequences import (
    NO_COUNTS,
    AbsenceExists,
    EntryCorrected,
    MonthChange,
    ThreeCounts,
    month_change,
)
from domain.absences.entries import AbsenceEntry, EntryKind, EntrySource
from domain.absences.entry_checks import check_entry, consequence_words
from domain.absences.reasons import Judgement, JudgementState, ReasonCode
from domain.absences.windows import months_touched
from domain.kernel.calendar import HalfDay, days_between, month_end
from domain.kernel.errors import NotFound
from domain.schools.settings import settings_on
from persistence.absences.absences import KnownAbsence, load_absence, load_standing
from persistence.absences.alerts import load_open_alerts
from persistence.absences.entries import NewJudgement, add_entries, add_judgements, new_entry, void_entries
from persistence.absences.half_days import MILLION, CounterKey, CounterValues, load_counters
from persistence.absences.pupils import NOBODY, load_pupils
from persistence.absences.recount import Recounted, lock_pupils, recount
from persistence.absences.referred_reasons import end_link_without_referral
from persistence.ids import new_id
from persistence.journal import JournalEntry
from persistence.schools.calendars import SchoolRules, load_rules
from persistence.students.repository import StudentScope, within_reach
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class AbsenceCommand:
    """An absence to record: of whom, of which kind, from when to when, said by whom; the reason if one was given."""

    student_id: UUID
    kind: EntryKind
    starts_at: datetime
    ends_at: datetime
    source: EntrySource = EntrySource.SCHOOL_LIFE
    reason: ReasonCode | None = None


@dataclass(frozen=True)
class CorrectionCommand:
    """What an entry should have said; without times it was simply wrong."""

    kind: EntryKind | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None

    @property
    def is_void(self) -> bool:
        return self.starts_at is None and self.ends_at is None and self.kind is None


@dataclass(frozen=True)
class Consequence:
    """What an entry or a correction leads to, in words and numbers. `id` None: it was only tried."""

    id: UUID | None
    student_id: UUID
    half_days: list[HalfDay]
    sentence: str
    months: list[MonthChange]
    thresholds_reached: list[int]
    thresholds_left: list[int]


async def record_absence(uow: UnitOfWork, command: AbsenceCommand) -> Consequence:
    """Record an absence, a late arrival, an exclusion…; it counts at once."""
    scope, rules = await _scope(uow, command.student_id)
    done = await _record(uow, scope, rules, command)
    reached = done.thresholds_reached
    await uow.record(JournalEntry.of(scope.pair, "absence:record", entry_id=str(done.id), reached=reached))
    return done


async def preview_absence(uow: UnitOfWork, command: AbsenceCommand) -> Consequence:
    """What recording it would do, by doing it and taking it back: nothing is kept."""
    scope, rules = await _scope(uow, command.student_id)
    async with uow.session.begin_nested() as attempt:
        done = await _record(uow, scope, rules, command)
        await attempt.rollback()
    return replace(done, id=None)


async def correct_absence(uow: UnitOfWork, absence_id: UUID, command: CorrectionCommand) -> Consequence:
    """Replace an entry by what it should have said, or mark it as wrong. The former one stays readable."""
    known, rules = await _known(uow, absence_id)
    done = await _correct(uow, known, rules, command)
    await end_link_without_referral(uow.session, known.student_id, known.school_id)
    operation = "absence:mark_wrong" if command.is_void else "absence:correct"
    scope = (known.student_id, known.school_id)
    left = done.thresholds_left
    await uow.record(JournalEntry.of(scope, operation, entry_id=str(absence_id), replaced_by=str(done.id), left=left))
    return done


async def preview_correction(uow: UnitOfWork, absence_id: UUID, command: CorrectionCommand) -> Consequence:
    """What correcting it would do: « Novembre passe de 6 à 5 »."""
    known, rules = await _known(uow, absence_id)
    async with uow.session.begin_nested() as attempt:
        done = await _correct(uow, known, rules, command)
        await attempt.rollback()
    return replace(done, id=None)


async def _scope(uow: UnitOfWork, student_id: UUID) -> tuple[StudentScope, SchoolRules]:
    """Facts are written from within the school alone: a DSDEN that follows the pupil records none."""
    scope = await within_reach(uow.session, uow.actor, student_id)
    if scope.school_id not in uow.actor.units:
        raise NotFound
    return scope, await load_rules(uow.session, scope.school_id)


async def _known(uow: UnitOfWork, absence_id: UUID) -> tuple[KnownAbsence, SchoolRules]:
    known = await load_absence(uow.session, uow.actor, absence_id)
    if known.school_id not in uow.actor.units:
        raise NotFound
    return known, await load_rules(uow.session, known.school_id)


async def _record(uow: UnitOfWork, scope: StudentScope, rules: SchoolRules, command: AbsenceCommand) -> Consequence:
    entry = AbsenceEntry(new_id(), command.kind, command.starts_at, command.ends_at, command.source, uow.now)
    touched = await _checked(uow, scope, rules, entry)
    before = await _hold(uow, scope, rules, entry)
    await add_entries(uow.session, scope.school_id, [new_entry(scope.student_id, entry, rules.calendar)], uow.actor.id)
    if command.reason is not None:
        said = Judgement(entry.id, JudgementState.PENDING, command.reason, uow.now)
        await add_judgements(uow.session, scope.school_id, [NewJudgement(scope.student_id, said)], uow.actor.id)
    days = _days(rules, entry)
    done = await recount(uow.session, rules, {scope.student_id: days}, uow.now)
    return _consequence(entry, scope.student_id, touched, _Change(rules, before, done))


async def _correct(uow: UnitOfWork, known: KnownAbsence, rules: SchoolRules, command: CorrectionCommand) -> Consequence:
    scope, former = StudentScope(known.student_id, known.school_id), known.entry
    await lock_pupils(uow.session, scope.school_id, [scope.student_id])
    if (await load_absence(uow.session, uow.actor, former.id)).entry.voided_at is not None:
        raise EntryCorrected
    entry = AbsenceEntry(
        new_id(), command.kind or former.kind, command.starts_at or former.starts_at, command.ends_at or former.ends_at,
        former.source, uow.now, replaces=former.id,
    )  # fmt: skip
    touched = [] if command.is_void else await _checked(uow, scope, rules, entry, besides=former.id)
    before = await _hold(uow, scope, rules, former, entry)
    because = "wrong" if command.is_void else "corrected"
    await void_entries(uow.session, [former.id], by=uow.actor.id, at=uow.now, because=because)
    days = _days(rules, former)
    if not command.is_void:
        await add_entries(
            uow.session, scope.school_id, [new_entry(scope.student_id, entry, rules.calendar)], uow.actor.id
        )
        await _carry_reasons(uow, known, entry)
        days |= _days(rules, entry)
    done = await recount(uow.session, rules, {scope.student_id: days}, uow.now)
    await reassess_cases(uow, scope.school_id, [scope.student_id])
    return _consequence(None if command.is_void else entry, scope.student_id, touched, _Change(rules, before, done))


async def _carry_reasons(uow: UnitOfWork, known: KnownAbsence, entry: AbsenceEntry) -> None:
    """What was said and judged of the former entry holds for the one that replaces it."""
    carried = [NewJudgement(known.student_id, replace(j, entry_id=entry.id)) for j in known.judgements]
    await add_judgements(uow.session, known.school_id, carried, uow.actor.id)


async def _checked(
    uow: UnitOfWork, scope: StudentScope, rules: SchoolRules, entry: AbsenceEntry, besides: UUID | None = None
) -> list[HalfDay]:
    day = rules.calendar.day_of(entry.starts_at)
    pupils = await load_pupils(uow.session, scope.school_id, [scope.student_id])
    touched = check_entry(entry, rules.calendar, pupils.get(scope.student_id, NOBODY).enrolment_on(day))
    last = rules.calendar.day_of(entry.ends_at)
    for other in await load_standing(uow.session, scope.school_id, [scope.student_id], day, last):
        same = (other.entry.kind, other.entry.starts_at, other.entry.ends_at) == (
            entry.kind, entry.starts_at, entry.ends_at,
        )  # fmt: skip
        if same and other.roll_call_id is None and other.entry.id != besides:
            raise AbsenceExists(entry_id=str(other.entry.id))
    return touched


@dataclass(frozen=True)
class _Before:
    counters: Mapping[CounterKey, CounterValues]
    thresholds: Mapping[date, list[int]]


async def _hold(uow: UnitOfWork, scope: StudentScope, rules: SchoolRules, *entries: AbsenceEntry) -> _Before:
    """Lock the pupil, then read the months as they stand."""
    await lock_pupils(uow.session, scope.school_id, [scope.student_id])
    months = months_touched(day for entry in entries for day in _days(rules, entry))
    counters = await load_counters(uow.session, scope.school_id, [scope.student_id], months)
    alerts = await load_open_alerts(uow.session, scope.school_id, [scope.student_id], months)
    return _Before(counters, {month: [value for _, of, value in alerts if of == month] for month in months})


@dataclass(frozen=True)
class _Change:
    rules: SchoolRules
    before: _Before
    done: Recounted


def _consequence(entry: AbsenceEntry | None, student_id: UUID, touched: list[HalfDay], change: _Change) -> Consequence:
    months = []
    for (student, month), after in sorted(change.done.counters.items()):
        before = _three(change.before.counters.get((student, month)))
        kind = settings_on(change.rules.settings, month_end(month)).settings.threshold_count
        if before != _three(after):
            standing = change.before.thresholds.get(month, [])
            months.append(month_change(month, before, _three(after), kind, standing=standing))
    words = consequence_words(touched) if touched else "L'absence ne compte plus."
    alerts = change.done.alerts
    return Consequence(
        None if entry is None else entry.id, student_id, touched,
        " ".join([words, *(m.sentence for m in months)]), months,
        sorted({a.threshold for a in alerts.raised}), sorted({a.threshold for a in alerts.closed}),
    )  # fmt: skip


def _three(values: CounterValues | None) -> ThreeCounts:
    return NO_COUNTS if values is None else ThreeCounts(values[0], round(values[1] / MILLION, 2), values[2])


def _days(rules: SchoolRules, entry: AbsenceEntry) -> frozenset[date]:
    return frozenset(days_between(rules.calendar.day_of(entry.starts_at), rules.calendar.day_of(entry.ends_at)))
