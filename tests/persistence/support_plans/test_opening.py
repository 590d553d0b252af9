"""A draft opened by another area: real rows, and the law of the scheme at the door."""

from datetime import datetime

import pytest
from sqlalchemy import text

from api.support_plans.steps import open_draft
from domain.access.actor import Caller
from domain.access.permissions import Role
from domain.support_plans.catalogue import SchemeNotOpen
from persistence.database import Sessions
from persistence.unit_of_work import unit_of_work
from tests.factories.people import make_account, make_school
from tests.factories.students import make_class, make_student


async def test_a_meeting_opens_a_draft_with_every_block(
    app_sessions: Sessions, jobs_sessions: Sessions, now: datetime
) -> None:
    school = await make_school(jobs_sessions, kind="college", name="Collège Jules-Verne")
    pupil = await make_student(jobs_sessions, school.id, await make_class(jobs_sessions, school.id, "4e B"))
    cpe = await make_account(jobs_sessions, Role.EDUCATION_ADVISER, "cpe@demo.invalid", school.id)
    async with unit_of_work(app_sessions, Caller(cpe.id, 1, now)) as uow:
        plan_id = await open_draft(
            uow, school_id=school.id, student_id=pupil.id, scheme="ppre", origin_kind="meeting_review", origin_id=None
        )
        names = await uow.session.execute(
            text("SELECT name FROM support_plan_blocks WHERE plan_id = :id ORDER BY name"), {"id": plan_id}
        )
        assert list(names.scalars()) == [
            "actions", "follow_up", "needs", "objectives", "scheme", "strengths", "words",
        ]  # fmt: skip


async def test_a_ppre_at_the_lycee_is_refused_with_its_article(
    app_sessions: Sessions, jobs_sessions: Sessions, now: datetime
) -> None:
    school = await make_school(jobs_sessions)
    pupil = await make_student(jobs_sessions, school.id, await make_class(jobs_sessions, school.id))
    cpe = await make_account(jobs_sessions, Role.EDUCATION_ADVISER, "cpe@demo.invalid", school.id)
    with pytest.raises(SchemeNotOpen, match=r"^scheme_not_open$") as refused:
        async with unit_of_work(app_sessions, Caller(cpe.id, 1, now)) as uow:
            await open_draft(
                uow, school_id=school.id, student_id=pupil.id, scheme="ppre", origin_kind="by_hand", origin_id=None
            )
    assert "L.\u00a0311-3-1" in refused.value.sentence
