"""The administrator reads what works and what does not, and has a failed work tried again."""

import json
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from api.departures.effects import SendDepartureLetter
from api.documents.effects import SendCaseLetter
from api.operations.effects import begin_recount
from api.settings import Settings
from api.worker import loop
from api.worker.effects import EFFECTS, Services
from api.worker.run_effect import EffectRunner
from domain.access.permissions import Role
from domain.kernel.events import Effect
from domain.operations.effect_labels import EFFECT_LABELS
from persistence.database import Sessions
from persistence.ids import new_id
from persistence.operations.beats import beat
from persistence.unit_of_work import job_unit_of_work
from tests.conftest import NOW, Database
from tests.factories.people import make_account, make_school, make_unit
from tests.factories.signing_in import trusted

PAGE = "/api/v1/service-status"


@pytest.fixture
async def signed(app: FastAPI, jobs_sessions: Sessions) -> dict[str, str]:
    unit = await make_unit(jobs_sessions, "dsden", "DSDEN 999")
    await beat(jobs_sessions, "here:1", "test")
    return trusted(app, await make_account(jobs_sessions, Role.ADMINISTRATOR, "admin@test.invalid", unit))


@pytest.fixture
def runner(jobs_sessions: Sessions, settings: Settings) -> EffectRunner:
    engine = jobs_sessions.kw["bind"]
    table = {**EFFECTS, "recount_school": _repaired}
    return EffectRunner(jobs_sessions, Services(settings, None, engine), table=table)  # type: ignore[arg-type]


async def _repaired(*_: object) -> None:
    """What failed works now."""


async def _failed(sessions: Sessions, state: str = "failed") -> UUID:
    async with job_unit_of_work(sessions, NOW, "test") as uow:
        (effect_id,) = await uow.enqueue([Effect("recount_school", {"school_id": str(new_id())})])
    async with sessions() as session, session.begin():
        values = {"id": effect_id, "state": state, "now": NOW}
        await session.execute(
            text("UPDATE effects SET state = :state, error = 'KeyError', settled_at = :now WHERE id = :id"), values
        )
        await session.execute(text("DELETE FROM queue.pgqueuer"))
    return effect_id


async def test_the_page_begins_with_a_sentence_and_names_no_person(
    http: httpx.AsyncClient, signed: dict[str, str], jobs_sessions: Sessions
) -> None:
    found = (await http.get(PAGE, headers=signed)).json()
    assert found["sentence"].startswith("Tout fonctionne.")
    assert found["release"]["revision"] >= "0026"
    effect_id = await _failed(jobs_sessions)
    found = (await http.get(PAGE, headers=signed)).json()
    assert found["sentence"] == "Un travail a échoué."
    assert [(one["id"], one["label"], one["error"]) for one in found["queue"]["failures"]] == [
        (str(effect_id), "Décomptes d'un établissement", "KeyError")
    ]
    assert "admin@test" not in json.dumps(found)


async def test_a_failed_work_is_tried_again_by_the_worker(
    http: httpx.AsyncClient, signed: dict[str, str], jobs_sessions: Sessions, runner: EffectRunner, database: Database
) -> None:
    effect_id = await _failed(jobs_sessions)
    replay = f"{PAGE}/failures/{effect_id}/replay"
    assert (await http.post(replay, headers=signed)).status_code == 200
    connection = await loop.connect(database.url("raccroche_jobs"))
    await loop.run_due_effects(runner, connection)
    await connection.close()
    async with jobs_sessions() as session:
        query = text("SELECT state, attempts FROM effects WHERE id = :id")
        state, attempts = (await session.execute(query, {"id": effect_id})).one()
    assert (state, attempts) == ("done", 1)


async def test_only_a_failed_work_can_be_tried_again(
    http: httpx.AsyncClient, signed: dict[str, str], jobs_sessions: Sessions
) -> None:
    done = await _failed(jobs_sessions, "done")
    refused = await http.post(f"{PAGE}/failures/{done}/replay", headers=signed)
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/effect_not_failed")
    assert (await http.post(f"{PAGE}/failures/{new_id()}/replay", headers=signed)).status_code == 404


async def test_every_school_is_counted_again_by_night_and_the_page_says_the_differences(
    http: httpx.AsyncClient, signed: dict[str, str], jobs_sessions: Sessions, runner: EffectRunner, database: Database
) -> None:
    for number in range(2):
        await make_school(jobs_sessions, f"999000{number}A", name=f"Collège {number}")
    async with job_unit_of_work(jobs_sessions, NOW, "test") as uow:
        await begin_recount(uow)
    connection = await loop.connect(database.url("raccroche_jobs"))
    await loop.run_due_effects(runner, connection)
    await connection.close()
    (found,) = (await http.get(PAGE, headers=signed)).json()["runs"]
    assert (found["kind"], found["state"], found["schools"], found["differences"]) == ("recount", "done", 2, 0)


def test_every_kind_of_work_has_a_name_in_words() -> None:
    """A new kind needs its line in domain/operations/effect_labels.py; letters are one work, whatever they say."""
    letters = {kind for kind, handler in EFFECTS.items() if isinstance(handler, SendCaseLetter | SendDepartureLetter)}
    assert EFFECTS.keys() - letters - EFFECT_LABELS.keys() == set()
