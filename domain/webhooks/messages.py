"""What a message says: a type, a time and ids. Whoever receives it asks the API for the rest, with its own rights."""

import json
from datetime import UTC, datetime
from uuid import UUID

from domain.kernel.labelled import Labelled


class MessageType(Labelled):
    REFERRAL_CHANGED = "referral.changed", "Orientation modifiée"
    REFERRAL_DELETED = "referral.deleted", "Orientation retirée"
    PING = "webhook.ping", "Message d'essai"


def body_of(kind: MessageType, at: datetime, referral_id: UUID | None) -> bytes:
    """The same bytes for every attempt: they are made from what never changes."""
    data = {} if referral_id is None else {"referral_id": str(referral_id)}
    stamp = at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return json.dumps({"type": kind.value, "timestamp": stamp, "data": data}, separators=(",", ":")).encode()
