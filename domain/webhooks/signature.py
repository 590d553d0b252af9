"""How a message is signed: Standard Webhooks, version 1 (HMAC-SHA256 over id, time and body)."""

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

SECRET_MARK = "whsec_"  # noqa: S105 - the prefix of every secret, not a secret
SECRET_BYTES = 32
VERSION = "v1"
BOTH_SECRETS_FOR = timedelta(hours=24)
"""After a rotation each message carries both signatures this long: the receiver changes its secret meanwhile."""
HEADER_ID = "webhook-id"
HEADER_TIME = "webhook-timestamp"
HEADER_SIGNATURE = "webhook-signature"


class SecretUnusable(ValueError):  # noqa: N818 - a state of things, told to whoever asks
    """Not `whsec_` and the base64 of 24 to 64 bytes."""


@dataclass(frozen=True)
class Secrets:
    """The secret in force, and the one before it while both are live."""

    current: str
    former: str | None = None
    former_until: datetime | None = None

    def live(self, now: datetime) -> tuple[str, ...]:
        """The newest first."""
        if self.former is None or self.former_until is None or self.former_until <= now:
            return (self.current,)
        return (self.current, self.former)


def secret_of(random: bytes) -> str:
    """What a receiver puts into its settings."""
    return SECRET_MARK + base64.b64encode(random).decode()


def secret_bytes(secret: str) -> bytes:
    try:
        key = base64.b64decode(secret.removeprefix(SECRET_MARK), validate=True)
    except (binascii.Error, ValueError) as error:
        raise SecretUnusable from error
    if not secret.startswith(SECRET_MARK) or not 24 <= len(key) <= 64:
        raise SecretUnusable
    return key


def sign(secret: str, message_id: str, timestamp: int, body: bytes) -> str:
    """`v1,` and the base64 of the HMAC; the message id holds no full stop, so the three parts cannot be shifted."""
    content = f"{message_id}.{timestamp}.".encode() + body
    mac = hmac.new(secret_bytes(secret), content, hashlib.sha256).digest()
    return f"{VERSION},{base64.b64encode(mac).decode()}"


def signed_headers(secrets: tuple[str, ...], message_id: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The three headers of an attempt: the id never changes, the time and the signatures are of this attempt."""
    return {
        HEADER_ID: message_id,
        HEADER_TIME: str(timestamp),
        HEADER_SIGNATURE: " ".join(sign(secret, message_id, timestamp, body) for secret in secrets),
    }
