"""A client generated from the committed document, and nothing else, works against the live service."""

import importlib
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from api.commands.openapi import FOLDER
from domain.access.permissions import Role
from tests.factories.people import PASSWORD
from tests.openapi.conftest import LiveWorld

GENERATOR = Path(sys.executable).parent / "openapi-python-client"


class Generated:
    """`client("api.absences.take_roll_call")` imports one module of the generated package."""

    def __call__(self, module: str) -> ModuleType:
        return importlib.import_module(f"raccroche_client.{module}")

    def call(self, operation: str, **arguments: Any) -> Any:
        return self(f"api.{operation}").sync_detailed(**arguments)

    def model(self, name: str) -> Any:
        return getattr(self("models"), name)


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generated]:
    """A warning is a failure: every operation, body and answer of ours must be understood."""
    out = tmp_path_factory.mktemp("client") / "python"
    config = FOLDER / "clients" / "python.yaml"
    subprocess.run(
        [GENERATOR, "generate", "--path", FOLDER / "internal.json", "--config", config, "--output-path", out,
         "--fail-on-warning"],
        check=True, capture_output=True,
    )  # fmt: skip
    sys.path.insert(0, str(out))
    yield Generated()
    sys.path.remove(str(out))
    for name in [name for name in sys.modules if name.split(".")[0] == "raccroche_client"]:
        del sys.modules[name]


@pytest.fixture
def sign_in(generated: Generated, live: LiveWorld) -> Any:
    def signed(role: Role) -> Any:
        client = generated("client")
        form = generated.model("IssueTokenIn")(
            grant_type=generated.model("IssueTokenInGrantType").PASSWORD,
            username=live.world.accounts["A1", role].email,
            password=PASSWORD,
        )
        answer = generated.call("accounts.issue_token", client=client.Client(live.service.url), body=form).parsed
        assert isinstance(answer, generated.model("TokenOut"))
        return client.AuthenticatedClient(live.service.url, token=answer.access_token, raise_on_unexpected_status=True)

    return signed


async def test_sign_in_take_a_roll_open_a_case_and_understand_a_refusal(
    generated: Generated, live: LiveWorld, sign_in: Any
) -> None:
    adviser = sign_in(Role.EDUCATION_ADVISER)
    pupil, class_id = live.world.students["A1"].id, live.world.classes["A1"]

    me = generated.call("accounts.show_me", client=adviser).parsed
    assert me.role_label
    assert "attendance_cases:prepare" in [str(permission) for permission in me.permissions]

    page = generated.call("students.list_students", client=adviser).parsed
    assert [line.family_name for line in page.items] == ["ZzNomA1"]
    assert page.next_cursor is None

    roll = generated.model("RollCallIn")(absent=[pupil], late=[])
    taken = generated.call(
        "absences.take_roll_call", client=adviser, class_id=class_id, day=date(2026, 11, 23), period="M1", body=roll
    )
    assert taken.parsed.absent == [pupil]
    assert taken.headers["ETag"] == f'"{taken.parsed.version}"'

    body = generated.model("AttendanceCaseOpenIn")(student_id=pupil)
    case = generated.call("attendance_cases.open_attendance_case", client=adviser, body=body).parsed
    assert case.student.id == pupil
    assert case.available_transitions


async def test_a_step_of_a_case_is_one_class_of_the_union(generated: Generated, live: LiveWorld, sign_in: Any) -> None:
    adviser = sign_in(Role.EDUCATION_ADVISER)
    case = generated.call("attendance_cases.list_attendance_cases", client=adviser).parsed.items[0]
    step = generated.model("AttendanceCaseOpenDialogueIn")(name="open_dialogue")
    arguments = {"client": adviser, "case_id": case.id, "body": step, "idempotency_key": "dialogue-1"}

    unversioned = generated.call("attendance_cases.advance_attendance_case", **arguments)
    assert (unversioned.status_code, unversioned.parsed.type_) == (428, "/problems/version_required")
    assert unversioned.parsed.title == "Version manquante"

    moved = generated.call("attendance_cases.advance_attendance_case", if_match='"1"', **arguments)
    again = generated.call("attendance_cases.advance_attendance_case", if_match='"1"', **arguments)
    assert moved.status_code == 200
    assert moved.content == again.content

    stale = generated.call(
        "attendance_cases.advance_attendance_case", **arguments | {"if_match": '"1"', "idempotency_key": "x"}
    )
    assert (stale.status_code, stale.parsed.type_) == (412, "/problems/stale")


async def test_what_is_not_ours_is_a_problem_like_any_other(
    generated: Generated, live: LiveWorld, sign_in: Any
) -> None:
    adviser = sign_in(Role.EDUCATION_ADVISER)
    foreign = generated.call("students.show_student", client=adviser, student_id=live.world.students["B1"].id)
    assert (foreign.status_code, foreign.parsed.title) == (404, "Introuvable")
    refused = generated.call("accounts.list_accounts", client=adviser)
    assert (refused.status_code, refused.parsed.type_) == (403, "/problems/not_permitted")
