"""Notices leave through the worker; an école takes its roll by half-day; a new calendar is counted by a job."""

import json
from datetime import date

from sqlalchemy import text

from api.absences import effects, steps
from domain.access.permissions import Role
from persistence.database import Sessions
from persistence.unit_of_work import job_unit_of_work
from tests.api.absences.conftest import World, at
from tests.factories.people import make_account, make_school
from tests.factories.signing_in import bearer
from tests.factories.students import make_class, make_guardian, make_student

THU = date(2026, 10, 8)
OCT = date(2026, 10, 1)


async def effects_of(world: World, kind: str) -> list[dict[str, str]]:
    rows = await world.rows("SELECT ids FROM effects WHERE kind = :k ORDER BY created_at, id", k=kind)
    return [row.ids if isinstance(row.ids, dict) else json.loads(row.ids) for row in rows]


async def test_each_representative_gets_a_message_and_its_result_is_kept(world: World, jobs_sessions: Sessions) -> None:
    await world.on(THU).roll(THU, "M1", [world.ines, world.tom])
    mother = await make_guardian(jobs_sessions, world.ines, "FERRAND", "Claire")
    father = await make_guardian(jobs_sessions, world.ines, "DUBREUIL", "Marc", street="1 place du Marché")
    async with jobs_sessions() as session, session.begin():
        for guardian in (mother, father):
            await session.execute(
                text("UPDATE guardians SET email = :m WHERE id = :id"),
                {"m": f"{guardian}@example.invalid", "id": guardian},
            )
    body = {
        "school_id": str(world.school.id), "about_day": str(THU),
        "student_ids": [str(world.ines.id), str(world.tom.id)],
    }  # fmt: skip
    preview = (await world.call("POST", "/contact-attempts/notices/preview", json=body)).json()
    assert (preview["messages"], preview["without_address"]) == (2, [str(world.tom.id)])
    assert "Inès" not in preview["text"]
    assert await world.rows("SELECT 1 FROM contact_attempts") == []
    assert (await world.call("POST", "/contact-attempts/notices", json=body)).status_code == 201
    queued = await effects_of(world, "send_absence_notice")
    assert len(queued) == 2
    assert all(set(ids) == {"contact_attempt_id"} for ids in queued)
    async with job_unit_of_work(jobs_sessions, at(THU, "18:00"), "test") as uow:
        mails = [await effects.compose_notice(uow, ids, None) for ids in queued]
        assert {mail.to for mail in mails if mail} == {f"{g}@example.invalid" for g in (mother, father)}
        assert all("FERRAND" not in mail.text and "Inès" not in mail.text for mail in mails if mail)
        await effects.notice_settled(uow, queued[0], "sent")
        await effects.notice_settled(uow, queued[1], "undeliverable")
        assert await effects.compose_notice(uow, queued[0], None) is None
    told = (await world.call("GET", f"/students/{world.ines.id}/contact-attempts")).json()["items"]
    assert sorted(one["result"] for one in told) == ["sent", "undeliverable"]
    lines = (await world.call("GET", f"/absences?date={THU}")).json()["items"]
    assert {line["first_name"]: line["standing"] for line in lines} == {"Tom": "to_tell", "Inès": "told"}


async def test_letters_go_one_per_address(world: World, jobs_sessions: Sessions) -> None:
    await world.on(THU).roll(THU, "M1", [world.ines])
    for name, street in (
        ("Claire", "3 rue des Tilleuls"),
        ("Paul", "3 rue des Tilleuls"),
        ("Marc", "1 place du Marché"),
    ):
        await make_guardian(jobs_sessions, world.ines, "FERRAND", name, street=street)
    body = {
        "school_id": str(world.school.id), "about_day": str(THU), "student_ids": [str(world.ines.id)],
        "purpose": "reason_invitation", "channel": "letter",
    }  # fmt: skip
    assert (await world.call("POST", "/contact-attempts/notices", json=body)).json()["messages"] == 2
    letters = await effects_of(world, "print_reason_invitation")
    assert sorted(len(ids["guardian_ids"].split(",")) for ids in letters) == [1, 2]
    assert {ids["half_days"] for ids in letters} == {"2026-10-08:am"}
    async with job_unit_of_work(jobs_sessions, at(THU, "18:00"), "test") as uow:
        facts = await steps.facts_of(uow, world.ines.id, world.school.id, THU)
    assert [one.channel for one in facts.invitations] == ["letter", "letter"]


async def test_an_ecole_takes_its_roll_by_half_day(
    world: World, app_sessions: Sessions, jobs_sessions: Sessions
) -> None:
    ecole = await make_school(app_sessions, "9990001X", "primary_school", "École Les Tilleuls")
    async with jobs_sessions() as session, session.begin():
        await session.execute(text("DELETE FROM school_periods WHERE school_id = :s"), {"s": ecole.id})
    cm2 = await make_class(jobs_sessions, ecole.id, "CM2")
    lucas = await make_student(jobs_sessions, ecole.id, cm2, "MARTIN", "Lucas", birth_date=date(2016, 5, 4))
    director = await make_account(app_sessions, Role.HEAD, "directeur@demo.invalid", ecole.id)
    world.on(THU)
    headers = await bearer(world.http, director)
    body = {"absent": [str(lucas.id)], "late": []}
    for half in ("am", "pm"):
        answer = await world.http.put(f"/api/v1/classes/{cm2}/roll-calls/{THU}/{half}", json=body, headers=headers)
        assert answer.status_code == 200, answer.text
    assert (await world.counter(lucas, OCT)).complete == 2


async def test_a_new_calendar_is_counted_by_a_job(world: World, jobs_sessions: Sessions) -> None:
    await world.on(THU).morning(THU, world.ines)
    path = f"/schools/{world.school.id}/calendar"
    calendar = (await world.call("GET", path)).json()
    body = {
        "openings": calendar["openings"], "periods": calendar["periods"],
        "closures": [{"starts_on": str(THU), "ends_on": str(THU), "label": "Réunion"}],
    }  # fmt: skip
    version = {"If-Match": f'"{calendar["version"]}"'}
    assert (await world.call("PUT", path, json=body, headers=version)).status_code == 200
    [asked] = await effects_of(world, "recount_school")
    assert asked == {"school_id": str(world.school.id), "since": "2026-09-01"}
    async with job_unit_of_work(jobs_sessions, at(THU, "18:00"), "test") as uow:
        await effects.recount_school(uow, asked, None)
    for ids in await effects_of(world, "recount_pupils"):
        async with job_unit_of_work(jobs_sessions, at(THU, "18:00"), "test") as uow:
            await effects.recount_pupils(uow, ids, None)
    assert await world.counter(world.ines, OCT) is None
    async with job_unit_of_work(jobs_sessions, at(THU, "18:00"), "test") as uow:
        assert (await steps.check_recount(uow, world.school.id)).total == 0


async def test_a_threshold_counted_otherwise_from_a_day_on_moves_the_alerts(
    world: World, jobs_sessions: Sessions
) -> None:
    world.on(THU)
    for day in (date(2026, 10, 5), date(2026, 10, 6), date(2026, 10, 8)):
        await world.roll(day, "M1", [world.ines])
        await world.roll(day, "S1", [world.ines]) if day.weekday() != 2 else None
    assert await world.open_alerts(world.ines) == []
    path = f"/schools/{world.school.id}/settings"
    school = (await world.call("GET", f"/schools/{world.school.id}")).json()
    body = {
        "from_day": str(THU), "midday_split": "12:30", "minimum_overlap_minutes": 1, "overflow_tolerance_minutes": 0,
        "lesson_slack_minutes": 5, "threshold_count": "raw", "window": "calendar_month",
        "invitations_before_referral": 2,
    }  # fmt: skip
    version = {"If-Match": f'"{school["version"]}"'}
    assert (await world.call("POST", path, json=body, headers=version)).status_code == 201
    async with job_unit_of_work(jobs_sessions, at(THU, "18:00"), "test") as uow:
        await steps.recount_school(uow, world.school.id, OCT)
        assert (await steps.check_recount(uow, world.school.id)).total == 0
    assert await world.open_alerts(world.ines) == [3, 4]
    alerts = await world.rows("SELECT crossed_on, counted_as FROM attendance_alerts WHERE closed_at IS NULL")
    assert {(row.crossed_on, row.counted_as) for row in alerts} == {(THU, "raw")}
