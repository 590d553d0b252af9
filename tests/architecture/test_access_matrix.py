"""Every operation × role × relation, generated from the OpenAPI document and a table written by hand.

Relations: own (the object of one's school or, for the DSDEN, a referred pupil's), same département, foreign, nonexistent,
former (an account whose perimeter has ended), anonymous. Outside the perimeter an object does not exist (404), and no
answer to anybody carries a name of another perimeter.
"""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from api.openapi import partner_document
from api.partner_api.headers import PREFIX
from api.route_table import routes_of
from api.security.tokens import issue_access_token
from domain.access.permissions import ROLE_PERMISSIONS, Role
from domain.kernel.errors import NotYours
from persistence.database import Sessions
from persistence.ids import new_id
from tests.architecture.access_table import Row, rows
from tests.architecture.example_bodies import example
from tests.conftest import NOW
from tests.factories.people import AccountFixture
from tests.world import SCHOOL_ROLES, World, make_world
from tests.world_objects import NOBODY, objects_of

HOME = {"own": "A1", "same_department": "A2", "foreign": "B1"}


@dataclass
class Matrix:
    """What a run has seen: cells tried, and those that differ from the table."""

    app: FastAPI
    http: httpx.AsyncClient
    sessions: Sessions
    world: World
    objects: dict[str, dict[str, str]]
    cells: int = 0
    differences: list[str] = field(default_factory=list)
    signed: dict[UUID, dict[str, str]] = field(default_factory=dict)
    """The headers of accounts that nothing can have changed since they were made."""

    async def headers(self, account: AccountFixture) -> dict[str, str]:
        """A token of the account as it now is: some operations end their own caller's sessions."""
        if account.id not in self.signed:
            self.signed[account.id] = await self._sign(account)
        return self.signed[account.id]

    async def _sign(self, account: AccountFixture) -> dict[str, str]:
        if (machine := self.world.machines.get(account.id)) is not None:
            return {"Authorization": f"Bearer {machine.token(self.app.state.signing_key)}", "If-Match": '"1"'}
        async with self.sessions() as session, session.begin():
            row = (
                await session.execute(
                    text("UPDATE accounts SET disabled_at = NULL WHERE id = :id RETURNING generation"),
                    {"id": account.id},
                )
            ).one()
        token = issue_access_token(self.app.state.signing_key, account.id, row.generation, NOW, timedelta(minutes=9))
        return {"Authorization": f"Bearer {token}", "If-Match": '"1"'}

    async def call(self, operation: "Operation", names: dict[str, str], headers: dict[str, str]) -> httpx.Response:
        self.cells += 1
        body = operation.row.body if operation.row.body is not None else operation.body
        body = _filled(body, names)
        path = re.sub(r"\{(\w+)\}", lambda match: names.get(match[1], NOBODY[match[1]]), operation.path)
        query = {
            name: names.get(value[1:], value) if value.startswith("$") else value
            for name, value in operation.query.items()
        }
        arguments: dict[str, Any] = {operation.encoding: body} if body is not None else {}
        if operation.is_of_machines and operation.method != "GET":
            headers = headers | {"Idempotency-Key": str(new_id())}
        answer = await self.http.request(operation.method, path, params=query, headers=headers, **arguments)
        if operation.method != "GET" and answer.status_code not in {401, 403, 404}:
            self.signed.clear()  # a write that came through may have changed any account
        return answer

    def note(self, cell: str, answer: httpx.Response, *, wanted: bool) -> None:
        if not wanted:
            self.differences.append(f"{cell}: {answer.status_code} {answer.text[:160]}")

    def check_markers(self, cell: str, answer: httpx.Response, home: str) -> None:
        """No name of a person of another school may appear, whatever the status."""
        foreign = {
            f"Zz{part}{mark}"
            for mark in self.world.schools
            if mark != home
            for part in ("Nom", "Prenom", "Parent", "Rue")
        }
        if seen := {name for name in foreign if name in answer.text}:
            self.differences.append(f"{cell}: shows {sorted(seen)}")


@dataclass(frozen=True)
class Operation:
    id: str
    method: str
    path: str
    encoding: str
    body: Any
    query: dict[str, str]
    permission: str | None
    row: Row

    @property
    def is_of_machines(self) -> bool:
        return self.path.startswith(PREFIX)

    @property
    def names_an_object(self) -> bool:
        return "{" in self.path or "$" in f"{self.query}{self.row.body}"


def operations(app: FastAPI) -> list[Operation]:
    """Of both documents: persons' and machines'."""
    return [*_operations(app.openapi()), *_operations(partner_document(app))]


def _operations(document: dict[str, Any]) -> list[Operation]:
    components = document["components"]["schemas"]
    found = []
    for path, by_method in document["paths"].items():
        for method, operation in by_method.items():
            content = operation.get("requestBody", {}).get("content", {})
            media = next(iter(content), None)
            body = example(content[media]["schema"], components) if media else None
            encoding = {"application/json": "json", "application/x-www-form-urlencoded": "data"}.get(
                media or "", "content"
            )
            row = rows().get(operation["operationId"])
            assert row is not None, f"{operation['operationId']} is not in access.toml: say who may"
            required = {
                p["name"]: str(example(p["schema"], components))
                for p in operation.get("parameters", [])
                if p["in"] == "query" and p.get("required")
            }
            found.append(
                Operation(
                    operation["operationId"],
                    method.upper(),
                    path,
                    encoding,
                    body,
                    required | row.query,
                    operation.get("x-permission"),
                    row,
                )
            )
    return found


@pytest.fixture
async def matrix(
    app: FastAPI, http: httpx.AsyncClient, app_sessions: Sessions, jobs_sessions: Sessions
) -> AsyncIterator[Matrix]:
    world = await make_world(app_sessions, jobs_sessions)
    matrix = Matrix(app, http, jobs_sessions, world, {})
    for mark in world.schools:
        matrix.objects[mark] = await objects_of(matrix, mark)
    return matrix


def test_every_operation_stands_in_the_table_and_every_row_is_an_operation(app: FastAPI) -> None:
    ids = {operation.id for operation in operations(app)}
    assert set(rows()) - ids == set()
    assert ids == {route.operation_id or route.name for route in routes_of(app)}


def test_the_table_says_what_the_permissions_say(app: FastAPI) -> None:
    """Two writings of one truth: the hand-written table, and the permission of the route with the roles that hold it."""
    for operation in operations(app):
        holders = {role for role in Role if operation.permission in ROLE_PERMISSIONS[role]}
        assert operation.row.public == (operation.permission is None), operation.id
        assert operation.row.public or operation.row.roles == holders, (operation.id, operation.row.roles ^ holders)


async def test_nobody_gets_more_than_the_table_gives(matrix: Matrix) -> None:
    for operation in operations(matrix.app):
        if operation.row.public:
            continue
        anonymous = await matrix.call(operation, matrix.objects["A1"], {})
        matrix.note(f"{operation.id} × anonymous", anonymous, wanted=anonymous.status_code == 401)
        for role in Role:
            await _try_role(matrix, operation, role)
    print(f"access matrix: {matrix.cells} cells, {len(matrix.differences)} differences")  # noqa: T201 - the figure of the proof
    assert matrix.differences == [], "\n".join(matrix.differences)


async def _try_role(matrix: Matrix, operation: Operation, role: Role) -> None:
    account = matrix.world.account(role)
    allowed = role in operation.row.roles
    for relation in ("same_department", "foreign", "nonexistent", "former", "own"):
        if relation != "own" and not operation.names_an_object and relation != "former":
            continue
        names = matrix.objects[HOME.get(relation, "A1")] if relation != "nonexistent" else NOBODY
        who = matrix.world.former[role] if relation == "former" else account
        answer = await matrix.call(operation, names, await matrix.headers(who))
        cell = f"{operation.id} × {role.value} × {relation}"
        matrix.check_markers(cell, answer, "nowhere" if relation == "former" else "A1")
        matrix.note(cell, answer, wanted=_as_written(operation, (role, relation), answer, allowed=allowed))


NOT_YOURS = {f"/problems/{kind.code()}" for kind in (NotYours, *NotYours.__subclasses__())}
"""The step is another person's; the route itself is open to the role."""


def _as_written(operation: Operation, cell: tuple[Role, str], answer: httpx.Response, *, allowed: bool) -> bool:
    role, relation = cell
    row, status = operation.row, answer.status_code
    if status >= 500:
        return status == 503 and operation.id.endswith("oidc_sign_in")
    if operation.is_of_machines != (role is Role.PARTNER_CLIENT):
        return status == 401  # a token of the other surface is no token here
    if not allowed:
        return status == 403
    if row.by_row and status == 403:
        return answer.json()["type"] in NOT_YOURS
    if _is_outside(operation, role, relation):
        return status == 404
    absent_is_fine = row.reach in {"self", "all"} or row.once or relation == "nonexistent" or role not in SCHOOL_ROLES
    return status not in {401, 403} and (status != 404 or absent_is_fine)


def _is_outside(operation: Operation, role: Role, relation: str) -> bool:
    row = operation.row
    if not operation.names_an_object or row.reach in {"all", "self"} or role in row.everywhere:
        return False
    if row.reach == "office" and role in SCHOOL_ROLES:
        return True
    inside = {"own", "same_department"} if row.reach in {"department", "office"} else {"own"}
    return relation not in inside


def _filled(body: Any, names: dict[str, str]) -> Any:
    """`$student_id` in a written body names the object of the relation tried."""
    if isinstance(body, dict):
        return {key: _filled(value, names) for key, value in body.items()}
    if isinstance(body, list):
        return [_filled(value, names) for value in body]
    return names.get(body[1:], body) if isinstance(body, str) and body.startswith("$") else body
