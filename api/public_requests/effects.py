"""What the worker makes of a request: a follow-up at the right platform, its right to return, a receipt by mail."""

from collections.abc import Mapping
from uuid import UUID

from api import clock
from api.follow_ups.effects import open_return_right
from api.follow_ups.steps import open_follow_up
from api.letters import mails
from api.mail import Mail
from api.public_requests.use_cases import receipt_of
from domain.follow_ups.followed import FollowedIdentity, LastSchooling, NewFollowUp
from domain.follow_ups.promises import ReturnChannel
from domain.follow_ups.return_right import Asked
from domain.follow_ups.states import FollowUpSource
from domain.kernel.french import full_date, phone_number
from domain.public_requests.asking import FREE_NUMBER, KeptRequest, last_formation
from persistence.follow_ups.arrivals import FIRST_CONTACT_DAYS
from persistence.public_requests import nearby, repository
from persistence.public_requests.repository import LeftRequest
from persistence.unit_of_work import UnitOfWork

Ids = Mapping[str, str]


async def open_requested_follow_up(uow: UnitOfWork, ids: Ids, _: object) -> None:
    """{request_id}: once per request; the same young person asked again is followed once, under the first date."""
    kept = await repository.load_request(uow.session, UUID(ids["request_id"]))
    if kept.follow_up_id is not None:
        return
    follow_up_id = await open_follow_up(uow, _arrival(kept))
    await repository.link_follow_up(uow.session, kept.id, follow_up_id)
    if kept.asked.diploma.opens_return_right:
        asked = Asked(ReturnChannel.PUBLIC_PAGE, kept.received_on, kept.received_on)
        await open_return_right(uow, follow_up_id, asked, clock.today())


def _arrival(kept: KeptRequest) -> NewFollowUp:
    asked, home = kept.asked, kept.asked.home
    identity = FollowedIdentity(
        asked.family_name, asked.first_name, asked.birth_date, commune=home.commune_code,
        postal_code=home.postal_code, city=home.city, phone=asked.phone or None, email=asked.email or None,
    )  # fmt: skip
    last = LastSchooling(formation=last_formation(asked))
    return NewFollowUp(kept.platform_id, FollowUpSource.SPONTANEOUS, kept.id, identity, kept.received_on, last)


async def compose_request_receipt(uow: UnitOfWork, ids: Ids, _: object) -> Mail | None:
    """{request_id}: the receipt, to the address that was given."""
    kept = await repository.load_request(uow.session, UUID(ids["request_id"]))
    platform = await nearby.platform_named(uow.session, kept.platform_id)
    days = await repository.first_contact_days(uow.session, kept.platform_id) or FIRST_CONTACT_DAYS
    left = LeftRequest(kept.id, kept.reference, kept.platform_id, kept.received_on, kept.asked.diploma, fresh=False)
    receipt = receipt_of(left, platform, days, mailed=True)
    interview = full_date(receipt.interview_before.on) if receipt.interview_before else ""
    told = mails.RequestTold(
        kept.reference,
        platform.name,
        full_date(receipt.call_before.on),
        interview,
        phone_number(platform.phone or FREE_NUMBER),
    )
    said = mails.training_request_received(kept.asked.first_name, told)
    return Mail(kept.asked.email, said.subject, said.body, str(kept.id))


async def request_receipt_settled(uow: UnitOfWork, ids: Ids, outcome: str) -> None:
    """Sent, undeliverable or uncertain: nothing else is waiting for it."""
    await repository.settle_receipt(uow.session, UUID(ids["request_id"]), outcome)
