"""The work list: who to call now, who waits for whom; its counters, its months, its columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.follow_ups.followed import FROM_AGE, OF_AGE
from domain.follow_ups.states import (
    ContactStatus,
    DeadlineCode,
    FollowUpCloseReason,
    FollowUpSource,
    FollowUpStatus,
    TrainingObligation,
    WaitingFor,
)
from domain.follow_ups.views import (
    ArrivalMonth,
    CampaignArrival,
    FollowUpCounters,
    FollowUpLine,
    ListedDeadline,
    ListedReferent,
)
from domain.follow_ups.wording import Waited, waiting_sentence
from domain.kernel.calendar import age_on
from domain.kernel.french import given_name

NEWS = 30
"""Days during which a publication is told above the list."""
_OPEN = "f.followup_status NOT IN ('closed', 'transferred')"
_SILENT_ON = "('partner', 'young_person', 'handover_answer', 'return_place', 'solution_start')"
_TABLES = """
    FROM follow_ups f
    JOIN follow_up_referents r ON r.follow_up_id = f.id AND r.rank = f.referent_rank
    LEFT JOIN accounts a ON a.id = r.account_id
"""
_WHERE = f"""
    WHERE f.platform_id = ANY(CAST(:units AS uuid[]))
      AND (CAST(:platform AS uuid) IS NULL OR f.platform_id = CAST(:platform AS uuid))
      AND CASE :scope WHEN 'open' THEN {_OPEN} WHEN 'over' THEN NOT ({_OPEN}) ELSE true END
      AND (CAST(:contact AS text) IS NULL OR f.contact_status = :contact)
      AND (CAST(:status AS text) IS NULL OR f.followup_status = :status)
      AND (CAST(:city AS text) IS NULL OR fold(f.city) = fold(:city))
      AND (CAST(:month AS text) IS NULL OR to_char(f.arrived_on, 'YYYY-MM') = :month)
      AND (CAST(:source AS text) IS NULL OR f.source_kind = :source)
      AND (CAST(:referent AS uuid) IS NULL OR r.account_id = CAST(:referent AS uuid))
      AND (NOT :minors OR f.birth_date > :adult)
      AND CASE CAST(:need AS text)
            WHEN 'to_contact' THEN f.contact_status = 'to_contact'
            WHEN 'to_call_today' THEN f.next_contact_on <= :today
            WHEN 'without_referent' THEN r.account_id IS NULL
            WHEN 'legal_deadline' THEN f.legal_deadline_on <= :week
            WHEN 'silent' THEN f.waiting_for IN {_SILENT_ON} AND f.waiting_since < :silent
            ELSE true END
"""
_LINES = f"""
    SELECT f.*, r.account_id AS referent_id, a.display_name AS referent_name,
        (SELECT max(x.to_on) FROM referent_absences x WHERE x.platform_id = f.platform_id
            AND x.account_id = r.account_id AND x.cancelled_at IS NULL AND x.from_on <= :today AND x.to_on >= :today)
            AS away_until,
        (SELECT count(*) FROM follow_up_contacts c WHERE c.follow_up_id = f.id) AS attempts,
        (SELECT max(c.tried_at)::date FROM follow_up_contacts c WHERE c.follow_up_id = f.id) AS last_attempt_on,
        (SELECT u.name FROM follow_up_referrals p JOIN units u ON u.id = p.partner_unit
            WHERE p.follow_up_id = f.id AND p.answer IS NULL AND p.withdrawn_on IS NULL
            ORDER BY p.referred_on, p.id LIMIT 1) AS partner_name,
        (SELECT t.display_name FROM referent_handovers h JOIN accounts t ON t.id = h.to_account
            WHERE h.follow_up_id = f.id AND h.answer IS NULL) AS receiver_name
    {_TABLES} {_WHERE}
"""
# The deadline, then the silence: the key of the list and of its cursor.
_KEY = "coalesce(f.deadline_on, DATE '9999-12-31'), f.waiting_since, f.id"
_MONTH = "CASE WHEN :by_month THEN DATE '1970-01-01' - date_trunc('month', f.arrived_on)::date ELSE 0 END"
# « Par mois »: the latest month of arrival first, and within it the same order.
_PAGE = f"""{_LINES}
    AND (CAST(:cursor AS uuid) IS NULL OR ({_MONTH}, {_KEY}) > (
        SELECT {_MONTH}, {_KEY} FROM follow_ups f WHERE f.id = CAST(:cursor AS uuid)))
    ORDER BY {_MONTH}, {_KEY} LIMIT :limit
"""
_COUNTERS = text(f"""
    SELECT count(*) FILTER (WHERE f.contact_status = 'to_contact') AS to_contact,
        count(*) FILTER (WHERE f.next_contact_on <= :today) AS to_call_today,
        count(*) FILTER (WHERE r.account_id IS NULL) AS without_referent,
        count(*) FILTER (WHERE f.legal_deadline_on <= :week) AS legal,
        count(*) FILTER (WHERE f.waiting_for IN {_SILENT_ON} AND f.waiting_since < :silent) AS silent,
        count(*) AS open
    {_TABLES} WHERE f.platform_id = ANY(CAST(:units AS uuid[])) AND {_OPEN}
      AND (CAST(:platform AS uuid) IS NULL OR f.platform_id = CAST(:platform AS uuid))
""")
_MONTHS = text(f"""
    SELECT to_char(f.arrived_on, 'YYYY-MM') AS month, count(*) AS count {_TABLES} {_WHERE}
    GROUP BY 1 ORDER BY 1 DESC
""")
_ARRIVAL = text("""
    SELECT r.campaign_date, s.arrived_on, count(*) FILTER (WHERE f.source_id = s.source_id) AS opened,
        count(*) FILTER (WHERE f.source_id IS DISTINCT FROM s.source_id) AS known
    FROM follow_up_sources s JOIN follow_ups f ON f.id = s.follow_up_id JOIN siei_rows r ON r.id = s.source_id
    WHERE s.kind = 'siei' AND s.platform_id = ANY(CAST(:units AS uuid[])) AND s.arrived_on > :recent
      AND (CAST(:platform AS uuid) IS NULL OR s.platform_id = CAST(:platform AS uuid))
    GROUP BY r.campaign_id, r.campaign_date, s.arrived_on ORDER BY s.arrived_on DESC, r.campaign_date DESC LIMIT 1
""")
_STATUSES = text(f"SELECT f.followup_status AS status, count(*) AS number {_TABLES} {_WHERE} GROUP BY 1")
_CITIES = text(f"SELECT DISTINCT f.city {_TABLES} {_WHERE} AND f.city <> '' ORDER BY f.city LIMIT 200")
_PLATFORMS = text("""
    SELECT u.id, u.name FROM units u WHERE u.kind = 'platform' AND u.id = ANY(CAST(:units AS uuid[]))
    ORDER BY u.name, u.id
""")
_SHAREABLE = text(f"""
    SELECT f.id {_TABLES}
    WHERE f.platform_id = ANY(CAST(:units AS uuid[])) AND f.platform_id = :platform AND {_OPEN}
      AND CASE WHEN :all THEN r.account_id IS NULL ELSE f.id = ANY(CAST(:ids AS uuid[])) END
    ORDER BY {_KEY}
""")
_OTHERS = text("SELECT u.id, u.name FROM units u WHERE u.kind = 'platform' ORDER BY u.name, u.id")


@dataclass(frozen=True)
class FollowUpFilter:
    """What the list is asked for; `need` is one of the counters, `scope` open, over or all."""

    scope: str = "open"
    need: str | None = None
    contact_status: str | None = None
    followup_status: str | None = None
    city: str | None = None
    month: str | None = None
    source: str | None = None
    referent_id: UUID | None = None
    minors: bool = False
    platform_id: UUID | None = None
    by_month: bool = False


@dataclass(frozen=True)
class Asked:
    """A filter, a day, and after how many days a silence is one."""

    wanted: FollowUpFilter
    today: date
    silence_days: int = 15


async def load_lines(
    session: AsyncSession, actor: Actor, asked: Asked, *, cursor: UUID | None = None, limit: int = 50
) -> list[FollowUpLine]:
    """One more than `limit` when there is a next page."""
    keys = _keys(actor, asked) | {"cursor": cursor, "limit": limit + 1, "by_month": asked.wanted.by_month}
    return [_line(row, asked.today) for row in await session.execute(text(_PAGE), keys)]


async def load_counters(session: AsyncSession, actor: Actor, asked: Asked) -> FollowUpCounters:
    """Of the whole list of one's platforms, whatever else is filtered."""
    row = (await session.execute(_COUNTERS, _keys(actor, asked))).one()
    return FollowUpCounters(
        row.to_contact, row.to_call_today, row.without_referent, row.legal, row.silent, asked.silence_days, row.open
    )


async def load_months(session: AsyncSession, actor: Actor, asked: Asked) -> list[ArrivalMonth]:
    return [ArrivalMonth(*row) for row in await session.execute(_MONTHS, _keys(actor, asked))]


async def load_arrival(session: AsyncSession, actor: Actor, asked: Asked) -> CampaignArrival | None:
    """The latest publication, while it is news."""
    keys = {
        "units": list(actor.units), "platform": asked.wanted.platform_id, "recent": asked.today - timedelta(days=NEWS)
    }  # fmt: skip
    row = (await session.execute(_ARRIVAL, keys)).one_or_none()
    return None if row is None else CampaignArrival(*row)


async def load_cities(session: AsyncSession, actor: Actor, asked: Asked) -> list[str]:
    """Where the young people of the list live: what the list may be narrowed to."""
    return list((await session.execute(_CITIES, _keys(actor, asked))).scalars())


async def count_by_status(session: AsyncSession, actor: Actor, asked: Asked) -> dict[str, int]:
    rows = await session.execute(_STATUSES, _keys(actor, asked))
    return {row.status: row.number for row in rows}


async def platforms_of(session: AsyncSession, actor: Actor) -> list[tuple[UUID, str]]:
    """Where this actor stands."""
    rows = await session.execute(_PLATFORMS, {"units": list(actor.units)})
    return [(row.id, row.name) for row in rows]


async def all_platforms(session: AsyncSession) -> list[tuple[UUID, str]]:
    """Where a young person may go: names only."""
    return [(row.id, row.name) for row in await session.execute(_OTHERS)]


def _keys(actor: Actor, asked: Asked) -> dict[str, Any]:
    wanted, today = asked.wanted, asked.today
    return {
        "units": list(actor.units), "platform": wanted.platform_id, "scope": wanted.scope,
        "contact": wanted.contact_status, "status": wanted.followup_status, "city": wanted.city, "month": wanted.month,
        "source": wanted.source, "referent": wanted.referent_id, "minors": wanted.minors, "need": wanted.need,
        "adult": today.replace(year=today.year - OF_AGE) if (today.month, today.day) != (2, 29)
        else date(today.year - OF_AGE, 2, 28),
        "today": today, "week": today + timedelta(days=7), "silent": today - timedelta(days=asked.silence_days),
    }  # fmt: skip


def _line(row: Any, today: date) -> FollowUpLine:
    age = age_on(row.birth_date, today)
    waited = Waited(
        WaitingFor(row.waiting_for), row.waiting_since, given_name(row.first_names), row.partner_name,
        row.receiver_name, row.appointment_on,
    )  # fmt: skip
    deadline = hidden = None
    if row.deadline_on is not None:
        deadline = ListedDeadline(DeadlineCode(row.deadline_code), row.deadline_on, row.deadline_is_legal)
    if row.legal_deadline_on is not None and not row.deadline_is_legal:
        hidden = ListedDeadline(DeadlineCode(row.legal_deadline_code), row.legal_deadline_on, is_legal=True)
    return FollowUpLine(
        row.id, row.version, row.family_name, row.first_names, age, FROM_AGE <= age < OF_AGE, row.city, row.postal_code,
        row.phone, row.last_formation, row.left_on, FollowUpSource(row.source_kind), row.arrived_on,
        row.arrived_on.strftime("%Y-%m"), ContactStatus(row.contact_status), row.attempts, row.last_attempt_on,
        row.next_contact_on, FollowUpStatus(row.followup_status),
        FollowUpCloseReason(row.close_reason) if row.close_reason else None, TrainingObligation(row.obligation),
        waited.code, row.waiting_since, waiting_sentence(waited, today), deadline, hidden,
        ListedReferent(row.referent_id, row.referent_name, row.away_until),
    )  # fmt: skip


async def shareable(session: AsyncSession, actor: Actor, platform_id: UUID, chosen: Sequence[UUID]) -> list[UUID]:
    """The chosen that are open at this platform; none chosen, all without a referent. The most urgent first."""
    keys = {"units": list(actor.units), "platform": platform_id, "ids": list(chosen), "all": not chosen}
    return list((await session.execute(_SHAREABLE, keys)).scalars())
