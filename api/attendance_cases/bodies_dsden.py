"""Bodies of the steps between school and authority: referral, visa, warning, interview, compartment."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from api.attendance_cases.bodies_shared import AttendanceCasePeriodIn, Convocation, Dated, Day, Plain
from api.schemas import In
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
from domain.attendance_cases.states import (
    HearingOutcome,
    Measure,
    ReturnReason,
    Trigger,
    VisaOpinion,
)


class AttendanceCaseWithdrawReferralIn(Plain):
    name: Literal["withdraw_referral"]


class AttendanceCaseAcknowledgeIn(Plain):
    name: Literal["acknowledge"]


class AttendanceCasePullWarningIn(Plain):
    name: Literal["pull_warning"]


class AttendanceCaseWarnIn(Plain):
    name: Literal["warn"]


class AttendanceCaseOrderSocialEnquiryIn(Plain):
    name: Literal["order_social_enquiry"]


class AttendanceCaseRetractIn(Plain):
    name: Literal["retract"]


class AttendanceCaseReferToProsecutorIn(Plain):
    name: Literal["refer_to_prosecutor"]


class AttendanceCaseRecordSocialEnquiryIn(Dated):
    name: Literal["record_social_enquiry"]


class AttendanceCaseRecordGuardiansInformedIn(Dated):
    name: Literal["record_guardians_informed"]


class AttendanceCaseCloseProceedingsIn(Dated):
    name: Literal["close_proceedings"]


class AttendanceCaseSummonIn(Convocation):
    name: Literal["summon"]

    def to_command(self) -> Summon:
        return Summon(self.day, self.at, self.place, self.reception)


class AttendanceCaseSummonWithDepartmentIn(Convocation):
    name: Literal["summon_with_department"]

    def to_command(self) -> SummonWithDepartment:
        return SummonWithDepartment(self.day, self.at, self.place, self.reception)


class AttendanceCaseReferIn(In):
    """The referral to the DASEN: its trigger (L131-8, 1° or 2°) and its period, within a month."""

    name: Literal["refer"]
    trigger: Trigger
    period: AttendanceCasePeriodIn

    def to_command(self) -> Refer:
        return Refer(self.trigger, self.period.to_period())


class AttendanceCaseReferAgainIn(In):
    name: Literal["refer_again"]
    period: AttendanceCasePeriodIn

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
    held_on: Day
    outcome: HearingOutcome
    measures: list[Measure] = Field(default_factory=list, max_length=20)

    def to_command(self) -> RecordHearing:
        return RecordHearing(self.held_on, self.outcome, tuple(self.measures))
