"""Perimeters are units: where people stand and what tables are scoped by."""

from enum import StrEnum


class UnitKind(StrEnum):
    SCHOOL = "school"
    CIRCONSCRIPTION = "circonscription"
    DSDEN = "dsden"
    ACADEMY = "academy"
    DRAAF = "draaf"
    PLATFORM = "platform"
    CIO = "cio"
    ORGANISATION = "organisation"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    UnitKind.SCHOOL: "Établissement",
    UnitKind.CIRCONSCRIPTION: "Circonscription du premier degré",
    UnitKind.DSDEN: "DSDEN",
    UnitKind.ACADEMY: "Académie",
    UnitKind.DRAAF: "DRAAF",
    UnitKind.PLATFORM: "Plateforme de suivi et d'appui",
    UnitKind.CIO: "Centre d'information et d'orientation",
    UnitKind.ORGANISATION: "Organisme partenaire",
}
