"""Signing in, being refused, and what stands outside one's perimeter."""

import re
from datetime import timedelta
from io import BytesIO

from playwright.async_api import expect
from pypdf import PdfReader

from domain.accounts.passwords import DEMO_PASSWORD
from tests.browser.house import NOW
from tests.browser.visitor import Visitors, sign_in_through_page


async def test_wrong_password_is_said_without_saying_which_of_the_two_is_wrong(visitors: Visitors) -> None:
    visitor = await visitors.stranger()
    visitor.refusals_expected = True
    await visitor.go("/connexion")
    page = visitor.page
    await page.get_by_label("Adresse électronique").fill("cpe@demo.invalid")
    await page.get_by_label("Mot de passe", exact=True).fill("ce-n-est-pas-lui")
    await visitor.button("Se connecter", exact=True).click()
    await expect(page.get_by_text("Adresse ou mot de passe incorrect")).to_be_visible()
    await expect(page).to_have_url(re.compile("/connexion"))


async def test_page_first_asked_for_opens_after_signing_in(visitors: Visitors) -> None:
    visitor = await visitors.stranger()
    await visitor.go("/seuils")
    await expect(visitor.page).to_have_url(re.compile("/connexion"))
    await visitor.page.get_by_role("listitem").filter(has_text="cpe@demo.invalid").get_by_role("button").click()
    await expect(visitor.page).to_have_url(re.compile("/seuils"))
    await expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("Seuils atteints")


async def test_pupil_of_another_school_is_not_there(visitors: Visitors) -> None:
    visitor = await visitors.sign_in("cpe")
    visitor.refusals_expected = True
    await visitor.go("/eleves/01900000-0000-7000-8000-000000000000")
    await expect(visitor.page.get_by_role("heading", level=1)).to_have_text(
        "Page introuvable ou hors de votre périmètre"
    )


async def test_shared_computer_locks_and_keeps_the_page(visitors: Visitors) -> None:
    visitor = await visitors.stranger()
    await sign_in_through_page(visitor, "aed")
    await visitor.page.clock.set_system_time(NOW + timedelta(minutes=6))
    await visitor.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # back from lunch
    panel = visitor.page.get_by_role("heading", name="Session verrouillée")
    await expect(panel).to_be_visible()
    assert await visitor.page.get_by_role("main").count() == 0  # nothing of the page can be read
    await visitor.page.get_by_label("Mot de passe", exact=True).fill(DEMO_PASSWORD)
    await visitor.page.keyboard.press("Enter")
    await expect(panel).to_be_hidden()
    await expect(visitor.page.get_by_role("main")).to_be_visible()


async def test_printed_page_stands_alone(visitors: Visitors) -> None:
    visitor = await visitors.sign_in("cpe")
    await visitor.go("/absences")
    paper = PdfReader(BytesIO(await visitor.page.pdf(format="A4")))
    words = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    assert "Lycée professionnel Jacques-Prévert" in words
    assert "ne pas laisser en salle commune" in words
    assert "Se déconnecter" not in words
    assert "Noter un appel" not in words
