"""What the worker does for plans: the mail with the link and the code, made just before it leaves."""

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from api.letters import mails
from api.links.steps import make_signing_link
from api.mail import Mail
from api.settings import Settings
from persistence.support_plans import signing
from persistence.unit_of_work import UnitOfWork

Ids = Mapping[str, str]


class HasSettings(Protocol):
    @property
    def settings(self) -> Settings: ...


async def compose_signature_link(uow: UnitOfWork, ids: Ids, services: HasSettings) -> Mail | None:
    """{signature_request_id}: token and code stand in no queue and no table, only their hashes do."""
    request_id = UUID(ids["signature_request_id"])
    to = await signing.load_addressee(uow.session, request_id)
    if to is None:
        return None
    token, code = await make_signing_link(uow, signing.FAMILY_DOOR, request_id)
    link = f"{services.settings.base_url}/signature#{token}"
    said = mails.plan_to_sign(school=to.school_name, link=link, code=code, phone=to.school_phone)
    return Mail(to.email, said.subject, said.body, str(request_id))


async def signature_link_settled(uow: UnitOfWork, ids: Ids, outcome: str) -> None:
    await signing.FAMILY_DOOR.settle_mail(uow.session, UUID(ids["signature_request_id"]), outcome)
