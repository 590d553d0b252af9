"""One step of a contract: who, state, what is missing, and the contract as it then is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from domain.access.actor import Actor
from domain.kernel.errors import Malformed
from domain.kernel.law import LegalBasis
from domain.training_contracts.contract import ContractStanding, TrainingContract
from domain.training_contracts.following import MONTHS_MARKED, months_after
from domain.training_contracts.states import (
    AfterBreak,
    BreakReason,
    ContractState,
    SuspensionReason,
    TrainingOutcome,
)
from domain.training_contracts.table import CONTRACTS
from domain.workflow import NotAvailable


class StepInTheFuture(Malformed):
    title = "Date à corriger"
    detail = "Une étape se date d'aujourd'hui ou d'un jour passé."


class BeforeTheStart(Malformed):
    title = "Date à corriger"
    detail = "Cette date vient avant le début du contrat."


class ContractClosed(NotAvailable):
    """What was sent to be signed is not changed behind the back of those who sign."""

    title = "Ce contrat ne se modifie plus ici"
    detail = "Reprenez le projet pour le modifier. Un contrat en cours se modifie par un avenant."


@dataclass(frozen=True)
class ContractStep:
    """What somebody asks; `on` is the day it happened, today when none is given."""

    name: str
    on: date | None = None
    suspension: SuspensionReason | None = None
    until: date | None = None
    reason: BreakReason | None = None
    after: AfterBreak | None = None
    outcome: TrainingOutcome | None = None
    destination: str = ""


@dataclass(frozen=True)
class ContractMoved:
    contract: TrainingContract
    source: ContractState
    basis: LegalBasis | None
    on: date
    detail: dict[str, object]


def advance(standing: ContractStanding, step: ContractStep, actor: Actor, today: date) -> ContractMoved:
    row = CONTRACTS.check(step.name, standing, actor, today)
    contract, on = standing.contract, step.on or today
    _check(contract, step, on, today)
    target = ContractState(row.target_from(contract.state))
    moved = replace(contract, state=target, steps=contract.steps + 1, version=contract.version + 1)
    if step.name == "start":
        moved = replace(moved, started_on=on, next_review_on=months_after(on, MONTHS_MARKED[0]))
    if target.is_over:
        moved = replace(moved, ended_on=on, next_review_on=None)
    return ContractMoved(moved, contract.state, row.basis_on(today), on, _detail(step))


def check_editable(contract: TrainingContract) -> None:
    if contract.state is not ContractState.DRAFT:
        raise ContractClosed


def _check(contract: TrainingContract, step: ContractStep, on: date, today: date) -> None:
    if on > today:
        raise StepInTheFuture(errors=[{"pointer": "/on", "detail": StepInTheFuture.detail}])
    earliest = contract.path.starts_on if step.name == "start" else contract.started_on
    if earliest is not None and on < earliest:
        raise BeforeTheStart(errors=[{"pointer": "/on", "detail": BeforeTheStart.detail}])
    faults = list(_faults(step, on))
    if faults:
        raise Malformed(faults[0][1], errors=[{"pointer": pointer, "detail": detail} for pointer, detail in faults])


def _faults(step: ContractStep, on: date) -> Iterable[tuple[str, str]]:
    if step.name == "suspend" and step.suspension is None:
        yield "/suspension", "Choisissez la raison de la pause."
    if step.name == "suspend" and step.until is not None and step.until <= on:
        yield "/until", "La reprise vient après le début de la pause."
    if step.name == "break" and step.reason is None:
        yield "/reason", "Choisissez la raison."
    if step.name == "break" and step.after is None:
        yield "/after", "Dites ce qui suit pour le jeune."
    if step.name == "complete" and step.outcome is None:
        yield "/outcome", "Dites comment le parcours se termine."
    if step.name == "transfer" and not step.destination:
        yield "/destination", "Dites où le parcours se poursuit."


def _detail(step: ContractStep) -> dict[str, object]:
    kept: dict[str, object] = {
        "suspension": step.suspension and step.suspension.value,
        "until": step.until and step.until.isoformat(),
        "reason": step.reason and step.reason.value,
        "after": step.after and step.after.value,
        "outcome": step.outcome and step.outcome.value,
        "destination": step.destination,
    }
    return {name: value for name, value in kept.items() if value}
