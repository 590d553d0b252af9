"""Who sees what: another DSDEN, another platform, a school; over HTTP and straight in the base."""

import pytest
from sqlalchemy import text

from domain.access.permissions import Role
from persistence.database import Sessions
from tests.api.siei.conftest import SieiWorld
from tests.factories.people import make_account, make_unit

_TABLES = ("siei_campaigns", "siei_sources", "siei_files", "siei_rejects", "siei_pairs", "siei_decisions")


async def _counts(sessions: Sessions, siei: SieiWorld, who: str) -> dict[str, int]:
    """What the base itself shows to this account."""
    found = {}
    async with sessions() as session, session.begin():
        await session.execute(text("SELECT set_config('app.actor', :id, true)"), {"id": str(siei.accounts[who].id)})
        for table in (*_TABLES, "siei_rows", "siei_returns"):
            found[table] = (await session.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one()
    return found


async def test_each_sees_their_own_part_and_nothing_before_the_publication(
    siei: SieiWorld, app_sessions: Sessions
) -> None:
    await siei.cross()
    found = (await siei.send("POST", "steward", f"/campaigns/{siei.id}/pairs/next")).json()["pair"]
    for path in ("", "/rows", "/review", "/publication", f"/pairs/{found['id']}", "/rejects"):
        assert (await siei.get("foreign", f"/campaigns/{siei.id}{path}")).status_code == 404, path
    assert (await siei.get("officer", f"/campaigns/{siei.id}")).status_code == 200
    assert (await siei.get("officer", f"/campaigns/{siei.id}/rows")).status_code == 409
    for who in ("officer", "psad", "head"):
        assert (await siei.get(who, f"/campaigns/{siei.id}/review")).status_code == 403, who
        assert (await siei.get(who, f"/campaigns/{siei.id}/pairs/{found['id']}")).status_code == 403, who
    assert await siei.rows("psad", "/rows") == []
    for who in ("foreign", "psad", "elsewhere", "head"):
        assert not any((await _counts(app_sessions, siei, who)).values()), who

    await siei.step("publish")
    assert len(await siei.rows("officer")) == 3
    assert len(await siei.rows("psad", "/rows")) == 3
    assert await siei.rows("elsewhere", "/rows") == []
    psad = await _counts(app_sessions, siei, "psad")
    assert {name for name, count in psad.items() if count} == {"siei_rows"}
    head = await _counts(app_sessions, siei, "head")
    assert {name for name, count in head.items() if count} == {"siei_returns"}
    for who in ("foreign", "elsewhere"):
        assert not any((await _counts(app_sessions, siei, who)).values()), who


async def test_a_dsden_reads_the_campaign_of_its_academie_and_of_the_list_its_own_departement(siei: SieiWorld) -> None:
    academy = await make_unit(siei.jobs, "academy", "Académie de test", "")
    steward = await make_account(siei.jobs, Role.DATA_STEWARD, "academie@siei.invalid", academy)
    siei.accounts["academy"] = steward
    async with siei.jobs() as session, session.begin():
        await session.execute(text("UPDATE schools SET academy_name = 'Académie de test'"))
    siei.accounts["steward"], dsden = steward, siei.accounts["steward"]
    body = {"unit_id": str(academy), "campaign_date": "2026-11-15", "departments": ["999"]}
    opened = await siei.send("POST", "academy", "/campaigns", body)
    assert opened.status_code == 201, opened.text
    siei.id = opened.json()["campaign"]["id"]
    await siei.deposit_all()
    for step in ("check", "run"):
        await siei.step(step)
    await siei.work()
    siei.accounts["dsden"] = dsden
    for who in ("officer", "dsden"):
        assert (await siei.get(who, f"/campaigns/{siei.id}")).status_code == 200, who
        assert [one["id"] for one in (await siei.get(who, "/campaigns")).json()["items"]] == [siei.id], who
        assert (await siei.get(who, f"/campaigns/{siei.id}/rows")).status_code == 409, who
    for who in ("foreign", "psad"):
        assert (await siei.get(who, f"/campaigns/{siei.id}")).status_code in {403, 404}, who
    for path in ("/review", "/rejects"):
        assert (await siei.get("dsden", f"/campaigns/{siei.id}{path}")).status_code == 404, path
    seen = (await siei.get("dsden", f"/campaigns/{siei.id}")).headers["etag"]
    step = await siei.send("POST", "dsden", f"/campaigns/{siei.id}/steps", {"name": "publish"}, **{"If-Match": seen})
    assert step.status_code == 404

    await siei.step("publish")
    assert len(await siei.rows("officer")) == 3
    async with siei.jobs() as session, session.begin():
        await session.execute(text("UPDATE units SET department_code = '998' WHERE kind = 'platform'"))
        await session.execute(text("UPDATE siei_rows SET commune = '99801' WHERE family_name = 'LEROY'"))
    assert {row["family_name"] for row in await siei.rows("officer")} == {"BERNARD", "LE GOFF"}


async def test_a_platform_cannot_answer_for_a_row_of_another(siei: SieiWorld) -> None:
    await siei.cross()
    await siei.step("publish")
    row = (await siei.rows("psad", "/rows"))[0]
    body = {"outcome": "already_enrolled", "on": "2026-11-22"}
    foreign = await siei.send("PUT", "elsewhere", f"/rows/{row['id']}/outcome", body, **{"If-Match": '"2"'})
    assert foreign.status_code == 404


@pytest.mark.parametrize("who", ["steward", "officer"])
async def test_every_reading_of_a_list_is_journalled(siei: SieiWorld, who: str) -> None:
    await siei.open()
    async with siei.jobs() as session, session.begin():
        await session.execute(text("UPDATE siei_campaigns SET state = 'published', published_at = now()"))
    await siei.rows(who)
    async with siei.jobs() as session:
        seen = await session.execute(
            text("SELECT count(*) FROM journal WHERE operation = 'siei_row:list' AND actor_id = :id"),
            {"id": siei.accounts[who].id},
        )
    assert seen.scalar_one() == 1
