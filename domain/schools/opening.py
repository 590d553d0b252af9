"""Opening half-days of a week, with their hours."""

from dataclasses import dataclass
from datetime import date, time

from domain.kernel.calendar import Half
from domain.kernel.errors import Malformed

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
FOUR_FULL_DAYS = (MONDAY, TUESDAY, THURSDAY, FRIDAY)


class OpeningNotPossible(Malformed):
    title = "Demi-journées d'ouverture à corriger"


@dataclass(frozen=True)
class Opening:
    """One half-day of the week on which there is school; weekday 0 is Monday."""

    weekday: int
    half: Half
    opens: time
    closes: time


@dataclass(frozen=True)
class OpeningWeek:
    """The half-days of an ordinary week; the others are closed."""

    openings: tuple[Opening, ...]

    def __post_init__(self) -> None:
        for opening in self.openings:
            if opening.opens >= opening.closes:
                raise OpeningNotPossible("Une demi-journée doit finir après son début.")
        for morning in self.openings:
            evening = self._find(morning.weekday, Half.PM)
            if morning.half is Half.AM and evening is not None and evening.opens < morning.closes:
                raise OpeningNotPossible("L'après-midi ne peut pas commencer avant la fin du matin.")
        if len({(o.weekday, o.half) for o in self.openings}) < len(self.openings):
            raise OpeningNotPossible("Chaque demi-journée ne peut figurer qu'une fois.")

    def on(self, day: date) -> tuple[Opening, ...]:
        """The half-days of that weekday, the morning first."""
        return tuple(o for half in Half if (o := self._find(day.weekday(), half)) is not None)

    def _find(self, weekday: int, half: Half) -> Opening | None:
        return next((o for o in self.openings if o.weekday == weekday and o.half is half), None)


def split_day(weekday: int, opens: time, closes: time, midday_split: time) -> tuple[Opening, ...]:
    """A day declared as one block, cut at the midday split: how GEPI and many files describe opening hours."""
    if closes <= midday_split:
        return (Opening(weekday, Half.AM, opens, closes),)
    if opens >= midday_split:
        return (Opening(weekday, Half.PM, opens, closes),)
    return (Opening(weekday, Half.AM, opens, midday_split), Opening(weekday, Half.PM, midday_split, closes))


def full_days(weekdays: tuple[int, ...], morning: tuple[time, time], afternoon: tuple[time, time]) -> list[Opening]:
    return [
        Opening(weekday, half, opens, closes)
        for weekday in weekdays
        for half, (opens, closes) in ((Half.AM, morning), (Half.PM, afternoon))
    ]


SECONDARY_WEEK = OpeningWeek(
    (
        *full_days(FOUR_FULL_DAYS, (time(8), time(12)), (time(13), time(17))),
        Opening(WEDNESDAY, Half.AM, time(8), time(12)),
    )
)
"""Nine half-days: a usual collège or lycée, until it says otherwise."""

PRIMARY_WEEK = OpeningWeek(tuple(full_days(FOUR_FULL_DAYS, (time(8, 30), time(11, 30)), (time(13, 30), time(16, 30)))))
"""Eight half-days: the four-day week of most écoles."""
