"""The standing groups of schools and platforms, and their members."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.access.permissions import Permission, Role
from domain.kernel.errors import NotFound, Stale
from domain.meetings.kinds import GroupPart, MeetingKind
from domain.meetings.meeting import Rhythm
from persistence.ids import new_id


@dataclass(frozen=True)
class Group:
    """A group and its free calendar."""

    id: UUID
    version: int
    unit_id: UUID
    kind: MeetingKind
    name: str
    first_on: date | None
    every_weeks: int | None
    starts_at: time
    planned_minutes: int
    place: str

    @property
    def rhythm(self) -> Rhythm | None:
        return Rhythm(self.first_on, self.every_weeks) if self.first_on and self.every_weeks else None


@dataclass(frozen=True)
class Member:
    """`institution`: the partner for whom they sit; empty for the house itself."""

    account_id: UUID
    display_name: str
    role: Role
    part: GroupPart
    institution: str


_GROUP = """
    SELECT id, version, unit_id, kind, name, first_on, every_weeks, starts_at, planned_minutes, place
    FROM prevention_groups g WHERE g.ended_on IS NULL AND
"""
_SEEN = """
    g.unit_id = ANY(CAST(:units AS uuid[])) AND (:holds OR EXISTS (SELECT FROM prevention_group_members n
        WHERE n.group_id = g.id AND n.account_id = :actor))
"""


def _reader(actor: Actor) -> dict[str, object]:
    return {"units": list(actor.units), "holds": actor.may(Permission.MEETINGS_HOLD), "actor": actor.id}


async def load_groups(session: AsyncSession, actor: Actor) -> list[Group]:
    """The groups within reach, by name."""
    rows = await session.execute(text(f"{_GROUP} {_SEEN} ORDER BY g.name, g.id"), _reader(actor))
    return [_group(row) for row in rows]


async def load_group(session: AsyncSession, actor: Actor, group_id: UUID) -> Group:
    row = (
        await session.execute(text(f"{_GROUP} g.id = :id AND {_SEEN}"), {**_reader(actor), "id": group_id})
    ).one_or_none()
    if row is None:
        raise NotFound
    return _group(row)


async def first_group(session: AsyncSession, unit_id: UUID, kind: MeetingKind) -> Group | None:
    """The oldest group of that kind in the unit."""
    row = (
        await session.execute(
            text(f"{_GROUP} g.unit_id = :unit AND g.kind = :kind ORDER BY g.created_at, g.id LIMIT 1"),
            {"unit": unit_id, "kind": kind.value},
        )
    ).one_or_none()
    return None if row is None else _group(row)


async def load_members(session: AsyncSession, group_id: UUID) -> list[Member]:
    rows = await session.execute(
        text("""SELECT n.account_id, a.display_name, a.role, n.part, coalesce(u.name, '') AS institution
                FROM prevention_group_members n JOIN accounts a ON a.id = n.account_id
                LEFT JOIN units u ON u.id = n.institution_id WHERE n.group_id = :g ORDER BY a.display_name, a.id"""),
        {"g": group_id},
    )
    return [
        Member(row.account_id, row.display_name, Role(row.role), GroupPart(row.part), row.institution) for row in rows
    ]


async def insert_group(session: AsyncSession, values: dict[str, object], by: UUID, at: datetime) -> UUID:
    """`values`: unit_id, kind, name, first_on, every_weeks, starts_at, planned_minutes, place."""
    group_id = new_id()
    await session.execute(
        text("""INSERT INTO prevention_groups (id, unit_id, kind, name, first_on, every_weeks, starts_at,
                    planned_minutes, place, created_by, created_at)
                VALUES (:id, :unit_id, :kind, :name, :first_on, :every_weeks, :starts_at, :planned_minutes, :place,
                    :by, :at)"""),
        {**values, "id": group_id, "by": by, "at": at},
    )
    return group_id


async def save_group(session: AsyncSession, group: Group) -> None:
    saved = await session.execute(
        text("""UPDATE prevention_groups SET version = version + 1, name = :name, first_on = :first_on,
                    every_weeks = :every_weeks, starts_at = :starts_at, planned_minutes = :planned_minutes,
                    place = :place
                WHERE id = :id AND version = :version RETURNING id"""),
        {
            "id": group.id, "version": group.version, "name": group.name, "first_on": group.first_on,
            "every_weeks": group.every_weeks, "starts_at": group.starts_at, "planned_minutes": group.planned_minutes,
            "place": group.place,
        },
    )  # fmt: skip
    if saved.one_or_none() is None:
        raise Stale


@dataclass(frozen=True)
class NewMember:
    """As whom somebody sits from now on, and for which partner."""

    account_id: UUID
    part: GroupPart
    institution_id: UUID | None = None


async def set_members(session: AsyncSession, group: Group, members: Iterable[NewMember], today: date) -> None:
    """The members from now on; meetings already planned keep those they had."""
    await session.execute(text("DELETE FROM prevention_group_members WHERE group_id = :g"), {"g": group.id})
    for one in members:
        await session.execute(
            text("""INSERT INTO prevention_group_members (group_id, unit_id, account_id, part, institution_id, since)
                    VALUES (:g, :u, :a, :part, :institution, :since)"""),
            {"g": group.id, "u": group.unit_id, "a": one.account_id, "part": one.part.value,
             "institution": one.institution_id, "since": today},
        )  # fmt: skip


def _group(row: Any) -> Group:
    return Group(
        row.id, row.version, row.unit_id, MeetingKind(row.kind), row.name, row.first_on, row.every_weeks, row.starts_at,
        row.planned_minutes, row.place,
    )  # fmt: skip
