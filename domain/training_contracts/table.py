"""The contract as a table: from a draft to its end, with who may and on which text."""

from domain.access.permissions import Permission
from domain.kernel.law import Versions
from domain.training_contracts import guards, law
from domain.training_contracts.contract import ContractStanding
from domain.training_contracts.states import ContractState
from domain.workflow import Guard, Transition, Workflow

_S = ContractState
_WHO = "Le contrat est préparé par la plateforme ou la coordination MLDS."


def _row(
    name: str, label: str, moves: tuple[set[ContractState], ContractState],
    *, basis: Versions = law.FOQUALE, conditions: tuple[Guard[ContractStanding], ...] = (),
) -> Transition[ContractStanding]:  # fmt: skip
    """`moves`: from which states, to which."""
    sources, target = moves
    return Transition(
        name, label, frozenset(sources), target, Permission.CONTRACTS_PREPARE, basis, conditions, denial=_WHO
    )


_RUNNING = {_S.ACTIVE, _S.SUSPENDED}
_READY = (
    guards.interview_is_done, guards.place_is_confirmed, guards.path_is_written, guards.dates_are_in_order,
    guards.guardian_is_named, guards.tutor_is_named, guards.provider_is_named, guards.no_other_contract,
)  # fmt: skip
_SIGNED = (
    guards.young_person_signed, guards.guardian_signed, guards.tutor_signed, guards.provider_signed,
    guards.place_is_confirmed, guards.no_other_contract, guards.entry_has_come,
)  # fmt: skip

CONTRACTS: Workflow[ContractStanding] = Workflow(
    "training_contract",
    (
        _row("send_to_sign", "Envoyer à la signature", ({_S.DRAFT}, _S.TO_SIGN), conditions=_READY),
        _row("take_back", "Reprendre le projet", ({_S.TO_SIGN}, _S.DRAFT), basis=law.FOLLOWING),
        _row("start", "Démarrer le contrat", ({_S.TO_SIGN}, _S.ACTIVE), conditions=_SIGNED),
        _row("suspend", "Suspendre", ({_S.ACTIVE}, _S.SUSPENDED), basis=law.FOLLOWING),
        _row("resume", "Reprendre le parcours", ({_S.SUSPENDED}, _S.ACTIVE), basis=law.FOLLOWING),
        _row("complete", "Parcours terminé", (_RUNNING, _S.COMPLETED), basis=law.FOLLOWING),
        _row("break", "Mettre fin au contrat", (_RUNNING, _S.BROKEN), basis=law.FOLLOWING),
        _row("transfer", "Poursuivre ailleurs", (_RUNNING, _S.TRANSFERRED), basis=law.FOLLOWING),
        _row("abandon", "Classer sans suite", ({_S.DRAFT, _S.TO_SIGN}, _S.ABANDONED), basis=law.FOLLOWING),
    ),
)


def contract_rules() -> list[tuple[str, str, str]]:
    """Every (source, name, target) the table allows, sorted: what the database accepts."""
    return sorted((str(source), name, str(target)) for source, name, target in CONTRACTS.triples())
