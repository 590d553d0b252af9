"""The cursor of the feed on the wire: opaque to the partner, a position to us."""

import base64
import binascii
from uuid import UUID

from domain.kernel.errors import Malformed
from persistence.partners.feed import Position


class CursorToCorrect(Malformed):
    title = "Curseur à corriger"
    detail = "Ce curseur n'est pas de ceux que cette API a donnés. Reprenez le dernier « next_cursor » reçu."


def written(position: Position) -> str:
    return base64.urlsafe_b64encode(position.xid.to_bytes(8, "big") + position.id.bytes).decode()


def read(cursor: str) -> Position:
    try:
        raw = base64.b64decode(cursor, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    position = Position(int.from_bytes(raw[:8], "big"), UUID(bytes=raw[8:].ljust(16, b"\0")[:16]))
    if written(position) != cursor:
        raise CursorToCorrect(errors=[{"pointer": "query.cursor", "detail": CursorToCorrect.detail}])
    return position
