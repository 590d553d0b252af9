"""One contract as rules see it: the path, the commitments, who has signed, and the facts around it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.training_contracts.places import HoldState
from domain.training_contracts.states import ContractParty, ContractSignatureMeans, ContractState, YouthStatus

MAJORITY = 18


@dataclass(frozen=True)
class ContractModule:
    """A part of the path: what, how long (« 4 h par semaine », « stage de 6 semaines »)."""

    title: str
    duration: str


@dataclass(frozen=True)
class Path:
    """The sense and the modalities of the path. `ends_on` may stay empty: no text gives a length."""

    objective: str = ""
    youth_status: YouthStatus | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    first_day: str = ""
    timetable: str = ""
    modules: tuple[ContractModule, ...] = ()


@dataclass(frozen=True)
class Commitments:
    """One sentence each, in plain words."""

    young_person: str = ""
    tutor: str = ""
    provider: str = ""


@dataclass(frozen=True)
class PartyOfContract:
    """A person who signs, today: somebody replaced stays in the records, not here."""

    id: UUID
    party: ContractParty
    name: str
    quality: str = ""
    email: str = ""
    account_id: UUID | None = None
    signed_on: date | None = None
    means: ContractSignatureMeans | None = None
    declined_on: date | None = None


@dataclass(frozen=True)
class TrainingContract:
    """`hold_id` is the place it rests on: there is no contract without one."""

    id: UUID
    platform_id: UUID
    follow_up_id: UUID
    hold_id: UUID
    hold_state: HoldState
    state: ContractState
    birth_date: date
    first_name: str
    family_name: str
    provider_unit_id: UUID | None = None
    tutor_id: UUID | None = None
    path: Path = Path()
    commitments: Commitments = Commitments()
    parties: tuple[PartyOfContract, ...] = ()
    next_review_on: date | None = None
    started_on: date | None = None
    ended_on: date | None = None
    steps: int = 0
    version: int = 1
    student_id: UUID | None = None
    school_id: UUID | None = None

    def party(self, role: ContractParty) -> PartyOfContract | None:
        return next((one for one in self.parties if one.party is role), None)

    def age_on(self, day: date) -> int:
        return day.year - self.birth_date.year - ((day.month, day.day) < (self.birth_date.month, self.birth_date.day))

    def is_minor(self, day: date) -> bool:
        return self.age_on(day) < MAJORITY

    def signatories(self, day: date) -> tuple[ContractParty, ...]:
        """Who must sign: the guardian only for a minor."""
        return tuple(one for one in ContractParty if one is not ContractParty.GUARDIAN or self.is_minor(day))

    def missing_signatures(self, day: date) -> tuple[ContractParty, ...]:
        return tuple(
            role for role in self.signatories(day) if (one := self.party(role)) is None or one.signed_on is None
        )


@dataclass(frozen=True)
class ContractFacts:
    """What stands around: the interview of the follow-up, and another contract already running."""

    interviewed_on: date | None = None
    other_contract: str = ""


@dataclass(frozen=True)
class ContractStanding:
    """What the workflow moves."""

    contract: TrainingContract
    facts: ContractFacts

    @property
    def state(self) -> str:
        return self.contract.state
