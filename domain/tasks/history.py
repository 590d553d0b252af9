"""What came of a task, and the lines of its history."""

from enum import StrEnum


class TaskOutcome(StrEnum):
    """What came of it. The first two say that it was done."""

    DONE = "done"
    PARTLY = "partly"
    NO_ANSWER = "no_answer"
    DECLINED = "declined"
    IMPOSSIBLE = "impossible"
    NOT_NEEDED = "not_needed"

    @property
    def label(self) -> str:
        return _OUTCOMES[self]

    @property
    def is_done(self) -> bool:
        return self in {TaskOutcome.DONE, TaskOutcome.PARTLY}


_OUTCOMES = {
    TaskOutcome.DONE: "fait",
    TaskOutcome.PARTLY: "fait en partie",
    TaskOutcome.NO_ANSWER: "pas fait : sans réponse",
    TaskOutcome.DECLINED: "pas fait : proposition non acceptée",
    TaskOutcome.IMPOSSIBLE: "pas fait : pas possible",
    TaskOutcome.NOT_NEEDED: "pas fait : plus nécessaire",
}


class TaskChange(StrEnum):
    """One line of a task's history."""

    ADDED = "added"
    REASSIGNED = "reassigned"
    POSTPONED = "postponed"
    REMINDED = "reminded"
    DONE = "done"
    NOT_DONE = "not_done"
    REOPENED = "reopened"

    @property
    def label(self) -> str:
        return _CHANGES[self]


_CHANGES = {
    TaskChange.ADDED: "donnée",
    TaskChange.REASSIGNED: "confiée à quelqu'un d'autre",
    TaskChange.POSTPONED: "échéance changée",
    TaskChange.REMINDED: "relancée",
    TaskChange.DONE: "faite",
    TaskChange.NOT_DONE: "réglée sans être faite",
    TaskChange.REOPENED: "rouverte",
}
