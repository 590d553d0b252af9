"""What a platform finds when it calls: the only measure of how right a source was."""

from enum import StrEnum


class RowOutcome(StrEnum):
    """Of one row, once somebody is reached. `already_enrolled` is an error of the list, sent back to its source."""

    CONFIRMED = "confirmed"
    ALREADY_ENROLLED = "already_enrolled"
    ALREADY_QUALIFIED = "already_qualified"
    NOT_THIS_PERSON = "not_this_person"

    @property
    def label(self) -> str:
        return _OUTCOMES[self]

    @property
    def is_error(self) -> bool:
        return self is not RowOutcome.CONFIRMED


_OUTCOMES = {
    RowOutcome.CONFIRMED: "Sans formation, c'est exact",
    RowOutcome.ALREADY_ENROLLED: "Était déjà inscrit",
    RowOutcome.ALREADY_QUALIFIED: "Avait déjà un diplôme",
    RowOutcome.NOT_THIS_PERSON: "Ce n'est pas la bonne personne",
}


class ReturnKind(StrEnum):
    ELSEWHERE = "elsewhere"
    FOLLOWED = "followed"

    @property
    def label(self) -> str:
        return _RETURNS[self]


_RETURNS = {ReturnKind.ELSEWHERE: "En formation ailleurs", ReturnKind.FOLLOWED: "Suivi"}


class ListChange(StrEnum):
    """What became of a row of the former list; in the order in which one asks."""

    STILL = "still"
    TRAINING = "training"
    QUALIFIED = "qualified"
    REVIEWED = "reviewed"
    OUTCOME = "outcome"
    ABSENT = "absent"

    @property
    def label(self) -> str:
        return _CHANGES[self]


_CHANGES = {
    ListChange.STILL: "Encore sur la liste",
    ListChange.TRAINING: "Retrouvés en formation",
    ListChange.QUALIFIED: "Diplômés depuis",
    ListChange.REVIEWED: "Sortis par la revue des paires",
    ListChange.OUTCOME: "Sortis par une réponse de la plateforme",
    ListChange.ABSENT: "Absents des sources de cette campagne",
}
