"""What the worker does for imports: read and apply the files that are too large for a request."""

from collections.abc import Mapping
from uuid import UUID
from zoneinfo import ZoneInfo

from api.imports import use_cases
from api.students.steps import recognise_pupils
from persistence.queue import take_all_of_school
from persistence.unit_of_work import UnitOfWork

PARIS = ZoneInfo("Europe/Paris")


async def plan_import(uow: UnitOfWork, ids: Mapping[str, str], _: object) -> None:
    await use_cases.plan_later(uow, UUID(ids["import_id"]))


async def apply_import(uow: UnitOfWork, ids: Mapping[str, str], _: object) -> None:
    await use_cases.apply_later(uow, UUID(ids["import_id"]), uow.now.astimezone(PARIS).date())


async def recognise_transfers(uow: UnitOfWork, ids: Mapping[str, str], _: object) -> None:
    """After a file brought, changed or gave back pupils of a school: {school_id}."""
    await take_all_of_school(uow.session, "recognise_transfers", ids["school_id"], uow.now)
    await recognise_pupils(uow, UUID(ids["school_id"]))
