"""The texts behind a contract; a condition without a text says that it is a rule of ours."""

from domain.kernel.law import by_code, rules_of
from domain.kernel.texts import CIRCULAR_2013_035

_internal = rules_of("contract")
FOQUALE = CIRCULAR_2013_035
MINOR_SIGNS_WITH_GUARDIAN = _internal(
    "minor", "Pour un mineur, un responsable légal signe avec lui (pratique décrite en 2013, texte non lu)"
)
PLACE_HOLD = _internal("place_hold", "Une place se réserve cinq jours")
ONE_CONTRACT = _internal("one", "Un seul contrat en cours par jeune")
MARKS = _internal("marks", "On regarde à 1, 3, 6 et 12 mois si le contrat tient")
FOLLOWING = _internal("following", "Suspension, fin et poursuite d'un contrat")
CONTRACT_BASES = by_code(FOQUALE, MINOR_SIGNS_WITH_GUARDIAN, PLACE_HOLD, ONE_CONTRACT, MARKS, FOLLOWING)
