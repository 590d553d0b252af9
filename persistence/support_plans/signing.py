"""Signatures, papers and the links sent to families; the public door goes through functions of the database alone."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.support_plans.plan import Signature, SupportPlan
from persistence.ids import new_id
from persistence.links import LinkDoor

FAMILY_DOOR = LinkDoor("signature_requests", "signature_request")


@dataclass(frozen=True)
class Paper:
    """The plan as the family reads it: bytes, hash, and the same in words for a screen."""

    id: UUID
    written_on: date
    content: bytes
    sha256: str
    summary: Mapping[str, object]


async def add_paper(session: AsyncSession, plan: SupportPlan, paper: Paper, at: datetime) -> None:
    await session.execute(
        text("""INSERT INTO support_plan_papers (id, plan_id, student_id, school_id, written_on, plan_version, content,
                                                 sha256, summary, created_at)
                VALUES (:id, :plan, :student, :school, :on, :version, :content, :sha, CAST(:summary AS jsonb), :at)"""),
        {
            "id": paper.id, "plan": plan.id, "student": plan.student_id, "school": plan.school_id,
            "on": paper.written_on, "version": plan.version, "content": paper.content, "sha": paper.sha256,
            "summary": json.dumps(dict(paper.summary)), "at": at,
        },
    )  # fmt: skip


async def load_paper(session: AsyncSession, plan_id: UUID, sha256: str | None = None) -> bytes | None:
    """The latest paper of a plan, or the one with that hash."""
    row = await session.execute(
        text("""SELECT content FROM support_plan_papers WHERE plan_id = :plan
                  AND (CAST(:sha AS text) IS NULL OR sha256 = :sha) ORDER BY created_at DESC LIMIT 1"""),
        {"plan": plan_id, "sha": sha256},
    )
    found: bytes | None = row.scalar_one_or_none()
    return found


async def add_signature(session: AsyncSession, plan: SupportPlan, signature: Signature, by: UUID, at: datetime) -> bool:
    """A signature on paper; False when this person's is already there."""
    done = await session.execute(
        text("""INSERT INTO support_plan_signatures (id, plan_id, student_id, school_id, party, person_id, means,
                                                     signed, signed_on, signed_at, recorded_by)
                VALUES (:id, :plan, :student, :school, :party, :person, :means, :signed, :on, :at, :by)
                ON CONFLICT DO NOTHING RETURNING id"""),
        {
            "id": new_id(), "plan": plan.id, "student": plan.student_id, "school": plan.school_id,
            "party": signature.party.value, "person": signature.person_id, "means": signature.means.value,
            "signed": signature.signed, "on": signature.on, "at": at, "by": by,
        },
    )  # fmt: skip
    return done.one_or_none() is not None


async def touch_plan(session: AsyncSession, plan_id: UUID, *, expected: int) -> bool:
    """The page changed without a step."""
    done = await session.execute(
        text("UPDATE support_plans SET version = version + 1 WHERE id = :id AND version = :expected RETURNING id"),
        {"id": plan_id, "expected": expected},
    )
    return done.one_or_none() is not None


@dataclass(frozen=True)
class NewRequest:
    id: UUID
    paper_id: UUID
    party: str
    guardian_id: UUID | None
    expires_at: datetime


async def add_request(session: AsyncSession, plan: SupportPlan, new: NewRequest, by: UUID, at: datetime) -> None:
    """An earlier link of the same person no longer works."""
    await revoke_requests(session, plan.id, at, new.guardian_id, only_one=True)
    await session.execute(
        text("""INSERT INTO signature_requests (id, plan_id, student_id, school_id, paper_id, party, guardian_id,
                                                expires_at, created_by, created_at)
                VALUES (:id, :plan, :student, :school, :paper, :party, :guardian, :expires, :by, :at)"""),
        {
            "id": new.id, "plan": plan.id, "student": plan.student_id, "school": plan.school_id, "paper": new.paper_id,
            "party": new.party, "guardian": new.guardian_id, "expires": new.expires_at, "by": by, "at": at,
        },
    )  # fmt: skip


async def revoke_requests(
    session: AsyncSession, plan_id: UUID, at: datetime, guardian_id: UUID | None = None, *, only_one: bool = False
) -> None:
    await session.execute(
        text("""UPDATE signature_requests SET state = 'revoked', settled_at = :at
                WHERE plan_id = :plan AND state IN ('queued', 'sent')
                  AND (NOT :one OR guardian_id IS NOT DISTINCT FROM CAST(:guardian AS uuid))"""),
        {"plan": plan_id, "at": at, "one": only_one, "guardian": guardian_id},
    )


# --- the worker, under its own role


@dataclass(frozen=True)
class Addressee:
    email: str
    school_name: str
    school_phone: str


async def load_addressee(session: AsyncSession, request_id: UUID) -> Addressee | None:
    """Where the link goes; None once it was revoked, or when the person has no address any more."""
    row: Any = (
        await session.execute(
            text("""SELECT coalesce(g.email, s.email) AS email, c.name, c.phone
                    FROM signature_requests r JOIN students s ON s.id = r.student_id
                    JOIN schools c ON c.id = r.school_id
                    LEFT JOIN guardians g ON g.id = r.guardian_id
                    WHERE r.id = :id AND r.state = 'queued' AND (r.guardian_id IS NULL OR g.missing_since IS NULL)"""),
            {"id": request_id},
        )
    ).one_or_none()
    return Addressee(row.email, row.name, row.phone) if row and row.email else None
