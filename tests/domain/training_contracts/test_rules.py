"""Rules of contracts and places that need no database."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from domain.access.actor import Actor
from domain.access.permissions import Role
from domain.kernel.errors import Malformed, NotYours
from domain.training_contracts.advance import BeforeTheStart, ContractStep, StepInTheFuture, advance
from domain.training_contracts.amendments import Amendment, AmendmentKind, NotRunning, check_amendment
from domain.training_contracts.contract import (
    Commitments,
    ContractFacts,
    ContractStanding,
    PartyOfContract,
    Path,
    TrainingContract,
)
from domain.training_contracts.following import mark_days, months_after
from domain.training_contracts.places import HoldState, Neighbour, held_until, kilometres, taken_sentence
from domain.training_contracts.states import ContractParty, ContractState, SuspensionReason, YouthStatus
from domain.training_contracts.table import CONTRACTS, contract_rules
from domain.training_contracts.wording import mark_words, waiting_words
from domain.workflow import Blocked

TODAY = date(2026, 11, 23)
PLATFORM = UUID(int=1)
MLDS = Actor(UUID(int=2), Role.MLDS_COORDINATOR, frozenset({PLATFORM}))


def contract(state: ContractState = ContractState.DRAFT, **more: object) -> TrainingContract:
    parties = tuple(PartyOfContract(uuid4(), role, role.label, signed_on=TODAY) for role in ContractParty)
    path = Path("Obtenir un CAP.", YouthStatus.PUPIL, TODAY, date(2028, 6, 30))
    base = TrainingContract(
        UUID(int=3), PLATFORM, UUID(int=4), UUID(int=5), HoldState.CONFIRMED, state, date(2009, 3, 4), "Mehdi",
        "ZERROUKI", path=path, commitments=Commitments("Venir.", "Un point par semaine.", "Accueillir."),
        parties=parties, started_on=TODAY if state.is_running else None,
    )  # fmt: skip
    return replace(base, **more)  # type: ignore[arg-type]


def standing(one: TrainingContract, other: str = "") -> ContractStanding:
    return ContractStanding(one, ContractFacts(date(2026, 11, 16), other))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"hold_state": HoldState.HELD}, "Place non confirmée"),
        ({"hold_state": HoldState.LAPSED}, "réservez une autre place"),
        ({"path": Path("Obtenir un CAP.", YouthStatus.PUPIL)}, "la date d'entrée"),
        ({"path": Path("X", YouthStatus.PUPIL, TODAY, date(2026, 1, 1))}, "avant son début"),
        ({"commitments": Commitments("Venir.", "", "Accueillir.")}, "l'engagement du tuteur"),
        ({"parties": ()}, "Indiquez le responsable légal"),
        ({"parties": ()}, "Choisissez le tuteur"),
    ],
)
def test_a_draft_says_what_it_lacks(change: dict[str, object], said: str) -> None:
    with pytest.raises(Blocked) as refused:
        advance(standing(contract(**change)), ContractStep("send_to_sign"), MLDS, TODAY)
    assert said in refused.value.sentence


def test_only_who_prepares_moves_a_contract() -> None:
    tutor = Actor(UUID(int=9), Role.TUTOR, frozenset())
    with pytest.raises(NotYours):
        advance(standing(contract()), ContractStep("send_to_sign"), tutor, TODAY)


def test_another_running_contract_blocks() -> None:
    with pytest.raises(Blocked) as refused:
        advance(standing(contract(), "E2C, jusqu'au 12/12/2026"), ContractStep("send_to_sign"), MLDS, TODAY)
    assert "Un autre contrat est en cours (E2C" in refused.value.sentence


def test_who_turns_eighteen_no_longer_needs_a_guardian() -> None:
    one = contract(birth_date=date(2008, 11, 23))
    assert ContractParty.GUARDIAN not in one.signatories(TODAY)
    assert ContractParty.GUARDIAN in one.signatories(date(2026, 11, 22))


def test_a_step_is_not_of_tomorrow_nor_before_the_start() -> None:
    running = contract(ContractState.ACTIVE)
    pause = ContractStep("suspend", suspension=SuspensionReason.BY_AGREEMENT)
    with pytest.raises(StepInTheFuture):
        advance(standing(running), replace(pause, on=date(2026, 11, 24)), MLDS, TODAY)
    with pytest.raises(BeforeTheStart):
        advance(standing(running), replace(pause, on=date(2026, 11, 22)), MLDS, TODAY)


def test_an_end_before_the_end_needs_a_reason_and_what_follows() -> None:
    with pytest.raises(Malformed) as refused:
        advance(standing(contract(ContractState.ACTIVE)), ContractStep("break"), MLDS, TODAY)
    errors = refused.value.data["errors"]
    assert [one["pointer"] for one in errors] == ["/reason", "/after"]  # type: ignore[attr-defined]


def test_every_rule_of_the_table_ends_in_a_state() -> None:
    states = {state.value for state in ContractState}
    assert {source for source, _, _ in contract_rules()} | {target for _, _, target in contract_rules()} <= states
    over = {state.value for state in ContractState if state.is_over}
    assert not {source for source, _, _ in contract_rules()} & over


def test_every_step_cites_a_text_or_says_that_it_is_ours() -> None:
    assert all(row.basis_on(TODAY) for row in CONTRACTS.transitions)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)), (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)), (date(2026, 12, 7), 12, date(2027, 12, 7)),
    ],
)  # fmt: skip
def test_months_end_with_their_last_day(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


def test_the_four_marks_are_those_of_the_page() -> None:
    days = [date(2027, 1, 7), date(2027, 3, 7), date(2027, 6, 7), date(2027, 12, 7)]
    assert [day for _, day in mark_days(date(2026, 12, 7))] == days


def test_marks_are_said_in_words() -> None:
    day = date(2026, 11, 5)
    assert mark_words(1, day, held=None, said_by=None, today=TODAY).startswith("À 1 mois : à vérifier")
    assert mark_words(3, day, held=True, said_by="review", today=TODAY) == "À 3 mois : le contrat tient"
    assert "arrêté avant" in mark_words(6, day, held=False, said_by="ended", today=TODAY)


def test_one_waits_for_the_missing_in_their_order() -> None:
    parties = tuple(replace(one, signed_on=None, name=one.party.value) for one in contract().parties)
    said = waiting_words(contract(ContractState.TO_SIGN, parties=parties), TODAY)
    assert said.index("guardian") < said.index("tutor") < said.index("provider")


def test_a_place_is_held_five_days() -> None:
    assert held_until(datetime(2026, 11, 23, 8, tzinfo=UTC)) == datetime(2026, 11, 28, 8, tzinfo=UTC)


def test_a_degree_of_latitude_is_a_hundred_and_eleven_kilometres() -> None:
    assert kilometres((46.0, 2.0), (47.0, 2.0)) == pytest.approx(111.2, abs=0.1)
    assert kilometres((46.9, 2.1), (46.9, 2.1)) == 0


def test_who_comes_too_late_learns_what_is_near() -> None:
    near = [Neighbour(uuid4(), "CAP Cuisine", "CFA", "Montbrillac", TODAY, 9.1)]
    said = taken_sentence("à 9 h 12", "Karim Haddad", near)
    assert said == (
        "Cette place a été réservée à 9 h 12 par Karim Haddad. Places proches encore libres : CAP Cuisine, CFA."
    )
    assert "Aucune autre place libre" in taken_sentence("à 9 h 12", "Karim Haddad", [])


def test_an_amendment_needs_a_running_contract_and_something_that_changes() -> None:
    with pytest.raises(NotRunning):
        check_amendment(contract(), Amendment(AmendmentKind.DATES, TODAY, "Report.", ends_on=date(2028, 9, 1)))
    with pytest.raises(Malformed):
        check_amendment(contract(ContractState.ACTIVE), Amendment(AmendmentKind.PATH, TODAY, "Rien."))
