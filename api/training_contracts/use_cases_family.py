"""The young person's and the family's door: one link, one contract, a second fact, a code. Nobody is signed in here.

A wrong fact is an outcome, not an exception: the attempt must be committed before anybody is told.
"""

import hmac
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from api.security.signing_code import code_hash
from api.security.visitor import digest
from domain.kernel.errors import Refusal
from domain.training_contracts.signing import (
    MOST_ATTEMPTS,
    ContractLinkEnded,
    WrongBirthDate,
    WrongContractCode,
)
from domain.training_contracts.states import ContractState
from persistence.ids import new_id
from persistence.training_contracts import links
from persistence.unit_of_work import UnitOfWork

OPEN_STATES = frozenset({"queued", "sent"})
CLOSED_TO_SIGN = frozenset({ContractState.DRAFT, ContractState.ABANDONED})


@dataclass(frozen=True)
class ContractLink:
    """What the visitor brings: the token and the young person's day of birth."""

    token: str
    birth_date: date
    today: date


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


async def look(uow: UnitOfWork, link: ContractLink) -> tuple[Any, Refusal | None]:
    """What is behind the link, once the second fact is right; else what to say."""
    row = await links.link_behind(uow.session, digest(link.token))
    if row is None or not _alive(row, uow.now):
        return None, ContractLinkEnded()
    if row.birth_date != link.birth_date:
        await links.note_attempt(uow.session, digest(link.token))
        return None, WrongBirthDate(errors=[{"pointer": "/birth_date", "detail": WrongBirthDate.detail}])
    return row, None


def _alive(row: Any, now: datetime) -> bool:
    if row.attempts >= MOST_ATTEMPTS or row.expires_at <= now or row.replaced or row.state == "revoked":
        return False
    return ContractState(row.contract_state) not in CLOSED_TO_SIGN and row.summary is not None


def _may_sign(row: Any) -> bool:
    return row.purpose == "sign" and row.state in OPEN_STATES and not ContractState(row.contract_state).is_over


async def show_to_family(uow: UnitOfWork, link: ContractLink) -> FamilyContract | Refusal:
    row, refusal = await look(uow, link)
    if refusal is not None:
        return refusal
    await links.note_opening(uow.session, digest(link.token), uow.now, uow.act_id)
    said, state = row.summary, ContractState(row.contract_state)
    return FamilyContract(
        said["title"], row.first_name, row.party, state, state.label, row.network_name, row.phone, said["opening"],
        [FamilyContractFact(**one) for one in said["about"]], [FamilyContractPart(**one) for one in said["parts"]],
        [FamilyContractPart(**one) for one in said["commitments"]], row.sha256, row.expires_at, _may_sign(row),
        row.purpose == "sign" and row.state in {"signed", "declined"},
    )  # fmt: skip


async def paper_for_family(uow: UnitOfWork, link: ContractLink) -> bytes | Refusal:
    row, refusal = await look(uow, link)
    return refusal if refusal is not None else bytes(row.content)


async def decide(uow: UnitOfWork, link: ContractLink, code: str, *, signed: bool) -> ContractDecision | Refusal:
    """Signing or not, with the code: the evidence is who, when, and the hash of what was read."""
    row, refusal = await look(uow, link)
    if refusal is not None:
        return refusal
    if not _may_sign(row):
        return ContractLinkEnded()
    if not hmac.compare_digest(code_hash(row.id, code), row.code_hash or ""):
        await links.note_attempt(uow.session, digest(link.token))
        return WrongContractCode(errors=[{"pointer": "/code", "detail": WrongContractCode.detail}])
    given = {
        "state": "signed" if signed else "declined",
        "signed": signed,
        "at": uow.now.isoformat(),
        "on": link.today.isoformat(),
        "act": str(uow.act_id),
        "signature_id": str(new_id()),
    }
    if not await links.settle_link(uow.session, digest(link.token), given):
        return ContractLinkEnded()
    return ContractDecision(signed, _thanks(row.phone, signed=signed))


def _thanks(phone: str, *, signed: bool) -> str:
    if signed:
        return "Merci. Votre signature est enregistrée. Nous gardons le document que vous avez lu."
    call = f" Pour en parler, appelez le {phone}." if phone else ""
    return f"C'est noté. Rien ne commence sans votre accord.{call}"
