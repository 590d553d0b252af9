"""Where a contract stands, who is a party to it, how it was signed and why it ended."""

from enum import StrEnum


class ContractState(StrEnum):
    """`abandoned` is a contract that never began; « rupture » is not a word a young person reads."""

    DRAFT = "draft"
    TO_SIGN = "to_sign"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    COMPLETED = "completed"
    BROKEN = "broken"
    TRANSFERRED = "transferred"
    ABANDONED = "abandoned"

    @property
    def label(self) -> str:
        return _STATES[self]

    @property
    def is_over(self) -> bool:
        return self in {self.COMPLETED, self.BROKEN, self.TRANSFERRED, self.ABANDONED}

    @property
    def is_running(self) -> bool:
        return self in {self.ACTIVE, self.SUSPENDED}


_STATES = {
    ContractState.DRAFT: "Projet",
    ContractState.TO_SIGN: "À signer",
    ContractState.ACTIVE: "En cours",
    ContractState.SUSPENDED: "Suspendu",
    ContractState.COMPLETED: "Parcours terminé",
    ContractState.BROKEN: "Arrêté avant la fin",
    ContractState.TRANSFERRED: "Poursuivi ailleurs",
    ContractState.ABANDONED: "Sans suite",
}


class ContractParty(StrEnum):
    """Who signs. The guardian is a party only for a minor; the provider is the head of the structure."""

    YOUNG_PERSON = "young_person"
    GUARDIAN = "guardian"
    TUTOR = "tutor"
    PROVIDER = "provider"

    @property
    def label(self) -> str:
        return _PARTIES[self]


_PARTIES = {
    ContractParty.YOUNG_PERSON: "Jeune",
    ContractParty.GUARDIAN: "Responsable légal",
    ContractParty.TUTOR: "Tuteur",
    ContractParty.PROVIDER: "Responsable de l'établissement ou de la structure",
}
BY_LINK = frozenset({ContractParty.YOUNG_PERSON, ContractParty.GUARDIAN})
"""Those who have no account: they sign with the code of a mail, or on paper."""


class ContractSignatureMeans(StrEnum):
    PAPER = "paper"
    CODE = "code"
    ACCOUNT = "account"

    @property
    def label(self) -> str:
        return _MEANS[self]


_MEANS = {
    ContractSignatureMeans.PAPER: "Sur papier",
    ContractSignatureMeans.CODE: "Code reçu par courriel",
    ContractSignatureMeans.ACCOUNT: "Dans Raccroche",
}


class YouthStatus(StrEnum):
    """What the young person is during the path."""

    PUPIL = "pupil"
    APPRENTICE = "apprentice"
    TRAINEE = "trainee"
    CIVIC_SERVICE = "civic_service"

    @property
    def label(self) -> str:
        return _STATUSES[self]


_STATUSES = {
    YouthStatus.PUPIL: "Statut scolaire",
    YouthStatus.APPRENTICE: "Apprenti",
    YouthStatus.TRAINEE: "Stagiaire de la formation professionnelle",
    YouthStatus.CIVIC_SERVICE: "Volontaire en service civique",
}


class SuspensionReason(StrEnum):
    BY_AGREEMENT = "by_agreement"
    STRUCTURE_CLOSED = "structure_closed"
    AWAITING_SESSION = "awaiting_session"
    UNAVAILABLE = "unavailable"

    @property
    def label(self) -> str:
        return _SUSPENSIONS[self]


_SUSPENSIONS = {
    SuspensionReason.BY_AGREEMENT: "Pause décidée ensemble",
    SuspensionReason.STRUCTURE_CLOSED: "Structure fermée pendant un temps",
    SuspensionReason.AWAITING_SESSION: "Prochaine session attendue",
    SuspensionReason.UNAVAILABLE: "Jeune indisponible, retour prévu",
}


class BreakReason(StrEnum):
    NO_LONGER_COMES = "no_longer_comes"
    PATH_DOES_NOT_SUIT = "path_does_not_suit"
    JOB_FOUND = "job_found"
    OTHER_TRAINING = "other_training"
    MOVED = "moved"
    STRUCTURE_ENDS = "structure_ends"
    BY_AGREEMENT = "by_agreement"

    @property
    def label(self) -> str:
        return _BREAKS[self]


_BREAKS = {
    BreakReason.NO_LONGER_COMES: "Le jeune ne vient plus",
    BreakReason.PATH_DOES_NOT_SUIT: "La formation ne convient pas",
    BreakReason.JOB_FOUND: "Emploi trouvé",
    BreakReason.OTHER_TRAINING: "Autre formation commencée",
    BreakReason.MOVED: "Déménagement",
    BreakReason.STRUCTURE_ENDS: "La structure met fin à l'accueil",
    BreakReason.BY_AGREEMENT: "Fin décidée ensemble",
}


class AfterBreak(StrEnum):
    """What follows for the young person: never nothing without saying so."""

    NEW_INTERVIEW = "new_interview"
    NEW_PLACE = "new_place"
    MISSION_LOCALE = "mission_locale"
    OTHER_SOLUTION = "other_solution"
    NOTHING_WANTED = "nothing_wanted"

    @property
    def label(self) -> str:
        return _AFTER[self]


_AFTER = {
    AfterBreak.NEW_INTERVIEW: "Un nouvel entretien est prévu",
    AfterBreak.NEW_PLACE: "Une autre place est cherchée",
    AfterBreak.MISSION_LOCALE: "La mission locale prend le relais",
    AfterBreak.OTHER_SOLUTION: "Une autre solution est trouvée",
    AfterBreak.NOTHING_WANTED: "Le jeune ne souhaite pas d'accompagnement pour l'instant",
}


class TrainingOutcome(StrEnum):
    """How a path that went to its end turned out."""

    DIPLOMA = "diploma"
    QUALIFICATION = "qualification"
    NEXT_TRAINING = "next_training"
    JOB = "job"
    PATH_ENDED = "path_ended"

    @property
    def label(self) -> str:
        return _OUTCOMES[self]


_OUTCOMES = {
    TrainingOutcome.DIPLOMA: "Diplôme obtenu",
    TrainingOutcome.QUALIFICATION: "Qualification ou titre obtenu",
    TrainingOutcome.NEXT_TRAINING: "Suite de formation trouvée",
    TrainingOutcome.JOB: "Emploi trouvé",
    TrainingOutcome.PATH_ENDED: "Parcours suivi jusqu'au bout",
}
