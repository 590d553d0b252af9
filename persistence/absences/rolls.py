"""Rolls: the row of one, the pupils it calls, the marks it left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.absences.rolls import Marks, Slot
from domain.access.actor import Actor
from domain.kernel.errors import NotFound
from persistence.ids import new_id


@dataclass(frozen=True)
class CalledClass:
    """A class or group whose roll is taken."""

    id: UUID
    school_id: UUID
    name: str
    kind: str
    school_year: int


async def load_class(session: AsyncSession, actor: Actor, class_id: UUID) -> CalledClass:
    """A class within reach: of one's schools, of one's own for a teacher so limited; else NotFound."""
    row = (
        await session.execute(
            text("""SELECT id, school_id, name, kind, school_year FROM classes
                    WHERE id = :id AND school_id = ANY(CAST(:units AS uuid[]))"""),
            {"id": class_id, "units": list(actor.units)},
        )
    ).one_or_none()
    if row is None or (actor.classes is not None and class_id not in actor.classes):
        raise NotFound
    return CalledClass(*row)


_MEMBERS = text("""
    SELECT s.id, s.family_name, s.first_name
    FROM enrolments e JOIN students s ON s.id = e.student_id
    WHERE e.school_id = :school AND e.school_year = :year
      AND (e.class_id = :class OR e.student_id IN (SELECT student_id FROM group_members WHERE class_id = :class))
      AND (e.entered_on IS NULL OR e.entered_on <= :day) AND (e.left_on IS NULL OR e.left_on > :day)
    ORDER BY s.sort_name, s.id
""")


@dataclass(frozen=True)
class Member:
    id: UUID
    family_name: str
    first_name: str


async def load_members(session: AsyncSession, called: CalledClass, day: date) -> list[Member]:
    """The pupils of a class or group on that day, in name order."""
    rows = await session.execute(
        _MEMBERS, {"school": called.school_id, "class": called.id, "year": called.school_year, "day": day}
    )
    return [Member(*row) for row in rows]


@dataclass(frozen=True)
class RollRow:
    """A roll as it stands. Version 0: not taken yet."""

    id: UUID
    version: int
    taken_at: datetime | None
    taken_by: UUID | None


# Locks the roll: two people who take the same one wait for each other here.
_HOLD = text("""
    INSERT INTO roll_calls (id, class_id, school_id, day, period, half, starts_at, ends_at)
    VALUES (:id, :class, :school, :day, :period, :half, :starts_at, :ends_at)
    ON CONFLICT (class_id, day, period) DO UPDATE SET version = roll_calls.version
    RETURNING id, version, taken_at, taken_by
""")


async def hold_roll(session: AsyncSession, called: CalledClass, slot: Slot) -> RollRow:
    """The roll, held by this transaction, as it was before; a new row when nobody has taken it."""
    row = await session.execute(
        _HOLD,
        {
            "id": new_id(), "class": called.id, "school": called.school_id, "day": slot.day, "period": slot.code,
            "half": slot.half.value, "starts_at": slot.starts_at, "ends_at": slot.ends_at,
        },
    )  # fmt: skip
    return RollRow(*row.one())


async def was_missing(session: AsyncSession, called: CalledClass, slot: Slot) -> bool:
    """Whether this half-day stood as « appel non fait »: a roll was due and none has been taken."""
    rows = await session.execute(
        text("""SELECT count(*) FILTER (WHERE taken_at IS NULL AND version > 0) > 0
                   AND count(*) FILTER (WHERE taken_at IS NOT NULL) = 0
                FROM roll_calls WHERE class_id = :class AND day = :day AND half = :half"""),
        {"class": called.id, "day": slot.day, "half": slot.half.value},
    )
    return bool(rows.scalar_one())


async def settle_roll(session: AsyncSession, roll_id: UUID, by: UUID, at: datetime) -> int:
    """The roll has been taken; its new version."""
    row = await session.execute(
        text("""UPDATE roll_calls SET taken_by = :by, taken_at = :at, version = version + 1
                WHERE id = :id RETURNING version"""),
        {"id": roll_id, "by": by, "at": at},
    )
    return int(row.scalar_one())


@dataclass(frozen=True)
class StandingMarks:
    """The marks of a roll as they stand: whose entry is which."""

    absent: dict[UUID, UUID]
    late: dict[UUID, tuple[UUID, int]]

    @property
    def marks(self) -> Marks:
        return Marks(frozenset(self.absent), {pupil: minutes for pupil, (_, minutes) in self.late.items()})

    def entries_of(self, pupils: Iterable[UUID]) -> Sequence[UUID]:
        ids = self.absent | {pupil: entry for pupil, (entry, _) in self.late.items()}
        return [ids[pupil] for pupil in pupils if pupil in ids]


async def load_marks(session: AsyncSession, roll_id: UUID) -> StandingMarks:
    rows = await session.execute(
        text("""SELECT id, student_id, kind, CAST(extract(epoch FROM ends_at - starts_at) / 60 AS int) AS minutes
                FROM absence_entries WHERE roll_call_id = :roll AND voided_at IS NULL"""),
        {"roll": roll_id},
    )
    found = StandingMarks({}, {})
    for row in rows:
        if row.kind == "late":
            found.late[row.student_id] = (row.id, row.minutes)
        else:
            found.absent[row.student_id] = row.id
    return found


async def find_roll(session: AsyncSession, class_id: UUID, slot: Slot) -> RollRow | None:
    row = await session.execute(
        text("""SELECT id, version, taken_at, taken_by FROM roll_calls
                WHERE class_id = :class AND day = :day AND period = :period"""),
        {"class": class_id, "day": slot.day, "period": slot.code},
    )
    found = row.one_or_none()
    return None if found is None else RollRow(*found)


async def remind(session: AsyncSession, called: CalledClass, slot: Slot, at: datetime) -> list[UUID]:
    """Note that this roll was asked for again; the accounts whose class it is. A reminder makes no roll due."""
    await session.execute(
        text("""INSERT INTO roll_calls (id, class_id, school_id, day, period, half, starts_at, ends_at, reminded_at)
                VALUES (:id, :class, :school, :day, :period, :half, :starts_at, :ends_at, :at)
                ON CONFLICT (class_id, day, period) DO UPDATE SET reminded_at = EXCLUDED.reminded_at"""),
        {
            "id": new_id(), "class": called.id, "school": called.school_id, "day": slot.day, "period": slot.code,
            "half": slot.half.value, "starts_at": slot.starts_at, "ends_at": slot.ends_at, "at": at,
        },
    )  # fmt: skip
    rows = await session.execute(
        text("""SELECT c.actor_id FROM actor_classes c JOIN accounts a ON a.id = c.actor_id
                WHERE c.class_id = :class AND a.disabled_at IS NULL ORDER BY c.actor_id"""),
        {"class": called.id},
    )
    return list(rows.scalars())
