"""The public page: communes, places near a home, and a request that is received. Nobody is signed in here."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from api.security.tickets import Ticket, new_reference
from domain.follow_ups.law import FIRST_CONTACT, RETURN_RIGHT, in_force
from domain.follow_ups.promises import RETURN_DELAY
from domain.kernel.events import Effect
from domain.kernel.law import LegalBasis
from domain.public_requests.asking import FREE_NUMBER, NoPlatformThere, Residence, TrainingRequest, check_request
from domain.public_requests.views import AnsweringPlatform, CommuneFound, Nearby
from persistence.follow_ups.arrivals import FIRST_CONTACT_DAYS
from persistence.ids import new_id
from persistence.public_requests import nearby, repository
from persistence.public_requests.repository import Form, LeftRequest
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class PromisedDay:
    """A day, and the text that gives it; an internal rule says that it is one."""

    on: date
    basis: LegalBasis


@dataclass(frozen=True)
class Receipt:
    """What the young person keeps. It never says whether they, or anybody else, were already known."""

    reference: str
    received_on: date
    platform_name: str
    phone: str
    free_number: str
    call_before: PromisedDay
    interview_before: PromisedDay | None
    mailed: bool


async def find_communes(uow: UnitOfWork, asked: str) -> list[CommuneFound]:
    return await nearby.find_communes(uow.session, asked)


async def show_nearby(uow: UnitOfWork, home: Residence, today: date) -> Nearby:
    """Free places and structures of the platform that answers for this commune; no person in any of it."""
    at, platform = await _answering(uow, home, today)
    places = await nearby.free_places(uow.session, platform.id, at.commune_code, today)
    return Nearby(platform, tuple(places), tuple(await nearby.structures_of(uow.session, platform.id)))


async def leave_request(
    uow: UnitOfWork, asked: TrainingRequest, ticket: Ticket, today: date, *, mails: bool = True
) -> Receipt:
    """Kept at the platform that answers for the home; the worker opens the follow-up and the right to return.

    Without `mails` no receipt is sent (this address had its share today); the answer is the same.
    """
    check_request(asked, today)
    home, platform = await _answering(uow, asked.home, today)
    form = Form(new_id(), ticket.id, new_reference(), today, uow.now, uow.act_id)
    kept = await repository.leave_request(uow.session, form, replace(asked, home=home), platform.id)
    if kept.fresh:
        await uow.enqueue(_what_follows(kept.id, mails=mails and asked.email != ""))
    days = await repository.first_contact_days(uow.session, kept.platform_id) or FIRST_CONTACT_DAYS
    return receipt_of(kept, platform, days, mailed=asked.email != "")


def receipt_of(kept: LeftRequest, platform: AnsweringPlatform, days: int, *, mailed: bool) -> Receipt:
    call = PromisedDay(kept.received_on + timedelta(days=days), FIRST_CONTACT[0])
    interview = None
    if kept.diploma.opens_return_right:
        interview = PromisedDay(kept.received_on + RETURN_DELAY, in_force(RETURN_RIGHT, kept.received_on))
    return Receipt(
        kept.reference, kept.received_on, platform.name, platform.phone, FREE_NUMBER, call, interview, mailed
    )


def _what_follows(request_id: UUID, *, mails: bool) -> list[Effect]:
    ids = {"request_id": str(request_id)}
    mail = [Effect("send_request_receipt", ids)] if mails else []
    return [Effect("open_requested_follow_up", ids), *mail]


async def _answering(uow: UnitOfWork, home: Residence, today: date) -> tuple[Residence, AnsweringPlatform]:
    """The commune's own name and postal code win over what was typed; else nothing is kept."""
    known = await nearby.commune_of(uow.session, home.commune_code) if home.commune_code else None
    at = Residence(known.code, known.postal_code, known.name) if known else Residence(None, home.postal_code, home.city)
    platform = await nearby.platform_of(uow.session, at, today)
    if platform is None:
        raise NoPlatformThere
    return at, platform
