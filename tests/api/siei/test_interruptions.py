"""A crossing that is stopped, or killed: the campaign says so, and what is resumed gives the same result."""

import sys

import pytest
from sqlalchemy import text

from api.siei import running
from persistence import embedded
from persistence.database import Pool, create_engine
from tests.api.siei.conftest import SieiWorld


async def _ready(siei: SieiWorld) -> None:
    await siei.open()
    await siei.deposit_all()
    await siei.step("check")
    await siei.step("run")


async def test_a_killed_crossing_resumes_at_its_last_whole_stage_to_the_same_digest(
    siei: SieiWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _ready(siei)
    with monkeypatch.context() as killing:
        killing.setattr(running, "CHILD", (sys.executable, "-m", "tests.api.siei.killed_crossing"))
        await siei.work()
    campaign = (await siei.page())["campaign"]
    assert campaign["state"] == "interrupted"
    assert "à l'étape 5 sur 9" in campaign["problem"]
    stages = siei.settings.data / "siei" / siei.id / "stages"
    kept = {one.name: one.stat().st_mtime_ns for one in stages.iterdir() if not one.name.endswith(".partial")}
    assert len(kept) == 4

    await siei.step("resume")
    await siei.work()
    campaign = (await siei.page())["campaign"]
    assert campaign["state"] == "review", campaign["problem"]
    assert {name: (stages / name).stat().st_mtime_ns for name in kept} == kept
    await siei.step("replay")
    await siei.work()
    assert (await siei.page())["campaign"]["replayed"]["same"]


async def test_a_file_changed_on_the_disk_is_refused_and_made_again_from_what_was_deposited(
    siei: SieiWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _ready(siei)
    with monkeypatch.context() as killing:
        killing.setattr(running, "CHILD", (sys.executable, "-m", "tests.api.siei.killed_crossing"))
        await siei.work()
    file = siei.settings.data / "siei" / siei.id / "inputs" / "apprentices.csv"
    file.write_bytes(file.read_bytes().replace(b"Emma", b"Elma"))
    await siei.step("resume")
    await siei.work()
    campaign = (await siei.page())["campaign"]
    assert campaign["state"] == "interrupted"
    assert campaign["problem"].startswith("Croisement refusé")
    assert "Apprentis (CFA)" in campaign["problem"]
    await siei.step("resume")
    await siei.work()
    assert (await siei.page())["campaign"]["state"] == "review"


async def test_a_crossing_that_cannot_begin_says_why_and_can_be_resumed(siei: SieiWorld) -> None:
    await _ready(siei)
    in_the_way = siei.settings.data / "siei"
    in_the_way.write_text("a file where the folders of campaigns go")
    await siei.work()
    campaign = (await siei.page())["campaign"]
    assert campaign["state"] == "interrupted"
    assert campaign["problem"].startswith("Croisement non lancé")
    in_the_way.unlink()
    await siei.step("resume")
    await siei.work()
    campaign = (await siei.page())["campaign"]
    assert (campaign["state"], campaign["problem"]) == ("review", None)


async def test_a_result_that_the_base_does_not_take_leaves_a_campaign_to_resume(siei: SieiWorld) -> None:
    await _ready(siei)
    await _as_owner(siei, "ALTER TABLE siei_rows ADD CONSTRAINT full_disk CHECK (false)")
    await siei.work()
    campaign = (await siei.page())["campaign"]
    assert campaign["state"] == "interrupted"
    assert "n'a pas pu être enregistré" in campaign["problem"].replace("’", "'")
    await _as_owner(siei, "ALTER TABLE siei_rows DROP CONSTRAINT full_disk")
    await siei.step("resume")
    await siei.work()
    campaign = (await siei.page())["campaign"]
    assert (campaign["state"], campaign["problem"]) == ("review", None)
    assert len(await siei.rows()) == 3


async def _as_owner(siei: SieiWorld, statement: str) -> None:
    engine = create_engine(siei.database.url(embedded.OWNER), Pool(size=1))
    async with engine.begin() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


async def test_a_cancelled_crossing_says_so_and_lists_nobody(siei: SieiWorld) -> None:
    await _ready(siei)
    await siei.step("cancel")
    await siei.work()
    campaign = (await siei.page())["campaign"]
    assert (campaign["state"], campaign["cancel_asked"]) == ("interrupted", False)
    assert "à votre demande" in campaign["problem"]
    assert (await siei.get("steward", f"/campaigns/{siei.id}/rows")).status_code == 409
    await siei.step("resume")
    await siei.work()
    assert (await siei.page())["campaign"]["state"] == "review"


async def test_a_step_needs_the_version_last_read(siei: SieiWorld) -> None:
    await siei.open()
    stale = await siei.send(
        "POST", "steward", f"/campaigns/{siei.id}/steps", {"name": "abandon"}, **{"If-Match": '"7"'}
    )
    assert stale.status_code == 412
    without = await siei.send("POST", "steward", f"/campaigns/{siei.id}/steps", {"name": "abandon"})
    assert without.status_code == 428
    assert (await siei.step("abandon"))["campaign"]["state"] == "abandoned"


async def test_progress_is_streamed_while_it_runs_and_ends_at_once_otherwise(siei: SieiWorld) -> None:
    await siei.open()
    answer = await siei.get("steward", f"/campaigns/{siei.id}/events")
    assert answer.text.startswith("event: end")
