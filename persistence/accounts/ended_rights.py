"""Rights that time has taken away. Run daily as the jobs role."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


async def close_ended_accounts(session: AsyncSession, today: date, now: datetime) -> list[UUID]:
    """End the sessions of accounts past their last day; which ones still had one."""
    rows = await session.execute(
        text("""WITH revoked AS (
                    UPDATE refresh_tokens r SET revoked_at = :now FROM accounts a
                    WHERE a.id = r.account_id AND a.valid_until < :today AND r.revoked_at IS NULL
                    RETURNING r.account_id)
                UPDATE accounts SET generation = generation + 1
                WHERE id IN (SELECT account_id FROM revoked) RETURNING id"""),
        {"today": today, "now": now},
    )
    return list(rows.scalars())


async def end_former_links(session: AsyncSession, school_year: int) -> int:
    """Pupils whom a school enrolled in earlier years only: their person is no longer the school's to see."""
    rows = await session.execute(
        text("""WITH ended AS (
                    DELETE FROM person_links l
                    WHERE l.reason = 'enrolled'
                      AND EXISTS (SELECT FROM enrolments e
                                  WHERE e.student_id = l.student_id AND e.school_id = l.school_id)
                      AND NOT EXISTS (SELECT FROM enrolments e
                                      WHERE e.student_id = l.student_id AND e.school_id = l.school_id
                                        AND e.school_year >= :year)
                    RETURNING 1)
                SELECT count(*) FROM ended"""),
        {"year": school_year},
    )
    return int(rows.scalar_one())


async def purge_sign_in_leftovers(session: AsyncSession, before: datetime) -> None:
    """What sign-in leaves behind once nobody can use it."""
    for statement in (
        "DELETE FROM sign_in_challenges WHERE expires_at < :before",
        "DELETE FROM oidc_sign_ins WHERE created_at < :before",
        "DELETE FROM password_reset_requests WHERE created_at < :before",
        "DELETE FROM attempt_counters WHERE window_started_at < :before",
        "DELETE FROM known_devices WHERE last_seen_at < CAST(:before AS timestamptz) - interval '180 days'",
    ):
        await session.execute(text(statement), {"before": before})
