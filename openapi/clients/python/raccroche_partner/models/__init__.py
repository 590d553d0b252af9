""" Contains all the data models used in inputs/outputs """

from .appointment_event_in import AppointmentEventIn
from .code_out import CodeOut
from .contact_event_in import ContactEventIn
from .decline_reason import DeclineReason
from .deposit_line_out import DepositLineOut
from .deposit_out import DepositOut
from .disclosed_field import DisclosedField
from .endpoint_state import EndpointState
from .entry_event_in import EntryEventIn
from .exit_event_in import ExitEventIn
from .known_event_in import KnownEventIn
from .line_outcome import LineOutcome
from .partner_contact_result import PartnerContactResult
from .partner_reference_out import PartnerReferenceOut
from .partner_referral_out import PartnerReferralOut
from .partner_referral_status_out import PartnerReferralStatusOut
from .place_out import PlaceOut
from .problem_out import ProblemOut
from .received_youth_out import ReceivedYouthOut
from .referral_answer import ReferralAnswer
from .referral_change import ReferralChange
from .referral_change_out import ReferralChangeOut
from .referral_feed_out import ReferralFeedOut
from .referral_request import ReferralRequest
from .refusal_event_in import RefusalEventIn
from .refusal_in import RefusalIn
from .replayed_out import ReplayedOut
from .solution_end import SolutionEnd
from .solution_type import SolutionType
from .webhook_attempt_line import WebhookAttemptLine
from .webhook_delivery_line import WebhookDeliveryLine
from .webhook_delivery_line_page import WebhookDeliveryLinePage
from .webhook_delivery_out import WebhookDeliveryOut
from .webhook_in import WebhookIn
from .webhook_out import WebhookOut
from .webhook_secret_out import WebhookSecretOut
from .webhook_state import WebhookState
from .webhook_step import WebhookStep
from .webhook_step_in import WebhookStepIn
from .webhooks_out import WebhooksOut
from .youth_in import YouthIn

__all__ = (
    "AppointmentEventIn",
    "CodeOut",
    "ContactEventIn",
    "DeclineReason",
    "DepositLineOut",
    "DepositOut",
    "DisclosedField",
    "EndpointState",
    "EntryEventIn",
    "ExitEventIn",
    "KnownEventIn",
    "LineOutcome",
    "PartnerContactResult",
    "PartnerReferenceOut",
    "PartnerReferralOut",
    "PartnerReferralStatusOut",
    "PlaceOut",
    "ProblemOut",
    "ReceivedYouthOut",
    "ReferralAnswer",
    "ReferralChange",
    "ReferralChangeOut",
    "ReferralFeedOut",
    "ReferralRequest",
    "RefusalEventIn",
    "RefusalIn",
    "ReplayedOut",
    "SolutionEnd",
    "SolutionType",
    "WebhookAttemptLine",
    "WebhookDeliveryLine",
    "WebhookDeliveryLinePage",
    "WebhookDeliveryOut",
    "WebhookIn",
    "WebhookOut",
    "WebhookSecretOut",
    "WebhooksOut",
    "WebhookState",
    "WebhookStep",
    "WebhookStepIn",
    "YouthIn",
)
