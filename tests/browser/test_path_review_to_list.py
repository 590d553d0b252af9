"""From doubtful pairs to what a school reads: answers by keyboard, one taken back, lists published, an answer given."""

import re

from playwright.async_api import Locator, expect

from tests.browser.places import Places
from tests.browser.visitor import PHONE, Visitor, Visitors

CONSEQUENCE = re.compile("^Décidé|^Remise à plus tard")
MOST_PAIRS = 200


async def test_pairs_are_read_by_keyboard_and_the_list_goes_to_who_waits_for_it(
    visitors: Visitors, places: Places
) -> None:
    campaign = places.path("/siei/{siei_current}")
    steward = await visitors.sign_in("data", home=False)
    await _reads_one_and_takes_it_back(steward, campaign)
    await _says_why_later(steward)
    await _reads_the_others(steward)
    await _publishes(steward, campaign)
    await _platform_answers(visitors)
    await _steward_measures(steward, campaign)
    await _school_learns(visitors)


async def test_a_phone_is_told_to_read_the_list_and_takes_no_pair(visitors: Visitors, places: Places) -> None:
    steward = await visitors.sign_in("data", PHONE, home=False)
    asked: list[str] = []
    steward.page.on("request", lambda request: asked.append(request.url))
    await steward.go(places.path("/siei/{siei_current}/revue"))
    await expect(steward.page.get_by_text("demande un écran large")).to_be_visible()
    assert not [url for url in asked if url.endswith("/pairs/next")]
    await steward.link("Lire la liste").click()
    await expect(steward.page.get_by_role("heading", level=1)).to_have_text("Liste de la campagne")


def _left(steward: Visitor) -> Locator:
    """« LE GOFF Maëlys, et LEGOFF Maelys »: what tells one pair from the next."""
    return steward.page.get_by_role("status").filter(has_text=re.compile("^Paire"))


async def _reads_one_and_takes_it_back(steward: Visitor, campaign: str) -> None:
    page = steward.page
    await steward.go(f"{campaign}/revue")
    await expect(page.get_by_text("Est-ce la même personne")).to_be_visible()
    assert await page.get_by_text(CONSEQUENCE).count() == 0
    assert await steward.violations() == []
    first = await _left(steward).inner_text()
    await page.keyboard.press("Digit2")
    await expect(page.get_by_text(CONSEQUENCE)).to_be_visible()
    await expect(_left(steward)).not_to_have_text(first)
    await page.keyboard.press("u")
    await expect(_left(steward)).to_have_text(first)
    await expect(page.get_by_text(CONSEQUENCE)).to_have_count(0)


async def _says_why_later(steward: Visitor) -> None:
    page = steward.page
    first = await _left(steward).inner_text()
    await page.keyboard.press("3")
    motive = page.get_by_label(re.compile("Pourquoi plus tard"))
    await expect(motive).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("au moins trois lettres")).to_be_visible()
    assert await steward.violations() == []
    await page.keyboard.type("demander au CFA")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Remise à plus tard : elle revient")).to_be_visible()
    await expect(_left(steward)).not_to_have_text(first)


async def _reads_the_others(steward: Visitor) -> None:
    """Blind ones are the same person, the others are two: what was postponed comes back at the end."""
    page = steward.page
    end = page.get_by_role("heading", name=re.compile("Toutes les paires sont relues|Plus aucune paire pour vous"))
    for _ in range(MOST_PAIRS):
        await expect(_left(steward).or_(end)).to_be_visible()
        if await end.count() > 0:
            break
        shown = await _left(steward).inner_text()
        blind = await page.get_by_text("Relecture en aveugle").count() > 0
        await page.keyboard.press("Numpad1" if blind else "Digit2")
        await expect(_left(steward).filter(has_text=shown)).to_have_count(0)
    await expect(page.get_by_text(re.compile("des rapprochements automatiques sont justes"))).to_be_visible()
    assert await steward.violations() == []


async def _publishes(steward: Visitor, campaign: str) -> None:
    page = steward.page
    await steward.go(f"{campaign}/liste")
    await steward.link("Publier les listes").click()
    await expect(page.get_by_text("rien de plus : ni où, ni par qui")).to_be_visible()
    assert await steward.violations() == []
    await steward.button(re.compile("^Publier 1 liste")).click()
    await expect(page.get_by_role("heading", name=re.compile("^Listes publiées le"))).to_be_focused()
    await steward.go(f"{campaign}/comparaison")
    await expect(page.get_by_role("heading", name="Pourquoi ils sont sortis")).to_be_visible()


async def _platform_answers(visitors: Visitors) -> None:
    platform = await visitors.sign_in("psad", home=False)
    await platform.go("/liste-siei")
    await expect(platform.page.get_by_text("Campagne du 15 novembre 2026")).to_be_visible()
    await platform.button("Accuser réception de la liste").click()
    await expect(platform.page.get_by_text(re.compile("^Réception accusée pour"))).to_be_visible()
    await platform.button(re.compile("^Dire ce que j’ai constaté")).first.click()
    await platform.page.get_by_role("radio", name="Était déjà inscrit").check()
    await platform.page.get_by_label(re.compile("^Base qui aurait dû le dire")).select_option("apprentices")
    assert await platform.violations() == []
    await platform.button("Enregistrer le constat").click()
    await expect(platform.page.get_by_text(re.compile("Était déjà inscrit, Apprentis"))).to_be_visible()


async def _steward_measures(steward: Visitor, campaign: str) -> None:
    await steward.go(f"{campaign}/justesse")
    row = steward.page.get_by_role("row").filter(has_text="Apprentis (CFA)")
    async with steward.page.expect_download() as waiting:
        await row.get_by_role("button", name=re.compile("Fichier")).click()
    download = await waiting.value
    assert download.suggested_filename == "retours-apprentices-2026-11-15.csv"
    path = await download.path()
    assert "Était déjà inscrit" in path.read_text("utf-8-sig")
    assert await steward.violations() == []


async def _school_learns(visitors: Visitors) -> None:
    head = await visitors.sign_in("chef", home=False)
    await head.go("/anciens-eleves")
    await expect(head.page.get_by_role("cell", name="En formation ailleurs").first).to_be_visible()
    assert await head.violations() == []
