"""What the worker does for tasks: one mail that says how many wait, and nothing else."""

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from api.letters import mails
from api.mail import Mail
from api.settings import Settings
from persistence.tasks.repository import load_reminded
from persistence.unit_of_work import UnitOfWork

Ids = Mapping[str, str]


class HasSettings(Protocol):
    @property
    def settings(self) -> Settings: ...


async def compose_task_reminder(uow: UnitOfWork, ids: Ids, services: HasSettings) -> Mail | None:
    """To whoever has tasks: {account_id}. Nothing once none is open."""
    to = await load_reminded(uow.session, UUID(ids["account_id"]), uow.now.date())
    if to is None or to.open_count == 0:
        return None
    said = mails.tasks_waiting(count=to.open_count, late=to.late_count, link=f"{services.settings.base_url}/taches")
    return Mail(to.email, said.subject, said.body, f"tasks-{ids['account_id']}-{uow.now:%Y%m%d%H%M}")


async def task_reminder_settled(uow: UnitOfWork, ids: Ids, outcome: str) -> None:
    """A reminder that did not arrive needs no trace: the task still stands in « À faire »."""
