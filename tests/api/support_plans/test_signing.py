"""The family's door: a link, a second fact, a code; few tries, one use, and evidence."""

from typing import Any

import httpx
from sqlalchemy import text

from domain.access.permissions import Role
from tests.api.support_plans.conftest import ROOT, PlanWorld
from tests.api.support_plans.test_ppre_story import link_of, written

DECISION = f"{ROOT}/public/signatures/decision"
PREVIEW = f"{ROOT}/public/signatures/preview"


async def asked(world: PlanWorld) -> tuple[dict[str, Any], dict[str, str]]:
    plan = await written(world)
    shown = await world.took(plan, "propose", Role.HEAD)
    path = f"/support-plans/{plan['id']}/signature-requests"
    answer = await world.call(Role.HEAD, "POST", path, {"guardian_id": str(world.guardian)}, shown["version"])
    assert answer.status_code == 200, answer.text
    return plan, link_of((await world.mails())[0].text)


def second_fact(link: dict[str, str], **other: str) -> dict[str, str]:
    return {name: value for name, value in (link | other).items() if name != "code"}


async def test_the_family_reads_what_it_signs_by_first_name_alone(college: PlanWorld) -> None:
    _, link = await asked(college)
    answer = await college.http.post(PREVIEW, json=second_fact(link))
    assert answer.status_code == 200
    assert answer.json()["title"] == "Programme personnalisé de réussite éducative pour Nora"
    assert "ABDELLI" not in answer.text
    paper = await college.http.post(f"{ROOT}/public/signatures/paper", json=second_fact(link))
    assert paper.content.startswith(b"%PDF")


async def test_a_signature_keeps_who_when_and_the_hash_of_what_was_read(college: PlanWorld) -> None:
    _, link = await asked(college)
    seen = (await college.http.post(PREVIEW, json=second_fact(link))).json()
    await college.http.post(DECISION, json=link | {"signed": True})
    async with college.jobs() as session:
        row = (
            await session.execute(text("SELECT party, person_id, means, signed, sha256 FROM support_plan_signatures"))
        ).one()
    assert tuple(row) == ("guardian", college.guardian, "code", True, seen["sha256"])


async def test_a_link_serves_once(college: PlanWorld) -> None:
    _, link = await asked(college)
    await college.http.post(DECISION, json=link | {"signed": True})
    again = await college.http.post(DECISION, json=link | {"signed": False})
    assert again.status_code == 404


async def test_not_signing_refuses_the_plan_without_consequence(college: PlanWorld) -> None:
    plan, link = await asked(college)
    answer = await college.http.post(DECISION, json=link | {"signed": False})
    assert "sans conséquence" in answer.json()["detail"]
    shown = (await college.call(Role.HEAD, "GET", f"/support-plans/{plan['id']}")).json()
    assert (shown["state"], shown["agreement"]) == ("refused", "refused")


async def test_five_wrong_answers_end_the_link(college: PlanWorld) -> None:
    _, link = await asked(college)
    tries: list[httpx.Response] = [
        await college.http.post(PREVIEW, json=second_fact(link, birth_date="2012-01-01")) for _ in range(5)
    ]
    assert {answer.status_code for answer in tries} == {422}
    assert (await college.http.post(PREVIEW, json=second_fact(link))).status_code == 404


async def test_a_wrong_code_signs_nothing(college: PlanWorld) -> None:
    _, link = await asked(college)
    wrong = "000 000" if link["code"] != "000 000" else "111 111"
    refused = await college.http.post(DECISION, json=link | {"code": wrong, "signed": True})
    assert refused.json()["errors"][0]["pointer"] == "/code"


async def test_taking_a_plan_back_ends_its_links(college: PlanWorld) -> None:
    plan, link = await asked(college)
    await college.took(plan, "take_back", Role.HEAD)
    assert (await college.http.post(PREVIEW, json=second_fact(link))).status_code == 404


async def test_whoever_does_not_accept_mail_signs_on_paper(college: PlanWorld) -> None:
    async with college.jobs() as session, session.begin():
        await session.execute(text("UPDATE guardians SET prefers_mail = false"))
    plan = await written(college)
    shown = await college.took(plan, "propose", Role.HEAD)
    path = f"/support-plans/{plan['id']}/signature-requests"
    refused = await college.call(Role.HEAD, "POST", path, {"guardian_id": str(college.guardian)}, shown["version"])
    assert refused.status_code == 409
    assert "sur papier" in refused.json()["detail"]


async def test_a_guessed_link_opens_nothing(college: PlanWorld) -> None:
    await asked(college)
    guess = {"token": "x" * 43, "birth_date": "2012-12-03"}
    assert (await college.http.post(PREVIEW, json=guess)).status_code == 404
