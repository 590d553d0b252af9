"""The administrator keeps partners, machines and keys; a secret is seen once; what was told is read by the DPO."""

from typing import Any

import httpx
from sqlalchemy import text

from domain.access.permissions import Role
from tests.api.partner_api.conftest import PartnerWorld, world
from tests.factories.people import AccountFixture, make_account

__all__ = ["world"]


async def _call(
    world: PartnerWorld, who: AccountFixture, method: str, path: str, body: object = None, **headers: str
) -> httpx.Response:
    signed = world.headers_of(who) | headers
    return await world.http.request(method, f"/api/v1{path}", json=body, headers=signed)


async def _keeper(world: PartnerWorld) -> AccountFixture:
    return await make_account(world.sessions, Role.ADMINISTRATOR, "admin@world.invalid")


async def _token(world: PartnerWorld, client: str, secret: str) -> httpx.Response:
    form = {"grant_type": "client_credentials", "client_id": client, "client_secret": secret}
    return await world.http.post("/api/v1/auth/token", data=form)


async def test_from_a_new_partner_to_a_revoked_key(world: PartnerWorld) -> None:
    keeper = await _keeper(world)
    body = {"name": "EPIDE du Val", "partner_type": "epide", "contact_email": "si@epide.invalid"}
    page = (await _call(world, keeper, "POST", "/partners", body)).json()
    partner = f"/partners/{page['partner']['id']}"
    assert (page["disclosure"]["basis"]["kind"], page["partner"]["client_quota"]) == ("internal_rule", 150)
    asked = {"name": "Logiciel", "scopes": ["referrals:read", "referrals:read"]}
    (client,) = (await _call(world, keeper, "POST", f"{partner}/clients", asked)).json()["clients"]
    assert client["scopes"] == ["referrals:read"]
    keys = f"{partner}/clients/{client['id']}/credentials"
    issued = await _call(world, keeper, "POST", keys, {"kind": "secret"}, **{"Idempotency-Key": "k"})
    secret, key = issued.json()["secret"], issued.json()["credential"]["id"]
    assert (await _token(world, client["id"], secret)).status_code == 200
    async with world.jobs() as session:  # the secret is kept nowhere, not even with the answer of a key
        kept = (await session.execute(text("SELECT count(*) FROM idempotency_keys WHERE key = 'k'"))).scalar_one()
    assert kept == 0
    assert secret not in (await _call(world, keeper, "GET", partner)).text
    turned = (await _call(world, keeper, "POST", f"{keys}/{key}/rotation", {"kind": "secret"})).json()
    for one in (secret, turned["secret"]):  # both open while the former has a week
        assert (await _token(world, client["id"], one)).status_code == 200
    third = await _call(world, keeper, "POST", keys, {"kind": "secret"})
    assert (third.status_code, third.json()["type"]) == (409, "/problems/two_credentials_live")
    revoked = await _call(world, keeper, "POST", f"{keys}/{key}/revocation")
    assert [k["state"] for k in revoked.json()["clients"][0]["credentials"]].count("revoked") == 1
    assert (await _token(world, client["id"], secret)).status_code == 401
    again = await _call(world, keeper, "POST", f"{keys}/{key}/revocation")
    assert (again.status_code, again.json()["type"]) == (409, "/problems/credential_is_over")


async def test_a_suspension_closes_every_machine_and_lifts_again(world: PartnerWorld) -> None:
    keeper, path = await _keeper(world), f"/partners/{world.partner}"
    await _change(world, keeper, path, 1, {"suspended": True})
    assert (await world.ml.get("/reference")).status_code == 401
    stale = await _call(world, keeper, "PATCH", path, {"suspended": False}, **{"If-Match": '"1"'})
    assert stale.status_code == 412
    page = await _change(world, keeper, path, 2, {"suspended": False, "client_quota": 3})
    assert (page["partner"]["client_quota"], page["partner"]["adviser_quota"]) == (3, 150)
    assert (await world.ml.get("/reference")).status_code == 200


async def test_what_was_told_is_read_without_a_name(world: PartnerWorld) -> None:
    referral = await world.refer()
    await world.ml.get(f"/referrals/{referral}")
    await world.http.get(f"/api/v1/referred-youths/{referral}", headers=world.headers_of(world.adviser))
    dpo = await make_account(world.sessions, Role.DPO, "dpo@world.invalid")
    answer = await _call(world, dpo, "GET", f"/partners/{world.partner}/transmissions?limit=1")
    (latest,) = answer.json()["items"]
    assert (latest["channel"], latest["actor_name"], latest["legal_basis"]) == (
        "web", "mission_locale_adviser", "l313_7",
    )  # fmt: skip
    rest = await _call(
        world, dpo, "GET", f"/partners/{world.partner}/transmissions?cursor={answer.json()['next_cursor']}"
    )
    assert [(one["channel"], one["actor_name"]) for one in rest.json()["items"]] == [("api", "Logiciel de test")]
    assert "Benali" not in answer.text + rest.text
    assert (
        await _call(world, dpo, "PATCH", f"/partners/{world.partner}", {}, **{"If-Match": '"1"'})
    ).status_code == 403


async def test_a_machine_is_no_account_of_a_person(world: PartnerWorld) -> None:
    keeper = await make_account(world.sessions, Role.ADMINISTRATOR, "admin@world.invalid", world.partner)
    listed = (await _call(world, keeper, "GET", "/accounts")).json()["items"]
    assert "partner_client" not in {one["role"] for one in listed}
    body: dict[str, Any] = {
        "email": "robot@world.invalid", "display_name": "Robot", "job_title": "", "role": "partner_client",
        "unit_ids": [str(world.partner)],
    }  # fmt: skip
    assert (await _call(world, keeper, "POST", "/accounts", body)).status_code == 422


async def _change(
    world: PartnerWorld, keeper: AccountFixture, path: str, seen: int, body: dict[str, Any]
) -> dict[str, Any]:
    answer = await _call(world, keeper, "PATCH", path, body, **{"If-Match": f'"{seen}"'})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())
