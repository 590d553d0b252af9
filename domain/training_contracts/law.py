"""The texts behind a contract; a condition without a text says that it is a rule of ours."""

from datetime import date

from domain.kernel.law import LegalBasis, LegalKind, internal_rule

FOQUALE = LegalBasis(
    "circular_2013_035", LegalKind.CIRCULAR, "Circulaire 2013-035 du 29 mars 2013",
    "Réseaux Formation Qualification Emploi (FoQualE)",
    "", valid_from=date(2013, 4, 4), source="MENE1306159C, BO du 4 avril 2013, lu en extraits",
)  # fmt: skip
MINOR_SIGNS_WITH_GUARDIAN = internal_rule(
    "contract_minor", "Pour un mineur, un responsable légal signe avec lui (pratique décrite en 2013, texte non lu)"
)
PLACE_HOLD = internal_rule("place_hold", "Une place se réserve cinq jours")
ONE_CONTRACT = internal_rule("one_contract", "Un seul contrat en cours par jeune")
MARKS = internal_rule("contract_marks", "On regarde à 1, 3, 6 et 12 mois si le contrat tient")
FOLLOWING = internal_rule("contract_following", "Suspension, fin et poursuite d'un contrat")
ALL_BASES = (FOQUALE, MINOR_SIGNS_WITH_GUARDIAN, PLACE_HOLD, ONE_CONTRACT, MARKS, FOLLOWING)
