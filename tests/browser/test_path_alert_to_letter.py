"""Second path: from an alert to the signed letter, each by their own hand: CPE, head, DSDEN, signatory, worker."""

import re

from playwright.async_api import Page, expect

from tests.browser.visitor import Visitor, Visitors

PUPIL = "FONTAINE"


async def test_case_walks_from_the_alert_to_the_letter_of_the_day(visitors: Visitors) -> None:
    case = await _cpe_opens(visitors)
    await _head_refers(visitors, case)
    await _office_prepares(visitors, case)
    await _signatory_signs(visitors, case)
    await _letter_opens(visitors, case)


async def _cpe_opens(visitors: Visitors) -> str:
    cpe = await visitors.sign_in("cpe")
    await cpe.go("/seuils")
    row = cpe.page.get_by_role("row").filter(has_text=PUPIL)
    await row.get_by_role("button", name=re.compile("Ouvrir un dossier")).click()
    await cpe.page.wait_for_url(re.compile(r"/dossiers/[0-9a-f-]{36}"))
    await cpe.settle()
    await expect(cpe.page.get_by_role("heading", level=1)).to_contain_text("Lucas Fontaine")
    assert await cpe.violations() == []
    return re.sub(r"^.*(/dossiers/[0-9a-f-]{36}).*$", r"\1", cpe.page.url)


async def _head_refers(visitors: Visitors, case: str) -> None:
    head = await visitors.sign_in("chef")
    head.refusals_expected = True  # the preview under 1°, which the page offers first: no invitation was sent
    await head.go(f"{case}/actes/refer")
    await expect(head.page.get_by_text("L131-8").or_(head.page.get_by_text("L. 131-8")).first).to_be_visible()
    await head.page.get_by_role("radio", name=re.compile("^2º|^2°")).check()
    await _act(head)


async def _office_prepares(visitors: Visitors, case: str) -> None:
    office = await visitors.sign_in("agent-dsden")
    await office.go("/saisines")
    row = office.page.get_by_role("row").filter(has_text=PUPIL)
    await row.get_by_role("button", name=re.compile("Accuser réception")).click()
    await expect(row.get_by_role("button", name=re.compile("Accuser réception"))).to_have_count(0)
    await office.go(f"{case}/actes/prepare_warning")
    await _check_all(office.page)
    await _act(office)


async def _signatory_signs(visitors: Visitors, case: str) -> None:
    signatory = await visitors.sign_in("dasen")
    await signatory.go(f"{case}/actes/warn")
    await _act(signatory)


async def _letter_opens(visitors: Visitors, case: str) -> None:
    office = await visitors.sign_in("agent-dsden")
    letter = office.page.get_by_role("link", name=re.compile("[Aa]vertissement"))
    for _ in range(20):  # the worker writes it
        await office.go(f"{case}/pieces")
        if await letter.count() > 0:
            break
        await office.page.wait_for_timeout(500)
    await letter.first.click()
    await office.page.wait_for_url(re.compile("/documents/"))
    await office.settle()
    await expect(office.page.locator("object, iframe, embed").first).to_be_visible()
    await office.go("/courriers")
    await office.button(re.compile("Préparer le lot")).click()
    await expect(office.page.get_by_text(re.compile(r"Lot du 23\s+nov\.\s+2026, préparé")).first).to_be_visible()
    assert await office.violations() == []


async def test_late_reason_takes_a_referral_back(visitors: Visitors) -> None:
    head = await visitors.sign_in("chef")
    work = head.page.get_by_role("listitem").filter(has_text="Retirer la saisine")
    await work.get_by_role("link", name=re.compile("Ouvrir")).click()
    await expect(head.page.get_by_role("heading", level=1)).to_have_text("Retirer la saisine")
    await _act(head)
    await expect(head.page.get_by_text(re.compile("Saisine retirée")).first).to_be_visible()


async def _check_all(page: Page) -> None:
    for box in await page.get_by_role("main").get_by_role("checkbox").all():
        await box.check()


async def _act(visitor: Visitor) -> None:
    """Sign the act as it stands, once its letters are previewed, and come back to the case."""
    await visitor.settle()
    await visitor.page.get_by_role("main").locator("button[type=submit]").click()
    await visitor.page.wait_for_url(re.compile(r"/dossiers/[0-9a-f-]{36}$"))
    await visitor.settle()
