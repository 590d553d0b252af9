"""The life of an envelope and of a batch, state by state."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from domain.documents.batches import BatchMovedOn, BatchState, BatchStep, advance_batch, carried_along, taken_out
from domain.documents.deliveries import (
    BY_HAND,
    MOVES,
    DeliveryNote,
    Envelope,
    InBatch,
    MoveNotPossible,
    first_state,
    normalised_number,
    note_delivery,
)
from domain.documents.delivery_states import Channel, DeliveryState, ReturnCause
from domain.documents.kinds import LetterKind
from domain.kernel.errors import Malformed

S = DeliveryState
DAY, TODAY = date(2026, 11, 23), date(2026, 11, 30)
LETTER = Envelope(
    UUID(int=1),
    UUID(int=2),
    UUID(int=3),
    UUID(int=4),
    UUID(int=5),
    "Madame Claire FONTAINE",
    Channel.POST,
    S.SIGNED,
    DAY,
)


def noted(envelope: Envelope, state: DeliveryState | None, **fields: object) -> Envelope:
    return note_delivery(envelope, DeliveryNote(state, TODAY, **fields), today=TODAY)


@pytest.mark.parametrize("source", list(S))
@pytest.mark.parametrize("target", sorted(BY_HAND))
def test_an_envelope_moves_only_as_the_table_says(source: DeliveryState, target: DeliveryState) -> None:
    envelope = replace(LETTER, state=source)
    cause = ReturnCause.OTHER if target is S.RETURNED else None
    if target in MOVES[source]:
        assert noted(envelope, target, cause=cause).state is target
    else:
        with pytest.raises(MoveNotPossible):
            noted(envelope, target, cause=cause)


def test_a_result_noted_by_mistake_is_corrected_by_another() -> None:
    back = noted(replace(LETTER, state=S.DELIVERED), S.RETURNED, cause=ReturnCause.WRONG_ADDRESS)
    assert (back.state, back.cause) == (S.RETURNED, ReturnCause.WRONG_ADDRESS)
    assert noted(back, S.UNCLAIMED).cause is None


def test_a_refusal_and_an_unclaimed_letter_prove_as_much_as_a_delivery() -> None:
    assert {state for state in S if state.is_proof} == {S.DELIVERED, S.REFUSED, S.UNCLAIMED}


@pytest.mark.parametrize("note", [DeliveryNote(None, TODAY), DeliveryNote(S.SENT, TODAY), DeliveryNote(S.POSTED, date(2026, 12, 1)), DeliveryNote(S.POSTED, date(2026, 11, 22))])  # fmt: skip
def test_a_note_without_sense_is_refused(note: DeliveryNote) -> None:
    with pytest.raises(Malformed):
        note_delivery(LETTER, note, today=TODAY)


def test_a_return_names_its_cause() -> None:
    with pytest.raises(Malformed):
        noted(replace(LETTER, state=S.POSTED), S.RETURNED)


def test_a_number_makes_a_registered_letter_and_nothing_else_has_one() -> None:
    assert noted(LETTER, None, registered_number="rk 99 900 001 2 fr").channel is Channel.REGISTERED
    assert normalised_number("RK 99.900.001-2 FR") == "RK999000012FR"
    with pytest.raises(Malformed):
        noted(replace(LETTER, channel=Channel.HANDED_OVER), None, registered_number="RK999000012FR")


def test_a_letter_in_a_prepared_batch_moves_with_it() -> None:
    inside = replace(LETTER, batch_id=UUID(int=9))
    with pytest.raises(InBatch):
        noted(inside, S.POSTED)
    assert noted(inside, None, registered_number="RK999000012FR").batch_id is not None
    assert carried_along(inside, BatchStep.MARK_PRINTED, TODAY).state is S.PRINTED
    assert carried_along(inside, BatchStep.MARK_POSTED, TODAY) is inside
    assert taken_out(inside).batch_id is None
    with pytest.raises(BatchMovedOn):
        taken_out(replace(inside, state=S.PRINTED))


@pytest.mark.parametrize(
    ("kind", "channel", "has_address", "state"),
    [
        (LetterKind.WARNING_LETTER, Channel.POST, True, S.SIGNED),
        (LetterKind.WARNING_LETTER, Channel.POST, False, S.NO_ADDRESS),
        (LetterKind.DASEN_REFERRAL, Channel.ONLINE, True, S.DELIVERED),
        (LetterKind.MEASURES_RECORD, Channel.HANDED_OVER, False, S.PREPARED),
    ],
)
def test_where_an_envelope_begins(kind, channel, has_address, state) -> None:
    assert first_state(kind, channel, has_address=has_address) is state


def test_a_batch_is_printed_before_it_is_posted_and_given_up_only_before() -> None:
    assert advance_batch(BatchState.PREPARED, BatchStep.MARK_PRINTED) is BatchState.PRINTED
    for state, step in [(BatchState.PREPARED, BatchStep.MARK_POSTED), (BatchState.PRINTED, BatchStep.DISCARD)]:
        with pytest.raises(BatchMovedOn):
            advance_batch(state, step)


def test_every_state_channel_and_cause_has_its_french_word() -> None:
    assert all(one.label for enum in (S, Channel, ReturnCause, BatchState) for one in enum)
