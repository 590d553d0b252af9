"""What the page of a plan shows around it: who acted, who may sign, papers, links sent, the place taken."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.students.status import civility_words
from domain.support_plans.plan import BlockName, SupportPlan
from domain.support_plans.views import PaperView, PlaceView, PlanLead, SignatureRequestView


@dataclass(frozen=True)
class GuardianRow:
    """A legal representative: their name, and whether a mail may ask them to sign."""

    id: UUID
    name: str
    has_mail: bool
    prefers_mail: bool


@dataclass(frozen=True)
class PlanSurroundings:
    blocks: dict[BlockName, tuple[int, datetime | None]]
    steps: list[Any]
    signatures: list[Any]
    guardians: list[GuardianRow]
    requests: list[SignatureRequestView]
    papers: list[PaperView]
    place: PlaceView | None
    lead: PlanLead | None
    renewed_by: UUID | None


_BLOCKS = text("SELECT name, version, edited_at FROM support_plan_blocks WHERE plan_id = :id")
_STEPS = text("""
    SELECT t.step, t.name, t.source, t.target, t.acted_on, t.recorded_at, t.actor_role, t.detail, a.display_name
    FROM support_plan_steps t LEFT JOIN accounts a ON a.id = t.actor_id WHERE t.plan_id = :id ORDER BY t.step
""")
_SIGNATURES = text("""
    SELECT g.party, g.person_id, g.means, g.signed, g.signed_on, a.display_name
    FROM support_plan_signatures g LEFT JOIN accounts a ON a.id = g.person_id
    WHERE g.plan_id = :id AND g.withdrawn_at IS NULL ORDER BY g.signed_at
""")
_GUARDIANS = text("""
    SELECT id, civility, coalesce(usage_name, family_name) AS family_name, first_name,
           coalesce(email, '') <> '' AS mail,
           prefers_mail
    FROM guardians WHERE student_id = :student AND school_id = :school AND level = 1 AND missing_since IS NULL
      AND parental_authority NOT IN ('withdrawn', 'supervision_only') ORDER BY contact_first DESC, id
""")
_REQUESTS = text("""
    SELECT r.id, r.party, r.guardian_id,
           coalesce(g.first_name || ' ' || coalesce(g.usage_name, g.family_name), '') AS name,
           r.state, r.created_at, r.expires_at
    FROM signature_requests r LEFT JOIN guardians g ON g.id = r.guardian_id WHERE r.plan_id = :id
    ORDER BY r.created_at DESC
""")
_PAPERS = text("""
    SELECT id, written_on, plan_version, sha256 FROM support_plan_papers WHERE plan_id = :id ORDER BY created_at DESC
""")
_PLACE = text("SELECT id, structure, phone, entry_on, exit_on FROM support_places WHERE id = :id")
_LEAD = text("SELECT id, display_name, role FROM accounts WHERE id = :id")
_RENEWED = text("SELECT id FROM support_plans WHERE parent_plan_id = :id")


async def load_guardians(session: AsyncSession, student_id: UUID, school_id: UUID) -> list[GuardianRow]:
    rows = await session.execute(_GUARDIANS, {"student": student_id, "school": school_id})
    return [
        GuardianRow(
            row.id, " ".join(filter(None, (civility_words(row.civility), row.first_name, row.family_name))), row.mail,
            row.prefers_mail,
        )
        for row in rows
    ]  # fmt: skip


async def load_surroundings(session: AsyncSession, plan: SupportPlan) -> PlanSurroundings:
    keys = {"id": plan.id}
    lead_id = plan.content.follow_up.lead_id
    place = (await session.execute(_PLACE, {"id": plan.place_id})).one_or_none() if plan.place_id else None
    lead = (await session.execute(_LEAD, {"id": lead_id})).one_or_none() if lead_id else None
    return PlanSurroundings(
        blocks={BlockName(row.name): (row.version, row.edited_at) for row in await session.execute(_BLOCKS, keys)},
        steps=list((await session.execute(_STEPS, keys)).all()),
        signatures=list((await session.execute(_SIGNATURES, keys)).all()),
        guardians=await load_guardians(session, plan.student_id, plan.school_id),
        requests=[SignatureRequestView(*row) for row in await session.execute(_REQUESTS, keys)],
        papers=[PaperView(*row) for row in await session.execute(_PAPERS, keys)],
        place=PlaceView(*place) if place else None,
        lead=PlanLead(*lead) if lead else None,
        renewed_by=(await session.execute(_RENEWED, keys)).scalar_one_or_none(),
    )


async def lead_stands_in(session: AsyncSession, account_id: UUID, school_id: UUID) -> bool:
    """Whoever follows a plan is an adult of that school."""
    row = await session.execute(
        text("""SELECT 1 FROM actor_units u JOIN accounts a ON a.id = u.actor_id AND a.disabled_at IS NULL
                WHERE u.actor_id = :account AND u.unit_id = :school"""),
        {"account": account_id, "school": school_id},
    )
    return row.one_or_none() is not None
