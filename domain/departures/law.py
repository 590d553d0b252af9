"""The texts a departure stands on, each with its dates and what it is worth; rules of ours are shown as such."""

from datetime import date

from domain.kernel.law import LegalBasis, LegalKind, by_code, rules_of
from domain.kernel.texts import L114_1, L313_7

_CODE_2008 = "Code de l'éducation consolidé au 29 décembre 2008"
_internal = rules_of("departure")

L131_1 = (
    LegalBasis(
        "l131_1_departure_2000", LegalKind.LAW, "L. 131-1 du code de l'éducation",
        "Instruction obligatoire jusqu'à 16 ans",
        "L'instruction est obligatoire entre six ans et seize ans.", valid_from=date(2000, 6, 22),
        valid_to=date(2019, 9, 1), source=_CODE_2008,
    ),
    LegalBasis(
        "l131_1_departure_2019", LegalKind.LAW, "L. 131-1 du code de l'éducation",
        "Instruction obligatoire jusqu'à 16 ans",
        "L'instruction est obligatoire dès l'âge de trois ans et jusqu'à l'âge de seize ans.",
        valid_from=date(2019, 9, 2), source="Loi 2019-791 ; rédaction à vérifier",
    ),
)  # fmt: skip
L122_2 = (
    LegalBasis(
        "l122_2", LegalKind.LAW, "L. 122-2 du code de l'éducation",
        "Droit de poursuivre sa scolarité au-delà de 16 ans",
        "« tout mineur non émancipé dispose du droit de poursuivre sa scolarité au-delà de l'âge de seize ans »",
        valid_from=date(2000, 6, 22), source=_CODE_2008,
    ),
)  # fmt: skip
CIVIL_372_2 = (
    LegalBasis(
        "civil_372_2", LegalKind.LAW, "372-2 du code civil", "Sortie d'un mineur : la signature de chaque parent",
        "L'accord de l'autre parent n'est présumé que pour un acte usuel ; quitter un établissement n'en est pas un.",
        valid_from=date(2002, 3, 5), source="Brochure de la DGESCO, février 2011 ; question écrite 13-6322",
    ),
)  # fmt: skip
D511_43 = (
    LegalBasis(
        "d511_43", LegalKind.REGULATION, "D. 511-43 du code de l'éducation",
        "Exclusion définitive avant 16 ans : l'autorité académique pourvoit à l'inscription",
        "Le recteur ou le directeur académique « en est immédiatement informé et pourvoit aussitôt à son inscription "
        "dans un autre établissement ou centre public d'enseignement par correspondance »",
        valid_from=date(2009, 5, 21),
        source="Code de l'éducation, LEGIARTI000041444539 (version du 1er janvier 2020)",
    ),
)  # fmt: skip
L131_5_2 = (
    LegalBasis(
        "l131_5_2", LegalKind.LAW, "L. 131-5-2 du code de l'éducation",
        "Instance départementale de prévention de l'évitement scolaire",
        "Enfants d'âge scolaire inscrits nulle part : l'instance réunit le préfet et le directeur académique.",
        valid_from=date(2022, 1, 1), source="Lu dans trois commentaires (AMF Morbihan, IH2EF, SVP), texte à vérifier",
    ),
)  # fmt: skip

INTERNAL_OPENING = _internal("opening", "Ouverture du dossier de sortie, par une personne ou par un import")
INTERNAL_CLARIFY = _internal("clarify", "Motif précisé après recherche")
INTERNAL_INTERVIEW = _internal("interview", "Entretien proposé avant toute sortie")
INTERNAL_ALTERNATIVES = _internal("alternatives", "Solutions proposées avant la sortie")
INTERNAL_LETTERS = _internal("letters", "Deux courriers avant une radiation, à quinze jours au moins")
INTERNAL_LEAVING = _internal("leaving", "Sortie décidée par le chef d'établissement, jamais d'office")
INTERNAL_DESTINATION = _internal("destination", "Destination confirmée sur pièce vue")
INTERNAL_SAME_DAY = _internal("same_day", "Transmission le jour même à la plateforme")
INTERNAL_INFORM = _internal("inform", "Information de la DSDEN, élève de moins de 16 ans sans inscription connue")
INTERNAL_RETURN = _internal("return", "Retour de l'élève")
INTERNAL_WITHDRAW = _internal("withdraw", "Sortie annulée : erreur, ou demande retirée")
INTERNAL_YEAR = _internal("year", "Suivi pendant l'année qui suit la sortie")

DEPARTURE_BASES = by_code(
    L131_1, L122_2, L114_1, CIVIL_372_2, D511_43, L131_5_2, L313_7, INTERNAL_OPENING, INTERNAL_CLARIFY,
    INTERNAL_INTERVIEW, INTERNAL_ALTERNATIVES, INTERNAL_LETTERS, INTERNAL_LEAVING, INTERNAL_DESTINATION,
    INTERNAL_SAME_DAY, INTERNAL_INFORM, INTERNAL_RETURN, INTERNAL_WITHDRAW, INTERNAL_YEAR,
)  # fmt: skip
"""Every text of this area by its code."""
