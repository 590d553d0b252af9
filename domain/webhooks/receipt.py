"""The other side: what a receiver checks before it believes a message. Clients, simulators and tests use this one."""

import hmac
import re
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from domain.webhooks.signature import HEADER_ID, HEADER_SIGNATURE, HEADER_TIME, VERSION, sign

TOLERANCE = timedelta(minutes=5)
"""A message signed longer ago, or this far ahead of our clock, is refused (Standard Webhooks)."""
_ID = re.compile(r"[A-Za-z0-9_-]{1,200}")
_TIME = re.compile(r"[0-9]{1,11}")
_MOST_SIGNATURES = 10


class Verdict(StrEnum):
    """Accepted, or why not. A message already seen is answered with 2xx and not treated again."""

    ACCEPTED = "accepted"
    ALREADY_SEEN = "already_seen"
    MISSING_HEADER = "missing_header"
    MALFORMED_HEADER = "malformed_header"
    TOO_OLD = "too_old"
    TOO_FAR_AHEAD = "too_far_ahead"
    WRONG_SIGNATURE = "wrong_signature"


def check_receipt(
    headers: Mapping[str, str], body: bytes, secrets: Collection[str], now: datetime, *, seen: Collection[str] = ()
) -> Verdict:
    """Judge one message by its headers and its bytes as received; `seen` holds the ids already treated.

    The id is looked up last: only a signed one may say « already seen ».
    """
    told = {name.lower(): value for name, value in headers.items()}
    if not {HEADER_ID, HEADER_TIME, HEADER_SIGNATURE} <= told.keys():
        return Verdict.MISSING_HEADER
    message_id, stamp = told[HEADER_ID], told[HEADER_TIME]
    if not _ID.fullmatch(message_id) or not _TIME.fullmatch(stamp):
        return Verdict.MALFORMED_HEADER
    age = timedelta(seconds=now.timestamp() - int(stamp))
    if age > TOLERANCE:
        return Verdict.TOO_OLD
    if age < -TOLERANCE:
        return Verdict.TOO_FAR_AHEAD
    if not _is_signed(told[HEADER_SIGNATURE], message_id, int(stamp), body, secrets):
        return Verdict.WRONG_SIGNATURE
    return Verdict.ALREADY_SEEN if message_id in seen else Verdict.ACCEPTED


def _is_signed(header: str, message_id: str, stamp: int, body: bytes, secrets: Collection[str]) -> bool:
    """One signature of ours among those sent is enough; each is compared in constant time."""
    sent = [one for one in header.split(" ") if one.startswith(f"{VERSION},")][:_MOST_SIGNATURES]
    expected = [sign(secret, message_id, stamp, body) for secret in secrets]
    matches = [hmac.compare_digest(one.encode(), good.encode()) for one in sent for good in expected]
    return any(matches)
