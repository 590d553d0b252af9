"""The figures S1, S2 and S6: what is asked, of whom, and what is counted afterwards."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from api.absences.steps import check_recount
from persistence import embedded
from persistence.unit_of_work import job_unit_of_work
from tests.benchmarks.ground import BYPASS, Ground
from tests.benchmarks.measure import Ask, Figure, Side, compare, ratios
from tests.conftest import NOW

PERIODS = ("M1", "M2", "M3", "M4", "S1", "S2", "S3", "S4")


async def s1_roll_call(ground: Ground, requests: int) -> Figure:
    """A roll of thirty of whom two are away: facts, half-days, counters, alerts and journal, in one transaction."""
    slots, bare_slots = _slots(ground), _slots(ground)

    def ours(count: int) -> Iterator[Ask]:
        for _ in range(count):
            at, _, away = next(slots)
            body = json.dumps({"absent": away, "late": []}).encode()
            yield Ask("PUT", f"/api/v1{at}", body, _signed(ground) | {"Content-Type": "application/json"})

    def bare(count: int) -> Iterator[Ask]:
        for _ in range(count):
            at, pupils, away = next(bare_slots)
            body = {"pupils": pupils, "absent": [pupil in away for pupil in pupils]}
            yield Ask("PUT", at, json.dumps(body).encode())

    times = compare(
        Side(ground.service.url, lambda: [ground.service.pid], ours, requests),
        Side(ground.bare.url, lambda: [ground.bare.pid], bare, requests),
    )
    async with job_unit_of_work(ground.jobs, NOW, "bench") as uow:
        differences = await check_recount(uow, ground.school_id)
    counted = {
        "rolls_taken": await ground.one("SELECT count(*) FROM roll_calls WHERE taken_at IS NOT NULL"),
        "facts_of_absence": await ground.one("SELECT count(*) FROM absence_entries"),
        "differences_to_a_recount": differences.total,
    }
    return _figure(
        "S1", "roll call of 30, two away", "bare asyncpg unnest of 30 rows, no sign-in", 5.0, times, requests, counted
    )


async def s2_list(ground: Ground, requests: int) -> Figure:
    times = compare(
        Side(ground.service.url, lambda: [ground.service.pid], lambda n: _lists(ground, n), requests),
        Side(ground.bare.url, lambda: [ground.bare.pid], lambda n: _bare_lists(ground, n), requests),
    )
    return _figure("S2", "list of 50 pupils", "bare asyncpg json_agg, no sign-in", 2.5, times, requests, {})


async def s6_security_tax(ground: Ground, requests: int) -> Figure:
    """The policies are paid in PostgreSQL: its processes count here, together with ours."""
    walled, unwalled = await ground.backends(embedded.APP), await ground.backends(BYPASS)
    times = compare(
        Side(ground.service.url, lambda: [ground.service.pid, *walled], lambda n: _lists(ground, n), requests),
        Side(ground.unwalled.url, lambda: [ground.unwalled.pid, *unwalled], lambda n: _lists(ground, n), requests),
    )
    reference = "the same service under a role with BYPASSRLS"
    return _figure("S6", "list of 50 pupils, API and PostgreSQL", reference, 1.3, times, requests, {})


def _figure(
    name: str,
    work: str,
    reference: str,
    target: float,
    times: tuple[list[float], list[float]],
    requests: int,
    counted: dict,
) -> Figure:
    ratio, low, high = ratios(times)
    ours, other = (sorted(found)[len(found) // 2] for found in times)
    return Figure(name, work, reference, target, ours, other, ratio, low, high, requests, counted)


def _signed(ground: Ground) -> dict[str, str]:
    return {"Authorization": f"Bearer {ground.token}"}


def _lists(ground: Ground, count: int) -> Iterable[Ask]:
    path = f"/api/v1/students?school_id={ground.school_id}&limit=50"
    return [Ask("GET", path, headers=_signed(ground))] * count


def _bare_lists(ground: Ground, count: int) -> Iterable[Ask]:
    return [Ask("GET", f"/schools/{ground.school_id}/students")] * count


def _slots(ground: Ground) -> Iterator[tuple[str, list[str], list[str]]]:
    """Every lesson of the autumn, class by class: its address, its pupils, the two who are away."""
    day, turn = date(2026, 9, 1), 0
    while day < NOW.date():
        periods = PERIODS[:4] if day.weekday() == 2 else PERIODS
        for period in periods if day.weekday() < 5 else ():
            for class_id, ids in ground.classes:
                pupils = [str(id_) for id_ in ids]
                turn += 1
                yield (
                    f"/classes/{class_id}/roll-calls/{day}/{period}",
                    pupils,
                    [pupils[turn % 30], pupils[(turn + 7) % 30]],
                )
        day += timedelta(days=1)


FIGURES = (s1_roll_call, s2_list, s6_security_tax)
