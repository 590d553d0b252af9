"""What an administrator does once for a new machine, through the API: a client, its scopes, its first secret."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx

from partner_kit.connection import TOKEN_PATH, Credentials

SCOPES = ("referrals:read", "referrals:write", "youths:write", "webhooks:manage")


@dataclass(frozen=True)
class Administrator:
    """Signed in; `http` has the address of the service and the token."""

    http: httpx.Client

    @classmethod
    def sign_in(cls, base_url: str, email: str, password: str) -> "Administrator":
        http = httpx.Client(base_url=base_url, timeout=30)
        form = {"grant_type": "password", "username": email, "password": password}
        token = http.post(TOKEN_PATH, data=form).raise_for_status().json()["access_token"]
        http.headers["Authorization"] = f"Bearer {token}"
        return cls(http)

    def partner_named(self, words: str) -> str | None:
        """The identifier of the first partner whose name holds these words."""
        page = self.http.get("/api/v1/partners", params={"limit": 100}).raise_for_status().json()
        return next((one["id"] for one in page["items"] if words.casefold() in one["name"].casefold()), None)

    def declare(self, name: str, partner_type: str) -> str:
        told = self._post("/api/v1/partners", {"name": name, "partner_type": partner_type, "department_code": "999"})
        return str(told["partner"]["id"])

    def enrol(self, partner_id: str, name: str) -> Credentials:
        """One more machine of this partner, with its secret."""
        path = f"/api/v1/partners/{partner_id}/clients"
        before = {one["id"] for one in self.http.get(f"/api/v1/partners/{partner_id}").json()["clients"]}
        clients = self._post(path, {"name": name, "scopes": list(SCOPES)})["clients"]
        client_id = next(one["id"] for one in clients if one["id"] not in before)
        issued = self._post(f"{path}/{client_id}/credentials", {"kind": "secret"})
        return Credentials(str(self.http.base_url).rstrip("/"), client_id, issued["secret"])

    def _post(self, path: str, body: object) -> dict[str, Any]:
        answer = self.http.post(path, json=body, headers={"Idempotency-Key": str(uuid4())})
        told: dict[str, Any] = answer.raise_for_status().json()
        return told
