"""Young people of a platform: shared out, called, handed over with a note, met; each knows who answers."""

import re

from playwright.async_api import expect

from tests.browser.interviews import RECORD, SYNTHESIS, write_interview
from tests.browser.visitor import PHONE, Visitor, Visitors


async def test_from_nobody_to_an_interview_that_the_young_person_reads(visitors: Visitors) -> None:
    await _manager_shares_out(visitors)
    record = await _referent_calls(visitors)
    await _hands_over(visitors, record, "Son projet est à construire, il préfère être appelé le soir.")
    await _receiver_answers(visitors, record, accepts=False)
    await _hands_over(visitors, record, "Il vous connaît déjà : un entretien est attendu cette semaine.")
    await _receiver_answers(visitors, record, accepts=True)
    await _is_met(visitors, record)


async def test_a_phone_calls_one_young_person_a_screen(visitors: Visitors) -> None:
    agent = await visitors.sign_in("mlds", PHONE, home=False)
    await agent.go("/suivis?vue=appels&besoin=a-rappeler")
    assert await agent.violations() == []
    await _skip_to_a_number(agent)
    first = await agent.page.get_by_role("heading", level=2).inner_text()
    await agent.button("Message laissé", exact=True).click()
    await expect(agent.page.get_by_text(re.compile("^Essai noté pour"))).to_be_visible()
    await expect(agent.page.get_by_text(re.compile(r"^\d+ sur "))).to_be_visible()
    assert await agent.page.get_by_role("heading", level=2).first.inner_text() != first


async def _skip_to_a_number(agent: Visitor) -> None:
    """Some young people of a list have no known number: the page says so, and the next comes."""
    number = agent.page.locator("a[href^='tel:']")
    for _ in range(10):
        await expect(agent.page.get_by_role("heading", level=2).first).to_be_visible()
        if await number.count():
            break
        await agent.button("Passer au suivant").click()
        await agent.settle()
    await expect(number).to_be_visible()


async def _manager_shares_out(visitors: Visitors) -> None:
    """The preview first: who would follow how many."""
    manager = await visitors.sign_in("psad", home=False)
    await manager.go("/suivis?besoin=sans-referent")
    await manager.button(re.compile("^Répartir .* sans référent")).click()
    await expect(manager.page.get_by_role("listitem").filter(has_text="Karim Haddad : de ")).to_be_visible()
    assert await manager.violations() == []
    await manager.button("Répartir ainsi").click()
    await expect(manager.page.get_by_text(re.compile("suivis? répartis?"))).to_be_visible()
    await expect(manager.page.get_by_role("heading", name="Aucun jeune avec ces filtres.")).to_be_visible()


async def _referent_calls(visitors: Visitors) -> str:
    """By keyboard: the row, the panel, the answer, and the next one opens."""
    agent = await visitors.sign_in("mlds", home=False)
    await agent.go("/suivis?referent=moi")
    page = agent.page
    rows = page.get_by_role("row").filter(has=page.get_by_role("rowheader")).filter(has_text="aucun essai")
    link = rows.first.get_by_role("rowheader").get_by_role("link")
    record = await link.get_attribute("href") or ""
    await link.focus()
    await page.keyboard.press("c")
    title = page.get_by_role("heading", name=re.compile("^Noter un essai pour"))
    called = await title.inner_text()
    await page.get_by_role("radio", name="Pas de réponse").check()
    assert await agent.violations() == []
    await agent.button("Enregistrer et suivant").click()
    await expect(page.get_by_text(re.compile("^Essai noté pour"))).to_be_visible()
    await expect(title).not_to_have_text(called)
    await agent.go(record)
    await expect(page.get_by_text("Appel : pas de réponse").first).to_be_visible()
    return record


async def _hands_over(visitors: Visitors, record: str, note: str) -> None:
    agent = await visitors.sign_in("mlds", home=False)
    await agent.go(record)
    await agent.link("Passer le relais").click()
    await agent.settle()
    await agent.page.get_by_role("radio", name=re.compile("^Sarah Meunier")).check()
    await agent.page.get_by_label("Note de relais").fill(note)
    assert await agent.violations() == []
    await agent.button("Proposer le relais").click()
    await agent.page.wait_for_url(RECORD)
    await expect(agent.page.get_by_role("heading", name="Relais proposé à Sarah Meunier")).to_be_visible()


async def _receiver_answers(visitors: Visitors, record: str, *, accepts: bool) -> None:
    receiver = await visitors.sign_in("psyen", home=False)
    await receiver.go(record)
    page = receiver.page
    await expect(page.get_by_role("heading", name="Karim Haddad vous propose le relais")).to_be_visible()
    assert await receiver.violations() == []
    if accepts:
        await receiver.button("Accepter le relais").click()
        await expect(page.locator(".rc-referent")).to_have_text("Référent : Sarah Meunier (vous)")
        return
    await receiver.button("Refuser", exact=True).click()
    await page.get_by_label(re.compile("^Raison du refus")).fill("Je suis en formation cette semaine.")
    await receiver.button("Envoyer le refus").click()
    await expect(page.get_by_text("Relais refusé", exact=True).first).to_be_visible()
    await expect(page.locator(".rc-referent")).to_have_text("Référent : Karim Haddad")


async def _is_met(visitors: Visitors, record: str) -> None:
    """Kept as it is written, read as it is written, finished once."""
    agent = await visitors.sign_in("mlds", home=False)
    await agent.go(record)
    await agent.link("Mener un entretien").click()
    await agent.settle()
    await write_interview(agent)
    await expect(agent.page.get_by_text(re.compile("^Enregistré à"))).to_be_visible()
    await expect(agent.page.get_by_role("heading", name="Tout est là")).to_be_visible()
    assert await agent.violations() == []
    await agent.button("Terminer l’entretien").click()
    await agent.page.wait_for_url(RECORD)
    await expect(agent.page.get_by_text(SYNTHESIS)).to_be_visible()
    await expect(agent.page.get_by_text(re.compile("^Reçu en entretien le")).first).to_be_visible()
