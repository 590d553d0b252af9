"""What came of a task, and the lines of its history."""

from domain.kernel.labelled import Labelled


class TaskOutcome(Labelled):
    """What came of it. The first two say that it was done."""

    DONE = "done", "fait"
    PARTLY = "partly", "fait en partie"
    NO_ANSWER = "no_answer", "pas fait : sans réponse"
    DECLINED = "declined", "pas fait : proposition non acceptée"
    IMPOSSIBLE = "impossible", "pas fait : pas possible"
    NOT_NEEDED = "not_needed", "pas fait : plus nécessaire"

    @property
    def is_done(self) -> bool:
        return self in {TaskOutcome.DONE, TaskOutcome.PARTLY}


class TaskChange(Labelled):
    """One line of a task's history."""

    ADDED = "added", "donnée"
    REASSIGNED = "reassigned", "confiée à quelqu'un d'autre"
    POSTPONED = "postponed", "échéance changée"
    REMINDED = "reminded", "relancée"
    DONE = "done", "faite"
    NOT_DONE = "not_done", "réglée sans être faite"
    REOPENED = "reopened", "rouverte"
