"""Limits of attempts that cannot be turned against the owner.

Wrong passwords lock an address for the network they came from, never for the world; and a browser where the person
has signed in before has a count of its own, so that the mistakes of others in the same school do not reach it.
Counted before anything is looked up: an address without an account locks in the same way.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy.ext.asyncio import AsyncEngine

from domain.kernel.errors import TooMany
from persistence.accounts.attempts import count_attempt, forget_attempts, refund_attempt


class TooManyAttempts(TooMany):
    """Says how long, in minutes; never whether the address exists."""


@dataclass(frozen=True)
class Limit:
    name: str
    attempts: int
    window: timedelta


PER_ADDRESS = Limit("address", 10, timedelta(minutes=15))
PER_KNOWN_DEVICE = Limit("device", 10, timedelta(minutes=15))
PER_NETWORK = Limit("network", 300, timedelta(minutes=15))
PER_CODE = Limit("code", 8, timedelta(minutes=15))
PER_UNLOCK = Limit("unlock", 5, timedelta(minutes=15))
PER_RESET = Limit("reset", 5, timedelta(hours=1))
PER_REQUEST = Limit("request", 20, timedelta(hours=1))
PER_MAILBOX = Limit("mailbox", 3, timedelta(days=1))
"""So many receipts a day to one address, wherever the requests come from."""
PER_LOOK = Limit("look", 240, timedelta(minutes=15))
PER_SIGNATURE = Limit("signature", 60, timedelta(minutes=15))
"""A school's waiting room is one network: sixty tries; each link allows five wrong answers in all."""


@dataclass(frozen=True)
class Admission:
    """An attempt that was let in: what a success takes back."""

    own: str
    shared: str | None


def bucket(limit: Limit, *parts: str) -> str:
    """The table holds no address of anyone: a digest."""
    return f"{limit.name}:{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:40]}"


async def admit(engine: AsyncEngine, now: datetime, network: str, *, email: str, known_device: str | None) -> Admission:
    """Count an attempt at a password, or refuse it (429)."""
    if known_device is not None:
        own = bucket(PER_KNOWN_DEVICE, email, known_device)
        await count(engine, PER_KNOWN_DEVICE, own, now)
        return Admission(own, None)
    own, shared = bucket(PER_ADDRESS, email, network), bucket(PER_NETWORK, network)
    await count(engine, PER_ADDRESS, own, now)
    await count(engine, PER_NETWORK, shared, now)
    return Admission(own, shared)


async def count(engine: AsyncEngine, limit: Limit, key: str, now: datetime) -> None:
    attempts, since = await count_attempt(engine, key, now, limit.window)
    if attempts > limit.attempts:
        raise locked(since + limit.window - now)


async def forget(engine: AsyncEngine, key: str) -> None:
    """The right person came: their mistakes no longer count."""
    await forget_attempts(engine, key)


async def forgive(engine: AsyncEngine, admission: Admission) -> None:
    """The right password: this address starts afresh, and the network was not attacked."""
    await forget_attempts(engine, admission.own)
    if admission.shared is not None:
        await refund_attempt(engine, admission.shared)


def locked(remaining: timedelta) -> TooManyAttempts:
    seconds = max(ceil(remaining.total_seconds()), 1)
    minutes = ceil(seconds / 60)
    wait = f"{minutes}\u00a0minute{'s' if minutes > 1 else ''}"
    return TooManyAttempts(
        f"Trop d'essais. Réessayez dans {wait}, ou utilisez un autre appareil déjà connecté.", retry_after=seconds
    )
