"""Sign-in, the session it opens, and its end."""

import httpx
from sqlalchemy import text

from domain.access.permissions import Role
from persistence.database import Sessions
from tests.factories.people import PASSWORD, make_account, make_school


async def _token(http: httpx.AsyncClient, email: str, password: str = PASSWORD) -> httpx.Response:
    return await http.post(
        "/api/v1/auth/token", data={"grant_type": "password", "username": email, "password": password}
    )


async def test_a_cpe_signs_in_and_reads_who_they_are(http: httpx.AsyncClient, app_sessions: Sessions) -> None:
    school = await make_school(app_sessions)
    await make_account(app_sessions, Role.EDUCATION_ADVISER, "cpe@demo.invalid", school.id)
    answer = await _token(http, "CPE@demo.invalid")
    assert answer.status_code == 200, answer.text
    me = await http.get("/api/v1/me", headers={"Authorization": f"Bearer {answer.json()['access_token']}"})
    assert me.status_code == 200, me.text
    assert me.json()["role_label"] == "Conseiller principal d'éducation"
    assert [unit["uai"] for unit in me.json()["units"]] == [school.uai]


async def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(
    http: httpx.AsyncClient, app_sessions: Sessions
) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, "cpe@demo.invalid")
    wrong, unknown = await _token(http, "cpe@demo.invalid", "faux"), await _token(http, "personne@demo.invalid", "faux")
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json() == unknown.json()
    assert wrong.json()["detail"] == "Adresse ou mot de passe incorrect."


async def test_a_disabled_account_is_out_at_its_next_request(http: httpx.AsyncClient, app_sessions: Sessions) -> None:
    account = await make_account(app_sessions, Role.EDUCATION_ADVISER, "cpe@demo.invalid")
    token = (await _token(http, "cpe@demo.invalid")).json()["access_token"]
    async with app_sessions() as session, session.begin():
        await session.execute(text("UPDATE accounts SET disabled_at = now() WHERE id = :id"), {"id": account.id})
    me = await http.get("/api/v1/me", headers={"Authorization": f"Bearer {token}"})
    assert me.status_code == 401
    assert me.json()["type"] == "/problems/session_ended"


async def test_a_refresh_token_that_comes_back_revokes_its_family(
    http: httpx.AsyncClient, app_sessions: Sessions
) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, "cpe@demo.invalid")
    stolen = (await _token(http, "cpe@demo.invalid")).cookies["raccroche_refresh"]
    refresh = {"grant_type": "refresh_token"}
    renewed = await http.post("/api/v1/auth/token", data=refresh)
    assert renewed.status_code == 200
    async with app_sessions() as session, session.begin():
        await session.execute(text("UPDATE refresh_tokens SET replaced_at = replaced_at - interval '1 minute'"))
    http.cookies.clear()
    replayed = await http.post("/api/v1/auth/token", data=refresh, headers={"Cookie": f"raccroche_refresh={stolen}"})
    assert replayed.status_code == 401
    newest = renewed.cookies["raccroche_refresh"]
    after = await http.post("/api/v1/auth/token", data=refresh, headers={"Cookie": f"raccroche_refresh={newest}"})
    assert after.status_code == 401
