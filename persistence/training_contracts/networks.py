"""Networks and their members: read by the platform and by whoever belongs, changed by the platform."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.elements import ColumnElement

from domain.access.actor import Actor
from domain.kernel.errors import NotFound, Stale
from domain.training_contracts.place_views import NetworkLine, NetworkMember
from domain.training_contracts.places import MemberKind
from persistence.ids import new_id
from persistence.paging import page
from persistence.training_contracts.rows import accounts, members, networks, places, units


@dataclass(frozen=True)
class NetworkRow:
    id: UUID
    version: int
    platform_id: UUID
    platform_name: str
    name: str
    phone: str
    animator_id: UUID | None
    animator_name: str | None


def reached(actor: Actor) -> ColumnElement[bool]:
    """The first wall: the platform of the network, or a structure that belongs to it."""
    own = list(actor.units)
    belongs = (
        select(members.c.id)
        .where(members.c.network_id == networks.c.id, members.c.unit_id.in_(own), members.c.left_on.is_(None))
        .exists()
    )
    return or_(networks.c.platform_id.in_(own), belongs)


def network_page(actor: Actor, today: date, limit: int) -> Select[tuple[str]]:
    open_places = (places.c.network_id == networks.c.id, places.c.closed_on.is_(None), places.c.entry_on >= today)
    query: Select[Any] = (
        select(
            networks.c.id, networks.c.version, networks.c.platform_id, units.c.name.label("platform_name"),
            networks.c.name, networks.c.phone, accounts.c.display_name.label("animator_name"),
            select(func.count()).where(members.c.network_id == networks.c.id, members.c.left_on.is_(None))
            .scalar_subquery().label("members"),
            select(func.count()).where(*open_places).scalar_subquery().label("places"),
            select(func.coalesce(func.sum(places.c.capacity - places.c.taken), 0)).where(*open_places)
            .scalar_subquery().label("free"),
        )
        .select_from(networks.join(units, units.c.id == networks.c.platform_id)
                     .outerjoin(accounts, accounts.c.id == networks.c.animator_id))
        .where(reached(actor))
        .order_by(networks.c.name, networks.c.id)
    )  # fmt: skip
    return page(NetworkLine, query, limit)


_NETWORK = """
    SELECT n.id, n.version, n.platform_id, u.name AS platform_name, n.name, n.phone, n.animator_id,
           a.display_name AS animator_name
    FROM foquale_networks n JOIN units u ON u.id = n.platform_id LEFT JOIN accounts a ON a.id = n.animator_id
    WHERE n.id = :id AND (n.platform_id = ANY(CAST(:units AS uuid[])) OR EXISTS (
        SELECT FROM foquale_members m WHERE m.network_id = n.id AND m.left_on IS NULL
          AND m.unit_id = ANY(CAST(:units AS uuid[]))))
"""


async def load_network(session: AsyncSession, actor: Actor, network_id: UUID) -> NetworkRow:
    row: Any = (
        await session.execute(text(_NETWORK), {"id": network_id, "units": list(actor.units)})
    ).one_or_none()  # fmt: skip
    if row is None:
        raise NotFound
    return NetworkRow(*row)


async def load_members(session: AsyncSession, network_id: UUID) -> list[NetworkMember]:
    rows = await session.execute(
        text("""SELECT id, kind, name, phone, unit_id, joined_on FROM foquale_members
                WHERE network_id = :id AND left_on IS NULL ORDER BY kind, name"""),
        {"id": network_id},
    )
    return [
        NetworkMember(
            row.id, MemberKind(row.kind), MemberKind(row.kind).label, row.name, row.phone, row.unit_id, row.joined_on
        )
        for row in rows
    ]


async def insert_network(session: AsyncSession, values: dict[str, object], by: UUID, at: datetime) -> bool:
    """False when the platform has a network of that name."""
    done = await session.execute(
        text("""INSERT INTO foquale_networks (id, platform_id, name, phone, animator_id, created_by, created_at)
                VALUES (:id, :platform_id, :name, :phone, :animator_id, :by, :at)
                ON CONFLICT (platform_id, name) DO NOTHING RETURNING id"""),
        values | {"by": by, "at": at},
    )
    return done.one_or_none() is not None


async def change_network(session: AsyncSession, row: NetworkRow, *, expected: int) -> None:
    done = await session.execute(
        text("""UPDATE foquale_networks SET name = :name, phone = :phone, animator_id = :animator,
                    version = version + 1 WHERE id = :id AND version = :expected RETURNING id"""),
        {
            "id": row.id, "name": row.name, "phone": row.phone, "animator": row.animator_id, "expected": expected,
        },
    )  # fmt: skip
    if done.one_or_none() is None:
        raise Stale


async def insert_member(session: AsyncSession, network_id: UUID, values: dict[str, object]) -> bool:
    done = await session.execute(
        text("""INSERT INTO foquale_members (id, network_id, unit_id, kind, name, phone, joined_on)
                VALUES (:id, :network, :unit_id, :kind, :name, :phone, :on)
                ON CONFLICT (network_id, name) WHERE left_on IS NULL DO NOTHING RETURNING id"""),
        values | {"id": new_id(), "network": network_id},
    )
    return done.one_or_none() is not None


async def end_member(session: AsyncSession, network_id: UUID, member_id: UUID, on: date) -> bool:
    done = await session.execute(
        text("""UPDATE foquale_members SET left_on = greatest(joined_on, :on)
                WHERE id = :id AND network_id = :network AND left_on IS NULL RETURNING id"""),
        {"id": member_id, "network": network_id, "on": on},
    )
    return done.one_or_none() is not None


async def stands_there(session: AsyncSession, account_id: UUID, platform_id: UUID) -> bool:
    """Whether that account stands in the platform, or in a structure of one of its networks."""
    found = await session.execute(
        text("""SELECT EXISTS (SELECT FROM actor_units a JOIN accounts c ON c.id = a.actor_id
                  WHERE a.actor_id = :account AND c.disabled_at IS NULL AND (a.unit_id = :platform OR EXISTS (
                    SELECT FROM foquale_members m JOIN foquale_networks n ON n.id = m.network_id
                    WHERE n.platform_id = :platform AND m.unit_id = a.unit_id AND m.left_on IS NULL)))"""),
        {"account": account_id, "platform": platform_id},
    )
    return bool(found.scalar_one())


async def count_places(session: AsyncSession, network_id: UUID, today: date) -> tuple[int, int]:
    """Offers to come and the places left in them."""
    row = (
        await session.execute(
            text("""SELECT count(*), coalesce(sum(capacity - taken), 0) FROM training_places
                    WHERE network_id = :id AND closed_on IS NULL AND entry_on >= :today"""),
            {"id": network_id, "today": today},
        )
    ).one()
    return int(row[0]), int(row[1])
