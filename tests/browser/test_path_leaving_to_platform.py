"""A pupil of 17 who no longer comes: calls, two letters, the head's decision, and the platform on the same day."""

import re

from playwright.async_api import Locator, expect

from tests.browser.visitor import Visitor, Visitors

RECORD = re.compile(r"/sorties/[0-9a-f-]{36}$")


async def test_who_disappeared_is_handed_over_and_the_platform_says_so(visitors: Visitors) -> None:
    record, name = await _cpe_clarifies(visitors)
    await _head_decides(visitors, record)
    await _platform_receives(visitors, name)


async def _cpe_clarifies(visitors: Visitors) -> tuple[str, str]:
    """The letters have gone and their delays have passed; what is left is one more call, and the ground."""
    cpe = await visitors.sign_in("cpe")
    await cpe.go("/sorties?etat=to_clarify")
    link = _letters_gone(cpe).locator("[data-row-link]")
    name = (await link.inner_text()).split()[0]
    await link.click()
    await cpe.page.wait_for_url(RECORD)
    await cpe.settle()
    record = "/" + cpe.page.url.split("/", 3)[-1]
    await cpe.button("Noter un appel").click()
    await cpe.page.get_by_role("radio", name="Pas de réponse").check()
    await cpe.button("Enregistrer l’appel").click()
    await expect(cpe.page.get_by_text(re.compile("Appel noté pour"))).to_be_visible()
    await cpe.link("Préciser le motif").click()
    await cpe.page.get_by_role("radio", name="Ne vient plus, sans nouvelle").check()
    await _record(cpe)
    assert await cpe.link("Enregistrer la sortie").count() == 0  # the head's alone
    assert await cpe.violations() == []
    return record, name


def _letters_gone(cpe: Visitor) -> Locator:
    """The demo's one of that kind: a 1re, called twice."""
    return cpe.page.get_by_role("row").filter(has_text="1re").filter(has_text="Ne vient plus")


async def _head_decides(visitors: Visitors, record: str) -> None:
    head = await visitors.sign_in("chef")
    await head.go(record)
    await head.link("Enregistrer la sortie").click()
    await expect(head.page.get_by_text("reçoit ses coordonnées le jour même")).to_be_visible()
    await head.page.get_by_label("Où va l’élève").select_option("unknown")
    assert await head.violations() == []
    await _record(head)
    await expect(head.page.get_by_text("Transmis à la plateforme").first).to_be_visible()


async def _platform_receives(visitors: Visitors, name: str) -> None:
    platform = await visitors.sign_in("psad", home=False)
    await platform.go("/transmis")
    row = platform.page.get_by_role("row").filter(has_text=name)
    await row.get_by_role("button", name=re.compile("Accuser réception")).click()
    await expect(row.get_by_text(re.compile("accusée le"))).to_be_visible()
    assert await platform.violations() == []


async def _record(visitor: Visitor) -> None:
    """Take the step as it stands and come back to the record."""
    await visitor.settle()
    await visitor.page.get_by_role("main").locator("button[type=submit]").click()
    await visitor.page.wait_for_url(RECORD)
    await visitor.settle()
