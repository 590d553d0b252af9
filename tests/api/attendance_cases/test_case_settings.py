"""What a school chose to count, and how many invitations it asks for, reach its cases and the authority's list."""

from datetime import date

from sqlalchemy import text

from tests.factories.case_world import CaseWorld

REASON = {"trigger": "reason", "period": {"first": "2026-11-03", "last": "2026-11-20"}}
FOUR = {"trigger": "four_half_days", "period": {"first": "2026-11-03", "last": "2026-11-20"}}


async def _choose(world: CaseWorld, *, count: str = "complete", invitations: int = 2) -> None:
    async with world.jobs_sessions() as session, session.begin():
        await session.execute(
            text("""INSERT INTO school_settings (school_id, version, from_day, midday_split, minimum_overlap_minutes,
                        overflow_tolerance_minutes, lesson_slack_minutes, threshold_count, "window",
                        invitations_before_referral, set_by, set_at)
                    VALUES (:school, 1, :day, '12:30', 1, 0, 5, :count, 'both', :invitations, :by, now())"""),
            {
                "school": world.school.id, "day": date(2026, 9, 1), "count": count, "invitations": invitations,
                "by": world.accounts["head"].id,
            },
        )  # fmt: skip


async def _invited(world: CaseWorld) -> None:
    body = {
        "student_id": str(world.student.id), "about_day": "2026-11-03", "purpose": "reason_invitation",
        "channel": "call", "result": "answered",
    }  # fmt: skip
    answer = await world.http.post("/api/v1/contact-attempts", json=body, headers=await world.as_("cpe"))
    assert answer.status_code == 201, answer.text


async def test_a_school_that_counts_in_proportion_refers_on_its_own_count(bare_world: CaseWorld) -> None:
    world = bare_world
    await _choose(world, count="proportional")
    await world.absent("2026-11-03 am pm", "2026-11-05 am")
    await world.absent("2026-11-06 am", "2026-11-09 am", "2026-11-10 am", share="quarter")
    page = await world.open()
    assert page["facts"]["counting"].replace("\u00a0", " ") == (
        "Comptées en demi-journées en proportion du temps manqué : "
        "réglage de l'établissement depuis le mardi 1er septembre 2026."
    )
    refused = await world.try_step("head", "refer", **FOUR)
    assert "3,75 demi-journées calculées" in refused.json()["detail"].replace("\u00a0", " ")
    await world.absent("2026-11-12 am", share="quarter")
    await world.take("head", "refer", **FOUR)
    page = (await world.show("officer")).json()
    assert page["facts"]["known"][0]["known"]["counted_as"] == "proportional"
    assert page["facts"]["known"][0]["counted_now"] == 4


async def test_the_school_s_number_of_invitations_stands_before_the_first_trigger(bare_world: CaseWorld) -> None:
    world = bare_world
    await _choose(world, invitations=1)
    await world.absent("2026-11-03 am")
    await world.open()
    refused = await world.try_step("head", "refer", **REASON)
    assert "règle interne, aucun texte" in refused.json()["detail"].replace("\u00a0", " ")
    await _invited(world)
    await world.take("head", "refer", **REASON)
    lines = (await world.http.get("/api/v1/referrals", headers=await world.as_("officer"))).json()["items"]
    assert "invitations" not in lines[0]["missing"], "the authority's list asks for no more than the school did"
