"""Perimeters are units: where people stand and what tables are scoped by."""

from domain.kernel.labelled import Labelled


class UnitKind(Labelled):
    SCHOOL = "school", "Établissement"
    CIRCONSCRIPTION = "circonscription", "Circonscription du premier degré"
    DSDEN = "dsden", "DSDEN"
    ACADEMY = "academy", "Académie"
    DRAAF = "draaf", "DRAAF"
    PLATFORM = "platform", "Plateforme de suivi et d'appui"
    CIO = "cio", "Centre d'information et d'orientation"
    ORGANISATION = "organisation", "Organisme partenaire"
