"""Promises have a date that both sides read; a return that is found is proposed, with its proof, and answered."""

from datetime import date
from uuid import UUID

from sqlalchemy import text

from persistence.ids import new_id
from tests.api.follow_ups.conftest import MEHDI, FollowUpWorld
from tests.factories.students import make_class, make_student

ASKED = {"channel": "public_page", "requested_on": "2026-11-16", "received_on": "2026-11-16"}


async def test_the_right_to_return_counts_down_for_both_sides(world: FollowUpWorld) -> None:
    one = await world.arrive()
    page = await world.act("mlds", one, "/return-requests", ASKED)
    (deadline,) = [one for one in page["deadlines"] if one["is_legal"]]
    assert (deadline["code"], deadline["on"]) == ("return_interview", "2026-12-01")
    assert deadline["for_young_person"].startswith("Vous serez reçu en entretien avant le 1er")
    assert "D." in deadline["basis"]["article"]
    assert page["waiting"]["sentence"] == "Mehdi attend un entretien de la plateforme depuis 7 jours"
    assert (await world.post("mlds", f"/follow-ups/{one}/return-requests", ASKED)).status_code == 409
    request = page["return_requests"][0]
    path = f"/follow-ups/{one}/return-requests/{request['id']}/transitions"
    early = await world.post("mlds", path, {"name": "grant", "status": "pupil"}, **{"If-Match": '"1"'})
    assert early.status_code == 409
    assert (await world.post("mlds", path, {"name": "hold_interview"}, **{"If-Match": '"1"'})).status_code == 200
    body = {"name": "wait_with_reception", "reception_school": "LP Jacques-Prévert"}
    assert (await world.post("mlds", path, body, **{"If-Match": '"2"'})).status_code == 200
    page = await world.show(one)
    assert page["waiting"]["code"] == "return_place"


async def test_the_list_is_by_deadline_and_its_counters_count(world: FollowUpWorld) -> None:
    one = await world.arrive()
    await world.act("mlds", one, "/return-requests", ASKED)
    frame = (await world.get("psad", "/follow-ups/frame")).json()
    assert frame["counters"]["to_contact"] == 1
    assert frame["months"] == [{"month": "2026-11", "count": 1}]
    world.at("2026-11-25T08:00:00")
    frame = (await world.get("psad", "/follow-ups/frame?need=without_referent")).json()
    assert frame["counters"]["without_referent"] == 1
    (line,) = (await world.get("psad", "/follow-ups")).json()["items"]
    assert line["deadline"] == {"code": "first_contact", "on": "2026-11-24", "is_legal": False}
    (line,) = (await world.get("psad", "/follow-ups?need=legal_deadline")).json()["items"]
    assert line["legal_deadline"] == {"code": "return_interview", "on": "2026-12-01", "is_legal": True}
    assert frame["counters"]["legal_deadlines_this_week"] == 1
    await world.call_up(one, "call_back", next_on="2026-12-10")
    (line,) = (await world.get("psad", "/follow-ups?need=legal_deadline")).json()["items"]
    assert line["deadline"] == {"code": "return_interview", "on": "2026-12-01", "is_legal": True}
    columns = (await world.get("psad", "/follow-ups/columns")).json()["columns"]
    assert [column["count"] for column in columns] == [1, 0, 0, 0, 0]


async def test_the_departement_is_informed_two_months_after_the_summons(world: FollowUpWorld) -> None:
    one = await world.arrive()
    page = await world.act("mlds", one, "/summons", {"ground": "silence", "summoned_on": "2026-11-12"})
    view = page["summons"][0]
    summons = view["summons"]
    assert summons["department_due_on"] == "2027-01-12"
    assert ("department_informed" in view["ends"], view["by_mission_locale"]) == (False, False)
    path = f"/follow-ups/{one}/summons/{summons['id']}/end"
    early = await world.post("mlds", path, {"kind": "department_informed"}, **{"If-Match": '"1"'})
    assert (early.status_code, early.json()["type"]) == (409, "/problems/department_too_early")
    world.at("2027-01-12T09:00:00")
    assert (await world.post("mlds", path, {"kind": "department_informed"}, **{"If-Match": '"1"'})).status_code == 200


async def _enrolled_again(world: FollowUpWorld) -> UUID:
    group = await make_class(world.jobs, world.school.id, "1CIEL")
    pupil = await make_student(
        world.jobs, world.school.id, group, MEHDI.family_name.upper(), MEHDI.first_names, birth_date=MEHDI.birth_date
    )
    async with world.jobs() as session, session.begin():
        await session.execute(
            text("UPDATE enrolments SET entered_on = '2026-11-18' WHERE student_id = :id"), {"id": pupil.id}
        )
    return pupil.id


async def test_a_return_found_in_an_import_is_proposed_with_its_proof(world: FollowUpWorld) -> None:
    one = await world.arrive()
    await _enrolled_again(world)
    for _ in range(2):  # the same proof is proposed once
        await world.work("find_returns_in_school", school_id=world.school.id)
    page = await world.show(one)
    (found,) = page["findings"]
    assert (found["place"], found["formation"], found["since"]) == ("LP Jacques-Prévert", "1CIEL", "2026-11-18")
    assert page["waiting"]["code"] == "finding_answer"
    path = f"/follow-ups/{one}/findings/{found['id']}/answer"
    assert (await world.post("mlds", path, {"accepted": False})).status_code == 422
    assert (await world.post("mlds", path, {"accepted": True})).status_code == 200
    page = await world.show(one)
    assert (page["followed"]["followup_status"], page["followed"]["close_reason"]) == ("closed", "already_enrolled")
    (solution,) = page["solutions"]
    assert (solution["type"], solution["provider"], solution["state"]) == ("school", "LP Jacques-Prévert", "started")
    assert (solution["started_on"], solution["proof"], solution["proved_on"]) == ("2026-11-18", "import", "2026-11-23")


async def test_a_refused_finding_leaves_the_follow_up_open(world: FollowUpWorld) -> None:
    one = await world.arrive()
    await _enrolled_again(world)
    await world.work("find_returns_in_school", school_id=world.school.id)
    found = (await world.show(one))["findings"][0]
    answer = {"accepted": False, "reason": "C'est son homonyme."}
    assert (await world.post("mlds", f"/follow-ups/{one}/findings/{found['id']}/answer", answer)).status_code == 200
    await world.work("find_returns_in_school", school_id=world.school.id)
    page = await world.show(one)
    assert page["is_open"]
    assert [one["answer"] for one in page["findings"]] == ["refused"]


_CAMPAIGN = """INSERT INTO siei_campaigns (id, unit_id, campaign_date, departments, state, created_by, created_at,
    published_at, previous_id) VALUES (:id, :unit, :on, ARRAY['999'], 'published', :by, now(), now(), :previous)"""
_ROW = """INSERT INTO siei_rows (id, campaign_id, unit_id, campaign_date, person_key, identity_key, platform_id,
    family_name, first_names, birth_date, age, sex, searched_in, crossed_as, state, published_at)
    VALUES (gen_random_uuid(), :id, :unit, '2026-11-15', :name, :name, :platform, :name, 'Zoé', '2008-01-01', 18, '2',
        '[]', 'listed', 'listed', now())"""


async def _publish(world: FollowUpWorld, names: tuple[str, ...], previous: UUID | None = None) -> UUID:
    campaign = new_id()
    unit, platform = world.school.dsden_id, world.platform
    async with world.jobs() as session, session.begin():
        keys = {
            "id": campaign,
            "unit": unit,
            "by": world.accounts["officer"].id,
            "previous": previous,
            "on": world.now.date(),
        }
        await session.execute(text(_CAMPAIGN), keys)
        for name in names:
            await session.execute(text(_ROW), {"id": campaign, "unit": unit, "platform": platform, "name": name})
    for _ in range(2):  # published once, told twice
        await world.work("open_siei_follow_ups", campaign_id=campaign)
    return campaign


async def test_a_campaign_opens_follow_ups_once_and_proposes_an_end_to_those_who_left_it(world: FollowUpWorld) -> None:
    first = await _publish(world, ("Martin", "Petit"))
    items = (await world.get("psad", "/follow-ups?source=siei")).json()["items"]
    assert sorted(line["family_name"] for line in items) == ["Martin", "Petit"]
    await _publish(world, ("Martin", "Durand"), previous=first)
    items = (await world.get("psad", "/follow-ups")).json()["items"]
    assert sorted(line["family_name"] for line in items) == ["Durand", "Martin", "Petit"]
    asked = {line["family_name"] for line in items if line["waiting_for"] == "finding_answer"}
    assert asked == {"Petit"}


async def test_a_publication_is_told_above_the_list_and_the_list_goes_by_month(world: FollowUpWorld) -> None:
    await world.arrive(arrived_on=date(2026, 9, 3))
    await _publish(world, ("Martin", "Petit"))
    frame = (await world.get("psad", "/follow-ups/frame")).json()
    assert (frame["arrival"]["arrived_on"], frame["arrival"]["opened"]) == ("2026-11-23", 2)
    for limit in (50, 1):
        months, cursor = [], ""
        while cursor is not None:
            page = (await world.get("psad", f"/follow-ups?by_month=true&limit={limit}{cursor}")).json()
            months += [line["month"] for line in page["items"]]
            cursor = f"&cursor={page['next_cursor']}" if page["next_cursor"] else None
        assert months == ["2026-11", "2026-11", "2026-09"]
