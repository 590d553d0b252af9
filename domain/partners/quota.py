"""How many different young people one adviser, or one machine, may open in a day: a stolen key reads no more."""

from dataclasses import dataclass

from domain.kernel.errors import TooMany

USUAL_QUOTA = 150
SMALLEST_QUOTA, LARGEST_QUOTA = 1, 5000


class DailyQuotaReached(TooMany):
    title = "Quota du jour atteint"
    detail = (
        "Vous avez ouvert aujourd'hui tous les dossiers que votre structure peut ouvrir en un jour. Réessayez demain, "
        "ou demandez à l'administrateur d'élever ce quota."
    )


@dataclass(frozen=True)
class Openings:
    """What one actor opened today, and how many it may."""

    opened: int
    quota: int

    @property
    def left(self) -> int:
        return max(self.quota - self.opened, 0)

    @property
    def is_used_up(self) -> bool:
        return self.opened >= self.quota


def check_opening(openings: Openings, *, opened_already: bool, seconds_left_today: int) -> None:
    """Whom one has opened today may be opened again; a new one only within the quota."""
    if not opened_already and openings.is_used_up:
        raise DailyQuotaReached(retry_after=max(seconds_left_today, 1))
