"""A PPRE from the draft to its renewal: teacher, head, family and review, as people do it."""

import re
from typing import Any

from domain.access.permissions import Role
from tests.api.support_plans.conftest import ROOT, PlanWorld
from tests.factories.students import make_student

OBJECTIVE = {
    "sentence": "Trouver l'idée principale", "criterion": "4 textes sur 5, seule", "target_on": "2026-12-18",
}  # fmt: skip
ACTION = {"setting": "in_class", "what": "Consigne reformulée", "who": "Mme Perrin", "frequency": "à chaque cours"}
FOLLOW_UP = {
    "starts_on": "2026-11-23", "ends_on": "2026-12-18", "review_on": "2026-12-18", "family_met_on": "2026-11-20",
}  # fmt: skip


async def written(world: PlanWorld) -> dict[str, Any]:
    plan = await world.open("ppre", Role.TEACHER)
    for block, value in (
        ("strengths", {"text": "participe à l'oral"}),
        ("needs", {"items": [{"domain": "1_1", "skill": "read", "text": "comprendre un texte long"}]}),
        ("objectives", {"items": [OBJECTIVE]}),
        ("actions", {"items": [ACTION]}),
        ("words", {"text": "Je comprends quand on me le dit."}),
        ("follow_up", FOLLOW_UP),
    ):
        answer = await world.write(plan, block, Role.TEACHER, **value)
        assert answer.status_code == 200, answer.text
    return plan


async def signed(world: PlanWorld) -> dict[str, Any]:
    """Proposed by the head, agreed and signed by the mother's link, signed by the head on paper."""
    plan = await written(world)
    shown = await world.took(plan, "propose", Role.HEAD)
    asked = await world.call(
        Role.EDUCATION_ADVISER, "POST", f"/support-plans/{plan['id']}/signature-requests",
        {"guardian_id": str(world.guardian)}, shown["version"],
    )  # fmt: skip
    assert asked.status_code == 200, asked.text
    link = link_of((await world.mails())[0].text)
    answer = await world.http.post(f"{ROOT}/public/signatures/decision", json={**link, "signed": True})
    assert answer.status_code == 200, answer.text
    shown = (await world.call(Role.HEAD, "GET", f"/support-plans/{plan['id']}")).json()
    on_paper = await world.call(
        Role.HEAD, "POST", f"/support-plans/{plan['id']}/signatures", {"party": "head"}, shown["version"]
    )
    assert on_paper.status_code == 200, on_paper.text
    return dict(on_paper.json())


def link_of(text: str) -> dict[str, str]:
    token = re.search(r"/signature#(\S+)", text)
    code = re.search(r"code pour signer\W+(\d{3} \d{3})", text)
    assert token is not None
    assert code is not None
    return {"token": token[1], "code": code[1], "birth_date": "2012-12-03"}


async def test_a_ppre_goes_from_draft_to_renewal(college: PlanWorld) -> None:
    plan = await signed(college)
    assert plan["state"] == "agreed"
    assert plan["agreement"] == "agreed"
    plan = await college.took(plan, "start")
    assert plan["state"] == "active"
    progress = [{"number": 1, "progress": "in_progress", "line": "trois textes sur cinq"}]
    plan = await college.took(plan, "review", Role.TEACHER, decision="continue", progress=progress, line="elle avance")
    assert plan["state"] == "reviewed"
    assert plan["reviews"][0]["progress"][0]["sentence"] == OBJECTIVE["sentence"]
    plan = await college.took(plan, "renew")
    assert plan["state"] == "renewed"
    child = (await college.call(Role.TEACHER, "GET", f"/support-plans/{plan['renewed_by']}")).json()
    assert child["parent_plan_id"] == plan["id"]
    assert child["content"]["objectives"][0] == OBJECTIVE | {"target_on": None}


async def test_an_objective_without_a_criterion_is_refused_at_the_objective(college: PlanWorld) -> None:
    plan = await written(college)
    second = {"sentence": "Rendre un plan", "criterion": "", "target_on": "2026-12-18"}
    saved = await college.write(plan, "objectives", items=[OBJECTIVE, second])
    assert saved.json()["gaps"] == [
        {"pointer": "/blocks/objectives/items/1/criterion", "sentence": "Il manque le critère de l'objectif 2."}
    ]
    refused = await college.step(plan, "propose", Role.HEAD)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/blocks/objectives/items/1/criterion"


async def test_only_the_head_proposes_a_ppre(college: PlanWorld) -> None:
    plan = await written(college)
    refused = await college.step(plan, "propose", Role.TEACHER)
    assert refused.status_code == 403
    assert "chef d'établissement" in refused.json()["detail"]


async def test_a_ppre_at_the_lycee_is_refused_with_its_article(lycee: PlanWorld) -> None:
    body = {"student_id": str(lycee.pupil.id), "scheme": "ppre"}
    refused = await lycee.call(Role.EDUCATION_ADVISER, "POST", "/support-plans", body)
    assert refused.status_code == 409
    assert "L.\u00a0311-3-1" in refused.json()["detail"]


async def test_a_refusal_is_recorded_without_any_consequence(college: PlanWorld) -> None:
    plan = await written(college)
    await college.took(plan, "propose", Role.HEAD)
    plan = await college.took(plan, "refuse", guardian_id=str(college.guardian))
    assert (plan["state"], plan["agreement"]) == ("refused", "refused")
    assert plan["available_transitions"] == []


async def test_a_review_in_the_future_is_refused(college: PlanWorld) -> None:
    plan = await signed(college)
    await college.took(plan, "start")
    progress = [{"number": 1, "progress": "reached"}]
    refused = await college.step(plan, "review", decision="stop", progress=progress, on="2027-01-04")
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/on"


async def test_a_review_says_where_each_objective_is(college: PlanWorld) -> None:
    plan = await signed(college)
    await college.took(plan, "start")
    refused = await college.step(plan, "review", decision="stop")
    assert refused.json()["errors"] == [{"pointer": "/progress", "detail": "Dites où en est l'objectif 1."}]


async def test_it_does_not_start_before_the_head_has_signed(college: PlanWorld) -> None:
    plan = await written(college)
    await college.took(plan, "propose", Role.HEAD)
    await college.took(plan, "agree", guardian_id=str(college.guardian))
    refused = await college.step(plan, "start")
    assert refused.status_code == 409
    assert refused.json()["blocked_by"] == [
        "Il manque la signature du chef d'établissement ou du directeur d'école.",
        "Il manque la signature d'un représentant légal.",
    ]


async def test_two_editors_of_one_block_meet_and_of_two_blocks_do_not(college: PlanWorld) -> None:
    plan = await college.open("ppre")
    path = f"/support-plans/{plan['id']}/blocks"
    first = await college.call(Role.TEACHER, "PATCH", path, {"block": "words", "text": "Je préfère l'oral."}, 1)
    other = await college.call(Role.HEAD, "PATCH", path, {"block": "strengths", "text": "aime dessiner"}, 1)
    stale = await college.call(Role.HEAD, "PATCH", path, {"block": "words", "text": "autre"}, 1)
    assert (first.status_code, other.status_code, stale.status_code) == (200, 200, 412)
    assert first.headers["ETag"] == '"2"'


async def test_what_was_proposed_is_not_changed_behind_the_familys_back(college: PlanWorld) -> None:
    plan = await written(college)
    await college.took(plan, "propose", Role.HEAD)
    assert (await college.write(plan, "objectives", items=[])).status_code == 409
    await college.took(plan, "take_back")
    assert (await college.write(plan, "objectives", items=[OBJECTIVE])).status_code == 200


async def test_no_diagnosis_enters_a_plan(college: PlanWorld) -> None:
    plan = await college.open("ppre")
    refused = await college.write(plan, "needs", items=[{"domain": "1_1", "text": "dyslexie, dossier MDPH"}])
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/items/0/text"


async def test_a_model_fills_a_ppre_in_one_call(college: PlanWorld) -> None:
    plan = await college.open("ppre", model="read_cycle_4")
    assert [one["pointer"] for one in plan["gaps"]] == []
    assert plan["content"]["objectives"][0]["target_on"] == "2026-12-28"


async def test_the_pupils_last_ppre_comes_without_its_dates_and_words(college: PlanWorld) -> None:
    plan = await written(college)
    own = await college.open("ppre", copy_of=plan["id"])
    assert own["content"]["strengths"] == "participe à l'oral"
    assert own["content"]["words"] == ""
    assert own["content"]["follow_up"]["family_met_on"] is None


async def test_a_plan_copied_for_another_pupil_says_nobodys_name(college: PlanWorld) -> None:
    plan = await written(college)
    await college.write(plan, "objectives", items=[OBJECTIVE | {"sentence": "Nora trouve l'idée principale"}])
    other = await make_student(college.jobs, college.school.id, college.pupil.class_id, "MARTIN", "Léo")
    copied = await college.open("ppre", student_id=str(other.id), copy_of=plan["id"])
    assert copied["content"]["objectives"][0]["sentence"] == "l'élève trouve l'idée principale"
    assert copied["content"]["strengths"] == ""


async def test_the_family_reads_a_tagged_pdf(college: PlanWorld) -> None:
    plan = await written(college)
    answer = await college.call(Role.TEACHER, "GET", f"/support-plans/{plan['id']}/pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert b"pdfuaid" in answer.content


async def test_the_steps_stand_in_the_pupils_year(college: PlanWorld) -> None:
    plan = await written(college)
    await college.took(plan, "propose", Role.HEAD)
    path = f"/students/{college.pupil.id}/timeline"
    events = (await college.call(Role.EDUCATION_ADVISER, "GET", path)).json()["items"]
    assert [(one["kind"], one["code"]) for one in events] == [("support_plan", "propose")]
