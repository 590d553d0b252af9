"""Imports without a person (command line, watched folder): the jobs role, through the same use cases."""

import asyncio
import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import structlog

from api.imports import use_cases
from api.imports.use_cases import Deposit
from domain.imports.importing import Import, ImportState
from domain.imports.kinds import ImportKind
from domain.kernel.errors import NotFound, Refusal
from persistence.schools.repository import find_by_uai
from persistence.unit_of_work import UnitOfWork

log = structlog.get_logger()

ABSENCE_KINDS = {ImportKind.ABSENCES.value, ImportKind.PRONOTE.value}
READ, REFUSED, TO_CONFIRM = "traites", "refuses", "a-confirmer"
"""Where a file of the watched folder goes: nothing is read twice, nothing is lost."""


@dataclass(frozen=True)
class FileOutcome:
    """What became of one file of the folder."""

    name: str
    moved_to: str
    sentence: str


async def import_file(uow: UnitOfWork, uai: str, path: Path, today: date, *, apply: bool) -> Import:
    """Read a file for a school known by its UAI, and apply it at once if asked and not suspended."""
    school = await find_by_uai(uow.session, uai)
    if school is None:
        raise NotFound("Aucun établissement ne porte cet UAI.")
    content = await asyncio.to_thread(path.read_bytes)
    one = await use_cases.deposit_unattended(uow, Deposit(school.id, path.name, content), today)
    if apply and one.state is ImportState.PLANNED:
        return await use_cases.apply_unattended(uow, one, today)
    return one


def waiting_files(folder: Path) -> list[tuple[str, Path]]:
    """Files laid in `<folder>/<UAI>/`, by school; hidden and half-copied ones (`.part`, `.tmp`) wait."""
    if not folder.is_dir():
        return []
    return [
        (school.name.upper(), file)
        for school in sorted(folder.iterdir())
        if school.is_dir()
        for file in sorted(school.iterdir())
        if file.is_file() and not file.name.startswith(".") and file.suffix.lower() in {".xml", ".csv", ".zip"}
    ]


async def take_in(uow: UnitOfWork, uai: str, file: Path, today: date) -> FileOutcome:
    """One file of the watched folder. Dated absences are applied; anything about pupils waits for a person."""
    try:
        async with uow.session.begin_nested():
            one = await import_file(uow, uai, file, today, apply=False)
            kinds = {str(head["kind"]) for head in one.heads}
            if one.state is ImportState.PLANNED and kinds <= ABSENCE_KINDS:
                one = await use_cases.apply_unattended(uow, one, today)
    except Refusal as refusal:
        return FileOutcome(file.name, REFUSED, refusal.sentence)
    refused = sum(by.get("refused", 0) for by in one.counts.values())
    if one.state is ImportState.APPLIED:
        return FileOutcome(
            file.name, READ, f"Absences ajoutées\u00a0: {one.change_count}. Lignes refusées\u00a0: {refused}."
        )
    return FileOutcome(file.name, TO_CONFIRM, "Différences à vérifier dans Raccroche, page Imports.")


def move_aside(file: Path, outcome: FileOutcome) -> None:
    """The file goes where its fate says, beside a sentence; a name taken gets a mark of its content."""
    target = file.parent / outcome.moved_to
    target.mkdir(exist_ok=True)
    place = target / file.name
    if place.exists():
        mark = hashlib.sha256(file.read_bytes()).hexdigest()[:8]
        place = target / f"{file.stem}-{mark}{file.suffix}"
    file.replace(place)
    place.with_suffix(place.suffix + ".txt").write_text(outcome.sentence + "\n", encoding="utf-8")
    log.info("watched_file", moved_to=outcome.moved_to, school=file.parent.name)
