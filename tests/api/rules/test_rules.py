"""The simulator, the texts and the code lists, over HTTP."""

import json

import httpx
import pytest
from sqlalchemy import text

from api.rules.reference import LISTS, reference
from api.rules.workflows import workflows_document
from domain.attendance_cases.advance import WORKFLOWS
from domain.attendance_cases.law import ALL_BASES
from domain.follow_ups.law import FOLLOW_UP_BASES
from domain.training_contracts.law import CONTRACT_BASES
from persistence.database import Sessions

JANUARY = [
    {"day": "2014-01-07", "half": "am", "state": "unjustified"},
    {"day": "2014-01-07", "half": "pm", "state": "unjustified"},
    {"day": "2014-01-09", "half": "am", "state": "unjustified"},
    {"day": "2014-01-10", "half": "am", "state": "unjustified"},
]


async def test_kevin_the_same_history_under_two_texts(http: httpx.AsyncClient) -> None:
    body = {"on": "2014-01-10", "birth_date": "1998-09-02", "half_days": JANUARY}
    then = (await http.post("/api/v1/simulations", json=body)).json()
    assert then["regime"]["code"] == "R2013"
    by_number = {step["number"]: step for step in then["steps"]}
    assert by_number[2]["state"] == "moot", "the signed document exists from 21 November 2014"
    assert by_number[3]["available"]
    today = [{**one, "day": one["day"].replace("2014", "2026")} for one in JANUARY]
    body = {"on": "2026-01-14", "age": 15, "half_days": today}
    now = (await http.post("/api/v1/simulations", json=body)).json()
    assert now["regime"]["code"] == "R2014"
    assert {step["number"]: step["available"] for step in now["steps"]}[2]


async def test_the_simulator_is_open_to_anyone_and_leaves_no_trace(
    http: httpx.AsyncClient, jobs_sessions: Sessions
) -> None:
    answer = await http.post("/api/v1/simulations", json={"on": "2026-01-14", "age": 15})
    assert answer.status_code == 200, answer.text
    async with jobs_sessions() as session:
        assert (await session.execute(text("SELECT count(*) FROM journal"))).scalar_one() == 0


@pytest.mark.parametrize(
    "body",
    [
        {"on": "2026-01-14"},
        {"on": "2026-01-14", "age": 15, "birth_date": "2011-01-01"},
        {"on": "1999-01-14", "age": 15},
        {"on": "2026-01-14", "age": 15, "acts": [{"step": "vanish", "on": "2026-01-10"}]},
        {"on": "2026-01-14", "age": 15, "acts": [{"step": "refer", "on": "2026-01-10", "outcome": "x"}]},
        {"on": "2026-01-14", "age": 15, "student_id": "x"},
    ],
)
async def test_a_history_has_its_form_and_no_person(http: httpx.AsyncClient, body: dict[str, object]) -> None:
    answer = await http.post("/api/v1/simulations", json=body)
    assert answer.status_code == 422, answer.text


async def test_anyone_reads_the_texts_of_a_day(http: httpx.AsyncClient) -> None:
    answer = await http.get("/api/v1/legal-bases?date=2014-01-08")
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert [regime["code"] for regime in found["regimes"]] == ["R2013"]
    codes = {item["basis"]["code"]: item for item in found["items"]}
    assert "l131_8_2_2013" in codes
    assert "l131_8_2_2019" not in codes
    assert "refer" in {use["name"] for use in codes["l131_8_2_2013"]["transitions"]}
    assert "dasen_referral" in codes["l131_8_2_2013"]["letters"]
    everything = (await http.get("/api/v1/legal-bases")).json()["items"]
    shown = [item["basis"]["code"] for item in everything]
    assert len(shown) == len(set(shown))
    assert set(shown) == {*ALL_BASES, *FOLLOW_UP_BASES, *CONTRACT_BASES}


@pytest.mark.parametrize(
    ("code", "area", "kind", "valid_from", "valid_to", "step"),
    [
        ("circular_2013_035", "follow_ups", "circular", "2013-04-04", None, "start"),
        ("circular_2011_028", "follow_ups", "circular", "2011-02-09", None, None),
        ("law_2014_288_22", "follow_ups", "law", "2015-01-01", None, None),
        ("l313_7", "follow_ups", "law", "2009-11-26", None, None),
        ("l313_8_2009", "follow_ups", "law", "2009-11-26", "2014-12-31", None),
        ("d122_3_return", "follow_ups", "regulation", "2014-12-08", None, None),
        ("r114_6_summons", "follow_ups", "regulation", "2020-09-01", None, None),
        ("l114_1", "attendance", "law", "2020-09-01", None, "record_obligation"),
        ("internal_contract_minor", "contracts", "internal_rule", "2013-02-02", None, None),
        ("internal_follow_up_unreachable", "follow_ups", "internal_rule", "2013-02-02", None, None),
    ],
)
async def test_texts_of_follow_ups_and_contracts_have_their_dates_and_their_steps(
    http: httpx.AsyncClient, code: str, area: str, kind: str, valid_from: str, valid_to: str | None, step: str | None
) -> None:
    items = (await http.get("/api/v1/legal-bases")).json()["items"]
    found = next(item for item in items if item["basis"]["code"] == code)
    basis = found["basis"]
    assert (found["area"], basis["kind"], basis["valid_from"], basis["valid_to"]) == (area, kind, valid_from, valid_to)
    assert step is None or step in {use["name"] for use in found["transitions"]}
    assert (basis["article"] == "") == (kind == "internal_rule")
    assert kind == "internal_rule" or basis["source"]


async def test_the_interview_of_2009_is_no_law_today(http: httpx.AsyncClient) -> None:
    items = (await http.get("/api/v1/legal-bases?date=2026-11-23")).json()["items"]
    codes = {item["basis"]["code"] for item in items}
    assert "l313_8_2009" not in codes
    assert "internal_follow_up_reorientation" in codes


async def test_the_reference_is_the_same_until_the_next_release(http: httpx.AsyncClient) -> None:
    answer = await http.get("/api/v1/reference")
    assert answer.status_code == 200, answer.text
    assert answer.headers["etag"] == f'"{answer.json()["release"]}"'
    assert {"code": "warned", "label": "Avertissement envoyé", "family_label": "Avertissement envoyé"} in (
        answer.json()["lists"]["dsden_states"]
    )


@pytest.mark.parametrize("name", sorted(LISTS))
def test_every_code_has_a_french_label(name: str) -> None:
    labels = [one.label for one in reference().lists[name]]
    assert all(labels)
    assert not any("_" in label for label in labels)


def test_the_workflows_document_says_every_row_and_is_plain_json() -> None:
    document = json.loads(json.dumps(workflows_document()))
    rows = {one["track"]: one["transitions"] for one in document["workflows"]}
    assert {track: len(found) for track, found in rows.items()} == {
        track.value: len(workflow.transitions) for track, workflow in WORKFLOWS.items()
    }
    cited = {basis["code"] for found in rows.values() for row in found for basis in row["legal_basis"]}
    assert cited <= {basis["code"] for basis in document["legal_bases"]}
