"""The version of the partners' API, and what of it will end: deprecation and sunset dates are rows of a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

PARTNER_API_VERSION = "1.0.0"
"""Semantic: what breaks a client moves the first number, and then the path's (`/partner/v2`)."""
SHORTEST_NOTICE = timedelta(days=180)
"""Between the announcement of an end and the end."""


@dataclass(frozen=True)
class Deprecation:
    """An operation that will end: since when it is announced, when it ends, what replaces it."""

    operation: str
    since: datetime
    ends: datetime
    successor: str = ""

    def headers(self) -> dict[str, str]:
        """RFC 9745 and RFC 8594."""
        link = {"Link": f'<{self.successor}>; rel="successor-version"'} if self.successor else {}
        return {
            "Deprecation": f"@{int(self.since.timestamp())}",
            "Sunset": self.ends.astimezone(UTC).strftime("%a, %d %b %Y %H:%M:%S GMT"),
            **link,
        }


DEPRECATIONS: tuple[Deprecation, ...] = ()
"""None yet. A row here sends its headers, marks the operation in the document, and is checked by a test."""


def deprecation_of(operation: str, table: Sequence[Deprecation] = DEPRECATIONS) -> Deprecation | None:
    return next((row for row in table if row.operation == operation), None)
