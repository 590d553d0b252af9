"""What screens send about a contract."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.links.bodies import LinkDecisionIn, LinkIn
from api.schemas import In
from domain.training_contracts.advance import ContractStep
from domain.training_contracts.amendments import Amendment, AmendmentKind
from domain.training_contracts.contract import Commitments, ContractModule, Path
from domain.training_contracts.following import (
    ContractReview,
    ContractReviewDecision,
    Obstacle,
    ReviewAttendance,
    ReviewProgress,
    TutorNote,
    WeekPresence,
)
from domain.training_contracts.states import (
    AfterBreak,
    BreakReason,
    ContractParty,
    SuspensionReason,
    TrainingOutcome,
    YouthStatus,
)

Sentence = Annotated[str, Field(max_length=240)]
Short = Annotated[str, Field(max_length=140)]


class TrainingContractIn(In):
    """A place that is held for the young person; nothing else is needed to begin."""

    hold_id: UUID
    objective: Sentence = ""


class ContractModuleIn(In):
    title: Annotated[str, Field(min_length=2, max_length=140)]
    duration: Annotated[str, Field(max_length=60)] = ""

    def value(self) -> ContractModule:
        return ContractModule(self.title, self.duration)


class ContractCommitmentsIn(In):
    """One sentence each."""

    young_person: Sentence = ""
    tutor: Sentence = ""
    provider: Sentence = ""


class TrainingContractContentIn(In):
    """The path and the commitments, whole. `ends_on` may stay empty."""

    objective: Sentence = ""
    youth_status: YouthStatus | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    first_day: Short = ""
    timetable: Sentence = ""
    modules: Annotated[list[ContractModuleIn], Field(max_length=8)] = Field(default_factory=list)
    commitments: ContractCommitmentsIn = Field(default_factory=ContractCommitmentsIn)

    def path(self) -> Path:
        return Path(
            self.objective, self.youth_status, self.starts_on, self.ends_on, self.first_day, self.timetable,
            tuple(one.value() for one in self.modules),
        )  # fmt: skip

    def said(self) -> Commitments:
        return Commitments(**self.commitments.model_dump())


class ContractPartyIn(In):
    """The tutor by `account_id`; the others by name. A mail address for those who sign by link."""

    party: ContractParty
    name: Short = ""
    quality: Short = ""
    email: Annotated[str, Field(max_length=200, pattern=r"^$|^[^@\s]+@[^@\s]+\.[^@\s]+$")] = ""
    account_id: UUID | None = None


class TrainingContractStepIn(In):
    """One step: what the offers of the page name. `on` is the day it happened, today when none is given."""

    name: Annotated[str, Field(max_length=40)]
    on: date | None = None
    suspension: SuspensionReason | None = None
    until: date | None = None
    reason: BreakReason | None = None
    after: AfterBreak | None = None
    outcome: TrainingOutcome | None = None
    destination: Short = ""

    def to_command(self) -> ContractStep:
        return ContractStep(**self.model_dump())


class ContractPaperSignatureIn(In):
    """Somebody signed the sheet that the platform keeps."""

    party: ContractParty
    signed_on: date | None = None


class ContractLinkIn(In):
    """To whom, and whether to sign or to read again."""

    party: ContractParty
    purpose: Literal["sign", "read"] = "sign"


class ContractReviewIn(In):
    """`months` and `held` go together, when the review answers a mark. The next mark is the next review by default."""

    on: date
    attendance: ReviewAttendance
    progress: ReviewProgress
    decision: ContractReviewDecision
    line: Sentence = ""
    next_review_on: date | None = None
    months: Literal[1, 3, 6, 12] | None = None
    held: bool | None = None

    def value(self) -> ContractReview:
        return ContractReview(**self.model_dump())


class ContractMarkIn(In):
    held: bool


class TutorNoteIn(In):
    """Two lines: the presence of the week, a progress, an obstacle from the list."""

    on: date
    presence: WeekPresence
    progress: Short = ""
    obstacle: Obstacle = Obstacle.NONE
    line: Sentence = ""

    def value(self) -> TutorNote:
        return TutorNote(self.on, self.presence, self.progress, self.obstacle, self.line)


class ContractAmendmentIn(In):
    """Only the fields of its kind count; `account_id` names a new tutor, `name` who signs for the structure."""

    kind: AmendmentKind
    effective_on: date
    line: Annotated[str, Field(min_length=3, max_length=240)]
    ends_on: date | None = None
    timetable: Sentence | None = None
    modules: Annotated[list[ContractModuleIn], Field(max_length=8)] | None = None
    young_person: Sentence | None = None
    tutor: Sentence | None = None
    provider: Sentence | None = None
    account_id: UUID | None = None
    name: Short = ""
    quality: Short = ""

    def value(self) -> Amendment:
        modules = None if self.modules is None else tuple(one.value() for one in self.modules)
        return Amendment(**(self.model_dump() | {"modules": modules}))


class FamilyContractLinkIn(LinkIn):
    """The token of the link and the second fact: the young person's day of birth."""


class FamilyContractDecisionIn(LinkDecisionIn):
    """`signed` false is « Je ne signe pas »; the code stands in the mail."""
