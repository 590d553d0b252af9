"""A platform with its network, a lycée that hosts, a tutor, and a minor who was received in an interview."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import text

from api.mail import Mail
from api.settings import Settings
from api.training_contracts.effects import compose_contract_link, contract_link_settled
from domain.access.permissions import Role
from persistence.database import Sessions
from persistence.unit_of_work import job_unit_of_work
from tests.conftest import NOW
from tests.factories.following import YoungPerson, make_followed
from tests.factories.people import AccountFixture, SchoolFixture, make_account, make_school, make_unit
from tests.factories.signing_in import bearer

ROOT = "/api/v1"
CONTENT = {
    "objective": "Obtenir un CAP et devenir monteur.",
    "youth_status": "pupil",
    "starts_on": "2026-11-23",
    "ends_on": "2028-06-30",
    "timetable": "Emploi du temps allégé jusqu'en janvier.",
    "modules": [{"title": "Atelier", "duration": "14 h par semaine"}],
    "commitments": {
        "young_person": "Venir, prévenir, dire ce qui bloque.",
        "tutor": "Un point par semaine, joignable le mardi.",
        "provider": "Emploi du temps allégé jusqu'en janvier.",
    },
}


@dataclass
class ContractWorld:
    """Gestures of the people of the platform, each by its role."""

    http: httpx.AsyncClient
    jobs: Sessions
    settings: Settings
    platform: UUID
    school: SchoolFixture
    accounts: dict[Role, AccountFixture]
    network: str = ""
    tokens: dict[UUID, dict[str, str]] = field(default_factory=dict)

    async def call(
        self, who: Role | AccountFixture, method: str, path: str, body: object = None, version: int | None = None
    ) -> Any:
        account = self.accounts[who] if isinstance(who, Role) else who
        if account.id not in self.tokens:
            self.tokens[account.id] = await bearer(self.http, account)
        headers = self.tokens[account.id] | ({"If-Match": f'"{version}"'} if version is not None else {})
        return await self.http.request(method, f"{ROOT}{path}", json=body, headers=headers)

    async def did(self, who: Role, method: str, path: str, body: object = None, version: int | None = None) -> Any:
        answer = await self.call(who, method, path, body, version)
        assert answer.status_code in {200, 201}, answer.text
        return answer.json()

    async def offered(self, **more: object) -> dict[str, Any]:
        body = {
            "provider_unit_id": str(self.school.id), "provider_name": "LP Jacques-Prévert",
            "formation": "CAP Monteur en installations thermiques", "level": "3", "nsf": "22",
            "solution_type": "school", "youth_status": "pupil", "commune_code": "99901", "entry_on": "2026-11-23",
            "capacity": 1,
        }  # fmt: skip
        path = f"/foquale-networks/{self.network}/places"
        return dict(await self.did(Role.PLATFORM_MANAGER, "POST", path, body | more))

    async def held(self, place: dict[str, Any], follow_up: UUID) -> Any:
        body = {"follow_up_id": str(follow_up)}
        return await self.call(Role.MLDS_COORDINATOR, "POST", f"/training-places/{place['id']}/holds", body)

    async def drafted(self, person: YoungPerson | None = None, *, confirmed: bool = True) -> dict[str, Any]:
        """A draft with its path and its parties, on a place of its own."""
        follow_up = await make_followed(self.jobs, self.platform, person)
        hold = (await self.held(await self.offered(), follow_up)).json()
        if confirmed:
            path = f"/place-holds/{hold['id']}/transitions"
            await self.did(Role.MLDS_COORDINATOR, "POST", path, {"name": "confirm"}, hold["version"])
        contract = await self.did(Role.MLDS_COORDINATOR, "POST", "/training-contracts", {"hold_id": hold["id"]})
        contract = await self.put(contract, "content", CONTENT)
        contract = await self.put(
            contract, "parties", {"party": "tutor", "account_id": str(self.accounts[Role.TUTOR].id)}
        )
        contract = await self.put(
            contract, "parties", {"party": "provider", "name": "Philippe Garnier", "quality": "proviseur"}
        )
        if contract["is_minor"]:
            guardian = {"party": "guardian", "name": "Samira Zerrouki", "email": "samira@famille.invalid"}
            contract = await self.put(contract, "parties", guardian)
        return contract

    async def put(self, contract: dict[str, Any], what: str, body: object) -> dict[str, Any]:
        path = f"/training-contracts/{contract['id']}/{what}"
        return dict(await self.did(Role.MLDS_COORDINATOR, "PUT", path, body, contract["version"]))

    async def shown(self, contract: dict[str, Any], who: Role = Role.MLDS_COORDINATOR) -> dict[str, Any]:
        return dict(await self.did(who, "GET", f"/training-contracts/{contract['id']}"))

    async def step(self, contract: dict[str, Any], name: str, **more: object) -> Any:
        version = (await self.shown(contract))["version"]
        path = f"/training-contracts/{contract['id']}/transitions"
        return await self.call(Role.MLDS_COORDINATOR, "POST", path, {"name": name, **more}, version)

    async def took(self, contract: dict[str, Any], name: str, **more: object) -> dict[str, Any]:
        answer = await self.step(contract, name, **more)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    async def on_paper(self, contract: dict[str, Any], party: str) -> Any:
        version = (await self.shown(contract))["version"]
        path = f"/training-contracts/{contract['id']}/paper-signatures"
        return await self.call(Role.MLDS_COORDINATOR, "POST", path, {"party": party}, version)

    async def signs(self, contract: dict[str, Any], who: Role) -> Any:
        version = (await self.shown(contract))["version"]
        return await self.call(who, "POST", f"/training-contracts/{contract['id']}/signatures", None, version)

    async def started(self, person: YoungPerson | None = None) -> dict[str, Any]:
        """Signed by everybody, and begun today."""
        contract = await self.took(await self.drafted(person), "send_to_sign")
        await self.on_paper(contract, "young_person")
        if contract["is_minor"]:
            await self.on_paper(contract, "guardian")
        await self.signs(contract, Role.TUTOR)
        await self.signs(contract, Role.HEAD)
        return await self.took(contract, "start")

    async def mails(self) -> list[Mail]:
        """What the worker would send for the links asked for, settled as sent."""
        sent = []
        async with job_unit_of_work(self.jobs, NOW, "test") as uow:
            rows = await uow.session.execute(
                text("SELECT ids FROM effects WHERE kind = 'send_contract_link' AND state = 'queued'")
            )
            for ids in list(rows.scalars()):
                mail = await compose_contract_link(uow, ids, SimpleNamespace(settings=self.settings))
                if mail is not None:
                    await contract_link_settled(uow, ids, "sent")
                    sent.append(mail)
        return sent


@pytest.fixture
async def world(http: httpx.AsyncClient, jobs_sessions: Sessions, settings: Settings) -> ContractWorld:
    jobs = jobs_sessions
    platform = await make_unit(jobs, "platform", "Plateforme du Val")
    company = await make_unit(jobs, "organisation", "Thermi'Val")
    school = await make_school(jobs)
    stands = {
        Role.PLATFORM_MANAGER: platform, Role.MLDS_COORDINATOR: platform, Role.TUTOR: company, Role.HEAD: school.id,
    }  # fmt: skip
    accounts = {
        role: await make_account(jobs, role, f"{role.value}@demo.invalid", unit) for role, unit in stands.items()
    }
    async with jobs() as session, session.begin():
        await session.execute(
            text("""INSERT INTO communes (code, name, latitude, longitude) VALUES
                    ('99901', 'Sainte-Luce-le-Val', 47.0, 2.0), ('99902', 'Ozanne', 47.09, 2.0),
                    ('99903', 'Bord-sur-Vale', 47.9, 2.0)""")
        )
    found = ContractWorld(http, jobs, settings, platform, school, accounts)
    body = {"platform_id": str(platform), "name": "Réseau FoQualE du Val", "phone": "02 61 91 40 30"}
    opened = await found.did(Role.PLATFORM_MANAGER, "POST", "/foquale-networks", body)
    found.network = opened["id"]
    member = {"kind": "school", "name": "LP Jacques-Prévert", "unit_id": str(school.id)}
    await found.did(Role.PLATFORM_MANAGER, "POST", f"/foquale-networks/{found.network}/members", member)
    return found
