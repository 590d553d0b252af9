"""`raccroche siei deposit`: a file from the server's disk, through the same gate, in the name of a data steward."""

import asyncio
from pathlib import Path

from sqlalchemy import text

from api.commands.siei import app
from domain.access.permissions import Role
from domain.siei.sources import SourceKind
from persistence.database import Sessions
from persistence.ids import new_id
from tests.cli.conftest import Raccroche
from tests.conftest import NOW
from tests.factories.people import make_account, make_school
from tests.factories.siei_files import as_csv, small_campaign

STEWARD = "steward@siei.invalid"


async def _campaign(app_sessions: Sessions, jobs_sessions: Sessions) -> str:
    school = await make_school(app_sessions)
    steward = await make_account(app_sessions, Role.DATA_STEWARD, STEWARD, school.dsden_id, name="Agent des données")
    one = new_id()
    async with jobs_sessions() as session, session.begin():
        await session.execute(
            text("""INSERT INTO siei_legal_bases (id, reference, decided_on, recorded_by, recorded_at)
                    VALUES (:id, 'Arrêté de démonstration', '2026-09-01', :by, :at)"""),
            {"id": new_id(), "by": steward.id, "at": NOW},
        )
        await session.execute(
            text("""INSERT INTO siei_campaigns (id, unit_id, campaign_date, departments, state, created_by, created_at)
                    VALUES (:id, :unit, '2026-11-15', '{999}', 'collecting', :by, :at)"""),
            {"id": one, "unit": school.dsden_id, "by": steward.id, "at": NOW},
        )
    return str(one)


def _drafts(data: Path) -> list[Path]:
    """Copies under way, which go with the command."""
    return list(data.glob("siei-*"))


async def test_a_file_on_the_disk_is_deposited_once_and_told_in_figures(
    raccroche: Raccroche, app_sessions: Sessions, jobs_sessions: Sessions, tmp_path: Path
) -> None:
    one = await _campaign(app_sessions, jobs_sessions)
    file = tmp_path / "n-1.csv"
    file.write_bytes(as_csv(SourceKind.EN_PREVIOUS, small_campaign()[SourceKind.EN_PREVIOUS]))
    asked = ("deposit", one, "en_previous", str(file), "--email")

    unknown = await asyncio.to_thread(raccroche, *asked, "personne@siei.invalid", of=app)
    assert (unknown.exit_code, "n'a cette adresse" in unknown.stderr.replace("’", "'")) == (1, True), unknown.output
    done = await asyncio.to_thread(raccroche, *asked, STEWARD.upper(), of=app)
    assert done.exit_code == 0, done.output
    assert "5 fiches gardées sur 6, 1 de moins de 16 ans, 0 lignes refusées" in done.stdout
    assert "MARTIN" not in done.output
    again = await asyncio.to_thread(raccroche, *asked, STEWARD, of=app)
    assert (again.exit_code, "Source déjà déposée" in again.stderr) == (1, True), again.output
    assert _drafts(tmp_path) == []
    status = await asyncio.to_thread(raccroche, "status", of=app)
    assert (one in status.stdout, "Sources à déposer" in status.stdout) == (True, True), status.output
