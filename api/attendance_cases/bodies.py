"""Bodies of the steps: one model a step, told apart by `name`; each becomes the command of the domain."""

from datetime import date, time
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.schemas import In
from domain.attendance_cases.case import Period
from domain.attendance_cases.commands import Command, RecordDate, TakeOver
from domain.attendance_cases.commands_dsden import (
    GiveVisa,
    PrepareWarning,
    RecordHearing,
    Refer,
    ReferAgain,
    ReturnFile,
    Summon,
    SummonWithDepartment,
)
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
    HearingOutcome,
    Measure,
    MeasuresOutcome,
    NotReferredReason,
    Origin,
    ReturnReason,
    Trigger,
    VisaOpinion,
)

Words = Annotated[str, Field(max_length=200)]


class PeriodIn(In):
    first: date
    last: date

    def to_period(self) -> Period:
        return Period(self.first, self.last)


class _Plain(In):
    """A step without fields."""

    name: str

    def to_command(self) -> Command:
        return Command(self.name)


class AttendanceCaseOpenDialogueIn(_Plain):
    name: Literal["open_dialogue"]


class AttendanceCaseNoteThresholdIn(_Plain):
    name: Literal["note_threshold"]


class AttendanceCaseNoteContinuationIn(_Plain):
    name: Literal["note_continuation"]


class AttendanceCaseNoteRestorationIn(_Plain):
    name: Literal["note_restoration"]


class AttendanceCaseReopenIn(_Plain):
    name: Literal["reopen"]


class AttendanceCaseWithdrawReferralIn(_Plain):
    name: Literal["withdraw_referral"]


class AttendanceCaseAcknowledgeIn(_Plain):
    name: Literal["acknowledge"]


class AttendanceCasePullWarningIn(_Plain):
    name: Literal["pull_warning"]


class AttendanceCaseWarnIn(_Plain):
    name: Literal["warn"]


class AttendanceCaseOrderSocialEnquiryIn(_Plain):
    name: Literal["order_social_enquiry"]


class AttendanceCaseRetractIn(_Plain):
    name: Literal["retract"]


class AttendanceCaseReferToProsecutorIn(_Plain):
    name: Literal["refer_to_prosecutor"]


class _Dated(In):
    """A step that is only a date."""

    name: str
    on: date

    def to_command(self) -> RecordDate:
        return RecordDate(self.name, self.on)


class AttendanceCaseRecordSocialEnquiryIn(_Dated):
    name: Literal["record_social_enquiry"]


class AttendanceCaseRecordGuardiansInformedIn(_Dated):
    name: Literal["record_guardians_informed"]


class AttendanceCaseCloseProceedingsIn(_Dated):
    name: Literal["close_proceedings"]


class _Convocation(In):
    day: date
    at: time
    place: Words
    reception: Words = ""


class AttendanceCaseConveneMeetingIn(_Convocation):
    name: Literal["convene_meeting"]

    def to_command(self) -> ConveneMeeting:
        return ConveneMeeting(self.day, self.at, self.place, self.reception)


class AttendanceCaseConveneEducationalCommunityIn(_Convocation):
    name: Literal["convene_educational_community"]

    def to_command(self) -> ConveneEducationalCommunity:
        return ConveneEducationalCommunity(self.day, self.at, self.place, self.reception)


class AttendanceCaseSummonIn(_Convocation):
    name: Literal["summon"]

    def to_command(self) -> Summon:
        return Summon(self.day, self.at, self.place, self.reception)


class AttendanceCaseSummonWithDepartmentIn(_Convocation):
    name: Literal["summon_with_department"]

    def to_command(self) -> SummonWithDepartment:
        return SummonWithDepartment(self.day, self.at, self.place, self.reception)


class AttendanceCaseSignMeasuresIn(In):
    """`outcome`: a refusal and an absence are results like a signature."""

    name: Literal["sign_measures"]
    held_on: date
    outcome: MeasuresOutcome
    origins: list[Origin] = Field(default_factory=list, max_length=10)
    measures: list[Measure] = Field(default_factory=list, max_length=20)

    def to_command(self) -> SignMeasures:
        return SignMeasures(self.held_on, self.outcome, tuple(self.origins), tuple(self.measures))


class AttendanceCaseSignSupportContractIn(In):
    name: Literal["sign_support_contract"]
    held_on: date
    outcome: ContractOutcome
    measures: list[Measure] = Field(default_factory=list, max_length=20)
    review_on: date | None = None

    def to_command(self) -> SignSupportContract:
        return SignSupportContract(self.held_on, self.outcome, tuple(self.measures), self.review_on)


class AttendanceCaseDecideNotToReferIn(In):
    name: Literal["decide_not_to_refer"]
    reason: NotReferredReason
    review_on: date

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


class AttendanceCaseReferIn(In):
    """The referral to the DASEN: its trigger (L131-8, 1° or 2°) and its period, within a month."""

    name: Literal["refer"]
    trigger: Trigger
    period: PeriodIn

    def to_command(self) -> Refer:
        return Refer(self.trigger, self.period.to_period())


class AttendanceCaseReferAgainIn(In):
    name: Literal["refer_again"]
    period: PeriodIn

    def to_command(self) -> ReferAgain:
        return ReferAgain(self.period.to_period())


class AttendanceCaseGiveVisaIn(In):
    name: Literal["give_visa"]
    opinion: VisaOpinion

    def to_command(self) -> GiveVisa:
        return GiveVisa(self.opinion)


class AttendanceCaseReturnFileIn(In):
    name: Literal["return_file"]
    missing: list[ReturnReason] = Field(max_length=10)

    def to_command(self) -> ReturnFile:
        return ReturnFile(tuple(self.missing))


class AttendanceCasePrepareWarningIn(In):
    """`addressees` are the responsible persons ticked, each of whom gets a letter; none for a pupil of age."""

    name: Literal["prepare_warning"]
    addressees: list[UUID] = Field(default_factory=list, max_length=20)

    def to_command(self) -> PrepareWarning:
        return PrepareWarning(tuple(self.addressees))


class AttendanceCaseRecordHearingIn(In):
    name: Literal["record_hearing"]
    held_on: date
    outcome: HearingOutcome
    measures: list[Measure] = Field(default_factory=list, max_length=20)

    def to_command(self) -> RecordHearing:
        return RecordHearing(self.held_on, self.outcome, tuple(self.measures))


class AttendanceCaseTakeOverIn(In):
    """A step done on paper or elsewhere: its name, its day, its authority and the reference of its piece."""

    name: Literal["take_over"]
    taken_step: Annotated[str, Field(max_length=40)]
    done_on: date
    authority: Words
    reference: Words
    outcome: Annotated[str, Field(max_length=40)] = ""

    def to_command(self) -> TakeOver:
        return TakeOver(self.taken_step, self.done_on, self.authority, self.reference, self.outcome)


AttendanceCaseTransitionIn = Annotated[
    AttendanceCaseOpenDialogueIn | AttendanceCaseNoteThresholdIn | AttendanceCaseConveneMeetingIn
    | AttendanceCaseSignMeasuresIn | AttendanceCaseDecideNotToReferIn | AttendanceCaseAppointReferentIn
    | AttendanceCaseNotePersistenceIn | AttendanceCaseConveneEducationalCommunityIn
    | AttendanceCaseSignSupportContractIn | AttendanceCaseNoteContinuationIn | AttendanceCaseNoteRestorationIn
    | AttendanceCaseCloseIn | AttendanceCaseReopenIn | AttendanceCaseReferIn | AttendanceCaseReferAgainIn
    | AttendanceCaseWithdrawReferralIn | AttendanceCaseGiveVisaIn | AttendanceCaseAcknowledgeIn
    | AttendanceCaseReturnFileIn | AttendanceCasePrepareWarningIn | AttendanceCasePullWarningIn | AttendanceCaseWarnIn
    | AttendanceCaseOrderSocialEnquiryIn | AttendanceCaseRecordSocialEnquiryIn | AttendanceCaseSummonIn
    | AttendanceCaseRecordHearingIn | AttendanceCaseSummonWithDepartmentIn | AttendanceCaseRetractIn
    | AttendanceCaseReferToProsecutorIn | AttendanceCaseRecordGuardiansInformedIn | AttendanceCaseCloseProceedingsIn
    | AttendanceCaseTakeOverIn,
    Field(discriminator="name"),
]  # fmt: skip
