"""While a contract runs: the tutor's notes, reviews, marks and amendments."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from api.training_contracts.steps import NamedParty, lock, party_of, record, shown
from domain.access.permissions import Role
from domain.kernel.errors import Malformed, NotFound, Stale
from domain.training_contracts.amendments import Amendment, AmendmentKind, check_amendment
from domain.training_contracts.contract import Commitments, TrainingContract
from domain.training_contracts.following import (
    MONTHS_MARKED,
    ContractReview,
    ReviewAttendance,
    TutorNote,
    check_day,
    check_review,
)
from domain.training_contracts.states import ContractParty
from domain.training_contracts.views import TrainingContractView
from domain.workflow import NotAvailable
from persistence.journal import Access
from persistence.training_contracts import following, parties, repository
from persistence.training_contracts.following import Mark, WrittenAmendment, WrittenBy
from persistence.unit_of_work import UnitOfWork


class ContractNotRunning(NotAvailable):
    title = "Ce contrat n'est pas en cours"
    detail = "Le carnet et les bilans s'écrivent pendant le contrat."


class MarkNotDue(Malformed):
    title = "Ce point n'est pas encore dû"
    detail = "Vous direz si le contrat tient à partir de la date prévue."


@dataclass(frozen=True)
class MarkAnswer:
    months: int
    held: bool


async def note_week(
    uow: UnitOfWork, contract_id: UUID, note: TutorNote, today: date, *, seen: int
) -> TrainingContractView:
    """« Deux lignes » of the tutor: their own contract, while it runs."""
    contract = await _locked(uow, contract_id, seen)
    if contract.tutor_id != uow.actor.id:
        raise NotFound
    if not contract.state.is_running:
        raise ContractNotRunning
    check_day(note.on, contract.started_on, today)
    await following.add_note(uow.session, contract, note, WrittenBy(uow.actor.id, uow.now))
    return await _touched(uow, contract, "note_week", today)


async def review_contract(
    uow: UnitOfWork, contract_id: UUID, review: ContractReview, today: date, *, seen: int
) -> TrainingContractView:
    """Attendance, progress, decision; at a mark, also whether the contract holds."""
    contract = await _locked(uow, contract_id, seen)
    if not contract.state.is_running:
        raise ContractNotRunning
    check_review(review, contract.started_on, today)
    review = replace(review, next_review_on=review.next_review_on or await _next_mark(uow, contract, review))
    await following.add_review(uow.session, contract, review, WrittenBy(uow.actor.id, uow.now))
    if review.months is not None and review.held is not None:
        await _answer(uow, contract, Mark(review.months, review.held, "review", review.on))
    return await _touched(uow, contract, "review", today, decision=review.decision.value)


async def _next_mark(uow: UnitOfWork, contract: TrainingContract, review: ContractReview) -> date | None:
    """Without another day, the next mark is the next review; none for who no longer comes."""
    if review.attendance is ReviewAttendance.STOPPED:
        return None
    return await following.next_mark_after(uow.session, contract.id, review.on)


async def answer_mark(
    uow: UnitOfWork, contract_id: UUID, answer: MarkAnswer, today: date, *, seen: int
) -> TrainingContractView:
    """« Le contrat tient-il ? » at 1, 3, 6, 12 months, also after its end; may be corrected."""
    contract = await _locked(uow, contract_id, seen)
    if answer.months not in MONTHS_MARKED:
        raise NotFound
    if contract.started_on is None:
        raise ContractNotRunning
    await _answer(uow, contract, Mark(answer.months, answer.held, "note", today))
    return await _touched(uow, contract, "answer_mark", today, months=answer.months)


async def _answer(uow: UnitOfWork, contract: TrainingContract, mark: Mark) -> None:
    if not await following.answer_mark(uow.session, contract.id, mark, uow.actor.id):
        raise MarkNotDue(errors=[{"pointer": "/months", "detail": MarkNotDue.detail}])


async def amend_contract(
    uow: UnitOfWork, contract_id: UUID, new: Amendment, today: date, *, seen: int
) -> TrainingContractView:
    """A dated amendment; a new party signs it, the others keep what they signed."""
    contract = await lock(uow, contract_id, seen)
    check_amendment(contract, new)
    written = WrittenBy(uow.actor.id, uow.now)
    if new.kind.signs_again is None:
        after = _amended(contract, new)
        await repository.write_contract(uow.session, after, expected=seen)
        told = WrittenAmendment(new, _said(contract, new.kind), _said(after, new.kind))
        await following.add_amendment(uow.session, contract, told, written)
    else:
        await following.add_amendment(uow.session, contract, await _replaced(uow, contract, new), written)
        await repository.touch(uow.session, contract_id, expected=seen)
    await record(uow, contract, "amend", kind=new.kind.value)
    return await shown(uow, contract_id, today)


async def _replaced(uow: UnitOfWork, contract: TrainingContract, new: Amendment) -> WrittenAmendment:
    role = ContractParty.TUTOR if new.kind is AmendmentKind.TUTOR else ContractParty.PROVIDER
    named = NamedParty(role, new.name, new.quality, account_id=new.account_id)
    before, party = contract.party(role), await party_of(uow, contract, named)
    await parties.set_party(uow.session, contract, party, uow.now)
    return WrittenAmendment(new, {"name": before.name if before else ""}, {"name": party.name}, party.id)


def _amended(contract: TrainingContract, new: Amendment) -> TrainingContract:
    path, said = contract.path, contract.commitments
    if new.kind is AmendmentKind.DATES:
        return replace(contract, path=replace(path, ends_on=new.ends_on))
    if new.kind is AmendmentKind.PATH:
        timetable = path.timetable if new.timetable is None else new.timetable
        modules = path.modules if new.modules is None else new.modules
        return replace(contract, path=replace(path, timetable=timetable, modules=modules))
    written = Commitments(
        new.young_person or said.young_person, new.tutor or said.tutor, new.provider or said.provider
    )  # fmt: skip
    return replace(contract, commitments=written)


def _said(contract: TrainingContract, kind: AmendmentKind) -> dict[str, object]:
    path = contract.path
    if kind is AmendmentKind.DATES:
        return {"ends_on": path.ends_on.isoformat() if path.ends_on else None}
    if kind is AmendmentKind.PATH:
        return {"timetable": path.timetable, "modules": [vars(one) for one in path.modules]}
    return dict(vars(contract.commitments))


async def _locked(uow: UnitOfWork, contract_id: UUID, seen: int) -> TrainingContract:
    """Whom the log and the reviews are open to: the platform and the tutor, not the hosting structure."""
    contract = await repository.load_contract(uow.session, uow.actor, contract_id, for_update=True)
    if contract.platform_id not in uow.actor.units and (
        uow.actor.role is not Role.TUTOR or contract.tutor_id != uow.actor.id
    ):
        raise NotFound
    if seen != contract.version:
        raise Stale
    return contract


async def _touched(
    uow: UnitOfWork, contract: TrainingContract, verb: str, today: date, **detail: object
) -> TrainingContractView:
    await repository.touch(uow.session, contract.id, expected=contract.version)
    await record(uow, contract, verb, Access.WRITE, **detail)
    return await shown(uow, contract.id, today)
