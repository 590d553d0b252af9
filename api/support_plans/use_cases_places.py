"""Places of schemes: offered by a structure, taken for a pupil in the same transaction, given back."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select

from api.support_plans.steps_reading import today_of, view_of
from domain.kernel.errors import Malformed, NotFound, Refusal, Stale
from domain.support_plans.advance import check_writer
from domain.support_plans.plan import SupportPlan
from domain.support_plans.schemes import SchemeCode
from domain.support_plans.views import PlanView
from persistence.ids import new_id
from persistence.journal import JournalEntry
from persistence.support_plans import places, repository
from persistence.support_plans.places import PlaceRow
from persistence.support_plans.pupils import load_pupil
from persistence.support_plans.queries import place_page
from persistence.unit_of_work import UnitOfWork


class NoPlaceLeft(Refusal):
    title = "Plus de place"
    detail = "Il n'y a plus de place à cette session. Choisissez une autre entrée."


class PlanOver(Refusal):
    title = "Ce plan est terminé"
    detail = "Un plan terminé ne prend plus de place."


@dataclass(frozen=True)
class NewPlace:
    unit_id: UUID
    scheme: SchemeCode
    structure: str
    phone: str
    entry_on: date
    exit_on: date | None
    capacity: int


async def list_places(uow: UnitOfWork, today: date, scheme: SchemeCode | None, limit: int) -> Select[tuple[str]]:
    """No pupil in it: sessions to come of one's département."""
    departments = await places.departments_of(uow.session, uow.actor)
    return place_page(uow.actor, departments, today, scheme, limit)


async def add_place(uow: UnitOfWork, new: NewPlace) -> PlaceRow:
    if new.unit_id not in uow.actor.units:
        raise NotFound
    _check_dates(new.entry_on, new.exit_on)
    department = await places.department_of(uow.session, new.unit_id)
    row = PlaceRow(
        new_id(), 1, new.unit_id, department, new.scheme.value, new.structure, new.phone, new.entry_on, new.exit_on,
        new.capacity, 0, None,
    )  # fmt: skip
    await places.insert_place(uow.session, row, uow.actor.id, uow.now)
    await uow.record(JournalEntry("support_place:add", school_id=None, detail={"place_id": str(row.id)}))
    return row


def _check_dates(entry_on: date, exit_on: date | None) -> None:
    if exit_on is not None and exit_on < entry_on:
        raise Malformed(errors=[{"pointer": "/exit_on", "detail": "La sortie vient après l'entrée."}])


async def change_place(uow: UnitOfWork, place_id: UUID, changes: dict[str, Any], *, seen: int) -> PlaceRow:
    """Never fewer places than are taken. A null empties the dates alone: the rest of a session is always said."""
    said = {name: value for name, value in changes.items() if value is not None or name in {"exit_on", "closed_on"}}
    row = replace(await places.own_place(uow.session, uow.actor, place_id), **said)
    _check_dates(row.entry_on, row.exit_on)
    if row.capacity < row.taken:
        detail = f"{row.taken} places sont déjà prises."
        raise Malformed(detail, errors=[{"pointer": "/capacity", "detail": detail}])
    await places.change_place(uow.session, row, expected=seen)
    await uow.record(JournalEntry("support_place:change", detail={"place_id": str(place_id)}))
    return await places.load_place(uow.session, place_id)


async def take_place(uow: UnitOfWork, plan_id: UUID, place_id: UUID, *, seen: int) -> PlanView:
    """The place is counted down here: two schools cannot have the last one."""
    plan = await _open_plan(uow, plan_id, seen)
    pupil = await load_pupil(uow.session, plan.student_id, plan.school_id)
    if plan.place_id is not None:
        await places.release_place(uow.session, plan.place_id)
    scheme = plan.scheme.code.value
    if await places.take_place(uow.session, place_id, scheme, pupil.department_code) is None:
        raise NoPlaceLeft
    return await _kept(uow, plan, place_id, "support_plan:take_place")


async def leave_place(uow: UnitOfWork, plan_id: UUID, *, seen: int) -> PlanView:
    plan = await _open_plan(uow, plan_id, seen)
    if plan.place_id is None:
        raise NotFound
    await places.release_place(uow.session, plan.place_id)
    return await _kept(uow, plan, None, "support_plan:leave_place")


async def _open_plan(uow: UnitOfWork, plan_id: UUID, seen: int) -> SupportPlan:
    plan = await repository.lock_plan(uow.session, uow.actor, plan_id)
    check_writer(plan.scheme, uow.actor)
    if seen != plan.version:
        raise Stale
    if plan.state.is_over:
        raise PlanOver
    return plan


async def _kept(uow: UnitOfWork, plan: SupportPlan, place_id: UUID | None, operation: str) -> PlanView:
    await places.keep_place(uow.session, plan.id, place_id, expected=plan.version)
    entry = JournalEntry.of((plan.student_id, plan.school_id), operation, plan_id=str(plan.id))
    await uow.record(entry)
    today = await today_of(uow, plan)
    return await view_of(uow, await repository.load_plan(uow.session, uow.actor, plan.id), today)
