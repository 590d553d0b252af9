"""The body of a step: one model each, told apart by `name`; each becomes the command of the domain."""

from typing import Annotated

from pydantic import Field
from typing_extensions import TypeAliasType

from api.attendance_cases.bodies_dsden import (
    AttendanceCaseAcknowledgeIn,
    AttendanceCaseCloseProceedingsIn,
    AttendanceCaseGiveVisaIn,
    AttendanceCaseOrderSocialEnquiryIn,
    AttendanceCasePrepareWarningIn,
    AttendanceCasePullWarningIn,
    AttendanceCaseRecordGuardiansInformedIn,
    AttendanceCaseRecordHearingIn,
    AttendanceCaseRecordSocialEnquiryIn,
    AttendanceCaseReferAgainIn,
    AttendanceCaseReferIn,
    AttendanceCaseReferToProsecutorIn,
    AttendanceCaseRetractIn,
    AttendanceCaseReturnFileIn,
    AttendanceCaseSummonIn,
    AttendanceCaseSummonWithDepartmentIn,
    AttendanceCaseWarnIn,
    AttendanceCaseWithdrawReferralIn,
)
from api.attendance_cases.bodies_school import (
    AttendanceCaseAppointReferentIn,
    AttendanceCaseCloseIn,
    AttendanceCaseConveneEducationalCommunityIn,
    AttendanceCaseConveneMeetingIn,
    AttendanceCaseDecideNotToReferIn,
    AttendanceCaseNoteContinuationIn,
    AttendanceCaseNotePersistenceIn,
    AttendanceCaseNoteRestorationIn,
    AttendanceCaseNoteThresholdIn,
    AttendanceCaseOpenDialogueIn,
    AttendanceCaseReopenIn,
    AttendanceCaseSignMeasuresIn,
    AttendanceCaseSignSupportContractIn,
    AttendanceCaseTakeOverIn,
)

AttendanceCaseTransitionIn = TypeAliasType(
    "AttendanceCaseTransitionIn",
    Annotated[
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
]
)  # fmt: skip
