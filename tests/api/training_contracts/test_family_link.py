"""The family's door: a link, the day of birth, a code; few tries, one use, evidence; reading stays open."""

import re
from typing import Any

from sqlalchemy import text

from domain.access.permissions import Role
from tests.api.training_contracts.conftest import ROOT, ContractWorld

PREVIEW, DECISION = f"{ROOT}/public/contracts/preview", f"{ROOT}/public/contracts/decision"


async def asked(
    world: ContractWorld, party: str = "guardian", purpose: str = "sign"
) -> tuple[dict[str, Any], dict[str, str]]:  # fmt: skip
    contract = await world.took(await world.drafted(), "send_to_sign")
    body = {"party": party, "purpose": purpose}
    path = f"/training-contracts/{contract['id']}/links"
    await world.did(Role.MLDS_COORDINATOR, "POST", path, body, contract["version"])
    said = (await world.mails())[-1].text
    code = re.search(r"signer\u00a0?: (\d{3} \d{3})", said)
    token = re.search(r"/contrat#(\S+)", said)
    assert token is not None
    return contract, {"token": token[1], "birth_date": "2009-03-04", "code": code[1] if code else ""}


def seen_by(link: dict[str, str], **other: str) -> dict[str, str]:
    return {name: value for name, value in (link | other).items() if name != "code"}


async def test_the_guardian_reads_then_signs_with_the_code(world: ContractWorld) -> None:
    contract, link = await asked(world)
    read = (await world.http.post(PREVIEW, json=seen_by(link))).json()
    assert (read["first_name"], read["may_sign"], read["party"]) == ("Mehdi", True, "guardian")
    answer = await world.http.post(DECISION, json=link | {"signed": True})
    assert answer.status_code == 200, answer.text
    party = next(one for one in (await world.shown(contract))["parties"] if one["party"] == "guardian")
    assert (party["means"], party["signed_on"]) == ("code", "2026-11-23")
    async with world.jobs() as session:
        kept = await session.execute(text("SELECT sha256 FROM training_contract_signatures WHERE means = 'code'"))
        assert kept.scalar_one() == read["sha256"]


async def test_the_sheet_is_kept_by_who_signs(world: ContractWorld) -> None:
    _, link = await asked(world)
    paper = await world.http.post(f"{ROOT}/public/contracts/paper", json=seen_by(link))
    assert paper.content.startswith(b"%PDF")


async def test_a_link_signs_once_and_still_reads(world: ContractWorld) -> None:
    _, link = await asked(world)
    await world.http.post(DECISION, json=link | {"signed": True})
    assert (await world.http.post(DECISION, json=link | {"signed": False})).status_code == 404
    assert (await world.http.post(PREVIEW, json=seen_by(link))).json()["settled"]


async def test_not_signing_starts_nothing_and_may_be_signed_later(world: ContractWorld) -> None:
    contract, link = await asked(world)
    answer = await world.http.post(DECISION, json=link | {"signed": False})
    assert "Rien ne commence sans votre accord" in answer.json()["detail"]
    party = next(one for one in (await world.shown(contract))["parties"] if one["party"] == "guardian")
    assert (party["declined_on"], party["signed_on"]) == ("2026-11-23", None)
    assert (await world.on_paper(contract, "guardian")).status_code == 200


async def test_five_wrong_answers_end_the_link(world: ContractWorld) -> None:
    _, link = await asked(world)
    wrong = seen_by(link, birth_date="2009-01-01")
    assert {(await world.http.post(PREVIEW, json=wrong)).status_code for _ in range(5)} == {422}
    assert (await world.http.post(PREVIEW, json=seen_by(link))).status_code == 404


async def test_a_wrong_code_signs_nothing(world: ContractWorld) -> None:
    _, link = await asked(world)
    wrong = "000 000" if link["code"] != "000 000" else "111 111"
    refused = await world.http.post(DECISION, json=link | {"code": wrong, "signed": True})
    assert refused.json()["errors"][0]["pointer"] == "/code"


async def test_taking_the_draft_back_ends_its_links(world: ContractWorld) -> None:
    contract, link = await asked(world)
    await world.took(contract, "take_back")
    assert (await world.http.post(PREVIEW, json=seen_by(link))).status_code == 404


async def test_a_link_to_read_signs_nothing(world: ContractWorld) -> None:
    _, link = await asked(world, "young_person", "read")
    assert not (await world.http.post(PREVIEW, json=seen_by(link))).json()["may_sign"]
    refused = await world.http.post(DECISION, json=link | {"code": "123 456", "signed": True})
    assert refused.status_code == 404


async def test_without_an_address_one_signs_on_paper(world: ContractWorld) -> None:
    contract = await world.drafted()
    contract = await world.put(contract, "parties", {"party": "guardian", "name": "Samira Zerrouki"})
    contract = await world.took(contract, "send_to_sign")
    path = f"/training-contracts/{contract['id']}/links"
    refused = await world.call(Role.MLDS_COORDINATOR, "POST", path, {"party": "guardian"}, contract["version"])
    assert refused.json()["type"].endswith("/no_mail_address")
