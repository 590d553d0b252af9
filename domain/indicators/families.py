"""The families of indicators, and for which territories each makes sense."""

from domain.access.permissions import Role
from domain.access.units import UnitKind
from domain.kernel.labelled import Labelled


class IndicatorFamily(Labelled):
    ATTENDANCE = "attendance", "Assiduité"
    ESCALATION = "escalation", "Dossiers et saisines"
    PREVENTION = "prevention", "Prévention"
    DROPOUTS = "dropouts", "Sorties"
    FUNNEL = "funnel", "Du repérage au retour"
    CONTRACTS = "contracts", "Contrats"


TERRITORIES = (UnitKind.ACADEMY, UnitKind.DSDEN, UnitKind.DRAAF, UnitKind.PLATFORM, UnitKind.SCHOOL)
"""Units that have figures, the widest first."""

_OF_A_PLATFORM = (IndicatorFamily.FUNNEL, IndicatorFamily.CONTRACTS)
_BY_UNIT = {
    UnitKind.PLATFORM: _OF_A_PLATFORM,
    UnitKind.DRAAF: tuple(one for one in IndicatorFamily if one not in _OF_A_PLATFORM),
}


def families_of(role: Role, kind: UnitKind) -> tuple[IndicatorFamily, ...]:
    """A platform has no pupils and counts no absences, wherever its people stand (compartments)."""
    if role is Role.PLATFORM_MANAGER:
        return _OF_A_PLATFORM
    return _BY_UNIT.get(kind, tuple(IndicatorFamily))
