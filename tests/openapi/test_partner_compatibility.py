"""A change that breaks partners' clients fails here unless the first number of `info.version` moves."""

import copy
import json
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

from api.commands.openapi import FOLDER, render_partner
from domain.partners.versions import DEPRECATIONS, SHORTEST_NOTICE
from tests.openapi.compatibility import Document, breaking_changes

PATH = FOLDER / "partner.json"
REFERRAL, EVENTS = "/partner/v1/referrals/{referral_id}", "/partner/v1/referrals/{referral_id}/events"
Change = Callable[[Document], Any]


def _schemas(document: Document) -> Document:
    return dict(document["components"]["schemas"])


def _major(document: Document) -> int:
    return int(document["info"]["version"].split(".")[0])


def _published() -> Document:
    """The document of the last commit; the one that stands where there is no history."""
    shown = subprocess.run(
        ["git", "show", "HEAD:openapi/partner.json"], cwd=FOLDER, check=False, capture_output=True, text=True
    )
    return dict(json.loads(shown.stdout if shown.returncode == 0 else PATH.read_text()))


@pytest.mark.parametrize("before", [_published, lambda: json.loads(PATH.read_text())], ids=["last commit", "on disk"])
def test_clients_of_the_published_document_still_work(before: Callable[[], Document]) -> None:
    was, now = before(), json.loads(render_partner())
    broken = breaking_changes(was, now)
    assert broken == [] or _major(now) > _major(was), "\n".join(["move PARTNER_API_VERSION, or do not break:", *broken])


BREAKING: dict[str, Change] = {
    "an operation goes": lambda d: d["paths"].pop(REFERRAL),
    "a method goes": lambda d: d["paths"][EVENTS].pop("post"),
    "a field goes from an answer": lambda d: _schemas(d)["PartnerReferralOut"]["properties"].pop("phone"),
    "a field of an answer may be absent": lambda d: _schemas(d)["PartnerReferralOut"]["required"].remove("phone"),
    "a field of an answer changes its type": lambda d: _schemas(d)["PartnerReferralOut"]["properties"].update(
        version={"type": "string"}
    ),
    "a new code comes back": lambda d: _schemas(d)["ReferralChange"]["enum"].append("paused"),
    "a code is no longer taken": lambda d: _schemas(d)["DeclineReason"]["enum"].remove("no_place"),
    "a field is now required": lambda d: _schemas(d)["EntryEventIn"]["required"].append("provider"),
    "a field of a body goes": lambda d: _schemas(d)["YouthIn"]["properties"].pop("phone"),
    "a kind of event is no longer taken": lambda d: _schemas(d)["PartnerEventIn"]["oneOf"].pop(0),
    "a text is shorter": lambda d: _schemas(d)["YouthIn"]["properties"]["email"].update(maxLength=20),
    "a parameter is now required": lambda d: d["paths"]["/partner/v1/referrals"]["get"]["parameters"][0].update(
        required=True
    ),
    "a parameter goes": lambda d: d["paths"]["/partner/v1/referrals"]["get"]["parameters"].pop(0),
    "another scope": lambda d: d["paths"][REFERRAL]["get"].update(security=[{"client_credentials": ["other"]}]),
    "another success": lambda d: d["paths"][EVENTS]["post"]["responses"].pop("201"),
}
HARMLESS: dict[str, Change] = {
    "nothing": lambda _: None,
    "a new operation": lambda d: d["paths"].update({"/partner/v1/new": copy.deepcopy(d["paths"][REFERRAL])}),
    "a new field comes back": lambda d: _schemas(d)["PartnerReferralOut"]["properties"].update(more={"type": "string"}),
    "a new optional field of a body": lambda d: _schemas(d)["YouthIn"]["properties"].update(more={"type": "string"}),
    "a new code is taken": lambda d: _schemas(d)["PartnerContactResult"]["enum"].append("moved"),
    "a longer text": lambda d: _schemas(d)["YouthIn"]["properties"]["email"].update(maxLength=300),
    "other words": lambda d: d["paths"][REFERRAL]["get"].update(description="Said otherwise."),
    "a new optional parameter": lambda d: d["paths"][REFERRAL]["get"]["parameters"].append(
        {"name": "lang", "in": "query", "schema": {"type": "string"}}
    ),
}


@pytest.mark.parametrize("name", list(BREAKING))
def test_what_breaks_is_seen(name: str) -> None:
    was = json.loads(PATH.read_text())
    now = copy.deepcopy(was)
    BREAKING[name](now)
    assert breaking_changes(was, now) != []


@pytest.mark.parametrize("name", list(HARMLESS))
def test_what_does_not_break_is_let_through(name: str) -> None:
    was = json.loads(PATH.read_text())
    now = copy.deepcopy(was)
    HARMLESS[name](now)
    assert breaking_changes(was, now) == []


def test_an_end_is_announced_in_time_and_names_an_operation() -> None:
    names = {
        one["operationId"] for methods in json.loads(PATH.read_text())["paths"].values() for one in methods.values()
    }
    for row in DEPRECATIONS:
        assert row.operation in names
        assert row.ends - row.since >= SHORTEST_NOTICE
