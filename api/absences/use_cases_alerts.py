"""Alerts: set aside with a reason and a date of return."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.absences.alerts import AlertClosed, SetAsideReason, Treatment, check_set_aside
from domain.kernel.errors import Stale
from persistence.absences.alert_rows import Alert, bring_back, load_alert, set_aside
from persistence.absences.queries import AlertFilter, count_treatments
from persistence.journal import Access, JournalEntry
from persistence.unit_of_work import UnitOfWork


async def set_alert_aside(uow: UnitOfWork, alert_id: UUID, reason: SetAsideReason, until: date, *, seen: int) -> Alert:
    """Put an alert aside until a day; it then comes back by itself, and at once if it is crossed anew."""
    alert = await load_alert(uow.session, uow.actor, alert_id)
    if alert.version != seen:
        raise Stale
    if alert.closed_at is not None:
        raise AlertClosed
    check_set_aside(until, uow.now.date())
    changed = await set_aside(uow.session, alert, reason.value, until, (uow.actor.id, uow.now))
    pair = (alert.student_id, alert.school_id)
    await uow.record(JournalEntry.of(pair, "attendance_alert:set_aside", reason=reason.value, until=until.isoformat()))
    return changed


async def bring_alert_back(uow: UnitOfWork, alert_id: UUID, *, seen: int) -> Alert:
    """Take a setting aside back: the alert is in the list at once. The journal keeps both. Twice changes nothing."""
    alert = await load_alert(uow.session, uow.actor, alert_id)
    if alert.version != seen:
        raise Stale
    if alert.set_aside_until is None:
        return alert
    changed = await bring_back(uow.session, alert)
    pair = (alert.student_id, alert.school_id)
    reason, until = alert.set_aside_reason or "", alert.set_aside_until.isoformat()
    await uow.record(JournalEntry.of(pair, "attendance_alert:bring_back", reason=reason, until=until))
    return changed


@dataclass(frozen=True)
class AlertSummary:
    """How many pupils are at each treatment; those set aside are counted apart."""

    without_case: int
    under_way: int
    treated: int
    set_aside: int


async def summarise_alerts(uow: UnitOfWork, wanted: AlertFilter, today: date) -> AlertSummary:
    """Counters above the list: numbers only, one row in the journal."""
    await note_list(uow, wanted)
    found = await count_treatments(uow.session, uow.actor, today, wanted)
    return AlertSummary(*(found.get(name, 0) for name in (*Treatment, "set_aside")))


async def note_list(uow: UnitOfWork, wanted: AlertFilter) -> None:
    """A list leaves one row, with its filter and without persons."""
    detail = {"month": wanted.month.isoformat(), "threshold": wanted.threshold.value}
    await uow.record(JournalEntry("attendance_alert:list", Access.LIST, school_id=wanted.school_id, detail=detail))
