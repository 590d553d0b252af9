"""The words of a plan: states, agreement, reviews, signatures. Codes are ours, labels are what screens show."""

from domain.kernel.labelled import Labelled


class PlanState(Labelled):
    """Where a plan stands. A refusal closes it without any consequence for the pupil."""

    DRAFT = "draft", "Brouillon"
    PROPOSED = "proposed", "Proposé à la famille"
    REFUSED = "refused", "Refusé par la famille"
    AGREED = "agreed", "Accord de la famille"
    FILED = "filed", "Dossier transmis à la commission"
    ADMITTED = "admitted", "Avis favorable de la commission"
    NOT_ADMITTED = "not_admitted", "Avis défavorable de la commission"
    ACTIVE = "active", "En cours"
    REVIEWED = "reviewed", "Bilan fait"
    RENEWED = "renewed", "Renouvelé"
    CLOSED = "closed", "Terminé"

    @property
    def is_over(self) -> bool:
        return self in OVER


OVER = frozenset({PlanState.REFUSED, PlanState.NOT_ADMITTED, PlanState.RENEWED, PlanState.CLOSED})


class Agreement(Labelled):
    """What the family said of the proposal."""

    PENDING = "pending", "en attente"
    AGREED = "agreed", "accord"
    REFUSED = "refused", "refus"


class Setting(Labelled):
    """Where an action takes place (D. 321-3: « pendant le temps scolaire » and « hors temps scolaire »)."""

    IN_CLASS = "in_class", "en classe"
    OUT_OF_CLASS = "out_of_class", "hors classe"
    AT_HOME = "at_home", "à la maison"


class Progress(Labelled):
    """What a review says of one objective."""

    REACHED = "reached", "atteint"
    IN_PROGRESS = "in_progress", "en progrès"
    NOT_YET = "not_yet", "pas encore"


class ReviewDecision(Labelled):
    """What follows a review, decided with the family."""

    CONTINUE = "continue", "continuer"
    STOP = "stop", "arrêter"
    REVISE = "revise", "revoir les objectifs"
    NEW_ACTIONS = "new_actions", "engager de nouvelles actions"


class PlanParty(Labelled):
    """Who signs a plan."""

    HEAD = "head", "chef d'établissement ou directeur d'école"
    TEACHER = "teacher", "enseignant"
    GUARDIAN = "guardian", "représentant légal"
    PUPIL = "pupil", "élève"


class SignatureMeans(Labelled):
    """How a signature was given: on the paper kept by the school, or with the code sent by mail."""

    PAPER = "paper", "sur papier"
    CODE = "code", "par code reçu par courriel"


class ExitDecision(Labelled):
    """Where the pupil goes when a plan ends."""

    RETURN_TO_CLASS = "return_to_class", "retour dans la classe"
    OTHER_SCHEME = "other_scheme", "autre dispositif"
    ORIENTATION = "orientation", "nouvelle orientation"
    SUCCEEDED = "succeeded", "objectifs atteints"
    STOPPED = "stopped", "arrêt avant la fin"
