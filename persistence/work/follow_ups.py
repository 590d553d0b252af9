"""Follow-ups that ask something of this reader: relays, returns, dates of law; calls of the day; whom nobody has."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.access.permissions import Permission
from domain.follow_ups.states import DeadlineCode, WaitingFor
from domain.work.follow_up_rows import DueFollowUp, FollowUpWork
from domain.work.items import WorkPerson

_OPEN = """f.platform_id = ANY(CAST(:units AS uuid[])) AND f.followup_status NOT IN ('closed', 'transferred')"""
_DUE = text(f"""
    SELECT f.*, u.name AS platform_name, h.to_account IS NOT NULL AS handed_to_me
    FROM follow_ups f JOIN units u ON u.id = f.platform_id
    JOIN follow_up_referents r ON r.follow_up_id = f.id AND r.rank = f.referent_rank
    LEFT JOIN referent_handovers h ON h.follow_up_id = f.id AND h.answer IS NULL AND h.to_account = :me
    WHERE {_OPEN} AND (h.to_account IS NOT NULL OR ((r.account_id = :me OR (:leads AND r.account_id IS NULL))
        AND (f.waiting_for = 'finding_answer' OR f.legal_deadline_on <= :soon)))
    ORDER BY coalesce(f.deadline_on, DATE '9999-12-31'), f.waiting_since, f.id LIMIT 60
""")
_WORK = text(f"""
    SELECT count(*) FILTER (WHERE mine AND due) AS calls,
        min(next_contact_on) FILTER (WHERE mine AND due) AS calls_since,
        count(*) FILTER (WHERE :leads AND nobody) AS unassigned,
        min(waiting_since) FILTER (WHERE :leads AND nobody) AS unassigned_since
    FROM (SELECT r.account_id = :me AS mine, r.account_id IS NULL AS nobody, f.waiting_since, f.next_contact_on,
              f.next_contact_on <= :today OR f.waiting_for = 'first_call' AS due
          FROM follow_ups f JOIN follow_up_referents r ON r.follow_up_id = f.id AND r.rank = f.referent_rank
          WHERE {_OPEN}) AS one
""")


async def load_due_follow_ups(session: AsyncSession, actor: Actor, today: date) -> list[DueFollowUp]:
    """The most pressing sixty of one's own; a manager answers for those whom nobody has."""
    soon = today + timedelta(days=7)
    return [_due(row, soon) for row in await session.execute(_DUE, _keys(actor) | {"soon": soon})]


def _due(row: Any, soon: date) -> DueFollowUp:
    """A date of law that is near comes before a nearer date of ours."""
    legal = row.legal_deadline_on is not None and row.legal_deadline_on <= soon
    code, on = (row.legal_deadline_code, row.legal_deadline_on) if legal else (row.deadline_code, row.deadline_on)
    person = WorkPerson(row.id, row.family_name, row.first_names, row.last_formation, row.platform_name, followed=True)
    return DueFollowUp(
        row.id, person,
        WaitingFor(row.waiting_for), row.waiting_since, DeadlineCode(code) if code else None, on,
        legal or row.deadline_is_legal, row.handed_to_me,
    )  # fmt: skip


async def count_follow_up_work(session: AsyncSession, actor: Actor, today: date) -> FollowUpWork:
    """Calls due to one's own young people, and for a manager how many have no referent."""
    return FollowUpWork(*(await session.execute(_WORK, _keys(actor) | {"today": today})).one())


def _keys(actor: Actor) -> dict[str, object]:
    return {"units": list(actor.units), "me": actor.id, "leads": actor.may(Permission.FOLLOW_UPS_ASSIGN)}
