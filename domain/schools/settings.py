"""How a school counts: its own choices, shown beside every number they produce."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from domain.kernel.errors import Malformed
from domain.kernel.labelled import Labelled

INVITATIONS_NEEDED = 2
"""Invitations to give the reason before trigger 1° of L131-8, for a school that chose no number: no text fixes one."""


class CountKind(Labelled):
    """The three counts of half-days, always kept side by side; one of them is compared with the thresholds."""

    RAW = "raw", "demi-journées brutes (un cours manqué suffit)"
    PROPORTIONAL = "proportional", "demi-journées en proportion du temps manqué"
    COMPLETE = "complete", "demi-journées complètes (absence à tous les cours attendus)"

    @property
    def adjective(self) -> str:
        return {"raw": "entamée", "proportional": "calculée", "complete": "complète"}[self.value]


class WatchedWindow(Labelled):
    """« Dans le mois » (law) or « dans une période d'un mois » (circular): which of the two raises an alert."""

    CALENDAR_MONTH = "calendar_month", "mois civil"
    ROLLING_30_DAYS = "rolling_30_days", "30 jours glissants"
    BOTH = "both", "mois civil ou 30 jours glissants, le premier atteint"


class SettingsOutOfRange(Malformed):
    title = "Réglages à corriger"


@dataclass(frozen=True)
class AttendanceSettings:
    """What turns absences into half-days; no text fixes these, a school or its département chooses them.

    `overflow_tolerance_minutes`: an absence that runs over into the afternoon by no more than this is not a second
    half-day. `lesson_slack_minutes`: a lesson counts as missed if no more than this was attended (bells and clocks
    differ by minutes). `invitations_before_referral`: for trigger 1° of L131-8.
    """

    midday_split: time = time(12, 30)
    minimum_overlap_minutes: int = 1
    overflow_tolerance_minutes: int = 0
    lesson_slack_minutes: int = 5
    threshold_count: CountKind = CountKind.COMPLETE
    window: WatchedWindow = WatchedWindow.BOTH
    invitations_before_referral: int = INVITATIONS_NEEDED

    def __post_init__(self) -> None:
        if not time(10) <= self.midday_split <= time(15):
            raise SettingsOutOfRange("Le milieu de la journée se règle entre 10 h et 15 h.")
        if not 1 <= self.minimum_overlap_minutes <= 120:
            raise SettingsOutOfRange("La durée minimale d'une absence se règle entre 1 et 120 minutes.")
        if not 0 <= self.overflow_tolerance_minutes <= 180:
            raise SettingsOutOfRange("Le débordement toléré se règle entre 0 et 180 minutes.")
        if not 0 <= self.lesson_slack_minutes <= 30:
            raise SettingsOutOfRange("La marge par cours se règle entre 0 et 30 minutes.")
        if not 1 <= self.invitations_before_referral <= 10:
            raise SettingsOutOfRange("Le nombre d'invitations à donner le motif se règle entre 1 et 10.")


class CountingProfile(Labelled):
    """Ready-made settings: ours, and those of the GEPI software, for schools that come from it."""

    STRICT = "strict", "Strict"
    GEPI = "gepi", "GEPI (débordement de 1 h 45 toléré)"

    @property
    def settings(self) -> AttendanceSettings:
        if self is CountingProfile.STRICT:
            return AttendanceSettings()
        return AttendanceSettings(midday_split=time(11, 50), overflow_tolerance_minutes=105)


@dataclass(frozen=True)
class SettingsVersion:
    """One state of a school's settings; it applies from a day on, never backwards by itself."""

    version: int
    from_day: date
    settings: AttendanceSettings


def settings_on(history: Iterable[SettingsVersion], day: date) -> SettingsVersion:
    """The version that applies to the facts of that day; before the first one, the strict profile (version 0)."""
    past = [version for version in history if version.from_day <= day]
    return max(past, key=lambda v: (v.from_day, v.version), default=SettingsVersion(0, date.min, AttendanceSettings()))
