"""Links by mail: who invites, once, for a while; nothing tells whether an address has an account."""

from datetime import timedelta
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI

from api.accounts.effects import account_mail_settled, compose_account_mail
from api.mail import Mail
from api.settings import Settings
from domain.access.permissions import Role
from persistence.database import Sessions
from persistence.unit_of_work import job_unit_of_work
from tests.api.accounts.browsers import bearer, browser, give_password, read_sql, refresh, set_clock, signed_in
from tests.conftest import NOW
from tests.factories.people import make_account, make_school

ADMIN, NEW = "admin@demo.invalid", "nouvelle.cpe@ac-test.invalid"
GOOD = "quatre mots sans lien"


class Services:
    """The part of the worker's services that account mails need."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings


async def mails(jobs_sessions: Sessions, settings: Settings) -> list[Mail]:
    """What the worker would send, in order."""
    effects = await read_sql(
        jobs_sessions, "SELECT ids FROM effects WHERE kind = 'send_account_mail' ORDER BY created_at, id"
    )
    composed = []
    async with job_unit_of_work(jobs_sessions, NOW, "test") as uow:
        for effect in effects:
            mail = await compose_account_mail(uow, effect.ids, Services(settings))
            if mail is not None:
                composed.append(mail)
                await account_mail_settled(uow, effect.ids, "sent")
    return composed


def token_in(mail: Mail) -> str:
    return mail.text.split("#")[1].split()[0]


@pytest.fixture
async def invited(app: FastAPI, app_sessions: Sessions, jobs_sessions: Sessions, settings: Settings) -> str:
    """A CPE has just been invited: the token of their link."""
    school = await make_school(app_sessions)
    await make_account(app_sessions, Role.ADMINISTRATOR, ADMIN, school.dsden_id, name="Awa Diallo")
    async with browser(app) as admin:
        body = {
            "email": NEW,
            "display_name": "Inès Bonnet",
            "role": "education_adviser",
            "unit_ids": [str(school.id)],
            "valid_until": "2027-08-31",
        }
        answer = await admin.post("/api/v1/accounts", json=body, headers=await signed_in(admin, ADMIN))
        assert answer.status_code == 201, answer.text
    (mail,) = await mails(jobs_sessions, settings)
    assert mail.to == NEW
    return token_in(mail)


async def test_the_link_says_who_invites_to_what(http: httpx.AsyncClient, invited: str) -> None:
    shown = await http.post("/api/v1/public/invitations/preview", json={"token": invited})
    assert shown.status_code == 200, shown.text
    assert shown.json() == {
        "purpose": "invitation",
        "email": NEW,
        "display_name": "Inès Bonnet",
        "invited_by": "Awa Diallo",
        "role_label": "Conseiller principal d'éducation",
        "perimeter": "LP Jacques-Prévert",
        "expires_at": "2026-11-30T07:41:00Z",
        "second_factor_required": False,
    }


async def test_a_password_opens_the_account_and_the_link_dies(
    http: httpx.AsyncClient, jobs_sessions: Sessions, invited: str
) -> None:
    body = {"token": invited, "password": GOOD}
    accepted = await http.post("/api/v1/public/invitations/acceptance", json=body)
    assert accepted.json()["kind"] == "token", accepted.text
    assert (await http.get("/api/v1/me", headers=bearer(accepted))).json()["name"] == "Inès Bonnet"
    assert (await refresh(http)).status_code == 200
    assert (await give_password(http, NEW, GOOD)).status_code == 200
    for path in ("preview", "acceptance"):
        body = {"token": invited} | ({"password": GOOD} if path == "acceptance" else {})
        again = await http.post(f"/api/v1/public/invitations/{path}", json=body)
        assert again.status_code == 404
        assert again.json()["type"] == "/problems/invitation_ended"
    acts = await read_sql(jobs_sessions, "SELECT operation FROM journal ORDER BY id")
    assert [act.operation for act in acts] == ["account:invite", "account:accept_invitation"]


async def test_a_weak_password_leaves_the_link_alive(http: httpx.AsyncClient, invited: str) -> None:
    weak = await http.post("/api/v1/public/invitations/acceptance", json={"token": invited, "password": "court"})
    assert weak.status_code == 422
    shown = await http.post("/api/v1/public/invitations/preview", json={"token": invited})
    assert shown.status_code == 200


async def test_a_link_lasts_seven_days(http: httpx.AsyncClient, invited: str, monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, timedelta(days=7, minutes=1))
    late = await http.post("/api/v1/public/invitations/preview", json={"token": invited})
    assert late.json()["type"] == "/problems/invitation_ended"


async def test_inviting_again_voids_the_first_link(
    app: FastAPI,
    http: httpx.AsyncClient,
    app_sessions: Sessions,
    jobs_sessions: Sessions,
    settings: Settings,
    invited: str,
) -> None:
    (row,) = await read_sql(app_sessions, "SELECT id FROM accounts WHERE email = :e", e=NEW)
    async with browser(app) as admin:
        headers = await signed_in(admin, ADMIN)
        sent = await admin.post(
            f"/api/v1/accounts/{row.id}/transitions",
            json={"transition": "invite_again"},
            headers=headers | {"If-Match": '"1"'},
        )
        assert sent.status_code == 200, sent.text
    (mail,) = await mails(jobs_sessions, settings)  # the first effect finds its invitation replaced
    old = await http.post("/api/v1/public/invitations/preview", json={"token": invited})
    new = await http.post("/api/v1/public/invitations/preview", json={"token": token_in(mail)})
    assert (old.status_code, new.status_code) == (404, 200)


async def test_the_token_stands_in_no_table_and_no_queue(jobs_sessions: Sessions, invited: str) -> None:
    for table in ("invitations", "effects", "queue.pgqueuer", "idempotency_keys", "journal"):
        assert invited not in str(await read_sql(jobs_sessions, f"SELECT t::text FROM {table} t")), table


@pytest.mark.parametrize("token", ["", "x", "x" * 100, "é" * 40])
async def test_an_invented_token_opens_nothing(http: httpx.AsyncClient, token: str) -> None:
    body = {"token": token, "password": GOOD}
    assert (await http.post("/api/v1/public/invitations/acceptance", json=body)).status_code == 404


async def test_a_function_with_second_factor_goes_on_to_set_it_up(
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions, settings: Settings
) -> None:
    school = await make_school(app_sessions)
    await make_account(app_sessions, Role.ADMINISTRATOR, ADMIN, school.dsden_id)
    body = {
        "email": "dpo@ac-test.invalid", "display_name": "Luc Petit", "role": "dpo", "unit_ids": [str(school.dsden_id)],
    }  # fmt: skip
    await http.post("/api/v1/accounts", json=body, headers=await signed_in(http, ADMIN))
    (mail,) = await mails(jobs_sessions, settings)
    accepted = await http.post(
        "/api/v1/public/invitations/acceptance", json={"token": token_in(mail), "password": GOOD}
    )
    assert accepted.json()["kind"] == "second_factor_enrolment"


async def test_asking_for_a_new_password_tells_nothing(
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions, settings: Settings
) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, "cpe@demo.invalid")
    answers = [
        await http.post("/api/v1/public/password-resets", json={"email": email})
        for email in ("CPE@demo.invalid", "personne@demo.invalid")
    ]
    assert [a.status_code for a in answers] == [202, 202]
    assert answers[0].json() == answers[1].json()
    rows = await read_sql(jobs_sessions, "SELECT ids FROM effects")
    assert len(rows) == 2
    assert all("invalid" not in str(row.ids) for row in rows)
    (mail,) = await mails(jobs_sessions, settings)
    assert mail.to == "cpe@demo.invalid"


async def test_a_reset_changes_the_password_and_ends_every_session(
    app: FastAPI, http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions, settings: Settings
) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, "cpe@demo.invalid")
    stolen = await signed_in(http, "cpe@demo.invalid")
    await http.post("/api/v1/public/password-resets", json={"email": "cpe@demo.invalid"})
    (mail,) = await mails(jobs_sessions, settings)
    async with browser(app) as owner:
        body = {"token": token_in(mail), "password": GOOD}
        accepted = await owner.post("/api/v1/public/invitations/acceptance", json=body)
        assert accepted.json()["kind"] == "token"
    assert (await http.get("/api/v1/me", headers=stolen)).status_code == 401
    assert (await refresh(http)).status_code == 401
    assert (await give_password(http, "cpe@demo.invalid")).status_code == 401


async def test_a_mail_tried_twice_still_has_one_good_link(
    http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions, settings: Settings
) -> None:
    """The server was away: the effect comes back and must find its request."""
    await make_account(app_sessions, Role.EDUCATION_ADVISER, "cpe@demo.invalid")
    await http.post("/api/v1/public/password-resets", json={"email": "cpe@demo.invalid"})
    (effect,) = await read_sql(jobs_sessions, "SELECT ids FROM effects")
    links = []
    for _ in range(2):
        async with job_unit_of_work(jobs_sessions, NOW, "test") as uow:
            mail = await compose_account_mail(uow, effect.ids, Services(settings))
            assert mail is not None
            assert UUID(mail.message_id)
            links.append(token_in(mail))
    shown = [
        (await http.post("/api/v1/public/invitations/preview", json={"token": link})).status_code for link in links
    ]
    assert shown == [404, 200]


async def test_resets_are_counted(http: httpx.AsyncClient) -> None:
    statuses = [
        (await http.post("/api/v1/public/password-resets", json={"email": "cpe@demo.invalid"})).status_code
        for _ in range(6)
    ]
    assert statuses == [202] * 5 + [429]


async def test_the_demo_is_shown_in_demo_mode_only(
    app: FastAPI, http: httpx.AsyncClient, app_sessions: Sessions
) -> None:
    await make_account(app_sessions, Role.EDUCATION_ADVISER, "cpe@demo.invalid")
    await make_account(app_sessions, Role.HEAD, "chef@ac-test.invalid")
    options = (await http.get("/api/v1/public/sign-in-options")).json()
    assert [a["email"] for a in options["demo_accounts"]] == ["cpe@demo.invalid"]
    assert options["demo_password"] == "Raccroche-demo-2026"
    app.state.settings.demo = False
    options = (await http.get("/api/v1/public/sign-in-options")).json()
    assert options == {"identity_provider": False, "demo": False, "demo_password": None, "demo_accounts": []}
