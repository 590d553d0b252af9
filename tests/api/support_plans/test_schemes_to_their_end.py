"""Every scheme acted out over HTTP from its opening to its end, with its own rules on the way."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from domain.access.permissions import Role
from domain.schools.kinds import SchoolKind
from domain.support_plans.catalogue import SCHEMES
from domain.support_plans.schemes import PlanTrack, SchemeCode
from tests.api.support_plans.conftest import PlanWorld
from tests.api.support_plans.test_ppre_story import ACTION, OBJECTIVE
from tests.api.support_plans.test_schemes_recorded import suited, value_of
from tests.factories.students import make_guardian

C = SchemeCode
TODAY, CLASS_ENDS = "2026-11-23", "2027-06-30"


@dataclass(frozen=True)
class Ends:
    """An end that the scheme accepts for a start today, and one that it refuses (None: no limit of its own)."""

    good: str
    bad: str | None


BEYOND_THE_YEAR = Ends(CLASS_ENDS, "2027-09-01")
ENDS = dict.fromkeys(SchemeCode, BEYOND_THE_YEAR) | {
    C.SCHOOL_CATCH_UP: Ends("2026-11-27", "2026-12-04"),
    C.RELAY_WORKSHOP: Ends("2026-12-21", "2027-01-18"),
    C.ERS: Ends("2027-11-30", CLASS_ENDS),
    C.AMBITION_EMPLOI: Ends("2026-12-31", "2027-01-01"),
    C.TUTORING: Ends(CLASS_ENDS, None),
    C.PAFI: Ends(CLASS_ENDS, None),
    C.MICRO_LYCEE: Ends("2028-06-30", None),
}
EXITS = ("return_to_class", "other_scheme", "orientation", "succeeded", "stopped")


async def _written(world: PlanWorld, code: SchemeCode) -> dict[str, Any]:
    """The draft of that scheme, whole."""
    await suited(world, code)
    scheme = SCHEMES[code]
    plan = await world.open(code.value)
    blocks: list[tuple[str, dict[str, object]]] = [
        ("scheme", {"reason": "pour l'aider", "fields": _fields(code)}),
        ("follow_up", _dates(ENDS[code].good)),
    ]
    if scheme.needs_objectives:
        blocks += [("objectives", {"items": [OBJECTIVE]}), ("actions", {"items": [ACTION]})]
    for name, value in blocks:
        saved = await world.write(plan, name, **value)
        assert saved.status_code == 200, saved.text
    return plan


def _fields(code: SchemeCode, *, late: bool = False) -> dict[str, object]:
    return {one.name: value_of(one) for one in SCHEMES[code].fields if late or not one.late}


def _dates(ends_on: str) -> dict[str, object]:
    return {"starts_on": TODAY, "ends_on": ends_on, "review_on": ends_on, "family_met_on": "2026-11-20"}


async def _sign(world: PlanWorld, plan: dict[str, Any], party: str, guardian: object = None) -> None:
    shown = (await world.call(Role.HEAD, "GET", f"/support-plans/{plan['id']}")).json()
    body = {"party": party} | ({"guardian_id": str(guardian)} if guardian else {})
    answer = await world.call(Role.HEAD, "POST", f"/support-plans/{plan['id']}/signatures", body, shown["version"])
    assert answer.status_code == 200, answer.text


async def _to_the_start(world: PlanWorld, code: SchemeCode) -> dict[str, Any]:
    """Whatever the scheme asks before it starts."""
    scheme, plan = SCHEMES[code], await _written(world, code)
    if scheme.track is PlanTrack.SIMPLE:
        return plan
    await world.took(plan, "propose", Role.HEAD)
    await world.took(plan, "agree", guardian_id=str(world.guardian))
    await _sign(world, plan, "guardian", world.guardian)
    if scheme.signed_by_head:
        await _sign(world, plan, "head")
    if scheme.track is PlanTrack.COMMISSION:
        await world.took(plan, "file", Role.HEAD)
        await world.took(plan, "admit", on=TODAY)
        if any(one.late for one in scheme.fields):
            await world.write(plan, "scheme", reason="pour l'aider", fields=_fields(code, late=True))
    return plan


@pytest.mark.parametrize("code", SchemeCode)
async def test_it_goes_to_its_end_with_a_review_and_a_reason(college: PlanWorld, code: SchemeCode) -> None:
    plan = await _to_the_start(college, code)
    plan = await college.took(plan, "start")
    assert plan["state"] == "active"
    progress = [{"number": n + 1, "progress": "reached"} for n in range(len(plan["content"]["objectives"]))]
    unsaid = await college.step(plan, "review", progress=progress)
    assert (unsaid.status_code, unsaid.json()["errors"][0]["pointer"]) == (422, "/decision")
    ahead = await college.step(plan, "review", decision="stop", progress=progress, on="2027-03-01")
    assert (ahead.status_code, ahead.json()["errors"][0]["pointer"]) == (422, "/on")
    plan = await college.took(plan, "review", decision="stop", progress=progress, line="comme prévu")
    assert (await college.step(plan, "continue")).status_code in {409, 422}
    nowhere = await college.step(plan, "close")
    assert (nowhere.status_code, nowhere.json()["errors"][0]["pointer"]) == (422, "/exit_decision")
    plan = await college.took(plan, "close", exit_decision=EXITS[list(SchemeCode).index(code) % len(EXITS)])
    assert (plan["state"], plan["available_transitions"]) == ("closed", [])
    assert (await college.write(plan, "follow_up", **_dates(CLASS_ENDS))).status_code == 409


@pytest.mark.parametrize("code", [code for code in SchemeCode if ENDS[code].bad is not None])
async def test_it_lasts_no_longer_and_no_less_than_its_own_rule(college: PlanWorld, code: SchemeCode) -> None:
    plan, scheme = await _written(college, code), SCHEMES[code]
    await college.write(plan, "follow_up", **_dates(str(ENDS[code].bad)))
    first = "start" if scheme.track is PlanTrack.SIMPLE else "propose"
    refused = await college.step(plan, first, Role.HEAD)
    assert refused.status_code == 409, refused.text
    rule = scheme.duration_on(date(2026, 11, 23)).label
    assert rule[1:] in refused.json()["detail"]


@pytest.mark.parametrize("code", SchemeCode)
async def test_it_is_not_opened_in_a_school_that_is_not_its_own(college: PlanWorld, code: SchemeCode) -> None:
    await suited(college, code)
    elsewhere = min(set(SchoolKind) - SCHEMES[code].kinds)
    async with college.jobs() as session, session.begin():
        await session.execute(text("UPDATE schools SET kind = :kind"), {"kind": elsewhere.value})
    body = {"student_id": str(college.pupil.id), "scheme": code.value}
    refused = await college.call(Role.EDUCATION_ADVISER, "POST", "/support-plans", body)
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/scheme_not_open")
    assert SCHEMES[code].open_to.split("\u00a0")[0] in refused.json()["detail"]


@pytest.mark.parametrize("code", [code for code in SchemeCode if SCHEMES[code].ages != (None, None)])
async def test_it_keeps_to_its_ages(college: PlanWorld, code: SchemeCode) -> None:
    await suited(college, code)
    least, most = SCHEMES[code].ages
    for born in ([date(2026 - least + 1, 1, 1)] if least else []) + ([date(2026 - most - 1, 1, 1)] if most else []):
        async with college.jobs() as session, session.begin():
            await session.execute(text("UPDATE students SET birth_date = :born"), {"born": born})
        body = {"student_id": str(college.pupil.id), "scheme": code.value}
        refused = await college.call(Role.EDUCATION_ADVISER, "POST", "/support-plans", body)
        assert (refused.status_code, "ans" in refused.json()["detail"]) == (409, True)


COMMISSIONS = [code for code in SchemeCode if SCHEMES[code].track is PlanTrack.COMMISSION]


@pytest.mark.parametrize("code", COMMISSIONS)
async def test_nobody_enters_before_the_commission_and_an_unfavourable_opinion_ends_it(
    college: PlanWorld, code: SchemeCode
) -> None:
    plan = await _written(college, code)
    assert (await college.step(plan, "propose", Role.TEACHER)).status_code in {403, 404}
    await college.took(plan, "propose", Role.HEAD)
    await college.took(plan, "agree", guardian_id=str(college.guardian))
    unsigned = await college.step(plan, "file", Role.HEAD)
    assert (unsigned.status_code, "signature" in unsigned.json()["detail"]) == (409, True)
    await _sign(college, plan, "guardian", college.guardian)
    assert (await college.step(plan, "start")).status_code == 409
    await college.took(plan, "file", Role.HEAD)
    assert (await college.step(plan, "start")).status_code == 409
    plan = await college.took(plan, "not_admit", on=TODAY)
    assert (plan["state"], plan["available_transitions"]) == ("not_admitted", [])


@pytest.mark.parametrize("code", [code for code in COMMISSIONS if SCHEMES[code].both_parents])
async def test_a_change_of_schooling_is_signed_by_both_parents(college: PlanWorld, code: SchemeCode) -> None:
    father = await make_guardian(college.jobs, college.pupil, "ABDELLI", "Karim")
    plan = await _written(college, code)
    await college.took(plan, "propose", Role.HEAD)
    await college.took(plan, "agree", guardian_id=str(college.guardian))
    await _sign(college, plan, "guardian", college.guardian)
    refused = await college.step(plan, "file", Role.HEAD)
    assert (refused.status_code, "chaque représentant" in refused.json()["detail"]) == (409, True)
    await _sign(college, plan, "guardian", father)
    assert (await college.took(plan, "file", Role.HEAD))["state"] == "filed"


@pytest.mark.parametrize("code", [code for code in SchemeCode if SCHEMES[code].track is not PlanTrack.SIMPLE])
async def test_a_refusal_of_the_family_ends_it_without_consequence(college: PlanWorld, code: SchemeCode) -> None:
    plan = await _written(college, code)
    await college.took(plan, "propose", Role.HEAD)
    plan = await college.took(plan, "refuse", guardian_id=str(college.guardian))
    assert (plan["state"], plan["available_transitions"]) == ("refused", [])


@pytest.mark.parametrize("code", [code for code in COMMISSIONS if any(one.late for one in SCHEMES[code].fields)])
async def test_the_decision_is_noted_once_the_commission_has_sat_and_nothing_else_moves(
    college: PlanWorld, code: SchemeCode
) -> None:
    plan = await _written(college, code)
    await college.took(plan, "propose", Role.HEAD)
    await college.took(plan, "agree", guardian_id=str(college.guardian))
    await _sign(college, plan, "guardian", college.guardian)
    decided = {"reason": "pour l'aider", "fields": _fields(code, late=True)}
    assert (await college.write(plan, "scheme", **decided)).status_code == 409
    await college.took(plan, "file", Role.HEAD)
    await college.took(plan, "admit", on=TODAY)
    undecided = await college.step(plan, "start")
    assert (undecided.status_code, "Décision du DASEN" in undecided.json()["detail"]) == (409, True)
    behind = await college.write(plan, "scheme", **decided | {"reason": "autre chose"})
    assert (behind.status_code, behind.json()["title"]) == (409, "Ce plan ne se modifie plus ici")
    assert (await college.write(plan, "scheme", **decided)).status_code == 200
    assert (await college.took(plan, "start"))["state"] == "active"


async def test_a_relay_class_is_not_renewed_beyond_one_year_in_all(college: PlanWorld) -> None:
    plan = await college.took(await _to_the_start(college, C.RELAY_CLASS), "start")
    await college.took(plan, "review", decision="continue", progress=[])
    renewed = await college.took(plan, "renew")
    child = {"id": renewed["renewed_by"]}
    async with college.jobs() as session, session.begin():  # it was renewed at its end, not on its first day
        await session.execute(text("UPDATE support_plans SET closed_on = ends_on WHERE state = 'renewed'"))
    next_year = {"starts_on": "2027-09-01", "ends_on": "2028-03-31", "review_on": "2028-03-31"}
    await college.write(child, "follow_up", **next_year, family_met_on="2026-11-20")
    refused = await college.step(child, "propose", Role.HEAD)
    assert (refused.status_code, "une année scolaire au plus" in refused.text) == (409, True)


@pytest.mark.parametrize(("code", "field", "value"), [(C.SUPPORT_LYCEE, "yearly_hours", 73), (C.ERS, "exclusions", 1)])
async def test_a_number_beyond_the_text_is_refused_in_its_place(
    college: PlanWorld, code: SchemeCode, field: str, value: int
) -> None:
    plan = await _written(college, code)
    refused = await college.write(plan, "scheme", fields=_fields(code) | {field: value})
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, f"/fields/{field}")


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        (C.MICRO_LYCEE, {"left_school_on": "2026-09-01"}),
        (C.MLDS, {"situation": "left", "left_school_on": "2025-06-30"}),
        (C.MLDS, {"situation": "left", "left_school_on": ""}),
    ],
)
async def test_since_when_one_has_left_school_decides(
    college: PlanWorld, code: SchemeCode, fields: dict[str, object]
) -> None:
    plan = await _written(college, code)
    await college.write(plan, "scheme", fields=_fields(code) | fields)
    refused = await college.step(plan, "propose", Role.HEAD)
    assert (refused.status_code, SCHEMES[code].label.split()[0] in refused.json()["detail"]) == (409, True)
