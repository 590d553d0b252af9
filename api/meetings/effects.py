"""What the worker does for meetings: one mail to each member, without a name."""

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from api.letters import mails
from api.mail import Mail
from api.settings import Settings
from domain.kernel.french import full_date
from domain.meetings.kinds import MeetingKind
from persistence.meetings.following import load_announcement
from persistence.unit_of_work import UnitOfWork

Ids = Mapping[str, str]


class HasSettings(Protocol):
    @property
    def settings(self) -> Settings: ...


async def compose_agenda_mail(uow: UnitOfWork, ids: Ids, services: HasSettings) -> Mail | None:
    """To one member: {meeting_id, account_id}. Nothing once the meeting was held or called off."""
    found = await load_announcement(uow.session, UUID(ids["meeting_id"]), UUID(ids["account_id"]))
    if found is None:
        return None
    when = f"{full_date(found.held_on)} à {found.starts_at.hour}\u00a0h\u00a0{found.starts_at.minute:02}"
    link = f"{services.settings.base_url}/reunions/{ids['meeting_id']}"
    said = mails.meeting_agenda(
        kind=MeetingKind(found.kind).label, when=when, place=found.place, count=found.situations, link=link
    )
    return Mail(found.email, said.subject, said.body, f"agenda-{ids['meeting_id']}-{ids['account_id']}")


async def agenda_mail_settled(uow: UnitOfWork, ids: Ids, outcome: str) -> None:
    """A mail that did not arrive needs no trace: the meeting stands in the member's list."""
