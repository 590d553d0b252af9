"""Fourth path: an officer is invited, chooses a password, sets a code up, and comes back with it."""

import base64
import hashlib
import hmac
import re

from playwright.async_api import expect

from tests.browser.house import NOW, House
from tests.browser.visitor import DESK, PHONE, Visitor, Visitors

NEW = "ines.bonnet@academie.example"
PASSWORD = "des marronniers au printemps 26"
"""Of a person who exists in this test alone."""
STEP = 30


def code_of(secret: str, *, later: int = 0) -> str:
    """The six figures an application would show (RFC 6238), at the minute of the house or some steps later."""
    key = base64.b32decode(secret)
    counter = int(NOW.timestamp()) // STEP + later
    digest = hmac.new(key, counter.to_bytes(8, "big"), hashlib.sha1).digest()
    start = digest[-1] & 0x0F
    return str((int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF) % 1_000_000).zfill(6)


async def test_officer_is_invited_sets_a_code_up_and_signs_in_with_it(visitors: Visitors, house: House) -> None:
    await _invite(await visitors.sign_in("admin"))
    link = await house.post.link_to(NEW)
    officer = await visitors.stranger(PHONE)
    secret = await _accept(officer, link)
    await _come_back(await visitors.stranger(DESK), secret)


async def _invite(admin: Visitor) -> None:
    await admin.go("/administration/comptes")
    await admin.button("Inviter une personne").click()
    form = admin.page.get_by_role("region", name="Inviter une personne")
    await form.get_by_label("Adresse électronique").fill(NEW)
    await form.get_by_label("Nom affiché").fill("Inès Bonnet")
    await form.get_by_label("Fonction").select_option(label="Agent de la DSDEN, assiduité")
    await form.get_by_label("Périmètre").select_option(label="DSDEN du département 999")
    assert await admin.violations() == []
    await admin.picture("invitation-1280")
    await admin.button("Envoyer l’invitation").click()
    await expect(admin.page.get_by_text(f"Invitation envoyée à {NEW}")).to_be_visible()


async def _accept(officer: Visitor, link: str) -> str:
    await officer.go(link)
    await expect(officer.page.get_by_text("DSDEN du département 999")).to_be_visible()
    assert "#" not in officer.page.url, "the token stays in the address"
    assert await officer.violations() == []
    await officer.picture("invitation-acceptee-390")
    await officer.page.get_by_label("Choisissez votre mot de passe").fill(PASSWORD)
    await officer.button("Enregistrer et entrer").click()
    await expect(officer.page.get_by_role("heading", level=1)).to_have_text("Protéger votre compte")
    secret = (await officer.page.locator(".rc-secret").inner_text()).replace(" ", "")
    assert await officer.violations() == []
    assert await officer.page.locator(".rc-qr").evaluate("image => image.naturalWidth > 0"), "the square is not drawn"
    await officer.picture("second-facteur-390")
    await officer.page.get_by_label(re.compile("Code")).fill(code_of(secret))
    await officer.page.get_by_role("button", name=re.compile("^(Activer|Valider|Continuer|Vérifier)")).click()
    await expect(officer.page.get_by_role("heading", level=1)).to_have_text("Vos codes de secours")
    await expect(officer.page.get_by_role("list", name="Codes de secours").get_by_role("listitem")).to_have_count(10)
    await officer.picture("codes-de-secours-390")
    await officer.button(re.compile("^J’ai gardé ces codes")).click()
    await expect(officer.page.get_by_role("heading", level=1)).to_contain_text("Bonjour Inès")
    return secret


async def _come_back(officer: Visitor, secret: str) -> None:
    """A code serves once: the next one is asked of the application."""
    await officer.go("/connexion")
    await officer.page.get_by_label("Adresse électronique").fill(NEW)
    await officer.page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    await officer.button("Se connecter", exact=True).click()
    await expect(officer.page.get_by_role("heading", level=1)).to_have_text("Code à usage unique")
    await officer.picture("code-1280")
    await officer.page.get_by_label(re.compile("Code")).fill(code_of(secret, later=1))
    await officer.page.get_by_role("button", name=re.compile("^(Valider|Continuer|Se connecter|Vérifier)")).click()
    await expect(officer.page.get_by_role("heading", level=1)).to_contain_text("Bonjour Inès")
