"""One campaign from the deposit to the closing, with the real engine, the real worker and the real walls."""

import csv
import io

from sqlalchemy import text

from domain.siei.sources import SourceKind
from tests.api.siei.conftest import SieiWorld
from tests.factories.siei_files import enrolled, left, small_campaign


def _names(rows: list[dict]) -> dict[str, str]:
    return {row["family_name"]: row["state"] for row in rows}


async def _answer_all(siei: SieiWorld, answer: str, who: str = "steward") -> list[dict]:
    """Every pair that is left for this reader, answered the same; the pairs of the sample are the same person."""
    told = []
    while True:
        found = (await siei.send("POST", who, f"/campaigns/{siei.id}/pairs/next")).json()["pair"]
        if found is None:
            return told
        body = {"answer": "same" if found["blind"] else answer, "motive": "relu sur pièces"}
        said = await siei.send("POST", who, f"/campaigns/{siei.id}/pairs/{found['id']}/answer", body)
        assert said.status_code == 200, said.text
        told.append(said.json())


async def test_a_campaign_is_run_reviewed_published_and_closed(siei: SieiWorld) -> None:
    page = await siei.cross()
    assert page["campaign"]["state"] == "review", page["campaign"]["problem"]
    assert page["campaign"]["removed"]["too_young"] == 1
    counts = page["campaign"]["counts"]
    assert (counts["listed"], counts["to_confirm"], counts["minors"]) == (2, 1, 1)
    assert counts["classes"]["certain"] > 0
    assert counts["classes"]["to_review"] == 1
    first = page["definition"][0]
    assert (first["legal_basis"]["code"], first["removed"]) == ("cnil_2010_446", 1)
    assert _names(await siei.rows()) == {"BERNARD": "to_confirm", "LE GOFF": "listed", "LEROY": "listed"}

    told = await _answer_all(siei, "different")
    assert any("Le jeune reste sur la liste" in one["consequence"] for one in told)
    review = (await siei.get("steward", f"/campaigns/{siei.id}/review")).json()
    assert review["progress"]["left"] == 0
    assert review["links_sentence"].startswith("Entre ")

    shares = (await siei.get("steward", f"/campaigns/{siei.id}/publication")).json()
    assert [(one["platform_name"], one["rows"], one["minors"]) for one in shares["platforms"]] == [
        ("Plateforme du Val", 3, 1)
    ]
    await siei.step("publish")
    assert len(await siei.rows("psad", "/rows")) == 3

    closed = await siei.step("close")
    assert closed["campaign"]["erased"]["pairs"] > 0
    await siei.work()
    erased = (await siei.page())["campaign"]["erased"]
    assert erased["verified"] == 1
    assert erased["folder_files"] > 0
    assert not (siei.settings.data / "siei" / siei.id).exists()
    async with siei.jobs() as session:
        left_over = await session.execute(
            text("""SELECT (SELECT count(*) FROM siei_pairs) + (SELECT count(*) FROM siei_files)
                        + (SELECT count(*) FROM siei_returns) + (SELECT count(*) FROM siei_rejects)""")
        )
        assert left_over.scalar_one() == 0
    assert len(await siei.rows("psad", "/rows")) == 3


async def test_somebody_found_in_training_leaves_no_trace_in_a_list(siei: SieiWorld) -> None:
    await siei.cross()
    await _answer_all(siei, "same")
    assert _names(await siei.rows()) == {"LE GOFF": "listed", "LEROY": "listed"}
    await siei.step("publish")
    await siei.step("close")
    async with siei.jobs() as session:
        kept = (await session.execute(text("SELECT family_name FROM siei_rows ORDER BY 1"))).scalars().all()
        decided = (await session.execute(text("SELECT * FROM siei_decisions"))).all()
    assert list(kept) == ["LE GOFF", "LEROY"]
    assert decided
    assert not any(name in str(decided) for name in ("MARTIN", "BERNARD", "Chloé"))


async def test_the_row_of_the_mission_locale_says_so_and_names_the_bases_searched(siei: SieiWorld) -> None:
    await siei.cross()
    noe = next(row for row in await siei.rows() if row["family_name"] == "LEROY")
    assert noe["known_to_mission_locale"]
    assert noe["is_minor"]
    assert [one["kind"] for one in noe["searched_in"]] == [kind.value for kind in small_campaign()]
    assert {one["received_on"] for one in noe["searched_in"]} == {"2026-11-10"}


async def test_a_replay_gives_the_same_digest(siei: SieiWorld) -> None:
    page = await siei.cross()
    asked = (await siei.step("replay"))["campaign"]
    assert asked["replayed"]["under_way"]
    await siei.work()
    replayed = (await siei.page())["campaign"]["replayed"]
    assert (replayed["same"], replayed["under_way"]) == (True, False)
    assert replayed["digest"] == page["campaign"]["digest"]


async def test_the_next_campaign_reuses_decisions_and_compares_lists(siei: SieiWorld) -> None:
    await siei.cross()
    await _answer_all(siei, "different")
    await siei.step("publish")
    lines = small_campaign()
    lines[SourceKind.APPRENTICES].append(enrolled("A1", "LE GOFF", "Maëlys", "2008-11-04", ine="120000001AA"))
    lines[SourceKind.EN_PREVIOUS].append(left("P7", "MOREAU", "Inès", "2008-09-09", ine="120000007AG"))
    page = await siei.cross(lines, "2026-11-20")
    assert page["campaign"]["state"] == "review", page["campaign"]["problem"]
    assert _names(await siei.rows()) == {"BERNARD": "listed", "LEROY": "listed", "MOREAU": "listed"}
    assert (page["still"], page["entered"], page["campaign"]["exits"]) == (2, 1, {"training": 1})


async def test_a_later_campaign_reads_only_what_the_former_did_not_know_as_long_as_its_folder_is_kept(
    siei: SieiWorld,
) -> None:
    await siei.cross()
    first = siei.id
    lines = small_campaign()
    lines[SourceKind.APPRENTICES].append(enrolled("A1", "LE GOFF", "Maëlys", "2008-11-04", ine="120000001AA"))
    page = await siei.cross(lines, "2026-11-20")
    assert page["campaign"]["state"] == "review", page["campaign"]["problem"]
    assert "LE GOFF" not in _names(await siei.rows())
    second = siei.settings.data / "siei" / siei.id
    records = [siei.settings.data / "siei" / first / "stages" / "02_records", second / "stages" / "02_records"]
    same = {kind for kind in lines if len({(at / f"{kind.number}-000.parquet").stat().st_ino for at in records}) == 1}
    assert same >= set(lines) - {SourceKind.APPRENTICES}
    assert (second / "stages" / "01_gate" / "since.txt").read_text().split() == [first]
    await siei.step("replay")
    await siei.work()
    assert (await siei.page())["campaign"]["replayed"]["same"]
    siei.id = first
    await siei.step("abandon")
    await siei.work()
    assert not (second / "stages").exists()
    assert (second / "result").exists()


async def test_what_the_platform_finds_measures_the_source_and_goes_back_to_it(siei: SieiWorld) -> None:
    await siei.cross()
    await _answer_all(siei, "different")
    await siei.step("publish")
    emma = next(row for row in await siei.rows("psad", "/rows") if row["family_name"] == "BERNARD")
    body = {"outcome": "already_enrolled", "found_in": "apprentices", "on": "2026-11-22"}
    version = {"If-Match": f'"{emma["version"]}"'}
    answer = await siei.send("PUT", "psad", f"/rows/{emma['id']}/outcome", body, **version)
    assert answer.status_code == 200, answer.text
    stale = await siei.send("PUT", "psad", f"/rows/{emma['id']}/outcome", body, **version)
    assert stale.status_code == 412

    measured = {one["kind"]: one for one in (await siei.get("steward", f"/campaigns/{siei.id}/rightness")).json()}
    assert (measured["en_previous"]["contacted"], measured["en_previous"]["found"]) == (1, 1)
    assert measured["apprentices"]["missed"] == 1
    assert "ne propose personne" in measured["apprentices"]["sentence"]
    file = await siei.get("steward", f"/campaigns/{siei.id}/feedback/apprentices")
    lines = list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig")), delimiter=";"))
    assert [(line["nom"], line["constat"]) for line in lines] == [("BERNARD", "Était déjà inscrit")]


async def test_the_school_of_origin_learns_where_they_stand_and_nothing_more(siei: SieiWorld) -> None:
    await siei.cross()
    assert (await siei.rows("head", "/returns")) == []
    await siei.step("publish")
    returned = await siei.rows("head", "/returns")
    assert {one["family_name"]: one["kind"] for one in returned} == {"LEROY": "followed", "MARTIN": "elsewhere"}
    assert set(returned[0]) == {"id", "school_id", "family_name", "first_names", "kind", "campaign_date"}
