"""The only reader of the time. RACCROCHE_NOW fixes it, for the demo's pictures and the browser tests."""

import os
import time
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    fixed = os.environ.get("RACCROCHE_NOW")
    return datetime.fromisoformat(fixed).astimezone(UTC) if fixed else datetime.now(UTC)


def today(zone: str = "Europe/Paris") -> date:
    """The legal day is the day in the school's zone."""
    return now().astimezone(ZoneInfo(zone)).date()


def wire_seconds() -> int:
    """Seconds since 1970 by the machine's own clock, for what other machines hold against theirs (signatures).

    A demo whose day is fixed still speaks to receivers that live today.
    """
    return int(time.time())
