"""The young person's and the family's door: one link, one contract, a second fact, a code. Nobody is signed in here."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from api.links.steps import Desk, PersonalLink, Told, look, note_opening, settle
from domain.kernel.errors import Refusal
from domain.training_contracts.signing import (
    MOST_ATTEMPTS,
    ContractLinkEnded,
    WrongBirthDate,
    WrongContractCode,
)
from domain.training_contracts.states import ContractState
from persistence.training_contracts.links import CONTRACT_DOOR
from persistence.unit_of_work import UnitOfWork

OPEN_STATES = frozenset({"queued", "sent"})
CLOSED_TO_SIGN = frozenset({ContractState.DRAFT, ContractState.ABANDONED})


@dataclass(frozen=True)
class FamilyContractPart:
    title: str
    lines: list[str]


@dataclass(frozen=True)
class FamilyContractFact:
    label: str
    value: str


@dataclass(frozen=True)
class FamilyContract:
    """The contract as the sheet says it; `may_sign` while this link has something to sign."""

    title: str
    first_name: str
    party: str
    state: ContractState
    state_label: str
    network_name: str
    phone: str
    opening: str
    about: list[FamilyContractFact]
    parts: list[FamilyContractPart]
    commitments: list[FamilyContractPart]
    sha256: str
    expires_at: datetime
    may_sign: bool
    settled: bool


@dataclass(frozen=True)
class ContractDecision:
    signed: bool
    detail: str


def _alive(row: Any, now: datetime) -> bool:
    if row.attempts >= MOST_ATTEMPTS or row.expires_at <= now or row.replaced or row.state == "revoked":
        return False
    return ContractState(row.contract_state) not in CLOSED_TO_SIGN and row.summary is not None


def _may_sign(row: Any) -> bool:
    return row.purpose == "sign" and row.state in OPEN_STATES and not ContractState(row.contract_state).is_over


DESK = Desk(CONTRACT_DOOR, _alive, ContractLinkEnded, WrongBirthDate)


async def show_to_family(uow: UnitOfWork, link: PersonalLink) -> FamilyContract | Refusal:
    opened = await look(uow, DESK, link)
    if isinstance(opened, Refusal):
        return opened
    await note_opening(uow, opened)
    row, said, state = opened.row, opened.row.summary, ContractState(opened.row.contract_state)
    return FamilyContract(
        said["title"], row.first_name, row.party, state, state.label, row.network_name, row.phone, said["opening"],
        [FamilyContractFact(**one) for one in said["about"]], [FamilyContractPart(**one) for one in said["parts"]],
        [FamilyContractPart(**one) for one in said["commitments"]], row.sha256, row.expires_at, _may_sign(row),
        row.purpose == "sign" and row.state in {"signed", "declined"},
    )  # fmt: skip


async def paper_for_family(uow: UnitOfWork, link: PersonalLink) -> bytes | Refusal:
    opened = await look(uow, DESK, link)
    return opened if isinstance(opened, Refusal) else bytes(opened.row.content)


async def decide(uow: UnitOfWork, link: PersonalLink, code: str, *, signed: bool) -> ContractDecision | Refusal:
    """Signing or not, with the code."""
    opened = await look(uow, DESK, link)
    if isinstance(opened, Refusal):
        return opened
    if not _may_sign(opened.row):
        return ContractLinkEnded()
    refusal = await settle(uow, opened, Told(code, signed, WrongContractCode))
    return refusal or ContractDecision(signed, _thanks(opened.row.phone, signed=signed))


def _thanks(phone: str, *, signed: bool) -> str:
    if signed:
        return "Merci. Votre signature est enregistrée. Nous gardons le document que vous avez lu."
    call = f" Pour en parler, appelez le {phone}." if phone else ""
    return f"C'est noté. Rien ne commence sans votre accord.{call}"
