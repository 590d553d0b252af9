"""Answering « est-ce la même personne ? »: three answers, when a motive is due, what follows, what is shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from domain.kernel.errors import Malformed, Refusal
from domain.kernel.french import typeset

HELD_FOR = timedelta(minutes=2)
"""How long a pair stays with whoever took it."""
DOUBLE_READING = 20
"""One pair in twenty is read a second time, by somebody else, without weights: 5 %."""
SAMPLE_SIZE = 300
"""Automatic links read blind, to know how often they are wrong."""


class Answer(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    LATER = "later"

    @property
    def label(self) -> str:
        return _ANSWERS[self]


_ANSWERS = {Answer.SAME: "Même personne", Answer.DIFFERENT: "Deux personnes", Answer.LATER: "Plus tard"}


class PairPurpose(StrEnum):
    """A pair of the band decides a row; a pair of the sample only measures."""

    REVIEW = "review"
    SAMPLE = "sample"


class PairHeld(Refusal):
    title = "Paire en cours de lecture"
    detail = "Cette paire est en cours chez une autre personne. Prenez la suivante."


class PairDecided(Refusal):
    title = "Paire déjà décidée"
    detail = "Cette paire a déjà une réponse. Annulez-la d'abord si vous voulez en changer."


class NothingToUndo(Refusal):
    title = "Rien à annuler"
    detail = "Vous n'avez pas répondu à cette paire, ou votre réponse est déjà annulée."


class MotiveDue(Malformed):
    title = "Motif à indiquer"
    detail = "Indiquez en quelques mots pourquoi : la prochaine personne en aura besoin."


@dataclass(frozen=True)
class Given:
    answer: Answer
    motive: str = ""


def check_motive(given: Given, *, veto: bool) -> None:
    """A postponement says why; so does an answer that goes against a veto of the engine (same, all the same)."""
    due = given.answer is Answer.LATER or (given.answer is Answer.SAME and veto)
    if due and len(given.motive.strip()) < 3:
        raise MotiveDue(errors=[{"pointer": "/motive", "detail": MotiveDue.detail}])


class RowState(StrEnum):
    """A young person of the list; one in the review band is to be confirmed, not a dropout."""

    LISTED = "listed"
    TO_CONFIRM = "to_confirm"
    REMOVED = "removed"

    @property
    def label(self) -> str:
        return _ROWS[self]


_ROWS = {RowState.LISTED: "Sur la liste", RowState.TO_CONFIRM: "À confirmer", RowState.REMOVED: "Sortie de la liste"}


class Proof(StrEnum):
    """What it means for a row to be the same person as the other record of the pair."""

    TRAINING = "training"
    QUALIFIED = "qualified"
    DUPLICATE = "duplicate"

    @property
    def label(self) -> str:
        return _PROOFS[self]


_PROOFS = {
    Proof.TRAINING: "en formation",
    Proof.QUALIFIED: "diplômée",
    Proof.DUPLICATE: "déjà sur la liste sous une autre fiche",
}
_TRAINED = {
    "en_current": "scolarisée à l'éducation nationale",
    "agriculture": "scolarisée dans l'enseignement agricole",
    "apprentices": "apprentie",
}


@dataclass(frozen=True)
class Touched:
    """What a pair of the band says of a row: what the other record would prove, and the answer that stands."""

    proves: Proof | None
    answer: Answer | None


@dataclass(frozen=True)
class Settled:
    state: RowState
    because: Proof | None = None


def settle(crossed_as: RowState, pairs: Iterable[Touched]) -> Settled:
    """The row after the answers to all its pairs: removed by one proof, confirmed once every doubt is answered."""
    pairs = list(pairs)
    for one in pairs:
        if one.answer is Answer.SAME and one.proves is not None:
            return Settled(RowState.REMOVED, one.proves)
    open_doubt = any(one.answer in {None, Answer.LATER} for one in pairs)
    if crossed_as is RowState.TO_CONFIRM and pairs and not open_doubt:
        return Settled(RowState.LISTED)
    return Settled(crossed_as)


def consequence(answer: Answer, proves: Proof | None, other_source: str | None, state: RowState | None) -> str:
    """Said after the decision, never before: it would sway the reader. `state` is the row's, None when none moves."""
    if answer is Answer.LATER:
        return typeset("Remise à plus tard : elle revient à la fin de la file.")
    decided = f"Décidé : {'même personne' if answer is Answer.SAME else 'deux personnes'}."
    if state is None:
        return typeset(f"{decided} Cette lecture mesure la justesse, la liste ne change pas.")
    if answer is Answer.SAME and state is RowState.REMOVED and proves is not None:
        found = _TRAINED.get(other_source or "", proves.label) if proves is Proof.TRAINING else proves.label
        return typeset(f"{decided} Elle sort de la liste, elle est {found}.")
    if state is RowState.TO_CONFIRM:
        return typeset(f"{decided} Il reste une autre paire à lire pour ce jeune.")
    if state is RowState.REMOVED:
        return typeset(f"{decided} Une autre paire l'a déjà fait sortir de la liste.")
    return typeset(f"{decided} Le jeune reste sur la liste.")


def masked_ine(value: str | None) -> str | None:
    """« ••••••417KD »: the end is enough to compare two of them."""
    if not value:
        return None
    return "•" * max(len(value) - 5, 0) + value[-5:]


MATCHED_FIELDS: Mapping[str, str] = {
    "family_name": "Nom",
    "usage_name": "Nom d'usage",
    "first_names": "Prénoms",
    "birth_date": "Naissance",
    "birth_commune": "Commune de naissance",
    "sex": "Sexe",
    "ine": "INE",
    "commune": "Résidence",
    "situation": "Situation",
}
"""Only what was matched is shown; an address only as its commune."""
