"""« Je veux reprendre une formation », on a phone: five questions, a receipt, a mail; the platform sees it in its list."""

import re

from playwright.async_api import Page, expect

from tests.browser.house import House
from tests.browser.visitor import DESK, PHONE, Visitor, Visitors

ADDRESS = "ines.morvan@jeune.invalid"


async def _on(page: Page, step: int) -> None:
    await expect(page.get_by_text(re.compile(rf"Étape {step} sur 5"))).to_be_visible()


async def _go_on(visitor: Visitor) -> None:
    await visitor.button("Continuer", exact=True).click()


async def _check(visitor: Visitor, name: str) -> None:
    await visitor.settle()
    await visitor.picture(f"reprendre-{name}")
    assert await visitor.violations() == [], name
    wide = await visitor.page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert not wide, f"{name} scrolls sideways"


async def _answer_the_five(visitor: Visitor) -> None:
    page = visitor.page
    for label, value in (("Jour", "7"), ("Mois", "3"), ("Année", "2008")):
        await page.get_by_label(label, exact=True).fill(value)
    await _check(visitor, "1")
    await _go_on(visitor)
    await _on(page, 2)
    await page.get_by_label(re.compile("Votre code postal")).fill("99200")
    await page.get_by_label(re.compile("^Montbrillac")).check()
    await _check(visitor, "2")
    await _go_on(visitor)
    await _on(page, 3)
    await page.get_by_label("CAP", exact=True).check()
    await page.get_by_label("Aucun diplôme", exact=True).check()
    await _check(visitor, "3")
    await _go_on(visitor)
    await _on(page, 4)
    await page.get_by_label("Apprendre un métier", exact=True).check()
    await _check(visitor, "4")
    await _go_on(visitor)
    await _on(page, 5)
    await page.get_by_label("Votre prénom", exact=True).fill("Inès")
    await page.get_by_label("Votre nom", exact=True).fill("Morvan")
    await page.get_by_label(re.compile("^Votre téléphone")).fill("06 39 98 12 34")
    await page.get_by_label(re.compile("^Votre adresse électronique")).fill(ADDRESS)
    await _check(visitor, "5")
    await _go_on(visitor)


async def test_a_young_person_asks_by_phone_and_the_platform_sees_it(visitors: Visitors, house: House) -> None:
    young = await visitors.stranger(PHONE)
    page = young.page
    await young.go("/reprendre-une-formation")
    await _check(young, "debut")
    await young.button("Commencer", exact=True).click()
    await _on(page, 1)
    await _go_on(young)
    await expect(page.get_by_text("Écrivez un jour, un mois et une année.")).to_be_visible()
    await _answer_the_five(young)
    await expect(page.get_by_role("heading", name="Vérifiez, puis envoyez")).to_be_visible()
    await page.go_back()
    await expect(page.get_by_label("Votre prénom", exact=True)).to_have_value("Inès")
    await _go_on(young)
    await _check(young, "verifier")
    await young.button("Envoyer ma demande", exact=True).click()
    await expect(page.get_by_role("heading", level=1, name="Votre demande est envoyée")).to_be_focused()
    await expect(page.get_by_text(re.compile("mardi 8.décembre"))).to_be_visible()
    await _check(young, "recu")
    reference = await page.locator(".rc-reference").inner_text()

    words = await house.post.words_to(ADDRESS)
    assert words.startswith("Bonjour Inès,")
    assert reference in words
    assert "Morvan" not in words

    psad = await visitors.sign_in("psad", DESK)
    await psad.go("/suivis?origine=spontaneous")
    await psad.link(re.compile("MORVAN|Morvan")).first.click()
    await psad.settle()
    await expect(psad.page.get_by_text(re.compile(f"n°.{reference}"))).to_be_visible()
    await expect(psad.page.get_by_text("Apprendre un métier", exact=True)).to_be_visible()
    await psad.picture("reprendre-suivi")
    assert await psad.violations() == []


async def test_under_sixteen_nothing_is_sent_and_somebody_can_be_called(visitors: Visitors) -> None:
    young = await visitors.stranger(PHONE)
    await young.go("/reprendre-une-formation?etape=1")
    for label, value in (("Jour", "7"), ("Mois", "3"), ("Année", "2012")):
        await young.page.get_by_label(label, exact=True).fill(value)
    await _go_on(young)
    await expect(young.page.get_by_text(re.compile("vous avez une place à l’école"))).to_be_visible()
    await _check(young, "moins-de-16")


async def test_places_near_a_commune(visitors: Visitors) -> None:
    young = await visitors.stranger(PHONE)
    await young.go("/reprendre-une-formation/places")
    await young.page.get_by_label(re.compile("Votre code postal")).fill("Montb")
    await young.page.get_by_label(re.compile("^Montbrillac")).check()
    await expect(young.page.get_by_role("heading", name="Places libres")).to_be_visible()
    await expect(young.page.get_by_role("heading", name="Qui peut vous aider")).to_be_visible()
    await _check(young, "places")
