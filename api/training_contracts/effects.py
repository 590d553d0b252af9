"""What the worker does for contracts: the mail with a link, and the reminder of a mark."""

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from api.letters import mails
from api.links.steps import make_signing_link
from api.mail import Mail
from api.settings import Settings
from persistence.training_contracts import following, links
from persistence.unit_of_work import UnitOfWork

Ids = Mapping[str, str]


class HasSettings(Protocol):
    @property
    def settings(self) -> Settings: ...


async def compose_contract_link(uow: UnitOfWork, ids: Ids, services: HasSettings) -> Mail | None:
    """{contract_link_id}: token and code stand in no queue and no table, only their hashes do."""
    link_id = UUID(ids["contract_link_id"])
    to = await links.load_addressee(uow.session, link_id)
    if to is None:
        return None
    token, code = await make_signing_link(uow, links.CONTRACT_DOOR, link_id)
    link = f"{services.settings.base_url}/contrat#{token}"
    if to.purpose == "read":
        said = mails.contract_to_read(network=to.network_name, link=link, phone=to.phone)
    else:
        said = mails.contract_to_sign(network=to.network_name, link=link, code=code, phone=to.phone)
    return Mail(to.email, said.subject, said.body, str(link_id))


async def contract_link_settled(uow: UnitOfWork, ids: Ids, outcome: str) -> None:
    await links.CONTRACT_DOOR.settle_mail(uow.session, UUID(ids["contract_link_id"]), outcome)


async def compose_mark_reminder(uow: UnitOfWork, ids: Ids, services: HasSettings) -> Mail | None:
    """{contract_id}: to the tutor, that it is time to say whether the contract holds. No name in it."""
    to = await following.load_reminded(uow.session, UUID(ids["contract_id"]))
    if to is None:
        return None
    said = mails.contract_mark_due(link=f"{services.settings.base_url}/tuteur")
    return Mail(to.email, said.subject, said.body, ids["contract_id"])


async def mark_reminder_settled(uow: UnitOfWork, ids: Ids, outcome: str) -> None:
    """The mark stays in « À faire » whatever became of the mail."""
