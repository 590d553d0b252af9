"""What a school chose: how many situations a week, which rules it does not use, and since when."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.kernel.errors import NotFound, Stale
from domain.prevention.rules import RuleCode
from domain.prevention.week import DEFAULT_CAPACITY
from domain.schools.kinds import SchoolKind
from persistence.ids import new_id


@dataclass(frozen=True)
class School:
    id: UUID
    name: str
    kind: SchoolKind


async def load_school(session: AsyncSession, actor: Actor, school_id: UUID | None) -> School:
    """The school that was named, or one's own when none was; only where one stands."""
    row = await session.execute(
        text("""SELECT id, name, kind FROM schools WHERE id = ANY(CAST(:units AS uuid[]))
                  AND (CAST(:school AS uuid) IS NULL OR id = :school) ORDER BY name, id LIMIT 1"""),
        {"units": list(actor.units), "school": school_id},
    )
    found = row.one_or_none()
    if found is None:
        raise NotFound
    return School(found.id, found.name, SchoolKind(found.kind))


@dataclass(frozen=True)
class Capacity:
    """Version 0: nobody has said it yet."""

    school_id: UUID
    capacity: int
    version: int


async def load_capacity(session: AsyncSession, school_id: UUID) -> Capacity:
    row = await session.execute(
        text("SELECT school_id, capacity, version FROM prevention_settings WHERE school_id = :school"),
        {"school": school_id},
    )
    found = row.one_or_none()
    return Capacity(school_id, DEFAULT_CAPACITY, 0) if found is None else Capacity(*found)


async def save_capacity(session: AsyncSession, new: Capacity, by: UUID, at: datetime) -> Capacity:
    """`new.version` is the one that was read."""
    row = await session.execute(
        text("""INSERT INTO prevention_settings (school_id, capacity, set_by, set_at)
                VALUES (:school, :capacity, :by, :at)
                ON CONFLICT (school_id) DO UPDATE SET capacity = excluded.capacity, set_by = excluded.set_by,
                    set_at = excluded.set_at, version = prevention_settings.version + 1
                WHERE prevention_settings.version = :seen RETURNING school_id, capacity, version"""),
        {"school": new.school_id, "capacity": new.capacity, "by": by, "at": at, "seen": new.version},
    )
    found = row.one_or_none()
    if found is None:
        raise Stale
    return Capacity(*found)


@dataclass(frozen=True)
class Switch:
    """A rule that this school does not use."""

    rule: RuleCode
    kind: str
    reason: str
    off_since: date


async def load_switches(session: AsyncSession, school_id: UUID) -> dict[RuleCode, Switch]:
    rows = await session.execute(
        text("""SELECT rule, kind, reason, off_since FROM warning_rule_switches
                WHERE school_id = :school AND on_again_on IS NULL AND rule = ANY(CAST(:rules AS text[]))"""),
        {"school": school_id, "rules": [rule.value for rule in RuleCode]},
    )
    return {RuleCode(row.rule): Switch(RuleCode(row.rule), row.kind, row.reason, row.off_since) for row in rows}


async def switch_off(session: AsyncSession, school_id: UUID, switch: Switch, by: UUID, at: datetime) -> None:
    """Its live warnings end at once, marked as such: nobody works on a rule that is off."""
    keys = {"school": school_id, "rule": switch.rule.value}
    await session.execute(
        text("""INSERT INTO warning_rule_switches (id, school_id, rule, kind, reason, off_since, set_by, set_at)
                VALUES (:id, :school, :rule, :kind, :reason, :since, :by, :at)"""),
        keys | {"id": new_id(), "kind": switch.kind, "reason": switch.reason, "since": switch.off_since, "by": by}
        | {"at": at},
    )  # fmt: skip
    await session.execute(
        text("""UPDATE early_warnings SET ended_on = greatest(:since, last_seen_on), ended_because = 'rule_off',
                    gesture_id = NULL, state = CASE WHEN state = 'false_alarm' THEN state ELSE 'ended' END,
                    version = version + 1
                WHERE school_id = :school AND rule = :rule AND ended_on IS NULL"""),
        keys | {"since": switch.off_since},
    )


async def switch_on(session: AsyncSession, school_id: UUID, rule: RuleCode, by: UUID, on: date) -> None:
    await session.execute(
        text("""UPDATE warning_rule_switches SET on_again_on = :on, on_again_by = :by
                WHERE school_id = :school AND rule = :rule AND on_again_on IS NULL"""),
        {"school": school_id, "rule": rule.value, "by": by, "on": on},
    )


async def raised_since(session: AsyncSession, school_id: UUID, since: date) -> dict[str, int]:
    """By rule, the warnings first seen since that day."""
    rows = await session.execute(
        text("""SELECT rule, count(*) AS number FROM early_warnings
                WHERE school_id = :school AND first_seen_on >= :since GROUP BY rule"""),
        {"school": school_id, "since": since},
    )
    return {row.rule: row.number for row in rows}


@dataclass(frozen=True)
class GroupWarning:
    id: UUID
    class_id: UUID
    class_name: str
    weekday: int
    half: str
    pupils: int
    dates: int
    first_seen_on: date


async def load_groups(session: AsyncSession, school_id: UUID) -> list[GroupWarning]:
    rows = await session.execute(
        text("""SELECT g.id, g.class_id, c.name, g.weekday, g.half, g.pupils, g.dates, g.first_seen_on
                FROM group_warnings g JOIN classes c ON c.id = g.class_id
                WHERE g.school_id = :school AND g.ended_on IS NULL
                ORDER BY g.pupils DESC, c.name, g.weekday, g.half"""),
        {"school": school_id},
    )
    return [GroupWarning(*row) for row in rows]
