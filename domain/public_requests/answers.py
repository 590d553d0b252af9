"""The answers to choose from: codes and a few contact details, never a sentence about health or family."""

from domain.kernel.labelled import Labelled


class LastClass(Labelled):
    COLLEGE = "college", "Collège"
    CAP = "cap", "CAP"
    VOCATIONAL = "vocational", "Bac professionnel"
    GENERAL = "general", "Bac général ou technologique"
    OTHER = "other", "Une autre classe"
    UNKNOWN = "unknown", "Je ne sais pas"


class DiplomaHeld(Labelled):
    NONE = "none", "Aucun diplôme"
    BREVET = "brevet", "Brevet ou CFG"
    CAP = "cap", "CAP ou BEP"
    VOCATIONAL_BAC = "vocational_bac", "Bac professionnel"
    GENERAL_BAC = "general_bac", "Bac général ou technologique"
    OTHER = "other", "Un autre diplôme"
    UNKNOWN = "unknown", "Je ne sais pas"

    @property
    def opens_return_right(self) -> bool:
        """None, the brevet, or a bac that teaches no trade; who does not know is received like who has none."""
        return self in {DiplomaHeld.NONE, DiplomaHeld.BREVET, DiplomaHeld.GENERAL_BAC, DiplomaHeld.UNKNOWN}


class TrainingWish(Labelled):
    TRADE = "trade", "Apprendre un métier"
    SCHOOL = "school", "Retourner au lycée"
    DIPLOMA = "diploma", "Passer un diplôme"
    UNKNOWN = "unknown", "Je ne sais pas encore"


class CallMoment(Labelled):
    ANY = "any", "N'importe quand"
    MORNING = "morning", "Le matin"
    NOON = "noon", "Entre midi et deux"
    AFTERNOON = "afternoon", "L'après-midi"
    EVENING = "evening", "Après 17 h"
