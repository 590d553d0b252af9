"""A letter to a family is an attempt to reach it: it waits until it is printed, and fails when it comes back."""

import httpx
from sqlalchemy import text

from tests.api.documents.conftest import ROOT, Desk
from tests.api.documents.test_deliveries import _note

HALVES = [{"day": "2026-11-05", "half": "am"}, {"day": "2026-11-10", "half": "am"}]


async def _attempts(desk: Desk) -> list[dict]:
    return (await desk.get("cpe", f"/students/{desk.world.student.id}/contact-attempts")).json()["items"]


async def _record(desk: Desk, **fields: object) -> httpx.Response:
    body = {"student_id": str(desk.world.student.id), "about_day": "2026-11-05", "channel": "letter"} | fields
    return await desk.world.http.post(f"{ROOT}/contact-attempts", json=body, headers=await desk.world.as_("cpe"))


async def _invite(desk: Desk, **fields: object) -> httpx.Response:
    path = f"{ROOT}/students/{desk.world.student.id}/reason-invitations"
    return await desk.world.http.post(path, json={"half_days": HALVES} | fields, headers=await desk.world.as_("cpe"))


async def _letters(desk: Desk, kind: str) -> list[dict]:
    lines = (await desk.get("cpe", f"/students/{desk.world.student.id}/documents")).json()["items"]
    return [one for one in lines if one["kind"] == kind]


async def _print_all(desk: Desk) -> None:
    """The batch of the day, printed."""
    head = await desk.world.as_("head")
    batch = await desk.world.http.post(f"{ROOT}/letter-batches", json={}, headers=head)
    assert batch.status_code == 201, batch.text
    path = f"{ROOT}/letter-batches/{batch.json()['id']}/transitions"
    done = await desk.world.http.post(
        path, json={"name": "mark_printed"}, headers=head | {"If-Match": batch.headers["etag"]}
    )
    assert done.status_code == 200, done.text


async def _invitations(desk: Desk) -> str:
    """What is missing for the first trigger of L131-8, in the words of the refusal."""
    period = {"first": "2026-11-03", "last": "2026-11-10"}
    refused = await desk.world.try_step("head", "refer", trigger="reason", period=period)
    return str(refused.json()["blocked_by"][0]) if refused.status_code == 409 else ""


async def test_an_attempt_by_letter_waits_until_its_letter_is_printed(desk: Desk) -> None:
    noted = await _record(desk, result="queued")
    assert noted.status_code == 201, noted.text
    assert await desk.work() == []
    assert len(await _letters(desk, "absence_notice")) == 2  # two homes, two letters
    assert [one["result"] for one in await _attempts(desk)] == ["queued", "queued"]
    await _print_all(desk)
    assert [one["result"] for one in await _attempts(desk)] == ["sent", "sent"]


async def test_a_letter_to_one_person_is_one_letter(desk: Desk) -> None:
    await _record(desk, result="queued", guardian_id=str(desk.world.guardians[0]))
    assert await desk.work() == []
    assert len(await _letters(desk, "absence_notice")) == 1


async def test_a_letter_that_comes_back_reached_nobody(desk: Desk) -> None:
    await _record(desk, result="queued")
    await desk.work()
    await _print_all(desk)
    for one in await _letters(desk, "absence_notice"):
        line = (await _note(desk, one["deliveries"][0], "head", state="posted")).json()
        await _note(desk, line, "head", state="returned", cause="wrong_address")
    assert [one["result"] for one in await _attempts(desk)] == ["undeliverable", "undeliverable"]


async def test_only_a_letter_is_prepared_by_the_service(desk: Desk) -> None:
    refused = await _record(desk, channel="call", result="queued")
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/only_letters_are_printed")
    assert (await _record(desk, about_day="2026-11-06", result="queued")).json()["type"] == (
        "/problems/nothing_to_write_about"
    )
    async with desk.world.jobs_sessions() as session, session.begin():
        await session.execute(text("UPDATE guardians SET city = NULL"))
    assert (await _record(desk, result="queued")).json()["type"] == "/problems/nobody_to_write_to"
    assert await _attempts(desk) == []


async def test_two_invitations_are_two_days_not_two_homes(desk: Desk) -> None:
    await desk.world.open()
    first = await _invite(desk)
    assert (first.status_code, first.json()["messages"], first.json()["previous_on"]) == (201, 2, None)
    await desk.work()
    assert "2" in await _invitations(desk)  # nothing left the printer yet
    await _print_all(desk)
    assert "1" in await _invitations(desk)
    await desk.world.at("2026-11-24T09:00")
    second = await _invite(desk)
    assert second.json()["previous_on"] == "2026-11-23"
    await desk.work()
    letter, _ = await _letters(desk, "reason_invitation_2")
    assert "23 novembre 2026" in await desk.text_of("cpe", letter["id"])
    await _print_all(desk)
    assert await _invitations(desk) == ""


async def test_an_invitation_asks_only_for_reasons_that_are_missing(desk: Desk) -> None:
    await desk.world.justified("2026-11-05 am")
    assert (await _invite(desk)).json()["type"] == "/problems/no_reason_awaited"
    only = await _invite(desk, half_days=HALVES[1:])
    assert only.status_code == 201, only.text
    assert (await _invite(desk, half_days=HALVES[1:])).json()["type"] == "/problems/invited_today"


async def test_an_invitation_by_mail_is_a_message_to_each_person(desk: Desk) -> None:
    async with desk.world.jobs_sessions() as session, session.begin():
        await session.execute(text("UPDATE guardians SET email = 'parent@example.invalid'"))
    assert (await _invite(desk, channel="email")).json()["messages"] == 2
    [row] = await desk.rows("SELECT count(*) AS n FROM effects WHERE kind = 'send_absence_notice'")
    assert row.n == 2
    assert {one["purpose"] for one in await _attempts(desk)} == {"reason_invitation"}
