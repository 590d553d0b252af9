"""Partners' machines of the test world: a client with a secret, and what it says to come in."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
from sqlalchemy import text

from api.security.tokens import SigningKey, issue_machine_token
from api.security.visitor import digest
from domain.access.actor import Caller
from domain.access.scopes import PartnerScope
from domain.partners.credentials import CredentialKind
from persistence.database import Sessions
from persistence.ids import new_id
from persistence.partners import credentials, repository
from persistence.partners.credentials import NewCredential
from tests.conftest import NOW

SECRET = "un-secret-de-test-que-personne-ne-devine"
ALL_SCOPES = tuple(PartnerScope)


@dataclass(frozen=True)
class ClientFixture:
    """A machine, its key and what it was granted."""

    id: UUID
    unit_id: UUID
    credential: UUID
    scopes: tuple[PartnerScope, ...] = ALL_SCOPES
    secret: str = SECRET

    def token(self, key: SigningKey, now: datetime = NOW) -> str:
        scopes = frozenset(one.value for one in self.scopes)
        return issue_machine_token(key, Caller(self.id, 1, now, self.credential, scopes), timedelta(minutes=9))


async def make_partner(sessions: Sessions, unit_id: UUID, kind: str = "mission_locale", **changes: Any) -> None:
    """The organisation is described as a partner; `changes` are columns."""
    columns = {"partner_type": kind, **changes}
    names = ", ".join(columns)
    async with sessions() as session, session.begin():
        await session.execute(
            text(
                f"INSERT INTO partners (unit_id, created_at, {names})"
                f" VALUES (:unit, now(), {', '.join(f':{one}' for one in columns)}) ON CONFLICT (unit_id) DO UPDATE SET "
                + ", ".join(f"{one} = EXCLUDED.{one}" for one in columns)
            ),
            {"unit": unit_id, **columns},
        )


async def make_client(
    sessions: Sessions,
    unit_id: UUID,
    scopes: tuple[PartnerScope, ...] = ALL_SCOPES,
    *,
    jwk: dict[str, Any] | None = None,
) -> ClientFixture:
    async with sessions() as session, session.begin():
        client = await repository.insert_client(session, unit_id, "Logiciel de test", scopes, (None, NOW))
    return ClientFixture(client, unit_id, await make_credential(sessions, client, jwk=jwk), scopes)


async def make_credential(
    sessions: Sessions, client: UUID, *, secret: str = SECRET, jwk: dict[str, Any] | None = None, days: int = 365
) -> UUID:
    kind = CredentialKind.SECRET if jwk is None else CredentialKind.PUBLIC_KEY
    hashed = digest(secret) if jwk is None else None
    new = NewCredential(new_id(), client, kind, NOW, NOW + timedelta(days=days), hashed, jwk)
    async with sessions() as session, session.begin():
        await credentials.insert_credential(session, new, None)
    return new.id


@dataclass
class MachineCaller:
    """Calls `/partner/v1` as a machine; a key is made for whatever writes unless one is given."""

    http: httpx.AsyncClient
    key: SigningKey
    client: ClientFixture
    now: datetime = NOW
    made: list[str] = field(default_factory=list)

    async def get(self, path: str, **params: Any) -> httpx.Response:
        return await self.http.get(f"/partner/v1{path}", params=params, headers=self.headers())

    async def post(self, path: str, body: object = None, *, key: str | None = "", **headers: str) -> httpx.Response:
        """`key=None` sends none; empty makes a new one."""
        keyed = {} if key is None else {"Idempotency-Key": key or str(new_id())}
        return await self.http.post(f"/partner/v1{path}", json=body, headers=self.headers() | keyed | headers)

    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.client.token(self.key, self.now)}"}
