"""Standard Webhooks from its published text: how a message is signed, and how a receiver judges it."""

import base64
import binascii
import hashlib
import hmac
import time
from collections.abc import Mapping

TOLERANCE_SECONDS = 300
SECRET_MARK = "whsec_"  # noqa: S105 - the prefix of every secret


class BadSecret(ValueError):  # noqa: N818 - told to whoever typed it
    """Not `whsec_` and base64."""


def _key(secret: str) -> bytes:
    if not secret.startswith(SECRET_MARK):
        raise BadSecret
    try:
        return base64.b64decode(secret.removeprefix(SECRET_MARK), validate=True)
    except binascii.Error as error:
        raise BadSecret from error


def sign(secret: str, message_id: str, timestamp: int, body: bytes) -> str:
    mac = hmac.new(_key(secret), f"{message_id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return "v1," + base64.b64encode(mac).decode()


def headers(secret: str, message_id: str, timestamp: int, body: bytes) -> dict[str, str]:
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": sign(secret, message_id, timestamp, body),
    }


def is_genuine(told: Mapping[str, str], body: bytes, secret: str, now: float | None = None) -> bool:
    """Signed with this secret, over these very bytes, less than five minutes ago."""
    lower = {name.lower(): value for name, value in told.items()}
    stamp = lower.get("webhook-timestamp", "")
    if not (stamp.isascii() and stamp.isdigit()) or len(stamp) > 11:
        return False
    if abs((time.time() if now is None else now) - int(stamp)) > TOLERANCE_SECONDS:
        return False
    expected = sign(secret, lower.get("webhook-id", ""), int(stamp), body).encode()
    return any(hmac.compare_digest(expected, one.encode()) for one in lower.get("webhook-signature", "").split())
