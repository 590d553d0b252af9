"""One ticket, one form: the server gives it with the page, so that a form sent twice counts once and none is forged."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from persistence.ids import new_id

VALID = timedelta(hours=24)
_PURPOSE = b"raccroche public form"
READABLE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0/O, 1/I/L: a reference is read aloud on the telephone."""


@dataclass(frozen=True)
class Ticket:
    """Its id, once it is proved to be ours and recent."""

    id: UUID


def issue_ticket(secret: bytes, now: datetime) -> str:
    """`<id>.<seconds>.<proof>`: nothing of it is stored."""
    body = f"{new_id()}.{int(now.timestamp())}"
    return f"{body}.{_proof(secret, body)}"


def read_ticket(secret: bytes, given: str, now: datetime) -> Ticket | None:
    """None when it is not ours, or older than a day."""
    body, _, proof = given.rpartition(".")
    if not hmac.compare_digest(_proof(secret, body).encode(), proof.encode()):
        return None
    id_, _, seconds = body.partition(".")
    issued = datetime.fromtimestamp(int(seconds), UTC)
    return Ticket(UUID(id_)) if issued <= now + timedelta(minutes=1) and now - issued <= VALID else None


def new_reference() -> str:
    """`4F7K-2KXP`: eight letters and figures, 39 bits."""
    letters = "".join(secrets.choice(READABLE) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def _proof(secret: bytes, body: str) -> str:
    return hmac.new(secret, _PURPOSE + b"\0" + body.encode(), hashlib.sha256).hexdigest()
