"""Loads and saves campaigns, within the units of whoever asks; a version that moved meanwhile is stale."""

import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.kernel.errors import NotFound, Stale
from domain.siei.campaign import Campaign, CampaignState

_KEPT = (
    "verdicts", "stages", "counts", "removed", "exits", "erased", "digest", "replayed", "problem", "cancel_asked",
    "previous_id", "crossed_at", "published_at", "published_by", "closed_at", "closed_by",
)  # fmt: skip
_JSON = frozenset({"verdicts", "stages", "counts", "removed", "exits", "erased", "replayed"})
_COLUMNS = ("id", "unit_id", "campaign_date", "departments", "state", "version", "created_by", "created_at", *_KEPT)
_LOAD = text(f"""
    SELECT {", ".join(_COLUMNS)} FROM siei_campaigns
    WHERE id = :id AND (CAST(:units AS uuid[]) IS NULL OR unit_id = ANY(CAST(:units AS uuid[])))
""")
_READABLE = text(f"""
    SELECT {", ".join(_COLUMNS)} FROM siei_campaigns
    WHERE id = :id AND (unit_id = ANY(CAST(:units AS uuid[])) OR EXISTS (
        SELECT FROM units v WHERE v.id = ANY(CAST(:units AS uuid[])) AND v.kind = 'dsden'
          AND v.department_code = ANY(departments)))
""")
_INSERT = text("""
    INSERT INTO siei_campaigns (id, unit_id, campaign_date, departments, state, previous_id, created_by, created_at)
    VALUES (:id, :unit_id, :campaign_date, :departments, :state, :previous_id, :created_by, :created_at)
""")
_SET = ", ".join(f"{name} = " + (f"CAST(:{name} AS jsonb)" if name in _JSON else f":{name}") for name in _KEPT)
_UPDATE = text(f"""
    UPDATE siei_campaigns SET state = :state, version = :version, {_SET}
    WHERE id = :id AND version = :expected RETURNING id
""")
# The last campaign of the unit that reached the platforms and shares a département with this one.
_PREVIOUS = text("""
    SELECT id FROM siei_campaigns
    WHERE unit_id = :unit AND departments && CAST(:departments AS text[]) AND campaign_date < :on
      AND state IN ('published', 'closed')
    ORDER BY campaign_date DESC, created_at DESC LIMIT 1
""")
_DEPARTMENTS = text("""
    SELECT u.department_code FROM units u WHERE u.id = :unit AND u.kind IN ('dsden', 'academy')
        AND u.department_code IS NOT NULL
    UNION
    SELECT s.department_code FROM schools s JOIN units u ON u.kind = 'academy' AND u.name = s.academy_name
    WHERE u.id = :unit
""")
_HOLDERS = text("""
    SELECT id, name FROM units WHERE id = ANY(CAST(:units AS uuid[])) AND kind IN ('dsden', 'academy') ORDER BY name
""")


async def load_campaign(session: AsyncSession, campaign_id: UUID, actor: Actor | None) -> Campaign:
    """Within the actor's units, else NotFound; a job, which has no actor, reaches all."""
    units = None if actor is None else list(actor.units)
    row = (await session.execute(_LOAD, {"id": campaign_id, "units": units})).one_or_none()
    if row is None:
        raise NotFound
    return _campaign(row)


async def load_readable(session: AsyncSession, campaign_id: UUID, actor: Actor) -> Campaign:
    """One's own, or an académie's over the département of one's DSDEN, which may read it."""
    row = (await session.execute(_READABLE, {"id": campaign_id, "units": list(actor.units)})).one_or_none()
    if row is None:
        raise NotFound
    return _campaign(row)


def _campaign(row: Any) -> Campaign:
    found = dict(zip(_COLUMNS, row, strict=True))
    return Campaign(**{**found, "state": CampaignState(row.state)})


async def open_campaigns(session: AsyncSession) -> list[Campaign]:
    """Of every institution, for the command line: those that are neither closed nor abandoned."""
    rows = await session.execute(
        text(f"""SELECT {", ".join(_COLUMNS)} FROM siei_campaigns WHERE state NOT IN ('closed', 'abandoned')
                 ORDER BY campaign_date, id""")
    )
    return [_campaign(row) for row in rows]


async def insert_campaign(session: AsyncSession, one: Campaign) -> None:
    await session.execute(
        _INSERT,
        {
            "id": one.id, "unit_id": one.unit_id, "campaign_date": one.campaign_date,
            "departments": list(one.departments), "state": one.state.value, "previous_id": one.previous_id,
            "created_by": one.created_by, "created_at": one.created_at,
        },
    )  # fmt: skip


async def save_campaign(session: AsyncSession, after: Campaign, *, seen: int) -> Campaign:
    """The campaign one version further; Stale when somebody was faster."""
    saved = replace(after, version=seen + 1)
    values: dict[str, Any] = {name: getattr(saved, name) for name in _KEPT}
    for name in _JSON:
        value = values[name]
        values[name] = None if value is None else json.dumps(value, default=str)
    keys = {"id": saved.id, "state": saved.state.value, "version": saved.version, "expected": seen}
    if (await session.execute(_UPDATE, values | keys)).one_or_none() is None:
        raise Stale
    return saved


async def hold_run(session: AsyncSession, campaign_id: UUID) -> bool:
    """One run of a campaign at a time, wherever it runs; let go with the transaction, however it ends."""
    held = text("SELECT pg_try_advisory_xact_lock(hashtextextended(:id, 0))")
    return bool((await session.execute(held, {"id": str(campaign_id)})).scalar_one())


async def is_cancel_asked(session: AsyncSession, campaign_id: UUID) -> bool:
    asked = text("SELECT cancel_asked FROM siei_campaigns WHERE id = :id")
    return bool((await session.execute(asked, {"id": campaign_id})).scalar_one())


async def find_previous(session: AsyncSession, unit_id: UUID, departments: list[str], on: date) -> UUID | None:
    keys = {"unit": unit_id, "departments": departments, "on": on}
    return (await session.execute(_PREVIOUS, keys)).scalar_one_or_none()


async def find_start(session: AsyncSession, one: Campaign) -> UUID | None:
    """The institution's last crossed campaign, of that day or before, whose folder is kept: most lines are the same."""
    found = text("""
        SELECT id FROM siei_campaigns
        WHERE unit_id = :unit AND campaign_date <= :on AND id <> :id AND crossed_at IS NOT NULL
          AND departments && CAST(:departments AS text[]) AND state NOT IN ('closed', 'abandoned')
        ORDER BY departments = CAST(:departments AS text[]) DESC, campaign_date DESC, crossed_at DESC, id LIMIT 1
    """)
    keys = {"unit": one.unit_id, "on": one.campaign_date, "id": one.id, "departments": list(one.departments)}
    return (await session.execute(found, keys)).scalar_one_or_none()


async def departments_of_unit(session: AsyncSession, unit_id: UUID) -> frozenset[str]:
    """Of a DSDEN its own; of an académie those of its schools; of anything else none."""
    return frozenset((await session.execute(_DEPARTMENTS, {"unit": unit_id})).scalars())


async def holders_of(session: AsyncSession, actor: Actor) -> list[tuple[UUID, str]]:
    """The units for which this person may run a campaign."""
    return [(row.id, row.name) for row in await session.execute(_HOLDERS, {"units": list(actor.units)})]


_BASIS = text("""
    SELECT b.id, b.version, b.reference, b.decided_on, b.recorded_at, a.display_name AS recorded_by_name
    FROM siei_legal_bases b LEFT JOIN accounts a ON a.id = b.recorded_by WHERE b.withdrawn_at IS NULL
""")


async def load_basis(session: AsyncSession) -> Any:
    """The text that stands, or None: SIEI is off."""
    return (await session.execute(_BASIS)).one_or_none()


async def insert_basis(session: AsyncSession, values: dict[str, Any]) -> None:
    await session.execute(
        text("""INSERT INTO siei_legal_bases (id, reference, decided_on, recorded_by, recorded_at)
                VALUES (:id, :reference, :decided_on, :by, :at)"""),
        values,
    )


async def withdraw_basis(session: AsyncSession, by: UUID, at: datetime) -> bool:
    done = await session.execute(
        text("""UPDATE siei_legal_bases SET withdrawn_by = :by, withdrawn_at = :at WHERE withdrawn_at IS NULL
                RETURNING id"""),
        {"by": by, "at": at},
    )
    return done.one_or_none() is not None
