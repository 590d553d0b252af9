"""Contracts and holds that wait for this reader."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.access.permissions import Permission
from domain.training_contracts.states import ContractParty
from domain.work.contract_rows import DueContract, EndingHold
from domain.work.items import WorkPerson

ABOUT_TO_LAPSE = timedelta(days=2)
_CONTRACTS = text("""
    SELECT c.id, c.first_name, c.family_name, p.provider_name, c.sent_on, c.state, c.next_review_on,
        coalesce(c.tutor_id = :actor, false) AS is_tutor, c.platform_id = ANY(CAST(:units AS uuid[])) AS inside,
        coalesce(c.provider_unit_id = ANY(CAST(:units AS uuid[])), false) AS hosts, m.months, m.due_on,
        ARRAY(SELECT y.party FROM training_contract_parties y
              WHERE y.contract_id = c.id AND y.replaced_at IS NULL AND c.state IN ('to_sign', 'active', 'suspended')
                AND NOT EXISTS (SELECT FROM training_contract_signatures s
                                WHERE s.party_id = y.id AND s.signed AND s.withdrawn_at IS NULL)) AS missing
    FROM training_contracts c JOIN place_holds h ON h.id = c.hold_id JOIN training_places p ON p.id = h.place_id
    LEFT JOIN LATERAL (SELECT months, due_on FROM training_contract_marks k
        WHERE k.contract_id = c.id AND k.held IS NULL AND k.due_on <= :today ORDER BY k.due_on LIMIT 1) m ON true
    WHERE (c.platform_id = ANY(CAST(:units AS uuid[])) OR c.tutor_id = :actor
           OR (c.state <> 'draft' AND c.provider_unit_id = ANY(CAST(:units AS uuid[]))))
      AND (c.state IN ('to_sign', 'active', 'suspended') OR m.months IS NOT NULL)
      AND c.state NOT IN ('abandoned', 'transferred')
    ORDER BY c.next_review_on, c.id LIMIT 300
""")
_HOLDS = text("""
    SELECT h.id, f.family_name, f.first_names, h.follow_up_id, p.formation, p.provider_name, h.held_at, h.held_until
    FROM place_holds h JOIN training_places p ON p.id = h.place_id JOIN follow_ups f ON f.id = h.follow_up_id
    WHERE h.platform_id = ANY(CAST(:units AS uuid[])) AND h.state = 'held' AND h.held_until <= :soon
    ORDER BY h.held_until, h.id LIMIT 50
""")


async def load_due_contracts(session: AsyncSession, actor: Actor, today: date) -> list[DueContract]:
    """Of the platform, of the hosting structure, of the tutor: each within its own wall."""
    rows = await session.execute(_CONTRACTS, {"units": list(actor.units), "actor": actor.id, "today": today})
    return [_due(row, actor) for row in rows]


def _due(row: Any, actor: Actor) -> DueContract:
    mine = ContractParty.TUTOR if row.is_tutor else ContractParty.PROVIDER if row.hosts else None
    signs = actor.may(Permission.CONTRACTS_SIGN) and mine is not None and mine.value in row.missing
    asks = row.is_tutor or row.inside
    person = WorkPerson(row.id, row.family_name, row.first_name, None, row.provider_name)
    return DueContract(
        row.id, person, row.is_tutor, row.inside and actor.may(Permission.CONTRACTS_PREPARE), row.sent_on, signs,
        tuple(ContractParty(one).label.lower() for one in row.missing),
        row.next_review_on if row.state in {"active", "suspended"} else None,
        row.months if asks else None, row.due_on if asks else None,
    )  # fmt: skip


async def load_ending_holds(session: AsyncSession, actor: Actor, now: datetime) -> list[EndingHold]:
    rows = await session.execute(_HOLDS, {"units": list(actor.units), "soon": now + ABOUT_TO_LAPSE})
    return [
        EndingHold(
            row.id, WorkPerson(row.follow_up_id, row.family_name, row.first_names, None, row.provider_name),
            row.formation, row.held_at.date(), row.held_until,
        )
        for row in rows
    ]  # fmt: skip
