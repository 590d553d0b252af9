"""The committed contract is what the code says, is valid, lints clean, and reads well in a generated client."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from openapi_spec_validator import OpenAPIV31SpecValidator

from api.app import create_app
from api.commands.openapi import CONTRACT, FOLDER, drift, write
from api.commands.problem_catalogue import refusals
from api.openapi_names import readable, summary_of, tidy
from api.settings import Settings
from domain.access.permissions import Permission

TOOLS = FOLDER / "tools"
TYPES = FOLDER.parent / "frontend" / "src" / "shared" / "api" / "schema.gen.d.ts"
PROBLEM = {"$ref": "#/components/schemas/ProblemOut"}
needs_node = pytest.mark.skipif(
    not (TOOLS / "node_modules").exists(), reason="openapi/tools is not installed: make openapi"
)


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    settings = Settings(data=tmp_path_factory.mktemp("data"))
    return create_app(settings, "postgresql+asyncpg://nobody@localhost/nothing")


@pytest.fixture(scope="module")
def document(application: FastAPI) -> dict[str, Any]:
    return application.openapi()


def operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for methods in document["paths"].values():
        for operation in methods.values():
            yield operation["operationId"], operation


def nodes(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of the document with its JSON pointer."""
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            yield from nodes(value, f"{path}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from nodes(value, f"{path}/{index}")


def test_the_committed_contract_is_what_the_code_says() -> None:
    assert drift() == [], "make openapi"


def test_a_changed_contract_is_written_and_an_unchanged_one_left_alone(tmp_path: Path) -> None:
    assert len(drift(tmp_path)) > 3
    assert write(tmp_path) == list(CONTRACT)
    assert write(tmp_path) == []
    (tmp_path / "problems.md").write_text("# Problems\n")
    assert any("problems.md" in line for line in drift(tmp_path))


@needs_node
def test_the_types_of_the_page_follow_from_the_committed_document(tmp_path: Path) -> None:
    made = tmp_path / "schema.gen.d.ts"
    subprocess.run(
        ["npx", "--no-install", "openapi-typescript", "../internal.json", "--output", str(made)],
        cwd=TOOLS, check=True, capture_output=True,
    )  # fmt: skip
    assert made.read_text() == TYPES.read_text(), "make openapi"


@needs_node
def test_the_document_lints_without_a_warning() -> None:
    lint = [
        "npx",
        "--no-install",
        "redocly",
        "lint",
        "--config",
        "redocly.yaml",
        "--format",
        "json",
        "../internal.json",
    ]
    done = subprocess.run(lint, cwd=TOOLS, check=False, capture_output=True, text=True)
    report = json.loads(done.stdout[done.stdout.index("{") :])
    assert [(problem["ruleId"], problem["location"]) for problem in report["problems"]] == []


def test_the_document_is_valid_openapi(document: dict[str, Any]) -> None:
    OpenAPIV31SpecValidator(json.loads(json.dumps(document))).validate()


def test_every_name_is_a_word_of_ours(document: dict[str, Any]) -> None:
    assert [name for name in document["components"]["schemas"] if not re.fullmatch(r"[A-Z][A-Za-z0-9]+", name)] == []
    ids = [name for name, _ in operations(document)]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in ids)


def test_no_title_but_the_document_s_own(document: dict[str, Any]) -> None:
    assert [path for path, node in nodes(document) if isinstance(node.get("title"), str)] == ["/info"]


def test_every_union_is_named_and_told_apart_by_a_field_without_default(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    unions = [(path, node) for path, node in nodes(document) if "oneOf" in node]
    assert unions
    for path, union in unions:
        assert re.fullmatch(r"/components/schemas/\w+", path), path
        field = union["discriminator"]["propertyName"]
        for branch in union["oneOf"]:
            schema = schemas[branch["$ref"].rsplit("/", 1)[1]]
            assert field in schema["required"]
            assert "default" not in schema["properties"][field]


def test_every_operation_says_what_it_does_and_who_may(document: dict[str, Any]) -> None:
    for name, operation in operations(document):
        assert len(operation["tags"]) == 1, name
        assert operation["description"].strip(), name
        assert 4 < len(operation["summary"]) <= 200, name
        assert not operation["summary"].endswith("."), name
        public = operation["security"] == []
        assert public != ("x-permission" in operation), name
        assert public or operation["x-permission"] in set(Permission), name
        assert public or {"401", "403", "422", "503"} <= set(operation["responses"]), name


def test_every_refusal_is_a_problem(document: dict[str, Any]) -> None:
    for name, operation in operations(document):
        for status, answer in operation["responses"].items():
            if status >= "400":
                assert {media: body["schema"] for media, body in answer["content"].items()} == {
                    "application/problem+json": PROBLEM
                }, f"{name} {status}"


def test_answers_have_no_field_that_may_be_left_out(document: dict[str, Any]) -> None:
    loose = {
        f"{name}.{field}"
        for name, schema in document["components"]["schemas"].items()
        if name.endswith(("Out", "Page", "Line"))
        for field in schema.get("properties", {})
        if field not in schema.get("required", ())
    }
    assert loose == set()


def test_two_classes_of_one_name_are_an_error_of_ours() -> None:
    twice = {"paths": {}, "components": {"schemas": {"api__one__PeriodIn": {}, "api__two__PeriodIn": {}}}}
    with pytest.raises(RuntimeError, match="share a name"):
        tidy(twice, [])


def test_names_of_the_framework_become_ours() -> None:
    assert readable("Page_StudentLine_") == "StudentLinePage"
    assert readable("Body_issue_token") == "IssueTokenIn"
    assert readable("CaseOut") == "CaseOut"
    assert summary_of("Take the roll.\n\nReplaces an earlier one.") == "Take the roll"


def test_the_workflows_name_law_permission_and_effect_of_every_step() -> None:
    workflows = json.loads((FOLDER / "workflows.json").read_text())["workflows"]
    assert {workflow["track"] for workflow in workflows} == {"school", "dsden", "prosecutor"}
    for row in (row for workflow in workflows for row in workflow["transitions"]):
        assert row["label"]
        assert row["sources"]
        assert row["permission"] in set(Permission)
        assert row["roles"], row["name"]
        assert all(basis["valid_from"] for basis in row["legal_basis"])


def test_every_refusal_stands_in_the_list_of_problems_with_a_title_and_a_code_of_its_own() -> None:
    text = (FOLDER / "problems.md").read_text()
    codes = [kind.code() for kind in refusals()]
    assert len(codes) == len(set(codes))
    assert all(f"| `{code}` |" in text for code in codes)
    assert all(kind.title.strip() for kind in refusals())
