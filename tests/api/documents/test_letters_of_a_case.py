"""From a step to its letters: made once, kept as printed, opened by whoever may."""

import hashlib

from tests.api.documents.conftest import Desk, text_of_pdf

MOTHERS_STREET = "3 rue des Tilleuls"


async def test_a_warning_is_kept_as_printed_one_for_each_person(desk: Desk) -> None:
    await desk.warn()
    assert await desk.work() == []
    warnings = await desk.documents("officer", "warning_letter")
    assert sorted(one["deliveries"][0]["recipient"] for one in warnings) == ["Madame Claire FERRAND", "Madame Marc DUBREUIL"]
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
