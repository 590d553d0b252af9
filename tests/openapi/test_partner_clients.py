"""The published clients are what the committed document gives, and what breaks a client moves the version."""

import json
from pathlib import Path
from typing import Any

import pytest

from api.commands.clients import CLIENTS, FOLDER, drift

TOOLS = FOLDER / "tools" / "node_modules"
RELEASED = FOLDER / "partner.released.json"


@pytest.mark.skipif(not TOOLS.exists(), reason="openapi/tools is not installed: make openapi")
def test_the_published_clients_are_what_the_document_gives() -> None:
    assert drift() == [], "make openapi"


def test_each_published_client_says_how_to_use_it() -> None:
    assert all((CLIENTS / name / "README.md").exists() for name in ("python", "typescript", "java"))


def fields(schema: dict[str, Any]) -> set[str]:
    return set(schema.get("properties", {}))


def breaks(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """What a client written for the old document would meet: an operation, a field or a code gone; a new demand."""
    found = []
    for path, methods in old["paths"].items():
        found += [f"{method} {path} is gone" for method in methods if method not in new["paths"].get(path, {})]
    for name, was in old["components"]["schemas"].items():
        now = new["components"]["schemas"].get(name)
        if now is None:
            found.append(f"{name} is gone")
            continue
        found += [f"{name}.{field} is gone" for field in sorted(fields(was) - fields(now))]
        found += [f"{name}: {code} is gone" for code in was.get("enum", []) if code not in now.get("enum", [])]
        if name.endswith("In"):
            demanded = set(now.get("required", [])) - set(was.get("required", []))
            found += [f"{name}.{field} is demanded" for field in sorted(demanded)]
    return found


def major(document: dict[str, Any]) -> int:
    return int(document["info"]["version"].split(".")[0])


def test_what_breaks_a_client_moves_the_first_number_of_the_version() -> None:
    """`openapi/partner.released.json` is the document of the last release: copy partner.json there when releasing."""
    old, new = (json.loads(Path(path).read_text()) for path in (RELEASED, FOLDER / "partner.json"))
    assert breaks(old, new) == [] or major(new) > major(old)


def test_a_break_is_seen() -> None:
    old = json.loads((FOLDER / "partner.json").read_text())
    new = json.loads((FOLDER / "partner.json").read_text())
    assert breaks(old, new) == []
    del new["paths"]["/partner/v1/youths"]["post"]
    del new["components"]["schemas"]["PartnerReferralOut"]["properties"]["phone"]
    new["components"]["schemas"]["YouthIn"]["required"].append("email")
    new["components"]["schemas"]["DeclineReason"]["enum"].remove("no_place")
    assert breaks(old, new) == [
        "post /partner/v1/youths is gone",
        "DeclineReason: no_place is gone",
        "PartnerReferralOut.phone is gone",
        "YouthIn.email is demanded",
    ]
