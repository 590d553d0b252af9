"""Imports the schools' files as their heads would: deposited, compared, applied, each at its own hour."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from api.demo.generate import DemoFile
from api.demo.schools import SCHOOLS
from api.demo.stage import PARIS, Stage
from api.imports import use_cases as imports
from api.imports.use_cases import Deposit
from domain.access.permissions import Role
from domain.imports.importing import Import, ImportState
from persistence.demo_world import find_pupils

_MOTIVE = "Changement d'année scolaire"
AT_ONCE = 2
"""Schools imported side by side: one for each of two cores."""


class ImportFailed(Exception):  # noqa: N818 - a sentence for the terminal
    """A file of the demo was not applied: the demo and the importers no longer agree."""


async def import_files(stage: Stage, files: Sequence[DemoFile]) -> None:
    """School by school in the order of the files; two schools at a time."""
    gate = asyncio.Semaphore(AT_ONCE)
    done = 0

    async def one_school(uai: str) -> None:
        nonlocal done
        async with gate:
            for file in files:
                if file.uai == uai:
                    await import_file(stage, file)
                    done += 1
                    stage.report("Imports", done, len(files))

    async with asyncio.TaskGroup() as group:
        for school in SCHOOLS:
            group.create_task(one_school(school.uai))


async def import_file(stage: Stage, file: DemoFile) -> Import:
    at = _instant(file)
    async with stage.acting(stage.login_of(Role.HEAD, file.uai), at) as uow:
        deposit = Deposit(stage.units[file.uai], file.name, file.content)
        planned = await imports.deposit_file(uow, deposit, file.at.date())
        motive = _MOTIVE if planned.state is ImportState.BLOCKED else None
        applied = await imports.apply_import(uow, planned.id, motive, file.at.date(), seen=planned.version)
    if applied.state is not ImportState.APPLIED:
        raise ImportFailed(f"{file.name} ({file.uai}) : {applied.state.label}")
    return applied


async def leave_to_decide(stage: Stage, file: DemoFile) -> Import:
    """Deposited and compared, not applied: the page of differences has something to show."""
    async with stage.acting(stage.login_of(Role.HEAD, file.uai), _instant(file)) as uow:
        return await imports.deposit_file(uow, Deposit(stage.units[file.uai], file.name, file.content), file.at.date())


def _instant(file: DemoFile) -> datetime:
    return file.at.replace(tzinfo=PARIS)


async def find_again(stage: Stage) -> None:
    """The pupils' ids, now that the importers have given them."""
    for school in SCHOOLS:
        async with stage.acting(stage.login_of(Role.HEAD, school.uai), _instant_of(stage)) as uow:
            school_id = stage.units[school.uai]
            found = await find_pupils(uow.session, school_id)
        for pupil in stage.world.of_school(school.uai):
            key = (school_id, pupil.last_name, pupil.first_name, pupil.born)
            if key in found:
                stage.pupils[pupil.number] = found[key]


def _instant_of(stage: Stage) -> datetime:
    return datetime.combine(stage.world.clock.today, datetime.min.time(), PARIS)
