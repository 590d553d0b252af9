"""A crossing is interrupted, resumed, and its campaign abandoned; lines that cannot be used are told one by one."""

import re

from playwright.async_api import expect

from domain.siei.sources import SourceKind
from tests.browser.campaign_files import deposit, invented
from tests.browser.visitor import Visitor, Visitors

BAD = SourceKind.EN_CURRENT


def _with_two_bad_lines(content: bytes) -> bytes:
    header, *lines = content.decode().splitlines()
    born = header.split(";").index("date_naissance")
    for place in (0, 4):
        cells = lines[place].split(";")
        cells[born] = "31/02/2008"
        lines[place] = ";".join(cells)
    return "\n".join([header, *lines, ""]).encode()


async def _open(steward: Visitor) -> None:
    await steward.go("/siei")
    await steward.button("Ouvrir une campagne", exact=True).click()
    await steward.button("Ouvrir la campagne", exact=True).click()
    await steward.page.wait_for_url(re.compile(r"/siei/[0-9a-f-]{36}"))
    await steward.settle()


async def test_a_crossing_is_interrupted_resumed_and_its_campaign_abandoned(visitors: Visitors) -> None:
    steward = await visitors.sign_in("data")
    await _open(steward)
    files = invented()
    await deposit(steward, BAD, _with_two_bad_lines(files.pop(BAD)))
    await steward.button(re.compile(f"^Détails.*{re.escape(BAD.label)}")).click()
    told = steward.page.get_by_role("table", name=re.compile("Lignes écartées"))
    await expect(told.get_by_role("row")).to_have_count(3, timeout=30_000)
    await expect(told.get_by_role("rowheader", name="2", exact=True)).to_be_visible()
    await expect(told.get_by_text("Date illisible")).to_have_count(2)
    await steward.picture("siei-lignes-ecartees")
    assert await steward.violations() == []
    await steward.page.reload()
    await steward.settle()

    for kind, content in files.items():
        await deposit(steward, kind, content)
    await steward.button("Contrôler les sources", exact=True).click()
    await steward.button("Lancer le croisement", exact=True).click()
    await steward.button("Interrompre", exact=True).click()
    stopped = steward.page.get_by_role("heading", name=re.compile("interrompu à votre demande"))
    await expect(stopped).to_be_visible(timeout=60_000)
    await steward.picture("siei-interrompue")
    assert await steward.violations() == []

    await steward.button("Reprendre", exact=True).click()
    await expect(steward.page.get_by_role("heading", name="Résultat")).to_be_visible(timeout=120_000)
    await steward.button("Abandonner la campagne", exact=True).click()
    await steward.button("Effacer et abandonner", exact=True).click()
    await expect(steward.page.get_by_role("heading", name=re.compile("^Abandonnée le"))).to_be_visible()
