"""« Je veux reprendre une formation »: a receipt for everybody, a follow-up at the right platform, nothing of a child."""

from sqlalchemy import text

from tests.api.public_requests.conftest import ASK, ROOT, PublicWorld


async def nothing_kept(world: PublicWorld) -> bool:
    (row,) = await world.rows(
        "SELECT (SELECT count(*) FROM public_requests), (SELECT count(*) FROM effects), (SELECT count(*) FROM journal)"
    )
    return tuple(row) == (0, 0, 0)


async def test_the_receipt_says_what_happens_and_by_when(world: PublicWorld) -> None:
    receipt = await world.ask()
    assert (receipt["received_on"], receipt["platform_name"]) == ("2026-11-23", "Plateforme du Val")
    assert len(receipt["reference"]) == 9
    call, interview = receipt["call_before"], receipt["interview_before"]
    assert (call["on"], call["basis"]["kind"]) == ("2026-12-01", "internal_rule")
    assert (interview["on"], interview["basis"]["kind"]) == ("2026-12-08", "regulation")
    assert "122-3-1" in interview["basis"]["article"]
    assert receipt["free_number"] == "0800122500"


async def test_the_aim_to_call_is_the_platforms_own(world: PublicWorld) -> None:
    await world.execute(
        "INSERT INTO platform_settings (platform_id, first_contact_days, set_by, set_at) VALUES (:p, 3, :by, now())",
        p=world.platform, by=world.manager.id,
    )  # fmt: skip
    assert (await world.ask())["call_before"]["on"] == "2026-11-26"


async def test_the_platform_finds_a_spontaneous_follow_up_with_its_right_to_return(world: PublicWorld) -> None:
    receipt = await world.ask()
    await world.work()
    (line,) = await world.followed()
    assert (line["family_name"], line["first_names"], line["source"]) == ("BENSALAH", "Yanis", "spontaneous")
    page = (await world.get(f"/follow-ups/{line['id']}")).json()
    assert page["followed"]["identity"]["phone"] == "0639980001"
    assert page["followed"]["last"]["formation"] == "CAP, aucun diplôme"
    (asked,) = page["return_requests"]
    assert (asked["channel"], asked["received_on"]) == ("public_page", "2026-11-23")
    assert asked["interview_due_on"] == receipt["interview_before"]["on"]
    legal = [one["on"] for one in page["deadlines"] if one["is_legal"]]
    assert legal == ["2026-12-08"]


async def test_the_platform_reads_the_answers_and_another_does_not(world: PublicWorld) -> None:
    receipt = await world.ask()
    await world.work()
    (line,) = await world.followed()
    path = f"/follow-ups/{line['id']}/training-requests"
    (asked,) = (await world.get(path)).json()["items"]
    assert (asked["reference"], asked["wish"], asked["call_when"]) == (receipt["reference"], "trade", "evening")
    assert (await world.get(path, world.stranger)).status_code == 404
    assert await world.followed(world.stranger) == []


async def test_the_commune_decides_then_the_departement(world: PublicWorld) -> None:
    elsewhere = await world.ask(commune_code="99901", postal_code="99100", city="Sainte-Luce-le-Val")
    assert elsewhere["platform_name"] == "Plateforme voisine"
    typed = {"commune_code": None, "postal_code": "99200", "city": "montbrillac"}
    assert (await world.try_to_ask(**typed)).status_code == 409  # the line of a commune answers for its code only
    await world.answers_for(world.platform, postal_code="99200")
    assert (await world.ask(**typed))["platform_name"] == "Plateforme du Val"
    await world.answers_for(world.other, postal_code="99200", city="Montbrillac")
    assert (await world.ask(**typed))["platform_name"] == "Plateforme voisine"
    assert (await world.ask(**typed | {"city": "Le Hameau"}))["platform_name"] == "Plateforme du Val"


async def test_a_line_of_yesterday_or_of_a_school_answers_for_nobody(world: PublicWorld) -> None:
    await world.execute("UPDATE platform_areas SET valid_to = '2026-11-22' WHERE commune_code = '99902'")
    assert (await world.ask())["platform_name"] == "Plateforme voisine"


async def test_outside_the_territory_nothing_is_kept_and_the_free_number_is_said(world: PublicWorld) -> None:
    answer = await world.try_to_ask(commune_code="88801", postal_code="88000", city="Ailleurs")
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/no_platform_there")
    assert "0\u00a0800" in answer.json()["detail"] or "0 800 12 25 00" in answer.json()["detail"]
    assert await nothing_kept(world)


async def test_of_a_child_nothing_is_kept(world: PublicWorld) -> None:
    answer = await world.try_to_ask(birth_date="2011-05-02")
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/too_young_to_ask")
    assert await nothing_kept(world)


async def test_a_diploma_of_a_trade_is_received_without_a_promise_of_law(world: PublicWorld) -> None:
    assert (await world.ask(diploma="cap"))["interview_before"] is None
    await world.work()
    (line,) = await world.followed()
    assert (await world.get(f"/follow-ups/{line['id']}")).json()["return_requests"] == []


async def test_no_sentence_about_oneself_can_be_sent(world: PublicWorld) -> None:
    for name in ("message", "health", "family", "comment"):
        assert (await world.try_to_ask(**{name: "x"})).status_code == 422
    assert await nothing_kept(world)


async def test_asked_again_the_answer_looks_the_same_and_one_follow_up_keeps_the_first_date(world: PublicWorld) -> None:
    first = await world.ask()
    await world.work()
    world.at("2026-11-27T09:00:00")
    second = await world.ask(phone="06 39 98 00 02")
    await world.work()
    assert first.keys() == second.keys()
    assert first["reference"] != second["reference"]
    (line,) = await world.followed()
    page = (await world.get(f"/follow-ups/{line['id']}")).json()
    assert [one["received_on"] for one in page["return_requests"]] == ["2026-11-23"]
    asked = (await world.get(f"/follow-ups/{line['id']}/training-requests")).json()["items"]
    assert [one["phone"] for one in asked] == ["0639980002", "0639980001"]
    assert page["followed"]["identity"]["phone"] == "0639980001"


async def test_one_form_sent_twice_is_one_request_with_one_receipt(world: PublicWorld) -> None:
    ticket = await world.ticket()
    receipts = [await world.ask(ticket=ticket) for _ in range(2)]
    assert receipts[0] == receipts[1]
    assert len(await world.rows("SELECT 1 FROM public_requests")) == 1
    assert len(await world.rows("SELECT 1 FROM effects")) == 1


async def test_the_worker_run_twice_opens_once(world: PublicWorld) -> None:
    await world.ask()
    await world.work()
    await world.execute("UPDATE effects SET state = 'queued'")
    await world.work()
    assert len(await world.rows("SELECT 1 FROM follow_up_sources")) == 1


async def test_a_visitor_reads_nothing_of_what_was_left(world: PublicWorld) -> None:
    await world.ask()
    async with world.app.state.sessions() as session, session.begin():
        found = await session.execute(text("SELECT count(*) FROM public_requests"))
        assert found.scalar_one() == 0


async def test_places_and_structures_near_a_commune_name_nobody(world: PublicWorld) -> None:
    network = "00000000-0000-7000-8000-0000000000aa"
    await world.execute(
        "INSERT INTO foquale_networks (id, platform_id, name, phone, created_by, created_at)"
        " VALUES (:n, :p, 'Réseau du Val', '0261914130', :by, now())", n=network, p=world.platform, by=world.manager.id,
    )  # fmt: skip
    await world.execute(
        "INSERT INTO foquale_members (id, network_id, kind, name, joined_on)"
        " VALUES (gen_random_uuid(), :n, 'partner', 'École de la deuxième chance', '2026-09-01')", n=network,
    )  # fmt: skip
    for formation, lat, taken, entry in (
        ("Loin", 47.5, 0, "2026-12-01"), ("Près", 46.97, 0, "2027-01-04"), ("Prise", 46.97, 1, "2027-01-04"),
        ("Passée", 46.97, 0, "2026-11-02"),
    ):  # fmt: skip
        await world.execute(
            """INSERT INTO training_places (id, network_id, platform_id, provider_name, formation, level, nsf,
                   solution_type, youth_status, commune_name, latitude, longitude, entry_on, capacity, taken,
                   created_by, created_at)
               VALUES (gen_random_uuid(), :n, :p, 'CFA', :f, '3', '23', 'apprenticeship', 'apprentice', 'Montbrillac',
                   :lat, 2.2, CAST(CAST(:entry AS text) AS date), 1, :taken, :by, now())""",
            n=network, p=world.platform, f=formation, lat=lat, entry=entry, taken=taken, by=world.manager.id,
        )  # fmt: skip
    found = (await world.http.get(f"{ROOT}/public/training-places", params={"commune": "99902"})).json()
    assert [one["formation"] for one in found["places"]] == ["Près", "Loin"]
    assert found["places"][0]["km"] < found["places"][1]["km"]
    assert found["platform"] == {"name": "Plateforme du Val", "phone": "0261914130"}
    assert [one["name"] for one in found["structures"]] == ["École de la deuxième chance"]
    assert set(found["places"][0]) == {
        "id", "formation", "level_label", "field_label", "provider_name", "commune_name", "phone", "entry_on", "km",
    }  # fmt: skip
    assert (await world.ask())["phone"] == "0261914130"


async def test_communes_by_postal_code_or_by_the_beginning_of_their_name(world: PublicWorld) -> None:
    async def names(asked: str) -> list[str]:
        answer = await world.http.get(f"{ROOT}/public/communes", params={"q": asked})
        return [one["name"] for one in answer.json()["items"]]

    assert await names("99200") == ["Montbrillac"]
    assert await names("sainte") == ["Sainte-Luce-le-Val"]
    assert await names("99999") == []
    assert await names("%%") == []


async def test_the_address_of_the_page_is_open_to_anybody(world: PublicWorld) -> None:
    assert (await world.http.get(f"{ASK}/ticket")).status_code == 200
