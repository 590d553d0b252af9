"""The perimeter in the query itself: it must hold where row-level security is not there to catch a slip."""

import pytest

from domain.access.actor import Actor
from domain.access.permissions import Role
from domain.kernel.errors import NotFound
from persistence.database import Sessions
from persistence.ids import new_id
from persistence.students.repository import within_reach
from tests.factories.people import make_school
from tests.factories.students import make_class, make_student


async def test_a_foreign_pupil_is_out_of_reach_without_the_second_wall(
    app_sessions: Sessions, jobs_sessions: Sessions
) -> None:
    """The jobs role sees every row: only the query's own filter stands."""
    here = await make_school(app_sessions)
    there = await make_school(app_sessions, "9990003Z", "college", "Collège Jules-Verne")
    pupil = await make_student(jobs_sessions, there.id, await make_class(jobs_sessions, there.id))
    async with jobs_sessions() as session:
        own = Actor(new_id(), Role.HEAD, frozenset({there.id}))
        assert (await within_reach(session, own, pupil.id)).school_id == there.id
        with pytest.raises(NotFound):
            await within_reach(session, Actor(new_id(), Role.HEAD, frozenset({here.id})), pupil.id)
        with pytest.raises(NotFound):
            await within_reach(session, Actor(new_id(), Role.TEACHER, frozenset({there.id}), frozenset()), pupil.id)
