"""The texts a follow-up stands on, each with its dates and what it is worth; rules of ours are shown as such."""

from datetime import date

from domain.kernel.law import LegalBasis, LegalKind, internal_rule

_DECREE_2020 = "Décret 2020-978 du 5 août 2020, lu dans deux commentaires ; rédaction à vérifier"


def _internal(code: str, title: str) -> tuple[LegalBasis, ...]:
    return (internal_rule(f"follow_up_{code}", title),)


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
L114_1 = (
    LegalBasis(
        "l114_1_follow_up", LegalKind.LAW, "L. 114-1 du code de l'éducation", "Obligation de formation de 16 à 18 ans",
        "À l'issue de l'instruction obligatoire, l'obligation de formation court jusqu'à la majorité.",
        valid_from=date(2020, 9, 1), source="Recopie du code de l'éducation",
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
L313_7 = (
    LegalBasis(
        "l313_7_follow_up", LegalKind.LAW, "L. 313-7 du code de l'éducation",
        "Coordonnées transmises aux personnes désignées et à la mission locale",
        "Pour contacter les jeunes sans diplôme qui ne sont plus en formation et leur proposer un accompagnement.",
        valid_from=date(2009, 11, 26), source="Lu dans trois commentaires ; rédaction à vérifier",
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
OBLIGATION = (*L114_1,)

_TABLES = (
    RETURN_RIGHT, RETURN_RECEPTION, L114_1, SUMMONS, REORIENTATION, L313_7, CONTACT, UNREACHABLE, FIRST_CONTACT,
    NEXT_CONTACT, APPOINTMENT, PARTNER, HANDOVER, SUPPORT, SOLUTION, CLOSING, REOPENING, TRANSFER,
)  # fmt: skip
FOLLOW_UP_BASES: dict[str, LegalBasis] = {basis.code: basis for table in _TABLES for basis in table}
"""Every text of this area by its code."""


def in_force(versions: tuple[LegalBasis, ...], on: date) -> LegalBasis:
    """The version of that day; the oldest where none is (an act before the text cites what came after it)."""
    return next((basis for basis in versions if basis.in_force(on)), versions[0])
