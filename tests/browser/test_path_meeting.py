"""Path of a meeting: prepared, held from the keyboard, written by two at once, closed; tasks reach those in charge."""

import re
from typing import Literal

from playwright.async_api import Page, expect

from tests.browser.visitor import PHONE, Visitor, Visitors

CPE, HEAD = "cpe.9990003z", "chef.9990003z"
PUPILS = ("Manon Le Goff", "Nora Abdelli")
LISTED = ("Le Goff", "Abdelli")
HIDDEN = ("LE GOFF", "Manon", "ABDELLI", "Nora")
TODAY = "2026-11-23"


async def test_a_gpds_is_prepared_held_from_the_keyboard_and_followed(visitors: Visitors) -> None:
    cpe = await visitors.sign_in(CPE)
    meeting = await _prepare(cpe)
    await cpe.button("Ouvrir la séance").click()
    await cpe.page.wait_for_url(re.compile(r"/seance"))
    await cpe.page.reload()  # a session survives it, and the page is whole before it is judged at its end
    await cpe.settle()
    await cpe.scroll_to_end()
    assert await cpe.violations() == []

    await _decide(cpe, "tutorat", "Chef d’établissement")
    await expect(cpe.page.get_by_text(re.compile(r"^1\. LE GOFF Manon — tutorat"))).to_be_visible()
    await expect(cpe.page.get_by_role("heading", level=2).filter(has_text=LISTED[1])).to_be_visible()
    await _projected(cpe)
    await _written_by_two(visitors, cpe, meeting)
    await _decide(cpe, "PPRE", "Chef d’établissement")

    await cpe.button("Clore la réunion").click()
    await cpe.button("Clore maintenant").click()
    await expect(cpe.page.get_by_role("heading", name="Qui fait quoi")).to_be_visible()
    await expect(cpe.page.get_by_text("Mettre en place le tutorat").first).to_be_visible()
    await expect(cpe.page.get_by_text("Préparer le PPRE").first).to_be_visible()
    async with cpe.page.expect_download() as minutes:
        await cpe.button("Compte rendu (PDF)").click()
    assert (await minutes.value).suggested_filename == f"compte-rendu-{TODAY}.pdf"
    assert await cpe.violations() == []
    await _followed(visitors)


async def test_a_decision_without_anybody_in_charge_is_refused_in_its_place(visitors: Visitors) -> None:
    cpe = await visitors.sign_in("cpe")
    await _plan(cpe)
    await _add(cpe.page, "Lucas Fontaine")
    await cpe.button("Ouvrir la séance").click()
    await cpe.page.wait_for_url(re.compile(r"/seance"))
    await cpe.settle()
    await cpe.page.keyboard.press("d")
    await cpe.page.get_by_role("radio", name="tutorat").check()
    await cpe.page.keyboard.press("Control+Enter")
    await expect(cpe.page.get_by_label(re.compile("^Qui s’en charge"))).to_be_focused()
    await expect(cpe.page.locator("#decision-due-error")).to_have_text(re.compile("Pour quand"))
    assert await cpe.violations() == []

    await cpe.page.set_viewport_size(PHONE)
    await cpe.page.keyboard.press("Escape")
    await expect(cpe.page.get_by_text("La projection demande un écran large.")).to_be_visible()
    await expect(cpe.button("Mode projection")).to_have_count(0)
    assert await cpe.page.evaluate("document.scrollingElement.scrollWidth") <= PHONE["width"]


async def test_a_cto_is_held_by_its_platform_and_its_decision_is_read_in_the_follow_up(visitors: Visitors) -> None:
    manager = await visitors.sign_in("psad", home=False)
    await _plan(manager, "cto")
    proposed = manager.page.get_by_role("region", name="Proposés").get_by_role("listitem")
    follow_up = await proposed.first.get_by_role("link").get_attribute("href")
    await proposed.first.get_by_role("button", name=re.compile("^Ajouter")).click()
    await manager.settle()
    assert await manager.violations() == []
    await manager.button("Ouvrir la séance").click()
    await manager.page.wait_for_url(re.compile(r"/seance"))
    await manager.settle()
    await _decide(manager, "contact à prendre", "Coordonnateur MLDS")
    await _projected(manager, 1, ())
    await manager.go(follow_up or "")
    await expect(manager.page.get_by_text("Décidé en réunion : contact à prendre")).to_be_visible()
    await manager.button("Mettre à l’ordre du jour").click()
    await expect(manager.page.get_by_text(re.compile("^À l’ordre du jour de la réunion du"))).to_be_visible()
    assert await manager.violations() == []

    agent = await visitors.sign_in("mlds", home=False)
    await agent.go("/taches?de=miennes")
    await expect(agent.page.get_by_role("row").filter(has_text="Prendre contact avec le jeune").first).to_be_visible()


async def _plan(cpe: Visitor, kind: str = "gpds") -> None:
    await cpe.go("/reunions")
    await cpe.button("Prévoir une réunion").click()
    await cpe.page.get_by_label("Réunion", exact=True).select_option(kind)
    await cpe.page.get_by_label(re.compile("^Date")).fill(TODAY)
    await cpe.button("Préparer la réunion", exact=True).click()
    await cpe.page.wait_for_url(re.compile(r"/reunions/[0-9a-f-]{36}$"))
    await cpe.settle()


async def _prepare(cpe: Visitor) -> str:
    """An agenda of two pupils, put in another order, printed without a name."""
    await _plan(cpe)
    for name in reversed(PUPILS):
        await _add(cpe.page, name)
    agenda = cpe.page.get_by_role("region", name="Ordre du jour")
    await expect(agenda.get_by_role("status").first).to_have_text(re.compile(r"12\s+min pour 60"))
    await agenda.get_by_role("button", name=f"Monter {PUPILS[0]}").click()
    await expect(agenda.get_by_role("listitem").first).to_contain_text(LISTED[0], ignore_case=True)
    await cpe.settle()
    await cpe.button(re.compile(r"Ordre du jour \(PDF\)")).click()
    async with cpe.page.expect_download() as printed:
        await cpe.button("Sans les noms").click()
    assert (await printed.value).suggested_filename == f"ordre-du-jour-{TODAY}.pdf"
    assert await cpe.violations() == []
    return cpe.page.url.removeprefix(cpe.base)


async def _add(page: Page, name: str) -> None:
    if await page.get_by_label("Ou un sujet de groupe").count() == 0:
        await page.get_by_role("button", name="Ajouter un élève ou un sujet").click()
    await page.get_by_role("searchbox", name=re.compile("^Élève")).fill(name.partition(" ")[2])
    await page.get_by_role("button", name=re.compile(f"choisir {name}$")).click()
    agenda = page.get_by_role("region", name="Ordre du jour")
    await expect(agenda.get_by_role("button", name=f"Monter {name}")).to_be_visible()
    await expect(page.get_by_role("searchbox", name=re.compile("^Élève"))).to_have_value("")


async def _decide(cpe: Visitor, decision: Literal["tutorat", "PPRE", "contact à prendre"], function: str) -> None:
    """With the keyboard alone once the decision is reached; who is in charge has that function."""
    page = cpe.page
    await page.get_by_role("heading", level=2).first.focus()
    await page.keyboard.press("d")
    await page.get_by_role("radio", name=decision, exact=True).check()
    someone = page.locator(f"#decision-owner optgroup[label^='{function}'] option").first
    await page.locator("#decision-owner").select_option(await someone.get_attribute("value"))
    await page.get_by_role("button", name="Lundi 30 novembre").click()
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(".rc-toast")).to_contain_text(decision)
    await cpe.settle()


async def _projected(cpe: Visitor, position: int = 2, names: tuple[str, ...] = HIDDEN) -> None:
    """No pupil's name is left on the page, in its title or in what was said last."""
    page = cpe.page
    await page.get_by_role("heading", level=2).first.focus()
    await page.keyboard.press("p")
    await expect(page.get_by_text(re.compile("Mode projection.*noms masqués"))).to_be_visible()
    await expect(page.get_by_role("heading", name=f"Situation {position}")).to_be_visible()
    shown = (await page.title()) + await page.locator("body").inner_text()
    assert [name for name in names if name.lower() in shown.lower()] == []
    assert await cpe.violations() == []
    await page.keyboard.press("p")
    await expect(page.get_by_text(re.compile("noms masqués"))).to_have_count(0)


async def _written_by_two(visitors: Visitors, cpe: Visitor, meeting: str) -> None:
    """The head finds something while the CPE writes a fact: both are kept."""
    head = await visitors.sign_in(HEAD)
    cpe.refusals_expected = head.refusals_expected = True  # 412: each may learn that the other was first
    await head.go(f"{meeting}/seance?{cpe.page.url.partition('?')[2]}")
    await head.page.get_by_label("parle d’arrêter").check()
    await expect(head.page.get_by_text(re.compile("Enregistré à"))).to_be_visible()
    await cpe.page.get_by_label(re.compile("^Un fait")).fill("a demandé un rendez-vous")
    await expect(cpe.page.get_by_label("parle d’arrêter")).to_be_checked(timeout=15_000)
    await cpe.settle()
    await head.page.reload()
    await head.settle()
    await expect(head.page.get_by_label(re.compile("^Un fait"))).to_have_value("a demandé un rendez-vous")
    await expect(head.page.get_by_label("parle d’arrêter")).to_be_checked()


async def _followed(visitors: Visitors) -> None:
    """Whoever is in charge finds the task, does it, takes that back."""
    head = await visitors.sign_in(HEAD)
    row = head.page.get_by_role("listitem").filter(has_text="Mettre en place le tutorat")
    await expect(row).to_contain_text(LISTED[0], ignore_case=True)
    await row.get_by_role("button", name=re.compile("^Fait")).click()
    await expect(row).to_have_count(0)
    await head.button("Annuler", exact=True).click()
    await expect(row).to_have_count(1)
    await head.go("/taches?de=miennes")
    await expect(head.page.get_by_role("row").filter(has_text="Préparer le PPRE").first).to_contain_text(
        LISTED[1], ignore_case=True
    )
    assert await head.violations() == []
