"""What becomes of one envelope: its channel, its states and the moves between them. Each move is kept as evidence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from domain.documents.delivery_states import Channel, DeliveryState, ReturnCause
from domain.documents.kinds import Audience, LetterKind
from domain.kernel.errors import Malformed, Refusal
from domain.kernel.french import NBSP

NO_ADDRESS_SENTENCE = (
    "Nous n’avons pas d’adresse pour l’un des responsables. Son courrier ne partira pas. "
    "Ajoutez l’adresse ou indiquez pourquoi elle manque."
)

_S = DeliveryState
_RESULTS = frozenset({_S.DELIVERED, _S.RETURNED, _S.REFUSED, _S.UNCLAIMED})
_AFTER_POSTING = _RESULTS | {_S.UNCERTAIN}
MOVES: Mapping[DeliveryState, frozenset[DeliveryState]] = {
    _S.NO_ADDRESS: frozenset({_S.DELIVERED}),
    _S.PREPARED: frozenset({_S.SIGNED, _S.SENT, _S.DELIVERED, _S.REFUSED, _S.UNDELIVERABLE, _S.UNCERTAIN}),
    _S.SIGNED: frozenset({_S.PRINTED, _S.POSTED, _S.DELIVERED, _S.REFUSED}),
    _S.PRINTED: frozenset({_S.POSTED, _S.DELIVERED, _S.REFUSED}),
    _S.POSTED: _AFTER_POSTING,
    _S.SENT: frozenset({_S.DELIVERED, _S.UNDELIVERABLE}),
    _S.UNCERTAIN: _RESULTS | {_S.SENT, _S.UNDELIVERABLE},
    _S.UNDELIVERABLE: frozenset({_S.DELIVERED}),
    # A result noted by mistake is corrected by another one: both stay readable.
    **{state: _RESULTS - {state} for state in _RESULTS},
}
"""From each state, where an envelope may go. A mail's own states are written by the worker."""

BY_HAND = frozenset({_S.PRINTED, _S.POSTED, _S.DELIVERED, _S.RETURNED, _S.REFUSED, _S.UNCLAIMED, _S.UNCERTAIN})
"""What a person may note; the others follow from an act or from the mail server."""

_REGISTERED = re.compile(r"[0-9A-Z]{11,15}")


class MoveNotPossible(Refusal):
    title = "Ce courrier n'en est pas là"
    detail = "Ce courrier ne peut pas passer à cet état."


class InBatch(Refusal):
    title = "Ce courrier est dans un lot"
    detail = "Ce courrier est dans un lot préparé. Imprimez le lot, ou retirez-en ce courrier."


class NothingToSendAgain(Refusal):
    title = "Ce courrier n'est pas à renvoyer"
    detail = "Un courrier est renvoyé quand il est revenu, ou quand il n'avait pas d'adresse."


class SentAgainAlready(Refusal):
    title = "Ce courrier est déjà renvoyé"
    detail = "Un nouvel envoi existe déjà pour ce courrier. Suivez-le dans la liste des courriers."


class NoOtherAddress(Refusal):
    title = "Pas d'autre adresse"
    detail = "Nous n'avons pas d'autre adresse pour cette personne. Corrigez sa fiche, puis recommencez."


@dataclass(frozen=True)
class Envelope:
    """One delivery of one document. `settled_on` is the day of the last move.

    `contact_attempt_id` is the attempt to reach the family that it carries out, `replaces` the envelope that did not
    arrive and for which this one leaves.
    """

    id: UUID
    document_id: UUID
    student_id: UUID
    school_id: UUID
    issuer_id: UUID
    recipient: str
    channel: Channel
    state: DeliveryState
    written_on: date
    guardian_ids: tuple[UUID, ...] = ()
    to_pupil: bool = False
    authority: str | None = None
    cause: ReturnCause | None = None
    registered_number: str = ""
    batch_id: UUID | None = None
    settled_on: date | None = None
    version: int = 1
    sealed: bool = False
    contact_attempt_id: UUID | None = None
    replaces: UUID | None = None

    @property
    def state_label(self) -> str:
        return self.state.label

    @property
    def channel_label(self) -> str:
        return self.channel.label


@dataclass(frozen=True)
class DeliveryNote:
    """What a person notes of an envelope: a new state, the number of its slip, or both."""

    state: DeliveryState | None
    happened_on: date
    cause: ReturnCause | None = None
    registered_number: str | None = None


def note_delivery(envelope: Envelope, note: DeliveryNote, *, today: date) -> Envelope:
    """The envelope after that note, or the refusal. A number on a plain letter makes it a registered one."""
    _check_form(envelope, note, today)
    if envelope.batch_id is not None and envelope.state is _S.SIGNED and note.state is not None:
        raise InBatch
    if note.state is not None and note.state not in MOVES[envelope.state]:
        raise MoveNotPossible(
            f"Ce courrier est à l'état «{NBSP}{envelope.state.label}{NBSP}»{NBSP}: "
            f"il ne peut pas passer à «{NBSP}{note.state.label}{NBSP}».",
            state=envelope.state.value,
        )
    number = envelope.registered_number
    channel = envelope.channel
    if note.registered_number is not None:
        number = normalised_number(note.registered_number)
        channel = Channel.REGISTERED
    return replace(
        envelope,
        state=note.state or envelope.state,
        cause=note.cause if note.state is _S.RETURNED else None if note.state else envelope.cause,
        registered_number=number,
        channel=channel,
        settled_on=note.happened_on if note.state else envelope.settled_on,
        version=envelope.version + 1,
    )


def _check_form(envelope: Envelope, note: DeliveryNote, today: date) -> None:
    errors = []
    if note.state is None and note.registered_number is None:
        errors.append(("/state", "Indiquez ce qu'est devenu ce courrier, ou son numéro de recommandé."))
    if note.state is not None and note.state not in BY_HAND:
        errors.append(("/state", "Cet état n'est pas noté à la main."))
    if note.state is _S.RETURNED and note.cause is None:
        errors.append(("/cause", "Indiquez la cause du retour."))
    if not envelope.written_on <= note.happened_on <= today:
        errors.append(("/happened_on", "Cette date doit être entre le jour du courrier et aujourd'hui."))
    if note.registered_number is not None:
        if not envelope.channel.is_paper:
            errors.append(("/registered_number", "Ce courrier ne part pas par La Poste."))
        elif not _REGISTERED.fullmatch(normalised_number(note.registered_number)):
            errors.append(("/registered_number", "Ce numéro de recommandé n'a pas la bonne forme."))
    if errors:
        raise Malformed(errors=[{"pointer": where, "detail": what} for where, what in errors])


def normalised_number(number: str) -> str:
    """« RK 99 900 001 2 FR » as scanners and hands write it → `RK999000012FR`."""
    return re.sub(r"[\s.-]", "", number).upper()


def first_state(kind: LetterKind, channel: Channel, *, has_address: bool) -> DeliveryState:
    """Where an envelope begins: a letter of an act is signed with the act, a record waits to be handed over."""
    if channel is Channel.ONLINE:
        return _S.DELIVERED
    if channel is Channel.MAIL or kind.audience is Audience.RECORD or channel is Channel.HANDED_OVER:
        return _S.PREPARED
    return _S.SIGNED if has_address else _S.NO_ADDRESS


def settle_mail(envelope: Envelope, outcome: DeliveryState, on: date) -> Envelope:
    """What the mail server answered: sent, undeliverable or uncertain."""
    return replace(envelope, state=outcome, settled_on=on, version=envelope.version + 1)


def check_reissue(envelope: Envelope) -> None:
    """Only paper to persons that came back, or never had an address; a file between services is not posted."""
    if envelope.authority is not None or envelope.state not in {_S.RETURNED, _S.NO_ADDRESS}:
        raise NothingToSendAgain
