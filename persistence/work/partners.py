"""Alerts on partners' quotas: all of them for the administrator, those of its own partners for a platform."""

from datetime import date

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.work.partner_rows import SHOWN_FOR, QuotaAlert

_ALERTS = text("""
    SELECT a.actor_id, a.partner_unit, u.name, a.day, a.opened
    FROM partner_alerts a JOIN units u ON u.id = a.partner_unit
    WHERE a.day >= :since AND (:everywhere OR EXISTS (SELECT FROM follow_up_referrals r
        WHERE r.partner_unit = a.partner_unit AND r.platform_id = ANY(CAST(:units AS uuid[]))))
    ORDER BY a.at DESC LIMIT 20
""")


async def load_quota_alerts(session: AsyncSession, actor: Actor, today: date, *, everywhere: bool) -> list[QuotaAlert]:
    keys = {"since": today - SHOWN_FOR, "everywhere": everywhere, "units": list(actor.units)}
    return [QuotaAlert(*row) for row in await session.execute(_ALERTS, keys)]
