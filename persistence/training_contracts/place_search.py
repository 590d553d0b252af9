"""« Quelle place, où, quand ? »: places by level, field, distance and entry; neighbours of one that is gone."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Float, Select, and_, case, cast, func, literal, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.elements import ColumnElement

from domain.access.actor import Actor
from domain.training_contracts.place_views import PlaceHoldLine, TrainingPlaceLine
from domain.training_contracts.places import EARTH_KM, HoldState, Neighbour, NsfField, PlaceLevel, kilometres
from persistence.paging import page
from persistence.training_contracts.networks import reached
from persistence.training_contracts.places import PlaceRow
from persistence.training_contracts.rows import accounts, contracts, followed, holds, networks, places

p = places


@dataclass(frozen=True)
class PlaceFilter:
    """`near` is (latitude, longitude) of where one looks from."""

    network_id: UUID | None = None
    level: PlaceLevel | None = None
    nsf: NsfField | None = None
    near: tuple[float, float] | None = None
    within_km: int | None = None
    entry_from: date | None = None
    entry_until: date | None = None
    free_only: bool = False


def _distance(near: tuple[float, float] | None) -> ColumnElement[Any]:
    """Great circle, in kilometres to one decimal; null where either end is unknown."""
    if near is None:
        return cast(literal(None), Float)
    lat, lon = (literal(value, Float) for value in near)
    half = func.power(func.sin(func.radians(p.c.latitude - lat) / 2), 2) + func.cos(func.radians(lat)) * func.cos(
        func.radians(p.c.latitude)
    ) * func.power(func.sin(func.radians(p.c.longitude - lon) / 2), 2)
    return func.round(cast(2 * EARTH_KM * func.asin(func.sqrt(func.least(half, 1.0))) * 10, Float)) / 10


def _live(state: HoldState) -> ColumnElement[bool]:
    return and_(holds.c.place_id == p.c.id, holds.c.state == state.value)


def place_page(actor: Actor, today: date, wanted: PlaceFilter, limit: int) -> Select[tuple[str]]:
    """Entries to come, nearest first when one says from where, else the next entry first."""
    own = list(actor.units)
    km = _distance(wanted.near)
    query: Select[Any] = (
        select(
            p.c.id, p.c.version, p.c.network_id, networks.c.name.label("network_name"), p.c.provider_unit_id,
            p.c.provider_name, p.c.phone, p.c.formation, p.c.level, p.c.nsf, p.c.solution_type, p.c.youth_status,
            p.c.commune_code, p.c.commune_name, km.label("km"), p.c.entry_on, p.c.ends_on, p.c.capacity, p.c.taken,
            (p.c.capacity - p.c.taken).label("free"),
            select(func.count()).where(_live(HoldState.HELD)).scalar_subquery().label("held"),
            select(func.min(holds.c.held_until)).where(_live(HoldState.HELD)).scalar_subquery().label("next_lapse_at"),
            p.c.closed_on,
            or_(p.c.platform_id.in_(own), func.coalesce(p.c.provider_unit_id.in_(own), literal(False)),
                func.coalesce(networks.c.animator_id == actor.id, literal(False))).label("own"),
        )
        .select_from(p.join(networks, networks.c.id == p.c.network_id))
        .where(reached(actor), p.c.closed_on.is_(None))
    )  # fmt: skip
    query = _narrowed(query, km, today, wanted)
    return page(TrainingPlaceLine, query.order_by(km.asc().nulls_last(), p.c.entry_on, p.c.id), limit)


def _narrowed(query: Select[Any], km: ColumnElement[Any], today: date, wanted: PlaceFilter) -> Select[Any]:
    query = query.where(p.c.entry_on >= (wanted.entry_from or today))
    if wanted.network_id is not None:
        query = query.where(p.c.network_id == wanted.network_id)
    if wanted.level is not None:
        query = query.where(p.c.level == wanted.level.value)
    if wanted.nsf is not None:
        query = query.where(p.c.nsf == wanted.nsf.value)
    if wanted.within_km is not None and wanted.near is not None:
        query = query.where(km <= wanted.within_km)
    if wanted.entry_until is not None:
        query = query.where(p.c.entry_on <= wanted.entry_until)
    if wanted.free_only:
        query = query.where(p.c.taken < p.c.capacity)
    return query


def hold_page(actor: Actor, *, live: bool, follow_up_id: UUID | None, limit: int) -> Select[tuple[str]]:
    """Holds of one's platforms, those about to lapse first."""
    h = holds
    contract = (
        select(contracts.c.id).where(contracts.c.hold_id == h.c.id, contracts.c.state != "abandoned").scalar_subquery()
    )
    query: Select[Any] = (
        select(
            h.c.id, h.c.version, h.c.place_id, p.c.formation, p.c.provider_name, p.c.entry_on, h.c.follow_up_id,
            followed.c.family_name, followed.c.first_names, h.c.state,
            accounts.c.display_name.label("held_by_name"), h.c.held_at, h.c.held_until, h.c.confirmed_on,
            contract.label("contract_id"),
        )
        .select_from(h.join(p, p.c.id == h.c.place_id).join(followed, followed.c.id == h.c.follow_up_id)
                     .join(accounts, accounts.c.id == h.c.held_by))
        .where(h.c.platform_id.in_(list(actor.units)))
    )  # fmt: skip
    if live:
        query = query.where(h.c.state.in_([HoldState.HELD.value, HoldState.CONFIRMED.value]))
    if follow_up_id is not None:
        query = query.where(h.c.follow_up_id == follow_up_id)
    waiting = case((h.c.state == HoldState.HELD.value, 0), else_=1)
    return page(PlaceHoldLine, query.order_by(waiting, h.c.held_until, h.c.id), limit)


async def neighbours(session: AsyncSession, gone: PlaceRow, today: date, most: int = 2) -> list[Neighbour]:
    """Other places of the platform that are free, the nearest and then the next entry first."""
    rows = await session.execute(
        text("""SELECT id, formation, provider_name, commune_name, entry_on, latitude, longitude FROM training_places
                WHERE platform_id = :platform AND id <> :id AND taken < capacity AND closed_on IS NULL
                  AND entry_on >= :today LIMIT 200"""),
        {"platform": gone.platform_id, "id": gone.id, "today": today},
    )
    found = [
        Neighbour(row.id, row.formation, row.provider_name, row.commune_name, row.entry_on, _km(gone, row))
        for row in rows
    ]
    found.sort(key=lambda one: (one.km is None, one.km or 0.0, one.entry_on, str(one.id)))
    return found[:most]


def _km(gone: PlaceRow, row: Any) -> float | None:
    if gone.at is None or row.latitude is None:
        return None
    return round(kilometres(gone.at, (row.latitude, row.longitude)), 1)
