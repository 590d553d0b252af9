"""Where a contract stands, who is a party to it, how it was signed and why it ended."""

from domain.kernel.labelled import Labelled


class ContractState(Labelled):
    """`abandoned` is a contract that never began; « rupture » is not a word a young person reads."""

    DRAFT = "draft", "Projet"
    TO_SIGN = "to_sign", "À signer"
    ACTIVE = "active", "En cours"
    SUSPENDED = "suspended", "Suspendu"
    COMPLETED = "completed", "Parcours terminé"
    BROKEN = "broken", "Arrêté avant la fin"
    TRANSFERRED = "transferred", "Poursuivi ailleurs"
    ABANDONED = "abandoned", "Sans suite"

    @property
    def is_over(self) -> bool:
        return self in {self.COMPLETED, self.BROKEN, self.TRANSFERRED, self.ABANDONED}

    @property
    def is_running(self) -> bool:
        return self in {self.ACTIVE, self.SUSPENDED}


class ContractParty(Labelled):
    """Who signs. The guardian is a party only for a minor; the provider is the head of the structure."""

    YOUNG_PERSON = "young_person", "Jeune"
    GUARDIAN = "guardian", "Responsable légal"
    TUTOR = "tutor", "Tuteur"
    PROVIDER = "provider", "Responsable de l'établissement ou de la structure"


BY_LINK = frozenset({ContractParty.YOUNG_PERSON, ContractParty.GUARDIAN})
"""Those who have no account: they sign with the code of a mail, or on paper."""


class ContractSignatureMeans(Labelled):
    PAPER = "paper", "Sur papier"
    CODE = "code", "Code reçu par courriel"
    ACCOUNT = "account", "Dans Raccroche"


class YouthStatus(Labelled):
    """What the young person is during the path."""

    PUPIL = "pupil", "Statut scolaire"
    APPRENTICE = "apprentice", "Apprenti"
    TRAINEE = "trainee", "Stagiaire de la formation professionnelle"
    CIVIC_SERVICE = "civic_service", "Volontaire en service civique"


class SuspensionReason(Labelled):
    BY_AGREEMENT = "by_agreement", "Pause décidée ensemble"
    STRUCTURE_CLOSED = "structure_closed", "Structure fermée pendant un temps"
    AWAITING_SESSION = "awaiting_session", "Prochaine session attendue"
    UNAVAILABLE = "unavailable", "Jeune indisponible, retour prévu"


class BreakReason(Labelled):
    NO_LONGER_COMES = "no_longer_comes", "Le jeune ne vient plus"
    PATH_DOES_NOT_SUIT = "path_does_not_suit", "La formation ne convient pas"
    JOB_FOUND = "job_found", "Emploi trouvé"
    OTHER_TRAINING = "other_training", "Autre formation commencée"
    MOVED = "moved", "Déménagement"
    STRUCTURE_ENDS = "structure_ends", "La structure met fin à l'accueil"
    BY_AGREEMENT = "by_agreement", "Fin décidée ensemble"


class AfterBreak(Labelled):
    """What follows for the young person: never nothing without saying so."""

    NEW_INTERVIEW = "new_interview", "Un nouvel entretien est prévu"
    NEW_PLACE = "new_place", "Une autre place est cherchée"
    MISSION_LOCALE = "mission_locale", "La mission locale prend le relais"
    OTHER_SOLUTION = "other_solution", "Une autre solution est trouvée"
    NOTHING_WANTED = "nothing_wanted", "Le jeune ne souhaite pas d'accompagnement pour l'instant"


class TrainingOutcome(Labelled):
    """How a path that went to its end turned out."""

    DIPLOMA = "diploma", "Diplôme obtenu"
    QUALIFICATION = "qualification", "Qualification ou titre obtenu"
    NEXT_TRAINING = "next_training", "Suite de formation trouvée"
    JOB = "job", "Emploi trouvé"
    PATH_ENDED = "path_ended", "Parcours suivi jusqu'au bout"
