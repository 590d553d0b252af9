"""A contract from the held place to its marks: who signs, what is refused with its reason, what follows."""

from datetime import date
from typing import Any

from sqlalchemy import text

from domain.access.permissions import Role
from tests.api.training_contracts.conftest import CONTENT, ContractWorld
from tests.factories.following import YoungPerson, make_followed

OF_AGE = YoungPerson("VASSEUR", "Chloé", date(2008, 2, 1))


def missing(answer: Any) -> str:
    assert answer.status_code == 409, answer.text
    return " ".join(answer.json()["blocked_by"])


async def test_a_contract_goes_from_the_place_to_its_first_day(world: ContractWorld) -> None:
    contract = await world.started()
    assert (contract["state"], contract["signed"], contract["signatories"]) == ("active", 4, 4)
    assert [one["due_on"] for one in contract["marks"]] == ["2026-12-23", "2027-02-23", "2027-05-23", "2027-11-23"]
    assert contract["next_review_on"] == "2026-12-23"


async def test_a_minor_does_not_start_without_a_guardian(world: ContractWorld) -> None:
    contract = await world.took(await world.drafted(), "send_to_sign")
    await world.on_paper(contract, "young_person")
    await world.signs(contract, Role.TUTOR)
    await world.signs(contract, Role.HEAD)
    said = missing(await world.step(contract, "start"))
    assert "Mehdi a 17" in said
    assert "signature d'un responsable" in said
    assert (await world.shown(contract))["waiting"].startswith("On attend Samira Zerrouki (responsable légal)")


async def test_whoever_is_of_age_signs_without_a_guardian(world: ContractWorld) -> None:
    contract = await world.started(OF_AGE)
    assert [one["party"] for one in contract["parties"]] == ["young_person", "tutor", "provider"]


async def test_no_contract_without_an_interview(world: ContractWorld) -> None:
    contract = await world.drafted(YoungPerson(interviewed_on=None))
    assert "L'entretien manque" in missing(await world.step(contract, "send_to_sign"))


async def test_no_contract_on_a_place_that_is_not_confirmed(world: ContractWorld) -> None:
    contract = await world.drafted(confirmed=False)
    assert "Place non confirmée" in missing(await world.step(contract, "send_to_sign"))


async def test_no_contract_without_a_place(world: ContractWorld) -> None:
    hold = (await world.held(await world.offered(), await make_followed(world.jobs, world.platform))).json()
    path = f"/place-holds/{hold['id']}/transitions"
    await world.did(Role.MLDS_COORDINATOR, "POST", path, {"name": "release"}, 1)
    refused = await world.call(Role.MLDS_COORDINATOR, "POST", "/training-contracts", {"hold_id": hold["id"]})
    assert refused.json()["type"].endswith("/hold_over")


async def test_reversed_dates_are_refused_at_their_field(world: ContractWorld) -> None:
    contract = await world.drafted()
    body = CONTENT | {"ends_on": "2026-11-01"}
    path = f"/training-contracts/{contract['id']}/content"
    refused = await world.call(Role.MLDS_COORDINATOR, "PUT", path, body, contract["version"])
    assert refused.json()["errors"][0]["pointer"] == "/ends_on"


async def test_a_second_contract_waits_for_the_end_of_the_first(world: ContractWorld) -> None:
    first = await world.started()
    place = await world.offered(provider_unit_id=None, provider_name="E2C du Val")
    hold = await world.did(
        Role.MLDS_COORDINATOR, "POST", f"/training-places/{place['id']}/holds", {"follow_up_id": first["follow_up_id"]}
    )
    second = await world.did(Role.MLDS_COORDINATOR, "POST", "/training-contracts", {"hold_id": hold["id"]})
    assert "Un autre contrat est en cours" in missing(await world.step(second, "send_to_sign"))
    third = await world.call(Role.MLDS_COORDINATOR, "POST", "/training-contracts", {"hold_id": hold["id"]})
    assert third.json()["type"].endswith("/contract_exists")


async def test_a_contract_does_not_start_before_its_first_day(world: ContractWorld) -> None:
    contract = await world.drafted(OF_AGE)
    contract = await world.put(contract, "content", CONTENT | {"starts_on": "2026-12-07"})
    contract = await world.took(contract, "send_to_sign")
    await world.on_paper(contract, "young_person")
    await world.signs(contract, Role.TUTOR)
    await world.signs(contract, Role.HEAD)
    assert "lundi 7\u00a0décembre 2026" in missing(await world.step(contract, "start"))


async def test_taking_the_draft_back_undoes_what_was_signed(world: ContractWorld) -> None:
    contract = await world.took(await world.drafted(), "send_to_sign")
    await world.on_paper(contract, "young_person")
    contract = await world.took(contract, "take_back")
    assert (contract["state"], contract["signed"]) == ("draft", 0)


async def test_what_was_sent_to_sign_is_no_longer_written(world: ContractWorld) -> None:
    contract = await world.took(await world.drafted(), "send_to_sign")
    path = f"/training-contracts/{contract['id']}/content"
    refused = await world.call(Role.MLDS_COORDINATOR, "PUT", path, CONTENT, contract["version"])
    assert refused.json()["type"].endswith("/contract_closed")


async def solution_of(world: ContractWorld) -> tuple[str, str | None, str]:
    async with world.jobs() as session:
        row = (
            await session.execute(
                text("""SELECT s.state, s.end_reason, f.followup_status FROM follow_up_solutions s
                        JOIN follow_ups f ON f.id = s.follow_up_id""")
            )
        ).one()
    return row.state, row.end_reason, row.followup_status


async def test_the_follow_up_learns_that_the_contract_began_and_ended(world: ContractWorld) -> None:
    contract = await world.started()
    assert await solution_of(world) == ("started", None, "in_solution")
    await world.took(contract, "complete", outcome="diploma")
    assert await solution_of(world) == ("ended", "qualified", "in_support")


async def test_an_end_before_the_end_says_why_what_follows_and_frees_the_place(world: ContractWorld) -> None:
    contract = await world.started()
    refused = await world.step(contract, "break")
    assert [one["pointer"] for one in refused.json()["errors"]] == ["/reason", "/after"]
    ended = await world.took(contract, "break", reason="path_does_not_suit", after="new_interview")
    assert ended["steps"][-1]["detail"] == {"reason": "path_does_not_suit", "after": "new_interview"}
    assert {(one["held"], one["said_by"]) for one in ended["marks"]} == {(False, "ended")}
    assert ended["place"]["hold_state"] == "released"
    places = await world.did(Role.MLDS_COORDINATOR, "GET", "/training-places")
    assert [one["free"] for one in places["items"]] == [1]


async def test_a_suspended_contract_goes_on(world: ContractWorld) -> None:
    contract = await world.took(await world.started(), "suspend", suspension="structure_closed", until="2026-12-14")
    assert contract["state"] == "suspended"
    assert (await world.took(contract, "resume"))["state"] == "active"


async def test_a_transfer_says_where(world: ContractWorld) -> None:
    contract = await world.started()
    assert (await world.step(contract, "transfer")).json()["errors"][0]["pointer"] == "/destination"
    moved = await world.took(contract, "transfer", destination="Plateforme du Haut-Val")
    assert moved["state"] == "transferred"


async def test_the_tutor_reads_the_contract_and_nothing_of_the_follow_up(world: ContractWorld) -> None:
    contract = await world.started()
    seen = await world.shown(contract, Role.TUTOR)
    assert (seen["follow_up_id"], seen["available_transitions"]) == (None, [])
    assert seen["may_note"]
    follow_up = contract["follow_up_id"]
    assert (await world.call(Role.TUTOR, "GET", f"/follow-ups/{follow_up}")).status_code in {403, 404}


async def test_the_head_reads_no_draft(world: ContractWorld) -> None:
    contract = await world.drafted()
    assert (await world.call(Role.HEAD, "GET", f"/training-contracts/{contract['id']}")).status_code == 404
    await world.took(contract, "send_to_sign")
    assert (await world.shown(contract, Role.HEAD))["may_sign_as"] == "provider"


async def test_one_signs_for_oneself_alone(world: ContractWorld) -> None:
    contract = await world.took(await world.drafted(), "send_to_sign")
    assert (await world.signs(contract, Role.MLDS_COORDINATOR)).status_code == 403
    signed = (await world.signs(contract, Role.TUTOR)).json()
    assert [(one["party"], one["means"]) for one in signed["parties"] if one["signed_on"]] == [("tutor", "account")]
    assert (await world.signs(contract, Role.TUTOR)).json()["type"].endswith("/signed_already")


async def test_the_sheet_is_one_accessible_document(world: ContractWorld) -> None:
    contract = await world.started()
    sheet = await world.call(Role.TUTOR, "GET", f"/training-contracts/{contract['id']}/document")
    assert sheet.content.startswith(b"%PDF")


async def test_the_list_shows_who_has_signed_and_what_is_due(world: ContractWorld) -> None:
    contract = await world.took(await world.drafted(), "send_to_sign")
    await world.on_paper(contract, "young_person")
    listed = (await world.did(Role.MLDS_COORDINATOR, "GET", "/training-contracts?view=to_sign"))["items"]
    assert [(one["signed"], one["signatories"]) for one in listed] == [(1, 4)]
    assert (await world.did(Role.TUTOR, "GET", "/training-contracts?view=mine"))["items"][0]["id"] == contract["id"]
    counted = await world.did(Role.MLDS_COORDINATOR, "GET", "/training-contracts/summary")
    assert (counted["to_sign"], counted["running"]) == (1, 0)


async def test_each_step_on_offer_shows_its_text_and_since_when(world: ContractWorld) -> None:
    offers = (await world.drafted())["available_transitions"]
    bases = [one["legal_basis"] for one in offers if one["legal_basis"]]
    assert bases
    assert all(basis["valid_from"] and "quote" in basis for basis in bases)


async def test_a_tutor_comes_home_to_whom_they_accompany(world: ContractWorld) -> None:
    assert (await world.call(Role.TUTOR, "GET", "/me")).json()["home"] == "/tuteur"
