"""Kinds of partners: what may be told to each follows from it (disclosure.py)."""

from domain.kernel.labelled import Labelled


class PartnerType(Labelled):
    """OTHER is also what an organisation is until somebody has said better."""

    MISSION_LOCALE = "mission_locale", "Mission locale"
    CIO = "cio", "Centre d'information et d'orientation"
    E2C = "e2c", "École de la deuxième chance"
    EPIDE = "epide", "EPIDE"
    GRETA = "greta", "Greta"
    CFA = "cfa", "Centre de formation d'apprentis"
    AGRICULTURAL_SCHOOL = "agricultural_school", "Établissement agricole"
    CIVIC_SERVICE = "civic_service", "Service civique"
    YOUTH_INFORMATION = "youth_information", "Information jeunesse"
    REGION = "region", "Région"
    DEPARTMENT = "department", "Département"
    OTHER = "other", "Autre structure"
