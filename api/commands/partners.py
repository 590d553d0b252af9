"""`raccroche partner credential NOM`: a machine of that partner and a new secret, printed once and kept nowhere."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from uuid import UUID

from api import clock
from api.commands import databases
from api.partners.use_cases import NewKey, add_client, issue_credential
from api.settings import Settings
from domain.access.scopes import PartnerScope
from domain.kernel.errors import NotFound, Refusal
from domain.partners.credentials import USUAL_DAYS, CredentialKind
from persistence.database import Pool, create_engine, sessions_of
from persistence.partners import repository
from persistence.unit_of_work import UnitOfWork, job_unit_of_work

SANDBOX = "Mission locale du bac à sable"
CLIENT = "Ligne de commande"


async def make_credential(url: str, partner: str, scopes: Sequence[PartnerScope]) -> tuple[UUID, str]:
    """(client, secret) of the named partner; its machine « Ligne de commande » is made at the first time."""
    engine = create_engine(url, Pool(size=1))
    try:
        async with job_unit_of_work(sessions_of(engine), clock.now(), "console") as uow:
            return await _make(uow, partner, scopes)
    finally:
        await engine.dispose()


async def _make(uow: UnitOfWork, partner: str, scopes: Sequence[PartnerScope]) -> tuple[UUID, str]:
    unit = await repository.find_by_name(uow.session, partner)
    if unit is None:
        raise NotFound(f"Aucun partenaire ne s'appelle « {partner} ».")
    known = [
        one for one in await repository.load_clients(uow.session, unit) if one.name == CLIENT and not one.closed_at
    ]
    if not known:
        await add_client(uow, unit, CLIENT, scopes)
        known = [one for one in await repository.load_clients(uow.session, unit) if one.name == CLIENT]
    issued = await issue_credential(uow, (unit, known[-1].id), NewKey(CredentialKind.SECRET, USUAL_DAYS))
    return known[-1].id, issued.secret or ""


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="raccroche partner", description="Un identifiant pour un partenaire.")
    parser.add_argument("command", choices=["credential"])
    parser.add_argument("partner", nargs="?", default=SANDBOX, help="nom exact ; sans lui, le bac à sable")
    parser.add_argument("--scope", action="append", choices=[one.value for one in PartnerScope], help="répétable")
    asked = parser.parse_args(arguments)
    scopes = [PartnerScope(one) for one in asked.scope] if asked.scope else list(PartnerScope)
    try:
        with databases.addresses(Settings()) as found:
            if found.jobs is None:
                sys.exit("Indiquez DATABASE_JOBS_URL (le compte raccroche_jobs).")
            client, secret = asyncio.run(make_credential(found.jobs, asked.partner, scopes))
    except Refusal as refusal:
        sys.exit(f"{refusal.title} : {refusal.sentence}")
    print(f"RACCROCHE_CLIENT_ID={client}\nRACCROCHE_CLIENT_SECRET={secret}")  # noqa: T201 - a command's answer


if __name__ == "__main__":
    main()
