"""What stands beside a follow-up, as the rules need it: promises, proposals, findings, the platform's own rules."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.follow_ups.followed import Followed
from domain.follow_ups.tracks import PlatformRules, Surroundings
from domain.kernel.errors import Stale
from persistence.follow_ups import findings, promises, referents, referrals

_BESIDE = text("""
    SELECT (SELECT count(*) FROM follow_up_contacts c WHERE c.follow_up_id = :id) AS attempts,
        (SELECT max(c.tried_at) FROM follow_up_contacts c WHERE c.follow_up_id = :id) AS last_contact_at,
        (SELECT min(s.started_on) FROM follow_up_solutions s WHERE s.follow_up_id = :id AND s.state = 'started')
            AS solution_since,
        (SELECT max(s.proposed_on) FROM follow_up_solutions s WHERE s.follow_up_id = :id AND s.state = 'proposed')
            AS solution_proposed_on,
        (SELECT max(i.held_on) FROM follow_up_interviews i WHERE i.follow_up_id = :id AND i.state = 'finished'
            AND i.with_representative) AS met_with_representative_on
""")
_RULES = text("""
    SELECT unreachable_after, first_contact_days, silence_days, handover_days, version FROM platform_settings
    WHERE platform_id = :platform
""")
_SET = text("""
    INSERT INTO platform_settings (platform_id, unreachable_after, first_contact_days, silence_days, handover_days,
        set_by, set_at)
    VALUES (:platform, :unreachable_after, :first_contact_days, :silence_days, :handover_days, :by, :at)
    ON CONFLICT (platform_id) DO UPDATE SET unreachable_after = EXCLUDED.unreachable_after,
        first_contact_days = EXCLUDED.first_contact_days, silence_days = EXCLUDED.silence_days,
        handover_days = EXCLUDED.handover_days, version = platform_settings.version + 1, set_by = EXCLUDED.set_by,
        set_at = EXCLUDED.set_at
    WHERE platform_settings.version = :seen
    RETURNING version
""")


async def load_rules_of(session: AsyncSession, platform_id: UUID) -> PlatformRules:
    row = (await session.execute(_RULES, {"platform": platform_id})).one_or_none()
    return PlatformRules() if row is None else PlatformRules(*row)


async def set_rules_of(
    session: AsyncSession, actor: Actor, platform_id: UUID, rules: PlatformRules, at: datetime
) -> int:
    """`rules.version` is the version that was read; answers the new one."""
    values: dict[str, Any] = {
        "platform": platform_id, "unreachable_after": rules.unreachable_after,
        "first_contact_days": rules.first_contact_days, "silence_days": rules.silence_days,
        "handover_days": rules.handover_days, "by": actor.id, "at": at, "seen": rules.version,
    }  # fmt: skip
    version: int | None = (await session.execute(_SET, values)).scalar_one_or_none()
    if version is None:
        raise Stale
    return version


async def load_surroundings(session: AsyncSession, followed: Followed) -> Surroundings:
    """The open promise of each kind, the oldest partner still silent, and what runs."""
    row = (await session.execute(_BESIDE, {"id": followed.id})).one()
    return Surroundings(
        rules=await load_rules_of(session, followed.platform_id),
        last_contact_on=_day(row.last_contact_at),
        attempts=row.attempts,
        return_request=next(
            (one for one in await promises.load_returns(session, followed.id) if one.state.is_open), None
        ),
        summons=next((one for one in await promises.load_summons(session, followed.id) if one.ended_on is None), None),
        referral=next(
            (one for one in await referrals.load_referrals(session, followed.id) if referrals.is_silent(one)), None
        ),
        handover=await referents.load_pending(session, followed.id),
        finding=next((one for one in await findings.load_findings(session, followed.id) if one.answer is None), None),
        solution_since=row.solution_since,
        solution_proposed_on=row.solution_proposed_on,
        met_with_representative_on=row.met_with_representative_on,
    )


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()
