"""Loads one plan within a perimeter and writes what moved; absent and out of reach are the same."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.kernel.errors import NotFound, Stale
from domain.support_plans.advance import Moved
from domain.support_plans.catalogue import scheme_of
from domain.support_plans.plan import BlockName, Running, Session, Signature, SupportPlan
from domain.support_plans.states import Agreement, PlanParty, PlanState, SignatureMeans
from domain.support_plans.tracks import workflow_of
from persistence.support_plans.contents import block_of, content_of, review_of

# The second line is the first wall for teachers: their own classes and groups, nobody else's.
REACHED = """p.school_id = ANY(CAST(:units AS uuid[])) AND (CAST(:classes AS uuid[]) IS NULL
    OR EXISTS (SELECT FROM enrolments e WHERE e.student_id = p.student_id AND e.school_id = p.school_id
               AND e.class_id = ANY(CAST(:classes AS uuid[])))
    OR EXISTS (SELECT FROM group_members g WHERE g.student_id = p.student_id
               AND g.class_id = ANY(CAST(:classes AS uuid[]))))"""
_LOCK = text(f"SELECT p.id FROM support_plans p WHERE p.id = :id AND {REACHED} FOR NO KEY UPDATE")
_LOAD = text(f"""
    SELECT p.*,
        (SELECT json_object_agg(b.name, b.content) FROM support_plan_blocks b WHERE b.plan_id = p.id) AS blocks,
        (SELECT json_agg(json_build_object('on', t.acted_on, 'detail', t.detail) ORDER BY t.step)
           FROM support_plan_steps t WHERE t.plan_id = p.id AND t.name = 'review') AS reviews,
        (SELECT json_agg(json_build_object('party', g.party, 'means', g.means, 'on', g.signed_on,
                'person_id', g.person_id, 'signed', g.signed) ORDER BY g.signed_at)
           FROM support_plan_signatures g WHERE g.plan_id = p.id AND g.withdrawn_at IS NULL) AS signatures
    FROM support_plans p WHERE p.id = :id AND {REACHED}
""")


def reach(actor: Actor) -> dict[str, object]:
    return {"units": list(actor.units), "classes": None if actor.classes is None else list(actor.classes)}


async def lock_plan(session: AsyncSession, actor: Actor, plan_id: UUID) -> SupportPlan:
    """Held until the transaction ends: what is read afterwards is what will be written on."""
    if (await session.execute(_LOCK, {"id": plan_id} | reach(actor))).one_or_none() is None:
        raise NotFound
    return await load_plan(session, actor, plan_id)


async def load_plan(session: AsyncSession, actor: Actor, plan_id: UUID) -> SupportPlan:
    row: Any = (await session.execute(_LOAD, {"id": plan_id} | reach(actor))).one_or_none()
    if row is None:
        raise NotFound
    return SupportPlan(
        id=row.id,
        student_id=row.student_id,
        school_id=row.school_id,
        scheme=scheme_of(row.scheme),
        state=PlanState(row.state),
        school_year=row.school_year,
        version=row.version,
        content=content_of(row.blocks or {}),
        agreement=Agreement(row.agreement),
        agreed_on=row.agreed_on,
        steps=row.steps,
        reviews=tuple(review_of(date.fromisoformat(one["on"]), one["detail"]) for one in row.reviews or ()),
        signatures=tuple(_signature(one) for one in row.signatures or ()),
        parent_plan_id=row.parent_plan_id,
        place_id=row.place_id,
        arrangement_id=row.arrangement_id,
    )


def _signature(one: dict[str, Any]) -> Signature:
    person = one["person_id"]
    return Signature(
        PlanParty(one["party"]), SignatureMeans(one["means"]), date.fromisoformat(one["on"]),
        UUID(person) if person else None, one["signed"],
    )  # fmt: skip


_RUNNING = text("""
    SELECT scheme, starts_on, ends_on FROM support_plans
    WHERE student_id = :student AND school_id = :school AND id <> :id
      AND state IN ('proposed', 'agreed', 'filed', 'admitted', 'active', 'reviewed')
""")
_EARLIER = text("""
    WITH RECURSIVE chain AS (
        SELECT p.parent_plan_id, p.starts_on, p.ends_on, 0 AS depth FROM support_plans p WHERE p.id = :id
        UNION ALL
        SELECT p.parent_plan_id, p.starts_on, coalesce(p.closed_on, p.ends_on), c.depth + 1
        FROM support_plans p JOIN chain c ON p.id = c.parent_plan_id
    )
    SELECT starts_on, ends_on FROM chain WHERE depth > 0 AND starts_on IS NOT NULL AND ends_on IS NOT NULL
    ORDER BY depth DESC
""")


async def load_running(session: AsyncSession, plan: SupportPlan) -> tuple[Running, ...]:
    keys = {"id": plan.id, "student": plan.student_id, "school": plan.school_id}
    rows = await session.execute(_RUNNING, keys)
    return tuple(Running(scheme_of(row.scheme), row.starts_on, row.ends_on) for row in rows)


async def load_earlier(session: AsyncSession, plan: SupportPlan) -> tuple[Session, ...]:
    """The sessions that this plan renews, the first one first."""
    return tuple(Session(*row) for row in await session.execute(_EARLIER, {"id": plan.id}))


_STEP = text("""
    INSERT INTO support_plan_steps (plan_id, student_id, school_id, track, step, source, name, target, acted_on,
                                    recorded_at, actor_id, actor_role, basis, detail, act_id)
    VALUES (:plan, :student, :school, :track, :step, :source, :name, :target, :on, :at, :actor, :role, :basis,
            CAST(:detail AS jsonb), :act)
""")
_MOVE = text("""
    UPDATE support_plans SET state = :state, steps = :steps, version = version + 1, agreement = :agreement,
        agreed_on = :agreed_on, next_review_on = :review_on, arrangement_id = :arrangement, place_id = :place,
        refused_on = CASE WHEN :state = 'refused' THEN CAST(:on AS date) ELSE refused_on END,
        started_on = CASE WHEN :name = 'start' THEN coalesce(starts_on, CAST(:on AS date)) ELSE started_on END,
        closed_on = CASE WHEN :over THEN CAST(:on AS date) ELSE closed_on END,
        exit_decision = coalesce(:exit, exit_decision)
    WHERE id = :id AND version = :expected
""")


@dataclass(frozen=True)
class StepAct:
    """Under which act of the journal the step is written, by whom, when."""

    name: str
    actor: Actor
    at: datetime
    act_id: UUID


async def write_step(session: AsyncSession, moved: Moved, act: StepAct) -> None:
    """The link of the chain, then the state that it ends in."""
    plan = moved.plan
    await session.execute(
        _STEP,
        {
            "plan": plan.id, "student": plan.student_id, "school": plan.school_id,
            "track": workflow_of(plan.scheme).name, "step": plan.steps, "source": moved.source.value, "name": act.name,
            "target": plan.state.value, "on": moved.on, "at": act.at, "actor": act.actor.id,
            "role": act.actor.role.value, "basis": moved.basis.code if moved.basis else "",
            "detail": json.dumps(moved.detail), "act": act.act_id,
        },
    )  # fmt: skip
    done = await session.execute(
        _MOVE,
        {
            "id": plan.id, "expected": plan.version - 1, "state": plan.state.value, "steps": plan.steps,
            "agreement": plan.agreement.value, "agreed_on": plan.agreed_on,
            "review_on": plan.content.follow_up.review_on, "arrangement": plan.arrangement_id, "place": plan.place_id,
            "name": act.name, "on": moved.on, "over": plan.state.is_over, "exit": moved.detail.get("exit_decision"),
        },
    )  # fmt: skip
    if done.rowcount != 1:  # type: ignore[attr-defined]
        raise Stale
    if act.name == "take_back":
        await session.execute(
            text("UPDATE support_plan_signatures SET withdrawn_at = :at WHERE plan_id = :id AND withdrawn_at IS NULL"),
            {"id": plan.id, "at": act.at},
        )
    if act.name == "review":
        await _rewrite(session, plan, BlockName.FOLLOW_UP)


_BLOCK = text("""
    UPDATE support_plan_blocks SET content = CAST(:content AS jsonb), version = version + 1, edited_by = :by,
        edited_at = :at
    WHERE plan_id = :plan AND name = :name AND version = :expected RETURNING version
""")
_REWRITE = text("""
    UPDATE support_plan_blocks SET content = CAST(:content AS jsonb), version = version + 1
    WHERE plan_id = :plan AND name = :name
""")
_DATES = text("""
    UPDATE support_plans SET starts_on = :starts_on, ends_on = :ends_on, next_review_on = :review_on, lead_id = :lead_id
    WHERE id = :id
""")


async def _rewrite(session: AsyncSession, plan: SupportPlan, name: BlockName) -> None:
    content = json.dumps(block_of(plan.content, name), default=str)
    await session.execute(_REWRITE, {"content": content, "plan": plan.id, "name": name.value})


async def write_block(
    session: AsyncSession, plan: SupportPlan, name: BlockName, *, expected: int, by: tuple[UUID, datetime]
) -> int:
    """The block as it now is; a stale writer of the same block is told so, writers of the others are not."""
    keys = {"plan": plan.id, "name": name.value, "expected": expected, "by": by[0], "at": by[1]}
    value = json.dumps(block_of(plan.content, name), default=str)
    version = (await session.execute(_BLOCK, keys | {"content": value})).scalar_one_or_none()
    if version is None:
        raise Stale
    if name is BlockName.FOLLOW_UP:
        dates = plan.content.follow_up
        await session.execute(
            _DATES,
            {
                "id": plan.id, "starts_on": dates.starts_on, "ends_on": dates.ends_on, "review_on": dates.review_on,
                "lead_id": dates.lead_id,
            },
        )  # fmt: skip
    return int(version)
