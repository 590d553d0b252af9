"""Places and holds: the last place goes to one young person, whoever else asks at the same instant."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.kernel.errors import NotFound, Stale
from domain.training_contracts.places import HoldState
from persistence.ids import new_id


@dataclass(frozen=True)
class PlaceRow:
    id: UUID
    version: int
    network_id: UUID
    platform_id: UUID
    provider_unit_id: UUID | None
    provider_name: str
    phone: str
    formation: str
    level: str
    nsf: str
    solution_type: str
    youth_status: str
    commune_code: str | None
    commune_name: str
    latitude: float | None
    longitude: float | None
    entry_on: date
    ends_on: date | None
    capacity: int
    taken: int
    closed_on: date | None

    @property
    def free(self) -> int:
        return self.capacity - self.taken

    @property
    def at(self) -> tuple[float, float] | None:
        return None if self.latitude is None or self.longitude is None else (self.latitude, self.longitude)


_NAMES = tuple(PlaceRow.__dataclass_fields__)
_COLUMNS = ", ".join(f"p.{name}" for name in _NAMES)
_WITHIN = """(p.platform_id = ANY(CAST(:units AS uuid[])) OR EXISTS (
    SELECT FROM foquale_members m WHERE m.network_id = p.network_id AND m.left_on IS NULL
      AND m.unit_id = ANY(CAST(:units AS uuid[]))))"""
_INSERT = text(f"""
    INSERT INTO training_places ({", ".join(_NAMES)}, created_by, created_at)
    VALUES ({", ".join(f":{name}" for name in _NAMES)}, :by, :at)
""")
_CHANGED = ("provider_name", "phone", "formation", "level", "nsf", "entry_on", "ends_on", "capacity", "closed_on")
_CHANGE = text(f"""
    UPDATE training_places SET version = version + 1, {", ".join(f"{name} = :{name}" for name in _CHANGED)}
    WHERE id = :id AND version = :expected RETURNING id
""")
# One row, one statement: those who ask together wait for each other here.
_TAKE = text("""
    UPDATE training_places SET taken = taken + 1
    WHERE id = :id AND taken < capacity AND closed_on IS NULL AND entry_on >= :today RETURNING capacity
""")
_HOLD = text("""
    INSERT INTO place_holds (id, place_id, platform_id, follow_up_id, seat, capacity, held_by, held_at, held_until)
    SELECT :id, :place, :platform, :follow_up, min(s.seat), :capacity, :by, :at, :until
    FROM generate_series(1, :capacity) AS s (seat)
    WHERE NOT EXISTS (SELECT FROM place_holds h WHERE h.place_id = :place AND h.seat = s.seat)
""")


async def insert_place(session: AsyncSession, row: PlaceRow, by: UUID, at: datetime) -> None:
    await session.execute(_INSERT, vars(row) | {"by": by, "at": at})


async def load_place(session: AsyncSession, actor: Actor, place_id: UUID) -> PlaceRow:
    """Within one's networks, else NotFound."""
    keys = {"id": place_id, "units": list(actor.units)}
    row: Any = (
        await session.execute(text(f"SELECT {_COLUMNS} FROM training_places p WHERE p.id = :id AND {_WITHIN}"), keys)
    ).one_or_none()
    if row is None:
        raise NotFound
    return PlaceRow(*row)


async def change_place(session: AsyncSession, row: PlaceRow, *, expected: int) -> None:
    """Never fewer places than are taken: the database refuses it too."""
    done = await session.execute(_CHANGE, vars(row) | {"expected": expected})
    if done.one_or_none() is None:
        raise Stale


async def locate(session: AsyncSession, commune_code: str | None) -> tuple[str, float, float] | None:
    """(name, latitude, longitude) of a commune that is known."""
    row: Any = (
        await session.execute(
            text("SELECT name, latitude, longitude FROM communes WHERE code = :code"), {"code": commune_code}
        )
    ).one_or_none()
    return None if row is None else (row.name, row.latitude, row.longitude)


@dataclass(frozen=True)
class Hold:
    id: UUID
    version: int
    place_id: UUID
    platform_id: UUID
    follow_up_id: UUID
    state: HoldState
    held_until: datetime
    used: bool


async def take_place(session: AsyncSession, place_id: UUID, today: date) -> int | None:
    """The capacity of the place when one was left, which is now taken; None when none was."""
    found: int | None = (await session.execute(_TAKE, {"id": place_id, "today": today})).scalar_one_or_none()
    return found


async def insert_hold(session: AsyncSession, place: PlaceRow, follow_up_id: UUID, values: dict[str, object]) -> UUID:
    """On the first free seat, after `take_place` has counted it."""
    hold_id = new_id()
    keys = {"id": hold_id, "place": place.id, "platform": place.platform_id, "follow_up": follow_up_id}
    await session.execute(_HOLD, keys | values)
    return hold_id


async def holds_already(session: AsyncSession, place_id: UUID, follow_up_id: UUID) -> bool:
    found = await session.execute(
        text("""SELECT EXISTS (SELECT FROM place_holds WHERE place_id = :place AND follow_up_id = :follow_up
                                 AND seat IS NOT NULL)"""),
        {"place": place_id, "follow_up": follow_up_id},
    )
    return bool(found.scalar_one())


async def last_hold(session: AsyncSession, place_id: UUID) -> tuple[datetime, str] | None:
    """When the place was taken for the last time, and by whom."""
    row: Any = (
        await session.execute(
            text("""SELECT h.held_at, a.display_name FROM place_holds h JOIN accounts a ON a.id = h.held_by
                    WHERE h.place_id = :place AND h.seat IS NOT NULL ORDER BY h.held_at DESC, h.id DESC LIMIT 1"""),
            {"place": place_id},
        )
    ).one_or_none()
    return None if row is None else (row.held_at, row.display_name)


async def lock_hold(session: AsyncSession, actor: Actor, hold_id: UUID) -> Hold:
    row: Any = (
        await session.execute(
            text("""SELECT h.id, h.version, h.place_id, h.platform_id, h.follow_up_id, h.state, h.held_until,
                           EXISTS (SELECT FROM training_contracts c WHERE c.hold_id = h.id AND c.state <> 'abandoned')
                    FROM place_holds h WHERE h.id = :id AND h.platform_id = ANY(CAST(:units AS uuid[]))
                    FOR UPDATE OF h"""),
            {"id": hold_id, "units": list(actor.units)},
        )
    ).one_or_none()
    if row is None:
        raise NotFound
    return Hold(row.id, row.version, row.place_id, row.platform_id, row.follow_up_id, HoldState(row.state),
                row.held_until, row[7])  # fmt: skip


async def confirm_hold(session: AsyncSession, hold_id: UUID, on: date) -> None:
    await session.execute(
        text("""UPDATE place_holds SET state = 'confirmed', confirmed_on = :on, version = version + 1
                WHERE id = :id AND state = 'held'"""),
        {"id": hold_id, "on": on},
    )


async def end_hold(session: AsyncSession, hold_id: UUID, at: datetime) -> None:
    """Released: the seat and the count go back together."""
    await session.execute(
        text("""WITH ended AS (UPDATE place_holds SET state = 'released', seat = NULL, ended_at = :at,
                                   version = version + 1
                               WHERE id = :id AND seat IS NOT NULL RETURNING place_id)
                UPDATE training_places p SET taken = taken - 1 FROM ended WHERE p.id = ended.place_id"""),
        {"id": hold_id, "at": at},
    )


async def lapse_holds(session: AsyncSession, now: datetime, place_id: UUID | None = None) -> int:
    """Held and past their hour, unless a contract stands on them: free again. A job calls it, and whoever asks."""
    done = await session.execute(
        text("""WITH ended AS (UPDATE place_holds h SET state = 'lapsed', seat = NULL, ended_at = :now,
                                   version = version + 1
                               WHERE h.state = 'held' AND h.held_until <= :now
                                 AND (CAST(:place AS uuid) IS NULL OR h.place_id = :place) AND NOT EXISTS (
                                   SELECT FROM training_contracts c WHERE c.hold_id = h.id AND c.state <> 'abandoned')
                               RETURNING h.place_id),
                     counted AS (SELECT place_id, count(*)::int AS n FROM ended GROUP BY place_id),
                     freed AS (UPDATE training_places p SET taken = p.taken - c.n FROM counted c
                               WHERE p.id = c.place_id RETURNING p.id)
                SELECT (SELECT count(*) FROM ended), (SELECT count(*) FROM freed)"""),
        {"now": now, "place": place_id},
    )
    return int(done.one()[0])
