"""A campaign's next step stands in « À faire » of the steward who runs it, and of nobody else."""

from sqlalchemy import text

from tests.api.siei.conftest import SieiWorld


async def _rows(siei: SieiWorld, who: str) -> list[dict]:
    answer = await siei.http.get("/api/v1/work-items", headers=await siei.as_(who))
    assert answer.status_code == 200, answer.text
    return [row for row in answer.json()["items"] if row["target"].startswith("siei_")]


async def test_a_campaign_leads_its_steward_from_the_sources_to_publication(siei: SieiWorld) -> None:
    await siei.open()
    [row] = await _rows(siei, "steward")
    assert (row["verb"], row["target"], row["group"]) == ("Déposer les sources", "siei_campaign", "this_week")
    assert "campagne du 15 novembre 2026" in row["why"].replace("\u00a0", " ")
    await siei.deposit_all()
    await siei.step("check")
    assert [row["verb"] for row in await _rows(siei, "steward")] == ["Lancer le croisement"]
    await siei.step("run")
    assert await _rows(siei, "steward") == []
    await siei.work()
    [row] = await _rows(siei, "steward")
    assert (row["verb"], row["target"], row["target_id"]) == (f"Relire {row['count']} paires", "siei_pairs", siei.id)
    async with siei.jobs() as session, session.begin():
        await session.execute(text("DELETE FROM siei_pairs"))
    assert [row["verb"] for row in await _rows(siei, "steward")] == ["Publier les listes"]
    assert await _rows(siei, "foreign") == []
    assert await _rows(siei, "psad") == []
