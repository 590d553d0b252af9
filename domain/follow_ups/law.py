"""The texts a follow-up stands on, each with its dates and what it is worth; rules of ours are shown as such."""

from datetime import date

from domain.kernel.law import LegalBasis, LegalKind, Versions, by_code, internal_rule, rules_of, version_on
from domain.kernel.texts import CIRCULAR_2013_035, L114_1, L313_7

_DECREE_2020 = "Décret 2020-978 du 5 août 2020, lu dans deux commentaires ; rédaction à vérifier"
_internal = rules_of("follow_up")

PLATFORMS = (
    LegalBasis(
        "circular_2011_028", LegalKind.CIRCULAR, "Circulaire 2011-028 du 9 février 2011",
        "Plateformes de suivi et d'appui aux jeunes en situation de décrochage",
        "", valid_from=date(2011, 2, 9), source="MENE1101811C, lue en extraits ; état actuel à vérifier",
    ),
)  # fmt: skip
REGION = (
    LegalBasis(
        "law_2014_288_22", LegalKind.LAW, "22 de la loi du 5 mars 2014",
        "La Région coordonne les plateformes avec les autorités académiques",
        "", valid_from=date(2015, 1, 1), source="Lu dans le guide des plateformes du 12 mai 2015",
    ),
)  # fmt: skip

RETURN_RIGHT = (
    LegalBasis(
        "d122_3_return", LegalKind.REGULATION, "D. 122-3-1 et suivants du code de l'éducation",
        "Droit au retour en formation initiale : entretien dans les quinze jours",
        "De 16 à 25 ans, sans diplôme ou avec le seul brevet : un entretien est proposé dans les quinze jours qui "
        "suivent la réception de la demande.", valid_from=date(2014, 12, 8),
        source="Décret 2014-1453 du 5 décembre 2014, lu dans trois commentaires",
    ),
)  # fmt: skip
RETURN_RECEPTION = (
    LegalBasis(
        "d122_3_3_reception", LegalKind.REGULATION, "D. 122-3-3 du code de l'éducation",
        "Accueil par un établissement de proximité en attendant une place",
        "Dans l'attente, un établissement de proximité accueille le jeune avec un accompagnement personnalisé.",
        valid_from=date(2014, 12, 8), source="Décret 2014-1453 du 5 décembre 2014, lu dans trois commentaires",
    ),
)  # fmt: skip
SUMMONS = (
    LegalBasis(
        "r114_6_summons", LegalKind.REGULATION, "R. 114-6 et suivants du code de l'éducation",
        "Convocation par la mission locale, puis information du conseil départemental",
        "Absence sans motif à l'entretien, abandon ou silence : la mission locale convoque. Deux mois après, si "
        "l'obligation n'est toujours pas remplie, elle transmet au président du conseil départemental.",
        valid_from=date(2020, 9, 1), source=_DECREE_2020,
    ),
)  # fmt: skip
REORIENTATION = (
    LegalBasis(
        "l313_8_2009", LegalKind.LAW, "L. 313-8 du code de l'éducation",
        "Entretien de réorientation dans les trois mois du signalement",
        "De 16 à 18 ans, sans diplôme ni emploi : le jeune et son représentant légal sont reçus dans les trois mois du "
        "signalement par l'établissement.", valid_from=date(2009, 11, 26), valid_to=date(2014, 12, 31),
        source="Loi 2009-1437 du 24 novembre 2009 ; date de fin à vérifier",
    ),
    internal_rule("follow_up_reorientation", "Entretien de réorientation dans les trois mois de l'arrivée"),
)  # fmt: skip
INSTRUCTION_2020 = (
    LegalBasis(
        "instruction_2020", LegalKind.CIRCULAR, "Instruction interministérielle du 22 octobre 2020",
        "Mise en œuvre de l'obligation de formation de 16 à 18 ans",
        "", valid_from=date(2020, 10, 22), source="MENE2027186J, bulletin officiel",
    ),
)  # fmt: skip
CONTACT = _internal("contact", "Chaque essai est noté, rien n'est effacé")
UNREACHABLE = _internal("unreachable", "Injoignable après plusieurs essais : un état à revoir, jamais une fin")
FIRST_CONTACT = _internal("first_contact", "Premier essai dans les jours qui suivent l'arrivée")
NEXT_CONTACT = _internal("next_contact", "Date choisie avec le dernier essai")
APPOINTMENT = _internal("appointment", "Date du rendez-vous")
PARTNER = _internal("partner_answer", "Réponse attendue du partenaire")
HANDOVER = _internal("handover", "Un relais se répond ; sans réponse, la plateforme reprend")
SUPPORT = _internal("support", "Accompagnement après un entretien")
SOLUTION = _internal("solution", "En solution quand une entrée est constatée")
CLOSING = _internal("closing", "Fin du suivi sur motif")
REOPENING = _internal("reopening", "Reprise d'un suivi")
TRANSFER = _internal("transfer", "Passage à la plateforme du nouveau domicile")
OBLIGATION = L114_1

FOLLOW_UP_BASES = by_code(
    PLATFORMS, REGION, CIRCULAR_2013_035, L313_7, RETURN_RIGHT, RETURN_RECEPTION, L114_1, INSTRUCTION_2020, SUMMONS,
    REORIENTATION, CONTACT, UNREACHABLE, FIRST_CONTACT, NEXT_CONTACT, APPOINTMENT, PARTNER, HANDOVER, SUPPORT,
    SOLUTION, CLOSING, REOPENING, TRANSFER,
)  # fmt: skip
"""Every text of this area by its code."""


def in_force(versions: Versions, on: date) -> LegalBasis:
    """The version of that day; the oldest where none is (an act before the text cites what came after it)."""
    return version_on(versions, on) or versions[0]
