"""Loads one contract within a perimeter and writes what moved; absent and out of reach are the same."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.kernel.errors import NotFound, Stale
from domain.training_contracts.advance import ContractMoved
from domain.training_contracts.contract import Commitments, ContractModule, PartyOfContract, Path, TrainingContract
from domain.training_contracts.places import HoldState
from domain.training_contracts.states import ContractParty, ContractSignatureMeans, ContractState, YouthStatus
from persistence.ids import new_id

REACHED = """(c.platform_id = ANY(CAST(:units AS uuid[])) OR c.tutor_id = :actor
    OR (c.state <> 'draft' AND c.provider_unit_id = ANY(CAST(:units AS uuid[]))))"""
_LOAD = f"""
    SELECT c.*, h.state AS hold_state FROM training_contracts c JOIN place_holds h ON h.id = c.hold_id
    WHERE c.id = :id AND {REACHED}
"""
_PARTIES = text("""
    SELECT p.id, p.party, p.name, p.quality, p.email, p.account_id, s.signed, s.signed_on, s.means
    FROM training_contract_parties p
    LEFT JOIN training_contract_signatures s ON s.party_id = p.id AND s.withdrawn_at IS NULL
    WHERE p.contract_id = :id AND p.replaced_at IS NULL
""")
_MOVE = text("""
    UPDATE training_contracts SET version = version + 1, state = :state, steps = :steps, started_on = :started_on,
        ended_on = :ended_on, next_review_on = :next_review_on,
        sent_on = CASE WHEN :step = 'send_to_sign' THEN CAST(:on AS date) ELSE sent_on END,
        end_detail = CASE WHEN :over THEN CAST(:detail AS jsonb) ELSE end_detail END
    WHERE id = :id AND version = :expected RETURNING id
""")
_STEP = text("""
    INSERT INTO training_contract_steps (contract_id, platform_id, step, source, name, target, acted_on, recorded_at,
                                         actor_id, actor_role, basis, detail, act_id)
    VALUES (:id, :platform, :steps, :source, :step, :state, :on, :at, :by, :role, :basis, CAST(:detail AS jsonb), :act)
""")
_WRITE = text("""
    UPDATE training_contracts SET version = version + 1, objective = :objective, youth_status = :youth_status,
        starts_on = :starts_on, ends_on = :ends_on, first_day = :first_day, timetable = :timetable,
        modules = CAST(:modules AS jsonb), commitments = CAST(:commitments AS jsonb)
    WHERE id = :id AND version = :expected RETURNING id
""")


@dataclass(frozen=True)
class ContractAct:
    """Who acts and when."""

    name: str
    actor: Actor
    at: datetime
    act_id: UUID


async def load_contract(
    session: AsyncSession, actor: Actor, contract_id: UUID, *, for_update: bool = False
) -> TrainingContract:
    """Of one's platforms, of one's own structure once it is no draft, or one's own as a tutor; else NotFound."""
    keys = {"id": contract_id, "units": list(actor.units), "actor": actor.id}
    statement = f"{_LOAD} FOR UPDATE OF c" if for_update else _LOAD
    row: Any = (await session.execute(text(statement), keys)).one_or_none()
    if row is None:
        raise NotFound
    parties = [_party(one) for one in await session.execute(_PARTIES, {"id": contract_id})]
    return _contract(row, parties)


def _contract(row: Any, parties: list[PartyOfContract]) -> TrainingContract:
    status = YouthStatus(row.youth_status) if row.youth_status else None
    modules = tuple(ContractModule(**one) for one in row.modules)
    path = Path(row.objective, status, row.starts_on, row.ends_on, row.first_day, row.timetable, modules)
    return TrainingContract(
        row.id, row.platform_id, row.follow_up_id, row.hold_id, HoldState(row.hold_state), ContractState(row.state),
        row.birth_date, row.first_name, row.family_name, row.provider_unit_id, row.tutor_id, path,
        Commitments(**row.commitments), tuple(parties), row.next_review_on, row.started_on, row.ended_on, row.steps,
        row.version, row.student_id, row.school_id,
    )  # fmt: skip


def _party(row: Any) -> PartyOfContract:
    return PartyOfContract(
        row.id, ContractParty(row.party), row.name, row.quality, row.email, row.account_id,
        row.signed_on if row.signed else None, ContractSignatureMeans(row.means) if row.signed else None,
        row.signed_on if row.signed is False else None,
    )  # fmt: skip


@dataclass(frozen=True)
class NewContract:
    """A draft on a place that is held for this young person."""

    platform_id: UUID
    follow_up_id: UUID
    hold_id: UUID
    provider_unit_id: UUID | None
    first_name: str
    family_name: str
    birth_date: Any
    youth_status: str | None
    starts_on: Any
    objective: str
    student_id: UUID | None = None
    school_id: UUID | None = None


async def insert_contract(session: AsyncSession, new: NewContract, by: UUID, at: datetime) -> UUID | None:
    """None when one is already being prepared for this young person, or stands on this place."""
    contract_id = new_id()
    done = await session.execute(
        text("""INSERT INTO training_contracts (id, platform_id, follow_up_id, hold_id, provider_unit_id, first_name,
                    family_name, birth_date, youth_status, starts_on, objective, student_id, school_id, commitments,
                    created_by, created_at)
                VALUES (:id, :platform_id, :follow_up_id, :hold_id, :provider_unit_id, :first_name, :family_name,
                    :birth_date, :youth_status, :starts_on, :objective, :student_id, :school_id,
                    '{"young_person": "", "tutor": "", "provider": ""}', :by, :at)
                ON CONFLICT DO NOTHING RETURNING id"""),
        vars(new) | {"id": contract_id, "by": by, "at": at},
    )
    return contract_id if done.one_or_none() else None


async def write_contract(session: AsyncSession, contract: TrainingContract, *, expected: int) -> None:
    """The path and the commitments, whole."""
    path = contract.path
    done = await session.execute(
        _WRITE,
        {
            "id": contract.id, "expected": expected, "objective": path.objective, "starts_on": path.starts_on,
            "youth_status": path.youth_status.value if path.youth_status else None, "ends_on": path.ends_on,
            "first_day": path.first_day, "timetable": path.timetable,
            "modules": json.dumps([vars(one) for one in path.modules]),
            "commitments": json.dumps(vars(contract.commitments)),
        },
    )  # fmt: skip
    if done.one_or_none() is None:
        raise Stale


async def write_step(session: AsyncSession, moved: ContractMoved, act: ContractAct) -> None:
    """The state and the link of the chain that it ends, together."""
    after = moved.contract
    keys = {
        "id": after.id, "platform": after.platform_id, "state": after.state.value, "steps": after.steps,
        "started_on": after.started_on, "ended_on": after.ended_on, "next_review_on": after.next_review_on,
        "step": act.name, "on": moved.on, "over": after.state.is_over, "detail": json.dumps(moved.detail),
        "expected": after.version - 1, "source": moved.source.value, "at": act.at, "by": act.actor.id,
        "role": act.actor.role.value, "basis": moved.basis.code if moved.basis else "", "act": act.act_id,
    }  # fmt: skip
    if (await session.execute(_MOVE, keys)).one_or_none() is None:
        raise Stale
    await session.execute(_STEP, keys)


async def touch(session: AsyncSession, contract_id: UUID, *, expected: int) -> None:
    """The page changed without a step."""
    done = await session.execute(
        text("UPDATE training_contracts SET version = version + 1 WHERE id = :id AND version = :expected RETURNING id"),
        {"id": contract_id, "expected": expected},
    )
    if done.one_or_none() is None:
        raise Stale


async def other_running(session: AsyncSession, contract: TrainingContract) -> str:
    """« E2C, jusqu'au… » : another contract of the same young person that runs; empty when none does."""
    row: Any = (
        await session.execute(
            text("""SELECT p.provider_name, o.ends_on FROM training_contracts o
                    JOIN place_holds h ON h.id = o.hold_id JOIN training_places p ON p.id = h.place_id
                    WHERE o.follow_up_id = :follow_up AND o.id <> :id AND o.state IN ('active', 'suspended')"""),
            {"follow_up": contract.follow_up_id, "id": contract.id},
        )
    ).one_or_none()
    if row is None:
        return ""
    return row.provider_name if row.ends_on is None else f"{row.provider_name}, jusqu'au {row.ends_on:%d/%m/%Y}"
