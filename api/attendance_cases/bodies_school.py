"""Bodies of the steps that a school takes."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.attendance_cases.bodies_shared import Convocation, Day, Plain, Words
from api.schemas import In
from domain.attendance_cases.commands import TakeOver
from domain.attendance_cases.commands_school import (
    AppointReferent,
    Close,
    ConveneEducationalCommunity,
    ConveneMeeting,
    DecideNotToRefer,
    NotePersistence,
    SignMeasures,
    SignSupportContract,
)
from domain.attendance_cases.states import (
    CloseReason,
    ContractOutcome,
    Measure,
    MeasuresOutcome,
    NotReferredReason,
    Origin,
)


class AttendanceCaseOpenDialogueIn(Plain):
    name: Literal["open_dialogue"]


class AttendanceCaseNoteThresholdIn(Plain):
    name: Literal["note_threshold"]


class AttendanceCaseNoteContinuationIn(Plain):
    name: Literal["note_continuation"]


class AttendanceCaseNoteRestorationIn(Plain):
    name: Literal["note_restoration"]


class AttendanceCaseReopenIn(Plain):
    name: Literal["reopen"]


class AttendanceCaseConveneMeetingIn(Convocation):
    name: Literal["convene_meeting"]

    def to_command(self) -> ConveneMeeting:
        return ConveneMeeting(self.day, self.at, self.place, self.reception)


class AttendanceCaseConveneEducationalCommunityIn(Convocation):
    name: Literal["convene_educational_community"]

    def to_command(self) -> ConveneEducationalCommunity:
        return ConveneEducationalCommunity(self.day, self.at, self.place, self.reception)


class AttendanceCaseSignMeasuresIn(In):
    """`outcome`: a refusal and an absence are results like a signature."""

    name: Literal["sign_measures"]
    held_on: Day
    outcome: MeasuresOutcome
    origins: list[Origin] = Field(default_factory=list, max_length=10)
    measures: list[Measure] = Field(default_factory=list, max_length=20)

    def to_command(self) -> SignMeasures:
        return SignMeasures(self.held_on, self.outcome, tuple(self.origins), tuple(self.measures))


class AttendanceCaseSignSupportContractIn(In):
    name: Literal["sign_support_contract"]
    held_on: Day
    outcome: ContractOutcome
    measures: list[Measure] = Field(default_factory=list, max_length=20)
    review_on: Day | None = None

    def to_command(self) -> SignSupportContract:
        return SignSupportContract(self.held_on, self.outcome, tuple(self.measures), self.review_on)


class AttendanceCaseDecideNotToReferIn(In):
    name: Literal["decide_not_to_refer"]
    reason: NotReferredReason
    review_on: Day

    def to_command(self) -> DecideNotToRefer:
        return DecideNotToRefer(self.reason, self.review_on)


class AttendanceCaseAppointReferentIn(In):
    """`referent_id` is an account of the school."""

    name: Literal["appoint_referent"]
    referent_id: UUID

    def to_command(self) -> AppointReferent:
        return AppointReferent(self.referent_id)


class AttendanceCaseNotePersistenceIn(In):
    """`judgment` is needed where no number suffices: the facts of the school that show the persistence."""

    name: Literal["note_persistence"]
    judgment: Annotated[str, Field(max_length=500)] = ""

    def to_command(self) -> NotePersistence:
        return NotePersistence(self.judgment)


class AttendanceCaseCloseIn(In):
    name: Literal["close"]
    reason: CloseReason

    def to_command(self) -> Close:
        return Close(self.reason)


class AttendanceCaseTakeOverIn(In):
    """A step done on paper or elsewhere: its name, its day, its authority and the reference of its piece."""

    name: Literal["take_over"]
    taken_step: Annotated[str, Field(max_length=40)]
    done_on: Day
    authority: Words
    reference: Words
    outcome: Annotated[str, Field(max_length=40)] = ""

    def to_command(self) -> TakeOver:
        return TakeOver(self.taken_step, self.done_on, self.authority, self.reference, self.outcome)
