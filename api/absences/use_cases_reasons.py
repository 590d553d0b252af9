"""Reasons: received, judged by the school, given to the DASEN to judge when they are doubted (R131-5, L131-8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from api.attendance_cases.steps import reassess_cases
from domain.absences.consequences import EntryCorrected
from domain.absences.reasons import (
    Judgement,
    JudgementState,
    NobodyToReferTo,
    ReasonCode,
    check_judgement,
    standing_of,
)
from domain.access.permissions import Permission
from domain.kernel.calendar import days_between
from domain.kernel.errors import NotFound, NotYours
from persistence.absences.absences import KnownAbsence, load_absence, load_standing
from persistence.absences.entries import NewJudgement, add_judgements
from persistence.absences.recount import Recounted, lock_pupils, recount
from persistence.absences.referred_reasons import link_authority
from persistence.attendance_cases.schools import load_case_school
from persistence.ids import new_id
from persistence.journal import JournalEntry
from persistence.schools.calendars import SchoolRules, load_rules
from persistence.unit_of_work import UnitOfWork


class ReasonScope(StrEnum):
    """What a reason is given for: one entry, or everything of that half-day or day."""

    ENTRY = "entry"
    HALF_DAY = "half_day"
    DAY = "day"


@dataclass(frozen=True)
class ReasonCommand:
    """A reason as received (`pending`) or judged; through which channel, by which guardian."""

    state: JudgementState
    reason: ReasonCode
    scope: ReasonScope = ReasonScope.ENTRY
    channel: str = "none"
    guardian_id: UUID | None = None


@dataclass(frozen=True)
class ReasonRecorded:
    """How many entries the reason was written for, and what it led to; `reason_id` takes it back."""

    reason_id: UUID
    student_id: UUID
    entries: int
    state: JudgementState
    thresholds_reached: list[int]
    thresholds_left: list[int]


async def record_reason(uow: UnitOfWork, absence_id: UUID, command: ReasonCommand) -> ReasonRecorded:
    """A reason received, by whoever notes it; a judgement, by who may judge. What is accepted counts no longer."""
    if command.state is not JudgementState.PENDING and not uow.actor.may(Permission.REASONS_JUDGE):
        raise NotYours
    known = await load_absence(uow.session, uow.actor, absence_id)
    if known.school_id not in uow.actor.units:
        raise NotFound
    rules = await load_rules(uow.session, known.school_id)
    await lock_pupils(uow.session, known.school_id, [known.student_id])
    entries = await _entries(uow, known, rules, command.scope)
    reason_id = new_id()
    done = await write_judgements(uow, rules, entries, command, reason_id=reason_id)
    if command.state is JudgementState.REFERRED_TO_DASEN:
        await _open_to_authority(uow, known)
    detail = {"state": command.state.value, "entries": len(entries), "day": known.first_day.isoformat()}
    entry = JournalEntry(
        "absence:judge_reason", persons=[(known.student_id, known.school_id)], school_id=known.school_id,
        fields_class="reason", detail=detail,
    )  # fmt: skip
    await uow.record(entry)
    await reassess_cases(uow, known.school_id, [known.student_id])
    return ReasonRecorded(
        reason_id, known.student_id, len(entries), command.state,
        sorted({alert.threshold for alert in done.alerts.raised}), sorted({a.threshold for a in done.alerts.closed}),
    )  # fmt: skip


async def _open_to_authority(uow: UnitOfWork, known: KnownAbsence) -> None:
    """Who judges reads the pupil's record, and finds the reason in its work of the day."""
    authority_id = (await load_case_school(uow.session, known.school_id)).authority_id
    if authority_id is None:
        raise NobodyToReferTo
    await link_authority(uow.session, known, authority_id)


async def write_judgements(
    uow: UnitOfWork, rules: SchoolRules, entries: Sequence[KnownAbsence], command: ReasonCommand, *, reason_id: UUID
) -> Recounted:
    """Add the judgement to each entry and count again; the pupils are locked. `reason_id`: what takes it back."""
    new = []
    for known in entries:
        judgement = Judgement(known.entry.id, command.state, command.reason, uow.now, reason_id=reason_id)
        check_judgement(standing_of(known.judgements), judgement)
        new.append(NewJudgement(known.student_id, judgement, command.channel, command.guardian_id))
    await add_judgements(uow.session, rules.school_id, new, uow.actor.id)
    days: dict[UUID, frozenset[date]] = {}
    for known in entries:
        of_entry = frozenset(days_between(known.first_day, known.last_day))
        days[known.student_id] = days.get(known.student_id, frozenset()) | of_entry
    return await recount(uow.session, rules, days, uow.now)


async def _entries(uow: UnitOfWork, known: KnownAbsence, rules: SchoolRules, scope: ReasonScope) -> list[KnownAbsence]:
    """Everything the reason is given for, read after the lock."""
    day = known.first_day
    standing = await load_standing(uow.session, known.school_id, [known.student_id], day, known.last_day)
    standing = [one for one in standing if one.entry.kind.counts]
    if scope is ReasonScope.ENTRY:
        standing = [one for one in standing if one.entry.id == known.entry.id]
    elif scope is ReasonScope.HALF_DAY:
        opened = next(
            (o for o in rules.calendar.open_half_days(day)
             if o.starts_at < known.entry.ends_at and o.ends_at > known.entry.starts_at),
            known.entry,
        )  # fmt: skip
        standing = [
            one for one in standing if one.entry.starts_at < opened.ends_at and one.entry.ends_at > opened.starts_at
        ]
    if not standing:
        raise EntryCorrected
    return standing
