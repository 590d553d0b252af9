"""schemathesis against the live service: no server error, no undocumented status, every answer as its schema says.

Each operation is called by one role that may; the test asks a few examples of each. `RACCROCHE_TEST_FUZZ_EXAMPLES=200`
and `RACCROCHE_TEST_FUZZ_PHASES=coverage,fuzzing` make the long drill of it.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from api.commands.openapi import FOLDER
from api.security.tokens import load_signing_key
from domain.access.permissions import ROLE_PERMISSIONS, Role
from domain.access.scopes import PartnerScope
from tests.openapi.conftest import LiveWorld

SCHEMATHESIS = Path(sys.executable).parent / "st"
DOCUMENT = FOLDER / "internal.json"
PARTNER_DOCUMENT = FOLDER / "partner.json"
ROLES = (Role.EDUCATION_ADVISER, Role.HEAD, Role.DASEN_OFFICER, Role.SIGNATORY, Role.ADMINISTRATOR)
CHECKS = (
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
    "response_schema_conformance", "ignored_auth", "unsupported_method", "allow_header_conformance",
)  # fmt: skip
EXAMPLES = os.environ.get("RACCROCHE_TEST_FUZZ_EXAMPLES", "6")
PHASES = os.environ.get("RACCROCHE_TEST_FUZZ_PHASES", "fuzzing")
LAST = {"end_all_my_sessions", "end_my_session", "change_my_password", "sign_out", "lock_session"}
"""These end the session that the fuzzer calls with: they come in a run of their own."""


def operations() -> Iterator[tuple[str, str | None]]:
    for methods in json.loads(DOCUMENT.read_text())["paths"].values():
        for operation in methods.values():
            yield operation["operationId"], operation.get("x-permission")


def role_of(permission: str | None) -> Role:
    """The first of our five roles that holds it, else whoever does: a new operation finds its caller by itself."""
    order = (*ROLES, *(role for role in Role if role not in ROLES))
    return next(role for role in order if permission is None or permission in ROLE_PERMISSIONS[role])


def plan() -> dict[str, tuple[Role, list[str]]]:
    runs: dict[str, tuple[Role, list[str]]] = {}
    for name, permission in operations():
        role = role_of(permission)
        label = "ends_its_session" if name in LAST else role.value
        runs.setdefault(label, (role, []))[1].append(name)
    return runs


def fuzz(
    live: LiveWorld, token: str, names: list[str], folder: Path, objects: dict[str, str]
) -> "subprocess.CompletedProcess[str]":
    return fuzz_document(DOCUMENT, live, token, (names, objects), folder)


def fuzz_document(
    document: Path,
    live: LiveWorld,
    token: str,
    wanted: tuple[list[str], dict[str, str]],
    folder: Path,
    *,
    examples: str = EXAMPLES,
) -> "subprocess.CompletedProcess[str]":
    """`wanted`: names of operations (none means all), and what their paths name."""
    names, objects = wanted
    config = folder / "schemathesis.toml"
    config.write_text("[parameters]\n" + "".join(f'"path.{name}" = "{value}"\n' for name, value in objects.items()))
    chosen = [argument for name in names for argument in ("--include-operation-id", name)]
    command = [
        SCHEMATHESIS, "--config-file", config, "--no-color", "run", document, "--url", live.service.url,
        "--header", f"Authorization:{token}", "--checks", ",".join(CHECKS), "--phases", PHASES, "--seed", "2026",
        "--max-examples", examples, "--no-shrink", "--generation-database", "none", "--warnings", "off",
        "--continue-on-failure", *chosen,
    ]  # fmt: skip
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)


@pytest.fixture(scope="module")
async def objects(live: LiveWorld) -> dict[str, str]:
    """Real identifiers for paths; the smallest garbage there is a 404 and teaches nothing."""
    return {"day": "2026-11-23", "period": "M1"} | await live.objects("A1")


@pytest.mark.parametrize("label", list(plan()))
async def test_every_answer_is_as_documented(
    live: LiveWorld, objects: dict[str, str], label: str, tmp_path: Path
) -> None:
    role, names = plan()[label]
    token = (await live.headers(live.world.account(role)))["Authorization"]
    done = fuzz(live, token, names, tmp_path, objects)
    assert done.returncode == 0, done.stdout[-12000:] + done.stderr[-2000:]


@pytest.mark.parametrize("scope", [None, *PartnerScope], ids=lambda scope: scope.name.lower() if scope else "all")
async def test_machines_answers_are_as_documented(
    live: LiveWorld, objects: dict[str, str], scope: PartnerScope | None, tmp_path: Path
) -> None:
    """Under every scope: what it does not open is a documented 403."""
    machine = live.world.machines[live.world.account(Role.PARTNER_CLIENT).id]
    narrowed = replace(machine, scopes=machine.scopes if scope is None else (scope,))
    token = f"Bearer {narrowed.token(load_signing_key(live.data))}"
    examples = EXAMPLES if scope is None else "1"
    done = fuzz_document(PARTNER_DOCUMENT, live, token, ([], objects), tmp_path, examples=examples)
    assert done.returncode == 0, done.stdout[-12000:] + done.stderr[-2000:]


def test_every_operation_finds_a_caller() -> None:
    assert sum(len(names) for _, names in plan().values()) == len(list(operations()))
    assert {role.value for role in ROLES} <= {role.value for role, _ in plan().values()}
