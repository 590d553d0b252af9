"""The table of effects: for each kind, the function that carries it out. Adding a kind is adding a line here.

A handler runs in the transaction that settles its effect, so that what it writes exists exactly once. A message to the
outside cannot: it is composed in one transaction, sent between two, and settled in the next.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy.ext.asyncio import AsyncEngine

from api.mail import Mail, Mailer
from api.settings import Settings
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Services:
    """What a handler may need besides its open transaction: settings, the mailer, an engine for progress."""

    settings: Settings
    mailer: Mailer
    engine: AsyncEngine


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


EFFECTS: dict[str, Handler | Message] = {}
"""Kind → handler."""
