"""Imports: deposit, decide, apply, undo."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from api.imports.plan_absences import apply_absences, undo_absences
from api.imports.reading import key_of_headers, known_kinds, problem_of, read_into_plan
from api.imports.steps import hold_moved, recount_moved
from api.imports.steps_departures import settle_departures, withdraw_departures
from domain.access.permissions import Permission
from domain.imports.importing import Import, ImportNotThere, ImportOutdated, ImportState
from domain.imports.refusals import EmptyUpload, FileRefused
from domain.kernel.calendar import school_year_of
from domain.kernel.errors import Malformed, NotFound, NotYours, Stale
from domain.kernel.events import Effect
from persistence.ids import new_id
from persistence.imports import lines, repository
from persistence.imports.merge_guardians import merge_guardians
from persistence.imports.merge_school import merge_school
from persistence.imports.merge_students import is_outdated, merge_students, persons_touched
from persistence.imports.moved import forget_missing_rolls
from persistence.imports.staging import PlanScope
from persistence.imports.undo import unmerge
from persistence.journal import Access, JournalEntry
from persistence.unit_of_work import UnitOfWork

READ_AT_ONCE = 3 * 1024 * 1024
"""Bytes up to which a file is read while its sender waits; a larger one is read by the worker."""
APPLY_AT_ONCE = 5_000


class MotiveNeeded(Malformed):
    title = "Motif à indiquer"
    detail = "Indiquez pourquoi cet import inhabituel est voulu."


@dataclass(frozen=True)
class Deposit:
    """A file as it came; its name is kept to be recognised, never logged."""

    school_id: UUID
    file_name: str
    content: bytes
    kind: str | None = None


async def deposit_file(uow: UnitOfWork, deposit: Deposit, today: date) -> Import:
    """Read a file and show what it would change; nothing is applied. A refused file leaves nothing behind."""
    if deposit.school_id not in uow.actor.units:
        raise NotFound
    if deposit.kind is not None and deposit.kind not in known_kinds():
        raise Malformed(errors=[{"pointer": "query.kind", "detail": "Cette valeur ne fait pas partie de la liste."}])
    if not deposit.content:
        raise EmptyUpload
    one = await _keep(uow, deposit, today)
    if len(deposit.content) > READ_AT_ONCE:
        await uow.enqueue([Effect("plan_import", {"import_id": str(one.id)})])
        return one
    return await _plan(uow, one)


async def deposit_unattended(uow: UnitOfWork, deposit: Deposit, today: date) -> Import:
    """The same for the command line and the watched folder, which nobody waits for."""
    return await _plan(uow, await _keep(uow, deposit, today))


async def _plan(uow: UnitOfWork, one: Import) -> Import:
    planned = await read_into_plan(uow, one)
    await repository.save_import(uow.session, planned, expected=one.version)
    return planned


async def _keep(uow: UnitOfWork, deposit: Deposit, today: date) -> Import:
    digest = hashlib.sha256(deposit.content).hexdigest()
    one = Import(
        id=new_id(),
        school_id=deposit.school_id, state=ImportState.READING, version=1, file_name=deposit.file_name[:120],
        file_sha256=digest, school_year=school_year_of(today), heads=[], counts={}, warnings=[], problem=None,
        mapping_needed=None, created_by=uow.actor.id, created_at=uow.now, applied_at=None, undone_at=None, motive=None,
    )  # fmt: skip
    await repository.insert_import(uow.session, one, deposit.content, deposit.kind)
    entry = JournalEntry("import:deposit", Access.WRITE, school_id=deposit.school_id, detail={"import_id": str(one.id)})
    await uow.record(entry)
    return one


async def plan_later(uow: UnitOfWork, import_id: UUID) -> Import:
    """The worker's reading of a large file: a refusal becomes the import's state, since nobody waits for an answer."""
    one = await repository.load_import(uow.session, import_id, None)
    one.require(ImportState.READING)
    try:
        async with uow.session.begin_nested():
            planned = await read_into_plan(uow, one)
    except FileRefused as refusal:
        planned = replace(one, state=ImportState.REFUSED, version=one.version + 1, problem=problem_of(refusal))
    await repository.save_import(uow.session, planned, expected=one.version)
    return planned


async def show_import(uow: UnitOfWork, import_id: UUID) -> Import:
    """One import: its state, its counts, what blocks it."""
    return await repository.load_import(uow.session, import_id, uow.actor)


async def _seen(uow: UnitOfWork, import_id: UUID, seen: int) -> Import:
    one = await repository.load_import(uow.session, import_id, uow.actor)
    if one.version != seen:
        raise Stale
    return one


async def map_columns(uow: UnitOfWork, import_id: UUID, mapping: dict[str, str], *, seen: int) -> Import:
    """Say which column holds which field; remembered for the next file with the same headers."""
    one = await _seen(uow, import_id, seen)
    one.require(ImportState.MAPPING)
    needed = one.mapping_needed or {}
    headers = [str(header["header"]) for header in needed.get("headers", ())]  # type: ignore[attr-defined]  # a JSON list
    key = key_of_headers(one, str(needed.get("kind")), headers)
    await repository.remember_mapping(uow.session, key, mapping, uow.actor.id, uow.now)
    await repository.set_mapping(uow.session, one, mapping)
    planned = await read_into_plan(uow, replace(one, state=ImportState.READING))
    await repository.save_import(uow.session, planned, expected=seen)
    return planned


async def decide_line(uow: UnitOfWork, import_id: UUID, line_id: UUID, decision: str) -> Import:
    """Say whether two look-alikes are one person; « plus tard » leaves the line out of the import."""
    one = await repository.load_import(uow.session, import_id, uow.actor)
    one.require(ImportState.PLANNED, ImportState.BLOCKED)
    if not await lines.decide(uow.session, import_id, line_id, decision):
        raise NotFound
    return one


async def apply_import(uow: UnitOfWork, import_id: UUID, motive: str | None, today: date, *, seen: int) -> Import:
    """Apply the differences. An unusual loss of pupils needs the head's motive."""
    one = await _seen(uow, import_id, seen)
    one.require(ImportState.PLANNED, ImportState.BLOCKED)
    if one.state is ImportState.BLOCKED:
        _require_motive(uow, one, motive)
    if one.change_count > APPLY_AT_ONCE:
        applying = replace(one, state=ImportState.APPLYING, version=one.version + 1, motive=motive)
        await repository.save_import(uow.session, applying, expected=seen)
        await uow.enqueue([Effect("apply_import", {"import_id": str(one.id)})])
        return applying
    return await _apply(uow, replace(one, motive=motive), today)


def _require_motive(uow: UnitOfWork, one: Import, motive: str | None) -> None:
    if not uow.actor.may(Permission.IMPORTS_CONFIRM):
        raise NotYours(str((one.problem or {}).get("detail", "")))
    if not (motive or "").strip():
        raise MotiveNeeded(errors=[{"pointer": "/motive", "detail": MotiveNeeded.detail}])


async def apply_later(uow: UnitOfWork, import_id: UUID, today: date) -> Import:
    """The worker's application of a large import."""
    one = await repository.load_import(uow.session, import_id, None)
    one.require(ImportState.APPLYING)
    return await _apply(uow, one, today)


async def apply_unattended(uow: UnitOfWork, one: Import, today: date) -> Import:
    """The same for the command line and the watched folder."""
    one.require(ImportState.PLANNED)
    return await _apply(uow, one, today)


async def _apply(uow: UnitOfWork, one: Import, today: date) -> Import:
    scope = PlanScope(one.id, one.school_id, one.school_year)
    if await is_outdated(uow.session, scope):
        raise ImportOutdated
    moved = await hold_moved(uow, scope)
    await merge_school(uow.session, scope)
    await merge_students(uow.session, scope, today)
    await merge_guardians(uow.session, scope, today)
    await apply_absences(uow, scope)
    await settle_departures(uow, scope)
    applied = replace(one, state=ImportState.APPLIED, version=one.version + 1, applied_at=uow.now)
    await repository.save_import(uow.session, applied, expected=one.version)
    await _record(uow, one, "import:apply")
    await recount_moved(uow, moved)
    await _recognise(uow, one)
    return applied


async def _recognise(uow: UnitOfWork, one: Import) -> None:
    """No school may look into another's base: a job does, and leaves to each what it may know."""
    if "student" in one.counts:
        school = {"school_id": str(one.school_id)}
        await uow.enqueue([Effect("recognise_transfers", school), Effect("find_returns_in_school", school)])


async def undo_import(uow: UnitOfWork, import_id: UUID, *, seen: int) -> Import:
    """Take an import back within 7 days, field by field; refused when something was built upon it."""
    one = await _seen(uow, import_id, seen)
    one.require_undoable(uow.now)
    scope = PlanScope(one.id, one.school_id, one.school_year)
    moved = await hold_moved(uow, scope)
    await undo_absences(uow, scope)
    await withdraw_departures(uow, scope)
    await _record(uow, one, "import:undo")
    await forget_missing_rolls(uow.session, scope)
    await unmerge(uow.session, scope)
    undone = replace(one, state=ImportState.UNDONE, version=one.version + 1, undone_at=uow.now)
    await repository.save_import(uow.session, undone, expected=seen)
    await recount_moved(uow, moved)
    await _recognise(uow, one)
    return undone


async def discard_import(uow: UnitOfWork, import_id: UUID, *, seen: int) -> Import:
    """Give an import up; its file and its lines go."""
    one = await _seen(uow, import_id, seen)
    if one.state in {ImportState.APPLIED, ImportState.APPLYING, ImportState.UNDONE}:
        raise ImportNotThere
    await repository.delete_lines(uow.session, import_id)
    discarded = replace(one, state=ImportState.DISCARDED, version=one.version + 1, mapping_needed=None)
    await repository.save_import(uow.session, discarded, expected=seen)
    return discarded


async def _record(uow: UnitOfWork, one: Import, operation: str) -> None:
    scope = PlanScope(one.id, one.school_id, one.school_year)
    persons: list[tuple[UUID, UUID | None]] = [
        (student, one.school_id) for student in await persons_touched(uow.session, scope)
    ]
    detail = {"import_id": str(one.id), "counts": one.counts}
    await uow.record(JournalEntry(operation, Access.WRITE, persons, one.school_id, "import", detail))
