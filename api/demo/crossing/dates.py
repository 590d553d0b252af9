"""When the two campaigns of the demo take place, whatever today is: mid-November and mid-May, the last two."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from api.demo.crossing.young import year_end
from domain.kernel.calendar import school_year_of

_OPENED_AFTER = 3
"""Days after a campaign's date before its files are there."""


@dataclass(frozen=True)
class Dates:
    """`former` has been published, `current` stands in its review."""

    former: date
    current: date

    @property
    def before_former(self) -> int:
        return school_year_of(self.former) - 1

    @property
    def years(self) -> range:
        """Every school year that one of the two campaigns asks for."""
        return range(self.before_former, school_year_of(self.current) + 1)

    def left_before_former(self, dice: Random) -> date:
        """Left during the school year of the former campaign, before it."""
        began = date(school_year_of(self.former), 9, 20)
        return _drawn(dice, began, self.former - timedelta(days=6))

    def left_since(self, dice: Random) -> date:
        """Left between the two; in summer, by not coming back."""
        day = _drawn(dice, self.former + timedelta(days=4), self.current - timedelta(days=9))
        return year_end(day.year - 1) if date(day.year, 7, 4) <= day < date(day.year, 9, 12) else day

    def came_back(self, dice: Random) -> date:
        """Into training again between the two."""
        return _drawn(dice, self.current - timedelta(days=75), self.current - timedelta(days=20))


def _drawn(dice: Random, first: date, last: date) -> date:
    return first + timedelta(days=dice.randint(0, max((last - first).days, 0)))


def dates_until(today: date) -> Dates:
    """The last two campaigns that have had the time to be crossed by that day."""
    found = [date(year, month, 15) for year in range(today.year - 2, today.year + 1) for month in (5, 11)]
    done = [one for one in found if one + timedelta(days=_OPENED_AFTER) < today]
    return Dates(done[-2], done[-1])
