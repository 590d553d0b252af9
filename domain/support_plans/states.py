"""The words of a plan: states, agreement, reviews, signatures. Codes are ours, labels are what screens show."""

from enum import StrEnum


class PlanState(StrEnum):
    """Where a plan stands. A refusal closes it without any consequence for the pupil."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    REFUSED = "refused"
    AGREED = "agreed"
    FILED = "filed"
    ADMITTED = "admitted"
    NOT_ADMITTED = "not_admitted"
    ACTIVE = "active"
    REVIEWED = "reviewed"
    RENEWED = "renewed"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return _STATE_LABELS[self]

    @property
    def is_over(self) -> bool:
        return self in OVER


_STATE_LABELS = {
    PlanState.DRAFT: "Brouillon",
    PlanState.PROPOSED: "Proposé à la famille",
    PlanState.REFUSED: "Refusé par la famille",
    PlanState.AGREED: "Accord de la famille",
    PlanState.FILED: "Dossier transmis à la commission",
    PlanState.ADMITTED: "Avis favorable de la commission",
    PlanState.NOT_ADMITTED: "Avis défavorable de la commission",
    PlanState.ACTIVE: "En cours",
    PlanState.REVIEWED: "Bilan fait",
    PlanState.RENEWED: "Renouvelé",
    PlanState.CLOSED: "Terminé",
}
OVER = frozenset({PlanState.REFUSED, PlanState.NOT_ADMITTED, PlanState.RENEWED, PlanState.CLOSED})


class Agreement(StrEnum):
    """What the family said of the proposal."""

    PENDING = "pending"
    AGREED = "agreed"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        return {"pending": "en attente", "agreed": "accord", "refused": "refus"}[self.value]


class Setting(StrEnum):
    """Where an action takes place (D. 321-3: « pendant le temps scolaire » and « hors temps scolaire »)."""

    IN_CLASS = "in_class"
    OUT_OF_CLASS = "out_of_class"
    AT_HOME = "at_home"

    @property
    def label(self) -> str:
        return {"in_class": "en classe", "out_of_class": "hors classe", "at_home": "à la maison"}[self.value]


class Progress(StrEnum):
    """What a review says of one objective."""

    REACHED = "reached"
    IN_PROGRESS = "in_progress"
    NOT_YET = "not_yet"

    @property
    def label(self) -> str:
        return {"reached": "atteint", "in_progress": "en progrès", "not_yet": "pas encore"}[self.value]


class ReviewDecision(StrEnum):
    """What follows a review, decided with the family."""

    CONTINUE = "continue"
    STOP = "stop"
    REVISE = "revise"
    NEW_ACTIONS = "new_actions"

    @property
    def label(self) -> str:
        return _DECISION_LABELS[self]


_DECISION_LABELS = {
    ReviewDecision.CONTINUE: "continuer",
    ReviewDecision.STOP: "arrêter",
    ReviewDecision.REVISE: "revoir les objectifs",
    ReviewDecision.NEW_ACTIONS: "engager de nouvelles actions",
}


class PlanParty(StrEnum):
    """Who signs a plan."""

    HEAD = "head"
    TEACHER = "teacher"
    GUARDIAN = "guardian"
    PUPIL = "pupil"

    @property
    def label(self) -> str:
        return _PARTY_LABELS[self]


_PARTY_LABELS = {
    PlanParty.HEAD: "chef d'établissement ou directeur d'école",
    PlanParty.TEACHER: "enseignant",
    PlanParty.GUARDIAN: "représentant légal",
    PlanParty.PUPIL: "élève",
}


class SignatureMeans(StrEnum):
    """How a signature was given: on the paper kept by the school, or with the code sent by mail."""

    PAPER = "paper"
    CODE = "code"

    @property
    def label(self) -> str:
        return {"paper": "sur papier", "code": "par code reçu par courriel"}[self.value]


class ExitDecision(StrEnum):
    """Where the pupil goes when a plan ends."""

    RETURN_TO_CLASS = "return_to_class"
    OTHER_SCHEME = "other_scheme"
    ORIENTATION = "orientation"
    SUCCEEDED = "succeeded"
    STOPPED = "stopped"

    @property
    def label(self) -> str:
        return _EXIT_LABELS[self]


_EXIT_LABELS = {
    ExitDecision.RETURN_TO_CLASS: "retour dans la classe",
    ExitDecision.OTHER_SCHEME: "autre dispositif",
    ExitDecision.ORIENTATION: "nouvelle orientation",
    ExitDecision.SUCCEEDED: "objectifs atteints",
    ExitDecision.STOPPED: "arrêt avant la fin",
}
