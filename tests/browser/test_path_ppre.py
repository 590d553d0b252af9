"""A PPRE from its draft to its review: a teacher, the head, and the family by the link of a mail."""

import re
from dataclasses import dataclass

from playwright.async_api import expect
from sqlalchemy import text

from persistence.database import Pool, create_engine
from tests.browser.house import House
from tests.browser.visitor import DESK, PHONE, Visitor, Visitors

TEACHER, HEAD = "helene.perrin.9990003z", "chef.9990003z"
FAMILY = "famille.abdelli@famille.example"
_PUPIL = """
SELECT s.id, s.birth_date, g.id AS guardian_id FROM students s JOIN guardians g ON g.student_id = s.id
 WHERE s.family_name = 'ABDELLI' AND s.first_name = 'Nora' AND g.level = 1
"""


@dataclass(frozen=True)
class Nora:
    student: str
    birth: tuple[str, str, str]
    guardian: str


async def test_ppre_is_written_proposed_signed_by_the_family_and_reviewed(visitors: Visitors, house: House) -> None:
    nora = await _find(house)
    head = await visitors.sign_in(HEAD)
    await _family_accepts_mail(head, nora)
    address = await _draft(await visitors.sign_in(TEACHER), nora)
    await _propose(head, address)
    link = await house.post.link_to(FAMILY)
    code = re.search(r"\b(\d{3} \d{3})\b", [said for to, said in house.post.mails if to == FAMILY][-1])
    assert code is not None
    await _sign(await visitors.stranger(PHONE), link, nora, code[1])
    await _start_and_review(head, address)


async def _find(house: House) -> Nora:
    engine = create_engine(house.jobs_url, Pool(size=1))
    try:
        async with engine.connect() as connection:
            row = (await connection.execute(text(_PUPIL))).one()
    finally:
        await engine.dispose()
    day = row.birth_date
    return Nora(str(row.id), (str(day.day), str(day.month), str(day.year)), str(row.guardian_id))


async def _family_accepts_mail(head: Visitor, nora: Nora) -> None:
    await head.go(f"/eleves/{nora.student}/responsables/{nora.guardian}")
    await head.page.get_by_label("Courriel", exact=True).fill(FAMILY)
    await head.page.get_by_label("Accepte les courriels").check()
    await head.button(re.compile("^Enregistrer")).click()
    await expect(head.page).to_have_url(re.compile(rf"/eleves/{nora.student}$"))


async def _draft(teacher: Visitor, nora: Nora) -> str:
    """From a model, with what the pupil says; Ctrl and Enter go from block to block."""
    page = teacher.page
    await teacher.go(f"/accompagnements/nouveau?type=ppre&eleve={nora.student}")
    await page.get_by_role("radio", name=re.compile("Lire et comprendre, cycle 4")).check()
    assert await teacher.violations() == []
    await teacher.button("Ouvrir le brouillon").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("PPRE — Nora Abdelli")
    await teacher.settle()
    for title in ("Objectifs", "Ce que dit Nora", "Suivi"):
        block = page.locator("button.rc-block-of-plan__title", has_text=title)
        if await block.get_attribute("aria-expanded") == "false":
            await block.click()
    await page.get_by_label("Réussi si, objectif 1").fill("4 textes sur 5, seule")
    await page.get_by_label(re.compile("Avec ses mots")).fill("Je comprends quand on me le dit.")
    await page.get_by_label("Rencontre avec la famille").fill("2026-11-20")
    await expect(page.get_by_text(re.compile(r"^Enregistré à 8.h.41"))).to_be_visible()
    await teacher.settle()
    assert await teacher.violations() == []
    await teacher.picture("ppre-brouillon-1280")
    await page.set_viewport_size(PHONE)
    await teacher.settle()
    await teacher.picture("ppre-brouillon-390")
    assert await teacher.violations() == []
    await page.set_viewport_size(DESK)
    return page.url.removeprefix(teacher.base)


async def _propose(head: Visitor, address: str) -> None:
    await head.go(address)
    await head.link("Proposer à la famille").click()
    await head.picture("ppre-proposer-1280")
    await head.button("Proposer à la famille").click()
    await expect(head.page.locator("[aria-current=step]")).to_contain_text("Proposé")
    await head.settle()
    await head.button(re.compile("^Envoyer le lien par courriel")).click()
    await expect(head.page.get_by_text(re.compile("^Lien envoyé le"))).to_be_visible()
    assert await head.violations() == []
    await head.picture("ppre-propose-1280")


async def _sign(family: Visitor, link: str, nora: Nora, code: str) -> None:
    """At 390 px, without any account: a wrong day, then the right one; the whole text, the box, the code."""
    page = family.page
    family.refusals_expected = True
    await family.go(link)
    assert "#" not in page.url, "the token stays in the address"
    await family.picture("signature-390")
    assert await family.violations() == []
    await _born(family, ("1", "1", "2001"))
    await expect(page.get_by_text(re.compile("n’est pas celle que nous connaissons")).first).to_be_visible()
    assert await family.violations() == []
    await _born(family, nora.birth)
    await expect(page.get_by_role("heading", name=re.compile("pour Nora$"))).to_be_focused()
    await family.picture("signature-a-lire-390")
    assert await family.violations() == []
    await family.button("Je signe", exact=True).click()
    await expect(page.get_by_text("Lisez le document, puis cochez cette case pour signer.")).to_be_visible()
    await page.get_by_label("J’ai lu ce document").check(force=True)
    await page.get_by_label(re.compile("^Code reçu")).fill(code)
    await family.button("Je signe", exact=True).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("C’est signé")
    await family.picture("signature-faite-390")
    assert await family.violations() == []
    kept = await page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    assert not re.search(rf"Nora|ABDELLI|{nora.birth[2]}|{re.escape(link.partition('#')[2])}", kept), (
        "the device keeps something"
    )
    await page.goto("about:blank")  # the link of the mail again, not the page that is open
    await family.go(link)
    await _born(family, nora.birth)
    await expect(page.get_by_text(re.compile("déjà")).first).to_be_visible()


async def _born(family: Visitor, birth: tuple[str, str, str]) -> None:
    for label, value in zip(("Jour", "Mois", "Année"), birth, strict=True):
        await family.page.get_by_label(label, exact=True).fill(value)
    await family.button("Lire le document").click()


async def _start_and_review(head: Visitor, address: str) -> None:
    page = head.page
    await head.go(address)
    await expect(page.get_by_text(re.compile("par code reçu par courriel"))).to_be_visible()
    await page.get_by_role(
        "button", name=re.compile("^Noter une signature sur papier.*chef d’établissement", re.IGNORECASE)
    ).click()
    await head.button("Noter cette signature").click()
    await expect(page.get_by_text(re.compile("sur papier$")).first).to_be_visible()
    await head.settle()
    await head.link("Mettre en route").click()
    await head.button("Mettre en route").click()
    await expect(page.locator("[aria-current=step]")).to_contain_text("En cours")
    await head.settle()
    await head.link("Faire le bilan").click()
    await page.get_by_role("radio", name="En progrès").first.check()
    await page.get_by_role("radio", name="Continuer").check()
    await page.get_by_role("textbox", name=re.compile("^Prochain bilan")).fill("2026-12-18")
    await head.picture("ppre-bilan-1280")
    assert await head.violations() == []
    await head.button("Faire le bilan").click()
    await expect(page.get_by_role("heading", name=re.compile("^Bilan du 23 nov"))).to_be_visible()
    await expect(page.locator("[aria-current=step]")).to_contain_text("Bilan")
    await head.settle()
    assert await head.violations() == []
    await head.picture("ppre-apres-bilan-1280")
