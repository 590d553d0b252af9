"""Fourth path: a concern leaves a phone in few gestures, the CPE reads it, acts on the week, and its author learns."""

import re

from playwright.async_api import Locator, expect

from api.commands import warnings
from tests.browser.house import NOW, House
from tests.browser.places import Places
from tests.browser.visitor import PHONE, Visitor, Visitors

PUPIL = re.compile("fontaine", re.IGNORECASE)


async def test_concern_is_signalled_read_answered_and_followed(
    house: House, visitors: Visitors, places: Places
) -> None:
    await warnings.run(house.jobs_url, None, NOW.date())
    await _teacher_signals(visitors, places)
    cpe = await visitors.sign_in("cpe")
    await _cpe_works_the_week(cpe)
    await _cpe_answers(cpe)
    await _teacher_follows(visitors)


async def _teacher_signals(visitors: Visitors, places: Places) -> None:
    """Three taps and one sentence, from a pupil already named as a roll names them."""
    teacher = await visitors.sign_in("enseignant", PHONE)
    await teacher.go(places.path("/signaler?eleve={lucas}"))
    await expect(teacher.page.get_by_text("Ni santé, ni famille, ni religion, ni délit.").last).to_be_in_viewport()
    await teacher.page.get_by_label("Parle d’arrêter").check()
    fact = teacher.page.get_by_label(re.compile("Un fait, daté"))
    await fact.fill("Sa mère dit qu’il est malade.")
    await teacher.button("Envoyer à la vie scolaire").click()
    await expect(teacher.page.get_by_text(re.compile("semble parler de santé"))).to_be_visible()
    assert await teacher.violations() == []
    await fact.fill("Le 20 novembre, il a dit vouloir arrêter.")
    await teacher.button(re.compile("^Envoyer .*à la vie scolaire")).click()
    await expect(teacher.page.get_by_role("heading", name=re.compile(r"Reçu à 8\s+h\s+41"))).to_be_focused()
    await teacher.link("Voir les suites données").click()
    await expect(teacher.page.get_by_role("listitem").filter(has_text="Reçue le").first).to_be_visible()
    kept = await teacher.page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")
    assert "arrêter" not in kept


async def _cpe_works_the_week(cpe: Visitor) -> None:
    await cpe.go("/prevention")
    first, second = await _page_of(_rows(cpe).nth(0)), await _page_of(_rows(cpe).nth(1))
    of_second = _rows(cpe).filter(has=cpe.page.locator(f'a[href="{second}"]'))
    await of_second.get_by_role("button", name=re.compile("ordre du jour")).click()
    await expect(cpe.page.get_by_role("status").filter(has_text="est à l’ordre du jour")).to_be_visible()
    await expect(of_second).to_have_count(0)
    await cpe.button("Annuler", exact=True).click()
    await expect(of_second).to_have_count(1)
    await cpe.settle()
    assert await cpe.violations() == []
    await _rows(cpe).nth(0).get_by_role("button", name=re.compile("Je m’en occupe")).click()
    await cpe.page.wait_for_url(re.compile(f"{first}$"))
    await cpe.settle()
    await expect(cpe.page.get_by_role("heading", name="Alertes précoces")).to_be_visible()
    await cpe.go("/prevention")
    await cpe.button(re.compile(r"^Déjà suivies")).click()
    await expect(cpe.page.get_by_role("region", name="Déjà suivies").locator(f'a[href="{first}"]')).to_be_visible()


async def _cpe_answers(cpe: Visitor) -> None:
    await cpe.go("/prevention/inquietudes")
    row = cpe.page.get_by_role("row").filter(has_text=PUPIL).first
    await row.get_by_role("button", name=re.compile("^Lire")).click()
    await expect(cpe.page.get_by_text("Le 20 novembre, il a dit vouloir arrêter.")).to_be_visible()
    await cpe.settle()
    assert await cpe.violations() == []
    await cpe.page.get_by_role("radio", name="Entretien avec l’élève").check()
    await cpe.button("Enregistrer la suite").click()
    await expect(cpe.page.get_by_role("status").filter(has_text="Suite donnée")).to_be_visible()


async def _teacher_follows(visitors: Visitors) -> None:
    teacher = await visitors.sign_in("enseignant", PHONE, home=False)
    await teacher.go("/suites-donnees")
    trail = teacher.page.get_by_role("listitem").filter(has_text=PUPIL).first
    await expect(trail).to_contain_text(re.compile("lue par Nadia Lemoine"))
    await expect(trail).to_contain_text(re.compile(r"décidé le 23\s+nov\.\s+: entretien avec l’élève"))
    assert await teacher.violations() == []


def _rows(visitor: Visitor) -> Locator:
    return visitor.page.locator(".rc-situation")


async def _page_of(situation: Locator) -> str:
    return str(await situation.get_by_role("link").first.get_attribute("href"))
