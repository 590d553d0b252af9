"""The back-up has its hour in Paris, also in the nights when clocks change."""

from datetime import UTC, datetime

import pytest

from api.commands.nightly import seconds_until_night


@pytest.mark.parametrize(
    ("now", "hours"),
    [
        (datetime(2026, 11, 23, 1, 10, tzinfo=UTC), 1),
        (datetime(2026, 11, 23, 2, 10, tzinfo=UTC), 24),
        (datetime(2026, 3, 28, 2, 10, tzinfo=UTC), 23),
        (datetime(2026, 10, 24, 1, 10, tzinfo=UTC), 25),
    ],
)
def test_the_next_night_is_at_ten_past_three_in_paris(now: datetime, hours: int) -> None:
    assert seconds_until_night(now) == hours * 3600
