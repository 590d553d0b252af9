"""`raccroche`: the command line. Each command is a few lines over `api/commands`."""

import asyncio
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Column, Table

from api.commands import accounts, databases, demo, imports, recount, serve, warnings
from api.commands.accounts import NewAccount
from api.commands.demo import Report
from api.commands.imports import ImportRequest
from api.settings import Settings
from domain.access.permissions import Role
from domain.kernel.errors import Refusal
from persistence.demo import RealAccounts

app = typer.Typer(
    help="Raccroche : contre le décrochage scolaire.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # it would print local variables, and with them names
)
account = typer.Typer(help="Les comptes.", no_args_is_help=True)
app.add_typer(account, name="account")
_GIVEN_ON = {"allow_extra_args": True, "ignore_unknown_options": True}
console = Console(highlight=False, soft_wrap=True)
errors = Console(stderr=True, highlight=False, soft_wrap=True)

_PASSED_ON = {"allow_extra_args": True, "ignore_unknown_options": True}
Password = Annotated[bool, typer.Option("--password-stdin", help="Lire le mot de passe sur l'entrée standard.")]


@contextmanager
def _said_in_french() -> Iterator[None]:
    """A refusal is a sentence and an exit code, never a traceback."""
    try:
        yield
    except Refusal as refusal:
        errors.print(f"{refusal.title} : {refusal.sentence}", style="red")
        raise typer.Exit(1) from None
    except (databases.NoOwner, RealAccounts) as refusal:
        errors.print(str(refusal), style="red")
        raise typer.Exit(2) from None


@contextmanager
def _progress() -> Iterator[Report]:
    """A bar per stage."""
    columns = (
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
    )  # fmt: skip
    with Progress(*columns, console=errors) as bars:
        stages: dict[str, int] = {}

        def report(stage: str, done: int, total: int | None) -> None:
            if stage not in stages:
                stages[stage] = bars.add_task(stage, total=total)
            bars.update(bars.task_ids[stages[stage]], completed=done, total=total)

        yield report


def _become(module: str, *arguments: str) -> NoReturn:
    """Commands that need the whole application are programs of their own, so that the others start at once."""
    os.execv(sys.executable, [sys.executable, "-m", module, *arguments])  # noqa: S606 - our own interpreter and module


def _passed_on(name: str, words: str, module: str, *first: str) -> None:
    """A command whose program reads its own arguments."""

    @app.command(name, help=words, context_settings=_PASSED_ON, add_help_option=False)
    def run(context: typer.Context) -> None:
        _become(module, *first, *context.args)


_passed_on("worker", "Les travaux de fond seuls (courriers, courriels, tâches du jour).", "api.commands.worker")
_passed_on("backup", "Sauvegarder, et vérifier en restaurant à côté.", "api.commands.backup", "backup")
_passed_on("restore", "Restaurer dans un dossier de données vide.", "api.commands.backup", "restore")
_passed_on("erase", "Effacer une personne partout, sur décision du DPO.", "api.commands.backup", "erase")
_passed_on("siei", "Les campagnes du SIEI : status, deposit, run, cancel, resume.", "api.commands.siei")
_passed_on("openapi", "Écrire openapi/internal.json ; --check échoue s'il a vieilli.", "api.commands.openapi")


@app.command("serve")
def serve_command() -> None:
    """Tout démarrer : base de données, serveur, travaux de fond. Ctrl-C arrête tout."""
    serve.main()


@app.command()
def migrate() -> None:
    """Mettre la base au niveau de cette version."""
    with _said_in_french(), databases.addresses(Settings()) as found:
        databases.upgrade(found)
    console.print("La base est à jour.")


@app.command("demo")
def demo_command(
    today: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Le jour de la démonstration.")] = None,
    reset: Annotated[bool, typer.Option("--reset", help="Vider d'abord la base de démonstration.")] = False,
) -> None:
    """Charger l'académie de démonstration dans une base vide."""
    day: date | None = today.date() if today else None
    with _said_in_french(), databases.addresses(Settings()) as found, _progress() as report:
        databases.upgrade(found)
        loaded = asyncio.run(demo.load_demo(Settings(), found, day, report, reset=reset))
    console.print(
        "Démonstration chargée."
        if loaded
        else "La base contient déjà des données : ajoutez --reset pour recommencer la démonstration."
    )


@app.command("import")
def import_command(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="Export SIECLE, ONDE, CSV…")],
    school: Annotated[str, typer.Option(help="UAI de l'établissement.")],
    apply: Annotated[bool, typer.Option("--apply", help="Appliquer, et pas seulement montrer les écarts.")] = False,
) -> None:
    """Lire un fichier et montrer ce qu'il changerait ; --apply l'applique."""
    with _said_in_french(), databases.jobs_url() as url, _progress() as report:
        request = ImportRequest(Settings(), url, file, school.upper(), apply, report)
        summary = asyncio.run(imports.run(request))
    for what, count in summary.counts:
        console.print(f"{count:>8}  {what}")
    for line in summary.refused[:50]:
        console.print(f"  {line}", style="yellow")
    if summary.blocked_because:
        errors.print(summary.blocked_because, style="red")
        raise typer.Exit(1)


@app.command("communes", context_settings=_GIVEN_ON, add_help_option=False)
def communes_command(context: typer.Context) -> None:
    """Les communes, d'où se comptent les distances : `raccroche communes --help`."""
    _become("api.commands.communes", *context.args)


@app.command("recount")
def recount_command(
    school: Annotated[str | None, typer.Option(help="UAI d'un établissement ; sans lui, tous.")] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Refaire les décomptes qui diffèrent.")] = False,
) -> None:
    """Refaire tous les décomptes et dire ce qui diffère de ce qui est gardé : zéro, toujours."""
    with _said_in_french(), databases.jobs_url() as url, _progress() as report:
        checked = asyncio.run(recount.run(url, school.upper() if school else None, report, fix=fix))
    for one in checked:
        console.print(f"{one.uai}  {one.found:>6}  {'écart' if one.found < 2 else 'écarts'}  {one.name}", markup=False)
    if left := sum(one.left for one in checked):
        errors.print(f"Écarts : {left}. Ajoutez --fix pour refaire ces décomptes.", style="red")
        raise typer.Exit(1)


@app.command("warnings")
def warnings_command(
    school: Annotated[str | None, typer.Option(help="UAI d'un établissement ; sans lui, tous.")] = None,
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Le jour d'où l'on regarde.")] = None,
) -> None:
    """Calculer les signes à regarder (alertes précoces) d'un établissement, ou de tous."""
    with _said_in_french(), databases.jobs_url() as url:
        done = asyncio.run(warnings.run(url, school.upper() if school else None, on.date() if on else None))
    lines = (
        (done.pupils, "élèves regardés"),
        (done.raised, "signes nouveaux"),
        (done.changed, "signes mis à jour"),
        (done.woken, "signes revenus de côté"),
        (done.ended, "signes terminés"),
        (done.groups, "signes de groupe changés"),
    )
    for number, words in lines:
        console.print(f"{number:>8}  {words}")


@app.command("partner", context_settings=_GIVEN_ON, add_help_option=False)
def partner_command(context: typer.Context) -> None:
    """Le nécessaire d'un partenaire : check (récepteur, bac à sable), simulate ; credential (un identifiant)."""
    _become("api.commands.partners" if context.args[:1] == ["credential"] else "partner_kit", *context.args)


@app.command()
def config() -> None:
    """Les réglages en vigueur, sans les secrets."""
    for name, value in Settings().model_dump().items():
        console.print(f"RACCROCHE_{name.upper()}={value if value is not None else ''}", markup=False)


@account.command("create")
def create_account(
    email: str,
    role: Annotated[Role, typer.Option(help="La fonction.")],
    name: Annotated[str, typer.Option(help="Prénom et nom.")],
    unit: Annotated[list[str] | None, typer.Option(help="UAI, identifiant ou nom exact ; répétable.")] = None,
    password_stdin: Password = False,
) -> None:
    """Créer un compte ; le mot de passe est montré une seule fois."""
    chosen = sys.stdin.readline().rstrip("\n") if password_stdin else None
    with _said_in_french(), databases.jobs_url() as url:
        new = NewAccount(email, name, role, unit or [], chosen)
        password = asyncio.run(accounts.create_account(url, new, cheap=Settings().argon2_cheap))
    console.print(f"Compte créé : {email}" + ("" if chosen else f"\nMot de passe (à transmettre) : {password}"))


@account.command("reset-password")
def reset_password(email: str, password_stdin: Password = False) -> None:
    """Donner un nouveau mot de passe et fermer les sessions ouvertes."""
    chosen = sys.stdin.readline().rstrip("\n") if password_stdin else None
    with _said_in_french(), databases.jobs_url() as url:
        password = asyncio.run(accounts.reset_password(url, email, chosen, cheap=Settings().argon2_cheap))
    console.print("Mot de passe changé." if chosen else f"Nouveau mot de passe : {password}")


@account.command("list")
def list_accounts() -> None:
    """Qui a un compte."""
    with _said_in_french(), databases.jobs_url() as url:
        found = asyncio.run(accounts.list_accounts(url))
    table = Table(Column("Adresse", no_wrap=True, min_width=24), "Fonction", "Où", "Ouvert", "Dernière connexion")
    for line in found:
        seen = line.last_signed_in_at.strftime("%d/%m/%Y") if line.last_signed_in_at else ""
        table.add_row(line.email, Role(line.role).label, line.units, "oui" if line.is_open else "non", seen)
    console.print(table)


def main() -> None:
    app()


if __name__ == "__main__":
    main()
