"""A live service with a platform that refers to a mission locale, and the credentials of that partner's machine."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import httpx
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from api.security.tokens import issue_access_token, load_signing_key
from domain.access.permissions import Role
from partner_kit.connection import Credentials
from partner_kit.enrolment import Administrator
from persistence import bootstrap, embedded
from persistence.database import Pool, create_engine, sessions_of
from tests.conftest import TEMPLATE, Database
from tests.factories.people import make_account, make_unit
from tests.live import serving


@dataclass
class Exchange:
    """Where the service is, a machine of the mission locale, its key, and two referrals made to it."""

    url: str
    credentials: Credentials
    key: Credentials
    referrals: list[UUID]
    admin: Administrator


@pytest.fixture(scope="module")
async def exchange(
    server: embedded.EmbeddedServer, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Exchange]:
    name = f"kit_{uuid4().hex[:12]}"
    await bootstrap.clone(server, TEMPLATE, name)
    database, data = Database(server, name), tmp_path_factory.mktemp("kit")
    engine = create_engine(database.url(embedded.APP), Pool(size=2))
    sessions = sessions_of(engine)
    dsden = await make_unit(sessions, "dsden", "DSDEN 999")
    platform = await make_unit(sessions, "platform", "Plateforme du Val")
    admin = await make_account(sessions, Role.ADMINISTRATOR, "admin@kit.invalid", dsden)
    manager = await make_account(sessions, Role.PLATFORM_MANAGER, "psad@kit.invalid", platform)
    await engine.dispose()
    with serving(database, data, RACCROCHE_NOW="", RACCROCHE_WEBHOOK_LOOPBACK="1") as service:
        signing = load_signing_key(data)

        def signed(account: UUID) -> httpx.Client:
            token = issue_access_token(signing, account, 1, datetime.now(UTC), timedelta(minutes=9))
            return httpx.Client(base_url=service.url, timeout=30, headers={"Authorization": f"Bearer {token}"})

        administrator, psad = Administrator(signed(admin.id)), signed(manager.id)
        partner = administrator.declare("Mission locale du Val", "mission_locale")
        credentials = administrator.enrol(partner, "Logiciel de la mission locale")
        key = _key_for(administrator, partner, credentials)
        referrals = [_refer(psad, platform, partner, name) for name in ("Lina", "Inès")]
        yield Exchange(service.url, credentials, key, referrals, administrator)
    await bootstrap.drop(server, name)


def _key_for(admin: Administrator, partner: str, credentials: Credentials) -> Credentials:
    private = ec.generate_private_key(ec.SECP256R1())
    encoding, shape = serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    public = private.public_key().public_bytes(encoding, shape).decode()
    path = f"/api/v1/partners/{partner}/clients/{credentials.client_id}/credentials"
    admin.http.post(path, json={"kind": "public_key", "public_key": public}).raise_for_status()
    pem = private.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return Credentials(credentials.base_url, credentials.client_id, private_key=pem)


def _refer(psad: httpx.Client, platform: UUID, partner: str, name: str) -> UUID:
    today = datetime.now(UTC).date()
    youth = {
        "platform_id": str(platform), "source": "spontaneous", "family_name": "Benali", "first_names": name,
        "birth_date": (today - timedelta(days=6600)).isoformat(), "phone": "0639980000", "city": "Val",
    }  # fmt: skip
    follow_up = psad.post("/api/v1/follow-ups", json=youth).raise_for_status().json()["id"]
    told = {"partner_id": partner, "request": "support", "fields": ["identity", "phone", "city"]}
    told["expected_on"] = (today + timedelta(days=15)).isoformat()
    psad.post(f"/api/v1/follow-ups/{follow_up}/referrals", json=told).raise_for_status()
    page = psad.get(f"/api/v1/follow-ups/{follow_up}").raise_for_status().json()
    return UUID(page["referrals"][-1]["id"])
