"""Where communes are, from a file of reference: without it, places are listed without a distance."""

import asyncio
import re
from pathlib import Path
from typing import Annotated

import typer

from api import clock
from api.commands import databases
from domain.kernel.delimited import LineError, rows_of
from domain.kernel.errors import Malformed
from persistence.database import Pool, create_engine, sessions_of
from persistence.training_contracts.communes import Commune, save_communes
from persistence.unit_of_work import job_unit_of_work

COLUMNS = ("code", "name", "postal_code", "latitude", "longitude")
MOST = 60_000
_CODE, _POSTAL_CODE = re.compile(r"[0-9][0-9AB][0-9]{3}"), re.compile(r"[0-9]{5}")


app = typer.Typer(help="Les communes.", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def group() -> None:
    """Les communes, d'où se comptent les distances."""


class CommunesRefused(Malformed):
    title = "Fichier de communes refusé"


def read_communes(content: bytes) -> list[Commune]:
    """Every line, or none: the first line that is wrong says what to change."""
    return [_commune(number, row) for number, row in rows_of(content, COLUMNS, CommunesRefused, most=MOST)]


async def run(jobs_url: str, content: bytes) -> int:
    """How many communes are now known from this file."""
    found = read_communes(content)
    engine = create_engine(jobs_url, Pool(size=1))
    try:
        async with job_unit_of_work(sessions_of(engine), clock.now(), "communes") as uow:
            await save_communes(uow.session, found)
    finally:
        await engine.dispose()
    return len(found)


def _commune(number: int, row: dict[str, str]) -> Commune:
    for column, form, said in (("code", _CODE, "le code officiel"), ("postal_code", _POSTAL_CODE, "le code postal")):
        if not form.fullmatch(row[column]):
            raise _refused(number, column, f"Ce n'est pas {said} d'une commune.", "Écrivez cinq caractères.")
    if not row["name"]:
        raise _refused(number, "name", "Le nom manque.", "Écrivez le nom de la commune.")
    return Commune(
        row["code"], row["name"], row["postal_code"], _degrees(number, "latitude", row, most=90),
        _degrees(number, "longitude", row, most=180),
    )  # fmt: skip


def _degrees(number: int, column: str, row: dict[str, str], *, most: int) -> float:
    try:
        value = float(row[column].replace(",", "."))
    except ValueError:
        value = float("nan")
    if not -most <= value <= most:
        raise _refused(number, column, "Ce n'est pas un nombre de degrés.", f"Écrivez un nombre de -{most} à {most}.")
    return value


def _refused(number: int, column: str, rule: str, remedy: str) -> CommunesRefused:
    return CommunesRefused(LineError(number, column, rule, remedy).sentence)


@app.command("import")
def import_communes(file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)]) -> None:
    """Lire un fichier code;name;postal_code;latitude;longitude (CSV UTF-8, degrés décimaux)."""
    try:
        with databases.jobs_url() as url:
            known = asyncio.run(run(url, file.read_bytes()))
    except CommunesRefused as refusal:
        typer.secho(f"{refusal.title} : {refusal.sentence}", fg="red", err=True)
        raise typer.Exit(1) from None
    except databases.NoOwner as refusal:
        typer.secho(str(refusal), fg="red", err=True)
        raise typer.Exit(2) from None
    typer.echo(f"Communes connues d'après ce fichier : {known}.")


if __name__ == "__main__":
    app()
