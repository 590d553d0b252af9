"""What the worker does for plans: the mail with the link and the code, made just before it leaves."""

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from api.letters import mails
from api.mail import Mail
from api.security.signing_code import code_hash, new_code
from api.security.visitor import digest, new_token
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
    token, code = new_token(), new_code()
    await signing.give_link(uow.session, request_id, digest(token), code_hash(request_id, code))
    link = f"{services.settings.base_url}/signature#{token}"
    said = mails.plan_to_sign(school=to.school_name, link=link, code=code, phone=to.school_phone)
    return Mail(to.email, said.subject, said.body, str(request_id))


async def signature_link_settled(uow: UnitOfWork, ids: Ids, outcome: str) -> None:
    """Uncertain is shown as sent: the link may be in the family's hands."""
    state = "undeliverable" if outcome == "undeliverable" else "sent"
    await signing.settle_mail(uow.session, UUID(ids["signature_request_id"]), state)
