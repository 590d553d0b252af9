"""Signatures of a contract: one's own account, the sheet, or a link with a code; the sheet itself."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.letters.render import sha256
from api.training_contracts.steps import lock, record, shown
from api.training_contracts.steps_reading import written
from domain.kernel.errors import Malformed, Stale
from domain.kernel.events import Effect
from domain.training_contracts.advance import StepInTheFuture
from domain.training_contracts.contract import PartyOfContract, TrainingContract
from domain.training_contracts.signing import (
    LINK_LIFETIME,
    READING_LIFETIME,
    NoMailAddress,
    NotOpenToSign,
    NotYourSignature,
    PartyMissing,
    SignedAlready,
    is_open_to_sign,
    signs_as,
)
from domain.training_contracts.states import BY_LINK, ContractParty, ContractSignatureMeans
from domain.training_contracts.views import TrainingContractView
from persistence.ids import new_id
from persistence.journal import Access
from persistence.training_contracts import parties, repository
from persistence.training_contracts.parties import ContractPaper, NewLink, NewSignature
from persistence.unit_of_work import UnitOfWork

SEND_LINK = "send_contract_link"


@dataclass(frozen=True)
class SignedSheet:
    """Who signed the paper that the platform keeps; the day, today when none is given."""

    party: ContractParty
    signed_on: date | None = None


async def sign_as_me(uow: UnitOfWork, contract_id: UUID, today: date, *, seen: int) -> TrainingContractView:
    """The tutor, or the head of the structure, signs from their own account; the hash of what they read is kept."""
    contract = await repository.load_contract(uow.session, uow.actor, contract_id, for_update=True)
    if seen != contract.version:
        raise Stale
    role = signs_as(contract, uow.actor)
    if role is None:
        raise NotYourSignature
    party = _signatory(contract, role, today)
    paper = await _paper(uow, contract, today)
    new = NewSignature(party.id, ContractSignatureMeans.ACCOUNT, today, paper.sha256)
    return await _signed(uow, contract, new, today)


async def sign_on_paper(
    uow: UnitOfWork, contract_id: UUID, given: SignedSheet, today: date, *, seen: int
) -> TrainingContractView:
    contract = await lock(uow, contract_id, seen)
    on = given.signed_on or today
    if on > today:
        raise StepInTheFuture(errors=[{"pointer": "/signed_on", "detail": StepInTheFuture.detail}])
    party = _signatory(contract, given.party, today)
    return await _signed(uow, contract, NewSignature(party.id, ContractSignatureMeans.PAPER, on), today)


def _signatory(contract: TrainingContract, role: ContractParty, today: date) -> PartyOfContract:
    party = contract.party(role)
    if party is None or role not in contract.signatories(today):
        raise PartyMissing(errors=[{"pointer": "/party", "detail": PartyMissing.detail}])
    if party.signed_on is not None:
        raise SignedAlready
    if not is_open_to_sign(contract, role, today):
        raise NotOpenToSign
    return party


async def _signed(
    uow: UnitOfWork, contract: TrainingContract, new: NewSignature, today: date
) -> TrainingContractView:  # fmt: skip
    if not await parties.add_signature(uow.session, contract, new, uow.actor.id, uow.now):
        raise SignedAlready
    await parties.revoke_links(uow.session, contract.id, uow.now, new.party_id)
    await repository.touch(uow.session, contract.id, expected=contract.version)
    await record(uow, contract, "sign", means=new.means.value)
    return await shown(uow, contract.id, today)


async def ask_by_mail(
    uow: UnitOfWork, contract_id: UUID, role: ContractParty, today: date, *, seen: int
) -> TrainingContractView:
    """A link and a code to the young person or the guardian; what there is to sign is fixed now, with its hash."""
    contract = await lock(uow, contract_id, seen)
    party = _by_mail(contract, role)
    _signatory(contract, role, today)
    paper = await _paper(uow, contract, today)
    link = NewLink(new_id(), party.id, paper.id, "sign", uow.now + LINK_LIFETIME)
    return await _sent(uow, contract, link, today)


async def send_reading_link(
    uow: UnitOfWork, contract_id: UUID, role: ContractParty, today: date, *, seen: int
) -> TrainingContractView:
    """« Lire mon contrat » : the same page, without anything to sign."""
    contract = await lock(uow, contract_id, seen)
    party = _by_mail(contract, role)
    await _paper(uow, contract, today)
    link = NewLink(new_id(), party.id, None, "read", uow.now + READING_LIFETIME)
    return await _sent(uow, contract, link, today)


def _by_mail(contract: TrainingContract, role: ContractParty) -> PartyOfContract:
    party = contract.party(role)
    if role not in BY_LINK:
        detail = "Seuls le jeune et son responsable légal reçoivent un lien."
        raise Malformed(detail, errors=[{"pointer": "/party", "detail": detail}])
    if party is None:
        raise PartyMissing(errors=[{"pointer": "/party", "detail": PartyMissing.detail}])
    if not party.email:
        raise NoMailAddress
    return party


async def _sent(uow: UnitOfWork, contract: TrainingContract, link: NewLink, today: date) -> TrainingContractView:
    await parties.add_link(uow.session, contract, link, uow.actor.id, uow.now)
    await uow.enqueue([Effect(SEND_LINK, {"contract_link_id": str(link.id)})])
    await repository.touch(uow.session, contract.id, expected=contract.version)
    await record(uow, contract, "send_link", purpose=link.purpose)
    return await shown(uow, contract.id, today)


async def _paper(uow: UnitOfWork, contract: TrainingContract, today: date) -> ContractPaper:
    """The sheet as it now reads; the same words are the same sheet, kept once."""
    content, summary = await written(uow, contract, today, with_signatures=False)
    digest = sha256(content)
    found = await parties.find_paper(uow.session, contract.id, digest)
    paper = ContractPaper(found or new_id(), today, content, digest, summary)
    if found is None:
        await parties.add_paper(uow.session, contract, paper, uow.now)
    return paper


async def print_contract(uow: UnitOfWork, contract_id: UUID, today: date) -> tuple[bytes, str, str]:
    """The contract as it now is, with who has signed (PDF/UA-1). Journalled."""
    contract = await repository.load_contract(uow.session, uow.actor, contract_id)
    content, _ = await written(uow, contract, today, with_signatures=True)
    await record(uow, contract, "print", Access.READ)
    return content, "application/pdf", "contrat.pdf"
