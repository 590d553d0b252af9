"""The model of an office: set once, carried by every letter written after, taken back."""

from tests.api.documents.conftest import ROOT, Desk

MODEL = {
    "institution_lines": ["Académie de démonstration", "Département 999"],
    "sender_name": "Services départementaux",
    "address_lines": ["1 avenue de la République", "99000 Préfecture-Fictive"],
    "phone": "03 00 00 00 10",
    "email": "assiduite.999@example.invalid",
    "prepared_by": "bureau de l'assiduité",
    "registered_acts": True,
    "controller": "Le recteur de l'académie de démonstration",
    "protection_contact": "dpd@example.invalid",
}


async def test_letters_carry_the_model_of_their_office(desk: Desk) -> None:
    path = f"{ROOT}/units/{desk.world.school.dsden_id}/letterhead"
    headers = await desk.world.as_("officer")
    usual = (await desk.world.http.get(path, headers=headers)).json()
    assert (usual["version"], usual["sender_name"]) == (0, usual["institution_lines"][-1])
    made = await desk.world.http.put(path, json=MODEL, headers=headers | {"If-Match": '"0"'})
    assert (made.status_code, made.json()["version"]) == (200, 1), made.text
    stale = await desk.world.http.put(path, json=MODEL, headers=headers | {"If-Match": '"7"'})
    assert stale.status_code == 412
    await desk.warn()
    assert await desk.work() == []
    warning = (await desk.documents("officer", "warning_letter"))[0]
    assert warning["deliveries"][0]["channel"] == "registered"
    words = await desk.text_of("officer", warning["id"])
    for printed in ("dpd@example.invalid", "bureau de l’assiduité", "Préfecture-Fictive, le", "Lettre recommandée"):
        assert printed in words
    headers = await desk.world.as_("officer")
    gone = await desk.world.http.delete(path, headers=headers | {"If-Match": '"1"'})
    assert gone.status_code == 200
    assert (await desk.world.http.get(path, headers=headers)).json() == usual


async def test_the_head_sets_the_model_of_the_school_and_no_other(desk: Desk) -> None:
    school = desk.world.school
    path = f"{ROOT}/units/{school.id}/letterhead"
    headers = await desk.world.as_("head")
    usual = (await desk.world.http.get(path, headers=headers)).json()
    assert (usual["version"], usual["sender_name"]) == (0, usual["institution_lines"][-1])
    made = await desk.world.http.put(path, json=MODEL, headers=headers | {"If-Match": '"0"'})
    assert (made.status_code, made.headers["ETag"]) == (200, '"1"'), made.text
    assert (await desk.get("head", f"/units/{school.dsden_id}/letterhead")).status_code == 404
    assert (await desk.get("officer", f"/units/{school.id}/letterhead")).status_code == 404
    assert (await desk.get("cpe", f"/units/{school.id}/letterhead")).status_code == 403


async def test_a_delegation_is_offered_to_the_signatories_of_the_service_alone(desk: Desk) -> None:
    lines = (await desk.get("officer", "/delegations/signatories")).json()["items"]
    assert [line["id"] for line in lines] == [str(desk.world.accounts["dasen"].id)]
    assert (await desk.get("head", "/delegations/signatories")).status_code == 403
