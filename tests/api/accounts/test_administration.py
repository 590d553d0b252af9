"""Administration: who may do what, where, until when; within one's reach, with a version, in the journal."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import text

from domain.access.permissions import HUMAN_ROLES, ROLE_PERMISSIONS, Permission, Role
from persistence.database import Sessions
from persistence.ids import new_id
from tests.api.accounts.browsers import give_password, read_sql, refresh, run_sql, set_clock, signed_in
from tests.factories.people import AccountFixture, SchoolFixture, make_account, make_school, make_unit

ADMIN = "admin@demo.invalid"


@dataclass
class World:
    http: httpx.AsyncClient
    headers: dict[str, str]
    school: SchoolFixture
    teacher: AccountFixture
    admin: AccountFixture
    foreign_school: SchoolFixture
    foreigner: AccountFixture

    async def show(self, account_id: UUID) -> httpx.Response:
        return await self.http.get(f"/api/v1/accounts/{account_id}", headers=self.headers)

    async def change(self, account_id: UUID, etag: str | None = None, **body: Any) -> httpx.Response:
        tag = {"If-Match": etag or (await self.show(account_id)).headers.get("etag", '"1"')}
        return await self.http.patch(f"/api/v1/accounts/{account_id}", json=body, headers=self.headers | tag)

    async def advance(self, account_id: UUID, transition: str) -> httpx.Response:
        tag = {"If-Match": (await self.show(account_id)).headers.get("etag", '"1"')}
        return await self.http.post(
            f"/api/v1/accounts/{account_id}/transitions", json={"transition": transition}, headers=self.headers | tag
        )

    async def invite(self, **body: Any) -> httpx.Response:
        plain = {
            "email": "nouveau@ac-test.invalid", "display_name": "Inès Bonnet", "role": "teacher",
            "unit_ids": [str(self.school.id)],
        }  # fmt: skip
        return await self.http.post("/api/v1/accounts", json=plain | body, headers=self.headers)


@pytest.fixture
async def world(http: httpx.AsyncClient, app_sessions: Sessions) -> World:
    school = await make_school(app_sessions)
    teacher = await make_account(app_sessions, Role.TEACHER, "prof@demo.invalid", school.id, name="Paul Roux")
    foreign_dsden = await make_unit(app_sessions, "dsden", "DSDEN 998", "998")
    foreign = await make_school(app_sessions, "9980001A", "college", "Collège Zz998", dsden_id=foreign_dsden)
    await run_sql(app_sessions, "UPDATE units SET department_code = '998' WHERE id = :id", id=foreign.id)
    foreigner = await make_account(app_sessions, Role.HEAD, "zz@ac-test.invalid", foreign.id, name="Zz Ailleurs")
    admin = await make_account(app_sessions, Role.ADMINISTRATOR, ADMIN, school.dsden_id, name="Awa Diallo")
    return World(http, await signed_in(http, ADMIN), school, teacher, admin, foreign, foreigner)


async def _make_class(sessions: Sessions, school_id: UUID, name: str) -> UUID:
    class_id = new_id()
    async with sessions() as session, session.begin():
        await session.execute(
            text("INSERT INTO classes (id, school_id, school_year, code, name) VALUES (:id, :s, 2026, :n, :n)"),
            {"id": class_id, "s": school_id, "n": name},
        )
    return class_id


async def test_the_list_says_who_where_since_when(world: World) -> None:
    listed = (await world.http.get("/api/v1/accounts", headers=world.headers)).json()
    assert listed["next_cursor"] is None
    assert [(a["display_name"], a["perimeter"], a["state"]) for a in listed["items"]] == [
        ("Awa Diallo", "DSDEN 999", "active"),
        ("Paul Roux", "LP Jacques-Prévert", "active"),
    ]
    assert listed["items"][0]["last_signed_in_at"] == "2026-11-23T07:41:00+00:00"
    assert listed["items"][1]["has_second_factor"] is False


async def test_accesses_that_end_soon_come_first(world: World, app_sessions: Sessions) -> None:
    await make_account(app_sessions, Role.HEAD, "z@demo.invalid", world.school.id, name="Zoé Martin")
    await run_sql(app_sessions, "UPDATE accounts SET valid_until = '2026-12-23' WHERE email = 'z@demo.invalid'")
    listed = (await world.http.get("/api/v1/accounts", headers=world.headers)).json()["items"]
    assert [(a["display_name"], a["ends_soon"]) for a in listed] == [
        ("Zoé Martin", True), ("Awa Diallo", False), ("Paul Roux", False),
    ]  # fmt: skip


async def test_pages_hold_everyone_once(world: World, app_sessions: Sessions) -> None:
    for n in range(7):
        await make_account(app_sessions, Role.TEACHER, f"p{n}@demo.invalid", world.school.id, name="Même Nom")
    await run_sql(app_sessions, "UPDATE accounts SET valid_until = '2026-12-01' WHERE email = 'p3@demo.invalid'")
    seen: list[str] = []
    cursor = None
    while True:
        query = {"limit": "2"} | ({"cursor": cursor} if cursor else {})
        page = (await world.http.get("/api/v1/accounts", params=query, headers=world.headers)).json()
        seen += [a["id"] for a in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 9


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"role": "teacher"}, ["Paul Roux"]),
        ({"state": "suspended"}, []),
        ({"state": "active"}, ["Awa Diallo", "Paul Roux"]),
    ],
)
async def test_the_list_narrows(world: World, query: dict[str, str], names: list[str]) -> None:
    listed = (await world.http.get("/api/v1/accounts", params=query, headers=world.headers)).json()["items"]
    assert [a["display_name"] for a in listed] == names


async def test_inviting_opens_an_account_in_words(world: World, jobs_sessions: Sessions) -> None:
    answer = await world.invite()
    assert answer.status_code == 201, answer.text
    account = answer.json()
    assert account["state"] == "invited"
    assert account["perimeter"] == "LP Jacques-Prévert"
    assert "faire l'appel" in account["can"]
    assert "saisir le DASEN et signer les mesures" in account["cannot"]
    (effect,) = await read_sql(jobs_sessions, "SELECT kind, ids FROM effects")
    assert effect.kind == "send_account_mail"
    assert set(effect.ids) == {"invitation_id"}
    (act,) = await read_sql(jobs_sessions, "SELECT * FROM journal WHERE operation = 'account:invite'")
    assert act.actor_id == world.admin.id
    assert act.detail["account_id"] == account["id"]
    assert "Bonnet" not in str(act.detail)


async def test_one_address_has_one_account(world: World) -> None:
    again = await world.invite(email="PROF@demo.invalid")
    assert again.status_code == 409
    assert again.json()["type"] == "/problems/account_exists"


async def test_a_repeated_request_invites_once(world: World, jobs_sessions: Sessions) -> None:
    world.headers["Idempotency-Key"] = "invitation-1"
    first, second = await world.invite(), await world.invite()
    assert first.content == second.content
    assert len(await read_sql(jobs_sessions, "SELECT 1 FROM effects")) == 1


async def test_a_function_stands_where_it_exists(world: World) -> None:
    refused = await world.invite(role="signatory")
    assert refused.status_code == 422
    assert refused.json()["errors"] == [
        {
            "pointer": "/unit_ids",
            "detail": "DASEN ou délégataire (signataire)\u00a0: cette fonction s'exerce dans une structure de type DRAAF ou DSDEN.",
        }
    ]


CANNOT_BE: list[dict[str, Any]] = [
    {"email": "pas une adresse"},
    {"display_name": "  "},
    {"unit_ids": []},
    {"role": "king"},
    {"valid_until": "2026-11-22"},
    {"class_ids": [str(uuid4())]},
    {"role": "head", "class_ids": []},
    {"password_hash": "x"},
    {"generation": 7},
]


async def test_what_cannot_be_is_refused(world: World) -> None:
    for body in CANNOT_BE:
        assert (await world.invite(**body)).status_code == 422, body


async def test_nobody_gives_what_they_do_not_administer(world: World) -> None:
    refused = await world.invite(unit_ids=[str(world.foreign_school.id)])
    assert refused.status_code == 422
    assert refused.json()["type"] == "/problems/wrong_perimeter"
    unknown = await world.invite(unit_ids=[str(uuid4())])
    assert unknown.json()["detail"] == refused.json()["detail"]


async def test_accounts_of_another_departement_do_not_exist_here(world: World) -> None:
    assert (await world.show(world.foreigner.id)).status_code == 404
    assert (await world.change(world.foreigner.id, display_name="x")).status_code == 404
    assert (await world.advance(world.foreigner.id, "suspend")).status_code == 404
    listed = await world.http.get("/api/v1/accounts", headers=world.headers)
    units = await world.http.get("/api/v1/units", headers=world.headers)
    assert "Zz" not in listed.text + units.text


async def test_a_person_who_also_works_elsewhere_is_not_ours_to_suspend(world: World, app_sessions: Sessions) -> None:
    await run_sql(
        app_sessions, "INSERT INTO actor_units VALUES (:a, :u)", a=world.teacher.id, u=world.foreign_school.id
    )
    assert (await world.show(world.teacher.id)).status_code == 404


async def test_the_academy_reaches_every_departement(world: World, app_sessions: Sessions) -> None:
    academy = await make_unit(app_sessions, "academy", "Académie 99", "")
    await make_account(app_sessions, Role.ADMINISTRATOR, "academie@demo.invalid", academy)
    world.headers = await signed_in(world.http, "academie@demo.invalid")
    assert (await world.show(world.foreigner.id)).status_code == 200


async def test_prolonging_needs_the_version_that_was_read(world: World) -> None:
    etag = (await world.show(world.teacher.id)).headers["etag"]
    bare = await world.http.patch(
        f"/api/v1/accounts/{world.teacher.id}", json={"valid_until": "2027-08-31"}, headers=world.headers
    )
    assert bare.status_code == 428
    changed = await world.change(world.teacher.id, etag, valid_until="2027-08-31")
    assert changed.json()["valid_until"] == "2027-08-31"
    stale = await world.change(world.teacher.id, etag, valid_until=None)
    assert stale.status_code == 412
    cleared = await world.change(world.teacher.id, changed.headers["etag"], valid_until=None)
    assert cleared.json()["valid_until"] is None


async def test_classes_narrow_a_teacher_and_null_widens(world: World, app_sessions: Sessions) -> None:
    mine = await _make_class(app_sessions, world.school.id, "2 MELEC")
    theirs = await _make_class(app_sessions, world.foreign_school.id, "3 Zz")
    narrowed = await world.change(world.teacher.id, class_ids=[str(mine)])
    assert narrowed.json()["perimeter"] == "LP Jacques-Prévert (2 MELEC)"
    assert narrowed.json()["class_ids"] == [str(mine)]
    foreign = await world.change(world.teacher.id, class_ids=[str(theirs)])
    assert foreign.status_code == 422
    widened = await world.change(world.teacher.id, class_ids=None)
    assert widened.json()["class_ids"] is None
    assert widened.json()["perimeter"] == "LP Jacques-Prévert"


async def test_a_new_function_forgets_the_classes_of_the_old_one(world: World, app_sessions: Sessions) -> None:
    mine = await _make_class(app_sessions, world.school.id, "2 MELEC")
    await world.change(world.teacher.id, class_ids=[str(mine)])
    promoted = await world.change(world.teacher.id, role="education_adviser")
    assert promoted.json()["class_ids"] is None
    assert await read_sql(app_sessions, "SELECT 1 FROM actor_classes") == []


async def test_a_transfer_takes_effect_at_the_next_request(world: World, app_sessions: Sessions) -> None:
    other = await make_school(
        app_sessions, "9990005B", "college", "Collège Jules-Ferry", dsden_id=world.school.dsden_id
    )
    teacher = await signed_in(world.http, "prof@demo.invalid")
    changed = await world.change(world.teacher.id, unit_ids=[str(other.id)])
    assert changed.json()["perimeter"] == "Collège Jules-Ferry"
    me = (await world.http.get("/api/v1/me", headers=teacher)).json()
    assert [u["name"] for u in me["units"]] == ["Collège Jules-Ferry"]


async def test_suspending_ends_everything_and_restoring_asks_to_sign_in_again(world: World) -> None:
    http = world.http
    teacher = await signed_in(http, "prof@demo.invalid")
    suspended = await world.advance(world.teacher.id, "suspend")
    assert suspended.json()["state"] == "suspended"
    assert (await http.get("/api/v1/me", headers=teacher)).status_code == 401
    assert (await refresh(http)).status_code == 401
    assert (await give_password(http, "prof@demo.invalid")).status_code == 401
    restored = await world.advance(world.teacher.id, "restore")
    assert restored.json()["state"] == "active"
    assert (await http.get("/api/v1/me", headers=teacher)).status_code == 401
    assert (await give_password(http, "prof@demo.invalid")).status_code == 200


@pytest.mark.parametrize("transition", ["restore", "invite_again", "reset_second_factor"])
async def test_what_makes_no_sense_now_is_refused_by_name(world: World, transition: str) -> None:
    refused = await world.advance(world.teacher.id, transition)
    assert refused.status_code == 409
    assert refused.json()["type"] == "/problems/not_in_this_state"


async def test_nobody_changes_their_own_rights(world: World) -> None:
    for answer in (
        await world.change(world.admin.id, role="dpo"),
        await world.change(world.admin.id, valid_until=None),
        await world.advance(world.admin.id, "suspend"),
    ):
        assert answer.status_code == 409
        assert answer.json()["type"] == "/problems/not_on_oneself"
    assert (await world.change(world.admin.id, display_name="Awa D.")).status_code == 200


async def test_every_administrative_act_is_in_the_journal(world: World, jobs_sessions: Sessions) -> None:
    await world.change(world.teacher.id, display_name="Paul R.")
    await world.advance(world.teacher.id, "suspend")
    await world.advance(world.teacher.id, "restore")
    await world.http.post(
        "/api/v1/units", json={"kind": "cio", "name": "CIO 999", "department_code": "999"}, headers=world.headers
    )
    acts = await read_sql(jobs_sessions, "SELECT operation, actor_role FROM journal ORDER BY id")
    assert [a.operation for a in acts] == ["account:change", "account:suspend", "account:restore", "unit:create"]
    assert {a.actor_role for a in acts} == {"administrator"}


async def test_structures_are_created_within_reach(world: World) -> None:
    async def create(**body: Any) -> httpx.Response:
        plain = {"kind": "cio", "name": "CIO du centre", "department_code": "999"}
        return await world.http.post("/api/v1/units", json=plain | body, headers=world.headers)

    created = await create()
    assert created.status_code == 201, created.text
    listed = await world.http.get("/api/v1/units", params={"kind": "cio"}, headers=world.headers)
    assert [u["name"] for u in listed.json()["items"]] == ["CIO du centre"]
    assert (await create(department_code="998")).status_code == 422
    assert (await create(department_code=None)).status_code == 422
    assert (await create(kind="school")).status_code == 422


async def test_functions_come_with_their_words(world: World) -> None:
    roles = (await world.http.get("/api/v1/roles", headers=world.headers)).json()["items"]
    assert [r["role"] for r in roles] == [r.value for r in HUMAN_ROLES]
    signatory = next(r for r in roles if r["role"] == "signatory")
    assert "signer les avertissements et les convocations" in signatory["can"]
    assert signatory["second_factor"] is True


async def test_nobody_else_administers(http: httpx.AsyncClient, app_sessions: Sessions) -> None:
    for role in HUMAN_ROLES:
        if Permission.ACCOUNTS_MANAGE in ROLE_PERMISSIONS[role]:
            continue
        await make_account(app_sessions, role, f"{role}@demo.invalid")
        headers = await signed_in(http, f"{role}@demo.invalid")
        for path in ("accounts", "roles", "units", f"accounts/{uuid4()}"):
            assert (await http.get(f"/api/v1/{path}", headers=headers)).status_code == 403, role


async def test_an_ended_account_says_so_and_can_be_prolonged(
    world: World, app_sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    await run_sql(app_sessions, "UPDATE accounts SET valid_until = '2026-11-24' WHERE id = :id", id=world.teacher.id)
    set_clock(monkeypatch, timedelta(days=2))
    world.headers = await signed_in(world.http, ADMIN)
    assert (await world.show(world.teacher.id)).json()["state"] == "ended"
    assert (await give_password(world.http, "prof@demo.invalid")).status_code == 401
    prolonged = await world.change(world.teacher.id, valid_until="2027-08-31")
    assert prolonged.json()["state"] == "active"
    assert (await give_password(world.http, "prof@demo.invalid")).status_code == 200


async def test_text_that_no_database_holds_is_refused_not_broken(world: World) -> None:
    """U+0000 and lone surrogates."""
    for hostile in ("a\x00b", "\ud800"):
        body = {"email": "z@z.fr", "display_name": hostile, "role": "teacher", "unit_ids": [str(world.school.id)]}
        content = json.dumps(body).encode()
        headers = world.headers | {"Content-Type": "application/json"}
        assert (await world.http.post("/api/v1/accounts", content=content, headers=headers)).status_code == 422
    assert (await give_password(world.http, "a\x00@demo.invalid")).status_code == 422
    reset = await world.http.post("/api/v1/public/password-resets", json={"email": "a\x00@demo.invalid"})
    assert reset.status_code == 422
