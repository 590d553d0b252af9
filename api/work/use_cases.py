"""« Par quoi je commence, et qui attend quoi ? » : the rows of one person's day, put off or done."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.access.permissions import Permission
from domain.work.case_rows import rows_of
from domain.work.contract_rows import contract_rows, hold_row
from domain.work.departure_rows import departure_row
from domain.work.follow_up_rows import follow_up_row, gathered_rows
from domain.work.items import (
    SnoozeDate,
    SnoozeReason,
    WorkGroup,
    WorkItem,
    WorkTarget,
)
from domain.work.partner_rows import quota_row
from domain.work.prevention_rows import meeting_row, signal_row
from domain.work.reason_rows import FRESH, awaited_row, decided_row, to_judge_row
from domain.work.siei_rows import campaign_row
from domain.work.task_rows import late_row, own_row
from persistence.journal import Access, JournalEntry
from persistence.tasks.queries import load_late_of_others, load_own
from persistence.unit_of_work import UnitOfWork
from persistence.work import queries
from persistence.work.absent import families_to_tell
from persistence.work.contracts import load_due_contracts, load_ending_holds
from persistence.work.departures import load_waiting_departures
from persistence.work.follow_ups import count_follow_up_work, load_due_follow_ups
from persistence.work.partners import load_quota_alerts
from persistence.work.prevention import load_open_meetings, load_waiting_signals
from persistence.work.reasons import load_reasons_of_school, load_reasons_to_judge
from persistence.work.siei import load_open_campaigns

LONGEST_SNOOZE = timedelta(days=30)
MOST_ROWS = 200
_ORDER = list(WorkGroup)


@dataclass(frozen=True)
class WorkList:
    """The rows of this day for this reader, the most pressing group first; what was put off is not among them."""

    today: date
    items: tuple[WorkItem, ...]


async def list_work(uow: UnitOfWork, today: date) -> WorkList:
    """Everything that waits for this reader, and what this reader waits for."""
    found = [*await _absences(uow, today), *await _cases(uow, today), *await _tasks(uow, today)]
    found += [*await _departures(uow, today), *await _referred_reasons(uow), *await _contracts(uow, today)]
    found += [*await _prevention(uow, today), *await _follow_ups(uow, today), *await _campaigns(uow)]
    found += await _partners(uow, today)
    hidden = await queries.load_snoozed(uow.session, uow.actor, today)
    rows = [item for item in found if item.key not in hidden]
    rows.sort(key=lambda item: (_ORDER.index(item.group), item.since or today))
    await uow.record(JournalEntry("work_item:list", Access.LIST, detail={"count": len(rows)}))
    return WorkList(today, tuple(rows[:MOST_ROWS]))


async def _cases(uow: UnitOfWork, today: date) -> list[WorkItem]:
    if not uow.actor.may(Permission.CASES_READ):
        return []
    cases = await queries.load_open_cases(uow.session, uow.actor, today)
    return [row for case in cases for row in rows_of(case, uow.actor, today)]


async def _departures(uow: UnitOfWork, today: date) -> list[WorkItem]:
    if not uow.actor.may(Permission.DEPARTURES_READ):
        return []
    return [departure_row(one) for one in await load_waiting_departures(uow.session, uow.actor, today)]


async def _prevention(uow: UnitOfWork, today: date) -> list[WorkItem]:
    """Concerns to read, meetings to prepare, to hold or to close."""
    rows: list[WorkItem | None] = []
    if uow.actor.may(Permission.SIGNALS_READ):
        rows += [signal_row(one, today) for one in await load_waiting_signals(uow.session, uow.actor, today)]
    if uow.actor.may(Permission.MEETINGS_HOLD):
        rows += [meeting_row(one, today) for one in await load_open_meetings(uow.session, uow.actor, today)]
    return [row for row in rows if row is not None]


async def _contracts(uow: UnitOfWork, today: date) -> list[WorkItem]:
    """Signatures, reviews and marks of contracts; places about to be free again."""
    rows: list[WorkItem] = []
    if uow.actor.may(Permission.CONTRACTS_READ):
        due = await load_due_contracts(uow.session, uow.actor, today)
        rows += [row for one in due for row in contract_rows(one, today)]
    if uow.actor.may(Permission.PLACES_HOLD):
        rows += [hold_row(one) for one in await load_ending_holds(uow.session, uow.actor, uow.now)]
    return rows


async def _follow_ups(uow: UnitOfWork, today: date) -> list[WorkItem]:
    """Promises, relays, returns and meetings of one's own young people; the calls of the day; sharing out."""
    if not uow.actor.may(Permission.FOLLOW_UPS_READ):
        return []
    due = await load_due_follow_ups(uow.session, uow.actor, today)
    rows = [follow_up_row(one, today) for one in due]
    counts = await count_follow_up_work(uow.session, uow.actor, today)
    return [*gathered_rows(counts, today), *(row for row in rows if row is not None)]


async def _campaigns(uow: UnitOfWork) -> list[WorkItem]:
    """The next step of each campaign that this steward runs."""
    if not uow.actor.may(Permission.SIEI_REVIEW):
        return []
    rows = [campaign_row(one) for one in await load_open_campaigns(uow.session, uow.actor)]
    return [row for row in rows if row is not None]


async def _partners(uow: UnitOfWork, today: date) -> list[WorkItem]:
    """Who opened, in one day, all that a partner may open."""
    keeps = uow.actor.may(Permission.PARTNERS_MANAGE)
    if not keeps and not uow.actor.may(Permission.FOLLOW_UPS_ASSIGN):
        return []
    alerts = await load_quota_alerts(uow.session, uow.actor, today, everywhere=keeps)
    return [quota_row(one, may_open_partner=keeps) for one in alerts]


async def _referred_reasons(uow: UnitOfWork) -> list[WorkItem]:
    """To the DSDEN, what it has to judge; to the school that doubted, what it waits for and what was decided."""
    if uow.actor.may(Permission.CASES_INSTRUCT):
        return [to_judge_row(one) for one in await load_reasons_to_judge(uow.session, uow.actor)]
    if uow.actor.may(Permission.REASONS_JUDGE):
        doubted = await load_reasons_of_school(uow.session, uow.actor, uow.now - FRESH)
        return [awaited_row(one) if one.decided is None else decided_row(one) for one in doubted]
    return []


async def _absences(uow: UnitOfWork, today: date) -> list[WorkItem]:
    """What the school's own day asks for: families to tell, thresholds reached, reasons to judge, rolls not taken."""
    actor, found = uow.actor, []
    if actor.may(Permission.CONTACTS_WRITE):
        families = await families_to_tell(uow.session, actor, today)
        found += [
            WorkItem(
                f"tell:{one.id}:{today}", WorkGroup.NOW, "Prévenir la famille", "absence du jour sans motif", today,
                one, None, None, WorkTarget.CONTACTS, one.id, None,
            )
            for one in families
        ]  # fmt: skip
    if actor.may(Permission.CASES_PREPARE):
        alerts = await queries.load_untouched_alerts(uow.session, actor, today)
        found += [
            WorkItem(
                f"alert:{one.id}", WorkGroup.NOW, "Ouvrir un dossier",
                f"seuil de {one.threshold} demi-journées atteint, sans dossier", one.crossed_on, one.person, None, None,
                WorkTarget.ALERTS, one.person.id, None,
            )
            for one in alerts
        ]  # fmt: skip
    return found + await _gathered(uow, today)


async def _gathered(uow: UnitOfWork, today: date) -> list[WorkItem]:
    """Rows that gather many things: one for the reasons to judge, one for the rolls to ask for."""
    found = []
    if uow.actor.may(Permission.REASONS_JUDGE):
        reasons = await queries.count_reasons(uow.session, uow.actor, today)
        if reasons.count:
            verb = "Apprécier 1 motif reçu" if reasons.count == 1 else f"Apprécier {reasons.count} motifs reçus"
            found.append(_row("reasons", WorkGroup.TODAY, verb, reasons, WorkTarget.REASONS))
    if uow.actor.may(Permission.ROLL_CALLS_SUPERVISE):
        rolls = await queries.count_rolls(uow.session, uow.actor, today - timedelta(days=1), uow.now)
        if rolls.count:
            verb = "Relancer 1 appel non fait" if rolls.count == 1 else f"Relancer {rolls.count} appels non faits"
            found.append(_row("rolls", WorkGroup.NOW, verb, rolls, WorkTarget.ROLLS))
    return found


def _row(key: str, group: WorkGroup, verb: str, counted: queries.Counted, target: WorkTarget) -> WorkItem:
    return WorkItem(key, group, verb, "", counted.since, None, None, None, target, None, None, counted.count)


async def _tasks(uow: UnitOfWork, today: date) -> list[WorkItem]:
    """One's own tasks; and, for those who watch over the house, what is late with somebody else."""
    rows = [own_row(one, today) for one in await load_own(uow.session, uow.actor, today)]
    if uow.actor.may(Permission.TASKS_SUPERVISE):
        rows += [late_row(one) for one in await load_late_of_others(uow.session, uow.actor, today)]
    return rows


@dataclass(frozen=True)
class Snoozed:
    key: str
    until: date
    reason: SnoozeReason


async def snooze_item(uow: UnitOfWork, key: str, until: date, reason: SnoozeReason, today: date) -> Snoozed:
    """« Reporter à… » : the row leaves one's own list until that day."""
    if not today < until <= today + LONGEST_SNOOZE:
        raise SnoozeDate(errors=[{"pointer": "/until", "detail": SnoozeDate.detail}])
    values: dict[str, object] = {"key": key, "until": until, "reason": reason.value, "at": uow.now}
    await queries.snooze(uow.session, uow.actor, values)
    await uow.record(JournalEntry("work_item:snooze", detail={"until": until.isoformat(), "reason": reason.value}))
    return Snoozed(key, until, reason)


@dataclass(frozen=True)
class BroughtBack:
    key: str


async def bring_item_back(uow: UnitOfWork, key: str) -> BroughtBack:
    """The row is in one's own list again at once. Twice changes nothing; the journal keeps both."""
    await queries.forget_snooze(uow.session, uow.actor, key)
    await uow.record(JournalEntry("work_item:bring_back"))
    return BroughtBack(key)
