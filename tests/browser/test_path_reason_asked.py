"""« Invitation à faire connaître le motif » (L131-8, 1°): the CPE asks from the thresholds, and sees that it is noted."""

import re

from playwright.async_api import expect

from tests.browser.visitor import DESK, PHONE, Visitors


async def test_family_is_asked_for_the_reason_from_the_thresholds(visitors: Visitors) -> None:
    cpe = await visitors.sign_in("cpe", DESK)
    await cpe.go("/seuils")
    row = cpe.page.get_by_role("row").filter(has_text="FONTAINE")
    await row.get_by_role("button", name=re.compile("^Autre")).click()
    await (
        cpe.page.get_by_role("menuitem", name="Demander le motif")
        .or_(cpe.page.get_by_role("button", name="Demander le motif", exact=True))
        .click()
    )
    panel = cpe.page.get_by_role("region", name=re.compile("Demander le motif des absences de Lucas Fontaine"))
    await expect(panel.get_by_role("checkbox").first).to_be_checked()
    assert await cpe.violations() == []
    await cpe.picture("motif-demande-1280")
    await cpe.page.set_viewport_size(PHONE)
    await cpe.picture("motif-demande-390")
    assert await cpe.violations() == []
    await cpe.page.set_viewport_size(DESK)
    await panel.get_by_role("button", name=re.compile("^Demander le motif")).click()
    await expect(cpe.page.get_by_text(re.compile("demande du motif.* pour Lucas Fontaine"))).to_be_visible()


async def test_letter_that_came_back_is_sent_again_or_says_why_not(visitors: Visitors) -> None:
    office = await visitors.sign_in("agent-dsden")
    office.refusals_expected = True  # no other address is known yet
    await office.go("/courriers")
    row = office.page.get_by_role("row").filter(has_text=re.compile("retourné"))
    await row.first.get_by_role("button", name=re.compile("^Noter")).click()
    again = office.page.get_by_role("button", name="Renvoyer à l’adresse actuelle")
    await expect(again).to_be_visible()
    assert await office.violations() == []
    await again.click()
    await expect(
        office.page.get_by_text(re.compile("nouvel envoi|nouveaux envois|adresse", re.IGNORECASE)).first
    ).to_be_visible()
    await office.picture("courrier-renvoye-1280")
