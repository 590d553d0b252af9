"""The platform's meeting: prepared from the follow-ups, held with partners, decided into the follow-ups."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI

from domain.access.permissions import Role
from domain.follow_ups.followed import FollowedIdentity
from persistence.database import Sessions
from tests.api.follow_ups.conftest import MEHDI, FollowUpWorld, make_follow_up_world
from tests.factories.people import make_account, make_unit

LINA = FollowedIdentity("Roche", "Lina", date(2008, 6, 1), city="Montreval", phone="0639980001")
WORDS = "Vient chaque lundi à la permanence."
SEALED = "Préfère être appelé par sa conseillère."


class Cto:
    """The world of follow-ups, and a meeting of its platform in which the mission locale and another partner sit."""

    def __init__(self, world: FollowUpWorld) -> None:
        self.world = world
        self.id = ""
        self.version = 1

    async def ok(self, who: str, method: str, path: str, body: object = None, *, seen: int | None = None) -> Any:
        headers = {} if seen is None else {"If-Match": f'"{seen}"'}
        answer = await self.world.call(method, who, path, body, **headers)
        assert answer.status_code in {200, 201}, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json()

    async def plan(self, *seats: str, day: str = "2026-11-26") -> dict[str, Any]:
        body = {"unit_id": str(self.world.platform), "kind": "cto", "held_on": day, "place": "Salle A"}
        meeting = await self.ok("psad", "POST", "/meetings", body)
        self.id = meeting["id"]
        for who in seats:
            seat = {"account_id": str(self.world.accounts[who].id), "part": "guest"}
            meeting = await self.ok("psad", "POST", f"/meetings/{self.id}/participants", seat)
        self.version = meeting["version"]
        return meeting

    async def add(self, follow_up: UUID) -> str:
        body = {"follow_up_id": str(follow_up)}
        meeting = await self.ok("psad", "POST", f"/meetings/{self.id}/items", body)
        return str(next(one["id"] for one in meeting["items"] if one["person"]["follow_up_id"] == str(follow_up)))

    async def start(self) -> None:
        self.world.at("2026-11-26T10:00:00")
        await self.ok("psad", "POST", f"/meetings/{self.id}/start", seen=self.version)

    async def decide(self, item: str, decision: str, **given: object) -> dict[str, Any]:
        path = f"/meetings/{self.id}/items/{item}"
        seen = (await self.ok("psad", "GET", path))["version"]
        body = {"decision": decision, "owner_id": self.account("mlds"), "due_on": "2026-12-03", **given}
        return await self.ok("psad", "POST", f"{path}/decide", body, seen=seen)

    async def refer(self, follow_up: UUID, partner: UUID, *fields: str) -> None:
        body = {"partner_id": str(partner), "request": "support", "expected_on": "2026-12-04", "fields": fields}
        await self.ok("psad", "POST", f"/follow-ups/{follow_up}/referrals", body)

    def account(self, who: str) -> str:
        return str(self.world.accounts[who].id)


@pytest.fixture
async def cto(app: FastAPI, http: httpx.AsyncClient, jobs_sessions: Sessions, monkeypatch: pytest.MonkeyPatch) -> Cto:
    world = await make_follow_up_world(app, http, jobs_sessions, monkeypatch)
    school = await make_unit(jobs_sessions, "organisation", "E2C du Val")
    role = Role.MISSION_LOCALE_ADVISER
    world.accounts["e2c"] = await make_account(jobs_sessions, role, "e2c@demo.invalid", school, name="Alix Morin")
    return Cto(world)


async def test_the_platform_proposes_its_young_people_with_their_reasons(cto: Cto) -> None:
    alone = await cto.world.arrive(arrived_on=date(2026, 11, 3))
    body = {"channel": "letter", "requested_on": "2026-11-20", "received_on": "2026-11-20"}
    await cto.ok("psad", "POST", f"/follow-ups/{alone}/return-requests", body)
    refused = await cto.world.arrive(LINA)
    await cto.world.refer_to("psad", refused, "mlds")
    await cto.world.call_up(refused, "refuses_contact")
    await cto.plan("mlds")
    found = (await cto.ok("psad", "GET", f"/meetings/{cto.id}/proposals"))["items"]
    kinds = {one["person"]["follow_up_id"]: [why["kind"] for why in one["reasons"]] for one in found}
    assert kinds == {str(alone): ["return_right", "legal_deadline", "without_referent"], str(refused): ["refusal"]}
    assert [one["person"]["age"] for one in found] == [17, 18]
    await cto.add(alone)
    left = (await cto.ok("psad", "GET", f"/meetings/{cto.id}/proposals"))["items"]
    assert [one["person"]["follow_up_id"] for one in left] == [str(refused)]


async def test_a_follow_up_is_put_on_the_agenda_from_its_page_once_with_its_reasons(cto: Cto) -> None:
    mehdi = await cto.world.arrive(arrived_on=date(2026, 11, 3))
    first = await cto.ok("mlds", "POST", f"/follow-ups/{mehdi}/agenda")
    again = await cto.ok("psad", "POST", f"/follow-ups/{mehdi}/agenda")
    assert (first["id"], first["held_on"]) == (again["id"], "2026-11-30")
    shown = await cto.ok("psad", "GET", f"/meetings/{first['id']}")
    assert [(one["person"]["family_name"], [why["kind"] for why in one["reasons"]]) for one in shown["items"]] == [
        ("Zerrouki", ["without_referent"]),
    ]  # fmt: skip
    assert (await cto.world.post("stranger", f"/follow-ups/{mehdi}/agenda")).status_code == 404


async def test_decisions_become_acts_of_the_follow_up_and_tasks_of_somebody(cto: Cto) -> None:
    mehdi, lina = await cto.world.arrive(), await cto.world.arrive(LINA)
    await cto.plan("mlds", "ml")
    first, second = await cto.add(mehdi), await cto.add(lina)
    await cto.start()
    await cto.decide(first, "referent")
    assert (await cto.world.show(mehdi))["followed"]["referent"]["name"] == "Karim Haddad"
    await cto.decide(first, "contact", due_on="2026-12-01")
    assert (await cto.world.show(mehdi))["followed"]["next_contact_on"] == "2026-12-01"
    await cto.decide(second, "referral", partner_id=str(cto.world.partner))
    page = await cto.world.show(lina)
    assert [one["partner_name"] for one in page["referrals"]] == ["Mission locale du Val"]
    assert [(one["code"], one["detail"]) for one in page["timeline"] if one["kind"] == "meeting"] == [
        ("referral", "Mission locale du Val, Karim Haddad"),
    ]  # fmt: skip
    tasks = (await cto.ok("mlds", "GET", "/tasks"))["items"]
    assert [(one["label"], one["family_name"], one["follow_up_id"]) for one in tasks] == [
        ("Prendre contact avec le jeune", "Zerrouki", str(mehdi)),
        ("Suivre la réponse de la structure", "Roche", str(lina)),
    ]  # fmt: skip
    rows = (await cto.ok("mlds", "GET", "/work-items"))["items"]
    people = {row["verb"]: (row["person"]["id"], row["person"]["followed"]) for row in rows if row["target"] == "task"}
    assert people["Prendre contact avec le jeune"] == (str(mehdi), True)


async def test_a_decision_corrected_in_the_meeting_takes_its_referral_back(cto: Cto) -> None:
    lina = await cto.world.arrive(LINA)
    await cto.plan("mlds")
    item = await cto.add(lina)
    await cto.start()
    await cto.decide(item, "referral", partner_id=str(cto.world.partner))
    await cto.decide(item, "referral", partner_id=str(cto.world.partner), due_on="2026-12-08")
    assert [one["withdrawn_on"] for one in (await cto.world.show(lina))["referrals"]] == [None]
    await cto.decide(item, "place")
    assert [one["withdrawn_on"] for one in (await cto.world.show(lina))["referrals"]] == ["2026-11-26"]


async def test_a_partner_sees_the_young_people_referred_to_them_with_their_disclosed_fields_only(cto: Cto) -> None:
    mehdi, lina = await cto.world.arrive(), await cto.world.arrive(LINA)
    await cto.refer(mehdi, cto.world.partner, "identity", "phone")
    await cto.plan("mlds", "ml", "e2c")
    first, second = await cto.add(mehdi), await cto.add(lina)
    await cto.start()
    await cto.decide(first, "contact", fact="Attend une place", findings=["looks_for_place"])
    [line] = (await cto.ok("ml", "GET", "/meetings"))["items"]
    assert (line["situations"], line["unit_name"]) == (1, "Plateforme du Val")
    shown = await cto.ok("ml", "GET", f"/meetings/{cto.id}")
    [point] = shown["items"]
    assert (point["person"]["family_name"], point["person"]["city"]) == ("Zerrouki", None)
    assert (point["decision"], point["fact"], point["reasons"], point["findings"]) == ("contact", "", [], [])
    looked = await cto.ok("ml", "GET", f"/meetings/{cto.id}/items/{first}")
    assert (looked["followed"]["phone"], looked["followed"]["city"]) == (MEHDI.phone, None)
    assert (looked["followed"]["waiting"], looked["last_time"]) == (None, [])
    assert (await cto.world.get("ml", f"/meetings/{cto.id}/items/{second}")).status_code == 404
    assert (await cto.ok("e2c", "GET", f"/meetings/{cto.id}"))["items"] == []
    for refused in ("/proposals", "/minutes.pdf"):
        assert (await cto.world.get("ml", f"/meetings/{cto.id}{refused}")).status_code == 403
    assert (await cto.world.get("stranger", f"/meetings/{cto.id}")).status_code == 404


async def test_a_partners_words_are_read_by_their_institution_and_the_manager_never_by_the_others(cto: Cto) -> None:
    mehdi = await cto.world.arrive()
    await cto.refer(mehdi, cto.world.partner, "identity", "phone")
    other = UUID(await _unit_of(cto, "e2c"))
    await cto.refer(mehdi, other, "identity", "phone")
    await cto.plan("mlds", "ml", "e2c")
    path = f"/meetings/{cto.id}/items/{await cto.add(mehdi)}"
    for level, body in (("platform", WORDS), ("reserved", SEALED)):
        await cto.ok("ml", "POST", f"{path}/notes", {"level": level, "body": body})
    read = {
        who: [one["body"] for one in (await cto.ok(who, "GET", path))["notes"]] for who in ("ml", "psad", "mlds", "e2c")
    }
    assert read == {"ml": [WORDS, SEALED], "psad": [WORDS, SEALED], "mlds": [WORDS], "e2c": []}
    hidden = {
        who: [one["sentence"].replace("\u00a0", " ") for one in (await cto.ok(who, "GET", path))["hidden_notes"]]
        for who in ("mlds", "e2c")
    }
    assert hidden == {"mlds": ["1 note réservée existe (Mission locale du Val, 23 novembre)"], "e2c": []}
    assert (await cto.world.post("ml", f"{path}/notes", {"level": "educational", "body": "x"})).status_code == 422


async def _unit_of(cto: Cto, who: str) -> str:
    seats = (await cto.ok("psad", "GET", f"/meeting-seats?unit_id={cto.world.platform}"))["items"]
    name = next(one["institution"] for one in seats if one["id"] == cto.account(who))
    partners = (await cto.ok("psad", "GET", "/referral-partners"))["partners"]
    return str(next(one["id"] for one in partners if one["name"] == name))


async def test_the_next_meeting_says_what_became_of_the_decision(cto: Cto) -> None:
    mehdi = await cto.world.arrive()
    await cto.world.refer_to("psad", mehdi, "mlds")
    await cto.plan("mlds")
    item = await cto.add(mehdi)
    await cto.start()
    await cto.decide(item, "contact", next_review_on="2026-12-10")
    version = (await cto.ok("psad", "GET", f"/meetings/{cto.id}"))["version"]
    await cto.ok("psad", "POST", f"/meetings/{cto.id}/close", seen=version)
    minutes = await cto.ok("psad", "GET", f"/meetings/{cto.id}/minutes")
    assert "contact à prendre" in minutes["sentences"][0]
    assert (await cto.world.get("psad", f"/meetings/{cto.id}/minutes.pdf")).content[:4] == b"%PDF"
    cto.world.at("2026-12-02T09:00:00")
    await cto.world.call_up(mehdi, "new_project")
    await cto.plan("mlds", day="2026-12-10")
    found = (await cto.ok("psad", "GET", f"/meetings/{cto.id}/proposals"))["items"]
    assert [why["kind"] for why in found[0]["reasons"]] == ["review"]
    point = await cto.ok("psad", "GET", f"/meetings/{cto.id}/items/{await cto.add(mehdi)}")
    assert (point["last_time"][0]["decision"], point["last_time"][0]["done"]) == ("contact", False)
    assert "0, puis 1" in point["before_after"][0]["sentence"]


async def test_a_meeting_keeps_to_its_own_house(cto: Cto) -> None:
    """A school's meeting is not held at a platform, a partner does not sit in for a school, nor a stranger anywhere."""
    body = {"unit_id": str(cto.world.platform), "kind": "gpds", "held_on": "2026-11-26"}
    assert (await cto.world.post("psad", "/meetings", body)).status_code == 422
    saturday = {**body, "kind": "cto", "held_on": "2026-11-28"}
    assert (await cto.world.post("psad", "/meetings", saturday)).status_code == 422
    await cto.plan()
    seat = {"account_id": cto.account("head")}
    assert (await cto.world.post("psad", f"/meetings/{cto.id}/participants", seat)).status_code == 422
    elsewhere = await cto.world.arrive(replace(MEHDI, family_name="Autre"), platform_id=cto.world.other)
    point = {"follow_up_id": str(elsewhere)}
    assert (await cto.world.post("psad", f"/meetings/{cto.id}/items", point)).status_code == 404
