"""Changes of a school in a row are counted by one job: as many recounts as there are schools, not as changes."""

from datetime import date
from pathlib import Path

from api.absences.steps import check_recount
from api.mail import NoMailer
from api.settings import Settings
from api.worker.effects import Services
from api.worker.run_effect import EffectRunner
from domain.kernel.events import Effect
from persistence.database import Sessions
from persistence.unit_of_work import job_unit_of_work
from tests.api.absences.conftest import World, at
from tests.factories.students import make_class

THU = date(2026, 10, 8)
OCT = date(2026, 10, 1)


async def test_placements_set_class_by_class_are_counted_once_and_rightly(
    world: World, jobs_sessions: Sessions, tmp_path: Path
) -> None:
    await world.on(THU).morning(THU, world.ines)
    class_ids = [world.ines.class_id, *[await make_class(jobs_sessions, world.school.id, f"2de {n}") for n in range(3)]]
    for class_id in class_ids:
        body = {"items": [{"starts_on": str(THU), "ends_on": str(THU)}]}
        path = f"/schools/{world.school.id}/classes/{class_id}/placements"
        assert (await world.call("PUT", path, json=body)).status_code == 200
    queued = await world.rows("SELECT id FROM effects WHERE kind = 'recount_school' ORDER BY created_at, id")
    assert len(queued) == 4
    runner = EffectRunner(jobs_sessions, Services(Settings(data=tmp_path), NoMailer(), jobs_sessions.kw["bind"]))
    for row in queued:
        await runner.run(row.id)
    pupils = await world.rows("SELECT id FROM effects WHERE kind = 'recount_pupils'")
    assert len(pupils) == 1
    for row in pupils:
        await runner.run(row.id)
    states = await world.rows("SELECT DISTINCT state FROM effects WHERE kind LIKE 'recount%'")
    assert [row.state for row in states] == ["done"]
    assert await world.counter(world.ines, OCT) is None
    async with job_unit_of_work(jobs_sessions, at(THU, "18:00"), "test") as uow:
        assert (await check_recount(uow, world.school.id)).total == 0


async def test_the_earliest_change_says_from_when(world: World, jobs_sessions: Sessions, tmp_path: Path) -> None:
    await world.on(THU).morning(THU, world.ines)
    async with job_unit_of_work(jobs_sessions, at(THU, "17:00"), "test") as uow:
        late, early = {"since": "2026-11-01"}, {"since": "2026-09-01"}
        ids = await uow.enqueue([_recount(world, late), _recount(world, early)])
    runner = EffectRunner(jobs_sessions, Services(Settings(data=tmp_path), NoMailer(), jobs_sessions.kw["bind"]))
    await runner.run(ids[0])
    [made] = await world.rows("SELECT ids FROM effects WHERE kind = 'recount_pupils'")
    assert made.ids["since"] == "2026-09-01"


def _recount(world: World, since: dict[str, str]) -> Effect:
    return Effect("recount_school", {"school_id": str(world.school.id), **since})
