"""The families of indicators, and for which territories each makes sense."""

from enum import StrEnum

from domain.access.permissions import Role
from domain.access.units import UnitKind


class IndicatorFamily(StrEnum):
    ATTENDANCE = "attendance"
    ESCALATION = "escalation"
    PREVENTION = "prevention"
    DROPOUTS = "dropouts"
    FUNNEL = "funnel"
    CONTRACTS = "contracts"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    IndicatorFamily.ATTENDANCE: "Assiduité",
    IndicatorFamily.ESCALATION: "Dossiers et saisines",
    IndicatorFamily.PREVENTION: "Prévention",
    IndicatorFamily.DROPOUTS: "Sorties",
    IndicatorFamily.FUNNEL: "Du repérage au retour",
    IndicatorFamily.CONTRACTS: "Contrats",
}

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
