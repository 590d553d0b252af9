"""« Absence du référent »: the function takes over, so that nobody is left without an answer."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.access.permissions import Permission
from domain.follow_ups import referents as rules
from domain.kernel.errors import NotFound, NotYours
from persistence.follow_ups import referents
from persistence.follow_ups.referents import ReferentAbsence
from persistence.journal import Access, JournalEntry
from persistence.unit_of_work import UnitOfWork


async def list_absences(uow: UnitOfWork, today: date) -> list[ReferentAbsence]:
    """Those of one's platforms that run or will."""
    await uow.record(JournalEntry("follow_up:list_absences", Access.LIST))
    return await referents.load_absences(uow.session, list(uow.actor.units), today)


@dataclass(frozen=True)
class Absence:
    """Somebody away from a platform, both days included."""

    platform_id: UUID
    account_id: UUID
    from_on: date
    to_on: date


async def declare_absence(uow: UnitOfWork, absence: Absence, today: date) -> list[ReferentAbsence]:
    """One's own, or anybody's for the manager: from that day the platform answers, until they are back."""
    if absence.platform_id not in uow.actor.units:
        raise NotFound
    if absence.account_id != uow.actor.id and not uow.actor.may(Permission.FOLLOW_UPS_ASSIGN):
        raise NotYours("Vous pouvez déclarer votre propre absence.")
    staff = {one.id for one in await referents.load_staff(uow.session, absence.platform_id, today)}
    if absence.account_id not in staff:
        raise rules.ReferentToCorrect(errors=[{"pointer": "/account_id", "detail": rules.ReferentToCorrect.detail}])
    rules.check_absence(absence.from_on, absence.to_on, today)
    values: dict[str, object] = {
        "platform": absence.platform_id, "account": absence.account_id, "from_on": absence.from_on,
        "to_on": absence.to_on, "by": uow.actor.id, "at": uow.now,
    }  # fmt: skip
    await referents.add_absence(uow.session, values)
    await uow.record(JournalEntry("follow_up:declare_absence", detail={"account_id": str(absence.account_id)}))
    return await referents.load_absences(uow.session, list(uow.actor.units), today)


async def end_absence(uow: UnitOfWork, absence_id: UUID, today: date) -> list[ReferentAbsence]:
    """« De retour aujourd'hui »: from now on they answer again; an absence that had not begun is taken back."""
    there = await referents.load_absences(uow.session, list(uow.actor.units), today)
    found = next((one for one in there if one.id == absence_id), None)
    if found is None:
        raise NotFound
    if found.account_id != uow.actor.id and not uow.actor.may(Permission.FOLLOW_UPS_ASSIGN):
        raise NotYours("Vous pouvez terminer votre propre absence.")
    await referents.end_absence(uow.session, absence_id, today, uow.now)
    await uow.record(JournalEntry("follow_up:end_absence", detail={"account_id": str(found.account_id)}))
    return await referents.load_absences(uow.session, list(uow.actor.units), today)
