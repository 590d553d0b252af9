"""From a step to its letters: made once, kept as printed, opened by whoever may."""

import hashlib

from tests.api.documents.conftest import Desk, text_of_pdf

MOTHERS_STREET = "3 rue des Tilleuls"


async def test_a_warning_is_kept_as_printed_one_for_each_person(desk: Desk) -> None:
    await desk.warn()
    assert await desk.work() == []
    warnings = await desk.documents("officer", "warning_letter")
    assert sorted(one["deliveries"][0]["recipient"] for one in warnings) == [
        "Madame Claire FERRAND",
        "Madame Marc DUBREUIL",
    ]
    assert {one["deliveries"][0]["state"] for one in warnings} == {"signed"}
    answer = await desk.get("officer", f"/documents/{warnings[0]['id']}")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"] == 'inline; filename="warning_letter-2026-11-23.pdf"'
    assert hashlib.sha256(answer.content).hexdigest() == warnings[0]["sha256"]
    text = text_of_pdf(answer.content)
    assert "4 demi-journées complètes" in text
    assert "Point d’accueil des parents" in text
    assert "arrêté 2026-14" in text


async def test_a_preview_is_marked_and_leaves_nothing_behind(desk: Desk) -> None:
    await desk.refer()
    await desk.world.take("officer", "acknowledge")
    await desk.world.take("officer", "prepare_warning", addressees=[str(one) for one in desk.world.guardians])
    before = await desk.documents("officer")
    answer = await desk.world.http.post(
        f"/api/v1/attendance-cases/{desk.world.case_id}/letters/preview",
        json={"name": "warn"},
        headers=await desk.world.as_("dasen"),
    )
    assert answer.status_code == 200, answer.text
    text = text_of_pdf(answer.content)
    assert text.count("ce courrier n’est ni signé ni envoyé") == 2
    assert await desk.documents("officer") == before
