"""The set-based computation says what the pure rules say, on small random schools."""

from dataclasses import asdict
from datetime import date

import pytest
from sqlalchemy import text

from domain.access.permissions import Role
from domain.prevention.judge import Finding, findings_of
from domain.schools.kinds import SchoolKind
from persistence.database import Sessions
from persistence.prevention.compute import Scope, compute_warnings
from tests.factories.people import make_account, make_school
from tests.persistence.prevention.worlds import RandomSchool

DAYS = (date(2026, 11, 23), date(2026, 9, 10), date(2027, 3, 15), date(2026, 10, 20))
KINDS = (SchoolKind.LYCEE_PROFESSIONNEL, SchoolKind.COLLEGE, SchoolKind.PRIMARY_SCHOOL)


@pytest.mark.parametrize("seed", range(8))
async def test_one_statement_for_all_says_what_each_rule_says_of_each_pupil(
    seed: int, app_sessions: Sessions, jobs_sessions: Sessions
) -> None:
    kind, on = KINDS[seed % len(KINDS)], DAYS[seed % len(DAYS)]
    school = await make_school(app_sessions, kind=kind.value)
    authors = [(await make_account(app_sessions, Role.TEACHER, f"t{n}@world.invalid", school.id)).id for n in range(3)]
    world = RandomSchool(seed, school, kind, on)
    await world.plant(jobs_sessions, authors)
    facts = await world.facts(jobs_sessions)
    expected = {(pupil, one.rule.value): asdict(one) for pupil, of in facts.items() for one in findings_of(of)}
    async with jobs_sessions() as session, session.begin():
        await compute_warnings(session, Scope(on))
        rows = await session.execute(
            text("""SELECT student_id, rule, level, period_start, period_end, "values" FROM early_warnings""")
        )
        found = {(row.student_id, row.rule): asdict(Finding(row.rule, *row[2:])) for row in rows}
    assert found == expected
