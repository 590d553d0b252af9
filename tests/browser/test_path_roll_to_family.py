"""First path: a roll taken on a phone, the absentees at the vie scolaire, the family called; the count explains itself."""

import re

from playwright.async_api import expect

from tests.browser.places import Places
from tests.browser.visitor import DESK, PHONE, Visitors


async def test_teacher_takes_a_roll_in_few_taps_and_the_family_is_called(visitors: Visitors, places: Places) -> None:
    teacher = await visitors.sign_in("enseignant", PHONE)
    await teacher.go(places.path("/appels/{class_melec}/2026-11-23/{roll_period}"))
    rows = teacher.page.get_by_role("checkbox", name=re.compile("absent$"))
    assert await rows.count() > 15
    missing = teacher.page.get_by_role("checkbox", name=re.compile("^DUPONT Jules"))
    await missing.set_checked(True)
    await teacher.page.get_by_role("button", name=re.compile("Retard")).first.click()
    await teacher.button(re.compile("Enregistrer l’appel")).click()
    await expect(teacher.page.get_by_role("heading", name=re.compile("Appel enregistré à 8 h 41"))).to_be_focused()
    await expect(teacher.page.get_by_text("La vie scolaire prévient les familles.")).to_be_visible()
    assert await teacher.violations() == []

    cpe = await visitors.sign_in("cpe")
    await cpe.go("/absences?etat=a-prevenir")
    row = cpe.page.get_by_role("row").filter(has_text="DUPONT Jules")
    await expect(row).to_contain_text("à prévenir")
    await row.get_by_role("button", name=re.compile("Noter un appel")).click()
    await cpe.page.get_by_role("radio", name="a répondu").check()
    await cpe.button("Enregistrer", exact=True).click()
    await expect(cpe.page.get_by_role("row").filter(has_text="DUPONT Jules")).to_have_count(0)
    await cpe.go("/absences")
    await expect(cpe.page.get_by_role("row").filter(has_text="DUPONT Jules")).to_contain_text("prévenue à 8 h 41")


async def test_count_says_why_by_itself(visitors: Visitors) -> None:
    cpe = await visitors.sign_in("cpe")
    await cpe.go("/seuils")
    row = cpe.page.get_by_role("row").filter(has_text="FONTAINE")
    await row.get_by_role("button", name=re.compile("Pourquoi")).click()
    await expect(cpe.page.get_by_text(re.compile(r"17 nov|mar\. 17")).first).to_be_visible()
    await expect(cpe.page.get_by_role("main").get_by_text(re.compile("Règle")).first).to_be_visible()
    assert await cpe.violations() == []


async def test_roll_taken_offline_is_kept_and_sent_when_back(visitors: Visitors, places: Places) -> None:
    teacher = await visitors.sign_in("enseignant", PHONE)
    await teacher.go(places.path("/appels/{class_mcv}/2026-11-23/{roll_period}"))
    await expect(teacher.page.get_by_text(re.compile("Vous le complétez"))).to_be_visible()
    context = teacher.page.context
    await context.set_offline(offline=True)
    await teacher.page.get_by_role("checkbox", name=re.compile("absent$"), checked=False).last.check()
    await teacher.button(re.compile("Enregistrer l’appel")).click()
    await expect(teacher.page.get_by_text(re.compile("Non envoyé")).first).to_be_visible()
    stored = await teacher.page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    assert not re.search(r"ROCHE|MARCHETTI|Jade", stored)  # ids alone are kept on a shared device
    await context.set_offline(offline=False)
    await teacher.page.evaluate("window.dispatchEvent(new Event('online'))")
    await expect(teacher.page.get_by_role("heading", name=re.compile("Appel enregistré"))).to_be_visible()
    teacher.complaints.clear()  # the refusals of a network that was cut


async def test_list_is_walked_by_keyboard_alone(visitors: Visitors) -> None:
    cpe = await visitors.sign_in("cpe", DESK)
    await cpe.go("/absences?etat=a-prevenir")
    await cpe.page.keyboard.press("j")
    first = await cpe.page.evaluate("document.activeElement.textContent")
    await cpe.page.keyboard.press("j")
    second = await cpe.page.evaluate("document.activeElement.textContent")
    assert first
    assert second
    assert first != second
    await cpe.page.keyboard.press("k")
    assert await cpe.page.evaluate("document.activeElement.textContent") == first
    await cpe.page.keyboard.press("c")
    panel = cpe.page.get_by_role("heading", name=re.compile("Prévenir la famille"))
    await expect(panel).to_be_visible()
