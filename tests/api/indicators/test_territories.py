"""Who reads the figures of an académie, of a département, of the agricultural schools; each is the sum of its parts."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from domain.access.permissions import Role
from domain.indicators.definitions import IndicatorCode
from domain.kernel.small_cells import is_small
from persistence.database import Sessions
from persistence.indicators.counts import Asked, load_counts
from tests.api.indicators.conftest import FiguresWorld
from tests.api.indicators.test_indicators import rows
from tests.factories.people import make_account, make_school, make_unit

ACADEMY = "Académie de Sainte-Luce"
COUNTED = (IndicatorCode.ABSENTEES, IndicatorCode.CASES, IndicatorCode.LEAVERS, IndicatorCode.SIGNALS)


@dataclass(frozen=True)
class Region:
    """Two départements of one académie; an agricultural school in the second."""

    world: FiguresWorld
    academy: UUID
    elsewhere: UUID
    draaf: UUID
    farm: UUID


@pytest.fixture
async def region(world: FiguresWorld, jobs_sessions: Sessions) -> Region:
    academy = await make_unit(jobs_sessions, "academy", ACADEMY)
    draaf = await make_unit(jobs_sessions, "draaf", "DRAAF de Sainte-Luce")
    elsewhere = await make_unit(jobs_sessions, "dsden", "DSDEN 997", "997")
    farm = await make_school(jobs_sessions, "9970001A", "lycee_agricole", "Lycée agricole du Val", dsden_id=elsewhere)
    foreign = await make_school(jobs_sessions, "9960001A", "college", "Collège d'ailleurs")
    await world.run(
        "UPDATE schools SET academy_name = CASE WHEN id = :foreign THEN 'Autre académie' ELSE :name END,"
        " draaf_id = CASE WHEN id = :farm THEN CAST(:draaf AS uuid) END RETURNING id",
        foreign=foreign.id, name=ACADEMY, farm=farm.id, draaf=draaf,
    )  # fmt: skip
    grown = await world.make_class(farm.id, "2PA", "2de", 22)
    await world.absent(farm.id, grown[:7], 5)
    for pupil in grown[:3]:
        await world.open_case(farm.id, pupil)
    away = await world.make_class(foreign.id, "6B", "6e", 40)
    await world.absent(foreign.id, away[:20], 12)
    seats = (
        ("academy", Role.DATA_STEWARD, academy), ("draaf", Role.DASEN_OFFICER, draaf),
        ("neighbour", Role.DASEN_OFFICER, elsewhere),
    )  # fmt: skip
    for who, role, unit in seats:
        world.accounts[who] = await make_account(jobs_sessions, role, f"{who}@demo.invalid", unit)
    return Region(world, academy, elsewhere, draaf, farm.id)


async def counted(region: Region, app_sessions: Sessions, who: str, unit: UUID, code: IndicatorCode) -> dict[str, int]:
    """As the database counts for this reader, before anything is hidden or rounded: by kind, over all lines."""
    found: dict[str, int] = {}
    async with app_sessions() as session, session.begin():
        actor = {"id": str(region.world.accounts[who].id)}
        await session.execute(text("SELECT set_config('app.actor', :id, true)"), actor)
        for count in await load_counts(session, code, Asked(unit, 2026, date(2026, 11, 23))):
            found[count.kind] = found.get(count.kind, 0) + count.persons
    return found


@pytest.mark.parametrize("code", COUNTED)
async def test_an_academie_is_the_sum_of_its_departements(
    region: Region, app_sessions: Sessions, code: IndicatorCode
) -> None:
    whole = await counted(region, app_sessions, "academy", region.academy, code)
    here = await counted(region, app_sessions, "officer", region.world.school.dsden_id, code)
    there = await counted(region, app_sessions, "neighbour", region.elsewhere, code)
    assert whole == {kind: here.get(kind, 0) + there.get(kind, 0) for kind in {*here, *there}}
    assert whole


async def test_a_draaf_counts_its_agricultural_schools_alone(region: Region, app_sessions: Sessions) -> None:
    found = await counted(region, app_sessions, "draaf", region.draaf, IndicatorCode.ABSENTEES)
    assert found == {"absent": 7, "under": 15}
    shown = await region.world.show("draaf", "attendance")
    assert rows(shown["absentees"])["Ensemble"] == [0, 5, 15, 20]
    assert (await region.world.get("draaf", "/indicators/funnel")).status_code == 404


@pytest.mark.parametrize("family", ["attendance", "escalation", "prevention", "dropouts"])
@pytest.mark.parametrize("who", ["academy", "officer", "neighbour", "draaf"])
async def test_no_wide_territory_shows_a_number_under_five_nor_an_exact_one(
    region: Region, who: str, family: str
) -> None:
    for one in (await region.world.show(who, family)).values():
        values = [cell["value"] for row in one["rows"] for cell in row["cells"] if cell["value"] is not None]
        assert not [value for value in values if is_small(value) or value % 5]
        assert not [row["rate"] for row in one["rows"] if row["rate"] is not None and row["rate"] > 100]


async def test_a_family_of_three_files_is_hidden_in_the_departement_and_in_the_academie(region: Region) -> None:
    for who in ("academy", "neighbour", "draaf"):
        shown = rows((await region.world.show(who, "escalation"))["cases"])
        line = shown.get("Lycée agricole du Val", shown["Ensemble"])
        assert line[1] is None, who


@pytest.mark.parametrize(("who", "unit"), [
    ("officer", "academy"), ("officer", "elsewhere"), ("neighbour", "draaf"), ("draaf", "elsewhere"),
    ("academy", "elsewhere"), ("head", "academy"), ("psad", "academy"),
])  # fmt: skip
async def test_nobody_reads_a_wider_or_another_territory(region: Region, who: str, unit: str) -> None:
    family = "funnel" if who == "psad" else "attendance"
    answer = await region.world.get(who, f"/indicators/{family}?territory={getattr(region, unit)}")
    assert answer.status_code == 404


def numbers(page: dict[str, Any]) -> list[float | None]:
    return [cell["value"] for row in page["absentees"]["rows"] for cell in row["cells"]]


async def test_one_pupil_more_is_not_read_between_two_days(region: Region) -> None:
    """Exact on the screen of the school alone, and not in the file that leaves it."""
    world, readers = region.world, ("academy", "officer", "head")
    before = {who: numbers(await world.show(who, "attendance")) for who in readers}
    file_before = (await world.get("head", "/indicators/attendance/file?format=csv")).text
    pupils = await world.run(
        "SELECT e.student_id FROM enrolments e JOIN classes c ON c.id = e.class_id WHERE c.name = '2A'"
        " AND NOT EXISTS (SELECT FROM month_counters m WHERE m.student_id = e.student_id) LIMIT 1"
    )
    await world.absent(world.school.id, pupils, 5)
    after = {who: numbers(await world.show(who, "attendance")) for who in readers}
    moved = {who: {(b or 0) - (a or 0) for a, b in zip(before[who], after[who], strict=True)} for who in readers}
    assert 1 in moved["head"]
    assert not [gap for who in ("academy", "officer") for gap in moved[who] if gap % 5]
    assert ";7;" not in file_before + (await world.get("head", "/indicators/attendance/file?format=csv")).text
