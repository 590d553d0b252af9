"""Every page by everyone who has it, at both widths: accessible, one heading, one current place, nothing cut; pictured."""

import re
from dataclasses import dataclass

import pytest

from tests.browser.places import Places
from tests.browser.visitor import DESK, PHONE, Visitor, Visitors

NOBODY = ""


@dataclass(frozen=True)
class Opened:
    """One page as one account opens it; `by` is nobody for a public page."""

    by: str
    name: str
    address: str
    refused: bool = False
    """What is shown is a refusal: an answer of 4xx is part of it."""

    def __str__(self) -> str:
        return f"{self.name}-{self.by or 'public'}"


HOMES = [
    Opened(login, "accueil", "/")
    for login in (
        "cpe", "aed", "chef", "enseignant", "ien", "agent-dsden", "dasen", "psyen", "mlds", "psad", "data",
        "mission-locale", "tuteur", "dpo", "admin",
    )
]  # fmt: skip
PUBLIC = [
    Opened(NOBODY, "connexion", "/connexion"),
    Opened(NOBODY, "code", "/connexion/code"),
    Opened(NOBODY, "mot-de-passe", "/mot-de-passe"),
    Opened(NOBODY, "invitation", "/invitation"),
    Opened(NOBODY, "plan-du-site", "/plan-du-site"),
    Opened(NOBODY, "accessibilite", "/accessibilite"),
    Opened(NOBODY, "donnees-personnelles", "/donnees-personnelles"),
    Opened(NOBODY, "base-legale", "/base-legale"),
    Opened(NOBODY, "simulateur", "/simulateur"),
    Opened(NOBODY, "signature", "/signature"),
    Opened(NOBODY, "reprendre", "/reprendre-une-formation"),
    Opened(NOBODY, "reprendre-question", "/reprendre-une-formation?etape=1"),
    Opened(NOBODY, "reprendre-places", "/reprendre-une-formation/places"),
    Opened(NOBODY, "reprendre-parcours", "/reprendre-une-formation/parcours"),
    Opened(NOBODY, "contrat-par-lien", "/contrat"),
    Opened(NOBODY, "entretien-par-lien", "/entretien"),
    Opened(NOBODY, "introuvable", "/rien-ici"),
]
OF_TEACHERS = [
    Opened("enseignant", "appels", "/appels"),
    Opened("enseignant", "appel", "/appels/{class_melec}/2026-11-23/{roll_period}"),
    Opened("enseignant", "compte", "/mon-compte"),
    Opened("enseignant", "signaler", "/signaler?eleve={lucas}"),
    Opened("enseignant", "signaler-sans-eleve", "/signaler"),
    Opened("enseignant", "suites-donnees", "/suites-donnees"),
    Opened("enseignant", "dossiers-refuses", "/dossiers/{case_jade}", refused=True),
]
OF_SCHOOLS = [
    Opened("cpe", "appels", "/appels"),
    Opened("cpe", "appel", "/appels/{class_melec}/2026-11-23/{roll_period}"),
    Opened("cpe", "absences", "/absences"),
    Opened("cpe", "absences-a-prevenir", "/absences?etat=a-prevenir"),
    Opened("cpe", "absence-nouvelle", "/absences/nouvelle"),
    Opened("cpe", "absence", "/absences/{absence}"),
    Opened("cpe", "seuils", "/seuils"),
    Opened("cpe", "seuils-10", "/seuils?seuil=10"),
    Opened("cpe", "eleves", "/eleves"),
    Opened("cpe", "eleve", "/eleves/{lucas}"),
    Opened("cpe", "eleve-absences", "/eleves/{lucas}/absences"),
    Opened("cpe", "eleve-documents", "/eleves/{jade}/documents"),
    Opened("cpe", "eleve-acces", "/eleves/{jade}/acces"),
    Opened("cpe", "eleve-hors-perimetre", "/eleves/{manon}", refused=True),
    Opened("cpe", "dossiers", "/dossiers"),
    Opened("cpe", "dossier", "/dossiers/{case_jade}"),
    Opened("cpe", "dossier-pieces", "/dossiers/{case_jade}/pieces"),
    Opened("cpe", "dossier-historique", "/dossiers/{case_jade}/historique"),
    Opened("cpe", "document", "/documents/{document_jade}"),
    Opened("cpe", "prevention", "/prevention"),
    Opened("cpe", "reunions", "/reunions"),
    Opened("cpe", "reunions-passees", "/reunions?voir=passees"),
    Opened("cpe", "taches", "/taches"),
    Opened("psyen", "reunions", "/reunions"),
    Opened("psad", "reunions", "/reunions"),
    Opened("psad", "cto-tenu", "/reunions/{cto_held}"),
    Opened("psad", "cto-prevu", "/reunions/{cto_next}"),
    Opened("mission-locale", "reunions", "/reunions"),
    Opened("enseignant", "taches", "/taches"),
    Opened("cpe", "inquietudes", "/prevention/inquietudes"),
    Opened("cpe", "inquietudes-suites", "/prevention/inquietudes?voir=suites"),
    Opened("cpe", "regles-alerte", "/prevention/regles"),
    Opened("chef", "regles-alerte", "/prevention/regles"),
    Opened("chef", "bilan-alertes", "/prevention/bilan"),
    Opened("cpe", "imports", "/imports"),
    Opened("cpe", "etablissement", "/etablissement"),
    Opened("cpe", "accompagnements", "/accompagnements"),
    Opened("cpe", "accompagnements-catalogue", "/accompagnements/catalogue"),
    Opened("cpe", "accompagnements-avant-apres", "/accompagnements/avant-apres"),
    Opened("cpe", "accompagnement-nouveau", "/accompagnements/nouveau"),
    Opened("cpe", "accompagnement-ppre-au-lycee", "/accompagnements/nouveau?type=ppre&eleve={lucas}"),
    Opened("cpe", "eleve-accompagnements", "/eleves/{lucas}/accompagnements"),
    Opened("chef.9990003z", "accompagnement-nouveau", "/accompagnements/nouveau?type=ppre&eleve={manon}"),
    Opened("cpe", "compte", "/mon-compte"),
    Opened("chef", "dossier", "/dossiers/{case_theo}"),
    Opened("chef", "acte-retrait", "/dossiers/{case_theo}/actes/withdraw_referral"),
    Opened("chef", "acte-contrat", "/dossiers/{case_jade}/actes/convene_educational_community"),
    Opened("chef", "courriers", "/courriers"),
    Opened("chef", "en-tete", "/en-tete"),
    Opened("cpe.9990003z", "import", "/imports/{import_next}"),
    Opened("chef.9990003z", "dossier-suivi", "/dossiers/{case_manon}"),
    Opened("aed", "absences", "/absences"),
]
OF_WHO_LEAVES_AND_WHERE_TO = [
    Opened("cpe", "orientation", "/orientation"),
    Opened("cpe", "orientation-tous", "/orientation?etape=tous"),
    Opened("enseignant", "orientation", "/orientation?etape=tous"),
    Opened("psyen", "orientation", "/orientation"),
    Opened("chef", "orientation-annee", "/orientation/annee"),
    Opened("cpe", "eleve-orientation", "/eleves/{unsolved}/orientation"),
    Opened("cpe", "orientation-etape", "/eleves/{unsolved}/orientation/record_solution"),
    Opened("cpe", "sorties", "/sorties"),
    Opened("cpe", "sortie-nouvelle", "/sorties/nouvelle?eleve={lucas}"),
    Opened("chef", "sortie", "/sorties/{departure}"),
    Opened("cpe", "sortie-motif", "/sorties/{departure}/actes/clarify"),
    Opened("cpe", "sortie-bloquee", "/sorties/{departure}/actes/leave"),
    Opened("agent-dsden", "eleves-a-retrouver", "/sorties"),
    Opened("agent-dsden", "sortie-recue", "/sorties/{departure_told}"),
    Opened("agent-dsden", "plateformes", "/plateformes"),
    Opened("admin", "plateformes", "/plateformes"),
    Opened("psad", "transmis", "/transmis"),
    Opened("psad", "transmis-termines", "/transmis?voir=termines"),
]
OF_THE_DEPARTMENT = [
    Opened("ien", "dossiers", "/dossiers"),
    Opened("ien", "dossier", "/dossiers/{case_ethan}"),
    Opened("agent-dsden", "motif", "/motifs/{reason}"),
    Opened("cpe", "motif", "/motifs/{reason}"),
    Opened("agent-dsden", "saisines", "/saisines"),
    Opened("agent-dsden", "courriers", "/courriers"),
    Opened("agent-dsden", "entretiens", "/entretiens"),
    Opened("agent-dsden", "delegations", "/delegations"),
    Opened("agent-dsden", "soutien-parental", "/soutien-parental"),
    Opened("agent-dsden", "en-tete", "/en-tete"),
    Opened("agent-dsden", "dossiers", "/dossiers"),
    Opened("agent-dsden", "dossier", "/dossiers/{case_jade}"),
    Opened("dasen", "dossier", "/dossiers/{case_jade}"),
    Opened("dasen", "acte-avertir", "/dossiers/{case_jade}/actes/warn"),
    Opened("dasen", "courriers", "/courriers"),
    Opened("dasen", "dossier-procureur", "/dossiers/{case_picard}"),
]
OF_CAMPAIGNS = [
    Opened("data", "siei", "/siei"),
    Opened("data", "siei-campagne", "/siei/{siei_current}"),
    Opened("data", "siei-campagne-publiee", "/siei/{siei_former}"),
    Opened("agent-dsden", "siei", "/siei"),
    Opened("dpo", "siei", "/siei"),
    Opened("admin", "siei", "/siei"),
]
OF_LISTS_OF_SIEI = [
    Opened("data", "siei-revue", "/siei/{siei_current}/revue"),
    Opened("data", "siei-liste", "/siei/{siei_current}/liste"),
    Opened("data", "siei-liste-a-confirmer", "/siei/{siei_current}/liste?situation=a-confirmer&age=16-17"),
    Opened("data", "siei-publier", "/siei/{siei_current}/publier"),
    Opened("data", "siei-clore", "/siei/{siei_former}/clore"),
    Opened("data", "siei-comparaison", "/siei/{siei_current}/comparaison"),
    Opened("data", "siei-justesse", "/siei/{siei_former}/justesse"),
    Opened("psad", "liste-siei", "/liste-siei"),
    Opened("chef", "anciens-eleves", "/anciens-eleves"),
    Opened("cpe", "anciens-eleves", "/anciens-eleves"),
]
OF_CONTRACTS = [
    Opened("mlds", "places", "/places"),
    Opened("mlds", "places-filtrees", "/places?niveau=3&places=libres"),
    Opened("mlds", "places-pour", "/places?pour={hold_person}"),
    Opened("mlds", "places-nouvelle", "/places/nouvelle"),
    Opened("mlds", "places-reseau", "/places/reseau"),
    Opened("chef", "places", "/places"),
    Opened("agent-dsden", "places", "/places"),
    Opened("mission-locale", "places", "/places"),
    Opened("mlds", "contrats", "/contrats"),
    Opened("psad", "contrats-a-signer", "/contrats?etat=a-signer"),
    Opened("mlds", "contrat-a-signer", "/contrats/{contract_to_sign}"),
    Opened("mlds", "contrat-en-cours", "/contrats/{contract_running}"),
    Opened("mlds", "contrat-suspendu", "/contrats/{contract_suspended}"),
    Opened("mlds", "contrat-suspendre", "/contrats/{contract_running}?acte=suspend"),
    Opened("mlds", "contrat-rompre", "/contrats/{contract_running}?acte=break"),
    Opened("mlds", "contrat-avenant", "/contrats/{contract_running}?acte=avenant"),
    Opened("chef", "contrats", "/contrats"),
    Opened("chef", "contrat-en-cours", "/contrats/{contract_running}"),
    Opened("tuteur", "contrat-en-cours", "/contrats/{contract_running}"),
    Opened("tuteur", "contrat-bilan", "/contrats/{contract_running}?acte=bilan"),
]
OF_FOLLOW_UPS = [
    *(
        Opened(login, name, address)
        for login in ("psad", "mlds", "psyen")
        for name, address in (
            ("suivis", "/suivis"),
            ("suivis-colonnes", "/suivis?vue=colonnes"),
            ("suivis-appels", "/suivis?vue=appels&besoin=a-rappeler"),
            ("suivi", "/suivis/{followed}"),
        )
    ),
    Opened("psad", "suivis-repartir", "/suivis?besoin=sans-referent&repartir=oui"),
    Opened("psad", "suivis-termines", "/suivis?voir=termines"),
    Opened("psad", "suivi-nouveau", "/suivis/nouveau"),
    Opened("psad", "suivis-reglages", "/suivis/reglages"),
    Opened("psad", "suivis-par-mois", "/suivis?vue=mois"),
    Opened("psad", "suivi-relais", "/suivis/{followed}/actes/relais"),
    Opened("psad", "suivi-transfert", "/suivis/{followed}/actes/transfer"),
    Opened("mlds", "suivi-noter-un-essai", "/suivis/{followed}?noter=rendez-vous"),
    Opened("mlds", "suivi-partenaire", "/suivis/{followed}/actes/partner"),
    Opened("mlds", "suivi-obligation", "/suivis/{followed}/actes/record_obligation"),
    Opened("mlds", "entretien-nouveau", "/suivis/{followed}/entretiens/nouveau"),
    Opened("psyen", "entretien", "/suivis/{followed_met}/entretiens/{interview}"),
    Opened("cpe", "suivi-refuse", "/suivis/{followed}", refused=True),
]
OF_INDICATORS = [
    *(
        Opened(login, f"indicateurs-{name}", f"/indicateurs/{name}")
        for login in ("chef", "agent-dsden")
        for name in ("assiduite", "saisines", "prevention", "sorties", "entonnoir", "contrats")
    ),
    Opened("psad", "indicateurs", "/indicateurs"),
    Opened("psad", "indicateurs-contrats", "/indicateurs/contrats"),
    Opened("psad", "indicateurs-an-dernier", "/indicateurs/entonnoir?annee=2025"),
    Opened("psad", "indicateurs-refuses", "/indicateurs/assiduite", refused=True),
]
OF_THE_ADMINISTRATOR = [
    Opened("admin", "comptes", "/administration/comptes"),
    Opened("admin", "etablissements", "/administration/etablissements"),
    Opened("admin", "imports", "/imports"),
    Opened("admin", "compte", "/mon-compte"),
    Opened("admin", "etat", "/etat"),
    Opened("admin", "partenaires", "/partenaires"),
    Opened("admin", "partenaire", "/partenaires/{partner}"),
    Opened("dpo", "partenaire-lu", "/partenaires/{partner}"),
    Opened("mission-locale", "orientations", "/orientations?etat=tous"),
    Opened("mission-locale", "orientation", "/orientations/{referral}"),
]
PAGES = [
    *PUBLIC,
    *HOMES,
    *OF_TEACHERS,
    *OF_SCHOOLS,
    *OF_WHO_LEAVES_AND_WHERE_TO,
    *OF_THE_DEPARTMENT,
    *OF_CAMPAIGNS,
    *OF_LISTS_OF_SIEI,
    *OF_FOLLOW_UPS,
    *OF_CONTRACTS,
    *OF_INDICATORS,
    *OF_THE_ADMINISTRATOR,
]

_FACTS = """() => ({
  straight: (document.title + "\\n" + document.body.innerText).match(/[^\\n]*\\p{L}'[\\p{L}«][^\\n]*/gu) ?? [],
  title: document.title,
  headings: [...document.querySelectorAll("h1")].filter(h => h.checkVisibility()).map(h => h.textContent),
  navigations: [...document.querySelectorAll("nav")].map(n => n.querySelectorAll("[aria-current=page]").length),
  sideways: document.scrollingElement.scrollWidth - window.innerWidth,
})"""


@pytest.mark.parametrize("opened", PAGES, ids=str)
async def test_page_is_whole(opened: Opened, visitors: Visitors, places: Places) -> None:
    visitor = await (visitors.sign_in(opened.by, home=False) if opened.by else visitors.stranger())
    visitor.refusals_expected = opened.refused
    await visitor.go(places.path(opened.address))
    defects: list[str] = []
    for size in (DESK, PHONE):
        await visitor.page.set_viewport_size(size)
        await visitor.settle()
        await visitor.picture(f"{opened.name}-{opened.by or 'public'}-{size['width']}")
        defects += [f"{size['width']}: {defect}" for defect in await _defects(visitor)]
    await visitor.page.set_viewport_size(DESK)
    assert defects == []


async def _defects(visitor: Visitor) -> list[str]:
    facts = await visitor.page.evaluate(_FACTS)
    await visitor.scroll_to_end()
    found = [f"axe: {one}" for one in await visitor.violations()]
    if len(facts["headings"]) != 1:
        found.append(f"headings: {facts['headings']}")
    if not re.search(r"Raccroche$", facts["title"]):
        found.append(f"title: {facts['title']}")
    if any(current > 1 for current in facts["navigations"]):
        found.append(f"current entries per navigation: {facts['navigations']}")
    if facts["straight"]:
        found.append(f"straight apostrophes: {facts['straight'][:3]}")
    if facts["sideways"] > 0:
        found.append(f"sideways scroll of {facts['sideways']} px")
    return found
