"""`raccroche siei`: a crossing from the terminal, through the same folder, child process and progress."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, TypeVar
from uuid import UUID

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from api import clock
from api.commands import databases
from api.mail import NoMailer
from api.settings import Settings
from api.siei import unattended
from api.siei.effects import run_siei_campaign
from api.siei.use_cases_sources import DiskDeposit, deposit_from_disk
from api.worker.effects import Services
from domain.kernel.errors import Refusal
from domain.siei.campaign import Campaign, CampaignState, CampaignStep
from domain.siei.sources import SourceKind
from persistence.database import Pool, Sessions, create_engine, sessions_of
from persistence.progress import read_progress
from persistence.siei import campaigns
from persistence.siei.sources import SourceRow
from persistence.unit_of_work import job_unit_of_work

app = typer.Typer(
    help="Les campagnes du SIEI.", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)
console = Console(highlight=False, soft_wrap=True)
errors = Console(stderr=True, highlight=False, soft_wrap=True)
JOB = "siei"
T = TypeVar("T")


@contextmanager
def _services() -> Iterator[Services]:
    with databases.jobs_url() as url:
        engine = create_engine(url, Pool(size=4), statement_timeout_ms=0)
        yield Services(Settings(), NoMailer(), engine)


def _done(work: Callable[[Services], Coroutine[Any, Any, T]]) -> T:
    """A refusal is a sentence and an exit code."""

    async def closing(services: Services) -> T:
        try:
            return await work(services)
        finally:
            await services.engine.dispose()

    try:
        with _services() as services:
            return asyncio.run(closing(services))
    except Refusal as refusal:
        errors.print(f"{refusal.title} : {refusal.sentence}", style="red")
        raise typer.Exit(1) from None
    except databases.NoOwner as refusal:
        errors.print(str(refusal), style="red")
        raise typer.Exit(2) from None


@app.command()
def status() -> None:
    """Où en sont les campagnes ouvertes."""

    async def work(services: Services) -> list[unattended.Status]:
        async with job_unit_of_work(sessions_of(services.engine), clock.now(), JOB) as uow:
            return list(await unattended.statuses(uow))

    found = _done(work)
    if not found:
        console.print("Aucune campagne ouverte.")
    for one in found:
        done = one.progress
        step = f"{done.message} ({done.done} sur {done.total})" if done and done.state == "running" else ""
        console.print(
            f"{one.campaign.id}  {one.campaign.campaign_date}  {one.campaign.state.label}  {step}", markup=False
        )


@app.command()
def deposit(
    campaign_id: UUID,
    kind: SourceKind,
    path: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Le fichier, CSV du format d'échange")],
    email: Annotated[str, typer.Option(help="Adresse du gestionnaire de données qui dépose")],
    received_on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Reçu le, AAAA-MM-JJ")] = None,
) -> None:
    """Déposer un fichier de toute taille, depuis le disque du serveur."""
    day = received_on.date() if received_on else clock.today()

    async def work(services: Services) -> SourceRow:
        with TemporaryDirectory(prefix="siei-", dir=services.settings.data) as beside:
            draft = Path(beside) / "kept.csv"
            async with job_unit_of_work(sessions_of(services.engine), clock.now(), JOB) as uow:
                return await deposit_from_disk(uow, campaign_id, DiskDeposit(kind, path, day, email, draft))

    kept = _done(work)
    console.print(
        f"{kind.label} : {kept.rows} fiches gardées sur {kept.lines}, {kept.too_young} de moins de 16 ans, "
        f"{kept.rejected} lignes refusées."
    )


@app.command()
def run(campaign_id: UUID) -> None:
    """Croiser les sources d'une campagne contrôlée, ici et maintenant."""
    _cross(campaign_id, CampaignStep.RUN)


@app.command()
def resume(campaign_id: UUID) -> None:
    """Reprendre un croisement interrompu, à sa dernière étape entière."""
    _cross(campaign_id, CampaignStep.RESUME)


@app.command()
def cancel(campaign_id: UUID) -> None:
    """Interrompre un croisement en cours, où qu'il tourne."""

    async def work(services: Services) -> Campaign:
        async with job_unit_of_work(sessions_of(services.engine), clock.now(), JOB) as uow:
            return await unattended.cancel(uow, campaign_id)

    _done(work)
    console.print("Interruption demandée : le croisement s'arrête entre deux étapes.")


def _cross(campaign_id: UUID, step: CampaignStep) -> None:
    after = _done(lambda services: _run_here(services, campaign_id, step))
    if after.state is not CampaignState.REVIEW:
        errors.print(after.problem or after.state.label, style="red")
        raise typer.Exit(1)
    for name in ("listed", "to_confirm", "to_review"):
        console.print(f"{after.counts.get(name, 0):>9}  {_COUNTS[name]}")
    console.print(f"Empreinte : {after.digest}", markup=False)


_COUNTS = {"listed": "sur la liste", "to_confirm": "à confirmer", "to_review": "paires à revoir"}


async def _run_here(services: Services, campaign_id: UUID, step: CampaignStep) -> Campaign:
    sessions = sessions_of(services.engine)
    async with job_unit_of_work(sessions, clock.now(), JOB) as uow:
        await unattended.start(uow, campaign_id, step)
    following = asyncio.create_task(_follow(sessions, campaign_id))
    try:
        async with job_unit_of_work(sessions, clock.now(), JOB) as uow:
            await run_siei_campaign(uow, {"campaign_id": str(campaign_id)}, services)
    finally:
        following.cancel()
    async with job_unit_of_work(sessions, clock.now(), JOB) as uow:
        return await campaigns.load_campaign(uow.session, campaign_id, None)


async def _follow(sessions: Sessions, campaign_id: UUID) -> None:
    """The same line that the page shows."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=errors) as bars:
        bar = bars.add_task("Préparation", total=None)
        while True:
            async with sessions() as session:
                line = await read_progress(session, campaign_id)
            if line is not None and line.state == "running":
                bars.update(bar, description=line.message, completed=line.done, total=line.total)
            await asyncio.sleep(0.3)


if __name__ == "__main__":
    app()
