"""A case walked over HTTP from its opening to the warning, and who is told no."""

import asyncio

from sqlalchemy import text

from domain.access.permissions import Role
from tests.factories.case_world import CASES, REFERRAL, CaseWorld, warned
from tests.factories.people import make_account, make_school


async def test_from_the_opening_to_the_warning(world: CaseWorld) -> None:
    opened = await world.open()
    assert (opened["school_state"], opened["dsden_state"], opened["version"]) == ("open", "none", 1)
    assert await world.letters() == []
    referred = await world.take("head", "refer", **REFERRAL)
    assert referred["dsden_state"] == "referred"
    assert referred["prosecutor"] is None
    await world.take("officer", "acknowledge")
    await world.take("officer", "prepare_warning", addressees=[str(one) for one in world.guardians])
    signed = await world.take("dasen", "warn")
    assert signed["dsden_state"] == "warned"
    assert signed["prosecutor"]["state"] == "none"
    assert await world.letters() == [
        "dasen_referral", "receipt", "referral_information", "referral_information", "warning_letter",
        "warning_letter",
    ]  # fmt: skip


async def test_a_teacher_may_not_and_the_head_may_not_warn(world: CaseWorld) -> None:
    await world.open()
    teacher = await world.try_step("teacher", "refer", **REFERRAL)
    assert teacher.status_code == 403
    cpe = await world.try_step("cpe", "refer", **REFERRAL)
    assert cpe.status_code == 403
    assert cpe.json()["detail"] == "La saisine est signée par le chef d'établissement ou le directeur d'école."
    await world.take("head", "refer", **REFERRAL)
    head = await world.try_step("head", "warn")
    assert head.status_code == 403
    assert head.json()["detail"].startswith("L'avertissement est adressé par le directeur académique")


async def test_the_authority_sees_nothing_before_the_referral_and_keeps_seeing_after(world: CaseWorld) -> None:
    await world.open()
    for who in ("officer", "dasen", "ien"):
        assert (await world.show(who)).status_code == 404
    await world.take("head", "refer", **REFERRAL)
    assert (await world.show("officer")).status_code == 200
    assert (await world.show("ien")).status_code == 404, "the IEN is asked in the premier degré only"
    await world.take("head", "withdraw_referral")
    assert (await world.show("officer")).json()["dsden_state"] == "withdrawn"


async def test_a_case_of_another_school_does_not_exist(world: CaseWorld) -> None:
    await world.open()
    other = await make_school(world.app_sessions, "9990002Y", "college", "Collège Olympe-de-Gouges")
    world.accounts["foreign"] = await make_account(world.app_sessions, Role.HEAD, "foreign@demo.invalid", other.id)
    foreign = await world.show("foreign")
    absent = await world.http.get(f"{CASES}/00000000-0000-7000-8000-000000000000", headers=await world.as_("foreign"))
    assert foreign.status_code == absent.status_code == 404
    assert foreign.json() == absent.json()
    step = await world.try_step("foreign", "refer", **REFERRAL)
    assert step.status_code == 404
    opening = await world.http.post(
        CASES, json={"student_id": str(world.student.id)}, headers=await world.as_("foreign")
    )
    assert opening.status_code == 404
    lines = await world.http.get(CASES, headers=await world.as_("foreign"))
    assert lines.json()["items"] == []


async def test_one_file_a_pupil_and_a_year(world: CaseWorld) -> None:
    await world.open()
    again = await world.http.post(CASES, json={"student_id": str(world.student.id)}, headers=await world.as_("cpe"))
    assert again.status_code == 409
    await world.take("head", "close", reason="opened_in_error")
    await world.open()


async def test_a_version_is_required_and_a_stale_one_is_told_so_before_any_rule(world: CaseWorld) -> None:
    await world.open()
    url, headers = f"{CASES}/{world.case_id}/transitions", await world.as_("head")
    assert (await world.http.post(url, json={"name": "warn"}, headers=headers)).status_code == 428
    stale = await world.http.post(url, json={"name": "warn"}, headers={**headers, "If-Match": '"7"'})
    assert stale.status_code == 412


async def test_fifty_at_once_one_wins_and_the_others_are_stale(world: CaseWorld) -> None:
    await world.open()
    url, headers = f"{CASES}/{world.case_id}/transitions", {**await world.as_("head"), "If-Match": '"1"'}
    body = {"name": "refer", **REFERRAL}
    answers = await asyncio.gather(*(world.http.post(url, json=body, headers=headers) for _ in range(50)))
    codes = sorted(answer.status_code for answer in answers)
    assert codes == [200] + [412] * 49
    assert (await world.letters()).count("dasen_referral") == 1


async def test_the_same_key_gives_the_same_answer_and_one_step(world: CaseWorld) -> None:
    await world.open()
    url = f"{CASES}/{world.case_id}/transitions"
    headers = {**await world.as_("head"), "If-Match": '"1"', "Idempotency-Key": "saisine-1"}
    body = {"name": "refer", **REFERRAL}
    first, second = [await world.http.post(url, json=body, headers=headers) for _ in range(2)]
    assert first.status_code == second.status_code == 200
    assert first.content == second.content


async def test_a_preview_says_what_would_leave_and_writes_nothing(world: CaseWorld) -> None:
    await world.open()
    answer = await world.http.post(
        f"{CASES}/{world.case_id}/transitions/preview",
        json={"name": "refer", **REFERRAL},
        headers=await world.as_("head"),
    )
    assert answer.status_code == 200, answer.text
    preview = answer.json()
    assert preview["confirmation"] == (
        "Vous transmettez le dossier d’Inès F.\xa0: 4 demi-journées complètes, du 3 au 10\xa0novembre. "
        "La famille en sera informée."
    )
    assert [letter["letter"] for letter in preview["letters"]] == [
        "dasen_referral", "referral_information", "referral_information",
    ]  # fmt: skip
    assert preview["letters"][1]["persons"][0]["family_name"] == "FERRAND"
    assert (await world.show("head")).json()["version"] == 1
    assert await world.letters() == []


async def test_every_step_and_every_reading_leave_their_row(world: CaseWorld) -> None:
    await world.open()
    await world.take("head", "refer", **REFERRAL)
    async with world.jobs_sessions() as session:
        rows = (await session.execute(text("SELECT operation, access, student_id, school_id FROM journal"))).all()
    found = [(row.operation, row.access) for row in rows if row.student_id == world.student.id]
    assert found == [
        ("attendance_case:open", "write"), ("attendance_case:read", "read"), ("attendance_case:refer", "write"),
    ]  # fmt: skip


async def test_lists_of_both_sides(world: CaseWorld) -> None:
    await world.open()
    await world.take("head", "refer", **REFERRAL)
    line = (await world.http.get(f"{CASES}?waiting=dsden", headers=await world.as_("cpe"))).json()["items"][0]
    assert (line["family_name"], line["dsden_state"], line["waiting_for"]) == ("FERRAND", "referred", "dsden")
    assert (await world.http.get(f"{CASES}?waiting=school", headers=await world.as_("cpe"))).json()["items"] == []
    summary = (await world.http.get(f"{CASES}/summary", headers=await world.as_("cpe"))).json()
    assert (summary["waiting_for_dsden"], summary["open_cases"]) == (1, 1)
    inbox = await world.http.get("/api/v1/referrals", headers=await world.as_("officer"))
    referral = inbox.json()["items"][0]
    assert (referral["known_count"], referral["missing"], referral["proposed"]) == (4, ["contacts"], "acknowledge")
    assert (referral["age"], referral["trigger"], referral["referred_on"]) == (14, "four_half_days", "2026-11-23")
    counters = await world.http.get("/api/v1/referrals/summary", headers=await world.as_("officer"))
    assert counters.json()["received"] == 1
    assert (await world.http.get("/api/v1/referrals", headers=await world.as_("cpe"))).status_code == 403


async def test_the_list_narrows_to_what_has_not_moved_for_fifteen_days(world: CaseWorld) -> None:
    await world.open()
    url = f"{CASES}?still_for_15_days=true"
    await world.at("2026-12-07T08:41:00")
    assert (await world.http.get(url, headers=await world.as_("cpe"))).json()["items"] == [], "14 days"
    await world.at("2026-12-08T08:41:00")
    assert len((await world.http.get(url, headers=await world.as_("cpe"))).json()["items"]) == 1
    summary = (await world.http.get(f"{CASES}/summary", headers=await world.as_("cpe"))).json()
    assert summary["still_for_15_days"] == 1, "the counter is the filter"


async def test_the_signature_book_counts_again_and_signs_one_by_one(world: CaseWorld) -> None:
    await world.open()
    await world.take("head", "refer", **REFERRAL)
    await world.take("officer", "prepare_warning", addressees=[str(world.guardians[0])])
    book = (await world.http.get("/api/v1/signature-book", headers=await world.as_("dasen"))).json()["items"]
    assert [(one["counted_now"], one["unfounded"], one["blocked_by"]) for one in book] == [(4, None, [])]
    assert (book[0]["class_days_present"], len(book[0]["addressees"])) == (8, 1)
    body = {
        "items": [
            {"case_id": world.case_id, "version": book[0]["version"]},
            {"case_id": "00000000-0000-7000-8000-000000000000", "version": 1},
        ]
    }
    answer = await world.http.post("/api/v1/signature-book/sign", json=body, headers=await world.as_("dasen"))
    assert [(one["signed"], one["code"]) for one in answer.json()["items"]] == [(True, ""), (False, "not_found")]
    assert (await world.show("dasen")).json()["dsden_state"] == "warned"


async def test_who_prepared_does_not_sign(world: CaseWorld) -> None:
    await world.open()
    await world.take("head", "refer", **REFERRAL)
    await world.take("dasen", "prepare_warning", addressees=[str(world.guardians[0])])
    refused = await world.try_step("dasen", "warn")
    assert refused.status_code == 409
    assert refused.json()["detail"].endswith("une autre personne doit le signer.")


async def test_the_agenda_shows_the_interview_and_then_its_result(world: CaseWorld) -> None:
    await warned(world)
    await world.take("dasen", "summon", day="2026-11-25", at="14:00", place="DSDEN, bureau 3")
    agenda = "/api/v1/hearings?first=2026-11-23&last=2026-11-29"
    line = (await world.http.get(agenda, headers=await world.as_("officer"))).json()["items"][0]
    assert (line["day"], line["place"], line["outcome"], line["with_department"]) == (
        "2026-11-25", "DSDEN, bureau 3", "", False,
    )  # fmt: skip
    await world.at("2026-11-25T16:00:00")
    await world.take("officer", "record_hearing", held_on="2026-11-25", outcome="absent")
    line = (await world.http.get(agenda, headers=await world.as_("officer"))).json()["items"][0]
    assert line["outcome"] == "absent"


async def test_without_a_delegation_in_force_nobody_signs(world: CaseWorld) -> None:
    async with world.jobs_sessions() as session, session.begin():
        await session.execute(text("UPDATE signature_delegations SET valid_to = '2026-10-31'"))
    await world.open()
    await world.take("head", "refer", **REFERRAL)
    await world.take("officer", "prepare_warning", addressees=[str(world.guardians[0])])
    refused = await world.try_step("dasen", "warn")
    assert refused.status_code == 409
    assert "délégation de signature en vigueur" in refused.json()["detail"]
    officer = await world.as_("officer")
    body = {"holder_id": str(world.accounts["dasen"].id), "reference": "arrêté 2026-31", "valid_from": "2026-11-01"}
    added = await world.http.post("/api/v1/delegations", json=body, headers=officer)
    assert added.status_code == 201, added.text
    await world.take("dasen", "warn")


async def test_a_delegation_is_for_a_signatory_of_the_service_and_changes_by_version(world: CaseWorld) -> None:
    officer = await world.as_("officer")
    body = {"holder_id": str(world.accounts["head"].id), "reference": "arrêté 2026-31", "valid_from": "2026-11-01"}
    assert (await world.http.post("/api/v1/delegations", json=body, headers=officer)).status_code == 422
    line = (await world.http.get("/api/v1/delegations", headers=officer)).json()["items"][0]
    url, match = f"/api/v1/delegations/{line['id']}", {"If-Match": f'"{line["version"]}"'}
    changed = await world.http.patch(url, json={"valid_to": "2026-12-31"}, headers={**officer, **match})
    assert (changed.json()["valid_to"], changed.json()["version"]) == ("2026-12-31", 2)
    stale = await world.http.patch(url, json={"valid_to": None}, headers={**officer, **match})
    assert stale.status_code == 412
    assert (await world.http.get("/api/v1/delegations", headers=await world.as_("head"))).status_code == 403


async def test_the_catalogue_of_parental_support(world: CaseWorld) -> None:
    officer = await world.as_("officer")
    body = {"name": "Espace parents de Val-Fictif", "description": "Accueil sans rendez-vous"}
    added = await world.http.post("/api/v1/support-services", json=body, headers=officer)
    assert added.status_code == 201, added.text
    url = f"/api/v1/support-services/{added.json()['id']}"
    ended = await world.http.patch(url, json={"ended_on": "2026-12-01"}, headers={**officer, "If-Match": '"1"'})
    assert ended.json()["ended_on"] == "2026-12-01"
    lines = (await world.http.get("/api/v1/support-services", headers=officer)).json()["items"]
    assert [line["name"] for line in lines] == ["Espace parents de Val-Fictif", "Point d'accueil des parents"]


async def test_a_warning_without_parental_support_is_refused_before_the_act(world: CaseWorld) -> None:
    """L131-8: the warning tells the persons which help exists. Without any, nothing is signed and nothing leaves."""
    async with world.jobs_sessions() as session, session.begin():
        await session.execute(text("UPDATE department_support_services SET ended_on = '2026-11-20'"))
    await world.open()
    await world.take("head", "refer", **REFERRAL)
    await world.take("officer", "prepare_warning", addressees=[str(one) for one in world.guardians])
    before = await world.letters()
    refused = await world.try_step("dasen", "warn")
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/no_parental_support")
    assert "Ajoutez au moins un dispositif" in refused.json()["detail"]
    preview = await world.http.post(
        f"{CASES}/{world.case_id}/transitions/preview", json={"name": "warn"}, headers=await world.as_("dasen")
    )
    assert preview.json()["type"] == "/problems/no_parental_support"
    seen = await world.show("dasen")
    signed = await world.http.post(
        "/api/v1/signature-book/sign",
        json={"items": [{"case_id": world.case_id, "version": seen.json()["version"]}]},
        headers=await world.as_("dasen"),
    )
    assert [one["code"] for one in signed.json()["items"]] == ["no_parental_support"]
    assert await world.letters() == before
    assert (await world.show("dasen")).json()["version"] == seen.json()["version"]
