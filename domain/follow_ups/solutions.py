"""Solutions in and out of the Éducation nationale: every type, the kind statistics count, how one begins and ends."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.follow_ups.promises import Finding
from domain.kernel.errors import Malformed
from domain.kernel.labelled import Labelled


class SolutionKind(Labelled):
    """For statistics."""

    INITIAL_TRAINING = "initial_training", "Formation initiale"
    CONTINUING_TRAINING = "continuing_training", "Formation continue"
    INTEGRATION_SCHEME = "integration_scheme", "Dispositif d'insertion"
    CIVIC_SERVICE = "civic_service", "Service civique"
    JOB = "job", "Emploi"


class SolutionType(StrEnum):
    SCHOOL = "school"
    SCHOOL_AGRICULTURAL = "school_agricultural"
    APPRENTICESHIP = "apprenticeship"
    MICRO_LYCEE = "micro_lycee"
    MLDS_ACTION = "mlds_action"
    VOCATIONAL_TRAINEE = "vocational_trainee"
    E2C = "e2c"
    EPIDE = "epide"
    CIVIC_SERVICE = "civic_service"
    JOB = "job"
    MISSION_LOCALE_SUPPORT = "mission_locale_support"
    SMV = "smv"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _TYPES[self][0]

    @property
    def kind(self) -> SolutionKind:
        return _TYPES[self][1]


_K = SolutionKind
_TYPES: dict[SolutionType, tuple[str, SolutionKind]] = {
    SolutionType.SCHOOL: ("Établissement scolaire", _K.INITIAL_TRAINING),
    SolutionType.SCHOOL_AGRICULTURAL: ("Établissement agricole", _K.INITIAL_TRAINING),
    SolutionType.APPRENTICESHIP: ("Apprentissage (CFA)", _K.INITIAL_TRAINING),
    SolutionType.MICRO_LYCEE: ("Micro-lycée", _K.INITIAL_TRAINING),
    SolutionType.MLDS_ACTION: ("Action de la MLDS", _K.INITIAL_TRAINING),
    SolutionType.VOCATIONAL_TRAINEE: ("Formation de la Région", _K.CONTINUING_TRAINING),
    SolutionType.E2C: ("École de la deuxième chance", _K.INTEGRATION_SCHEME),
    SolutionType.EPIDE: ("EPIDE", _K.INTEGRATION_SCHEME),
    SolutionType.CIVIC_SERVICE: ("Service civique", _K.CIVIC_SERVICE),
    SolutionType.JOB: ("Emploi", _K.JOB),
    SolutionType.MISSION_LOCALE_SUPPORT: ("Accompagnement de la mission locale", _K.INTEGRATION_SCHEME),
    SolutionType.SMV: ("Service militaire volontaire", _K.INTEGRATION_SCHEME),
    SolutionType.OTHER: ("Autre solution", _K.INTEGRATION_SCHEME),
}


class SolutionState(Labelled):
    PROPOSED = "proposed", "Proposée"
    STARTED = "started", "En cours"
    ENDED = "ended", "Terminée"
    DECLINED = "declined", "Non retenue"


class SolutionEnd(Labelled):
    COMPLETED = "completed", "Menée à son terme"
    QUALIFIED = "qualified", "Diplôme ou titre obtenu"
    STOPPED_EARLY = "stopped_early", "Arrêtée avant son terme"
    OTHER_SOLUTION = "other_solution", "Remplacée par une autre solution"
    PLACE_WITHDRAWN = "place_withdrawn", "Place retirée par l'organisme"
    NOT_CHOSEN = "not_chosen", "Non retenue par le jeune"


class SolutionProof(Labelled):
    """Where a solution that nobody told was seen; the values are those of a finding."""

    IMPORT = "import", "Lu dans un import de l'établissement"
    CAMPAIGN = "campaign", "Lu dans une campagne du SIEI"
    SCHOOL = "school", "Dit par l'établissement"


class SolutionToCorrect(Malformed):
    title = "Solution à corriger"
    detail = "Cette solution ne peut pas être enregistrée ainsi."


@dataclass(frozen=True)
class Solution:
    """One solution of one young person; never erased, ended."""

    id: UUID
    follow_up_id: UUID
    type: SolutionType
    provider: str
    label: str
    state: SolutionState
    proposed_on: date
    version: int = 1
    started_on: date | None = None
    planned_end: date | None = None
    ended_on: date | None = None
    end_reason: SolutionEnd | None = None
    contract_id: UUID | None = None
    finding_id: UUID | None = None
    proof: SolutionProof | None = None
    proved_on: date | None = None


def check_solution(solution: Solution, today: date) -> None:
    """What starts has started, what ends ends after; a planned end follows the beginning."""
    if solution.state is SolutionState.STARTED and solution.started_on is None:
        raise _at("/started_on", "Indiquez le jour de l'entrée.")
    if solution.started_on is not None and solution.started_on > today and solution.state is not SolutionState.PROPOSED:
        raise _at("/started_on", "Cette date n'est pas encore venue : enregistrez la solution comme proposée.")
    if solution.ended_on is not None and solution.ended_on > today:
        raise _at("/ended_on", "Cette date n'est pas encore venue.")
    first = solution.started_on or solution.proposed_on
    for pointer, day in (("/planned_end", solution.planned_end), ("/ended_on", solution.ended_on)):
        if day is not None and day < first:
            raise _at(pointer, "La fin ne peut pas précéder le début.")


def solution_found(follow_up_id: UUID, finding: Finding, kind: SolutionType, solution_id: UUID) -> Solution:
    """A return that was found and accepted: it runs since the day of the proof, which stays with it."""
    since = finding.since or finding.found_on
    proof = SolutionProof(finding.kind)
    provider = finding.place if proof is not SolutionProof.CAMPAIGN else f"Retrouvé par la campagne du {finding.place}"
    return Solution(
        solution_id, follow_up_id, kind, provider, finding.formation, SolutionState.STARTED, since, 1, since,
        finding_id=finding.id, proof=proof, proved_on=finding.found_on,
    )  # fmt: skip


def _at(pointer: str, detail: str) -> SolutionToCorrect:
    return SolutionToCorrect(detail, errors=[{"pointer": pointer, "detail": detail}])
