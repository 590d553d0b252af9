"""The letters of a day, printed together: prepared, printed, posted; a letter leaves it only until it is printed."""

from dataclasses import replace
from datetime import date
from enum import StrEnum

from domain.documents.deliveries import Envelope
from domain.documents.delivery_states import DeliveryState
from domain.kernel.errors import Refusal
from domain.kernel.labelled import Labelled


class BatchState(Labelled):
    PREPARED = "prepared", "Préparé"
    PRINTED = "printed", "Imprimé"
    POSTED = "posted", "Déposé à La Poste"
    DISCARDED = "discarded", "Abandonné"


class BatchStep(StrEnum):
    MARK_PRINTED = "mark_printed"
    MARK_POSTED = "mark_posted"
    DISCARD = "discard"


_STEPS = {
    (BatchState.PREPARED, BatchStep.MARK_PRINTED): BatchState.PRINTED,
    (BatchState.PRINTED, BatchStep.MARK_POSTED): BatchState.POSTED,
    (BatchState.PREPARED, BatchStep.DISCARD): BatchState.DISCARDED,
}
_OF_LETTERS = {BatchStep.MARK_PRINTED: DeliveryState.PRINTED, BatchStep.MARK_POSTED: DeliveryState.POSTED}


class NothingToPrint(Refusal):
    title = "Aucun courrier à imprimer"
    detail = "Aucun courrier signé n'attend d'être imprimé."


class BatchMovedOn(Refusal):
    title = "Ce lot n'en est plus là"
    detail = "Ce lot est déjà imprimé ou abandonné."


class NotInBatch(Refusal):
    title = "Ce courrier n'est pas dans ce lot"
    detail = "Ce courrier n'est pas dans ce lot, ou il en est déjà sorti."


def advance_batch(state: BatchState, step: BatchStep) -> BatchState:
    """Where that step leads, or the refusal."""
    if (state, step) not in _STEPS:
        raise BatchMovedOn
    return _STEPS[state, step]


def carried_along(envelope: Envelope, step: BatchStep, on: date) -> Envelope:
    """A letter of the batch after that step of the batch; one that was handed over meanwhile stays so."""
    if step is BatchStep.DISCARD:
        return taken_out(envelope)
    expected = DeliveryState.SIGNED if step is BatchStep.MARK_PRINTED else DeliveryState.PRINTED
    if envelope.state is not expected:
        return envelope
    return replace(envelope, state=_OF_LETTERS[step], settled_on=on, version=envelope.version + 1)


def taken_out(envelope: Envelope) -> Envelope:
    """« Retirer du lot »: signed as before, and waiting for another one."""
    if envelope.state is not DeliveryState.SIGNED:
        raise BatchMovedOn
    return replace(envelope, batch_id=None, version=envelope.version + 1)
