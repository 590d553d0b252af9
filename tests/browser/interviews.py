"""A young person called and met, as a platform does it."""

import re

from playwright.async_api import expect

from tests.browser.visitor import Visitor

RECORD = re.compile(r"/suivis/[0-9a-f-]{36}$")
SYNTHESIS = "Vous voulez apprendre un métier du bois. Nous cherchons un atelier à visiter avant Noël."


async def call_and_meet(agent: Visitor, follow_up_id: str) -> None:
    """Reached by telephone, received, and the interview finished."""
    page = agent.page
    await agent.go(f"/suivis/{follow_up_id}")
    await agent.button("Noter un essai").click()
    await page.get_by_role("radio", name="Nouveau projet").check()
    await agent.button("Enregistrer", exact=True).click()
    await expect(page.get_by_role("heading", name=re.compile("^Noter un essai pour"))).to_have_count(0)
    await agent.link("Mener un entretien").click()
    await agent.settle()
    await write_interview(agent)
    await expect(page.get_by_role("heading", name="Tout est là")).to_be_visible()
    await agent.button("Terminer l’entretien").click()
    await page.wait_for_url(RECORD)


async def write_interview(agent: Visitor) -> None:
    page = agent.page
    await page.get_by_role("checkbox", name="Choisir une voie").check()
    await page.get_by_role("checkbox", name="Travailler de ses mains").check()
    await page.get_by_role("radio", name="3e, sans diplôme").check()
    await page.get_by_label("Ce qu’il veut faire").fill("Travailler le bois")
    await page.locator("#synthesis").fill(SYNTHESIS)
    await expect(page.get_by_role("region", name=re.compile("lira$")).get_by_text(SYNTHESIS)).to_be_visible()
    await page.get_by_role("radio", name="Proposer une place").check()
    await agent.button("Lundi 30 novembre").click()
