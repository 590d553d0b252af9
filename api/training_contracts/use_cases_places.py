"""Networks and places: who belongs, what is offered, held for whom, confirmed, released."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Select

from api.follow_ups.steps import load_followed
from domain.kernel.errors import Malformed, Stale
from domain.kernel.french import day_month
from domain.training_contracts.places import (
    AlreadyHeld,
    HoldOver,
    HoldState,
    HoldUsed,
    NotYourNetwork,
    PlaceClosed,
    PlaceTaken,
    check_dates,
    held_until,
    taken_sentence,
)
from persistence.ids import new_id
from persistence.journal import Access, JournalEntry
from persistence.training_contracts import networks, place_search, places
from persistence.training_contracts.place_search import PlaceFilter
from persistence.training_contracts.places import Hold, PlaceRow
from persistence.unit_of_work import UnitOfWork

PARIS = ZoneInfo("Europe/Paris")


@dataclass(frozen=True)
class NewTrainingPlace:
    network_id: UUID
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


@dataclass(frozen=True)
class HeldPlace:
    """The hold as it stands, with its version."""

    id: UUID
    version: int
    place_id: UUID
    follow_up_id: UUID
    state: HoldState
    held_until: datetime


@dataclass(frozen=True)
class From:
    """Where one looks from: a commune, or the home of a young person whom one follows."""

    commune: str | None = None
    follow_up_id: UUID | None = None


async def search_places(
    uow: UnitOfWork, wanted: PlaceFilter, start: From, today: date, limit: int
) -> Select[tuple[str]]:  # fmt: skip
    """No person in it. Without a known commune the distance stays empty."""
    commune = start.commune
    if start.follow_up_id is not None:
        commune = (await load_followed(uow, start.follow_up_id, today)).identity.commune
    found = await places.locate(uow.session, commune) if commune else None
    near = None if found is None else (found[1], found[2])
    return place_search.place_page(uow.actor, today, replace(wanted, near=near), limit)


async def add_place(uow: UnitOfWork, new: NewTrainingPlace) -> PlaceRow:
    """By the structure itself, the animator or the platform."""
    check_dates(new.entry_on, new.ends_on)
    network = await networks.load_network(uow.session, uow.actor, new.network_id)
    row = PlaceRow(
        id=new_id(), version=1, platform_id=network.platform_id, taken=0, closed_on=None, **vars(new)
    )  # fmt: skip
    _check_keeper(uow, row, network.animator_id)
    known = await places.locate(uow.session, new.commune_code) if new.commune_code else None
    if known is not None:
        name, latitude, longitude = known
        row = replace(row, commune_name=row.commune_name or name)
        if row.latitude is None:
            row = replace(row, latitude=latitude, longitude=longitude)
    if (row.latitude is None) != (row.longitude is None):
        raise Malformed(errors=[{"pointer": "/longitude", "detail": "Donnez la latitude et la longitude."}])
    await places.insert_place(uow.session, row, uow.actor.id, uow.now)
    await uow.record(JournalEntry("training_place:add", detail={"place_id": str(row.id)}))
    return row


async def change_place(uow: UnitOfWork, place_id: UUID, changes: dict[str, Any], *, seen: int) -> PlaceRow:
    """Never fewer places than are taken."""
    before = await places.load_place(uow.session, uow.actor, place_id)
    network = await networks.load_network(uow.session, uow.actor, before.network_id)
    _check_keeper(uow, before, network.animator_id)
    row = replace(before, **changes)
    check_dates(row.entry_on, row.ends_on)
    if row.capacity < row.taken:
        detail = f"{row.taken} places sont déjà prises."
        raise Malformed(detail, errors=[{"pointer": "/capacity", "detail": detail}])
    await places.change_place(uow.session, row, expected=seen)
    await uow.record(JournalEntry("training_place:change", detail={"place_id": str(place_id)}))
    return await places.load_place(uow.session, uow.actor, place_id)


def _check_keeper(uow: UnitOfWork, place: PlaceRow, animator_id: UUID | None) -> None:
    units = uow.actor.units
    if place.platform_id not in units and place.provider_unit_id not in units and animator_id != uow.actor.id:
        raise NotYourNetwork


async def hold_place(uow: UnitOfWork, place_id: UUID, follow_up_id: UUID, today: date) -> HeldPlace:
    """« Réserver pour Mehdi (5 jours) ». The last place goes to one; the others learn who, when, and what is near."""
    place = await places.load_place(uow.session, uow.actor, place_id)
    followed = await load_followed(uow, follow_up_id, today)
    if followed.platform_id != place.platform_id or place.closed_on is not None or place.entry_on < today:
        raise PlaceClosed
    await places.lapse_holds(uow.session, uow.now, place_id)
    if await places.holds_already(uow.session, place_id, follow_up_id):
        raise AlreadyHeld
    capacity = await places.take_place(uow.session, place_id, today)
    if capacity is None:
        raise await _too_late(uow, place, today)
    until = held_until(uow.now)
    values: dict[str, object] = {"capacity": capacity, "by": uow.actor.id, "at": uow.now, "until": until}
    hold_id = await places.insert_hold(uow.session, place, follow_up_id, values)
    persons = ((followed.student_id, followed.school_id),) if followed.student_id else ()
    detail = {"hold_id": str(hold_id), "follow_up_id": str(follow_up_id)}
    await uow.record(JournalEntry("place_hold:hold", persons=persons, detail=detail))
    return HeldPlace(hold_id, 1, place_id, follow_up_id, HoldState.HELD, until)


async def _too_late(uow: UnitOfWork, place: PlaceRow, today: date) -> PlaceTaken:
    last = await places.last_hold(uow.session, place.id)
    others = await place_search.neighbours(uow.session, place, today)
    hour, by = "", ""
    if last is not None:
        local, by = last[0].astimezone(PARIS), last[1]
        hour = f"à {local.hour} h {local.minute:02d}"
        hour = hour if local.date() == today else f"le {day_month(local.date())} {hour}"
    shown = [vars(one) | {"id": str(one.id), "entry_on": one.entry_on.isoformat()} for one in others]
    return PlaceTaken(
        taken_sentence(hour, by, others), taken_at=last[0].isoformat() if last else None, taken_by=by, others=shown
    )


async def advance_hold(uow: UnitOfWork, hold_id: UUID, name: str, today: date, *, seen: int) -> HeldPlace:
    """Confirm with the structure, or release; a contract that stands on the place keeps it."""
    hold = await places.lock_hold(uow.session, uow.actor, hold_id)
    if seen != hold.version:
        raise Stale
    if not hold.state.is_live or (hold.held_until <= uow.now and hold.state is HoldState.HELD and not hold.used):
        raise HoldOver
    if name == "confirm":
        if hold.state is HoldState.CONFIRMED:
            return _as_held(hold)
        await places.confirm_hold(uow.session, hold_id, today)
    else:
        if hold.used:
            raise HoldUsed
        await places.end_hold(uow.session, hold_id, uow.now)
    detail = {"hold_id": str(hold_id), "follow_up_id": str(hold.follow_up_id)}
    await uow.record(JournalEntry(f"place_hold:{name}", detail=detail))
    return _as_held(await places.lock_hold(uow.session, uow.actor, hold_id))


def _as_held(hold: Hold) -> HeldPlace:
    return HeldPlace(hold.id, hold.version, hold.place_id, hold.follow_up_id, hold.state, hold.held_until)


async def list_holds(
    uow: UnitOfWork, *, live: bool, follow_up_id: UUID | None, limit: int
) -> Select[tuple[str]]:  # fmt: skip
    await uow.record(JournalEntry("place_hold:list", Access.LIST, detail={"live": live}))
    return place_search.hold_page(uow.actor, live=live, follow_up_id=follow_up_id, limit=limit)
