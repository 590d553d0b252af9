"""The table of effects: for each kind, the function that carries it out. Adding a kind is adding a line here.

A handler runs in the transaction that settles its effect, so that what it writes exists exactly once. A message to the
outside cannot: it is composed in one transaction, sent between two, and settled in the next.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sqlalchemy.ext.asyncio import AsyncEngine

from api.absences.effects import (
    compose_notice,
    compose_reminder,
    mark_missing_rolls,
    notice_settled,
    recount_pupils,
    recount_school,
    reminder_settled,
)
from api.accounts.effects import account_mail_settled, compose_account_mail
from api.departures.effects import DEPARTURE_LETTERS, SendDepartureLetter
from api.documents.effects import SendCaseLetter, SendSchoolLetter, announcement_settled, compose_announcement
from api.follow_ups.effects import (
    compose_interview_link,
    find_return_by_school,
    find_returns_in_school,
    interview_link_settled,
    open_handover_follow_up,
    open_siei_follow_ups,
    receive_transferred_follow_up,
    settle_follow_up,
)
from api.imports.effects import apply_import, plan_import, recognise_transfers
from api.mail import Mail, Mailer
from api.meetings.effects import agenda_mail_settled, compose_agenda_mail
from api.operations.effects import check_recount, replay_effect
from api.partners.effects import apply_partner_events, open_partner_youth
from api.prevention.effects import compute_school
from api.public_requests.effects import (
    compose_request_receipt,
    open_requested_follow_up,
    request_receipt_settled,
)
from api.settings import Settings
from api.siei.effects import erase_siei_folder, extract_siei_source, replay_siei_campaign, run_siei_campaign
from api.support_plans.effects import compose_signature_link, signature_link_settled
from api.tasks.effects import compose_task_reminder, task_reminder_settled
from api.training_contracts.effects import (
    compose_contract_link,
    compose_mark_reminder,
    contract_link_settled,
    mark_reminder_settled,
)
from api.webhooks.effects import (
    begin_delivery,
    carry_delivery,
    compose_webhook_alert,
    settle_delivery,
    tell_webhooks,
    webhook_alert_settled,
)
from api.webhooks.sender import WebhookSender
from domain.attendance_cases.letters import CaseLetter
from domain.documents.kinds import LetterKind
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Services:
    """What a handler may need besides its open transaction: settings, who carries messages, an engine for progress."""

    settings: Settings
    mailer: Mailer
    engine: AsyncEngine
    webhooks: WebhookSender = field(default_factory=WebhookSender)


Ids = Mapping[str, str]
Handler: TypeAlias = Callable[[UnitOfWork, Ids, Services], Awaitable[None]]


@dataclass(frozen=True)
class Message:
    """A kind that ends in a mail.

    `compose` reads what to send (None: nothing left to say); `settled` writes what became of it: sent, undeliverable or
    uncertain. Both run in transactions of their own.
    """

    compose: Callable[[UnitOfWork, Ids, Services], Awaitable[Mail | None]]
    settled: Callable[[UnitOfWork, Ids, str], Awaitable[None]]


@dataclass(frozen=True)
class Errand:
    """A kind that ends at somebody else's service, and keeps a record of its own of each attempt.

    `begin` reads what to carry (None: nothing to do any more), `carry` calls without a transaction and never raises,
    `settled` writes what it gave; None tells that a worker died in between. What follows is for `settled` to queue.
    """

    begin: Callable[[UnitOfWork, Ids, Services], Awaitable[Any]]
    carry: Callable[[Any, Services], Awaitable[Any]]
    settled: Callable[[UnitOfWork, Ids, Any, Services], Awaitable[None]]


EFFECTS: dict[str, Handler | Message | Errand] = {
    "send_account_mail": Message(compose_account_mail, account_mail_settled),
    "recount_school": recount_school,
    "recount_pupils": recount_pupils,
    "mark_missing_rolls": mark_missing_rolls,
    "send_absence_notice": Message(compose_notice, notice_settled),
    "remind_of_rolls": Message(compose_reminder, reminder_settled),
    **{f"send_{letter.value}": SendCaseLetter(letter) for letter in CaseLetter},
    **{f"send_{kind.value}": SendDepartureLetter(kind) for kind in DEPARTURE_LETTERS},
    "print_absence_notice": SendSchoolLetter(LetterKind.ABSENCE_NOTICE),
    "print_reason_invitation": SendSchoolLetter(LetterKind.REASON_INVITATION_1, LetterKind.REASON_INVITATION_2),
    "plan_import": plan_import,
    "apply_import": apply_import,
    "recognise_transfers": recognise_transfers,
    "remind_of_tasks": Message(compose_task_reminder, task_reminder_settled),
    "compute_early_warnings": compute_school,
    "send_agenda": Message(compose_agenda_mail, agenda_mail_settled),
    "announce_letter": Message(compose_announcement, announcement_settled),
    "extract_siei_source": extract_siei_source,
    "run_siei_campaign": run_siei_campaign,
    "replay_siei_campaign": replay_siei_campaign,
    "erase_siei_folder": erase_siei_folder,
    "open_siei_follow_ups": open_siei_follow_ups,
    "open_handover_follow_up": open_handover_follow_up,
    "find_return_by_school": find_return_by_school,
    "find_returns_in_school": find_returns_in_school,
    "receive_transferred_follow_up": receive_transferred_follow_up,
    "settle_follow_up": settle_follow_up,
    "apply_partner_events": apply_partner_events,
    "open_partner_youth": open_partner_youth,
    "open_requested_follow_up": open_requested_follow_up,
    "send_request_receipt": Message(compose_request_receipt, request_receipt_settled),
    "send_signature_link": Message(compose_signature_link, signature_link_settled),
    "send_interview_link": Message(compose_interview_link, interview_link_settled),
    "send_contract_link": Message(compose_contract_link, contract_link_settled),
    "check_recount": check_recount,
    "replay_effect": replay_effect,
    "remind_of_contract_mark": Message(compose_mark_reminder, mark_reminder_settled),
    "tell_webhooks": tell_webhooks,
    "deliver_webhook": Errand(begin_delivery, carry_delivery, settle_delivery),
    "alert_webhook_contact": Message(compose_webhook_alert, webhook_alert_settled),
}
"""Kind → handler."""
