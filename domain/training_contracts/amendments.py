"""What may change while a contract runs, and who must sign again."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.kernel.errors import Malformed
from domain.kernel.labelled import Labelled
from domain.training_contracts.contract import ContractModule, TrainingContract
from domain.training_contracts.states import ContractParty
from domain.workflow import NotAvailable


class AmendmentKind(Labelled):
    DATES = "dates", "Nouvelle date de fin"
    PATH = "path", "Parcours ajusté (emploi du temps, modules)"
    COMMITMENTS = "commitments", "Engagements ajustés"
    TUTOR = "tutor", "Nouveau tuteur"
    PROVIDER = "provider", "Nouveau signataire de l'établissement ou de la structure"

    @property
    def signs_again(self) -> ContractParty | None:
        """A new party signs what it joins; the others are told."""
        return {AmendmentKind.TUTOR: ContractParty.TUTOR, AmendmentKind.PROVIDER: ContractParty.PROVIDER}.get(self)


class NotRunning(NotAvailable):
    title = "Ce contrat n'est pas en cours"
    detail = "Un avenant modifie un contrat en cours ou suspendu."


@dataclass(frozen=True)
class Amendment:
    """Only the fields of its kind count. `line` says why, in one sentence."""

    kind: AmendmentKind
    effective_on: date
    line: str
    ends_on: date | None = None
    timetable: str | None = None
    modules: tuple[ContractModule, ...] | None = None
    young_person: str | None = None
    tutor: str | None = None
    provider: str | None = None
    account_id: UUID | None = None
    name: str = ""
    quality: str = ""


def check_amendment(contract: TrainingContract, new: Amendment) -> None:
    """A running contract; dates in order; something that really changes."""
    if not contract.state.is_running or contract.started_on is None:
        raise NotRunning
    faults = []
    if new.effective_on < contract.started_on:
        faults.append(("/effective_on", "L'avenant vient après le début du contrat."))
    if new.kind is AmendmentKind.DATES and (new.ends_on is None or new.ends_on < new.effective_on):
        faults.append(("/ends_on", "Donnez la nouvelle fin, après la date de l'avenant."))
    if new.kind is AmendmentKind.PATH and new.timetable is None and new.modules is None:
        faults.append(("/timetable", "Dites ce qui change : l'emploi du temps ou les modules."))
    if new.kind is AmendmentKind.COMMITMENTS and not any((new.young_person, new.tutor, new.provider)):
        faults.append(("/young_person", "Écrivez au moins un nouvel engagement."))
    if new.kind is AmendmentKind.TUTOR and new.account_id is None:
        faults.append(("/account_id", "Choisissez le nouveau tuteur."))
    if new.kind is AmendmentKind.PROVIDER and not new.name:
        faults.append(("/name", "Indiquez qui signe pour l'établissement ou la structure."))
    if faults:
        raise Malformed(faults[0][1], errors=[{"pointer": pointer, "detail": detail} for pointer, detail in faults])
