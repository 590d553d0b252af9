"""Prevention, support, orientation and leaving in the demo: everything in its state, through the rules, the same twice."""

from datetime import date, datetime, time

import pytest
from sqlalchemy import text

from api.demo.attendance import AttendancePlan
from api.demo.following.acts import Troupe
from api.demo.following.follow import acts_so_far
from api.demo.following.meeting_facts import AGENDA
from api.demo.staff import everybody
from api.demo.stage import PARIS, Stage
from api.demo.world import build_world
from persistence.database import Pool, create_engine, sessions_of
from tests.api.demo.conftest import LoadedDemo

TODAY = date(2026, 11, 23)


def _acts(today: date) -> list[tuple[object, ...]]:
    world = build_world(today)
    nowhere = sessions_of(create_engine("postgresql+asyncpg://nowhere/nothing", Pool(size=1)))
    stage = Stage(world, AttendancePlan(world), nowhere, everybody(world.seed), lambda *_: None)
    troupe = Troupe(stage, nowhere)
    return [(act.at, act.name) for act in acts_so_far(troupe)] + [(number,) for number in sorted(troupe.drawn)]


async def _column(demo: LoadedDemo, query: str) -> set[object]:
    async with demo.jobs() as session:
        return set((await session.execute(text(query))).scalars())


def test_the_same_seed_and_day_give_the_same_acts():
    assert _acts(TODAY) == _acts(TODAY)


@pytest.mark.parametrize("today", [date(2026, 9, 3), date(2027, 1, 5), date(2027, 7, 2)])
def test_no_act_is_later_than_the_demo_itself(today):
    first_roll = datetime.combine(today, time(8, 41), PARIS)
    assert all(act[0] < first_roll for act in _acts(today) if isinstance(act[0], datetime))


async def test_the_rules_let_every_act_happen(demo: LoadedDemo):
    assert [(one.act.day, one.act.name, repr(one.why)) for one in demo.walk.left_out] == []


async def test_the_week_of_the_lycee_is_the_one_of_the_pages(demo: LoadedDemo):
    """« 10 situations, 27 alertes ouvertes »; some followed, some set aside, some false alarms."""
    states = """SELECT w.state FROM early_warnings w JOIN schools s ON s.id = w.school_id
                WHERE s.uai = '9990004A' AND w.ended_on IS NULL"""
    async with demo.jobs() as session:
        found = list((await session.execute(text(states))).scalars())
    assert found.count("open") == 27
    assert {"taken", "on_agenda", "set_aside", "false_alarm"} <= set(found)


async def test_thursdays_agenda_is_the_one_of_the_pages(demo: LoadedDemo):
    query = """SELECT s.family_name, i.subject FROM meeting_items i JOIN meetings m ON m.id = i.meeting_id
               LEFT JOIN students s ON s.id = i.student_id
               WHERE m.kind = 'gpds' AND m.held_on = '2026-11-26' ORDER BY i.position"""
    async with demo.jobs() as session:
        rows = [row.family_name or row.subject for row in await session.execute(text(query))]
    family_names = [key.rsplit("-", 1)[1].upper() for key in AGENDA]
    assert rows == [*family_names, "1re MCV, lundi matin"]


async def test_sealed_words_exist_for_both_professions_and_for_a_partner(demo: LoadedDemo):
    assert await _column(demo, "SELECT level FROM meeting_notes") == {"social", "health", "reserved"}


async def test_meetings_of_every_kind_are_closed_and_planned(demo: LoadedDemo):
    assert await _column(demo, "SELECT DISTINCT kind FROM meetings") == {
        "gpds", "equipe_educative", "commission_educative", "cto",
    }  # fmt: skip
    assert await _column(demo, "SELECT DISTINCT state FROM meetings") == {"closed", "planned"}


async def test_tasks_are_done_late_and_open(demo: LoadedDemo):
    kinds = """SELECT DISTINCT CASE WHEN done_at IS NOT NULL THEN 'done' WHEN cancelled_at IS NOT NULL THEN 'not done'
                 WHEN due_on < '2026-11-23' THEN 'late' ELSE 'open' END FROM tasks"""
    assert await _column(demo, kinds) == {"done", "not done", "late", "open"}


async def test_signals_stand_in_every_state(demo: LoadedDemo):
    assert await _column(demo, "SELECT DISTINCT state FROM signals") == {
        "received", "read", "on_agenda", "decided", "closed",
    }  # fmt: skip


async def test_plans_stand_in_every_state_and_most_schemes(demo: LoadedDemo):
    assert await _column(demo, "SELECT DISTINCT state FROM support_plans") == {
        "draft", "proposed", "refused", "agreed", "filed", "admitted", "not_admitted", "active", "reviewed", "renewed",
        "closed",
    }  # fmt: skip
    assert len(await _column(demo, "SELECT DISTINCT scheme FROM support_plans")) >= 15


async def test_departures_stand_in_their_states(demo: LoadedDemo):
    assert await _column(demo, "SELECT DISTINCT state FROM departures") >= {
        "to_clarify", "preparing", "left", "settled", "returned", "withdrawn",
    }  # fmt: skip
    assert await _column(demo, "SELECT received_at IS NOT NULL FROM platform_handovers") == {True, False}
    assert True in await _column(demo, "SELECT dsden_informed_on IS NOT NULL FROM departures")


async def test_pupils_without_solution_wait_since_july_and_october(demo: LoadedDemo):
    since = await _column(demo, "SELECT DISTINCT without_solution_since FROM orientation_files")
    assert {date(2026, 7, 1), date(2026, 10, 7)} <= since
    assert "wished" in await _column(demo, "SELECT DISTINCT state FROM orientation_files")
