"""The school's own grid of periods (« M1 », « S3 »), by which secondary schools take the roll."""

from dataclasses import dataclass
from datetime import time

from domain.kernel.calendar import Half
from domain.kernel.errors import Malformed


class GridOverlaps(Malformed):
    title = "Grille horaire à corriger"


def half_of(moment: time, midday_split: time) -> Half:
    """What starts at the split or later belongs to the afternoon."""
    return Half.AM if moment < midday_split else Half.PM


@dataclass(frozen=True)
class Period:
    """One slot of the day, in the school's wall-clock time."""

    code: str
    label: str
    starts_at: time
    ends_at: time
    half: Half


@dataclass(frozen=True)
class LessonGrid:
    """The slots of a school day, in order; empty for schools without one (écoles)."""

    periods: tuple[Period, ...] = ()

    def __post_init__(self) -> None:
        for period in self.periods:
            if period.starts_at >= period.ends_at:
                raise GridOverlaps(f"Le créneau {period.label} doit finir après son début.")
        for earlier, later in zip(self.periods, self.periods[1:], strict=False):
            if later.starts_at < earlier.ends_at:
                raise GridOverlaps(f"Les créneaux {earlier.label} et {later.label} se chevauchent.")

    def of_half(self, half: Half) -> tuple[Period, ...]:
        return tuple(period for period in self.periods if period.half is half)

    def at(self, moment: time) -> Period | None:
        """The slot running at that moment, for « Faire l'appel » to open on it."""
        return next((p for p in self.periods if p.starts_at <= moment < p.ends_at), None)


NO_GRID = LessonGrid()


def grid_of(slots: list[tuple[str, time, time]], midday_split: time) -> LessonGrid:
    """A grid from (code, start, end): halves follow from the midday split, labels from the codes."""
    return LessonGrid(
        tuple(
            Period(code, code, start, end, half_of(start, midday_split))
            for code, start, end in sorted(slots, key=lambda slot: slot[1])
        )
    )
