"""Loads and saves follow-ups within a perimeter; a version that moved meanwhile is stale."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.follow_ups.advance import FollowUpStep
from domain.follow_ups.followed import Followed, FollowedIdentity, LastSchooling, Referent
from domain.follow_ups.states import (
    ContactStatus,
    DeadlineCode,
    FollowUpCloseReason,
    FollowUpSource,
    FollowUpStatus,
    ObligationProof,
    TrainingObligation,
    WaitingFor,
)
from domain.kernel.errors import NotFound, Stale

FOLLOWED = """
    SELECT f.*, u.name AS platform_name, r.account_id AS referent_id, a.display_name AS referent_name,
        r.from_at AS referent_since,
        (SELECT max(x.to_on) FROM referent_absences x WHERE x.platform_id = f.platform_id
            AND x.account_id = r.account_id AND x.cancelled_at IS NULL AND x.from_on <= :today AND x.to_on >= :today)
            AS away_until
    FROM follow_ups f JOIN units u ON u.id = f.platform_id
    JOIN follow_up_referents r ON r.follow_up_id = f.id AND r.rank = f.referent_rank
    LEFT JOIN accounts a ON a.id = r.account_id
"""
_BY_ID = f"{FOLLOWED} WHERE f.id = :id AND f.platform_id = ANY(CAST(:units AS uuid[]))"
_ANY = f"{FOLLOWED} WHERE f.id = :id"
_LOCK = text("SELECT id FROM follow_ups WHERE id = :id FOR UPDATE")
_COLUMNS = (
    "contact_status", "contact_step", "followup_status", "followup_step", "close_reason", "closed_on",
    "transferred_to", "obligation", "obligation_step", "obligation_since", "obligation_proof", "failed_attempts",
    "next_contact_on", "appointment_on", "reached_on", "interviewed_on", "waiting_for", "waiting_since",
    "deadline_code", "deadline_on", "deadline_is_legal", "legal_deadline_code", "legal_deadline_on",
)  # fmt: skip
_UPDATE = text(f"""
    UPDATE follow_ups SET version = version + 1, changed_at = :at, changed_role = :role,
        {", ".join(f"{name} = :{name}" for name in _COLUMNS)}
    WHERE id = :id AND version = :seen RETURNING version
""")
_STEP = text("""
    INSERT INTO follow_up_steps (follow_up_id, platform_id, track, step, source, name, target, acted_on, recorded_at,
        actor_id, actor_role, basis, outcome, act_id)
    VALUES (:follow_up, :platform, :track, :step, :source, :name, :target, :on, :at, :by, :role, :basis, :outcome, :act)
""")


@dataclass(frozen=True)
class WrittenBy:
    """Who acted and when; nobody when a job did."""

    at: datetime
    act_id: UUID
    by: UUID | None = None
    role: str | None = None


async def load_followed(
    session: AsyncSession, actor: Actor, follow_up_id: UUID, *, today: date, for_update: bool = False
) -> Followed:
    """Within one's platforms, else NotFound."""
    if for_update:
        await session.execute(_LOCK, {"id": follow_up_id})
    keys = {"id": follow_up_id, "units": list(actor.units), "today": today}
    row = (await session.execute(text(_BY_ID), keys)).one_or_none()
    if row is None:
        raise NotFound
    return followed_of(row)


async def load_any(session: AsyncSession, follow_up_id: UUID, today: date) -> Followed:
    """For jobs, and for parties whom another area has let in; the second wall still stands."""
    row = (await session.execute(text(_ANY), {"id": follow_up_id, "today": today})).one_or_none()
    if row is None:
        raise NotFound
    return followed_of(row)


async def save_followed(session: AsyncSession, after: Followed, written: WrittenBy, *, seen: int) -> int:
    """What the facts now say, on the version that was read; answers the new one."""
    version: int | None = (
        await session.execute(
            _UPDATE, _values(after) | {"id": after.id, "seen": seen, "at": written.at, "role": written.role}
        )
    ).scalar_one_or_none()
    if version is None:
        raise Stale
    return version


async def append_steps(
    session: AsyncSession, after: Followed, steps: Sequence[FollowUpStep], written: WrittenBy
) -> None:
    for step in steps:
        await session.execute(
            _STEP,
            {
                "follow_up": after.id, "platform": after.platform_id, "track": step.track, "step": step.number,
                "source": step.source, "name": step.name, "target": step.target, "on": step.on, "at": written.at,
                "by": written.by, "role": written.role, "basis": step.basis, "outcome": step.outcome,
                "act": written.act_id,
            },
        )  # fmt: skip


def _values(after: Followed) -> dict[str, Any]:
    found = {name: getattr(after, name) for name in _COLUMNS}
    return {name: getattr(value, "value", value) for name, value in found.items()}


def followed_of(row: Any) -> Followed:
    identity = FollowedIdentity(
        row.family_name, row.first_names, row.birth_date, row.usage_name, row.sex, row.commune, row.postal_code,
        row.city, row.phone, row.email,
    )  # fmt: skip
    return Followed(
        id=row.id, platform_id=row.platform_id, platform_name=row.platform_name, version=row.version,
        identity=identity,
        last=LastSchooling(row.last_school_uai, row.last_school_name, row.last_formation, row.left_on),
        source=FollowUpSource(row.source_kind), source_id=row.source_id, student_id=row.student_id,
        school_id=row.school_id, arrived_on=row.arrived_on, known_to_mission_locale=row.known_to_mission_locale,
        contact_status=ContactStatus(row.contact_status), contact_step=row.contact_step,
        followup_status=FollowUpStatus(row.followup_status), followup_step=row.followup_step,
        close_reason=_or_none(FollowUpCloseReason, row.close_reason), closed_on=row.closed_on,
        transferred_to=row.transferred_to, obligation=TrainingObligation(row.obligation),
        obligation_step=row.obligation_step, obligation_since=row.obligation_since,
        obligation_proof=_or_none(ObligationProof, row.obligation_proof), failed_attempts=row.failed_attempts,
        next_contact_on=row.next_contact_on, appointment_on=row.appointment_on, reached_on=row.reached_on,
        interviewed_on=row.interviewed_on, waiting_for=WaitingFor(row.waiting_for), waiting_since=row.waiting_since,
        deadline_code=_or_none(DeadlineCode, row.deadline_code), deadline_on=row.deadline_on,
        deadline_is_legal=row.deadline_is_legal, legal_deadline_code=_or_none(DeadlineCode, row.legal_deadline_code),
        legal_deadline_on=row.legal_deadline_on, changed_at=row.changed_at, changed_role=row.changed_role,
        referent=Referent(row.referent_rank, row.referent_id, row.referent_name, row.referent_since, row.away_until),
    )  # fmt: skip


def _or_none(enum: Any, value: str | None) -> Any:
    return None if value is None else enum(value)


async def save_details(session: AsyncSession, follow_up_id: UUID, details: dict[str, str | None]) -> None:
    """New coordinates; None keeps what stands. The version moves with the act that brings them."""
    await session.execute(
        text("""UPDATE follow_ups SET phone = coalesce(CAST(:phone AS text), phone),
                    email = coalesce(CAST(:email AS text), email), city = coalesce(CAST(:city AS text), city),
                    postal_code = coalesce(CAST(:postal_code AS text), postal_code)
                WHERE id = :id"""),
        details | {"id": follow_up_id},
    )


async def mark_known_to_mission_locale(session: AsyncSession, follow_up_id: UUID) -> None:
    await session.execute(
        text("UPDATE follow_ups SET known_to_mission_locale = true WHERE id = :id"), {"id": follow_up_id}
    )
