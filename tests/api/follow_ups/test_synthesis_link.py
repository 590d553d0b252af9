"""The young person reads the synthesis of their interview: by mail or a code on paper, their birth day, few tries."""

import asyncio
import re
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from api.follow_ups import effects
from api.letters import plain_paper
from api.settings import Settings
from persistence.unit_of_work import job_unit_of_work
from tests.api.follow_ups.conftest import ROOT, FollowUpWorld

READ = f"{ROOT}/public/interviews/synthesis"
BORN = "2009-03-04"
SYNTHESIS = "Mehdi veut apprendre un métier manuel et reprendre les mathématiques."
NOTES = {
    "kind": "first", "held_on": "2026-11-23", "needs": ["choose_a_path"], "skills": ["manual"],
    "school_level": "troisieme", "project": "Un CAP.", "synthesis": SYNTHESIS, "next_step": "propose_place",
    "next_on": "2026-12-01",
}  # fmt: skip


class _Services:
    settings = Settings()


async def met(world: FollowUpWorld) -> tuple[UUID, str]:
    one = await world.arrive()
    draft = (await world.post("psyen", f"/follow-ups/{one}/interviews", NOTES)).json()
    path = f"/follow-ups/{one}/interviews/{draft['id']}"
    assert (await world.post("psyen", f"{path}/finish", **{"If-Match": '"1"'})).status_code == 200
    return one, f"{path}/links"


async def mailed(world: FollowUpWorld, path: str, **body: str) -> str:
    """The token that the worker put in the mail."""
    sent = await world.post("mlds", path, {"reader": "young_person", "email": "mehdi@example.invalid"} | body)
    assert sent.status_code == 201, sent.text
    async with world.jobs() as session:
        found = await session.execute(text("SELECT id FROM interview_links ORDER BY created_at DESC, id DESC LIMIT 1"))
        ids = {"interview_link_id": str(found.scalar_one())}
    async with job_unit_of_work(world.jobs, world.now, "send_interview_link") as uow:
        mail = await effects.compose_interview_link(uow, ids, _Services())
    async with job_unit_of_work(world.jobs, world.now, "send_interview_link") as uow:
        await effects.interview_link_settled(uow, ids, "sent")
    assert mail is not None
    assert SYNTHESIS not in mail.text
    return str(re.search(r"/entretien#(\S+)", mail.text)[1])  # type: ignore[index]


async def read(world: FollowUpWorld, token: str, born: str = BORN) -> Any:
    return await world.http.post(READ, json={"token": token, "birth_date": born})


async def test_the_young_person_reads_exactly_the_synthesis_and_who_wrote_it_by_function(world: FollowUpWorld) -> None:
    one, path = await met(world)
    token = await mailed(world, path)
    (link,) = (await world.show(one))["interview_links"]
    assert (link["state"], link["opened_at"]) == ("sent", None)
    answer = await read(world, token)
    assert answer.headers["cache-control"] == "no-store"
    said = answer.json()
    assert (said["synthesis"], said["written_by"]) == (SYNTHESIS, "Psychologue de l'éducation nationale")
    assert "Sarah" not in answer.text
    assert "Un CAP" not in answer.text
    assert (await world.show(one))["interview_links"][0]["opened_at"] is not None
    async with world.jobs() as session:
        kept = await session.execute(text("SELECT email FROM interview_links"))
        assert kept.scalar_one() is None
        seen = await session.execute(text("SELECT count(*) FROM journal WHERE operation = 'interview:open_link'"))
        assert seen.scalar_one() == 1


async def test_a_code_on_paper_opens_however_it_is_typed_and_the_next_one_ends_it(
    world: FollowUpWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes: list[str] = []
    monkeypatch.setattr(
        "api.follow_ups.use_cases_links.render_plain",
        lambda paper: codes.append(paper.box[1].value) or plain_paper.render_plain(paper),
    )
    _, path = await met(world)
    sheet = await world.post("mlds", f"{path}/paper", {"reader": "young_person"})
    assert sheet.content.startswith(b"%PDF")
    assert (await read(world, codes[0].lower().replace("-", " "))).status_code == 200
    await world.post("mlds", f"{path}/paper", {"reader": "young_person"})
    assert [(await read(world, code)).status_code for code in codes] == [404, 200]


async def test_five_wrong_days_end_the_link_and_thirty_days_too(world: FollowUpWorld) -> None:
    _, path = await met(world)
    token = await mailed(world, path)
    assert {(await read(world, token, "2009-01-01")).status_code for _ in range(5)} == {422}
    assert (await read(world, token)).status_code == 404
    token = await mailed(world, path)
    world.at("2026-12-24T09:00:00")
    assert (await read(world, token)).status_code == 404


async def test_a_representative_reads_while_the_young_person_is_a_minor(world: FollowUpWorld) -> None:
    one, path = await met(world)
    body = {"reader": "guardian", "email": "mere@example.invalid"}
    token = await mailed(world, path, **body)
    assert (await read(world, token)).status_code == 200
    world.at("2027-03-04T09:00:00")
    assert (await world.post("mlds", path, body)).json()["type"] == "/problems/guardian_of_an_adult"
    assert one


async def test_a_draft_is_read_by_nobody_and_another_platform_sends_nothing(world: FollowUpWorld) -> None:
    one = await world.arrive()
    draft = (await world.post("psyen", f"/follow-ups/{one}/interviews", NOTES)).json()
    path = f"/follow-ups/{one}/interviews/{draft['id']}/links"
    answers = await asyncio.gather(
        world.post("mlds", path, {"reader": "young_person", "email": "m@example.invalid"}),
        world.post("stranger", path, {"reader": "young_person", "email": "m@example.invalid"}),
    )
    assert [one.status_code for one in answers] == [409, 404]


async def test_without_an_address_the_paper_is_said(world: FollowUpWorld) -> None:
    _, path = await met(world)
    refused = await world.post("mlds", path, {"reader": "young_person"})
    assert refused.json()["errors"][0]["pointer"] == "/email"
