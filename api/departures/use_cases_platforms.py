"""Which platform answers for a commune, a school, a département: a dated list, kept by the DSDEN."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from domain.access.permissions import Permission, Role
from domain.departures.departure import Holder
from domain.departures.views import PlatformAreaLine
from domain.kernel.errors import Malformed, NotFound, Stale
from persistence.departures import platforms
from persistence.ids import new_id
from persistence.journal import Access, JournalEntry
from persistence.unit_of_work import UnitOfWork


class AreaToCorrect(Malformed):
    title = "Ligne à corriger"
    detail = "Cette ligne ne peut pas être enregistrée."


@dataclass(frozen=True)
class NewArea:
    platform_id: UUID
    department_code: str
    school_id: UUID | None
    postal_code: str | None
    city: str | None
    valid_from: date
    commune_code: str | None = None


@dataclass(frozen=True)
class PlatformAreas:
    areas: tuple[PlatformAreaLine, ...]
    platforms: tuple[Holder, ...]


async def list_platform_areas(uow: UnitOfWork) -> PlatformAreas:
    """The list of one's départements, with the platforms that may be chosen."""
    areas = await platforms.list_areas(uow.session, uow.actor, everywhere=_everywhere(uow))
    found = await platforms.load_platforms(uow.session)
    await uow.record(JournalEntry("platform_area:list", Access.LIST, detail={"count": len(areas)}))
    return PlatformAreas(tuple(areas), tuple(Holder(*one) for one in found))


async def add_platform_area(uow: UnitOfWork, new: NewArea, today: date) -> PlatformAreaLine:
    """One more row; an earlier row of the same place is not touched: the newest one answers."""
    await _check_department(uow, new.department_code)
    for pointer, given in (("/city", new.city), ("/commune_code", new.commune_code)):
        if given is not None and new.postal_code is None:
            raise _at(pointer, "Une commune se donne avec son code postal.")
    if new.school_id is not None and new.postal_code is not None:
        raise _at("/school_id", "Choisissez un établissement ou une commune, pas les deux.")
    if new.valid_from < today - timedelta(days=366):
        raise _at("/valid_from", "Cette date est trop ancienne.")
    if not await platforms.is_platform(uow.session, new.platform_id):
        raise _at("/platform_id", "Choisissez une plateforme de suivi et d'appui.")
    if new.school_id is not None and not await platforms.school_is_of(uow.session, new.school_id, new.department_code):
        raise NotFound
    area_id = new_id()
    values = {
        "id": area_id, "platform": new.platform_id, "department": new.department_code, "school": new.school_id,
        "postal_code": new.postal_code, "city": new.city, "valid_from": new.valid_from, "valid_to": None,
        "commune_code": new.commune_code,
        "by": uow.actor.id, "at": uow.now,
    }  # fmt: skip
    await platforms.insert_area(uow.session, values)
    await uow.record(JournalEntry("platform_area:add", Access.WRITE, detail={"area_id": str(area_id)}))
    return await platforms.load_area(uow.session, area_id)


async def end_platform_area(uow: UnitOfWork, area_id: UUID, valid_to: date, *, seen: int) -> PlatformAreaLine:
    """The row stands until that day; what was handed over before stays where it is."""
    area = await platforms.load_area(uow.session, area_id)
    await _check_department(uow, area.department_code)
    if area.version != seen:
        raise Stale
    if valid_to < area.valid_from:
        raise _at("/valid_to", "La fin ne peut pas précéder le début.")
    await platforms.end_area(uow.session, area_id, valid_to, by=(uow.actor.id, uow.now), seen=seen)
    await uow.record(JournalEntry("platform_area:end", Access.WRITE, detail={"area_id": str(area_id)}))
    return await platforms.load_area(uow.session, area_id)


def _everywhere(uow: UnitOfWork) -> bool:
    return uow.actor.may(Permission.PLATFORMS_CONFIGURE) and uow.actor.role is Role.ADMINISTRATOR


async def _check_department(uow: UnitOfWork, department: str) -> None:
    """A DSDEN speaks for its own département; outside it, there is nothing."""
    if not _everywhere(uow) and department not in await platforms.departments_of(uow.session, uow.actor):
        raise NotFound


def _at(pointer: str, detail: str) -> AreaToCorrect:
    return AreaToCorrect(detail, errors=[{"pointer": pointer, "detail": detail}])
