"""The tutor's log, reviews, marks and amendments of a contract that runs."""

from datetime import date
from typing import Any

from sqlalchemy import text

from domain.access.permissions import Role
from persistence.training_contracts.following import marks_to_remind
from tests.api.training_contracts.conftest import ContractWorld
from tests.conftest import NOW
from tests.factories.people import make_account, make_unit

NOTE = {
    "on": "2026-11-23", "presence": "every_day", "progress": "A monté son premier réseau.", "obstacle": "transport",
    "line": "Le bus arrive trop tard le lundi.",
}  # fmt: skip
REVIEW = {"on": "2026-11-23", "attendance": "regular", "progress": "as_planned", "decision": "continue"}


async def said(world: ContractWorld, contract: dict[str, Any], who: Role, what: str, body: object) -> Any:
    version = (await world.shown(contract))["version"]
    method = "PUT" if what.startswith("marks") else "POST"
    return await world.call(who, method, f"/training-contracts/{contract['id']}/{what}", body, version)


async def long_ago(world: ContractWorld) -> None:
    """As if the contract had begun in the first days of October."""
    async with world.jobs() as session, session.begin():
        await session.execute(text("UPDATE training_contracts SET started_on = '2026-10-05', starts_on = '2026-10-05'"))
        await session.execute(text("UPDATE training_contract_marks SET due_on = '2026-11-05' WHERE months = 1"))


async def test_the_tutor_writes_two_lines(world: ContractWorld) -> None:
    contract = await world.started()
    noted = (await said(world, contract, Role.TUTOR, "notes", NOTE)).json()
    assert noted["notes"][0]["progress"] == "A monté son premier réseau."
    listed = (await world.did(Role.TUTOR, "GET", "/training-contracts?view=mine"))["items"][0]
    assert (listed["last_note_on"], listed["last_obstacle"]) == ("2026-11-23", "transport")


async def test_a_tutor_never_writes_in_the_log_of_another(world: ContractWorld) -> None:
    contract = await world.started()
    other = await make_account(
        world.jobs, Role.TUTOR, "autre@demo.invalid", await make_unit(world.jobs, "organisation", "Autre")
    )
    path = f"/training-contracts/{contract['id']}"
    assert (await world.call(other, "GET", path)).status_code == 404
    assert (await world.call(other, "POST", f"{path}/notes", NOTE, contract["version"])).status_code == 404


async def test_nothing_is_noted_of_a_day_to_come_or_before_the_start(world: ContractWorld) -> None:
    contract = await world.started()
    for day in ("2026-11-24", "2026-11-20"):
        refused = await said(world, contract, Role.TUTOR, "notes", NOTE | {"on": day})
        assert refused.json()["errors"][0]["pointer"] == "/on"


async def test_a_review_sets_the_next_one_at_the_next_mark(world: ContractWorld) -> None:
    contract = await world.started()
    await long_ago(world)
    body = REVIEW | {"months": 1, "held": True}
    seen = (await said(world, contract, Role.TUTOR, "reviews", body)).json()
    assert (seen["marks"][0]["held"], seen["marks"][0]["said_by"]) == (True, "review")
    assert seen["next_review_on"] == seen["marks"][1]["due_on"]
    assert seen["reviews"][0]["decision"] == "continue"


async def test_a_mark_is_answered_once_its_day_has_come(world: ContractWorld) -> None:
    contract = await world.started()
    early = await said(world, contract, Role.MLDS_COORDINATOR, "marks/1", {"held": True})
    assert early.json()["type"].endswith("/mark_not_due")
    await long_ago(world)
    seen = (await said(world, contract, Role.MLDS_COORDINATOR, "marks/1", {"held": True})).json()
    assert seen["marks"][0]["words"] == "À 1 mois : le contrat tient"


async def test_a_mark_is_answered_after_the_end_too(world: ContractWorld) -> None:
    contract = await world.started()
    await world.took(contract, "complete", outcome="job")
    await long_ago(world)
    assert (await said(world, contract, Role.MLDS_COORDINATOR, "marks/1", {"held": True})).status_code == 200


async def test_the_tutor_is_reminded_of_a_mark_once(world: ContractWorld) -> None:
    await world.started()
    await long_ago(world)
    async with world.jobs() as session, session.begin():
        assert len(await marks_to_remind(session, date(2026, 11, 23), NOW)) == 1
        assert await marks_to_remind(session, date(2026, 11, 24), NOW) == []


async def test_an_amendment_is_numbered_and_keeps_what_stood_before(world: ContractWorld) -> None:
    contract = await world.started()
    body = {"kind": "dates", "effective_on": "2026-11-23", "line": "Examen reporté.", "ends_on": "2028-09-30"}
    seen = (await said(world, contract, Role.MLDS_COORDINATOR, "amendments", body)).json()
    assert seen["ends_on"] == "2028-09-30"
    one = seen["amendments"][0]
    assert (one["number"], one["before"], one["after"]) == (1, {"ends_on": "2028-06-30"}, {"ends_on": "2028-09-30"})
    assert not one["signature_awaited"]


async def test_a_new_tutor_signs_and_the_former_one_no_longer_reads(world: ContractWorld) -> None:
    contract = await world.started()
    company = await make_unit(world.jobs, "organisation", "Autre")
    other = await make_account(world.jobs, Role.TUTOR, "autre@demo.invalid", company)
    body = {"kind": "tutor", "effective_on": "2026-11-23", "line": "Départ du tuteur.", "account_id": str(other.id)}
    seen = (await said(world, contract, Role.MLDS_COORDINATOR, "amendments", body)).json()
    assert seen["amendments"][0]["signature_awaited"]
    path = f"/training-contracts/{contract['id']}"
    assert (await world.call(Role.TUTOR, "GET", path)).status_code == 404
    signed = await world.call(other, "POST", f"{path}/signatures", None, seen["version"])
    assert not signed.json()["amendments"][0]["signature_awaited"]


async def test_a_draft_is_not_amended(world: ContractWorld) -> None:
    contract = await world.drafted()
    body = {"kind": "dates", "effective_on": "2026-11-23", "line": "Examen reporté.", "ends_on": "2028-09-30"}
    refused = await said(world, contract, Role.MLDS_COORDINATOR, "amendments", body)
    assert refused.json()["type"].endswith("/not_running")
