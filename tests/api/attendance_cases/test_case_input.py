"""Bodies at their edges: what is named must exist, days stay within reason, and nobody is asked twice for a reason."""

import pytest
from sqlalchemy import text

from tests.factories.case_world import CASES, REFERRAL, CaseWorld


async def test_a_referent_works_at_the_school(world: CaseWorld) -> None:
    await world.open()
    await world.take("cpe", "note_threshold")
    stranger = await world.try_step("head", "appoint_referent", referent_id=str(world.accounts["officer"].id))
    assert stranger.status_code == 422
    assert stranger.json()["errors"][0]["pointer"] == "/referent_id"
    named = await world.take("head", "appoint_referent", referent_id=str(world.accounts["cpe"].id))
    assert named["referent"]["display_name"] == "Cpe"


@pytest.mark.parametrize(
    "body",
    [
        {"name": "convene_meeting", "day": "9999-12-31", "at": "17:00", "place": "Salle 12"},
        {"name": "refer", "trigger": "four_half_days", "period": {"first": "2026-09-01", "last": "2026-11-10"}},
        {"name": "take_over", "taken_step": "warn_twice", "done_on": "2026-11-01", "authority": "x", "reference": "y"},
        {"name": "note_persistence", "judgment": "Hospitalisation de sa mère depuis trois semaines."},
        {"name": "vanish"},
        {"name": "warn", "comment": "x"},
        {},
    ],
)
async def test_what_breaks_its_form_is_told_so(world: CaseWorld, body: dict[str, object]) -> None:
    await world.open()
    headers = {**await world.as_("head"), "If-Match": '"1"'}
    answer = await world.http.post(f"{CASES}/{world.case_id}/transitions", json=body, headers=headers)
    assert answer.status_code == 422, answer.text


async def test_a_school_without_authority_is_told_so_and_refers_once_attached(world: CaseWorld) -> None:
    async with world.jobs_sessions() as session, session.begin():
        await session.execute(text("UPDATE schools SET dsden_id = NULL WHERE id = :id"), {"id": world.school.id})
    await world.open()
    alone = await world.try_step("head", "refer", **REFERRAL)
    assert (alone.status_code, alone.json()["title"]) == (409, "Aucune autorité à saisir")
    async with world.jobs_sessions() as session, session.begin():
        await session.execute(
            text("UPDATE schools SET dsden_id = :d WHERE id = :id"),
            {"d": world.school.dsden_id, "id": world.school.id},
        )
    await world.take("head", "refer", **REFERRAL)
    assert (await world.show("officer")).status_code == 200
