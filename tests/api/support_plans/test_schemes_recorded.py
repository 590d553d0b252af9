"""Every scheme of the ministry's page is recorded with its own fields; relay schemes go through their commission."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from domain.access.permissions import Role
from domain.schools.kinds import SchoolKind
from domain.support_plans.catalogue import SCHEMES
from domain.support_plans.fields import Field, FieldKind
from domain.support_plans.schemes import SchemeCode
from tests.api.support_plans.conftest import PlanWorld

ADULT = date(2009, 5, 4)


def value_of(field: Field) -> object:
    match field.kind:
        case FieldKind.DATE:
            return "2026-03-02"
        case FieldKind.NUMBER:
            return field.least
        case FieldKind.CHOICE:
            return field.choices[0].code
        case FieldKind.YES_NO:
            return True
        case FieldKind.TEXT:
            return "Comme convenu"


async def suited(world: PlanWorld, code: SchemeCode) -> None:
    """The pupil where this scheme is open: a school, a class and an age."""
    scheme = SCHEMES[code]
    kind = min(scheme.kinds)
    level = min(scheme.levels) if scheme.levels else "4e" if kind is SchoolKind.COLLEGE else ""
    born = ADULT if (scheme.ages[0] or 0) > 14 else date(2012, 12, 3)
    async with world.jobs() as session, session.begin():
        await session.execute(text("UPDATE schools SET kind = :kind"), {"kind": kind.value})
        await session.execute(text("UPDATE classes SET name = :name"), {"name": f"{level} B".strip()})
        await session.execute(text("UPDATE students SET birth_date = :born"), {"born": born})


@pytest.mark.parametrize("code", [code for code in SchemeCode if code is not SchemeCode.PPRE])
async def test_it_is_recorded_with_its_own_fields(college: PlanWorld, code: SchemeCode) -> None:
    await suited(college, code)
    plan = await college.open(code.value)
    wanted = [one["name"] for one in plan["scheme"]["fields"] if one["required"]]
    assert {f"/blocks/scheme/fields/{name}" for name in wanted} <= {gap["pointer"] for gap in plan["gaps"]}
    fields = {one.name: value_of(one) for one in SCHEMES[code].fields}
    saved = await college.write(plan, "scheme", reason="pour l'aider", fields=fields)
    assert saved.status_code == 200, saved.text
    refused = await college.write(plan, "scheme", fields={"horoscope": "lion"})
    assert refused.json()["errors"][0]["pointer"] == "/fields/horoscope"


async def relay(world: PlanWorld) -> dict[str, Any]:
    plan = await world.open("relay_workshop")
    await world.write(plan, "scheme", fields={"tried_before": "tutorat, entretiens"})
    await world.write(
        plan, "follow_up", starts_on="2026-11-23", ends_on="2026-12-21", family_met_on="2026-11-20"
    )  # fmt: skip
    await world.took(plan, "propose", Role.HEAD)
    shown = await world.took(plan, "agree", guardian_id=str(world.guardian))
    body = {"party": "guardian", "guardian_id": str(world.guardian)}
    await world.call(Role.HEAD, "POST", f"/support-plans/{plan['id']}/signatures", body, shown["version"])
    return plan


async def arranged(world: PlanWorld) -> list[tuple[str, date, date]]:
    async with world.jobs() as session:
        rows = await session.execute(text("SELECT kind, starts_on, ends_on FROM student_arrangements"))
        return [(row.kind, row.starts_on, row.ends_on) for row in rows]


async def test_a_relay_workshop_goes_through_its_commission_and_neutralises_half_days(college: PlanWorld) -> None:
    plan = await relay(college)
    assert (await college.step(plan, "start")).status_code == 409
    await college.took(plan, "file", Role.HEAD)
    await college.took(plan, "admit", on="2026-11-20")
    shown = await college.took(plan, "start")
    assert shown["notices"] == ["L'élève reste inscrit\u00a0: Collège Jules-Verne. Ce n'est pas une sanction."]
    assert await arranged(college) == [("relay", date(2026, 11, 23), date(2026, 12, 21))]
    await college.took(plan, "close", exit_decision="return_to_class")
    assert await arranged(college) == [("relay", date(2026, 11, 23), date(2026, 11, 23))]


async def test_two_schemes_outside_the_class_do_not_overlap(college: PlanWorld) -> None:
    await relay(college)
    other = await college.open("tdo")
    await college.write(other, "scheme", fields={"partner": "E2C", "tried_before": "tutorat"})
    await college.write(other, "follow_up", starts_on="2026-12-01", ends_on="2027-01-29", family_met_on="2026-11-20")
    refused = await college.step(other, "propose", Role.HEAD)
    assert refused.status_code == 409
    assert "Atelier relais" in refused.json()["detail"]


async def test_the_mlds_writes_its_own_actions_and_reads_the_rest(lycee: PlanWorld) -> None:
    mine = await lycee.open("mlds", Role.MLDS_COORDINATOR)
    assert (await lycee.write(mine, "words", Role.MLDS_COORDINATOR, text="Je veux essayer.")).status_code == 200
    other = await lycee.open("tutoring")
    assert (await lycee.write(other, "words", Role.MLDS_COORDINATOR, text="non")).status_code == 403


async def test_closed_schemes_stay_visible_with_their_reason(lycee: PlanWorld) -> None:
    answer = await lycee.call(Role.TEACHER, "GET", f"/students/{lycee.pupil.id}/support-schemes")
    closed = {one["code"]: one["closed_because"] for one in answer.json()["items"]}
    assert closed["mlds"] is None
    assert closed["ppre"] == "PPRE\u00a0: école et collège (L.\u00a0311-3-1). Cet élève est ailleurs."


async def test_measures_of_few_pupils_are_hidden(college: PlanWorld) -> None:
    answer = await college.call(Role.HEAD, "GET", "/support-plans/measures?since=2020-09-01")
    assert answer.status_code == 200
    plan = await college.open("ppre")
    measure = (await college.call(Role.HEAD, "GET", f"/support-plans/{plan['id']}/measure")).json()
    assert measure["sentence"] == "Ce plan n'a pas commencé."
