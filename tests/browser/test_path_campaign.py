"""A campaign of SIEI: a source cut short is stopped, the crossing followed and replayed, a pair read, the list published."""

import re

from playwright.async_api import FilePayload, expect

from domain.siei.sources import SourceKind
from tests.browser.campaign_files import deposit, invented
from tests.browser.visitor import Visitor, Visitors

K = SourceKind


def _cut(content: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    return b"".join(lines[: len(lines) // 2])


async def test_steward_runs_a_campaign_from_its_sources_to_the_published_list(visitors: Visitors) -> None:
    steward = await visitors.sign_in("data")
    await steward.go("/siei")
    await steward.button("Ouvrir une campagne", exact=True).click()
    await expect(steward.page.get_by_role("checkbox", name=re.compile("Département.999"))).to_be_checked()
    await steward.picture("siei-nouvelle-campagne")
    await steward.button("Ouvrir la campagne", exact=True).click()
    title = steward.page.get_by_role("heading", level=1)
    await expect(title).to_contain_text(re.compile("Campagne du 23.novembre 2026, département 999"))
    await steward.settle()
    await expect(steward.page.get_by_text(re.compile("Il manque"))).to_be_visible()
    assert await steward.violations() == []

    files = invented()
    for kind, content in files.items():
        await deposit(steward, kind, _cut(content) if kind is K.EN_PREVIOUS else content)
    await steward.button("Contrôler les sources", exact=True).click()
    await expect(steward.page.get_by_text("bloquée", exact=True)).to_be_visible()
    await expect(steward.page.get_by_text(re.compile("Vérifiez que l’extraction est complète")).first).to_be_visible()
    await steward.picture("siei-bloquee")
    assert await steward.violations() == []

    await steward.button(re.compile("^Détails.*année précédente")).click()
    await steward.button("Retirer cette source", exact=True).click()
    await deposit(steward, K.EN_PREVIOUS, files[K.EN_PREVIOUS])
    await steward.button("Contrôler les sources", exact=True).click()
    await steward.button("Lancer le croisement", exact=True).click()
    await expect(steward.page.get_by_role("progressbar")).to_be_visible()
    await expect(steward.page.get_by_text(re.compile(r"Étape \d sur 9")).first).to_be_visible(timeout=60_000)
    await steward.picture("siei-en-cours")
    await expect(steward.page.get_by_role("heading", name="Résultat")).to_be_visible(timeout=120_000)
    await steward.settle()
    await expect(steward.page.get_by_text("Encore là", exact=True)).to_be_visible()

    await steward.button("Rejouer et comparer", exact=True).click()
    await expect(steward.page.get_by_text(re.compile("Résultat identique"))).to_be_visible(timeout=120_000)
    await steward.picture("siei-resultat")
    assert await steward.violations() == []
    await _review_one_pair(steward)
    await _publish_and_compare(steward)


async def _review_one_pair(steward: Visitor) -> None:
    await steward.link("Relire les paires", exact=True).click()
    await expect(steward.page.get_by_role("heading", name=re.compile("Est-ce la même personne"))).to_be_visible()
    await steward.page.keyboard.press("2")
    await expect(steward.button(re.compile("^Annuler"))).to_be_visible()
    await steward.settle()


async def _publish_and_compare(steward: Visitor) -> None:
    await steward.link(re.compile("Campagne du 23.novembre")).first.click()
    await steward.link("Voir la liste et publier", exact=True).click()
    await steward.link(re.compile("^Publier")).click()
    await steward.button(re.compile("^Publier")).click()
    await expect(steward.page.get_by_role("heading", name=re.compile("Listes publiées le"))).to_be_visible()
    await steward.link("Voir la liste publiée", exact=True).click()
    await steward.link("Entrés et sortis", exact=True).click()
    await expect(steward.page.get_by_text("Encore là", exact=True)).to_be_visible()
    await expect(steward.page.get_by_role("heading", name="Pourquoi ils sont sortis")).to_be_visible()


async def test_a_file_of_another_source_is_refused_by_its_columns(visitors: Visitors) -> None:
    steward = await visitors.sign_in("data")
    steward.refusals_expected = True
    await steward.go("/siei")
    await steward.button("Ouvrir une campagne", exact=True).click()
    await steward.button("Ouvrir la campagne", exact=True).click()
    await steward.page.wait_for_url(re.compile(r"/siei/[0-9a-f-]{36}"))
    await steward.settle()
    await steward.button(re.compile("^Déposer.*Apprentis")).click()
    payload = FilePayload(name="diplomas.csv", mimeType="text/csv", buffer=invented()[K.DIPLOMAS])
    await steward.page.locator("input[type=file]").set_input_files(payload)
    await expect(steward.page.get_by_text(re.compile("date_entree")).first).to_be_visible()
    await steward.picture("siei-fichier-refuse")
    assert await steward.violations() == []


async def test_administrator_closes_siei_then_opens_it_by_its_legal_basis(visitors: Visitors) -> None:
    admin = await visitors.sign_in("admin")
    await admin.go("/siei")
    await admin.button("Fermer le SIEI").click()
    await admin.button("Retirer la base juridique", exact=True).click()
    await expect(admin.page.get_by_role("heading", name="Le SIEI est fermé sur cette installation")).to_be_visible()
    await admin.picture("siei-ferme-admin")
    assert await admin.violations() == []
    steward = await visitors.sign_in("data")
    await steward.go("/siei")
    await expect(steward.page.get_by_text(re.compile("L’administrateur du service l’enregistre"))).to_be_visible()
    await expect(steward.button("Ouvrir une campagne")).to_have_count(0)

    await admin.page.get_by_label("Décision du responsable").fill("Arrêté de démonstration du 3 septembre 2026.")
    await admin.page.get_by_label("Date de la décision").fill("2026-09-03")
    await admin.button("Enregistrer et ouvrir le SIEI", exact=True).click()
    await expect(admin.page.get_by_role("heading", name="Le croisement est autorisé")).to_be_visible()
    await steward.go("/siei")
    await expect(steward.button("Ouvrir une campagne")).to_be_visible()
