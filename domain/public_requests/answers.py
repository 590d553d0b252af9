"""The answers to choose from: codes and a few contact details, never a sentence about health or family."""

from enum import StrEnum


class LastClass(StrEnum):
    COLLEGE = "college"
    CAP = "cap"
    VOCATIONAL = "vocational"
    GENERAL = "general"
    OTHER = "other"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return _CLASSES[self]


_CLASSES = {
    LastClass.COLLEGE: "Collège",
    LastClass.CAP: "CAP",
    LastClass.VOCATIONAL: "Bac professionnel",
    LastClass.GENERAL: "Bac général ou technologique",
    LastClass.OTHER: "Une autre classe",
    LastClass.UNKNOWN: "Je ne sais pas",
}


class DiplomaHeld(StrEnum):
    NONE = "none"
    BREVET = "brevet"
    CAP = "cap"
    VOCATIONAL_BAC = "vocational_bac"
    GENERAL_BAC = "general_bac"
    OTHER = "other"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return _DIPLOMAS[self]

    @property
    def opens_return_right(self) -> bool:
        """None, the brevet, or a bac that teaches no trade; who does not know is received like who has none."""
        return self in {DiplomaHeld.NONE, DiplomaHeld.BREVET, DiplomaHeld.GENERAL_BAC, DiplomaHeld.UNKNOWN}


_DIPLOMAS = {
    DiplomaHeld.NONE: "Aucun diplôme",
    DiplomaHeld.BREVET: "Brevet ou CFG",
    DiplomaHeld.CAP: "CAP ou BEP",
    DiplomaHeld.VOCATIONAL_BAC: "Bac professionnel",
    DiplomaHeld.GENERAL_BAC: "Bac général ou technologique",
    DiplomaHeld.OTHER: "Un autre diplôme",
    DiplomaHeld.UNKNOWN: "Je ne sais pas",
}


class TrainingWish(StrEnum):
    TRADE = "trade"
    SCHOOL = "school"
    DIPLOMA = "diploma"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return _WISHES[self]


_WISHES = {
    TrainingWish.TRADE: "Apprendre un métier",
    TrainingWish.SCHOOL: "Retourner au lycée",
    TrainingWish.DIPLOMA: "Passer un diplôme",
    TrainingWish.UNKNOWN: "Je ne sais pas encore",
}


class CallMoment(StrEnum):
    ANY = "any"
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"

    @property
    def label(self) -> str:
        return _MOMENTS[self]


_MOMENTS = {
    CallMoment.ANY: "N'importe quand",
    CallMoment.MORNING: "Le matin",
    CallMoment.NOON: "Entre midi et deux",
    CallMoment.AFTERNOON: "L'après-midi",
    CallMoment.EVENING: "Après 17 h",
}
