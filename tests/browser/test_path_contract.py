"""From a name of the published list to a contract with two reviews; each in their window, and the funnel moves."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from playwright.async_api import expect
from sqlalchemy import Row, text

from domain.kernel.calendar import school_year_of
from domain.kernel.french import given_name
from persistence.database import Pool, create_engine
from tests.browser.house import House
from tests.browser.interviews import call_and_meet
from tests.browser.visitor import DESK, PHONE, Visitor, Visitors

MLDS, TUTOR, HEAD = "mlds", "tuteur", "chef"
YOUNG = "jeune@jeune.example"
PLACE = "CAP Électricien"
STEPS = ("Repérés", "Contactés", "Reçus en entretien", "Pris en charge", "Raccrochés")
_PARTY_FORM = "section[aria-labelledby=parties] form"
_LISTED = """
SELECT f.id, f.first_names, f.birth_date, f.arrived_on FROM follow_ups f
 WHERE f.source_kind = 'siei' AND f.birth_date > date '2008-11-23' AND f.closed_on IS NULL AND f.reached_on IS NULL
   AND f.followup_status = 'identified' AND f.interviewed_on IS NULL
 ORDER BY f.arrived_on DESC, f.id LIMIT 1
"""


_LAST_PLACE = """
SELECT p.formation FROM training_places p
 WHERE p.capacity - p.taken = 1 AND p.closed_on IS NULL AND p.entry_on >= date '2026-11-23' ORDER BY p.entry_on, p.id LIMIT 1
"""
_WITHOUT_PLACE = """
SELECT f.id, f.first_names FROM follow_ups f
 WHERE f.closed_on IS NULL AND f.interviewed_on IS NOT NULL AND NOT EXISTS (
       SELECT FROM place_holds h WHERE h.follow_up_id = f.id) ORDER BY f.id LIMIT 2
"""


@dataclass(frozen=True)
class Young:
    id: str
    name: str
    birth: tuple[str, str, str]
    school_year: int


async def test_a_name_of_the_list_becomes_a_signed_contract_and_the_funnel_moves(
    visitors: Visitors, house: House
) -> None:
    young = await _find(house)
    before = await _read_funnel(visitors, young.school_year)
    mlds = await visitors.sign_in(MLDS)
    await call_and_meet(mlds, young.id)
    await _hold_and_confirm(mlds, young)
    address = await _prepare(mlds, young)
    link = await house.post.link_to(YOUNG)
    code = re.search(r"\b(\d{3} \d{3})\b", [said for to, said in house.post.mails if to == YOUNG][-1])
    assert code is not None
    await _sign_by_link(await visitors.stranger(PHONE), link, young, code[1])
    await _note_paper(mlds, address)
    tutor = await visitors.sign_in(TUTOR)
    await _sign_as_tutor(tutor, young)
    await _sign_as_head(await visitors.sign_in(HEAD), address)
    await _start(mlds, address)
    await _note(tutor, young)
    await _review(mlds, address)
    await _review_again(mlds, address)
    after = await _read_funnel(visitors, young.school_year)
    moved = {step for step in STEPS if after[step] != before[step]}
    hidden = {step for step in STEPS if after[step].startswith(("moins de", "masqué"))}
    assert "Contactés" in moved, (before, after)
    assert set(STEPS[1:]) <= moved | hidden, (before, after)
    assert STEPS[0] not in moved, (before, after)


async def test_who_comes_second_for_the_last_place_reads_so_and_is_shown_others(
    visitors: Visitors, house: House
) -> None:
    [place], (first, second) = await _asked(house, _LAST_PLACE), await _asked(house, _WITHOUT_PLACE)
    names = [given_name(one.first_names) for one in (first, second)]
    late = await visitors.sign_in(MLDS, PHONE, home=False)
    await late.go(f"/places?pour={second.id}")
    hold = late.button(re.compile(f"^Retenir pour {names[1]}.*{place.formation}"))
    await expect(hold.first).to_be_visible()
    quick = await visitors.sign_in("psad", home=False)
    await quick.go(f"/places?pour={first.id}")
    await quick.button(re.compile(f"^Retenir pour {names[0]}.*{place.formation}")).first.click()
    await expect(quick.page.get_by_role("heading", name=re.compile("^Places retenues pour"))).to_be_visible()
    late.refusals_expected = True
    await hold.first.click()
    await expect(late.page.get_by_role("alert")).to_contain_text("n’est plus libre")
    await expect(late.page.get_by_role("heading", name="Encore libres, tout près")).to_be_visible()
    await _look(late, "place-perdue")


async def _asked(house: House, query: str) -> Sequence[Row[Any]]:
    engine = create_engine(house.jobs_url, Pool(size=1))
    try:
        async with engine.connect() as connection:
            return (await connection.execute(text(query))).all()
    finally:
        await engine.dispose()


async def _find(house: House) -> Young:
    """On the last list, under eighteen, whom nobody has called: a responsible person signs beside them."""
    [row] = await _asked(house, _LISTED)
    day = row.birth_date
    return Young(str(row.id), given_name(row.first_names), (str(day.day), str(day.month), str(day.year)),
                 school_year_of(row.arrived_on))  # fmt: skip


async def _read_funnel(visitors: Visitors, year: int) -> dict[str, str]:
    """What the platform reads of those who arrived in that year: exact numbers, and those that are hidden for others."""
    psad = await visitors.sign_in("psad", home=False)
    await psad.go(f"/indicateurs/entonnoir?annee={year}")
    rows = psad.page.get_by_role("table", name="Du repérage au retour en formation").get_by_role("row")
    shown = {step: rows.filter(has=psad.page.get_by_role("rowheader", name=step, exact=True)) for step in STEPS}
    return {step: await row.get_by_role("cell").first.inner_text() for step, row in shown.items()}


async def _look(visitor: Visitor, name: str) -> None:
    """Accessible and whole at both widths, and pictured."""
    for size in (DESK, PHONE):
        await visitor.page.set_viewport_size(size)
        await visitor.settle()
        await visitor.picture(f"{name}-{size['width']}")
        assert await visitor.violations() == [], f"{name} at {size['width']}"
    await visitor.page.set_viewport_size(DESK)


async def _hold_and_confirm(mlds: Visitor, young: Young) -> None:
    page = mlds.page
    await mlds.go(f"/places?pour={young.id}")
    await expect(page.get_by_role("heading", level=1)).to_have_text(f"Une place pour {young.name}")
    await mlds.button(re.compile(f"^Retenir pour {young.name}.*{PLACE}")).click()
    await expect(page.get_by_role("heading", name=re.compile("^Places retenues pour"))).to_be_visible()
    await mlds.button(re.compile(f"^Confirmer la place.*{PLACE}")).click()
    await expect(page.get_by_text(re.compile(r"confirmée le 23.nov"))).to_be_visible()


async def _prepare(mlds: Visitor, young: Young) -> str:
    page = mlds.page
    await mlds.button(re.compile(f"^Préparer le contrat.*{PLACE}")).click()
    await expect(page.get_by_role("heading", level=1)).to_contain_text(f"Contrat de formation — {young.name}")
    await mlds.settle()
    await expect(page.get_by_text("Choisissez le tuteur.")).to_be_visible()
    await _look(mlds, "contrat-projet")
    await _name(mlds, f"Modifier.*{young.name}", [("Adresse électronique", YOUNG)])
    await mlds.button(re.compile("^Indiquer.*tuteur")).click()
    await page.get_by_label("Tuteur", exact=True).select_option(label="Marc Ollivier, Artisan")
    await mlds.button("Enregistrer", exact=True).click()
    await expect(mlds.page.locator(_PARTY_FORM)).to_have_count(0)
    await _name(mlds, "Indiquer.*responsable légal", [("Nom du responsable légal", "Anne Prigent")])
    await _name(
        mlds,
        "Indiquer.*responsable de",
        [("Nom de la personne qui signe", "Philippe Garnier"), ("Fonction", "Proviseur")],
    )
    await _write_path(mlds, young)
    await mlds.link("Envoyer à la signature").click()
    await mlds.button("Envoyer à la signature").click()
    await expect(page.get_by_text("0 signature sur 4")).to_be_visible()
    await mlds.settle()
    await mlds.button(re.compile("^Envoyer le code")).click()
    await expect(page.get_by_text(re.compile("lien et code envoyés|le courriel part")).first).to_be_visible()
    return page.url.removeprefix(mlds.base)


async def _name(mlds: Visitor, opener: str, answers: list[tuple[str, str]]) -> None:
    await mlds.button(re.compile(f"^{opener}")).click()
    for label, said in answers:
        await mlds.page.get_by_label(re.compile(f"^{label}")).fill(said)
    await mlds.button("Enregistrer", exact=True).click()
    await expect(mlds.page.locator(_PARTY_FORM)).to_have_count(0)


async def _write_path(mlds: Visitor, young: Young) -> None:
    page = mlds.page
    await mlds.link("Écrire le parcours et les engagements").click()
    await page.get_by_label(re.compile("^Objectif")).fill("Obtenir un CAP et devenir électricienne.")
    await page.get_by_label(re.compile("^Premier jour")).fill("2026-11-23")
    await page.get_by_label(re.compile("^Modules")).fill("Atelier : 14 h par semaine\nStage : 6 semaines")
    for who, said in (
        (young.name, "Venir, prévenir, dire ce qui bloque."),
        ("Le tuteur", "Un point par semaine, joignable le mardi."),
        ("L’établissement", "Emploi du temps allégé jusqu’en janvier."),
    ):
        await page.get_by_label(re.compile(f"^{who}.* s’engage à")).fill(said)
    await mlds.button("Enregistrer le projet").click()
    await expect(page).to_have_url(re.compile(r"/contrats/[0-9a-f-]+$"))
    await mlds.settle()


async def _sign_by_link(visitor: Visitor, link: str, young: Young, code: str) -> None:
    page = visitor.page
    await visitor.go(link)
    assert "#" not in page.url, "the token stays in the address"
    for label, value in zip(("Jour", "Mois", "Année"), young.birth, strict=True):
        await page.get_by_label(label, exact=True).fill(value)
    await visitor.button("Lire le document").click()
    await expect(page.locator("#paper")).to_be_focused()
    await visitor.picture("contrat-lien-390")
    assert await visitor.violations() == []
    await page.get_by_label("J’ai lu ce document").check(force=True)
    await page.get_by_label(re.compile("^Code reçu")).fill(code)
    await visitor.button("Je signe", exact=True).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("C’est signé")
    assert await visitor.violations() == []


async def _note_paper(mlds: Visitor, address: str) -> None:
    """The responsible person signed the sheet."""
    await mlds.go(address)
    await mlds.button(re.compile("^Signé sur papier.*Anne Prigent")).click()
    await mlds.button("Noter cette signature").click()
    await expect(mlds.page.get_by_text("2 signatures sur 4")).to_be_visible()


async def _sign_as_tutor(tutor: Visitor, young: Young) -> None:
    await tutor.go("/tuteur")
    block = tutor.page.get_by_role("region", name=re.compile(f"^{young.name}"))
    await block.get_by_role("link", name="Lire et signer le contrat").click()
    await _look(tutor, "contrat-tuteur-signe")
    await tutor.button("Je signe ce contrat").click()
    await expect(tutor.page.get_by_text("3 signatures sur 4")).to_be_visible()


async def _sign_as_head(head: Visitor, address: str) -> None:
    await head.go("/contrats")
    await head.go(address)
    await head.link("Lire et signer le contrat").click()
    await head.button("Je signe ce contrat").click()
    await expect(head.page.get_by_text("4 signatures sur 4")).to_be_visible()


async def _start(mlds: Visitor, address: str) -> None:
    await mlds.go(address)
    await expect(mlds.page.get_by_text("Tout le monde a signé.")).to_be_visible()
    await mlds.link("Démarrer le contrat").click()
    await mlds.button("Démarrer le contrat").click()
    await expect(mlds.page.get_by_role("heading", name="Tenue")).to_be_visible()
    await _look(mlds, "contrat-commence")


async def _note(tutor: Visitor, young: Young) -> None:
    page = tutor.page
    await tutor.go("/tuteur")
    block = page.get_by_role("region", name=re.compile(f"^{young.name}"))
    await block.get_by_role("button", name=re.compile("^Ajouter une note")).click()
    await page.get_by_role("radio", name="Présent toute la semaine").check()
    await page.get_by_label(re.compile("^Un progrès")).fill("A câblé son premier tableau.")
    await page.get_by_label(re.compile("^Un frein")).select_option(label="Transport")
    await _look(tutor, "tuteur-note")
    await tutor.button("Enregistrer la note").click()
    await expect(block.get_by_text(re.compile("A câblé son premier tableau"))).to_be_visible()


async def _review(mlds: Visitor, address: str) -> None:
    page = mlds.page
    await mlds.go(address)
    await expect(page.get_by_text(re.compile("A câblé son premier tableau"))).to_be_visible()
    await mlds.link("Faire le bilan du 1er mois").click()
    await page.get_by_role("radio", name="Présence régulière").check()
    await page.get_by_role("radio", name="Comme prévu", exact=True).check()
    await page.get_by_role("radio", name="On continue").check()
    await mlds.button("Enregistrer le bilan").click()
    await expect(page.get_by_role("heading", name=re.compile(r"^Bilan du 23.nov"))).to_be_visible()
    await _look(mlds, "contrat-apres-bilan")


async def _review_again(mlds: Visitor, address: str) -> None:
    page = mlds.page
    await mlds.go(address)
    await mlds.link(re.compile("^Faire le bilan")).click()
    await page.get_by_role("radio", name="Présence régulière").check()
    await page.get_by_role("radio", name="Comme prévu", exact=True).check()
    await page.get_by_role("radio", name="On continue").check()
    await mlds.button("Enregistrer le bilan").click()
    await expect(page.get_by_role("heading", name=re.compile(r"^Bilan du 23.nov"))).to_have_count(2)
