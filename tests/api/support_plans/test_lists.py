"""Lists and counters: the next deadline first, one's own classes alone."""

from domain.access.permissions import Role
from tests.api.support_plans.conftest import PlanWorld
from tests.factories.students import make_class, make_student


async def test_a_teacher_lists_the_plans_of_their_own_classes(college: PlanWorld) -> None:
    elsewhere = await make_class(college.jobs, college.school.id, "3e A")
    other = await make_student(college.jobs, college.school.id, elsewhere, "MARTIN", "Léo")
    await college.open("ppre")
    foreign = await college.open("ppre", student_id=str(other.id))
    listed = (await college.call(Role.TEACHER, "GET", "/support-plans")).json()["items"]
    assert [one["family_name"] for one in listed] == ["ABDELLI"]
    assert (await college.call(Role.TEACHER, "GET", f"/support-plans/{foreign['id']}")).status_code == 404


async def test_pages_follow_each_other(college: PlanWorld) -> None:
    for scheme in ("ppre", "tdo", "open_school"):
        await college.open(scheme)
    first = (await college.call(Role.HEAD, "GET", "/support-plans?limit=2")).json()
    rest = (await college.call(Role.HEAD, "GET", f"/support-plans?cursor={first['next_cursor']}")).json()
    assert len({one["id"] for one in first["items"] + rest["items"]}) == 3


async def test_counters_say_what_waits(college: PlanWorld) -> None:
    await college.open("ppre")
    summary = (await college.call(Role.HEAD, "GET", "/support-plans/summary")).json()
    assert summary == {"drafts": 1, "to_sign": 0, "reviews_due": 0, "running": 0}
