"""What our sandbox answers to what a partner does rightly and wrongly: each refusal has its name."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

from partner_kit.checks.report import Check, NotChecked
from partner_kit.connection import TOKEN_PATH, Credentials, ask_token

NOBODY = "00000000-0000-4000-8000-000000000000"


@dataclass
class Sandbox:
    """The sandbox as a client sees it; `key` are credentials by signed assertion, when the partner has some."""

    credentials: Credentials
    http: httpx.Client
    key: Credentials | None = None
    day: str = ""
    _token: str = field(default="", repr=False)

    def get(self, path: str, **params: Any) -> httpx.Response:
        return self.http.get(self._url(path), params=params, headers=self.headers())

    def post(self, path: str, body: object, key: str | None = None) -> httpx.Response:
        """`key=""` sends none."""
        keyed = {} if key == "" else {"Idempotency-Key": key or str(uuid4())}
        return self.http.post(self._url(path), json=body, headers=self.headers() | keyed)

    def _url(self, path: str) -> str:
        return f"{self.credentials.base_url}/partner/v1{path}"

    def headers(self) -> dict[str, str]:
        self._token = self._token or ask_token(self.http, self.credentials)["access_token"]
        return {"Authorization": f"Bearer {self._token}"}

    def referral(self) -> str:
        """One that stands: the latest of the feed that was not taken back."""
        items = self.get("/referrals", limit=100).json()["items"]
        gone = {one["id"] for one in items if one["change"] == "deleted"}
        return next((str(one["id"]) for one in reversed(items) if one["id"] not in gone), NOBODY)

    def events(self) -> str:
        return f"/referrals/{self.referral()}/events"

    def contact(self, **changes: object) -> dict[str, object]:
        """A call in vain on the very day of the referral: always a day that has come."""
        self.day = self.day or str(self.get(f"/referrals/{self.referral()}").json().get("referred_on", ""))
        told = {"kind": "contact", "event_id": str(uuid4()), "occurred_on": self.day, "result": "no_answer"}
        return {**told, **changes}


def _expects(answer: httpx.Response, status: int, problem: str = "") -> str | None:
    """The status, and for a refusal the last word of its `type`."""
    told = answer.json() if "json" in answer.headers.get("content-type", "") else {}
    code = str(told.get("type", "")).rsplit("/", 1)[-1] if answer.status_code >= 400 else ""
    if answer.status_code == status and code == problem:
        return None
    return f"Répondu {answer.status_code} {code} ; attendu : {status} {problem}.".replace("  ", " ")


def _by_secret(sandbox: Sandbox) -> str | None:
    token = ask_token(sandbox.http, sandbox.credentials)
    lives = token["expires_in"]
    return None if token["token_type"].lower() == "bearer" and lives <= 600 else f"Jeton de {lives} secondes."


def _by_basic(sandbox: Sandbox) -> str | None:
    told = sandbox.credentials
    answer = sandbox.http.post(
        told.base_url + TOKEN_PATH, data={"grant_type": "client_credentials"}, auth=(told.client_id, told.secret)
    )
    return _expects(answer, 200)


def _by_key(sandbox: Sandbox) -> str | None:
    if sandbox.key is None:
        raise NotChecked("Non vérifié : aucune clé donnée (--key).")
    form = sandbox.key.form()
    first, again = (sandbox.http.post(sandbox.key.base_url + TOKEN_PATH, data=form) for _ in range(2))
    return _expects(first, 200) or (None if again.status_code == 401 else f"Preuve acceptée deux fois : {again}.")


def _wrong_secret(sandbox: Sandbox) -> str | None:
    form = sandbox.credentials.form() | {"client_secret": "faux"}
    answer = sandbox.http.post(sandbox.credentials.base_url + TOKEN_PATH, data=form)
    return None if answer.status_code == 401 else f"Répondu {answer.status_code} ; attendu : 401."


def _no_token(sandbox: Sandbox) -> str | None:
    answer = sandbox.http.get(f"{sandbox.credentials.base_url}/partner/v1/referrals")
    return None if answer.status_code == 401 else f"Répondu {answer.status_code} ; attendu : 401."


def _missing_scope(sandbox: Sandbox) -> str | None:
    token = ask_token(sandbox.http, sandbox.credentials, "youths:write")["access_token"]
    path = f"{sandbox.credentials.base_url}/partner/v1/referrals"
    return _expects(sandbox.http.get(path, headers={"Authorization": f"Bearer {token}"}), 403, "not_permitted")


def _feed(sandbox: Sandbox) -> str | None:
    page = sandbox.get("/referrals", limit=1)
    if page.status_code != 200 or not page.json()["items"]:
        return f"Répondu {page.status_code} ; attendu : au moins une orientation."
    after = sandbox.get("/referrals", cursor=page.json()["next_cursor"], limit=100)
    shared = page.json()["items"][0] in after.json()["items"]
    return "La page suivante répète la première." if shared else _expects(after, 200)


def _detail(sandbox: Sandbox) -> str | None:
    answer = sandbox.get(f"/referrals/{sandbox.referral()}")
    return _expects(answer, 200) or (None if answer.json()["fields"] else "Aucun champ n’est communiqué.")


def _no_key(sandbox: Sandbox) -> str | None:
    answer = sandbox.post(sandbox.events(), sandbox.contact(), key="")
    return None if answer.status_code in {422, 428} else f"Répondu {answer.status_code} ; attendu : 428."


def _same_bytes(sandbox: Sandbox) -> str | None:
    path, body, key = sandbox.events(), sandbox.contact(), str(uuid4())
    first, again = (sandbox.post(path, body, key) for _ in range(2))
    same = first.content == again.content
    return _expects(first, 201) or _expects(again, 201) or (None if same else "La seconde réponse diffère.")


def _other_body(sandbox: Sandbox) -> str | None:
    path, key = sandbox.events(), str(uuid4())
    sandbox.post(path, sandbox.contact(), key)
    answer = sandbox.post(path, sandbox.contact(), key)
    return None if answer.status_code == 422 else f"Répondu {answer.status_code} ; attendu : 422."


def _event_twice(sandbox: Sandbox) -> str | None:
    path, body = sandbox.events(), sandbox.contact()
    return _expects(sandbox.post(path, body), 201) or _expects(sandbox.post(path, body), 409, "event_already_received")


def _cursor(sandbox: Sandbox) -> str | None:
    return _expects(sandbox.get("/referrals", cursor="d2hhdGV2ZXI="), 422, "cursor_to_correct")


def _refused_event(**changes: object) -> Callable[[Sandbox], str | None]:
    def run(sandbox: Sandbox) -> str | None:
        answer = sandbox.post(sandbox.events(), sandbox.contact(**changes))
        return None if answer.status_code == 422 else f"Répondu {answer.status_code} ; attendu : 422."

    return run


def _foreign(sandbox: Sandbox) -> str | None:
    read, written = sandbox.get(f"/referrals/{NOBODY}"), sandbox.post(f"/referrals/{NOBODY}/events", sandbox.contact())
    return _expects(read, 404, "not_found") or _expects(written, 404, "not_found")


def _headers(sandbox: Sandbox) -> str | None:
    told = sandbox.headers() | {"X-Correlation-Id": "essai-1"}
    answer = sandbox.http.get(f"{sandbox.credentials.base_url}/partner/v1/reference", headers=told)
    missing = [name for name in ("RateLimit", "RateLimit-Policy") if name not in answer.headers]
    if answer.headers.get("X-Correlation-Id") != "essai-1":
        missing.append("X-Correlation-Id")
    return f"En-têtes absents : {', '.join(missing)}." if missing else _expects(answer, 200)


CHECKS: tuple[Check[Sandbox], ...] = (
    Check("token_by_secret", "Un jeton de dix minutes au plus s’obtient avec le secret.", _by_secret),
    Check("token_by_basic", "Le secret passe aussi par l’en-tête Authorization: Basic.", _by_basic),
    Check("token_by_key", "Un jeton s’obtient avec une preuve signée, qui ne sert qu’une fois.", _by_key),
    Check("wrong_secret", "Un secret faux n’ouvre rien.", _wrong_secret),
    Check("no_token", "Sans jeton, rien ne se lit.", _no_token),
    Check("missing_scope", "Sans la portée nécessaire, la lecture est refusée.", _missing_scope),
    Check("feed", "Le flux des orientations se lit page à page.", _feed),
    Check("detail", "Une orientation montre les champs communiqués.", _detail),
    Check("no_key", "Une écriture sans Idempotency-Key est refusée.", _no_key),
    Check("same_bytes", "La même écriture, sous la même clé, donne la même réponse, octet pour octet.", _same_bytes),
    Check("other_body", "Une autre écriture sous la même clé est refusée.", _other_body),
    Check("event_twice", "Un événement déjà reçu est refusé sous une autre clé.", _event_twice),
    Check("cursor", "Un curseur inconnu est refusé.", _cursor),
    Check("unknown_code", "Un code inconnu est refusé.", _refused_event(result="vacances")),
    Check("unknown_field", "Un champ inconnu est refusé.", _refused_event(nationality="x")),
    Check("future", "Un événement à venir est refusé.", _refused_event(occurred_on="2999-01-01")),
    Check("foreign", "L’orientation d’une autre structure est introuvable.", _foreign),
    Check("headers", "Les limites et l’identifiant de corrélation figurent dans la réponse.", _headers),
)
