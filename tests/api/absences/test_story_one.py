"""Story 1, steps 1 to 9, over HTTP: a late reason takes the count back, and what was known stays readable."""

from datetime import date

from tests.api.absences.conftest import World, at

TUE, THU, MON = date(2026, 10, 6), date(2026, 10, 8), date(2026, 10, 12)
LATE, WED, FRI, ANSWER = date(2026, 10, 13), date(2026, 10, 14), date(2026, 10, 16), date(2026, 11, 4)


async def month(world: World, who: str = "cpe", **query):
    answer = await world.call("GET", f"/students/{world.ines.id}/half-days", who, params={"month": "2026-10"} | query)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def until_the_fourth(world: World) -> None:
    world.on(TUE)
    await world.roll(TUE, "M1", [])
    await world.roll(TUE, "M2", [world.ines])
    world.on(THU)
    await world.morning(THU, world.ines)
    await world.afternoon(THU, world.ines)
    world.on(MON)
    await world.morning(MON, world.ines)
    world.on(LATE)
    await world.roll(LATE, "M1", [], [(world.ines, 20)])
    world.on(WED)
    await world.morning(WED, world.ines)


async def test_story_one(world: World) -> None:
    await until_the_fourth(world)
    shown = await month(world)
    assert (shown["calendar"]["raw"], shown["calendar"]["complete"]) == (5, 4)
    assert shown["headline"].startswith("4 demi-journées complètes sans motif accepté du 1er au 31")
    assert "Le seuil de 4 est atteint." in shown["headline"]
    first = shown["lines"][0]
    assert (first["day"], first["counts"]) == ("2026-10-06", False)
    assert "1\u00a0h sur 4\u00a0h attendues" in first["verdict"]
    assert "4, seuil de saisine" in shown["lines"][-1]["verdict"]
    cells = {(cell["day"], cell["half"]): cell["mark"] for cell in shown["cells"]}
    assert cells["2026-10-08", "pm"] == "N"
    assert cells["2026-10-13", "am"] == "R"
    assert cells["2026-10-14", "pm"] == "▨"

    alerts = (await world.call("GET", "/attendance-alerts?month=2026-10&threshold=4")).json()["items"]
    assert [(a["first_name"], a["crossed_on"], a["month_count"], a["rolling_count"]) for a in alerts] == [
        ("Inès", "2026-10-14", 4.0, 4.0)
    ]

    # The mother answers on 4 November: the child was ill on the 8th. The CPE finds it admissible.
    world.on(ANSWER, "09:10")
    [entry] = await world.rows(
        "SELECT id FROM absence_entries WHERE first_day = :d AND kind = 'absence' ORDER BY starts_at LIMIT 1", d=THU
    )
    said = {"state": "pending", "reason": "child_illness", "scope": "day", "channel": "call"}
    noted = await world.call("POST", f"/absences/{entry.id}/reason", "aed", json=said)
    assert (noted.status_code, noted.json()["entries"]) == (200, 8), noted.text
    assert (await month(world))["calendar"]["awaiting_complete"] == 2
    refused = await world.call("POST", f"/absences/{entry.id}/reason", "aed", json=said | {"state": "admissible"})
    assert refused.status_code == 403
    judged = await world.call("POST", f"/absences/{entry.id}/reason", json=said | {"state": "admissible"})
    assert judged.json()["thresholds_left"] == [3, 4]

    today = await month(world)
    assert (today["calendar"]["raw"], today["calendar"]["complete"]) == (3, 2)
    then = await month(world, known_on=FRI.isoformat())
    assert then["calendar"]["complete"] == 4
    assert (await world.call("GET", "/attendance-alerts?month=2026-10&threshold=4")).json()["items"] == []

    reasons = {e["reason"] for line in today["lines"] for e in line["entries"] if line["day"] == "2026-10-08"}
    assert reasons == {"Maladie de l'enfant"}
    as_teacher = await month(world, "teacher")
    seen = {e["reason"] for line in as_teacher["lines"] for e in line["entries"] if line["day"] == "2026-10-08"}
    assert seen == {"motif légitime"}
    assert "aladie" not in str(as_teacher)


async def test_the_list_of_the_day_says_whose_family_does_not_know(world: World) -> None:
    world.on(THU, "09:00")
    await world.roll(THU, "M1", [world.ines, world.tom])
    listed = (await world.call("GET", f"/absences?date={THU}")).json()
    assert listed["counters"] == {"to_tell": 2, "told": 0, "with_reason": 0, "known": 0}
    called = {
        "student_id": str(world.ines.id), "about_day": THU.isoformat(), "channel": "call", "result": "voice_mail",
    }  # fmt: skip
    assert (await world.call("POST", "/contact-attempts", json=called)).status_code == 201
    assert (await world.call("GET", f"/contact-attempts?date={THU}")).json()["counters"]["to_tell"] == 2
    answered = called | {"result": "answered", "reason": "transport_failure", "note": "bus supprimé ce matin"}
    done = await world.call("POST", "/contact-attempts", json=answered)
    assert (done.status_code, done.json()["reason_entries"]) == (201, 1)
    listed = (await world.call("GET", f"/absences?date={THU}", "aed")).json()
    lines = {line["first_name"]: line for line in listed["items"]}
    assert (lines["Inès"]["standing"], lines["Tom"]["standing"]) == ("with_reason", "to_tell")
    assert (lines["Inès"]["attempts"], lines["Inès"]["reason_state"]) == (2, "pending")
    for_teacher = (await world.call("GET", f"/absences?date={THU}", "teacher")).json()
    assert {line["reason"] for line in for_teacher["items"]} == {"à apprécier", "sans motif"}
    assert all(line["reason_state"] is None for line in for_teacher["items"])
    told = (await world.call("GET", f"/students/{world.ines.id}/contact-attempts")).json()["items"]
    assert [one["result"] for one in told] == ["answered", "voice_mail"]


async def test_a_note_about_health_is_refused(world: World) -> None:
    world.on(THU)
    note = {
        "student_id": str(world.ines.id), "about_day": THU.isoformat(), "channel": "call", "result": "answered",
        "note": "la mère dit qu'elle est hospitalisée",
    }  # fmt: skip
    answer = await world.call("POST", "/contact-attempts", json=note)
    assert answer.status_code == 422
    assert "santé ou de famille" in answer.json()["detail"]
    assert "hospital" not in answer.text


async def test_an_absence_is_tried_before_it_is_saved(world: World) -> None:
    world.on(FRI)
    body = {
        "student_id": str(world.ines.id), "kind": "absence",
        "starts_at": at(WED, "08:00").isoformat(), "ends_at": at(date(2026, 10, 15), "17:00").isoformat(),
    }  # fmt: skip
    tried = await world.call("POST", "/absences/preview", json=body)
    assert tried.status_code == 200, tried.text
    assert tried.json()["id"] is None
    assert [m["sentence"] for m in tried.json()["months"]] == [
        "Octobre passe de 0 à 3\u00a0; le seuil de 3 est atteint."
    ]
    assert await world.rows("SELECT 1 FROM absence_entries") == []
    assert await world.counter(world.ines, date(2026, 10, 1)) is None
    saved = (await world.call("POST", "/absences", json=body)).json()
    assert saved["thresholds_reached"] == [3]
    assert saved["sentence"].startswith("Concerne 3 demi-journées\u00a0: mer.\u00a014\u00a0octobre matin")
    again = await world.call("POST", "/absences", json=body)
    assert (again.status_code, again.json()["title"]) == (409, "Cette absence est déjà saisie")

    shorter = {"ends_at": at(WED, "12:00").isoformat()}
    path = f"/absences/{saved['id']}/correction"
    assert (await world.call("POST", f"{path}/preview", json=shorter)).json()["thresholds_left"] == [3]
    corrected = await world.call("POST", path, json=shorter)
    assert corrected.status_code == 200, corrected.text
    assert "Octobre passe de 3 à 1 et repasse sous 3." in corrected.json()["sentence"]
    assert (await world.call("POST", path, json={})).status_code == 409
    wrong = await world.call("POST", f"/absences/{corrected.json()['id']}/correction", json={})
    assert wrong.json()["id"] is None
    assert await world.counter(world.ines, date(2026, 10, 1)) is None
    assert len(await world.rows("SELECT 1 FROM absence_entries WHERE voided_at IS NOT NULL")) == 2


async def test_an_alert_is_set_aside_with_a_reason_until_a_day(world: World) -> None:
    await until_the_fourth(world)
    world.on(FRI)
    [alert] = (await world.call("GET", "/attendance-alerts?month=2026-10&threshold=4")).json()["items"]
    path = f"/attendance-alerts/{alert['alert_id']}/set-aside"
    body = {"reason": "reason_expected", "until": "2026-11-09"}
    assert (await world.call("POST", path, json=body)).status_code == 428
    version = {"If-Match": f'"{alert["version"]}"'}
    done = await world.call("POST", path, json=body, headers=version)
    assert done.status_code == 200, done.text
    assert (await world.call("POST", path, json=body, headers=version)).status_code == 412
    assert (await world.call("GET", "/attendance-alerts?month=2026-10&threshold=4")).json()["items"] == []
    aside = (await world.call("GET", "/attendance-alerts?month=2026-10&threshold=4&set_aside=true")).json()["items"]
    assert [line["set_aside_reason"] for line in aside] == ["reason_expected"]
    world.on(date(2026, 11, 10))
    assert len((await world.call("GET", "/attendance-alerts?month=2026-10&threshold=4")).json()["items"]) == 1
    raw = (await world.call("GET", "/attendance-alerts?month=2026-10&threshold=4&counted_as=raw")).json()["items"]
    assert [line["month_count"] for line in raw] == [5.0]
    proportional = await world.call("GET", "/attendance-alerts?month=2026-10&threshold=4&counted_as=proportional")
    assert [line["month_count"] for line in proportional.json()["items"]] == [4.25]


async def test_a_placement_takes_its_half_days_out(world: World) -> None:
    await until_the_fourth(world)
    world.on(FRI)
    body = {"kind": "placement", "starts_on": "2026-10-12", "ends_on": "2026-10-14"}
    made = await world.call("POST", f"/students/{world.ines.id}/arrangements", json=body)
    assert made.status_code == 201, made.text
    assert (await world.counter(world.ines, date(2026, 10, 1))).complete == 2
    sheet = (await world.call("GET", f"/classes/{world.class_id}/roll-calls/{WED}/M1")).json()
    away = next(one for one in sheet["students"] if one["first_name"] == "Inès")
    assert away["away"] == "Période de formation en milieu professionnel"
    ended = await world.call("POST", f"/arrangements/{made.json()['id']}/end", json={"last_day": "2026-10-12"})
    assert ended.status_code == 200
    assert (await world.counter(world.ines, date(2026, 10, 1))).complete == 3


async def test_rolls_not_taken_are_listed_and_asked_for_again(world: World) -> None:
    world.on(THU, "10:30")
    listed = (await world.call("GET", f"/roll-calls?date={THU}")).json()["items"]
    assert [(one["half"], one["status"]) for one in listed] == [("am", "not_taken"), ("pm", "to_take")]
    asked = {"day": THU.isoformat(), "items": [{"class_id": str(world.class_id), "half": "am"}]}
    reminded = await world.call("POST", "/roll-calls/reminders", json=asked)
    assert (reminded.status_code, reminded.json()) == (201, {"rolls": 1, "messages": 0})
    await world.roll(THU, "M3", [])
    assert (await world.call("GET", f"/roll-calls?date={THU}&status=not_taken")).json()["items"] == []
    periods = (await world.call("GET", f"/classes/{world.class_id}/roll-calls?date={THU}")).json()["items"]
    assert [p["status"] for p in periods][:4] == ["not_taken", "not_taken", "taken", "to_take"]
    closed = (await world.call("GET", f"/classes/{world.class_id}/roll-calls?date=2026-10-10")).json()
    assert closed["closed"] == "pas de classe ce jour de la semaine"
