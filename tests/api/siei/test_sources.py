"""Sources: what is refused leaves nothing, what is set aside is told by line, and nobody under 16 is written."""

import json
from datetime import date

import pytest
from sqlalchemy import text

from domain.siei.sources import SourceKind
from tests.api.siei.conftest import BASIS, SieiWorld, code_of
from tests.factories.siei_files import as_csv, enrolled, left, small_campaign
from tests.factories.students import make_class, make_student

K = SourceKind
_GOOD = [left(f"P{n}", "MARTIN", "Léa", "2008-03-02") for n in range(10)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "vide"),
        (as_csv(K.EN_PREVIOUS, _GOOD).replace(b"date_naissance", b"naissance"), "il manque"),
        (as_csv(K.EN_PREVIOUS, _GOOD).replace(b";sexe;", b";nationalite;"), "la CNIL a exclu"),
        (as_csv(K.EN_PREVIOUS, _GOOD).decode().encode("latin-1"), "UTF-8"),
        (as_csv(K.EN_PREVIOUS, [enrolled("1", "MARTIN", "Léa", "2008-03-02")]), "autre année"),
        (as_csv(K.EN_PREVIOUS, [left(str(n), "A", "B", "32/13/2008") for n in range(4)]), "refusé"),
        (b'[{"nom": 1}, 2]', "tableau"),
        (as_csv(K.EN_PREVIOUS, _GOOD) + b'"jamais ferm\xc3\xa9', "guillemet"),
    ],
)
async def test_a_file_that_does_not_follow_the_format_leaves_nothing(
    siei: SieiWorld, content: bytes, said: str
) -> None:
    await siei.open()
    answer = await siei.deposit(K.EN_PREVIOUS, content)
    assert answer.status_code == 422, answer.text
    assert said in answer.text
    assert (await siei.page())["sources"] == []


async def test_lines_are_set_aside_with_their_number_and_the_others_are_kept(siei: SieiWorld) -> None:
    await siei.open()
    wrong = left("P11", "DURAND", "Paul", "2008-02-30")
    young = left("P12", "ROSSI", "Rose", "2011-01-01")
    answer = await siei.deposit(K.EN_PREVIOUS, as_csv(K.EN_PREVIOUS, [*_GOOD, wrong, young]))
    source = answer.json()
    assert (source["lines"], source["rows"], source["rejected"], source["too_young"]) == (12, 10, 1, 1)
    rejects = await siei.rows(path=f"/campaigns/{siei.id}/rejects")
    assert [(one["line"], one["field"]) for one in rejects] == [(12, "date_naissance")]
    async with siei.jobs() as session:
        kept = b"".join((await session.execute(text("SELECT content FROM siei_files ORDER BY part"))).scalars())
    assert b"ROSSI" not in kept
    assert b"DURAND" not in kept


async def test_json_says_the_same_as_csv(siei: SieiWorld) -> None:
    await siei.open()
    lines = [{**one, "ine": None, "nom_usage": None} for one in _GOOD]
    answer = await siei.deposit(K.EN_PREVIOUS, json.dumps(lines).encode())
    assert answer.status_code == 201, answer.text
    assert (answer.json()["rows"], answer.json()["without_ine"]) == (10, 10)


async def test_a_source_is_given_once_and_a_file_serves_once(siei: SieiWorld) -> None:
    await siei.open()
    content = as_csv(K.EN_PREVIOUS, [left(str(n), "MARTIN", "Léa", "2008-03-02", date_entree="") for n in range(3)])
    assert (await siei.deposit(K.EN_PREVIOUS, content)).status_code == 201
    again = await siei.deposit(K.EN_PREVIOUS, content)
    assert (again.status_code, code_of(again)) == (409, "source_twice")
    elsewhere = await siei.deposit(K.EN_CURRENT, content)
    assert (elsewhere.status_code, code_of(elsewhere)) == (409, "same_file_twice")
    gone = await siei.send("DELETE", "steward", f"/campaigns/{siei.id}/sources/en_previous")
    assert gone.json()["sources"] == []


async def test_nothing_is_crossed_while_an_indispensable_source_is_missing(siei: SieiWorld) -> None:
    await siei.open()
    await siei.deposit(K.EN_PREVIOUS, as_csv(K.EN_PREVIOUS, _GOOD))
    refused = await siei.try_step("check")
    assert (refused.status_code, code_of(refused)) == (409, "sources_missing")
    assert (await siei.try_step("run")).status_code == 409


async def test_a_truncated_source_blocks_the_crossing_with_its_figures(siei: SieiWorld) -> None:
    former = await siei.open("2026-11-01")
    await siei.deposit_all(
        small_campaign() | {K.APPRENTICES: [enrolled(str(n), "A", "B", "2008-01-01") for n in range(9)]}
    )
    async with siei.jobs() as session, session.begin():
        await session.execute(text("UPDATE siei_campaigns SET state = 'closed' WHERE id = :id"), {"id": former})
    await siei.open()
    await siei.deposit_all()
    page = await siei.step("check")
    assert page["campaign"]["state"] == "blocked"
    blocking = [one for one in page["campaign"]["verdicts"] if one["blocks"]]
    assert {one["source"] for one in blocking} == {"apprentices"}
    assert "89\u00a0% de moins" in blocking[0]["sentence"]
    assert page["campaign"]["next_steps"] == ["check", "abandon"]


async def test_our_own_base_stands_in_for_a_file_without_anybody_under_16(siei: SieiWorld) -> None:
    await siei.open()
    class_id = await make_class(siei.jobs, siei.school.id, "1CUIS")
    for name, born in (("GRAND", date(2008, 3, 4)), ("PETIT", date(2012, 3, 4))):
        await make_student(siei.jobs, siei.school.id, class_id, name, "Ana", birth_date=born)
    answer = await siei.send("POST", "steward", f"/campaigns/{siei.id}/own-sources", {"kind": "en_current"})
    assert answer.status_code == 201, answer.text
    await siei.work()
    source = (await siei.page())["sources"][0]
    assert (source["state"], source["rows"]) == ("received", 1)
    async with siei.jobs() as session:
        kept = b"".join((await session.execute(text("SELECT content FROM siei_files"))).scalars())
    assert b"GRAND" in kept
    assert b"PETIT" not in kept
    refused = await siei.send("POST", "steward", f"/campaigns/{siei.id}/own-sources", {"kind": "apprentices"})
    assert refused.status_code == 422


async def test_what_the_crossing_itself_refuses_is_shown_with_its_line_and_remedy(siei: SieiWorld) -> None:
    await siei.open()
    class_id = await make_class(siei.jobs, siei.school.id, "1CUIS")
    for name, born in (("GRAND", date(2008, 3, 4)), ("ANCIEN", date(1960, 3, 4))):
        await make_student(siei.jobs, siei.school.id, class_id, name, "Ana", birth_date=born)
    await siei.send("POST", "steward", f"/campaigns/{siei.id}/own-sources", {"kind": "en_current"})
    await siei.work()
    lines = small_campaign()
    await siei.deposit_all({kind: lines[kind] for kind in (SourceKind.EN_PREVIOUS, SourceKind.DIPLOMAS)})
    await siei.step("check")
    await siei.step("run")
    await siei.work()
    (refused,) = await siei.rows(path=f"/campaigns/{siei.id}/rejects")
    assert (refused["source"], refused["field"], refused["found_by"]) == ("en_current", "date_naissance", "crossing")
    assert refused["line"] in {2, 3}
    assert "hors limites" in refused["rule"]
    assert refused["remedy"]


async def test_a_campaign_keeps_to_the_departments_of_its_institution(siei: SieiWorld) -> None:
    body = {"unit_id": str(siei.school.dsden_id), "campaign_date": "2026-11-15", "departments": ["998"]}
    assert (await siei.send("POST", "steward", "/campaigns", body)).status_code == 422
    body = {"unit_id": str(siei.school.dsden_id), "campaign_date": "2026-11-15", "departments": ["999"]}
    assert (await siei.send("POST", "foreign", "/campaigns", body)).status_code == 404


async def test_siei_is_off_without_its_legal_basis(siei: SieiWorld) -> None:
    await siei.open()
    assert (await siei.send("DELETE", "admin", "/legal-basis", **{"If-Match": '"1"'})).json()["is_open"] is False
    for who, path in (("steward", f"/campaigns/{siei.id}"), ("psad", "/rows"), ("head", "/returns")):
        refused = await siei.get(who, path)
        assert (refused.status_code, code_of(refused)) == (403, "siei_off"), path
    assert (await siei.send("POST", "steward", "/legal-basis", BASIS)).status_code == 403
