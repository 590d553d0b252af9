"""`raccroche backup` and `raccroche restore`: save, prove by a trial restore, keep seven; come back."""

import asyncio
import shutil
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer
from rich.console import Console
from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import AsyncSession

from api import clock
from api.commands import archive, databases
from api.commands.archive import Manifest, Unsound
from api.settings import Settings
from domain.operations.views import OperationKind, OperationState
from persistence import embedded
from persistence.backup.digests import connected
from persistence.backup.dump import ToolFailed
from persistence.database import Pool, create_engine, sessions_of
from persistence.embedded import ADMIN
from persistence.ids import new_id
from persistence.operations import runs
from persistence.privacy import erasure
from persistence.unit_of_work import job_unit_of_work

program = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
console = Console(highlight=False, soft_wrap=True)
errors = Console(stderr=True, highlight=False, soft_wrap=True)


@program.command("backup")
def backup_command() -> None:
    """Sauvegarder la base et les fichiers, puis vérifier par une restauration d'essai ; sept sont gardées."""
    try:
        with databases.addresses(Settings()) as found:
            folder, manifest = asyncio.run(save(Settings(), found))
    except (Unsound, ToolFailed, databases.NoOwner) as refusal:
        errors.print(str(refusal), style="red")
        sys.exit(1)
    rows = f"{manifest.rows} lignes dans {len(manifest.tables)} tables"
    console.print(f"Sauvegarde vérifiée : {folder} ({rows}). Elle contient les clés : gardez-la en lieu sûr.")


async def save(settings: Settings, found: databases.Addresses) -> tuple[Path, Manifest]:
    """Make, verify, rotate, and leave a line for the administrator's page, whatever comes of it."""
    if found.owner is None or found.jobs is None:
        raise databases.NoOwner("Pour sauvegarder, indiquez DATABASE_OWNER_URL et DATABASE_JOBS_URL.")
    run_id = new_id()
    await _note(found.jobs, lambda session: runs.begin_run(
        session, run_id, OperationKind.BACKUP, clock.now(), detail={}))  # fmt: skip
    state = OperationState.FAILED
    detail: dict[str, object] = {}
    try:
        url = make_url(found.owner)
        if databases.is_embedded(settings):
            url = embedded.address(databases.embedded_directory(settings)).url(ADMIN)
        folder = await archive.make(url, settings.data, clock.now())
        manifest = await archive.verify(folder, settings.data)
        archive.rotate(settings.data)
        state, detail = OperationState.DONE, {"size": manifest.size, "rows": manifest.rows}
    finally:
        await _note(found.jobs, lambda session: runs.end_run(session, run_id, state, clock.now(), detail=detail))
    return folder, manifest


@program.command("restore")
def restore_command(
    source: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Le dossier d'une sauvegarde.")],
    erasures: Annotated[Path | None, typer.Option(help="Le journal des effacements ; sinon, celui d'à côté.")] = None,
    without_erasures: Annotated[bool, typer.Option("--without-erasures", help="Il n'y a pas de journal.")] = False,
) -> None:
    """Restaurer dans un dossier de données vide, vérifier chaque table, puis effacer de nouveau qui l'avait été."""
    journal = None if without_erasures else erasures or source.parent / archive.ERASURES
    try:
        manifest, back = asyncio.run(bring_back(Settings(), source, journal))
    except (Unsound, ToolFailed) as refusal:
        errors.print(str(refusal), style="red")
        sys.exit(1)
    console.print(f"Base restaurée et vérifiée : {manifest.rows} lignes dans {len(manifest.tables)} tables.")
    console.print(f"Personnes effacées depuis la sauvegarde, effacées de nouveau : {back}.")


async def bring_back(settings: Settings, source: Path, journal: Path | None) -> tuple[Manifest, int]:
    """All of it, or nothing: what failed half way is taken away again. How many erased persons had come back."""
    directory = databases.embedded_directory(settings)
    _check_room(settings, directory, journal)
    manifest = archive.read_manifest(source)
    try:
        server = await archive.restore_database(source, manifest, directory)
        archive.restore_files(source, settings.data)
        back = await archive.replay_erasures(server, journal) if journal else 0
    except BaseException:
        embedded.stop(directory)
        shutil.rmtree(directory, ignore_errors=True)
        raise
    embedded.stop(directory)
    return manifest, back


def _check_room(settings: Settings, directory: Path, journal: Path | None) -> None:
    if not databases.is_embedded(settings):
        raise Unsound("La restauration se fait dans la base intégrée : retirez DATABASE_URL.")
    if directory.exists():
        raise Unsound(f"« {directory} » existe déjà : restaurez dans un dossier vide (RACCROCHE_DATA).")
    if journal is not None and not journal.exists():
        raise Unsound(
            f"Le journal des effacements manque ({journal}) : sans lui, des personnes effacées reviendraient. "
            "Indiquez-le par --erasures, ou dites --without-erasures s'il n'y en a jamais eu."
        )
    settings.data.mkdir(parents=True, exist_ok=True)


@program.command("erase")
def erase_command(person: Annotated[UUID, typer.Argument(help="L'identifiant de l'élève.")]) -> None:
    """Effacer une personne partout, sur décision du délégué à la protection des données."""
    settings = Settings()
    try:
        with databases.addresses(settings):
            gone = asyncio.run(erase(settings, person))
    except Unsound as refusal:
        errors.print(str(refusal), style="red")
        sys.exit(1)
    for table, count in sorted(gone.items()):
        console.print(f"{count:>8}  {table}")


async def erase(settings: Settings, person: UUID) -> dict[str, int]:
    """Rows, queue and journal, unless a legal hold keeps them. Older back-ups are cleaned when they come back."""
    if not databases.is_embedded(settings):
        raise Unsound("L'effacement par cette commande se fait dans la base intégrée.")
    url = embedded.address(databases.embedded_directory(settings)).url(ADMIN)
    async with connected(url) as connection, connection.transaction():
        if await erasure.held(connection, person):
            raise Unsound("Une conservation pour motif légal est en cours pour cette personne : rien n'est effacé.")
        gone = await erasure.erase_persons(connection, [person])
    home = settings.data / "backups"
    home.mkdir(mode=0o700, exist_ok=True)
    await archive.keep_erasures(url, home)
    return gone


async def _note(jobs_url: str, write: Callable[[AsyncSession], Awaitable[None]]) -> None:
    engine = create_engine(jobs_url, Pool(size=1))
    try:
        async with job_unit_of_work(sessions_of(engine), clock.now(), "backup") as uow:
            await write(uow.session)
    finally:
        await engine.dispose()


if __name__ == "__main__":
    program()
