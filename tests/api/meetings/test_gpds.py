"""A GPDS acted out over HTTP: prepared from what waits, held by several, followed until the tasks are done."""

from sqlalchemy import text

from persistence.ids import new_id
from tests.api.meetings.conftest import Gpds

DECISION = {"findings": ["absences_rising"], "fact": "Absent 3 lundis sur 4.", "decision": "interview"}


async def _signal(gpds: Gpds, name: str) -> str:
    signal_id = new_id()
    async with gpds.world.jobs_sessions() as session, session.begin():
        await session.execute(
            text("""INSERT INTO signals (id, school_id, student_id, reported_by, reported_at, observations, fact, since,
                        answer_due_on)
                    VALUES (:id, :school, :student, :by, '2026-11-12T09:00:00Z', ARRAY['speaks_of_stopping'], '',
                        'this_week', '2026-11-26')"""),
            {"id": signal_id, "school": gpds.world.school.id, "student": gpds.pupils[name].id,
             "by": gpds.world.accounts["teacher"].id},
        )  # fmt: skip
    return str(signal_id)


async def test_the_group_follows_its_own_calendar_and_no_text_is_cited_for_it(gpds: Gpds) -> None:
    meeting = await gpds.planned()
    groups = await gpds.ok("head", "GET", "/prevention-groups")
    [group] = groups["items"]
    assert group["next_dates"][:3] == ["2026-11-26", "2026-12-17", "2027-01-07"]
    assert [one["part"] for one in group["members"]] == [
        "dropout_referent",
        "chair",
        "nurse",
        "psychologist",
        "social_worker",
    ]
    assert meeting["legal_basis"]["kind"] == "circular"
    assert "aucun texte" in meeting["frame"]["rhythm"]
    assert meeting["missing"] == ["education_adviser"]
    again = await gpds.call(
        "cpe", "POST", "/meetings",
        {"unit_id": str(gpds.world.school.id), "kind": "gpds", "group_id": group["id"], "held_on": "2026-11-26"},
    )  # fmt: skip
    assert again.status_code == 409
    sunday = await gpds.call(
        "cpe", "POST", "/meetings", {"unit_id": str(gpds.world.school.id), "kind": "gpds", "held_on": "2026-11-29"}
    )
    assert sunday.status_code == 422
    assert sunday.json()["errors"][0]["pointer"] == "/held_on"


async def test_an_agenda_is_made_of_what_is_proposed_in_an_order_and_a_time(gpds: Gpds) -> None:
    signal_id = await _signal(gpds, "HOARAU")
    meeting = await gpds.planned()
    path = f"/meetings/{meeting['id']}"
    [proposal] = (await gpds.ok("cpe", "GET", f"{path}/proposals"))["items"]
    assert proposal["person"]["family_name"] == "HOARAU"
    assert proposal["reasons"][0]["words"] == "inquiétude du 12\u00a0novembre\u00a0: parle d'arrêter"
    student = proposal["person"]["student_id"]
    body = {"student_id": student, "reasons": [{"kind": "signal", "origin_id": signal_id}]}
    await gpds.ok("cpe", "POST", f"{path}/items", body)
    assert (await gpds.call("cpe", "POST", f"{path}/items", {"student_id": student})).status_code == 409
    stolen = {"student_id": str(gpds.pupils["PETIT"].id), "reasons": [{"kind": "signal", "origin_id": signal_id}]}
    assert (await gpds.call("cpe", "POST", f"{path}/items", stolen)).status_code == 404
    await gpds.ok("cpe", "POST", f"{path}/items", {"subject": "4e B, lundi première heure", "minutes": 20})
    now = await gpds.ok("cpe", "POST", f"{path}/items", {"student_id": str(gpds.pupils["PETIT"].id)})
    assert (now["time"]["sentence"], now["time"]["fits"]) == ("32\u00a0min pour 30", False)
    ids = [one["id"] for one in now["items"]]
    wanted = [ids[2], ids[0], ids[1]]
    now = await gpds.ok(
        "cpe", "PUT", f"{path}/agenda", {"item_ids": wanted, "minutes": [{"item_id": ids[1], "minutes": 10}]}
    )
    assert [one["id"] for one in now["items"]] == wanted
    assert now["time"]["used"] == 22
    assert (await gpds.call("cpe", "PUT", f"{path}/agenda", {"item_ids": ids[:2]})).status_code == 422
    assert (await gpds.ok("cpe", "GET", f"{path}/proposals"))["items"] == []
    removed = await gpds.ok("cpe", "DELETE", f"{path}/items/{ids[0]}")
    assert [one["position"] for one in removed["items"]] == [1, 2]
    assert len((await gpds.ok("cpe", "GET", f"{path}/proposals"))["items"]) == 1


async def test_the_agenda_leaves_by_mail_to_members_and_guests(gpds: Gpds) -> None:
    meeting = await gpds.with_points("HOARAU")
    path = f"/meetings/{meeting['id']}"
    item = meeting["items"][0]["id"]
    await gpds.ok("cpe", "POST", f"{path}/items/{item}/guests", {"account_id": gpds.account("teacher")})
    await gpds.ok("cpe", "POST", f"{path}/send-agenda")
    async with gpds.world.jobs_sessions() as session:
        kinds = (await session.execute(text("SELECT kind FROM effects"))).scalars().all()
    assert kinds == ["send_agenda"] * 6


async def test_a_teacher_sees_the_points_to_which_they_are_invited_and_no_other(gpds: Gpds) -> None:
    meeting = await gpds.with_points("HOARAU", "PETIT")
    path = f"/meetings/{meeting['id']}"
    assert (await gpds.call("teacher", "GET", path)).status_code == 404
    hugo = meeting["items"][1]["id"]
    await gpds.ok("cpe", "POST", f"{path}/items/{hugo}/guests", {"account_id": gpds.account("teacher")})
    seen = await gpds.ok("teacher", "GET", path)
    assert [one["person"]["family_name"] for one in seen["items"]] == ["PETIT"]
    assert (await gpds.call("teacher", "GET", f"{path}/items/{meeting['items'][0]['id']}")).status_code == 404
    assert (await gpds.ok("teacher", "GET", "/meetings"))["items"][0]["situations"] == 1
    await gpds.ok("cpe", "DELETE", f"{path}/items/{hugo}/guests/{gpds.account('teacher')}")
    assert (await gpds.call("teacher", "GET", path)).status_code == 404


async def test_a_decision_without_somebody_or_a_day_is_refused_in_its_place(gpds: Gpds) -> None:
    meeting = await gpds.started("HOARAU")
    item = meeting["items"][0]
    path = f"/meetings/{meeting['id']}/items/{item['id']}/decide"
    refused = await gpds.call("cpe", "POST", path, DECISION, seen=item["version"])
    assert refused.status_code == 422
    assert refused.json()["title"] == "Qui s'en charge\u00a0?"
    assert [one["pointer"] for one in refused.json()["errors"]] == ["/owner_id", "/due_on"]
    someone = {**DECISION, "owner_id": gpds.account("psy")}
    no_day = await gpds.call("cpe", "POST", path, someone, seen=item["version"])
    assert [one["pointer"] for one in no_day.json()["errors"]] == ["/due_on"]
    late = await gpds.call("cpe", "POST", path, {**someone, "due_on": "2026-11-20"}, seen=item["version"])
    assert late.status_code == 422
    outsider = {**DECISION, "owner_id": gpds.account("dasen"), "due_on": "2026-12-03"}
    assert (await gpds.call("cpe", "POST", path, outsider, seen=item["version"])).status_code == 422
    private = await gpds.call("cpe", "POST", path, {**someone, "fact": "Suivi par un psychiatre"}, seen=item["version"])
    assert private.json()["errors"][0]["pointer"] == "/fact"
    nothing = await gpds.ok("cpe", "POST", path, {"decision": "nothing"}, seen=item["version"])
    assert (nothing["state"], nothing["task_id"]) == ("seen", None)


async def test_a_corrected_decision_asks_the_former_owner_for_nothing_more(gpds: Gpds) -> None:
    meeting = await gpds.started("HOARAU")
    item = meeting["items"][0]
    path = f"/meetings/{meeting['id']}/items/{item['id']}/decide"
    first = {**DECISION, "owner_id": gpds.account("psy"), "due_on": "2026-12-03"}
    decided = await gpds.ok("cpe", "POST", path, first, seen=item["version"])
    corrected = await gpds.ok("cpe", "POST", path, {**first, "owner_id": gpds.account("cpe")}, seen=decided["version"])
    assert corrected["task_id"] != decided["task_id"]
    assert (await gpds.ok("psy", "GET", "/tasks"))["items"] == []
    [settled] = (await gpds.ok("psy", "GET", "/tasks?state=settled"))["items"]
    assert settled["outcome"] == "not_needed"
    assert [one["id"] for one in (await gpds.ok("cpe", "GET", "/tasks"))["items"]] == [corrected["task_id"]]


async def test_tutoring_in_a_college_is_somebody_s_task_and_opens_no_plan(gpds: Gpds) -> None:
    meeting = await gpds.started("HOARAU")
    item = meeting["items"][0]
    path = f"/meetings/{meeting['id']}/items/{item['id']}/decide"
    body = {"decision": "tutoring", "owner_id": gpds.account("cpe"), "due_on": "2026-12-03"}
    decided = await gpds.ok("cpe", "POST", path, body, seen=item["version"])
    assert decided["plan_id"] is None
    assert decided["task_id"] is not None


async def test_following_a_meeting_tells_what_moved_and_names_no_pupil(gpds: Gpds) -> None:
    meeting = await gpds.started("HOARAU", "PETIT")
    path = f"/meetings/{meeting['id']}"
    item = meeting["items"][0]["id"]
    await gpds.ok("cpe", "POST", f"{path}/items/{item}/take-up")
    await gpds.ok("cpe", "PUT", f"{path}/items/{item}/editing", {"editing": True})
    answer = await gpds.call("psy", "GET", f"{path}/pulse")
    assert "HOARAU" not in answer.text
    first, second = answer.json()["items"]
    assert (first["state"], second["state"]) == ("current", "to_see")
    assert first["editing_by"] is not None
    assert first["editing_since"] is not None
    assert (await gpds.call("teacher", "GET", f"{path}/pulse")).status_code == 404


async def test_a_gpds_is_prepared_held_and_followed(gpds: Gpds) -> None:
    signal_id = await _signal(gpds, "HOARAU")
    meeting = await gpds.planned()
    path = f"/meetings/{meeting['id']}"
    reasons = [{"kind": "signal", "origin_id": signal_id}]
    await gpds.ok("cpe", "POST", f"{path}/items", {"student_id": str(gpds.pupils["HOARAU"].id), "reasons": reasons})
    meeting = await gpds.ok("cpe", "POST", f"{path}/items", {"student_id": str(gpds.pupils["PETIT"].id)})
    first, second = meeting["items"]
    early = await gpds.call("cpe", "POST", f"{path}/start", seen=meeting["version"])
    assert early.status_code == 409
    await gpds.world.at("2026-11-26T14:00:00")
    meeting = await gpds.ok("cpe", "POST", f"{path}/start", seen=meeting["version"])
    point = await gpds.ok("cpe", "POST", f"{path}/items/{first['id']}/take-up")
    draft = {"findings": ["speaks_of_stopping"], "fact": "Sans lieu de stage"}
    saved = await gpds.ok("cpe", "PUT", f"{path}/items/{first['id']}/review", draft, seen=point["version"])
    assert (saved["fact"], saved["editing_by"]) == ("Sans lieu de stage", "Cpe")
    stale = await gpds.call("head", "PUT", f"{path}/items/{first['id']}/review", draft, seen=point["version"])
    assert stale.status_code == 412
    body = {**draft, "decision": "interview", "owner_id": gpds.account("psy"), "due_on": "2026-12-03",
            "next_review_on": "2026-12-17"}  # fmt: skip
    decided = await gpds.ok("cpe", "POST", f"{path}/items/{first['id']}/decide", body, seen=saved["version"])
    assert (decided["state"], decided["decision"]) == ("seen", "interview")
    async with gpds.world.jobs_sessions() as session:
        row = (await session.execute(text("SELECT state, decision FROM signals"))).one()
    assert tuple(row) == ("decided", "interview")
    minutes = await gpds.ok("cpe", "GET", f"{path}/minutes")
    assert minutes["sentences"] == [
        "1. HOARAU Léna (3e A) — entretien, Psy, pour le 3\u00a0décembre, revu le 17\u00a0décembre."
    ]
    assert minutes["by_person"][0]["owner"] == "Psy"
    closed = await gpds.ok("cpe", "POST", f"{path}/close", seen=meeting["version"])
    assert (closed["state"], closed["items"][1]["state"]) == ("closed", "postponed")
    written = await gpds.call("cpe", "PUT", f"{path}/items/{second['id']}/review", draft, seen=1)
    assert written.status_code == 409
    [_, following] = (await gpds.ok("cpe", "GET", "/meetings"))["items"]
    assert (following["held_on"], following["situations"]) == ("2026-12-17", 1)
    work = (await gpds.ok("psy", "GET", "/work-items"))["items"]
    assert ("Tenir l'entretien décidé en réunion", "2026-12-03") in [
        (row["verb"], row["deadline"]["on"]) for row in work if row["target"] == "task"
    ]
    await gpds.world.at("2026-12-07T09:00:00")
    [late] = [row for row in (await gpds.ok("head", "GET", "/work-items"))["items"] if row["target"] == "task"]
    assert (late["group"], late["waiting_for"]) == ("waiting", "Psy")
    await gpds.ok("psy", "POST", f"/tasks/{decided['task_id']}/settle", {"outcome": "done"})
    await gpds.world.at("2026-12-17T14:00:00")
    proposals = (await gpds.ok("cpe", "GET", f"/meetings/{following['id']}/proposals"))["items"]
    assert [one["kind"] for one in proposals[0]["reasons"]] == ["review"]
    again = await gpds.ok(
        "cpe", "POST", f"/meetings/{following['id']}/items", {"student_id": str(gpds.pupils["HOARAU"].id)}
    )
    item = next(one for one in again["items"] if one["person"]["family_name"] == "HOARAU")
    point = await gpds.ok("cpe", "GET", f"/meetings/{following['id']}/items/{item['id']}")
    assert [(one["decision"], one["done"], one["settled_on"]) for one in point["last_time"]] == [
        ("interview", True, "2026-12-07")
    ]


async def test_a_ppre_opens_its_draft_in_a_college_and_once(gpds: Gpds) -> None:
    meeting = await gpds.started("HOARAU")
    item = meeting["items"][0]
    body = {"decision": "ppre", "owner_role": "teacher", "due_on": "2026-12-10"}
    path = f"/meetings/{meeting['id']}/items/{item['id']}/decide"
    decided = await gpds.ok("cpe", "POST", path, body, seen=item["version"])
    assert decided["plan_id"] is not None
    task = await gpds.ok("teacher", "GET", f"/tasks/{decided['task_id']}")
    assert (task["owner_role"], task["label"]) == ("teacher", "Préparer le PPRE")
    again = await gpds.ok("cpe", "POST", path, body, seen=decided["version"])
    assert again["plan_id"] == decided["plan_id"]


async def test_a_ppre_is_refused_in_a_lycee_with_the_article(gpds: Gpds) -> None:
    async with gpds.world.jobs_sessions() as session, session.begin():
        await session.execute(text("UPDATE schools SET kind = 'lycee_professionnel'"))
    meeting = await gpds.started("HOARAU")
    item = meeting["items"][0]
    body = {"decision": "ppre", "owner_role": "teacher", "due_on": "2026-12-10"}
    answer = await gpds.call(
        "cpe", "POST", f"/meetings/{meeting['id']}/items/{item['id']}/decide", body, seen=item["version"]
    )
    assert answer.status_code == 409
    assert "PPRE" in answer.json()["detail"]
    still = await gpds.ok("cpe", "GET", f"/meetings/{meeting['id']}/items/{item['id']}")
    assert (still["state"], still["decision"]) == ("to_see", None)
