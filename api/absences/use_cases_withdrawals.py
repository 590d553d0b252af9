"""« Annuler »: a contact or a reason noted by mistake. It stays as evidence, marked; counts follow at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.attendance_cases.steps import reassess_cases
from domain.absences.reasons import JudgementState, WithTheDasen
from domain.absences.withdrawal import Noted, check_withdrawal
from domain.access.permissions import Permission
from domain.kernel.calendar import days_between
from domain.kernel.errors import NotFound
from persistence.absences.absences import load_absence
from persistence.absences.recount import Recounted, lock_pupils, recount
from persistence.absences.referred_reasons import end_link_without_referral
from persistence.absences.withdrawals import (
    NotedReason,
    hold_contact,
    load_reason,
    withdraw_contact,
    withdraw_judgements,
)
from persistence.journal import Access, JournalEntry
from persistence.schools.calendars import SchoolRules, load_rules
from persistence.students.repository import within_reach
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Withdrawn:
    """What was taken back: for how many entries a reason no longer stands, and what it led to."""

    student_id: UUID
    entries: int
    thresholds_reached: list[int]
    thresholds_left: list[int]


async def take_contact_back(uow: UnitOfWork, contact_id: UUID) -> Withdrawn:
    """Unsay an attempt to reach a family, with the reason that was given in it."""
    contact = await hold_contact(uow.session, list(uow.actor.units), contact_id)
    if contact is None:
        raise NotFound
    await within_reach(uow.session, uow.actor, contact.student_id)
    rules = await load_rules(uow.session, contact.school_id)
    on = rules.calendar.day_of(contact.at)
    _check(uow, rules, Noted(contact.by, on, by_hand=contact.by_hand, withdrawn=contact.withdrawn))
    await lock_pupils(uow.session, contact.school_id, [contact.student_id])
    said = await load_reason(uow.session, contact.student_id, contact.school_id, contact.id)
    await withdraw_contact(uow.session, contact.id, by=uow.actor.id, at=uow.now)
    done = await _withdraw(uow, rules, contact.student_id, said)
    detail = {"day": contact.about_day.isoformat()}
    pair = (contact.student_id, contact.school_id)
    await uow.record(JournalEntry("contact:withdraw", Access.WRITE, [pair], contact.school_id, detail=detail))
    return _withdrawn(contact.student_id, len(said), done)


async def take_reason_back(uow: UnitOfWork, absence_id: UUID, reason_id: UUID) -> Withdrawn:
    """Unsay a reason, or its appreciation by the school, for every entry it was written for; the former one stands."""
    known = await load_absence(uow.session, uow.actor, absence_id)
    if known.school_id not in uow.actor.units:
        raise NotFound
    rules = await load_rules(uow.session, known.school_id)
    await lock_pupils(uow.session, known.school_id, [known.student_id])
    said = await load_reason(uow.session, known.student_id, known.school_id, reason_id)
    if all(one.entry_id != absence_id for one in said):
        raise NotFound
    for one in said:
        _check(uow, rules, Noted(one.by, rules.calendar.day_of(one.at), withdrawn=one.withdrawn))
        if one.decided_by_dasen and one.state == JudgementState.REFERRED_TO_DASEN:
            raise WithTheDasen
    done = await _withdraw(uow, rules, known.student_id, said)
    await end_link_without_referral(uow.session, known.student_id, known.school_id)
    pair, detail = (known.student_id, known.school_id), {"entries": len(said), "day": known.first_day.isoformat()}
    entry = JournalEntry("absence:withdraw_reason", Access.WRITE, [pair], known.school_id, "reason", detail)
    await uow.record(entry)
    return _withdrawn(known.student_id, len(said), done)


def _check(uow: UnitOfWork, rules: SchoolRules, noted: Noted) -> None:
    check_withdrawal(
        noted,
        actor=uow.actor.id,
        today=rules.calendar.day_of(uow.now),
        answers_for_school=uow.actor.may(Permission.REASONS_JUDGE),
    )


async def _withdraw(uow: UnitOfWork, rules: SchoolRules, student_id: UUID, said: Sequence[NotedReason]) -> Recounted:
    """Mark, count again, let the pupil's case follow; the pupil is held."""
    if not said:
        return Recounted()
    await withdraw_judgements(uow.session, [one.judgement_id for one in said], by=uow.actor.id, at=uow.now)
    days: frozenset[date] = frozenset()
    for one in said:
        days |= frozenset(days_between(one.first_day, one.last_day))
    done = await recount(uow.session, rules, {student_id: days}, uow.now)
    await reassess_cases(uow, rules.school_id, [student_id])
    return done


def _withdrawn(student_id: UUID, entries: int, done: Recounted) -> Withdrawn:
    reached = sorted({alert.threshold for alert in done.alerts.raised})
    return Withdrawn(student_id, entries, reached, sorted({alert.threshold for alert in done.alerts.closed}))
